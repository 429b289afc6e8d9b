// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of a row's way: from what was read to records.
#include "app/client_actions.h"
#include "app/import_rows.h"
#include "base/unicode.h"

namespace meike::importing {

namespace {
bool has(Kind kind, std::string_view field) { return findField(kind, field) != nullptr; }
}  // namespace

bool RowImporter::checkComplete() {
    if (m_match) return m_plan.mode == ImportMode::create ? reject("exists") : true;
    for (const ImportField& field : importFields(m_plan.kind)) {
        if (!field.required) continue;
        if (field.key == "client") {
            if (m_client == 0 && m_newClient.empty()) return reject("missing", "client");
            continue;
        }
        if (field.key == "currency" && m_plan.kind != Kind::rate) continue;
        if (field.key == "amount" && m_lineAmount) continue;
        const auto column = columnOf(field.key);
        if (!column || (isEmpty(m_values[*column]) && m_pending[*column].empty())) return reject("missing", field.key);
    }
    return true;
}

bool RowImporter::datesInOrder(const Record& record) {
    const auto problem = datesReversed(record);
    return problem ? reject("dates_reversed", *problem) : true;
}

RecordId RowImporter::makeClient(const std::string& name) {
    Record client(Kind::client);
    client.set("name", name).set("created_on", m_target.today());
    const RecordId id = m_target.insert(client);
    index(Kind::client, "name", false).add(client, id);
    ++m_clientsCreated;
    return id;
}

RecordId RowImporter::makeNamed(const Field& field, const std::string& name) {
    if (field.type == FieldType::pick) {
        // Two columns of a row, or a row before, may have made it meanwhile.
        if (const auto id = m_names.find(Kind::pick_item, name, field.target)) return *id;
        const auto items = m_names.pickItems(field.target, true);
        Record item(Kind::pick_item);
        item.set("list", std::string(field.target)).set("name", name);
        item.set("position", static_cast<std::int64_t>(items.size()) + 1).set("archived", std::int64_t{0});
        const RecordId id = m_target.insert(item);
        m_names.add(Kind::pick_item, id, name, {}, field.target);
        ++m_itemsCreated;
        return id;
    }
    if (field.type == FieldType::tags) {
        if (const auto id = m_names.find(Kind::tag, name)) return *id;
        Record tag(Kind::tag);
        tag.set("name", name).set("colour", tagColour(name));
        const RecordId id = m_target.insert(tag);
        m_names.add(Kind::tag, id, name);
        ++m_tagsCreated;
        return id;
    }
    if (const auto id = m_names.find(Kind::person, name)) return *id;
    Record person(Kind::person);
    person.set("name", name).set("role", std::string("account_manager")).set("active", std::int64_t{1});
    const RecordId id = m_target.insert(person);
    m_names.add(Kind::person, id, name);
    ++m_peopleCreated;
    return id;
}

/// Puts what the row says into the record, without what has still to be made.
void RowImporter::fill(Record& record) {
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].index >= 0 && !isEmpty(m_values[i]))
            record.at(static_cast<std::size_t>(m_columns[i].index)) = m_values[i];
    if (m_lineAmount) record.set("amount", *m_lineAmount);
    if (m_client != 0) record.set("client", m_client);
    if (has(m_plan.kind, "currency") && m_plan.kind != Kind::rate && (!m_match || m_currencyNamed))
        record.set("currency", m_currency);
}

void RowImporter::create(RowResult& result) {
    Record record(m_plan.kind);
    fill(record);
    if (!datesInOrder(record)) return;
    if (!m_newClient.empty()) {
        m_client = makeClient(m_newClient);
        m_clientMemo.emplace(m_newClient, m_client);
        record.set("client", m_client);
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (!m_pending[i].empty() && fieldAt(i)->type != FieldType::tags)
            record.at(static_cast<std::size_t>(m_columns[i].index)) = makeNamed(*fieldAt(i), m_pending[i].front());
    if (m_plan.kind == Kind::client && isEmpty(record.get("created_on"))) record.set("created_on", m_target.today());
    const RecordId id = m_target.insert(record);
    for (auto& [what, index] : m_indexes)
        if (std::get<0>(what) == m_plan.kind) index->add(record, id);
    putTags(id, result);
    result.changes.clear();  // everything of a new record is new
    noteMoney(record, nullptr);
    result.fate = RowFate::created;
}

void RowImporter::update(RowResult& result, const Texts& texts) {
    const Record before = *m_match;
    Record after = before;
    fill(after);
    if (m_plan.emptyMeansClear)
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const Field* field = fieldAt(i);
            if (field && field->source == FieldSource::column && !field->required && texts[i].empty())
                after.at(static_cast<std::size_t>(m_columns[i].index)) = {};
        }
    // What names the same is the same: a match in other widths does not rewrite the name it was found by.
    for (const std::string& key : m_matchKeys)
        if (m_plan.kind != Kind::rate && matchKey(before.text(key)) == matchKey(after.text(key)))
            after.set(key, before.get(key));
    if (!datesInOrder(after)) return;
    if (!m_newClient.empty()) {
        m_client = makeClient(m_newClient);
        m_clientMemo.emplace(m_newClient, m_client);
        after.set("client", m_client);
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (!m_pending[i].empty() && fieldAt(i)->type != FieldType::tags)
            after.at(static_cast<std::size_t>(m_columns[i].index)) = makeNamed(*fieldAt(i), m_pending[i].front());
    const auto fields = kindRow(m_plan.kind).fields;
    bool changed = false;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (before.at(i) == after.at(i)) continue;
        changed = true;
        m_target.set(m_plan.kind, before.id(), fields[i].key, after.at(i));
        if (!m_explain) continue;
        m_names.cover(m_target.database(), before);
        m_names.cover(m_target.database(), after);
        const TextContext context{&m_names, m_currency, m_language};
        result.changes.push_back({std::string(fields[i].key),
                                  displayText(fields[i], before.at(i), textContextOf(before, context)),
                                  displayText(fields[i], after.at(i), textContextOf(after, context))});
    }
    if (changed) {
        for (auto& [what, index] : m_indexes)
            if (std::get<0>(what) == m_plan.kind) {
                index->remove(before, before.id());
                index->add(after, before.id());
            }
        noteMoney(after, &before);
    }
    if (putTags(before.id(), result)) changed = true;
    result.fate = changed ? RowFate::changed : RowFate::same;
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

void RowImporter::noteMoney(const Record& record, const Record* before) {
    if (record.kind() != Kind::receipt && record.kind() != Kind::receivable) return;
    if (before) {
        const bool moved = record.get("amount") != before->get("amount") ||
                           record.get("client") != before->get("client") ||
                           record.get("currency") != before->get("currency");
        if (!moved) return;
        m_reallocate.insert(before->id());
        m_settle.emplace(before->integer("client"), before->text("currency"));
    }
    m_settle.emplace(record.integer("client"), record.text("currency"));
}

void RowImporter::settle(Edit& edit) {
    for (const RecordId id : m_reallocate) dropAllocations(edit, m_plan.kind, id);
    for (const auto& [client, currency] : m_settle) allocateReceipts(edit, client, currency);
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

std::vector<std::string> RowImporter::notes() const {
    std::vector<std::string> notes;
    const auto note = [&](std::int64_t count, const char* what) {
        if (count > 0) notes.push_back(std::to_string(count) + what);
    };
    note(m_peopleCreated, " people added as account managers");
    note(m_itemsCreated, " entries added to pick lists");
    note(m_tagsCreated, " tags added");
    return notes;
}

}  // namespace meike::importing
