// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/cell_format.h"

namespace meike::xls {

struct BiffCell {
    std::uint32_t row = 0;  ///< from 0
    std::uint16_t column = 0;
    CellText value;
};

struct BiffArea {
    std::uint16_t firstRow = 0;
    std::uint16_t lastRow = 0;
    std::uint16_t firstColumn = 0;
    std::uint16_t lastColumn = 0;
};

struct BiffSheet {
    std::string name;
    bool hidden = false;
    std::vector<BiffCell> cells;  ///< by row, then column
    std::vector<BiffArea> merged;
};

struct BiffBook {
    enum class State { read, isProtected, unreadable };
    State state = State::unreadable;
    std::vector<BiffSheet> sheets;
};

/// Reads an .xls file of Excel 5 to 2003 (BIFF5 and BIFF8): texts, numbers, dates by their formats, booleans, errors,
/// the kept values of formulas. Damage never throws: what stands before it was read, and the state says unreadable.
/// May throw std::bad_alloc.
BiffBook readBiff(std::string_view file);

}  // namespace meike::xls
