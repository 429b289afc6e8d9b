// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tags.h"

#include <algorithm>

#include "app/client_actions.h"
#include "app/segments.h"
#include "base/unicode.h"
#include "domain/operators.h"
#include "exchange/rule_json.h"
#include "storage/records.h"

namespace meike {

namespace {

Record tagRecord(Database& database, RecordId tag) {
    if (auto record = readRecord(database, Kind::tag, tag)) return std::move(*record);
    throw Error(ErrorKind::not_found, std::to_string(tag), "there is no such tag");
}

/// Whether a node names tags among its values.
bool namesTags(const Rule& rule) {
    if (rule.type != Rule::Type::condition) return false;
    const Field* field = findField(Kind::client, rule.field);
    const OperatorRow* op = findOperator(rule.op);
    return field && field->type == FieldType::tags && op && op->operand == OperandKind::value;
}

/// Calls `fn` with every node of the rule that names tags; segments that have been looked up included.
template <class Node, class Fn>
void forEachTagNode(Node& rule, const Fn& fn) {
    if (namesTags(rule)) fn(rule);
    if (rule.isGroup() || rule.type == Rule::Type::segment)
        for (auto& child : rule.children) forEachTagNode(child, fn);
}

bool asksFor(const Rule& rule, const std::string& tag) {
    bool found = false;
    forEachTagNode(rule, [&](const Rule& node) {
        found |= std::find(node.values.begin(), node.values.end(), tag) != node.values.end();
    });
    return found;
}

/// The rule with one tag's name in place of another's; none twice.
void replaceTag(Rule& rule, const std::string& from, const std::string& to) {
    forEachTagNode(rule, [&](Rule& node) {
        std::vector<std::string> names;
        for (const std::string& name : node.values) {
            const std::string& kept = name == from ? to : name;
            if (std::find(names.begin(), names.end(), kept) == names.end()) names.push_back(kept);
        }
        node.values = std::move(names);
    });
}

void replaceTagInRules(Edit& edit, const std::string& from, const std::string& to) {
    for (const Kind kind : {Kind::segment, Kind::tag})
        for (Record& record : allRecords(edit.database(), kind)) {
            auto rule = parseRule(record.text("rule"));
            if (!rule || !asksFor(*rule, from)) continue;
            replaceTag(*rule, from, to);
            record.set("rule", ruleJson(*rule));
            edit.update(record);
        }
}

void refuseTagsOfRules(Database& database, const Rule& rule, const std::string& own) {
    const Rule whole = resolved(database, rule);
    for (const Record& other : allRecords(database, Kind::tag)) {
        const std::string& name = other.text("name");
        if ((name == own || !other.text("rule").empty()) && asksFor(whole, name))
            throw Error(ErrorKind::invalid_value, name,
                        "the rule of a tag can ask only for tags that people put on by hand");
        if (name == own || other.text("rule").empty()) continue;
        const auto others = parseRule(other.text("rule"));
        if (!others) continue;
        if (const auto wholeOther = resolveSegments(*others,
                                                    [&](const std::string& segment) -> std::optional<Rule> {
                                                        const auto found = findSegment(database, segment);
                                                        return found ? std::optional(found->rule) : std::nullopt;
                                                    });
            wholeOther && asksFor(*wholeOther, own))
            throw Error(ErrorKind::invalid_value, own,
                        "the rule of the tag “" + name + "” asks for it, and can ask only for tags put on by hand");
    }
}

}  // namespace

std::optional<Rule> tagRule(Database& database, RecordId tag) {
    const Record record = tagRecord(database, tag);
    if (record.text("rule").empty()) return std::nullopt;
    return valueOrThrow(parseRule(record.text("rule")));
}

void setTagRule(Edit& edit, RecordId tag, const std::optional<Rule>& rule) {
    Record record = tagRecord(edit.database(), tag);
    if (rule) {
        checkRule(edit.database(), *rule);
        refuseTagsOfRules(edit.database(), *rule, record.text("name"));
        for (const RecordId row : findRecords(edit.database(), Kind::client_tag, "tag", Value{tag}))
            edit.remove(Kind::client_tag, row);
    }
    edit.update(record.set("rule", rule ? Value{ruleJson(*rule)} : Value{}));
}

void renameTag(Edit& edit, RecordId tag, const std::string& typed) {
    Record record = tagRecord(edit.database(), tag);
    const std::string name = valueOrThrow(checkTagName(typed));
    if (const auto other = findTag(edit.database(), name); other && *other != tag)
        throw Error(ErrorKind::invalid_value, name, "there is a tag of this name already; merge the two instead");
    const std::string before = record.text("name");
    edit.update(record.set("name", name));
    replaceTagInRules(edit, before, name);
}

std::int64_t mergeTags(Edit& edit, RecordId from, RecordId into) {
    if (from == into) throw Error(ErrorKind::invalid_value, std::to_string(from), "a tag cannot be merged with itself");
    const Record gone = tagRecord(edit.database(), from);
    const Record kept = tagRecord(edit.database(), into);
    for (const Record* record : {&gone, &kept})
        if (!record->text("rule").empty())
            throw Error(ErrorKind::invalid_value, record->text("name"),
                        "a tag with a rule cannot be merged; take the rule away first");
    std::int64_t count = 0;
    for (const RecordId row : findRecords(edit.database(), Kind::client_tag, "tag", Value{from})) {
        const auto link = readRecord(edit.database(), Kind::client_tag, row);
        count += edit.addTag(link->integer("client"), into) ? 1 : 0;
    }
    replaceTagInRules(edit, gone.text("name"), kept.text("name"));
    edit.remove(Kind::tag, from);
    return count;
}

void deleteTag(Edit& edit, RecordId tag) {
    const std::string name = tagRecord(edit.database(), tag).text("name");
    for (const Kind kind : {Kind::segment, Kind::tag})
        for (const Record& record : allRecords(edit.database(), kind)) {
            const auto rule = parseRule(record.text("rule"));
            if (rule && record.id() != (kind == Kind::tag ? tag : 0) && asksFor(*rule, name))
                throw Error(ErrorKind::invalid_value, name,
                            "the rule of “" + record.text("name") + "” asks for this tag; change that first");
        }
    edit.remove(Kind::tag, tag);
}

Command tagRuleCommand(Database& database, RecordId tag) {
    return {"tag_rule", {recordName(database, Kind::tag, tag)}};
}

Command renameTagCommand(Database& database, RecordId tag) {
    return {"change", {"@tags", recordName(database, Kind::tag, tag)}};
}

Command mergeTagsCommand(Database& database, RecordId from, RecordId into) {
    return {"merge_tags", {recordName(database, Kind::tag, from), recordName(database, Kind::tag, into)}};
}

}  // namespace meike
