// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "engine/backtest_clients.h"
#include "engine/base_fit.h"
#include "engine/clv_draws.h"
#include "engine/contract_draws.h"
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
    const BaseFacts facts{input.columns, input.facts, input.basis};
    if (measureData(purchaseHistories(input.columns, input.basis, cut).history).step < 2) return out;
    const ModelKind kind = askedModel(input.rule, {facts, cut}, stop);
    const StreamFit then = fitStream(facts, kind, cut, stop);
    const BaseView& view = then.view;
    out.fit = then.fit;
    const bool singles = longestHistory(view.stream()) >= 0;
    if (!out.fit.converged && (singles || !view.contracts.split())) return out;

    const std::vector<CutClient> known = clientsAtCut(input.columns, view, cut, horizonDays, input.asOf);
    std::int64_t repeats = 0;
    std::int64_t time = 0;
    for (const CutClient& client : known) {
        repeats += client.history.repeats;
        time += client.history.age;
    }
    const double pooled = time > 0 ? static_cast<double>(repeats) / static_cast<double>(time) * horizonDays : 0;

    const double ahead = view.ahead(horizonDays);
    const ParameterDraws draws = drawParameters(out.fit, {}, 0);
    const ClientSimulator simulator(draws, {ahead, 1, 0});
    const ContractForecaster contracts(view.contracts.models, {static_cast<double>(horizonDays), 1, 0});
    out.rows.resize(known.size());
    std::vector<DrawSums> parts(std::max(1U, input.threads));
    parallelFor(known.size(), input.threads, stop, [&](std::size_t i, unsigned worker) {
        const CutClient& client = known[i];
        const PurchaseHistory& history = client.history;
        BacktestRow& row = out.rows[i];
        row.repeats = history.repeats;
        row.naive = history.age > 0 ? 1.0 * history.repeats / history.age * horizonDays : 0;
        row.lastPeriod = client.lastPeriod;
        row.pooled = pooled;
        row.actual = client.actual;
        row.client = client.client;

        std::array<std::uint32_t, kDraws> orders{};
        std::array<double, kDraws> values{};
        if (client.single.repeats >= 0) {
            const HistoryCell cell = client.cell();
            row.expected = expectedPurchases(out.fit.parameters, cell, ahead);
            row.probability = orderProbability(out.fit.parameters, cell, ahead);
            simulator.simulate({client.single.repeats, client.single.lastDay, client.single.age, 0, false}, client.copy,
                               orders, values);
        }
        if (client.terms != nullptr && !client.terms->empty()) {
            const ContractOutlook outlook = contracts.outlook(*client.terms);
            row.expected += outlook.orders;
            row.probability = 1 - (1 - row.probability) * (1 - outlook.any);
            contracts.addDraws(*client.terms, client.contractCopy, orders, values);
        }
        for (std::size_t k = 0; k < kDraws; ++k) parts[worker].orders[k] += orders[k];
        std::sort(orders.begin(), orders.end());
        const CountRange range = narrowestRange(orders);
        row.withinInterval = range.holds(row.actual);
        row.held = range.held;
    });
    // The range of the total is the one that is shown: moved by what was learnt before the cut.
    const TotalCalibration past =
        calibrateTotals(lookBackAtTotals(facts, kind, horizonDays, cut, stop), then.season.on);
    const std::array<double, kDraws> levels = evenLevels(past.shift, past.origins > 0 ? past.spread : 0);
    std::array<double, kDraws> totals{};
    for (const DrawSums& part : parts)
        for (std::size_t k = 0; k < kDraws; ++k) totals[k] += static_cast<double>(part.orders[k]);
    for (std::size_t k = 0; k < kDraws; ++k) totals[k] *= levels[k];
    std::sort(totals.begin(), totals.end());
    out.totalLow = totals[kDraws / 10];
    out.totalHigh = totals[kDraws - 1 - kDraws / 10];
    for (const BacktestRow& row : out.rows) {
        out.predictedTotal += row.expected;
        out.actualTotal += row.actual;
    }
    return out;
}

}  // namespace

std::vector<CutClient> clientsAtCut(const OrderColumns& columns, const BaseView& view, DayNumber cut, int horizonDays,
                                    DayNumber asOf) {
    std::vector<CutClient> known;
    std::vector<DayNumber> days;
    const HistoryColumns& stream = view.stream();
    for (std::size_t c = 0; c < view.whole.history.size(); ++c) {
        if (view.whole.history[c].repeats < 0) continue;
        CutClient client;
        client.history = view.whole.history[c];
        client.single = stream.history[c];
        client.client = static_cast<ClientIndex>(c);
        if (view.contracts.split()) client.terms = &view.contracts.open[c];
        // A refund may come later.
        purchaseDays(columns, client.client, asOf, days);
        client.actual = countWithin(days, cut, cut + horizonDays);
        purchaseDays(columns, client.client, cut, days);
        client.lastPeriod = countWithin(days, cut - horizonDays, cut);
        known.push_back(client);
    }
    std::sort(known.begin(), known.end(), [](const CutClient& a, const CutClient& b) { return a.tied() < b.tied(); });
    std::map<PurchaseHistory, std::uint32_t> copies;
    std::map<std::vector<OpenTerm>, std::uint32_t> contractCopies;
    for (CutClient& client : known) {
        if (client.single.repeats >= 0) client.copy = copies[client.single]++;
        if (client.terms != nullptr && !client.terms->empty()) client.contractCopy = contractCopies[*client.terms]++;
    }
    return known;
}

std::vector<CutClient> sampledClients(std::vector<CutClient> clients) {
    const std::size_t step = (clients.size() + kChoiceClients - 1) / kChoiceClients;
    if (step <= 1) return clients;
    std::vector<CutClient> out;
    for (std::size_t i = step / 2; i < clients.size(); i += step) out.push_back(clients[i]);
    return out;
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
