// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "engine/columns.h"

/// A second, slow way to R, F and M and to quantile scores, written from the definitions without columns, sorting or
/// histograms. It is what the engine is compared with.
namespace meike::test {

struct ReferenceRfm {
    int purchases = 0;
    int frequency = 0;
    std::optional<DayNumber> last;
    MinorUnits monetary = 0;  ///< of gross
};

inline ReferenceRfm referenceRfm(std::span<const engine::OrderRow> rows, engine::ClientIndex client, DayNumber asOf,
                                 int window) {
    struct Day {
        bool order = false;
        bool refund = false;
        MinorUnits net = 0;
    };
    std::map<DayNumber, Day> days;
    for (const engine::OrderRow& row : rows) {
        if (row.client != client || row.day > asOf) continue;
        DayNumber day = row.day;
        if (row.gross < 0 && row.refundOf != 0) {
            bool waits = false;
            for (const engine::OrderRow& order : rows) {
                if (order.client != client || order.document != row.refundOf || order.gross < 0) continue;
                day = order.day;
                waits = order.day > asOf;
            }
            if (waits) continue;
        }
        Day& entry = days[day];
        (row.gross < 0 ? entry.refund : entry.order) = true;
        entry.net += row.gross;
    }
    ReferenceRfm out;
    for (const auto& [day, entry] : days) {
        const bool inWindow = day > asOf - window;
        if (inWindow) out.monetary += entry.net;
        if (!entry.order || (entry.refund && entry.net <= 0)) continue;
        ++out.purchases;
        if (inWindow) ++out.frequency;
        out.last = day;
    }
    return out;
}

/// Counts W and E one pair at a time.
inline std::vector<int> referenceQuantiles(const std::vector<std::int64_t>& values, bool smallerIsBetter, int k) {
    std::vector<int> scores;
    for (const std::int64_t mine : values) {
        std::int64_t worse = 0;
        std::int64_t equal = 0;
        for (const std::int64_t other : values) {
            if (other == mine) ++equal;
            if (smallerIsBetter ? other > mine : other < mine) ++worse;
        }
        const std::int64_t n = static_cast<std::int64_t>(values.size());
        scores.push_back(1 + static_cast<int>(k * (2 * worse + equal) / (2 * n)));
    }
    return scores;
}

}  // namespace meike::test
