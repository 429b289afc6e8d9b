// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "engine/backtest_clients.h"
#include "engine/clv_draws.h"
#include "engine/count_range.h"
#include "engine/forecast.h"
#include "engine/model_choice.h"
#include "engine/parallel.h"
#include "engine/purchases.h"
#include "engine/sufficiency.h"

namespace meike::engine {
namespace {

/// Purchase days in (from, to] among ascending days.
std::int32_t countWithin(const std::vector<DayNumber>& days, DayNumber from, DayNumber to) {
    return static_cast<std::int32_t>(std::upper_bound(days.begin(), days.end(), to) -
                                     std::upper_bound(days.begin(), days.end(), from));
}

struct DrawSums {
    std::array<std::int64_t, kDraws> orders{};
};

BacktestCut testCut(const BacktestInput& input, DayNumber cut, int horizonDays, const std::stop_token& stop) {
    BacktestCut out;
    out.day = cut;
    const HistoryColumns histories = purchaseHistories(input.columns, input.basis, cut);
    if (measureData(histories.history).step < 2) return out;
    const ModelKind kind = askedModel(input.rule, {input.columns, histories, input.basis, cut}, stop);
    out.fit = fitHistories(kind, histories, FitMode::map, stop);
    if (!out.fit.converged) return out;

    const std::vector<CutClient> known = clientsAtCut(input.columns, histories, cut, horizonDays, input.asOf);
    std::int64_t repeats = 0;
    std::int64_t time = 0;
    for (const CutClient& client : known) {
        repeats += client.history.repeats;
        time += client.history.age;
    }
    const double pooled = time > 0 ? static_cast<double>(repeats) / static_cast<double>(time) * horizonDays : 0;

    const ParameterDraws draws = drawParameters(out.fit, {}, 0);
    const ClientSimulator simulator(draws, {static_cast<double>(horizonDays), 1, 0});
    out.rows.resize(known.size());
    std::vector<DrawSums> parts(std::max(1U, input.threads));
    parallelFor(known.size(), input.threads, stop, [&](std::size_t i, unsigned worker) {
        const PurchaseHistory& history = known[i].history;
        const HistoryCell cell = known[i].cell();
        BacktestRow& row = out.rows[i];
        row.repeats = history.repeats;
        row.expected = expectedPurchases(out.fit.parameters, cell, horizonDays);
        row.probability = orderProbability(out.fit.parameters, cell, horizonDays);
        row.naive = history.age > 0 ? cell.x / cell.T * horizonDays : 0;
        row.lastPeriod = known[i].lastPeriod;
        row.pooled = pooled;
        row.actual = known[i].actual;
        row.client = known[i].client;

        std::array<std::uint32_t, kDraws> orders{};
        std::array<double, kDraws> values{};
        simulator.simulate({history.repeats, history.lastDay, history.age, 0, false}, known[i].copy, orders, values);
        for (std::size_t k = 0; k < kDraws; ++k) parts[worker].orders[k] += orders[k];
        std::sort(orders.begin(), orders.end());
        const CountRange range = narrowestRange(orders);
        row.withinInterval = range.holds(row.actual);
        row.held = range.held;
    });
    std::array<std::int64_t, kDraws> totals{};
    for (const DrawSums& part : parts) {
        for (std::size_t k = 0; k < kDraws; ++k) totals[k] += part.orders[k];
    }
    std::sort(totals.begin(), totals.end());
    out.totalLow = static_cast<double>(totals[kDraws / 10]);
    out.totalHigh = static_cast<double>(totals[kDraws - 1 - kDraws / 10]);
    for (const BacktestRow& row : out.rows) {
        out.predictedTotal += row.expected;
        out.actualTotal += row.actual;
    }
    return out;
}

}  // namespace

std::vector<CutClient> clientsAtCut(const OrderColumns& columns, const HistoryColumns& histories, DayNumber cut,
                                    int horizonDays, DayNumber asOf) {
    std::vector<CutClient> known;
    std::vector<DayNumber> days;
    for (std::size_t c = 0; c < histories.history.size(); ++c) {
        const PurchaseHistory& history = histories.history[c];
        if (history.repeats < 0) continue;
        CutClient client{history, 0, 0, 0, static_cast<ClientIndex>(c)};
        // A refund may come later.
        purchaseDays(columns, client.client, asOf, days);
        client.actual = countWithin(days, cut, cut + horizonDays);
        purchaseDays(columns, client.client, cut, days);
        client.lastPeriod = countWithin(days, cut - horizonDays, cut);
        known.push_back(client);
    }
    std::sort(known.begin(), known.end(), [](const CutClient& a, const CutClient& b) { return a.tied() < b.tied(); });
    for (std::size_t i = 1; i < known.size(); ++i) {
        if (known[i].history == known[i - 1].history) known[i].copy = known[i - 1].copy + 1;
    }
    return known;
}

std::int32_t longestHistory(const HistoryColumns& histories) {
    std::int32_t longest = -1;
    for (const PurchaseHistory& history : histories.history)
        if (history.repeats >= 0) longest = std::max(longest, history.age);
    return longest;
}

BacktestPlan planBacktest(DayNumber firstPurchase, DayNumber asOf, int askedDays) {
    BacktestPlan plan;
    const std::int64_t room = static_cast<std::int64_t>(asOf) - firstPurchase - kBacktestCalibration;
    constexpr int kShortestForThree = 60;
    const auto threeCuts = static_cast<int>(std::clamp<std::int64_t>(room * 2 / 3, 0, askedDays));
    if (threeCuts >= std::min(kShortestForThree, askedDays) && threeCuts >= kBacktestShortest) {
        plan.horizonDays = threeCuts;
        const int step = threeCuts / 4;
        for (int i = 2; i >= 0; --i) plan.cuts.push_back(asOf - threeCuts - i * step);
        return plan;
    }
    const auto single = static_cast<int>(std::clamp<std::int64_t>(room, 0, askedDays));
    if (single < kBacktestShortest) return plan;
    plan.horizonDays = single;
    plan.cuts.push_back(asOf - single);
    return plan;
}

Backtest backtest(const BacktestInput& input, const std::stop_token& stop) {
    Backtest out;
    out.askedDays = static_cast<int>(std::lround(input.rule.horizonMonths * kMonthDays));
    const HistoryColumns now = purchaseHistories(input.columns, input.basis, input.asOf);
    const std::int32_t longest = longestHistory(now);
    if (longest < 0) return out;
    const BacktestPlan plan = planBacktest(input.asOf - longest, input.asOf, out.askedDays);
    out.horizonDays = plan.horizonDays;
    for (const DayNumber cut : plan.cuts) {
        BacktestCut tested = testCut(input, cut, plan.horizonDays, stop);
        if (!tested.rows.empty()) out.cuts.push_back(std::move(tested));
    }
    return out;
}

Backtest backtestAmong(const Backtest& whole, std::span<const std::uint8_t> included) {
    Backtest out{whole.askedDays, whole.horizonDays, {}};
    for (const BacktestCut& cut : whole.cuts) {
        BacktestCut part{cut.day, cut.fit, {}, cut.totalLow, cut.totalHigh, 0, 0};
        for (const BacktestRow& row : cut.rows) {
            if (row.client >= included.size() || included[row.client] == 0) continue;
            part.rows.push_back(row);
            part.predictedTotal += row.expected;
            part.actualTotal += row.actual;
        }
        if (!part.rows.empty()) out.cuts.push_back(std::move(part));
    }
    return out;
}

}  // namespace meike::engine
