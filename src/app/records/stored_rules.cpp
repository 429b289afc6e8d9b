// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/stored_rules.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "app/short_name.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "exchange/rule_json.h"
#include "storage/field_values.h"
#include "storage/records.h"

namespace meike {

namespace {

/// The fields by which rules name records of a kind.
std::vector<std::string_view> nameFieldsOf(Kind kind) {
    if (kind == Kind::pick_item) return {"name", "name_en"};
    return {kindRow(kind).nameField};
}

/// As references are sorted and looked up: the names of segments whatever their width.
RuleReference keyed(RuleReference reference) {
    if (reference.kind == Kind::segment) reference.name = matchKey(reference.name);
    return reference;
}

/// What the rules of a connection name, by their text. An edit of many tags asks at each of them what all rules name.
class NamedByText {
public:
    const std::vector<RuleReference>& of(std::string_view text) {
        if (const auto found = m_known.find(std::string(text)); found != m_known.end()) return found->second;
        constexpr std::size_t kMost = 4'096;  // more than any workspace has
        if (m_known.size() >= kMost) m_known.clear();
        std::vector<RuleReference> names;
        if (const auto rule = parseRule(text))
            for (RuleReference& reference : ruleReferences(*rule)) names.push_back(keyed(std::move(reference)));
        return m_known.emplace(text, std::move(names)).first->second;
    }

private:
    std::unordered_map<std::string, std::vector<RuleReference>> m_known;
};

/// Whether deleting a record of `kind` can take one of `target` with it.
bool takesWithIt(Kind kind, Kind target) {
    if (kind == target) return true;
    const auto fields = kindRow(target).fields;
    return std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
        return field.type == FieldType::reference && field.required && field.refersTo != target &&
               takesWithIt(kind, field.refersTo);
    });
}

/// Whose rules name one of these.
std::vector<RuleUse> usesOf(Database& database, const std::vector<RuleReference>& names) {
    std::vector<RuleUse> uses;
    for (const StoredRule& stored : storedRules(database)) {
        const auto references = ruleReferences(stored.rule);
        if (std::find_first_of(references.begin(), references.end(), names.begin(), names.end(), isSameReference) !=
            references.end())
            uses.push_back({stored.record.kind(), stored.record.id(), stored.record.text("name")});
    }
    return uses;
}

/// Whether a fixed list in the rule holds the client of that uid.
bool isListed(const Rule& rule, const std::string& uid) {
    bool listed = false;
    forEachNode(rule, [&](const Rule& node, Kind /*kind*/) {
        listed = listed || (node.type == Rule::Type::clients &&
                            std::find(node.values.begin(), node.values.end(), uid) != node.values.end());
    });
    return listed;
}

/// Names of a client's own records may repeat from client to client; all others are names of the workspace.
bool isOwned(Kind kind) { return findField(kind, "client") != nullptr; }

}  // namespace

const Field* ruleFieldOf(Kind kind) {
    const Field* field = findField(kind, "rule");
    return field && field->type == FieldType::long_text ? field : nullptr;
}

std::vector<StoredRule> storedRules(Database& database) {
    std::vector<StoredRule> rules;
    for (const KindRow& row : kindTable()) {
        if (!ruleFieldOf(row.kind)) continue;
        for (Record& record : allRecords(database, row.kind))
            if (auto rule = parseRule(record.text("rule"))) rules.push_back({std::move(record), std::move(*rule)});
    }
    return rules;
}

std::vector<RuleUse> rulesNaming(Database& database, Kind kind, RecordId id) {
    const auto named = readRecord(database, kind, id);
    if (!named) return {};
    std::vector<RuleUse> uses = usesOf(database, namesOf(*named));
    if (kind == Kind::client) {
        const RecordId ids[] = {id};
        const std::string uid = uidTexts(database, Kind::client, ids).front();
        for (const StoredRule& stored : storedRules(database))
            if (isListed(stored.rule, uid) && std::none_of(uses.begin(), uses.end(), [&](const RuleUse& use) {
                    return use.kind == stored.record.kind() && use.id == stored.record.id();
                }))
                uses.push_back({stored.record.kind(), stored.record.id(), stored.record.text("name")});
    }
    std::erase_if(uses, [&](const RuleUse& use) { return use.kind == kind && use.id == id; });
    return uses;
}

std::vector<RuleUse> rulesNamingField(Database& database, Kind kind, std::string_view field) {
    std::vector<RuleUse> uses;
    for (const StoredRule& stored : storedRules(database))
        if (asksForField(stored.rule, kind, field))
            uses.push_back({stored.record.kind(), stored.record.id(), stored.record.text("name")});
    return uses;
}

ErrorDetail refersToIt(const RuleUse& use) {
    const ErrorCode code = use.kind == Kind::segment         ? ErrorCode::segment_used_by_segment
                           : use.kind == Kind::saved_view    ? ErrorCode::segment_used_by_view
                           : use.kind == Kind::playbook      ? ErrorCode::segment_used_by_playbook
                           : use.kind == Kind::key_criterion ? ErrorCode::segment_used_by_criterion
                                                             : ErrorCode::segment_used_by_tag;
    return {code, {shortName(use.name)}};
}

std::vector<RuleReference> namesOf(const Record& record) {
    std::vector<RuleReference> names;
    const std::string list = record.kind() == Kind::pick_item ? record.text("list") : std::string();
    for (const std::string_view field : nameFieldsOf(record.kind()))
        if (!field.empty() && !record.text(field).empty()) names.push_back({record.kind(), list, record.text(field)});
    return names;
}

