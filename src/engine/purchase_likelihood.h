// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "engine/newton.h"
#include "engine/purchase_history.h"

namespace meike::engine {

/// Cells with what every likelihood needs of them all.
struct CellTotals {
    explicit CellTotals(std::span<const HistoryCell> all);

    std::span<const HistoryCell> cells;
    double clients = 0;
    double repeats = 0;
    double meanAge = 0;  ///< mean T
    /// above[j]: clients with x > j. A sum over clients of S_c(x) is the sum over j of above[j] ln(c + j).
    std::vector<double> above;
};

}  // namespace meike::engine
