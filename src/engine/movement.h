// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/money.h"
#include "domain/classification.h"
#include "domain/scoring_profile.h"

namespace meike::engine {

/// Who went where between two assessments: rows = from, columns = to.
struct Movement {
    std::vector<std::vector<std::size_t>> matrix;
    std::vector<std::size_t> added;  ///< by class: in it now, in none before
    std::vector<std::size_t> lost;   ///< by class: in it before, in none now (deleted, merged)

    std::size_t stayed() const;
    /// Towards the front of the scale (a better tier), and away from it.
    std::size_t up() const;
    std::size_t down() const;
};

/// Movement of clients between classes 0..classes-1; anything else stands for "none". Both columns list the same
/// clients in the same order: a client that only one assessment knows has -1 in the other. Throws Error{internal} when
/// they differ in length.
Movement movement(std::span<const std::int8_t> from, std::span<const std::int8_t> to, std::size_t classes);

/// The same for stages: classes are the rows of stageRows(), of which `none` stays empty.
Movement stageMovement(std::span<const Stage> from, std::span<const Stage> to);

/// Whether a step between two stages is one forward: churned, at risk, prospect, first-time, returned, repeat, loyal.
/// Above 0 up, below 0 down.
int stageStep(Stage from, Stage to);

/// Where clients stood on two days, a row a client that either of them knows: what a movement chart is made from.
struct Moves {
    enum class By : std::uint8_t { tier, stage };
    struct Class {
        std::string key;
        ProfileLabel label;
    };

    By by = By::tier;
    std::string from, to;             ///< names of the two: a date, or a saved assessment's
    std::vector<Class> classes;       ///< what `before` and `after` point into; of tiers the best first
    std::vector<std::int8_t> before;  ///< -1: in none
    std::vector<std::int8_t> after;
    std::vector<MinorUnits> money;  ///< value in the window on the later day, of those lost then on the earlier one

    /// Above 0 up, below 0 down. Both are positions in `classes`.
    int step(std::size_t fromClass, std::size_t toClass) const;
};

}  // namespace meike::engine
