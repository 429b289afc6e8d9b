// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/quantile.h"

#include <algorithm>
#include <array>
#include <limits>

namespace meike::engine {
namespace {

constexpr int kDigitBits = 11;
constexpr std::size_t kBuckets = std::size_t{1} << kDigitBits;

/// A run of equal values: what the note about a quantile is judged on.
struct EqualRuns {
    std::size_t clients = 0;
    std::size_t distinct = 0;
    std::size_t largest = 0;
};

AxisNote quantileNote(const EqualRuns& spread, int levels, int minimumClients) {
    if (spread.clients < static_cast<std::size_t>(minimumClients)) return AxisNote::few_clients;
    if (spread.distinct < static_cast<std::size_t>(levels)) return AxisNote::few_values;
    if (spread.largest * 2 > spread.clients) return AxisNote::dominant_value;
    return AxisNote::none;
}

bool atLeastAsGood(std::int64_t value, std::int64_t limit, Better better) {
    return better == Better::smaller ? value <= limit : value >= limit;
}

/// Limits run from the best score down.
std::uint8_t thresholdScore(std::int64_t value, const std::vector<std::int64_t>& limits, Better better) {
    for (std::size_t i = 0; i < limits.size(); ++i) {
        if (atLeastAsGood(value, limits[i], better)) return static_cast<std::uint8_t>(limits.size() + 1 - i);
    }
    return 1;
}

std::vector<std::optional<std::int64_t>> thresholdEdges(const std::vector<std::int64_t>& limits) {
    return {limits.rbegin(), limits.rend()};
}

/// A value reaches `score`: it is the edge of every score up to that one which has none yet.
void reachEdges(Axis& axis, int score, std::int64_t value) {
    for (int s = 2; s <= score; ++s) {
        auto& edge = axis.edges[static_cast<std::size_t>(s - 2)];
        if (!edge) edge = value;
    }
}

/// Smallest M that is at least limit/100 times the median.
std::int64_t medianLimit(std::int64_t limit, std::int64_t twiceMedian) {
    const __int128 product = static_cast<__int128>(limit) * twiceMedian;
    const __int128 edge = (product + 199) / 200;
    constexpr __int128 kMax = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(std::clamp<__int128>(edge, 1, kMax));
}

}  // namespace

const char* axisNoteKey(AxisNote note) {
    switch (note) {
        case AxisNote::none:
            return "";
        case AxisNote::few_clients:
            return "few_clients";
        case AxisNote::few_values:
            return "few_values";
        case AxisNote::dominant_value:
            return "dominant_value";
        case AxisNote::no_positive_value:
            return "no_positive_value";
    }
    return "";
}

void radixSort(std::vector<std::int64_t>& values, std::vector<std::uint32_t>& order) {
    const std::size_t n = values.size();
    if (n < 2) return;
    // Offsets from the smallest value need only as many digits as the range has, and have no sign.
    const auto smallest = static_cast<std::uint64_t>(*std::min_element(values.begin(), values.end()));
    const auto widest = static_cast<std::uint64_t>(*std::max_element(values.begin(), values.end())) - smallest;
    std::vector<std::int64_t> otherValues(n);
    std::vector<std::uint32_t> otherOrder(n);
    for (int shift = 0; shift < 64 && (widest >> shift) != 0; shift += kDigitBits) {
        const auto digit = [&](std::int64_t value) {
            return static_cast<std::size_t>((static_cast<std::uint64_t>(value) - smallest) >> shift) & (kBuckets - 1);
        };
        std::array<std::uint32_t, kBuckets> place{};
        for (const std::int64_t value : values) ++place[digit(value)];
        std::uint32_t next = 0;
        for (std::uint32_t& entry : place) {
            const std::uint32_t here = entry;
            entry = next;
            next += here;
        }
        for (std::size_t i = 0; i < n; ++i) {
            const std::uint32_t to = place[digit(values[i])]++;
            otherValues[to] = values[i];
            otherOrder[to] = order[i];
        }
        values.swap(otherValues);
        order.swap(otherOrder);
    }
}

std::int64_t twiceMedian(std::span<const std::int64_t> ascending) {
    const std::size_t n = ascending.size();
    if (n == 0) return 0;
    return ascending[(n - 1) / 2] + ascending[n / 2];
}

CountedAxis scoreCounts(std::span<const std::uint32_t> counts, Better better, const AxisRule& rule, int levels,
                        int minimumClients) {
    CountedAxis out;
    out.scoreOf.assign(counts.size(), 0);
    out.rankOf.assign(counts.size(), 0);
    EqualRuns spread;
    for (const std::uint32_t count : counts) {
        spread.clients += count;
        spread.distinct += count > 0 ? 1 : 0;
        spread.largest = std::max<std::size_t>(spread.largest, count);
    }
    out.axis.clients = spread.clients;
    out.axis.method = rule.method;
    if (rule.method == AxisMethod::quantiles) {
        out.axis.note = quantileNote(spread, levels, minimumClients);
        if (out.axis.note != AxisNote::none) out.axis.method = AxisMethod::thresholds;
    }
    const bool quantiles = out.axis.method == AxisMethod::quantiles;
    if (quantiles) {
        out.axis.edges.assign(static_cast<std::size_t>(levels - 1), std::nullopt);
    } else {
        out.axis.edges = thresholdEdges(rule.limits);
    }

    std::uint64_t worse = 0;
    for (std::size_t step = 0; step < counts.size(); ++step) {
        const std::size_t value = better == Better::larger ? step : counts.size() - 1 - step;
        const std::uint32_t equal = counts[value];
        if (equal == 0) continue;
        out.rankOf[value] = static_cast<std::uint32_t>(2 * worse + equal);
        const auto signedValue = static_cast<std::int64_t>(value);
        if (quantiles) {
            const int score = midRankScore(levels, worse, equal, spread.clients);
            out.scoreOf[value] = static_cast<std::uint8_t>(score);
            reachEdges(out.axis, score, signedValue);
        } else {
            out.scoreOf[value] = thresholdScore(signedValue, rule.limits, better);
        }
        worse += equal;
    }
    return out;
}

SortedAxis scoreSorted(std::span<const std::int64_t> ascending, const AxisRule& rule, MonetaryUnit unit, int levels,
                       int minimumClients) {
    const std::size_t n = ascending.size();
    SortedAxis out;
    out.score.assign(n, 1);
    out.rank.assign(n, 0);
    out.axis.clients = n;
    out.axis.method = rule.method;
    out.axis.edges.assign(static_cast<std::size_t>(levels - 1), std::nullopt);

    EqualRuns spread{n, 0, 0};
    for (std::size_t i = 0; i < n;) {
        std::size_t end = i + 1;
        while (end < n && ascending[end] == ascending[i]) ++end;
        const auto rank = static_cast<std::uint32_t>(2 * i + (end - i));
        for (std::size_t j = i; j < end; ++j) out.rank[j] = rank;
        ++spread.distinct;
        spread.largest = std::max(spread.largest, end - i);
        i = end;
    }

    const auto firstPositive = std::upper_bound(ascending.begin(), ascending.end(), 0);
    if (firstPositive == ascending.end()) {
        out.axis.note = AxisNote::no_positive_value;
        out.axis.method = AxisMethod::thresholds;
        return out;
    }
    if (rule.method == AxisMethod::quantiles) {
        out.axis.note = quantileNote(spread, levels, minimumClients);
        if (out.axis.note != AxisNote::none) out.axis.method = AxisMethod::thresholds;
    }
    if (out.axis.method == AxisMethod::quantiles) {
        // midRankScore of ascending ranks, without a division for each.
        std::uint64_t score = 1;
        const auto k = static_cast<std::uint64_t>(levels);
        for (std::size_t i = 0; i < n; ++i) {
            if (i == 0 || out.rank[i] != out.rank[i - 1]) {
                while (k * out.rank[i] >= 2 * n * score) ++score;
                reachEdges(out.axis, static_cast<int>(score), ascending[i]);
            }
            out.score[i] = static_cast<std::uint8_t>(score);
        }
        return out;
    }
    std::vector<std::int64_t> limits = rule.limits;
    if (unit == MonetaryUnit::median) {
        const std::int64_t middle =
            twiceMedian(ascending.subspan(static_cast<std::size_t>(firstPositive - ascending.begin())));
        for (std::int64_t& limit : limits) limit = medianLimit(limit, middle);
    }
    out.axis.edges = thresholdEdges(limits);
    for (std::size_t i = 0; i < n; ++i) {
        out.score[i] = ascending[i] <= 0 ? std::uint8_t{1} : thresholdScore(ascending[i], limits, Better::larger);
    }
    return out;
}

}  // namespace meike::engine
