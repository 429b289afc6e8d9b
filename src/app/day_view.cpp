// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/day_view.h"

#include "app/plan/plan_view.h"
#include "storage/membership.h"
#include "storage/plan_rows.h"
#include "storage/records.h"
#include "storage/score_store.h"

namespace meike {

std::shared_ptr<const DayView> makeDayView(Database& reader, std::shared_ptr<const Scores> scores) {
    auto day = std::make_shared<DayView>();
    day->scores = std::move(scores);
    overlayScores(reader, day->scores->rows());
    day->tags = tagMembersOn(reader, day->scores->asOf);
    overlayTags(reader, day->tags);
    if (countRecords(reader, Kind::playbook) > 0) day->plan = computePlan(reader, day->scores->asOf).all();
    overlayOccurrences(reader, day->plan);
    return day;
}

void overlayDay(Database& reader, const DayView& day) {
    overlayScores(reader, day.scores->rows());
    overlayTags(reader, day.tags);
    overlayOccurrences(reader, day.plan);
}

void dropDay(Database& reader) {
    dropOverlay(reader);
    showTagMembers(reader);
    dropOccurrences(reader);
}

}  // namespace meike
