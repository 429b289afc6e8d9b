// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/import.h"
#include "app/records/record_writer.h"
#include "domain/custom_field.h"

/// Columns that mean nothing the workspace knows, and become fields of its own with the import that brings them.
namespace meike {

/// Whether people may add fields to the kind.
bool mayHaveOwnFields(Kind kind);
/// The first rows of a table, each as wide as its header.
using FirstRows = std::vector<std::vector<std::string>>;
/// How many of them are enough to tell what a column holds; the dry run tells of cells beyond that are something else.
inline constexpr std::size_t kRowsToGuess = 200;
/// What such a column seems to hold: days, amounts, numbers, yes or no; text wherever one of the rows disagrees, and
/// for digits that name something (leading zeros, many of them).
FieldType guessFieldType(const std::string& header, const FirstRows& rows, std::size_t column);
/// A field named by the column's header, made when the plan is run. Nothing for a column without a name, and for kinds
/// without fields of their own. A name that is taken gets a number, also one that is taken by `others`.
std::optional<CustomFieldDefinition> newFieldFor(Database& database, Kind kind, const std::string& header,
                                                 const FirstRows& rows, std::size_t column, FieldType type,
                                                 const std::vector<CustomFieldDefinition>& others = {});
/// Adds it to the plan, so that columns may fill it.
void addNewField(ImportPlan& plan, const CustomFieldDefinition& definition);

namespace importing {
/// Makes those of the plan's new fields that columns fill. Part of the import's edit.
void makeNewFields(RecordWriter& writer, const ImportPlan& plan, const std::vector<ImportColumn>& mapping);
}  // namespace importing

}  // namespace meike
