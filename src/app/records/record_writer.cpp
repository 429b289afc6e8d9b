// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/record_writer.h"

#include <algorithm>

#include "app/field_text.h"
#include "app/records/allocations.h"
#include "app/records/client_relations.h"
#include "app/records/complaints.h"
#include "app/records/record_check.h"
#include "app/records/rule_writes.h"
#include "app/records/tag_names.h"
#include "app/short_name.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "domain/custom_field.h"
#include "storage/custom_fields.h"
#include "storage/records.h"

namespace meike {

namespace {

bool isMoney(Kind kind) { return kind == Kind::receipt || kind == Kind::receivable; }

/// Kinds whose names only one record may have. Entries of pick lists have two names, and both count.
bool hasUniqueName(Kind kind) {
    return kind == Kind::pick_item || kind == Kind::tag || kind == Kind::tag_group || kind == Kind::segment ||
           kind == Kind::assessment;
}

/// Such a name as it is compared.
std::string uniqueKey(Kind kind, std::string_view name) {
    // Case counts in the names of segments and assessments, as in what finds them.
    return kind == Kind::segment || kind == Kind::assessment ? matchKey(name) : foldForSearch(matchKey(name));
}

/// Whether a change of this field cannot touch another field or record, so that many may be changed without reading
/// each.
bool standsAlone(Kind kind, const Field& field) {
    return kind == Kind::client && field.key != kindRow(kind).nameField && field.type != FieldType::date &&
           !field.tree && field.key != "city";
}

/// Error for a record that a reference has put above itself.
void refuseCircle(Database& database, const Record& record, const Record* before) {
    if (record.id() == 0) return;
    for (const Field& field : kindRow(record.kind()).fields) {
        if (!field.tree || (before && before->get(field) == record.get(field))) continue;
        RecordId above = integerOr(record.get(field), 0);
        // A circle that is there already is not this record's.
        for (std::set<RecordId> seen; above != 0 && seen.insert(above).second;) {
            if (above == record.id())
                throw Error(ErrorKind::invalid_value, std::string(field.key), ErrorCode::leads_to_itself);
            const auto next = readRecord(database, record.kind(), above);
            above = next ? integerOr(next->get(field), 0) : 0;
        }
    }
}

/// a segment, an assessment
Error gone(Kind kind) { return {ErrorKind::not_found, std::string(kindRow(kind).key), ErrorCode::record_gone}; }

}  // namespace

RecordWriter::RecordWriter(Edit& edit, Pace pace) : m_edit(edit), m_pace(pace), m_rules(edit) {}

Record RecordWriter::stored(Kind kind, RecordId id) {
    auto record = readRecord(database(), kind, id);
    if (!record) throw gone(kind);
    return std::move(*record);
}

void RecordWriter::check(const Record& record, const Record* before) {
    const auto problems = newProblems(record, before, [this](const Field& field, RecordId id) {
        // The same few people, entries and clients are pointed to by thousands.
        constexpr std::size_t kMostKnown = 200'000;
        auto& known = m_known[&field];
        if (known.contains(id)) return true;
        if (!referenceExists(database(), field, id)) return false;
        if (known.size() >= kMostKnown) known.clear();
        known.insert(id);
        return true;
    });
    if (!problems.empty()) throw Error(ErrorKind::invalid_value, problems.front().field, problems.front().what);
    // What a person adds has all that is asked for; a client that a list of orders brings along has its name alone.
    if (!before && m_pace == Pace::each)
        if (const auto missing = missingOwnFields(database(), record); !missing.empty())
            throw Error(ErrorKind::invalid_value, missing.front().field, missing.front().what);
    refuseCircle(database(), record, before);
}

/// Fields of a kind are called apart: a file names them by these names.
void RecordWriter::refuseFieldNamesake(const Record* before, const Record& after) {
    const KindRow* kind = findKind(after.text("kind"));
    if (!kind || (before && before->text("name") == after.text("name"))) return;
    const std::string wanted = foldForSearch(matchKey(after.text("name")));
    for (const Field* field : fieldsOfKind(database(), kind->kind)) {
        if (field->key == after.text("key")) continue;
        for (const std::string_view label : {field->label.zh, field->label.en})
            if (foldForSearch(matchKey(label)) == wanted)
                throw Error(
                    ErrorKind::invalid_value, after.text("name"),
                    field->source == FieldSource::custom
                        ? ErrorDetail(ErrorCode::name_taken, {"@" + std::string(kindRow(Kind::custom_field).key)})
                        : ErrorDetail(ErrorCode::field_built_in));
    }
}

void RecordWriter::refuseNamesake(const Record* before, const Record& after) {
    const Kind kind = after.kind();
    if (kind == Kind::custom_field) refuseFieldNamesake(before, after);
    if (!hasUniqueName(kind)) return;
    if (kind == Kind::tag) {
        if (before && before->text("name") == after.text("name")) return;
        if (const auto other = findTag(database(), after.text("name")); other && *other != after.id())
            throw Error(ErrorKind::invalid_value, after.text("name"), ErrorCode::tag_exists);
        return;
    }
    const auto old = before ? namesOf(*before) : std::vector<RuleReference>();
    for (const RuleReference& name : namesOf(after)) {
        if (std::find(old.begin(), old.end(), name) != old.end()) continue;
        for (const Record& other : allRecords(database(), kind))
            for (const RuleReference& taken : namesOf(other))
                if (other.id() != after.id() && taken.list == name.list &&
                    uniqueKey(kind, taken.name) == uniqueKey(kind, name.name))
                    throw Error(ErrorKind::invalid_value, name.name,
                                kind == Kind::pick_item
                                    ? ErrorDetail(ErrorCode::entry_exists)
                                    : ErrorDetail(ErrorCode::name_taken, {"@" + std::string(kindRow(kind).key)}));
    }
}

RecordId RecordWriter::add(Record record) {
    cleanRecord(record);
    complete(record);
    check(record, nullptr);
    return store(record);
}

RecordId RecordWriter::addChecked(Record& record) {
    complete(record);
    // What must hold between fields may have waited for what the row makes.
    if (kindRow(record.kind()).check) check(record, nullptr);
    return store(record);
}

void RecordWriter::complete(Record& record) {
    completeRecord(database(), record, today());
    if (record.kind() == Kind::complaint) fillComplaintDue(database(), record, nullptr);
}

Date RecordWriter::today() {
    // A batch is of one day, also around midnight.
    if (!m_today || m_pace == Pace::each) m_today = m_edit.clock().today();
    return *m_today;
}

RecordId RecordWriter::store(const Record& record) {
    refuseNamesake(nullptr, record);
    m_rules.refuseSecondMeaning(nullptr, record);
    if (ruleFieldOf(record.kind())) {
        checkRuleOf(database(), record);
        m_rules.forget();
    }
    const RecordId id = m_edit.insert(record);
    if (isMoney(record.kind())) settleMoney(record, nullptr);
    endOfStep();
    return id;
}

bool RecordWriter::change(Record record) {
    const Kind kind = record.kind();
    const Record before = stored(kind, record.id());
    cleanRecord(record);
    if (record == before) return false;
    if (const auto follow = kindRow(kind).follow) follow(record, &before);
    if (kind == Kind::complaint) fillComplaintDue(database(), record, &before);
    check(record, &before);
    refuseNamesake(&before, record);
    m_rules.refuseSecondMeaning(&before, record);
    if (kind == Kind::pick_item && before.text("list") != record.text("list"))
        throw Error(ErrorKind::invalid_value, before.text("name"), ErrorCode::entry_stays_in_list);
    if (kind == Kind::custom_field) refuseLostField(before, &record);
    const bool rewritten = ruleFieldOf(kind) && before.text("rule") != record.text("rule");
    if (rewritten) {
        checkRuleOf(database(), record);
        takeRule(m_edit, before, record);
    }
    m_edit.update(record);
    if (rewritten) m_rules.forget();
    m_rules.follow(before, record);
    if (isMoney(kind)) settleMoney(record, &before);
    endOfStep();
    return true;
}

bool RecordWriter::set(Kind kind, RecordId id, std::string_view field, const Value& value) {
    Record record = stored(kind, id);
    record.set(field, value);
    return change(std::move(record));
}

void RecordWriter::refuseLostField(const Record& before, const Record* after) {
    const KindRow* kind = findKind(before.text("kind"));
    if (!kind) return;
    const std::string& key = before.text("key");
    const auto uses = rulesNamingField(database(), kind->kind, key);
    if (!after) {
        if (!uses.empty())
            throw Error(ErrorKind::invalid_value, shortName(before.text("name")), refersToIt(uses.front()));
        return;
    }
    // What is stored was typed for that kind and type.
    for (const std::string_view fixed : {"key", "kind", "type"})
        if (before.get(fixed) != after->get(fixed))
            throw Error(ErrorKind::invalid_value, std::string(fixed), ErrorCode::field_stays);
    const auto kept = splitOptions(after->text("options"));
    for (const std::string& option : splitOptions(before.text("options"))) {
        if (std::find(kept.begin(), kept.end(), option) != kept.end()) continue;
        for (const StoredRule& stored : storedRules(database()))
            if (asksForField(stored.rule, kind->kind, key, option))
                throw Error(ErrorKind::invalid_value, shortName(option),
                            refersToIt({stored.record.kind(), stored.record.id(), stored.record.text("name")}));
    }
}

std::int64_t RecordWriter::setMany(Kind kind, std::span<const RecordId> ids, std::string_view key, const Value& value) {
    const Field& field = fieldOf(kind, key);
    Value clean = value;
    cleanValue(field, clean);
    if (standsAlone(kind, field)) {
        if (field.required && isEmpty(clean))
            throw Error(ErrorKind::invalid_value, std::string(key), ErrorCode::required);
        if (!isEmpty(clean))
            if (const auto wrong = wrongValue(field, clean, [this](const Field& each, RecordId id) {
                    return referenceExists(database(), each, id);
                }))
                throw Error(ErrorKind::invalid_value, std::string(key), *wrong);
    }
    std::int64_t changed = 0;
    for (const RecordId id : ids)
        changed += (standsAlone(kind, field) ? m_edit.set(kind, id, key, clean) : set(kind, id, key, clean)) ? 1 : 0;
    return changed;
}

void RecordWriter::remove(Kind kind, RecordId id) {
    const Record before = stored(kind, id);
    if (kind == Kind::custom_field) refuseLostField(before, nullptr);
    if (m_endangering.insert(kind).second)
        for (RuleReference& reference : m_rules.endangeredBy(kind)) m_endangered.push_back(std::move(reference));
    if (ruleFieldOf(kind)) m_rules.forget();
    m_edit.remove(kind, id);
    m_known.clear();
    // What a deleted receivable had taken is free for the others.
    if (isMoney(kind)) m_settle.emplace(before.integer("client"), before.text("currency"));
    endOfStep();
}

std::int64_t RecordWriter::merge(Kind kind, RecordId from, RecordId into) {
    const Record source = stored(kind, from);
    const Record target = stored(kind, into);
    const std::string name = shortName(source.text(kindRow(kind).nameField));
    if (!mayMerge(kind)) throw Error(ErrorKind::invalid_value, name, ErrorCode::kind_not_merged);
    if (from == into) throw Error(ErrorKind::invalid_value, name, ErrorCode::merged_with_itself);
    if (kind == Kind::pick_item && source.text("list") != target.text("list"))
        throw Error(ErrorKind::invalid_value, name, ErrorCode::merge_needs_two_entries);
    if (findField(kind, "client") && source.get("client") != target.get("client"))
        throw Error(ErrorKind::invalid_value, name, ErrorCode::merge_of_one_client);
    for (const Record* record : {&source, &target})
        if (ruleFieldOf(kind) && !record->text("rule").empty())
            throw Error(ErrorKind::invalid_value, record->text("name"), ErrorCode::tag_with_rule_not_merged);
    const std::int64_t changed = m_edit.redirect(kind, from, into);
    m_rules.merge(source, target);
    m_edit.remove(kind, from);
    m_known.clear();
    endOfStep();
    return changed;
}

std::int64_t RecordWriter::absorb(RecordId from, RecordId into) {
    const Record source = stored(Kind::client, from);
    const Record target = stored(Kind::client, into);
    for (const auto& [kind, id] : sameLinks(database(), from, into)) m_edit.remove(kind, id);
    const std::int64_t changed = m_edit.redirect(Kind::client, from, into);
    m_rules.merge(source, target);
    m_known.clear();
    for (const Kind kind : {Kind::receipt, Kind::receivable})
        for (const RecordId id : findRecords(database(), kind, "client", Value{into}))
            m_settle.emplace(into, stored(kind, id).text("currency"));
    endOfStep();
    return changed;
}

bool RecordWriter::addTag(RecordId client, RecordId tag) { return m_edit.addTag(client, tag); }
bool RecordWriter::removeTag(RecordId client, RecordId tag) { return m_edit.removeTag(client, tag); }

void RecordWriter::setSetting(std::string_view key, const std::string& value) {
    m_edit.setSetting(key, key == "base_currency" ? valueOrThrow(parseCurrency(value)) : value);
}

void RecordWriter::settleMoney(const Record& record, const Record* before) {
    if (before) {
        const bool moved = before->get("client") != record.get("client") ||
                           before->get("currency") != record.get("currency") ||
                           before->get("amount") != record.get("amount");
        if (!moved) return;
        dropAllocations(m_edit, record.kind(), record.id());
        m_settle.emplace(before->integer("client"), before->text("currency"));
    }
    m_settle.emplace(record.integer("client"), record.text("currency"));
}

void RecordWriter::endOfStep() {
    if (m_pace == Pace::each) finish();
}

void RecordWriter::finish() {
    allocateReceipts(m_edit, m_settle);
    m_settle.clear();
    m_rules.refuseVanished(m_endangered);
    m_endangered.clear();
    m_endangering.clear();
}

bool mayMerge(Kind kind) {
    switch (kind) {
        case Kind::person:
        case Kind::pick_item:
        case Kind::tag:
        case Kind::tag_group:
        case Kind::project:
        case Kind::contact:
            return true;
        default:
            return false;
    }
}

// ---- One record ----

RecordId addRecord(Edit& edit, Record record) { return RecordWriter(edit).add(std::move(record)); }
bool changeRecord(Edit& edit, Record record) { return RecordWriter(edit).change(std::move(record)); }
void removeRecord(Edit& edit, Kind kind, RecordId id) { RecordWriter(edit).remove(kind, id); }
void removeRecords(Edit& edit, Kind kind, std::span<const RecordId> ids) {
    RecordWriter writer(edit, RecordWriter::Pace::batch);
    for (const RecordId id : ids)
        if (recordExists(edit.database(), kind, id)) writer.remove(kind, id);
    writer.finish();
}
bool changeField(Edit& edit, Kind kind, RecordId id, std::string_view field, const Value& value) {
    return RecordWriter(edit).set(kind, id, field, value);
}

}  // namespace meike
