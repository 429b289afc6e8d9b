// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/custom_fields.h"

#include "domain/custom_field.h"
#include "storage/records.h"

namespace meike {

namespace {

CustomFieldDefinition definitionOf(const Statement& row) {
    CustomFieldDefinition definition;
    definition.key = row.text(0);
    if (const KindRow* kind = findKind(row.text(1))) definition.kind = kind->kind;
    definition.name = row.text(2);
    definition.nameEn = row.text(3);
    definition.type = customFieldType(row.text(4)).value_or(FieldType::text);
    definition.options = splitOptions(row.text(5));
    definition.scale = static_cast<int>(row.integer(6));
    definition.required = row.integer(7) != 0;
    definition.personal = row.integer(8) != 0;
    return definition;
}

constexpr const char* kDefinitions =
    "SELECT key, kind, name, name_en, type, options, scale, required, personal FROM custom_field";

}  // namespace

std::vector<const Field*> customFields(Database& database, Kind kind) {
    Statement& rows = database.cached(std::string(kDefinitions) +
                                      " WHERE kind = ? AND coalesce(archived, 0) = 0 ORDER BY position, id");
    rows.bind(1, kindRow(kind).key);
    std::vector<const Field*> fields;
    while (rows.step()) fields.push_back(&internCustomField(definitionOf(rows)));
    rows.reset();
    return fields;
}

std::vector<const Field*> fieldsOfKind(Database& database, Kind kind) {
    std::vector<const Field*> fields;
    for (const Field& field : kindRow(kind).fields) fields.push_back(&field);
    for (const Field* field : customFields(database, kind)) fields.push_back(field);
    return fields;
}

void internCustomFields(Database& database) {
    Statement& rows = database.cached(kDefinitions);
    while (rows.step()) internCustomField(definitionOf(rows));
    rows.reset();
}

void readCustomValues(Database& database, Record& record) {
    Statement& rows = database.cached(
        "SELECT f.key, coalesce(v.number, v.text) FROM custom_value v JOIN custom_field f ON f.id = v.field WHERE "
        "v.record = ? AND f.kind "
        "= ?");
    rows.bind(1, record.id()).bind(2, kindRow(record.kind()).key);
    while (rows.step())
        // A field of the table is never written over by a row that calls itself so.
        if (isCustomKey(rows.text(0))) record.set(rows.text(0), rows.value(1));
    rows.reset();
}

Value readCustomValue(Database& database, RecordId record, const Field& field) {
    Statement& row = database.cached(
        "SELECT coalesce(v.number, v.text) FROM custom_value v JOIN custom_field f ON f.id = v.field WHERE v.record = "
        "? AND f.key = ?");
    row.bind(1, record).bind(2, field.key);
    Value value = row.step() ? row.value(0) : Value{};
    row.reset();
    return value;
}

namespace {
RecordId firstId(Statement& statement) {
    const RecordId id = statement.step() ? statement.integer(0) : 0;
    statement.reset();
    return id;
}
}  // namespace

RecordId customFieldId(Database& database, std::string_view key) {
    return firstId(database.cached("SELECT id FROM custom_field WHERE key = ?").bind(1, key));
}

RecordId customValueId(Database& database, RecordId field, RecordId record) {
    return firstId(
        database.cached("SELECT id FROM custom_value WHERE record = ? AND field = ?").bind(1, record).bind(2, field));
}

std::vector<RecordId> customValuesOf(Database& database, Kind kind, RecordId record) {
    Statement& rows = database.cached(
        "SELECT v.id FROM custom_value v JOIN custom_field f ON f.id = v.field WHERE v.record = ? AND f.kind = ?");
    rows.bind(1, record).bind(2, kindRow(kind).key);
    std::vector<RecordId> ids;
    while (rows.step()) ids.push_back(rows.integer(0));
    rows.reset();
    return ids;
}

std::int64_t customValueCount(Database& database, RecordId field) {
    return firstId(database.cached("SELECT count(*) FROM custom_value WHERE field = ?").bind(1, field));
}

CustomColumn customColumn(const Field& field) {
    switch (field.type) {
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::money:
        case FieldType::boolean:
            return CustomColumn::number;
        default:
            return CustomColumn::text;
    }
}

std::string customExpression(const Field& field, const std::string& id) {
    // The key is made of our own letters and digits; the inner query is asked once.
    const std::string column = customColumn(field) == CustomColumn::number ? "number" : "text";
    return "(SELECT v." + column + " FROM custom_value v WHERE v.record = " + id +
           " AND v.field = (SELECT f.id FROM custom_field f WHERE f.key = '" + std::string(field.key) + "'))";
}

}  // namespace meike
