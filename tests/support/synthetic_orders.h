// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "engine/columns.h"

namespace meike::test {

/// A small generator whose numbers are the same everywhere (splitmix64).
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 <= result < limit.
    std::int64_t below(std::int64_t limit) {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(limit));
    }
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + below(high - low + 1); }
    bool chance(int percent) { return below(100) < percent; }

private:
    std::uint64_t m_state;
};

/// Orders of a made-up base, in random order. A few clients buy much more often than most; amounts are spread over
/// several orders of magnitude and repeat.
struct SyntheticOrders {
    std::size_t clients = 1000;
    std::size_t orders = 10'000;
    DayNumber firstDay = 19'000;
    DayNumber lastDay = 20'400;
    int refundPercent = 0;  ///< refunds of an order of the same client, some without the link
    int netPercent = 100;   ///< orders whose net revenue is known
    int costPercent = 100;  ///< of those, orders whose contribution is known
    std::uint64_t seed = 1;

    std::vector<engine::OrderRow> rows() const {
        Numbers numbers(seed);
        std::vector<engine::OrderRow> out;
        out.reserve(orders + orders / 4);
        std::int64_t document = 1;
        for (std::size_t i = 0; i < orders; ++i) {
            // The square of an even spread: the first clients get the most.
            const std::int64_t n = static_cast<std::int64_t>(clients);
            const std::int64_t a = numbers.below(n);
            const std::int64_t b = numbers.below(n);
            engine::OrderRow row;
            row.client = static_cast<engine::ClientIndex>(a < b ? a : b);
            row.day = static_cast<DayNumber>(numbers.between(firstDay, lastDay));
            row.document = document++;
            std::int64_t amount = numbers.between(1, 999) * 100;
            for (std::int64_t scale = numbers.below(4); scale > 0; --scale) amount *= 7;
            row.gross = amount;
            row.netKnown = numbers.chance(netPercent);
            row.net = amount / 5;
            row.contributionKnown = row.netKnown && numbers.chance(costPercent);
            row.contribution = amount / 5 - numbers.below(amount / 4);
            out.push_back(row);
            if (!numbers.chance(refundPercent)) continue;
            engine::OrderRow refund = row;
            refund.document = document++;
            refund.refundOf = numbers.chance(60) ? row.document : 0;
            refund.day = static_cast<DayNumber>(row.day + numbers.below(90));
            const std::int64_t part = numbers.chance(40) ? 1 : 2;
            refund.gross = -amount / part;
            refund.net = -row.net / part;
            refund.contribution = -row.net / part;
            out.push_back(refund);
        }
        for (std::size_t i = out.size(); i > 1; --i) {
            std::swap(out[i - 1], out[static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(i)))]);
        }
        return out;
    }
};

}  // namespace meike::test
