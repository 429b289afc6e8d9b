// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/record_sql.h"

#include "storage/records.h"

namespace meike {

std::string recordColumns(Kind kind) {
    std::string columns = "id";
    for (const Field& field : kindRow(kind).fields)
        if (field.source == FieldSource::column) (columns += ", ") += field.key;
    return columns;
}

Record recordFrom(const Statement& row, Kind kind) {
    Record record(kind);
    record.setId(row.integer(0));
    int column = 1;
    const auto fields = kindRow(kind).fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].source == FieldSource::column) record.at(i) = row.value(column++);
    return record;
}

std::string insertSql(Kind kind) {
    std::string columns;
    std::string parameters;
    const auto add = [&](std::string_view column) {
        if (!columns.empty()) {
            columns += ", ";
            parameters += ", ";
        }
        columns += column;
        parameters += "?";
    };
    if (hasUid(kind)) {
        add("uid");
        add("updated_at");
        add("updated_by");
    }
    for (const Field& field : kindRow(kind).fields)
        if (field.source == FieldSource::column) add(field.key);
    return "INSERT INTO " + std::string(kindRow(kind).table) + " (" + columns + ") VALUES (" + parameters + ")";
}

}  // namespace meike
