// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/custom_field_rules.h"
#include "app/records/record_writer.h"

#include <algorithm>

#include "app/field_text.h"
#include "app/records/allocations.h"
#include "app/records/record_check.h"
#include "app/records/rule_writes.h"
#include "app/records/tag_names.h"
#include "app/short_name.h"
#include "base/unicode.h"
#include "storage/field_values.h"
#include "storage/records.h"

namespace meike {

namespace {

bool isMoney(Kind kind) { return kind == Kind::receipt || kind == Kind::receivable; }

/// Names that only one record may have, as they are compared; empty for kinds whose names may repeat. Entries of pick
/// lists have two names, and both count.
std::string uniqueKey(Kind kind, std::string_view name) {
    switch (kind) {
        case Kind::pick_item:
        case Kind::tag:
        case Kind::tag_group:
            return foldForSearch(matchKey(name));
        case Kind::segment:
        case Kind::assessment:
            return matchKey(name);
        default:
            return {};
    }
}

/// Whether a change of this field cannot touch another field or record, so that many may be changed without reading
/// each.
bool standsAlone(Kind kind, const Field& field) {
    return kind == Kind::client && field.key != kindRow(kind).nameField && field.type != FieldType::date;
}

/// a segment, an assessment
std::string withArticle(Kind kind) {
    std::string one(kindRow(kind).one.en);
    one[0] = static_cast<char>(one[0] - 'A' + 'a');
    return (std::string_view("aeiou").find(one[0]) == std::string_view::npos ? "a " : "an ") + one;
}

Error gone(Kind kind) { return {ErrorKind::not_found, std::string(kindRow(kind).key), "the record is gone"}; }

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
        auto& known = m_known[{field.type == FieldType::pick ? Kind::pick_item : field.refersTo,
                               std::string(field.type == FieldType::pick ? field.target : std::string_view())}];
        if (known.contains(id)) return true;
        if (!referenceExists(database(), field, id)) return false;
        if (known.size() >= kMostKnown) known.clear();
        known.insert(id);
        return true;
    });
    if (!problems.empty())
        throw Error(ErrorKind::invalid_value, problems.front().field, std::string(problems.front().what.en));
}

void RecordWriter::refuseNamesake(const Record* before, const Record& after) {
    const Kind kind = after.kind();
    const auto names = namesOf(after);
    if (names.empty() || uniqueKey(kind, names.front().name).empty()) return;
    if (kind == Kind::tag) {
        if (before && before->text("name") == after.text("name")) return;
        if (const auto other = findTag(database(), after.text("name")); other && *other != after.id())
            throw Error(ErrorKind::invalid_value, after.text("name"),
                        "there is a tag of this name already; merge the two instead");
        return;
    }
    const auto old = before ? namesOf(*before) : std::vector<RuleReference>();
    for (const RuleReference& name : names) {
        if (std::find(old.begin(), old.end(), name) != old.end()) continue;
        for (const Record& other : allRecords(database(), kind))
            for (const RuleReference& taken : namesOf(other))
                if (other.id() != after.id() && taken.list == name.list &&
                    uniqueKey(kind, taken.name) == uniqueKey(kind, name.name))
                    throw Error(ErrorKind::invalid_value, name.name,
                                kind == Kind::pick_item ? "the list has an entry of this name"
                                                        : "there is " + withArticle(kind) + " of this name already");
    }
}

RecordId RecordWriter::add(Record record) {
    cleanRecord(record);
    completeRecord(database(), record, m_edit.clock().today());
    check(record, nullptr);
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
    check(record, &before);
    refuseNamesake(&before, record);
    m_rules.refuseSecondMeaning(&before, record);
    if (kind == Kind::pick_item && before.text("list") != record.text("list"))
        throw Error(ErrorKind::invalid_value, before.text("name"), "an entry stays in its list");
    if (kind == Kind::custom_field) refuseLossByCustomField(database(), before, &record);
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

std::int64_t RecordWriter::setMany(Kind kind, std::span<const RecordId> ids, std::string_view key, const Value& value) {
    const Field& field = fieldOf(kind, key);
    Value clean = value;
    cleanValue(field, clean);
    if (standsAlone(kind, field)) {
        if (field.required && isEmpty(clean)) throw Error(ErrorKind::invalid_value, std::string(key), "is required");
        if (!isEmpty(clean))
            if (const auto wrong = wrongValue(field, clean, [this](const Field& each, RecordId id) {
                    return referenceExists(database(), each, id);
                }))
                throw Error(ErrorKind::invalid_value, std::string(key), std::string(wrong->en));
    }
    std::int64_t changed = 0;
    for (const RecordId id : ids)
        changed += (standsAlone(kind, field) ? m_edit.set(kind, id, key, clean) : set(kind, id, key, clean)) ? 1 : 0;
    return changed;
}

void RecordWriter::remove(Kind kind, RecordId id) {
    const Record before = stored(kind, id);
    if (kind == Kind::custom_field) refuseLossByCustomField(database(), before, nullptr);
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
    if (!mayMerge(kind)) throw Error(ErrorKind::invalid_value, name, "records of this kind cannot be merged");
    if (from == into) throw Error(ErrorKind::invalid_value, name, "a record cannot be merged with itself");
    if (kind == Kind::pick_item && source.text("list") != target.text("list"))
        throw Error(ErrorKind::invalid_value, name, "two different entries of one list can be merged");
    if (findField(kind, "client") && source.get("client") != target.get("client"))
        throw Error(ErrorKind::invalid_value, name, "only two of one client can be merged");
    for (const Record* record : {&source, &target})
        if (ruleFieldOf(kind) && !record->text("rule").empty())
            throw Error(ErrorKind::invalid_value, record->text("name"),
                        "a tag with a rule cannot be merged; take the rule away first");
    const std::int64_t changed = m_edit.redirect(kind, from, into);
    m_rules.merge(source, target);
    m_edit.remove(kind, from);
    m_known.clear();
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
bool changeField(Edit& edit, Kind kind, RecordId id, std::string_view field, const Value& value) {
    return RecordWriter(edit).set(kind, id, field, value);
}

}  // namespace meike
