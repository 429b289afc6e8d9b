// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of a row's way: from what was read to records.
#include "app/import_rows.h"
#include "app/records/record_check.h"
#include "base/unicode.h"

namespace meike::importing {

bool RowImporter::checkComplete() {
    if (m_match) return m_plan.mode == ImportMode::create ? reject("exists") : true;
    for (const ImportField& field : m_fields) {
        if (!field.required) continue;
        if (field.key == "client") {
            if (m_client == 0 && m_newClient.empty()) return reject("missing", "client");
            continue;
        }
        if (field.key == kindRow(m_plan.kind).moneyIn) continue;
        if (field.key == "amount" && m_lineAmount) continue;
        const auto column = columnOf(field.key);
        if (!column || (isEmpty(m_values[*column]) && m_pending[*column].empty())) return reject("missing", field.key);
    }
    return true;
}

bool RowImporter::fits(const Record& record, const Record* before) {
    const auto there = [](const Field&, RecordId) { return true; };  // what rows refer to was looked up
    for (const FieldProblem& problem : newProblems(record, before, there)) {
        // What is missing has been refused, or is about to be made.
        if (isEmpty(record.get(problem.field))) continue;
        if (datesReversed(record) == problem.field) return reject("dates_reversed", problem.field);
        return reject(reasonKey(fieldOf(record.kind(), problem.field)), problem.field, {}, problem.what);
    }
    return true;
}

RecordId RowImporter::makeClient(const std::string& name) {
    const Record client = Record(Kind::client).set("name", name);
    const RecordId id = m_target.add(client);
    index(Kind::client, "name", false).add(client, id);
    ++m_clientsCreated;
    return id;
}

RecordId RowImporter::makeNamed(const Field& field, const std::string& name) {
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
    ++(pick ? m_itemsCreated : kind == Kind::tag ? m_tagsCreated : m_peopleCreated);
    return id;
}

/// Puts what the row says into the record, without what has still to be made.
void RowImporter::fill(Record& record) {
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (fieldAt(i) && !isEmpty(m_values[i])) record.set(*fieldAt(i), m_values[i]);
    if (m_lineAmount) record.set("amount", *m_lineAmount);
    if (m_client != 0) record.set("client", m_client);
    if (!kindRow(m_plan.kind).moneyIn.empty() && (!m_match || m_currencyNamed)) record.set("currency", m_currency);
}

void RowImporter::create(RowResult& result) {
    Record record(m_plan.kind);
    fill(record);
    if (!fits(record, nullptr)) return;
    if (!m_newClient.empty()) {
        m_client = makeClient(m_newClient);
        m_clientMemo.emplace(m_newClient, m_client);
        record.set("client", m_client);
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (!m_pending[i].empty() && fieldAt(i)->type != FieldType::tags)
            record.set(*fieldAt(i), makeNamed(*fieldAt(i), m_pending[i].front()));
    const RecordId id = m_target.add(record);
    for (auto& [what, index] : m_indexes)
        if (std::get<0>(what) == m_plan.kind) index->add(record, id);
    putTags(id, result);
    result.changes.clear();  // everything of a new record is new
    result.fate = RowFate::created;
}

void RowImporter::update(RowResult& result, const Texts& texts) {
    const Record before = *m_match;
    Record after = before;
    fill(after);
    if (m_plan.emptyMeansClear)
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const Field* field = fieldAt(i);
            if (field && isStored(field->source) && !field->required && texts[i].empty()) after.set(*field, {});
        }
    // What names the same is the same: a match in other widths does not rewrite the name it was found by.
    for (const std::string& key : m_matchKeys)
        if (matchKey(before.text(key)) == matchKey(after.text(key))) after.set(key, before.get(key));
    if (!fits(after, &before)) return;
    if (!m_newClient.empty()) {
        m_client = makeClient(m_newClient);
        m_clientMemo.emplace(m_newClient, m_client);
        after.set("client", m_client);
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (!m_pending[i].empty() && fieldAt(i)->type != FieldType::tags)
            after.set(*fieldAt(i), makeNamed(*fieldAt(i), m_pending[i].front()));
    bool changed = after != before;
    if (changed) {
        m_target.change(before, after);
        if (m_explain) explain(before, after, result);
        for (auto& [what, index] : m_indexes)
            if (std::get<0>(what) == m_plan.kind) {
                index->remove(before, before.id());
                index->add(after, before.id());
            }
    }
    if (putTags(before.id(), result)) changed = true;
    result.fate = changed ? RowFate::changed : RowFate::same;
}

void RowImporter::explain(const Record& before, const Record& after, RowResult& result) {
    m_names.cover(m_target.database(), before);
    m_names.cover(m_target.database(), after);
    const TextContext context{&m_names, m_currency, m_language};
    const auto look = [&](const Field& field) {
        if (before.get(field) == after.get(field)) return;
        result.changes.push_back({std::string(field.key),
                                  displayText(field, before.get(field), textContextOf(before, context)),
                                  displayText(field, after.get(field), textContextOf(after, context))});
    };
    for (const Field& field : kindRow(m_plan.kind).fields) look(field);
    for (const Field* field : m_plan.custom) look(*field);
}

bool RowImporter::putTags(RecordId client, RowResult& result) {
    bool changed = false;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (!fieldAt(i) || fieldAt(i)->type != FieldType::tags) continue;
        std::string added;
        for (const std::string& name : m_pending[i]) {
            if (!m_target.addTag(client, makeNamed(*fieldAt(i), name))) continue;
            changed = true;
            added += (added.empty() ? "+ " : ", ") + name;
        }
        if (m_explain && !added.empty()) result.changes.push_back({m_columns[i].info->key, {}, added});
    }
    return changed;
}

std::vector<std::string> RowImporter::cellTexts() const {
    const TextContext context{&m_names, m_currency, m_language};
    std::vector<std::string> texts(m_columns.size());
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Field* field = fieldAt(i);
        if (!m_pending[i].empty())
            for (const std::string& name : m_pending[i]) texts[i] += (texts[i].empty() ? "" : ", ") + name;
        else if (field &&
                 (field->type == FieldType::reference ? field->refersTo == Kind::person : !isEmpty(m_values[i])))
            texts[i] = displayText(*field, m_values[i], context);
    }
    return texts;
}

std::vector<ImportNote> RowImporter::notes() const {
    std::vector<ImportNote> notes;
    const auto note = [&](std::int64_t count, ImportNote::What what) {
        if (count > 0) notes.push_back({what, count, {}, {}});
    };
    note(m_peopleCreated, ImportNote::What::people_added);
    note(m_itemsCreated, ImportNote::What::items_added);
    note(m_tagsCreated, ImportNote::What::tags_added);
    return notes;
}

}  // namespace meike::importing
