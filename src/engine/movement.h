// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "domain/classification.h"

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

}  // namespace meike::engine
