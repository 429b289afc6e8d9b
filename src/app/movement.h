// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "app/score_book.h"
#include "engine/movement.h"

namespace meike {

/// Where every client stood: on a day by today's rules, or in a saved assessment.
struct Standing {
    std::string name;  ///< ISO date, or the assessment's name
    std::string tierScale;
    std::vector<engine::ClassName> tiers;  ///< best first; a saved assessment has the keys alone
    struct Place {
        std::int8_t tier = -1;  ///< held tier, before any set by hand; -1 = none
        Stage stage = Stage::none;
    };
    std::map<RecordId, Place> places;
};

/// `what` is a date (scored under `profile`) or the name of a saved assessment. Errors: not_found.
Standing readStanding(Database& database, ScoreBook& book, const ScoringProfile& profile, const std::string& what,
                      const std::stop_token& stop = {});

enum class MoveBy { tier, stage };

/// Who went where between two standings.
struct MovementTable {
    std::string from, to;
    std::vector<engine::ClassName> classes;  ///< of rows and columns
    engine::Movement movement;
};

/// Errors: invalid_value when the two have different tier scales.
MovementTable movementBetween(const Standing& from, const Standing& to, MoveBy by);

}  // namespace meike
