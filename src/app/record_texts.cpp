// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record_texts.h"

#include <algorithm>

#include "app/export.h"
#include "app/field_text.h"
#include "base/error_code.h"
#include "storage/custom_fields.h"
#include "storage/facts_as_of.h"
#include "storage/records.h"

namespace meike {

std::vector<std::string> recordColumnsOf(Database& database, Kind kind) {
    std::vector<std::string> keys;
    for (const Field* field : fieldsOfKind(database, kind))
        if (isStored(field->source)) keys.emplace_back(field->key);
    return keys;
}

struct RecordTexts::Impl {
    Database& database;
    Kind kind;
    std::vector<std::string> columns;
    bool forPeople;
    Language language;
    std::optional<Date> asOf;
    std::vector<const Field*> fields;  ///< nullptr: id
    NameBook names;
    TextContext context;
};

RecordTexts::RecordTexts(Database& reader, Kind kind, std::vector<std::string> columns, bool forPeople,
                         Language language, std::optional<Date> asOf) {
    m_impl.reset(new Impl{reader, kind, std::move(columns), forPeople, language, asOf, {}, NameBook(reader), {}});
    for (const std::string& column : m_impl->columns) {
        const Field* field = column == kIdColumn ? nullptr : findField(kind, column);
        if (column != kIdColumn && (!field || !isStored(field->source)))
            throw Error(ErrorKind::invalid_value, column,
                        {ErrorCode::no_stored_field, {std::string(kindRow(kind).key)}});
        m_impl->fields.push_back(field);
    }
    m_impl->context = {&m_impl->names, baseCurrency(reader), language};
}

RecordTexts::~RecordTexts() = default;

Kind RecordTexts::kind() const { return m_impl->kind; }
const std::vector<std::string>& RecordTexts::columns() const { return m_impl->columns; }
const std::vector<const Field*>& RecordTexts::fields() const { return m_impl->fields; }

std::vector<std::string> RecordTexts::header() const {
    if (!m_impl->forPeople) return m_impl->columns;
    std::vector<std::string> labels;
    for (const Field* field : m_impl->fields)
        labels.emplace_back(field ? field->label.in(m_impl->language) : kIdColumn);
    return labels;
}

std::vector<std::vector<std::string>> RecordTexts::read(const std::vector<RecordId>& ids) const {
    std::vector<std::vector<std::string>> rows;
    rows.reserve(ids.size());
    const std::vector<Record> records = m_impl->asOf ? readRecords(m_impl->database, m_impl->kind, ids, *m_impl->asOf)
                                                     : readRecords(m_impl->database, m_impl->kind, ids);
    const bool withIds = std::find(m_impl->fields.begin(), m_impl->fields.end(), nullptr) != m_impl->fields.end();
    std::vector<RecordId> found;
    found.reserve(records.size());
    for (const Record& record : records) found.push_back(record.id());
    const auto uids = withIds ? uidTexts(m_impl->database, m_impl->kind, found) : std::vector<std::string>{};
    for (std::size_t at = 0; at < records.size(); ++at) {
        const Record& record = records[at];
        m_impl->names.cover(m_impl->database, record);
        const TextContext context = textContextOf(record, m_impl->context);
        std::vector<std::string>& row = rows.emplace_back();
        row.reserve(m_impl->fields.size());
        for (const Field* field : m_impl->fields) {
            if (!field) {
                row.push_back(uids[at]);
                continue;
            }
            const Value& value = record.get(field->key);
            row.push_back(m_impl->forPeople ? displayText(*field, value, context)
                                            : machineText(*field, value, context));
        }
    }
    return rows;
}

}  // namespace meike