std::vector<RecordId> recordsNamed(Database& database, const RuleReference& reference) {
    std::vector<RecordId> ids;
    if (reference.kind == Kind::segment) {
        for (const Record& segment : allRecords(database, Kind::segment))
            if (isSameName(Kind::segment, segment.text("name"), reference.name)) ids.push_back(segment.id());
        return ids;
    }
    for (const std::string_view field : nameFieldsOf(reference.kind)) {
        if (field.empty()) continue;
        for (const RecordId id : findRecords(database, reference.kind, field, Value{reference.name}))
            if (reference.list.empty() || readRecord(database, reference.kind, id)->text("list") == reference.list)
                ids.push_back(id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

const std::vector<RuleReference>& RuleNames::references() {
    if (!m_references) {
        m_references.emplace();
        auto& known = m_edit.database().kept<NamedByText>();
        for (const KindRow& row : kindTable()) {
            if (!ruleFieldOf(row.kind)) continue;
            forEachValue(m_edit.database(), row.kind, "rule", [&](RecordId /*id*/, const Value& text) {
                const auto& names = known.of(textOrEmpty(text));
                m_references->insert(m_references->end(), names.begin(), names.end());
            });
        }
        std::sort(m_references->begin(), m_references->end());
    }
    return *m_references;
}

bool RuleNames::isKindNamed(Kind kind) {
    const auto& all = references();
    return std::any_of(all.begin(), all.end(), [kind](const RuleReference& each) { return each.kind == kind; });
}

bool RuleNames::isNamed(const RuleReference& reference) {
    const auto& all = references();
    return std::binary_search(all.begin(), all.end(), keyed(reference));
}

void RuleNames::replace(const RuleReference& from, const std::string& to, bool both) {
    for (StoredRule& stored : storedRules(m_edit.database()))
        if (replaceReference(stored.rule, from, to, both))
            m_edit.set(stored.record.kind(), stored.record.id(), "rule", Value{ruleJson(stored.rule)});
    forget();
}

void RuleNames::refuseSecondMeaning(const Record* before, const Record& after) {
    if (!isKindNamed(after.kind()) || isOwned(after.kind())) return;
    const auto old = before ? namesOf(*before) : std::vector<RuleReference>();
    for (const RuleReference& name : namesOf(after)) {
        const bool had =
            std::any_of(old.begin(), old.end(), [&](const RuleReference& each) { return isSameReference(each, name); });
        if (had || !isNamed(name)) continue;
        for (const RecordId other : recordsNamed(m_edit.database(), name))
            if (other != after.id())
                throw Error(
                    ErrorKind::invalid_value, shortName(name.name),
                    {ErrorCode::name_has_second_meaning, {refersToIt(usesOf(m_edit.database(), {name}).front())}});
    }
}

void RuleNames::follow(const Record& before, const Record& after) {
    if (!isKindNamed(before.kind())) return;
    const auto now = namesOf(after);
    for (const RuleReference& name : namesOf(before)) {
        const bool kept =
            std::any_of(now.begin(), now.end(), [&](const RuleReference& each) { return isSameReference(each, name); });
        // A segment whose width alone has changed is still found, but is called as it is written now.
        const bool sameText = std::find(now.begin(), now.end(), name) != now.end();
        if (sameText || !isNamed(name)) continue;
        const bool both = !kept && !recordsNamed(m_edit.database(), name).empty();
        if (now.empty()) {
            if (both) continue;
            throw Error(ErrorKind::invalid_value, shortName(name.name),
                        refersToIt(usesOf(m_edit.database(), {name}).front()));
        }
        // The English name stays the English one, where there still is one.
        const bool english = now.size() > 1 && before.kind() == Kind::pick_item && name.name == before.text("name_en");
        replace(name, english ? now[1].name : now[0].name, both);
    }
}

void RuleNames::merge(const Record& from, const Record& into) {
    // Fixed lists name clients by uids, which references() leaves out.
    if (from.kind() == Kind::client) {
        const RecordId ids[] = {from.id(), into.id()};
        const auto uids = uidTexts(m_edit.database(), Kind::client, ids);
        replace({Kind::client, {}, uids[0]}, uids[1], false);
    }
    const auto names = namesOf(into);
    if (names.empty()) return;
    for (const RuleReference& name : namesOf(from)) {
        if (!isNamed(name)) continue;
        const auto bearers = recordsNamed(m_edit.database(), name);
        const bool others = std::any_of(bearers.begin(), bearers.end(),
                                        [&](RecordId id) { return id != from.id() && id != into.id(); });
        if (isSameReference(name, names.front()) && !others) continue;
        replace(name, names.front().name, others);
    }
}

std::vector<RuleReference> RuleNames::endangeredBy(Kind kind) {
    std::vector<RuleReference> endangered;
    for (const RuleReference& reference : references())
        if (takesWithIt(kind, reference.kind) && (endangered.empty() || endangered.back() != reference) &&
            !recordsNamed(m_edit.database(), reference).empty())
            endangered.push_back(reference);
    return endangered;
}

void RuleNames::refuseVanished(const std::vector<RuleReference>& endangered) {
    if (endangered.empty()) return;
    for (const RuleReference& reference : endangered) {
        if (!recordsNamed(m_edit.database(), reference).empty()) continue;
        // The rule may have gone with it.
        const auto uses = usesOf(m_edit.database(), {reference});
        if (!uses.empty()) throw Error(ErrorKind::invalid_value, shortName(reference.name), refersToIt(uses.front()));
    }
}

}  // namespace meike
