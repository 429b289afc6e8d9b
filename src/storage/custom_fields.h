// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/field.h"
#include "domain/record.h"
#include "storage/database.h"

/// The fields that a workspace has added to its kinds (tables custom_field and custom_value).
namespace meike {

/// The custom fields of a kind in use, in their order.
std::vector<const Field*> customFields(Database& database, Kind kind);
/// All fields of a kind in this workspace: those of the table, then its own.
std::vector<const Field*> fieldsOfKind(Database& database, Kind kind);
/// Makes every custom field of the workspace known by its key (findField). Done when a file is opened and whenever a
/// row of custom_field has changed.
void internCustomFields(Database& database);

/// Puts the custom values of a record into it.
void readCustomValues(Database& database, Record& record);
/// The record's custom values in the order of `fields`; for lists that show few columns of many records.
Value readCustomValue(Database& database, RecordId record, const Field& field);

/// Row of custom_field with that key; 0 when there is none.
RecordId customFieldId(Database& database, std::string_view key);
/// Row of custom_value; 0 when the record has no such value.
RecordId customValueId(Database& database, RecordId field, RecordId record);
/// Rows of custom_value that belong to a record of that kind.
std::vector<RecordId> customValuesOf(Database& database, Kind kind, RecordId record);
/// How many records have a value in a custom field.
std::int64_t customValueCount(Database& database, RecordId field);

/// Which column of custom_value holds the values of a field.
enum class CustomColumn { number, text };
CustomColumn customColumn(const Field& field);
/// SQL for the value of a custom field of the record whose id is the expression `id`.
std::string customExpression(const Field& field, const std::string& id);

}  // namespace meike
