// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/label.h"
#include "domain/field.h"
#include "domain/value.h"
#include "exchange/csv_writer.h"

namespace meike {

/// Rows of records as texts, one cell a column: what exports, copies and the command line print.
class RowTexts {
public:
    virtual ~RowTexts() = default;

    virtual Kind kind() const = 0;
    /// Keys, and the field of each; nullptr for the column `id`.
    virtual const std::vector<std::string>& columns() const = 0;
    virtual const std::vector<const Field*>& fields() const = 0;
    /// Keys or labels.
    virtual std::vector<std::string> header() const = 0;
    /// One row of cells per record of those ids that exists, in their order.
    virtual std::vector<std::vector<std::string>> read(const std::vector<RecordId>& ids) const = 0;
};

/// What the cells of a field are to programs: in JSON a number, a boolean, a list of texts, or text; in CSV and in a
/// sheet what CsvColumnKind says.
struct ColumnForm {
    enum class Shape { text, number, boolean, list };
    Shape shape = Shape::text;
    CsvColumnKind csv = CsvColumnKind::text;
};
/// nullptr: the column `id`.
ColumnForm columnForm(const Field* field);

}  // namespace meike
