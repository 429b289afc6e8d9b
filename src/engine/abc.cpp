// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/abc.h"

#include <algorithm>

namespace meike::engine {

AbcLimits abcLimits(const ScoringProfile& profile, std::span<const std::int64_t> sortedMonetary) {
    const auto positive = std::upper_bound(sortedMonetary.begin(), sortedMonetary.end(), 0);
    __int128 total = 0;
    for (auto it = positive; it != sortedMonetary.end(); ++it) total += *it;
    AbcLimits limits;
    __int128 before = 0;
    for (auto it = sortedMonetary.end(); it != positive;) {
        const std::int64_t value = *(it - 1);
        if (before * 100 < total * profile.abcA) limits.a = value;
        if (before * 100 < total * profile.abcB) {
            limits.b = value;
        } else {
            break;
        }
        while (it != positive && *(it - 1) == value) {
            before += value;
            --it;
        }
    }
    return limits;
}

}  // namespace meike::engine
