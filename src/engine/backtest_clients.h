// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "engine/base_view.h"
#include "engine/columns.h"
#include "engine/contract_draws.h"
#include "engine/purchase_history.h"

/// What back-test, choice of a model and calibration have in common. Nothing else includes this.
namespace meike::engine {

/// A client at a cut, before any model.
struct CutClient {
    PurchaseHistory history;                       ///< of all orders, by the calendar
    PurchaseHistory single;                        ///< of what the models of purchases are fitted to (BaseView::stream)
    std::int32_t actual = 0;                       ///< purchase days in the horizon after the cut
    std::int32_t lastPeriod = 0;                   ///< in the same time before it
    std::uint32_t copy = 0;                        ///< how many clients of equal single orders stand before it
    std::uint32_t contractCopy = 0;                ///< ... of equal open contracts
    const std::vector<OpenTerm>* terms = nullptr;  ///< its open contracts, where they are forecast apart
    ClientIndex client = 0;

    auto tied() const {
        return std::tuple(history.repeats, history.lastDay, history.age, actual, lastPeriod, single.repeats,
                          single.lastDay, single.age);
    }
    HistoryCell cell() const {
        return {static_cast<double>(single.repeats), static_cast<double>(single.lastDay),
                static_cast<double>(single.age), 1};
    }
};

/// The clients with a purchase up to the cut, in an order of their own (tied()), so that nothing depends on where a
/// client stood. `view` as of the cut, and must outlive them; what counts as a purchase after it is judged with what is
/// known on `asOf`.
std::vector<CutClient> clientsAtCut(const OrderColumns& columns, const BaseView& view, DayNumber cut, int horizonDays,
                                    DayNumber asOf);

/// Above kChoiceClients every so manieth of them: an even sample, whatever the order of rows.
std::vector<CutClient> sampledClients(std::vector<CutClient> clients);

/// Days since the first purchase of any client as of a day; below 0: none.
std::int32_t longestHistory(const HistoryColumns& histories);

}  // namespace meike::engine
