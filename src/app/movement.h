// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/score_book.h"
#include "engine/movement.h"

namespace meike {

/// How far back movement and drift begin when no assessment was saved; and a year of days.
inline constexpr int kQuarterDays = 90;
inline constexpr int kDaysOfYear = 365;

/// Where every client stood: on a day by today's rules, or in a saved assessment.
struct Standing {
    std::string name;  ///< ISO date, or the assessment's name
    std::string tierScale;
    std::vector<engine::ClassName> tiers;  ///< best first; a saved assessment has the keys alone
    struct Place {
        RecordId client = 0;
        std::int8_t tier = -1;  ///< held tier, before any set by hand; -1 = none
        Stage stage = Stage::none;
        MinorUnits money = 0;  ///< value in the window
    };
    std::vector<Place> places;  ///< by client
};

/// The scores of a day, for readStanding: with or without forecasts (without them, stages lack the models' word).
using ScoresOfDay = std::function<std::shared_ptr<const Scores>(Date day)>;

/// `what` is a date or the name of a saved assessment. Errors: not_found.
Standing readStanding(Database& database, const std::string& what, const ScoresOfDay& scoresOf);
Standing standingOf(const Scores& scores);

using MoveBy = engine::Moves::By;

/// Who went where between two standings.
struct MovementTable {
    std::string from, to;
    std::vector<engine::ClassName> classes;  ///< of rows and columns
    engine::Movement movement;
    engine::Moves moves;            ///< client by client; of stages without the place for "none"
    std::vector<RecordId> clients;  ///< of the rows of `moves`
};

/// `among`: only these clients, by id; empty function: everybody. Errors: invalid_value when the two have different
/// tier scales.
MovementTable movementBetween(const Standing& from, const Standing& to, MoveBy by,
                              const std::function<bool(RecordId)>& among = {});

}  // namespace meike
