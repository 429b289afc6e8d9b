// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "app/import.h"

/// The mapped columns of a file with everything that decides how their cells are read. Inside of app/import.
namespace meike::importing {

struct Column {
    std::size_t column = 0;  ///< in the file
    std::shared_ptr<const ImportField> info;
    DateOrder dateOrder = DateOrder::automatic;
    std::optional<int> year;
    NumberFormat numbers;
    HeaderUnit unit;
    ColumnUpdate update = ColumnUpdate::standard;
    std::string reading;  ///< as ColumnReading::how; empty: its rejected rows will be read as these are

    bool isNumber() const {
        return info->type == FieldType::money || info->type == FieldType::decimal || info->type == FieldType::integer;
    }
};

inline constexpr const char* kMixedReading = "mixed";
inline constexpr const char* kKeptReading = "kept";

struct Columns {
    std::vector<Column> columns;
    std::vector<ImportColumn> mapping;
    std::vector<ImportQuestion> questions;
    std::vector<ImportQuestion> years;
    std::vector<RivalColumn> rivals;
    std::vector<ImportNote> notes;
};

/// Reads through the file once where a column's dates or numbers must speak for themselves, and rewinds it. Throws
/// invalid_value when required fields are not mapped, or the plan names what is not there.
Columns prepareColumns(TableSource& source, const ImportPlan& plan, Progress& progress, const std::stop_token& stop);

}  // namespace meike::importing
