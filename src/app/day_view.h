// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/membership.h"
#include "app/score_book.h"

namespace meike {

/// What a reader must be given to see another day, or today by other rules: the scores, and whom the rules of tags hold
/// for by them. Computed once, laid over any number of readers.
struct DayView {
    std::shared_ptr<const Scores> scores;
    TagMembers tags;
};

/// Lays the scores over the reader and asks the rules of tags by them.
std::shared_ptr<const DayView> makeDayView(Database& reader, std::shared_ptr<const Scores> scores);
void overlayDay(Database& reader, const DayView& day);
/// The reader sees today again, as it is stored.
void dropDay(Database& reader);

}  // namespace meike
