// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "engine/columns.h"
#include "engine/purchase_history.h"

/// What back-test and choice of a model have in common. Nothing else includes this.
namespace meike::engine {

/// A client at a cut, before any model.
struct CutClient {
    PurchaseHistory history;
    std::int32_t actual = 0;      ///< purchase days in the horizon after the cut
    std::int32_t lastPeriod = 0;  ///< in the same time before it
    std::uint32_t copy = 0;       ///< how many clients of equal history stand before it
    ClientIndex client = 0;

    auto tied() const { return std::tuple(history.repeats, history.lastDay, history.age, actual, lastPeriod); }
    HistoryCell cell() const {
        return {static_cast<double>(history.repeats), static_cast<double>(history.lastDay),
                static_cast<double>(history.age), 1};
    }
};

/// The clients with a purchase up to the cut, in an order of their own (tied()), so that nothing depends on where a
/// client stood. `histories` as of the cut; what counts as a purchase after it is judged with what is known on `asOf`.
std::vector<CutClient> clientsAtCut(const OrderColumns& columns, const HistoryColumns& histories, DayNumber cut,
                                    int horizonDays, DayNumber asOf);

/// Days since the first purchase of any client as of a day; below 0: none.
std::int32_t longestHistory(const HistoryColumns& histories);

}  // namespace meike::engine
