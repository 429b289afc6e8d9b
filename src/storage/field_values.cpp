// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/field_values.h"

#include "base/error_code.h"
#include "storage/custom_fields.h"

namespace meike {

void forEachValue(Database& database, Kind kind, std::string_view fieldKey,
                  const std::function<void(RecordId, const Value&)>& fn) {
    const Field& field = fieldOf(kind, fieldKey);
    if (!isStored(field.source))
        throw Error(ErrorKind::internal, std::string(fieldKey), {ErrorCode::fault, {"the field has no column"}});
    const std::string column =
        field.source == FieldSource::custom ? customExpression(field, "x.id") : std::string(field.key);
    Statement rows = database.prepare("SELECT x.id, " + column + " AS v FROM " + std::string(kindRow(kind).table) +
                                      " x WHERE v IS NOT NULL ORDER BY x.id");
    while (rows.step()) fn(rows.integer(0), rows.value(1));
}

namespace {

std::string someColumns(const std::vector<const Field*>& fields) {
    std::string columns = "id";
    for (const Field* field : fields) {
        if (field->source != FieldSource::column)
            throw Error(ErrorKind::internal, std::string(field->key), {ErrorCode::fault, {"the field has no column"}});
        columns += ", " + std::string(field->key);
    }
    return columns;
}

}  // namespace

FieldReader::FieldReader(Database& database, Kind kind, std::vector<const Field*> fields)
    : m_kind(kind),
      m_fields(std::move(fields)),
      m_statement(database.prepare("SELECT " + someColumns(m_fields) + " FROM " + std::string(kindRow(kind).table) +
                                   " WHERE id = ?")) {}

std::optional<Record> FieldReader::read(RecordId id) {
    Record record(m_kind);
    if (!read(id, record)) return std::nullopt;
    return record;
}

bool FieldReader::read(RecordId id, Record& record) {
    m_statement.reset().bind(1, id);
    if (!m_statement.step()) return false;
    record.clear();
    record.setId(id);
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        record.set(*m_fields[i], m_statement.value(static_cast<int>(i) + 1));
    m_statement.reset();
    return true;
}

}  // namespace meike
