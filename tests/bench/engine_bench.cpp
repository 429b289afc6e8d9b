// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include <algorithm>
#include <numeric>

#include "engine/assessment.h"
#include "engine/purchases.h"
#include "engine/reasons.h"
#include "engine/rfm.h"
#include "tests/support/synthetic_orders.h"

namespace meike::engine {
namespace {

constexpr DayNumber kAsOf = 20'400;

struct Base {
    std::vector<OrderRow> rows;
    OrderColumns columns;
    ClientFacts facts;
};

/// 1 M orders of 100 k clients; every tenth client has hand scores, a project and money due.
const Base& base() {
    static const Base made = [] {
        Base b;
        test::SyntheticOrders synthetic;
        synthetic.clients = 100'000;
        synthetic.orders = 1'000'000;
        b.rows = synthetic.rows();
        b.columns = buildColumns(b.rows, synthetic.clients);
        b.facts.resize(synthetic.clients);
        test::Numbers numbers(7);
        for (std::size_t c = 0; c < b.facts.size(); c += 10) {
            ClientFact& fact = b.facts[c];
            const auto start = static_cast<DayNumber>(numbers.between(19'500, 20'300));
            fact.engagements.push_back({start, start + 60, kAlways});
            fact.growth = {static_cast<std::uint8_t>(numbers.between(1, 5)), kAlways};
            fact.influence = {static_cast<std::uint8_t>(numbers.between(1, 5)), kAlways};
            fact.credit = CreditGrade::b;
            fact.receivables.push_back({start, 100'000});
            fact.receipts.push_back({start + 30, 60'000, 0});
        }
        return b;
    }();
    return made;
}

/// Raw R, F, M as an assessment makes them: the basis is chosen, then counted.
PurchaseColumns summarize(const OrderColumns& columns, const ClientFacts& facts, const ScoringProfile& profile) {
    const OrderValues values(columns, chooseBasis(columns, profile, std::nullopt, kAsOf), kAsOf);
    return summarizePurchases(columns, facts, values, profile, kAsOf);
}

/// The floor: reading the two columns that no scoring can do without.
std::int64_t scan(const OrderColumns& columns) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < columns.day.size(); ++i) sum += columns.day[i] + columns.gross[i];
    return sum;
}

void BM_ColumnScan(benchmark::State& state) {
    const OrderColumns& columns = base().columns;
    for (auto _ : state) benchmark::DoNotOptimize(scan(columns));
}
BENCHMARK(BM_ColumnScan)->Unit(benchmark::kMillisecond);

/// What the scoring is measured against: the same raw figures, then one sort of client positions per axis.
void BM_RfmByThreeSorts(benchmark::State& state) {
    const Base& b = base();
    const ScoringProfile profile;
    for (auto _ : state) {
        const PurchaseColumns raw = summarize(b.columns, b.facts, profile);
        std::vector<std::uint32_t> order;
        for (std::uint32_t c = 0; c < raw.purchases.size(); ++c) {
            if (raw.purchases[c] > 0) order.push_back(c);
        }
        const std::size_t n = order.size();
        std::vector<std::uint8_t> score(raw.purchases.size());
        const auto rank = [&](const auto& value) {
            std::sort(order.begin(), order.end(),
                      [&](std::uint32_t a, std::uint32_t c) { return value[a] < value[c]; });
            for (std::size_t i = 0; i < n;) {
                std::size_t end = i;
                while (end < n && value[order[end]] == value[order[i]]) ++end;
                for (std::size_t j = i; j < end; ++j) {
                    score[order[j]] = static_cast<std::uint8_t>(midRankScore(5, i, end - i, n));
                }
                i = end;
            }
            benchmark::DoNotOptimize(score.data());
        };
        rank(raw.recency);
        rank(raw.frequency);
        rank(raw.monetary);
    }
}
BENCHMARK(BM_RfmByThreeSorts)->Unit(benchmark::kMillisecond);

void BM_RfmFromColumns(benchmark::State& state) {
    const Base& b = base();
    ScoringProfile profile;
    profile.recency.method = profile.frequency.method = AxisMethod::quantiles;
    for (auto _ : state) {
        const PurchaseColumns raw = summarize(b.columns, b.facts, profile);
        benchmark::DoNotOptimize(scoreRfm(raw, profile));
    }
}
BENCHMARK(BM_RfmFromColumns)->Unit(benchmark::kMillisecond);

/// Ten million orders of a hundred thousand clients.
const OrderColumns& tenMillion() {
    static const OrderColumns made = [] {
        test::SyntheticOrders synthetic;
        synthetic.clients = 100'000;
        synthetic.orders = 10'000'000;
        return buildColumns(synthetic.rows(), synthetic.clients);
    }();
    return made;
}

void BM_ColumnScanTenMillion(benchmark::State& state) {
    const OrderColumns& columns = tenMillion();
    for (auto _ : state) benchmark::DoNotOptimize(scan(columns));
}
BENCHMARK(BM_ColumnScanTenMillion)->Unit(benchmark::kMillisecond);

void BM_RfmTenMillion(benchmark::State& state) {
    const ClientFacts facts(tenMillion().clients());
    ScoringProfile profile;
    profile.recency.method = profile.frequency.method = AxisMethod::quantiles;
    for (auto _ : state) {
        const PurchaseColumns raw = summarize(tenMillion(), facts, profile);
        benchmark::DoNotOptimize(scoreRfm(raw, profile));
    }
}
BENCHMARK(BM_RfmTenMillion)->Unit(benchmark::kMillisecond);

void BM_Summarize(benchmark::State& state) {
    const Base& b = base();
    const ScoringProfile profile;
    for (auto _ : state) benchmark::DoNotOptimize(summarize(b.columns, b.facts, profile));
}
BENCHMARK(BM_Summarize)->Unit(benchmark::kMillisecond);

void BM_Assess(benchmark::State& state) {
    const Base& b = base();
    const ScoringProfile profile;
    for (auto _ : state) benchmark::DoNotOptimize(assess({b.columns, b.facts, {}, profile, kAsOf}));
}
BENCHMARK(BM_Assess)->Unit(benchmark::kMillisecond);

void BM_ReplaceClient(benchmark::State& state) {
    OrderColumns columns = base().columns;
    std::vector<OrderRow> own;
    for (const OrderRow& row : base().rows) {
        if (row.client == 5) own.push_back(row);
    }
    for (auto _ : state) {
        own.push_back(own.front());
        columns.replaceClient(5, own);
        own.pop_back();
        columns.replaceClient(5, own);
    }
}
BENCHMARK(BM_ReplaceClient)->Unit(benchmark::kMicrosecond);

void BM_BuildColumns(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(buildColumns(base().rows, 100'000));
}
BENCHMARK(BM_BuildColumns)->Unit(benchmark::kMillisecond);

void BM_ExplainWithWayUp(benchmark::State& state) {
    const Base& b = base();
    const ScoringProfile profile;
    const AssessmentInput input{b.columns, b.facts, {}, profile, kAsOf};
    const Assessment assessment = assess(input);
    ClientIndex client = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(explain(input, assessment, client));
        client = (client + 7919) % 100'000;
    }
}
BENCHMARK(BM_ExplainWithWayUp)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace meike::engine
