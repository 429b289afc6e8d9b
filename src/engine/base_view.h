// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>

#include "engine/client_facts.h"
#include "engine/contract_book.h"
#include "engine/purchase_history.h"
#include "engine/season.h"

namespace meike::engine {

/// Where the facts of a base are. Without `facts` no contract is known of.
struct BaseFacts {
    const OrderColumns& columns;
    const ClientFacts* facts = nullptr;
    ValueBasis basis = ValueBasis::gross;
};

/// A base as the models see it on a day: contracts apart from single orders, and these by the season's clock.
struct BaseView {
    DayNumber asOf = 0;
    HistoryColumns whole;  ///< every order, by the calendar
    HistoryColumns apart;  ///< single orders by the clock, where that is something else than `whole`
    bool same = true;      ///< it is not
    std::optional<SeasonClock> clock;
    ContractBook contracts;

    /// What the models of purchases are fitted to.
    const HistoryColumns& stream() const { return same ? whole : apart; }
    /// A time ahead as these models count it.
    double ahead(double days) const { return clock ? clock->ahead(days) : days; }
};

/// The base on a day. `season`: its clock; `models`: what was fitted to its contracts before (else they are fitted).
BaseView baseView(const BaseFacts& facts, const OrderValues& values, DayNumber asOf, const SeasonIndex& season = {},
                  const ContractModels* models = nullptr, const std::stop_token& stop = {});
BaseView baseView(const BaseFacts& facts, DayNumber asOf, const SeasonIndex& season = {},
                  const ContractModels* models = nullptr, const std::stop_token& stop = {});

/// The same base by another season's clock: contracts stay as they are.
BaseView bySeason(const BaseFacts& facts, const OrderValues& values, BaseView view, const SeasonIndex& season);

/// Repeat purchases of the single orders up to a day, month by month from the first purchase on.
MonthlyOrders monthlyOrders(const OrderColumns& columns, const BaseView& view);

}  // namespace meike::engine
