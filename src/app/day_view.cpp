// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/day_view.h"

#include "storage/membership.h"
#include "storage/score_store.h"

namespace meike {

std::shared_ptr<const DayView> makeDayView(Database& reader, std::shared_ptr<const Scores> scores) {
    auto day = std::make_shared<DayView>();
    day->scores = std::move(scores);
    overlayScores(reader, day->scores->rows());
    day->tags = tagMembersOn(reader, day->scores->asOf);
    overlayTags(reader, day->tags);
    return day;
}

void overlayDay(Database& reader, const DayView& day) {
    overlayScores(reader, day.scores->rows());
    overlayTags(reader, day.tags);
}

void dropDay(Database& reader) {
    dropOverlay(reader);
    showTagMembers(reader);
}

}  // namespace meike
