// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "exchange/file_format.h"
#include "exchange/row_reader.h"

namespace meike {

struct SheetInfo {
    std::string name;
    bool hidden = false;
};

/// A file with one or more sheets. Safe to read from several threads once opened.
class Workbook {
public:
    Workbook() = default;
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    virtual ~Workbook() = default;

    /// Only sheets of cells; in the file's order.
    virtual const std::vector<SheetInfo>& sheets() const = 0;
    /// The rows of a sheet. Throws damaged, invalid_value, cancelled; so do its rows.
    virtual std::unique_ptr<RowReader> rows(std::size_t sheet) const = 0;
};

/// Opens a workbook of a format that isWorkbook. Throws damaged, invalid_value (over a limit, protected by a password,
/// not readable), cancelled.
std::shared_ptr<const Workbook> openWorkbook(std::shared_ptr<const std::string> bytes, FileFormat format,
                                             const CsvLimits& limits, const std::stop_token& stop);

}  // namespace meike
