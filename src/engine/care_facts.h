// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "engine/columns.h"

/// How clients are looked after, as charts count it: what is planned, what became of what was, what clients say.
namespace meike::engine {

inline constexpr int kLoadDays = 28;      ///< ahead: service load
inline constexpr int kPromiseDays = 90;   ///< back: promises kept; ahead: effort
inline constexpr int kLoyaltyDays = 365;  ///< back: contracts that ended, recommendations
inline constexpr std::size_t kCareQuarters = 8;

struct CareFacts {
    /// Of what playbooks want, by client.
    struct Work {
        std::int32_t planned = 0;  ///< minutes within kLoadDays that are laid into a week
        std::int32_t dropped = 0;  ///< ... and those that do not fit
        std::int32_t ahead = 0;    ///< minutes within kPromiseDays
        std::int32_t done = 0;     ///< decided within kPromiseDays: done, by a decision or by what was logged
        std::int32_t skipped = 0;
        std::int32_t overdue = 0;  ///< open, and its day is over
    };
    std::vector<Work> work;
    std::vector<std::int32_t> capacity;  ///< by owner as in ChartInput: minutes within kLoadDays

    struct Answer {
        ClientIndex client = 0;
        DayNumber day = 0;
        bool nps = false;
        int score = 0;
    };
    std::vector<Answer> answers;

    /// Contracts that ended within kLoyaltyDays and of which it is known whether they were renewed.
    struct End {
        ClientIndex client = 0;
        bool renewed = false;
    };
    std::vector<End> ends;

    /// First days of the last quarters, the one of the day last, and the day after it; gross revenue by client in each.
    std::array<DayNumber, kCareQuarters + 1> quarters{};
    std::vector<std::array<MinorUnits, kCareQuarters>> revenue;
};

}  // namespace meike::engine
