// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base_view.h"

#include <algorithm>

#include "engine/purchases.h"

namespace meike::engine {

namespace {

/// Months since the year 0.
int monthNumber(DayNumber day) {
    const std::chrono::year_month_day date(dateOfDay(day));
    return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

DayNumber firstOfMonth(int number) {
    const std::chrono::year_month_day date(std::chrono::year(number / 12),
                                           std::chrono::month(static_cast<unsigned>(number % 12) + 1),
                                           std::chrono::day(1));
    return dayNumber(std::chrono::sys_days(date));
}

}  // namespace

BaseView bySeason(const BaseFacts& facts, const OrderValues& values, BaseView view, const SeasonIndex& season) {
    view.clock.reset();
    if (season.on) view.clock.emplace(season, view.asOf);
    view.same = !season.on && !view.contracts.split();
    view.apart = {};
    if (view.same) return view;
    const HistoryScope scope{view.contracts.split(), view.clock ? &*view.clock : nullptr};
    view.apart = purchaseHistories(facts.columns, values, view.asOf, scope);
    // A document without a rate leaves a client without a value, whichever stream it is in.
    view.apart.valueKnown = view.whole.valueKnown;
    return view;
}

BaseView baseView(const BaseFacts& facts, const OrderValues& values, DayNumber asOf, const SeasonIndex& season,
                  const ContractModels* models, const std::stop_token& stop) {
    BaseView view;
    view.asOf = asOf;
    view.whole = purchaseHistories(facts.columns, values, asOf);
    if (facts.facts != nullptr) view.contracts = contractBook(facts.columns, *facts.facts, values, asOf, models, stop);
    return bySeason(facts, values, std::move(view), season);
}

BaseView baseView(const BaseFacts& facts, DayNumber asOf, const SeasonIndex& season, const ContractModels* models,
                  const std::stop_token& stop) {
    return baseView(facts, OrderValues(facts.columns, facts.basis, asOf), asOf, season, models, stop);
}

MonthlyOrders monthlyOrders(const OrderColumns& columns, const BaseView& view) {
    MonthlyOrders out;
    DayNumber first = kNever;
    std::vector<DayNumber> days;
    std::vector<std::vector<DayNumber>> all;
    for (std::size_t c = 0; c < columns.clients(); ++c) {
        if (view.whole.history[c].repeats < 0) continue;
        purchaseDays(columns, static_cast<ClientIndex>(c), view.asOf, days, view.contracts.split());
        if (days.empty()) continue;
        first = std::min(first, days.front());
        all.push_back(days);
    }
    if (first == kNever) return out;
    const int from = monthNumber(first);
    const int until = monthNumber(view.asOf);
    std::vector<std::int64_t> orders(static_cast<std::size_t>(until - from) + 1);
    std::vector<std::int64_t> exposure(orders.size());
    std::vector<std::int64_t> joined(static_cast<std::size_t>(view.asOf - first) + 2);
    for (const std::vector<DayNumber>& own : all) {
        ++joined[static_cast<std::size_t>(own.front() - first) + 1];
        for (std::size_t i = 1; i < own.size(); ++i) ++orders[static_cast<std::size_t>(monthNumber(own[i]) - from)];
    }
    std::int64_t clients = 0;
    for (int month = from; month <= until; ++month) {
        const DayNumber begin = std::max(first, firstOfMonth(month));
        const DayNumber end = std::min(view.asOf, firstOfMonth(month + 1) - 1);
        for (DayNumber day = begin; day <= end; ++day) {
            clients += joined[static_cast<std::size_t>(day - first)];
            exposure[static_cast<std::size_t>(month - from)] += clients;
        }
        out.months.push_back({month % 12, static_cast<double>(orders[static_cast<std::size_t>(month - from)]),
                              static_cast<double>(exposure[static_cast<std::size_t>(month - from)])});
    }
    return out;
}

}  // namespace meike::engine
