// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "engine/columns.h"

namespace meike::engine {

enum class CohortPeriod : std::uint8_t { quarter, year };

/// Calendar quarters count as year x 4 + 0..3, years as themselves.
std::int32_t periodOf(DayNumber day, CohortPeriod period);
/// The first day of a period.
DayNumber periodStart(std::int32_t number, CohortPeriod period);

/// In which periods each client bought: the quarters or years that hold a purchase day (see purchases.h), ascending,
/// each once. Rows as in OrderColumns.
struct PurchasePeriods {
    CohortPeriod period = CohortPeriod::quarter;
    DayNumber asOf = 0;
    std::vector<std::uint32_t> begin;  ///< per client, and one more: where its periods begin in `bought`
    std::vector<std::int32_t> bought;

    std::size_t clients() const { return begin.empty() ? 0 : begin.size() - 1; }
    std::span<const std::int32_t> of(ClientIndex client) const {
        return std::span(bought).subspan(begin[client], begin[client + 1] - begin[client]);
    }
};

/// Purchases up to `asOf`. Throws Error{cancelled}.
PurchasePeriods purchasePeriods(const OrderColumns& columns, CohortPeriod period, DayNumber asOf,
                                const std::stop_token& stop = {});
/// The same by year, from the quarters.
PurchasePeriods yearsOf(const PurchasePeriods& quarters);

}  // namespace meike::engine
