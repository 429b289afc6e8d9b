// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "exchange/csv_reader.h"

namespace meike {

/// What was not in the cells themselves, as far as rows were read.
struct RowCounts {
    std::int64_t merged = 0;         ///< cells that took the value of the merged area they are in
    std::int64_t mergedNumbers = 0;  ///< those of them that took a number from a row above
    std::int64_t emptyFormulas = 0;  ///< formulas whose value the program that wrote the file did not keep
};

/// The rows of one text table or sheet as they stand there, one after the other: titles, headers and totals included.
class RowReader {
public:
    RowReader() = default;
    RowReader(const RowReader&) = delete;
    RowReader& operator=(const RowReader&) = delete;
    virtual ~RowReader() = default;

    /// The next row; blank ones may be left out. Its views hold until the next call. False at the end. Throws
    /// invalid_value (over a limit), damaged or cancelled.
    virtual bool next(CsvRow& row) = 0;
    /// Another reader of the same rows, at their beginning. May be used in another thread.
    virtual std::unique_ptr<RowReader> fromStart() const = 0;

    /// Once the header is known.
    virtual void setColumns(std::size_t /*columns*/) {}
    /// Cells have addresses (sheets): what stands beside the table is no sign of a shifted row.
    virtual bool hasAddresses() const { return true; }

    virtual std::uint64_t position() const = 0;  ///< of `total`, for progress
    virtual std::uint64_t total() const = 0;
    /// Rows of the whole table, guessed; 0 when nobody knows.
    virtual std::int64_t estimatedRows() const { return 0; }
    virtual RowCounts counts() const { return {}; }
};

}  // namespace meike
