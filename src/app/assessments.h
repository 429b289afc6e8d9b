// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "app/session.h"
#include "domain/command.h"
#include "engine/assessment.h"
#include "storage/workspace.h"

/// Saved assessments: who stood where on a day, under which rules, and who signed it off.
namespace meike {

struct AssessmentSummary {
    RecordId id = 0;
    std::string name;
    Date asOf;
    ScoringProfile profile;  ///< the rules it was made by
    std::string signedBy;    ///< empty: not signed off
    std::optional<Date> signedOn;
    std::int64_t clients = 0;          ///< with a tier
    std::vector<std::int64_t> byTier;  ///< in the order of profile.tiers
};
/// Newest day first, then by name. One whose rules this version cannot read keeps its name and counts, with the tiers
/// of the default rules.
std::vector<AssessmentSummary> readAssessments(Database& database, std::optional<Date> asOf = {});

/// Signs an assessment off today. Error{invalid_value} when somebody has done so.
void signAssessment(Edit& edit, RecordId assessment, RecordId person);
/// Deletes an assessment with its rows; Error{cancelled} when stopped (the edit then rolls back).
void removeAssessment(Edit& edit, RecordId assessment, const std::stop_token& stop = {});
/// How many records that touches.
std::int64_t assessmentRowCount(Database& database, RecordId assessment);

/// When the clients of a tier are to be assessed again: so many months after the last saved assessment that gave them
/// a tier.
struct DueTier {
    engine::ClassName tier;
    int months = 0;             ///< the profile's
    std::int64_t clients = 0;   ///< in the tier today
    std::vector<RecordId> due;  ///< never assessed, or longer ago; by id
    std::optional<Date> next;   ///< the earliest day on which one of the others becomes due
};
std::vector<DueTier> reassessmentsDue(Database& database, const Scores& scores);

/// One client whose tier differs between two days, each under its own rules.
struct TierChange {
    RecordId client = 0;
    std::int8_t from = 0, to = 0;  ///< ranks
    bool thresholdsMoved = false;  ///< not the client has changed, but the limits or the others
};
/// What was computed on two days from the facts as they are today: clients changed, or limits moved? Largest falls
/// first. Error{invalid_value} when the two have other tiers, Error{cancelled}.
std::vector<TierChange> tierChanges(const Session& session, const Scores& later, const ScoringProfile& earlierProfile,
                                    Date earlier, const std::stop_token& stop = {});

}  // namespace meike
