// SPDX-License-Identifier: GPL-3.0-or-later
// The last part of a row's way: from what was read to records.
#include <algorithm>

#include "app/import_rows.h"
#include "app/records/record_check.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "storage/field_values.h"

namespace meike::importing {

bool RowImporter::checkComplete() {
    const bool beside = m_own.has_value();
    if (m_match) return m_plan.mode == ImportMode::create && !beside ? reject("exists") : true;
    const auto missing = [&](const Field& field) {
        if (field.key == "client") return m_client == 0 && m_newClient.empty() && !beside;
        if (field.key == m_row.moneyIn) return false;
        if (field.key == "amount" && m_lineAmount) return false;
        const std::size_t column = columnOf(field.key);
        return column == kNoColumn || (isEmpty(m_values[column]) && m_pending[column].empty());
    };
    for (const ImportField& field : m_fields)
        if (field.field && field.kind == m_kind && field.field->required && missing(*field.field))
            return reject("missing", field.field->key);
    return true;
}

bool RowImporter::fits(const Record& record, const Record* before) {
    const auto there = [](const Field&, RecordId) { return true; };  // what rows refer to was looked up
    // Whoever is still to be made is another one than stands there.
    std::optional<Record> whole;
    if (before && kindRow(record.kind()).checkChange) {
        whole = record;
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (!m_pending[i].empty() && fieldAt(i)->type == FieldType::reference) whole->set(*fieldAt(i), Value{-1});
    }
    const Record& seen = whole ? *whole : record;
    for (const FieldProblem& problem : newProblems(seen, before, there)) {
        // What is missing has been refused, or is about to be made.
        if (isEmpty(seen.get(problem.field))) continue;
        if (datesReversed(record) == problem.field) return reject("dates_reversed", problem.field);
        return reject(reasonKey(fieldOf(record.kind(), problem.field)), problem.field, {}, problem.what);
    }
    return true;
}

bool RowImporter::build() {
    Record& after = m_after;
    if (!m_match) {
        after.clear();
        fill(after);
        return fits(after, nullptr);
    }
    m_id = m_match->id();
    after = *m_match;
    fillChanges(*m_match, after);
    if (!checkRepeat(*m_match, after)) return false;
    if (!leaves(*m_match, after)) {
        // What is written is the whole record.
        m_whole = m_target.read(m_kind, m_id);
        m_match = &*m_whole;
        after = *m_match;
        fillChanges(*m_match, after);
        if (!fits(after, m_match)) return false;
    }
    return true;
}

bool RowImporter::leaves(const Record& before, const Record& after) const {
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (!m_pending[i].empty() && fieldAt(i)->type != FieldType::tags) return false;
    return m_newClient.empty() && m_refund == 0 && after == before;
}

RowResult RowImporter::commit(std::optional<OwnRow> own) {
    RowResult result;
    if (own) {
        m_own = std::move(own);
        m_client = m_own->client;
        m_after.set("client", m_client);
        if (!m_link.empty()) m_after.set(m_link, m_own->record);
    }
    if (m_match)
        update(result);
    else
        create(result);
    touch(m_id);
    return result;
}

RecordId RowImporter::makeClient(const std::string& name) {
    const Record client = Record(Kind::client).set("name", name);
    const RecordId id = m_target.add(client);
    index(Kind::client, "name", false).add(client, id);
    ++m_clientsCreated;
    return id;
}

RecordId RowImporter::makeNamed(const Field& field, const std::string& name, RecordId client) {
    const bool ofRecords = field.type == FieldType::reference && field.refersTo != Kind::person;
    if (ofRecords && field.refersTo == Kind::client) {
        const auto known = index(Kind::client, "name", false).find(name, 0);
        return known.empty() ? makeClient(name) : known.front();
    }
    if (ofRecords) return makeOfClient(field.refersTo, name, client);
    const bool pick = field.type == FieldType::pick;
    const Kind kind = pick ? Kind::pick_item : field.type == FieldType::tags ? Kind::tag : Kind::person;
    const std::string_view list = pick ? field.target : std::string_view();
    // Two columns of a row, or a row before, may have made it meanwhile.
    if (const auto id = m_names.find(kind, name, list)) return *id;
    Record record(kind);
    record.set("name", name);
    if (pick) record.set("list", std::string(list));
    const RecordId id = m_target.add(record);
    m_names.add(kind, id, name, {}, list);
    countMade(kind, name);
    return id;
}

RecordId RowImporter::makeOfClient(Kind kind, const std::string& name, RecordId client) {
    const std::string_view nameField = kindRow(kind).nameField;
    KeyIndex& known = index(kind, nameField, true);
    if (const auto found = known.find(name, client); !found.empty()) return found.front();
    Record record(kind);
    record.set("client", client).set(nameField, name);
    const RecordId id = m_target.add(record);
    known.add(record, id);
    countMade(kind, name);
    return id;
}

void RowImporter::countMade(Kind kind, const std::string& name) {
    constexpr std::size_t kMostNamed = 5;  // a few tell what they are
    Made& made = m_made[kind];
    ++made.count;
    if (made.names.size() < kMostNamed) made.names.push_back(name);
}

std::int64_t RowImporter::othersCreated() const {
    std::int64_t count = 0;
    for (const auto& [kind, made] : m_made) count += made.count;
    return count;
}

/// Puts what the row says into a new record, without what has still to be made.
void RowImporter::fill(Record& record) {
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (fieldAt(i) && !isEmpty(m_values[i])) record.set(*fieldAt(i), m_values[i]);
    if (m_lineAmount) record.set("amount", *m_lineAmount);
    if (m_client != 0) record.set("client", m_client);
    if (!m_row.moneyIn.empty() && (!m_match || m_currencyNamed)) record.set(m_row.moneyIn, m_currency);
}

namespace {

/// The choices of both, in the order of the field's.
Value unitedChoices(const Field& field, const Value& before, const Value& added) {
    const auto has = [](const Value& value, std::string_view key) {
        const auto keys = splitKeys(textOrEmpty(value));
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    std::vector<std::string> keys;
    for (const Choice& choice : field.choices)
        if (has(before, choice.key) || has(added, choice.key)) keys.emplace_back(choice.key);
    return textValue(joinKeys(keys));
}

}  // namespace

/// The same into the record it matched, as far as each column may.
void RowImporter::fillChanges(const Record& before, Record& after) {
    fill(after);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Field* field = fieldAt(i);
        if (!field || !isStored(field->source)) continue;
        const ColumnUpdate how = m_columns[i].update;
        const Value& old = before.get(*field);
        if (how == ColumnUpdate::never || (how == ColumnUpdate::empty && !isEmpty(old))) {
            after.set(*field, old);
            m_pending[i].clear();
        } else if (how == ColumnUpdate::append && field->type == FieldType::choices && !isEmpty(m_values[i])) {
            after.set(*field, unitedChoices(*field, old, m_values[i]));
        } else if (m_plan.emptyMeansClear && !field->required && textAt(i).empty()) {
            after.set(*field, {});
        }
        // What an export guards may really begin with an apostrophe.
        if (!m_lines.front().guarded.empty() && m_lines.front().guarded[i] != 0 &&
            textOrEmpty(old) == "'" + textOrEmpty(m_values[i]))
            after.set(*field, old);
    }
    // What names the same is the same: a match in other widths does not rewrite the name it was found by.
    for (const std::string& key : m_matchKeys)
        if (before.get(key) != after.get(key) && matchKey(before.text(key)) == matchKey(after.text(key)))
            after.set(key, before.get(key));
}

void RowImporter::makePending(Record& record) {
    if (!m_newClient.empty()) {
        m_client = makeClient(m_newClient);
        record.set("client", m_client);
    }
    const RecordId client = findField(m_kind, "client") ? record.integer("client") : 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (!m_pending[i].empty() && fieldAt(i)->type != FieldType::tags)
            record.set(*fieldAt(i), makeNamed(*fieldAt(i), m_pending[i].front(), client));
}

void RowImporter::create(RowResult& result) {
    Record& record = m_after;
    makePending(record);
    countKnownNumber();
    m_id = m_target.addChecked(record);
    ++m_created;
    for (const Index& each : m_indexes)
        if (each.kind == m_kind) each.index->add(record, m_id);
    record.setId(m_id);
    putTags(m_id, true, result);
    if (m_refund != 0) putRefund(record);
    result.changes.clear();  // everything of a new record is new
    result.fate = RowFate::created;
}

void RowImporter::update(RowResult& result) {
    const Record& before = *m_match;
    Record& after = m_after;
    makePending(after);
    bool changed = after != before;
    if (changed) {
        m_target.change(before, after);
        if (m_explain) explain(before, after, result);
        for (const Index& each : m_indexes)
            if (each.kind == m_kind) {
                each.index->remove(before, before.id());
                each.index->add(after, before.id());
            }
    }
    if (putTags(before.id(), false, result)) changed = true;
    if (m_refund != 0 && putRefund(after)) changed = true;
    result.fate = changed ? RowFate::changed : RowFate::same;
}

bool RowImporter::putRefund(const Record& order) {
    if (!m_refundsRead) {
        m_refundsRead = true;
        forEachValue(m_target.database(), Kind::order, "refund_of",
                     [&](RecordId id, const Value& of) { m_refunds[integerOr(of, 0)].push_back(id); });
    }
    Record refund(Kind::order);
    for (const std::string_view key : {"client", "currency", "service", "project"}) refund.set(key, order.get(key));
    refund.set("date", m_refundDay.empty() ? order.get("date") : Value{m_refundDay});
    refund.set("amount", -m_refund);
    refund.set("refund_of", order.id());
    std::vector<RecordId>& known = m_refunds[order.id()];
    for (const RecordId id : known)
        if (m_target.read(Kind::order, id).integer("amount") == -m_refund) return false;
    // What was given back has become more since the last file.
    if (known.size() == 1) {
        const Record before = m_target.read(Kind::order, known.front());
        Record after = before;
        after.set("amount", -m_refund).set("date", refund.get("date"));
        m_target.change(before, after);
        return true;
    }
    known.push_back(m_target.add(refund));
    ++m_refundsCreated;
    return true;
}

void RowImporter::explain(const Record& before, const Record& after, RowResult& result) {
    m_names.cover(m_target.database(), before);
    m_names.cover(m_target.database(), after);
    const TextContext context{&m_names, m_currency, m_language};
    const std::string prefix = m_kind == m_plan.kind ? "" : std::string(kindName(m_kind)) + ".";
    const auto look = [&](const Field& field) {
        if (before.get(field) == after.get(field)) return;
        result.changes.push_back({prefix + std::string(field.key),
                                  displayText(field, before.get(field), textContextOf(before, context)),
                                  displayText(field, after.get(field), textContextOf(after, context))});
    };
    for (const Field& field : m_row.fields) look(field);
    if (m_kind == m_plan.kind)
        for (const Field* field : m_plan.custom) look(*field);
}

bool RowImporter::putTags(RecordId client, bool fresh, RowResult& result) {
    bool changed = false;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (!fieldAt(i) || fieldAt(i)->type != FieldType::tags || m_pending[i].empty()) continue;
        const ColumnUpdate how = m_columns[i].update;
        std::vector<RecordId> before;
        if (!fresh && how != ColumnUpdate::standard && how != ColumnUpdate::append) before = m_target.tags(client);
        if (how == ColumnUpdate::never && !fresh) continue;
        if (how == ColumnUpdate::empty && !before.empty()) continue;
        std::string text;
        std::vector<RecordId> wanted;
        for (const std::string& name : m_pending[i]) {
            wanted.push_back(makeNamed(*fieldAt(i), name, client));
            if (!m_target.addTag(client, wanted.back())) continue;
            changed = true;
            text += (text.empty() ? "+ " : ", ") + name;
        }
        if (how == ColumnUpdate::overwrite) {
            std::string gone;
            for (const RecordId tag : before) {
                if (std::find(wanted.begin(), wanted.end(), tag) != wanted.end() || !m_target.removeTag(client, tag))
                    continue;
                changed = true;
                gone += (gone.empty() ? "- " : ", ") + m_names.name(Kind::tag, tag, m_language);
            }
            if (!gone.empty()) text += (text.empty() ? "" : " ") + gone;
        }
        if (m_explain && !text.empty()) result.changes.push_back({m_columns[i].info->key, {}, text});
    }
    return changed;
}

}  // namespace meike::importing
