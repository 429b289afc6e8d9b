// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>

#include "base/date.h"
#include "base/progress.h"
#include "domain/record.h"
#include "domain/scoring_profile.h"
#include "storage/workspace.h"

namespace meike {

/// Scores everything under a profile as of a day and keeps it: one edit of its own. Returns the assessment's id.
/// Error{invalid_value} when the name is taken.
RecordId saveAssessment(Workspace& workspace, const ScoringProfile& profile, Date asOf, const std::string& name,
                        RecordId signedBy, Progress& progress, const std::stop_token& stop = {});

}  // namespace meike
