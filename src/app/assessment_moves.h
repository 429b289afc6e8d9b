// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "app/assessments.h"
#include "app/movement.h"

/// Who has another tier than in an earlier assessment, and why.
namespace meike {

enum class MoveCause : std::uint8_t {
    client,  ///< the client changed
    limits,  ///< by the rules and edges of then it would have stayed: they moved, or the other clients did
    held     ///< neither: a tier begins to be held just under its limit, or is held no longer
};
inline constexpr std::size_t kMoveCauses = 3;
Label moveCauseLabel(MoveCause cause);

struct AssessmentMove {
    RecordId client = 0;
    std::int8_t from = 0, to = 0;  ///< ranks
    MoveCause cause = MoveCause::client;
    MinorUnits value = 0;  ///< in the window of the later one
};

struct AssessmentMoves {
    MovementTable table;
    std::vector<AssessmentMove> moves;  ///< with a tier in both: falls first, among equals the largest value
    std::array<std::size_t, kMoveCauses> byCause{};
};

/// `before` and `now` are what was saved (or of a day), `later` the scores of the later one's day and rules. Causes are
/// told by computing both days anew from the records as they are. Errors: invalid_value when the two have other tiers,
/// cancelled.
AssessmentMoves movesBetween(const Session& session, const Standing& before, const Standing& now, const Scores& later,
                             const ScoringProfile& earlierProfile, Date earlier, const std::stop_token& stop = {});
/// The same of two saved assessments.
AssessmentMoves compareAssessments(const Session& session, Database& database, const AssessmentSummary& later,
                                   const AssessmentSummary& earlier, const std::stop_token& stop = {});

}  // namespace meike
