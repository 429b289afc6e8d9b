// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "app/membership.h"
#include "app/score_book.h"
#include "engine/plan/plan.h"

namespace meike {

/// What a reader must be given to see another day, or today by other rules: the scores, whom the rules of tags hold for
/// by them, and what the playbooks wanted then. Computed once, laid over any number of readers.
struct DayView {
    std::shared_ptr<const Scores> scores;
    TagMembers tags;
    std::vector<engine::plan::Occurrence> plan;
};

/// Lays the scores over the reader, asks the rules of tags by them, and makes the plan of the day.
std::shared_ptr<const DayView> makeDayView(Database& reader, std::shared_ptr<const Scores> scores);
void overlayDay(Database& reader, const DayView& day);
/// The reader sees today again, as it is stored.
void dropDay(Database& reader);

}  // namespace meike
