// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rfm.h"

namespace meike::engine {
namespace {

void count(std::vector<std::uint32_t>& counts, std::int32_t value) {
    const auto index = static_cast<std::size_t>(value);
    if (index >= counts.size()) counts.resize(index + 1, 0);
    ++counts[index];
}

}  // namespace

RfmScores scoreRfm(const PurchaseColumns& purchases, const ScoringProfile& profile) {
    const std::size_t n = purchases.purchases.size();
    RfmScores out;
    out.r.assign(n, 0);
    out.f.assign(n, 0);
    out.m.assign(n, 0);
    out.amountRank.assign(n, 0);
    out.frequencyRank.assign(n, 0);

    std::vector<std::uint32_t> order;
    order.reserve(n);
    out.sortedMonetary.reserve(n);
    for (std::size_t c = 0; c < n; ++c) {
        if (purchases.purchases[c] == 0) continue;
        ++out.clients;
        count(out.recencyCounts, purchases.recency[c]);
        count(out.frequencyCounts, purchases.frequency[c]);
        if (!monetaryKnown(purchases, c)) continue;
        out.sortedMonetary.push_back(purchases.monetary[c]);
        order.push_back(static_cast<std::uint32_t>(c));
    }
    const int minimum = profile.quantileMinimumClients;
    const CountedAxis recency =
        scoreCounts(out.recencyCounts, Better::smaller, profile.recency, profile.levels, minimum);
    const CountedAxis frequency =
        scoreCounts(out.frequencyCounts, Better::larger, profile.frequency, profile.levels, minimum);
    radixSort(out.sortedMonetary, order);
    const SortedAxis monetary =
        scoreSorted(out.sortedMonetary, profile.monetary, profile.monetaryUnit, profile.levels, minimum);

    for (std::size_t c = 0; c < n; ++c) {
        if (purchases.purchases[c] == 0) continue;
        out.r[c] = recency.scoreOf[static_cast<std::size_t>(purchases.recency[c])];
        const auto f = static_cast<std::size_t>(purchases.frequency[c]);
        out.f[c] = frequency.scoreOf[f];
        out.frequencyRank[c] = frequency.rankOf[f];
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        out.m[order[i]] = monetary.score[i];
        out.amountRank[order[i]] = monetary.rank[i];
    }
    out.axisR = recency.axis;
    out.axisF = frequency.axis;
    out.axisM = monetary.axis;
    return out;
}

}  // namespace meike::engine
