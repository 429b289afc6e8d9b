// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/rule_writes.h"

#include <algorithm>

#include "app/records/stored_rules.h"
#include "app/segments.h"
#include "base/error_code.h"
#include "exchange/rule_json.h"
#include "storage/records.h"

namespace meike {

namespace {

bool asksForTag(const Rule& rule, const std::string& tag) {
    const auto references = ruleReferences(rule, true);
    return std::find(references.begin(), references.end(), RuleReference{Kind::tag, {}, tag}) != references.end();
}

void refuseTagsOfRules(Database& database, const Rule& rule, const std::string& own) {
    const Rule whole = resolved(database, rule);
    for (const Record& other : allRecords(database, Kind::tag)) {
        const std::string& name = other.text("name");
        const bool hasRule = !other.text("rule").empty();
        if ((name == own || hasRule) && asksForTag(whole, name))
            throw Error(ErrorKind::invalid_value, name, ErrorCode::tag_rule_asks_rule_tag);
        if (name == own || !hasRule) continue;
        const auto others = parseRule(other.text("rule"));
        if (!others) continue;
        if (const auto wholeOther = resolveSegments(*others,
                                                    [&](const std::string& segment) -> std::optional<Rule> {
                                                        const auto found = findSegment(database, segment);
                                                        return found ? std::optional(found->rule) : std::nullopt;
                                                    });
            wholeOther && asksForTag(*wholeOther, own))
            throw Error(ErrorKind::invalid_value, own, {ErrorCode::tag_rule_asks_this, {name}});
    }
}

}  // namespace

void checkRuleOf(Database& database, const Record& record) {
    const std::string& json = record.text("rule");
    if (json.empty()) return;
    const Rule rule = valueOrThrow(parseRule(json));
    checkRule(database, rule, record.kind() == Kind::segment ? record.text("name") : std::string());
    if (record.kind() == Kind::tag) refuseTagsOfRules(database, rule, record.text("name"));
}

void takeRule(Edit& edit, const Record& before, Record& after) {
    if (before.kind() == Kind::segment) {
        after.set("version", before.integer("version", 1) + 1);
        if (after.get("fixed_on") == before.get("fixed_on")) after.set("fixed_on", {});
    }
    if (before.kind() == Kind::tag && !after.text("rule").empty())
        edit.removeWhere(Kind::client_tag, "tag", before.id());
}

}  // namespace meike
