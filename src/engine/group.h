// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "engine/assessment.h"
#include "engine/value_score.h"

namespace meike::engine {

/// A group of clients looked at as if it were one: the members' facts summed and placed on the base's edges. The base
/// stays as it is: the group is not counted in it, and its members keep their own scores.
struct GroupScore {
    std::size_t members = 0;  ///< all
    std::size_t scored = 0;   ///< with a purchase; 0: the group has no scores
    std::int64_t recency = 0;
    std::int64_t frequency = 0;
    std::optional<MinorUnits> monetary;  ///< nothing: some member's is not known
    MinorUnits overdue = 0;
    MinorUnits valueLastYear = 0;
    int r = 0, f = 0, m = 0;  ///< 1..levels; 0: none
    ValueScore value;
    std::int8_t tier = -1;          ///< computed: a group has no saved tier that could hold it
    std::uint16_t provisional = 0;  ///< Provisional bits
};

/// Silence is that of the member seen last, the limit of silence the shortest of theirs (a group buys at least as often
/// as each of them), credit the worst, margin known where every scored member's is. The hand scores cannot be summed:
/// they are those of `head`, the first of the members.
GroupScore groupScore(const AssessmentInput& input, const Assessment& assessment, std::span<const ClientIndex> members);

}  // namespace meike::engine
