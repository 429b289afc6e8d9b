// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "app/score_book.h"
#include "base/label.h"
#include "base/progress.h"
#include "engine/drift.h"
#include "engine/drivers.h"
#include "engine/report_card.h"

namespace meike {

class Session;

/// A measure's influence on whether clients buy again, with its name.
struct NamedDriver {
    Label name;
    engine::Driver driver;
};

/// Everything the model page shows: what the forecasts are made from, how far they can be trusted, and what drives
/// them.
struct ModelReport {
    std::shared_ptr<const Scores> scores;
    engine::ReportCard card;
    std::vector<NamedDriver> drivers;  ///< strongest first; empty when there is no back-test
    /// What has moved since an earlier day: the newest saved assessment's, or 90 days ago.
    struct Since {
        Date day;
        engine::DriftReport drift;
        engine::Realised realised;
        bool foretold = false;  ///< a model could be fitted on that day
    };
    std::optional<Since> since;
};

/// Throws Error{cancelled}. Takes seconds with 100,000 clients: for a worker. Works on a copy of the columns, so scores
/// go on meanwhile. `scores` are those of the day and profile to report on.
ModelReport readModelReport(const Session& session, Database& database, std::shared_ptr<const Scores> scores,
                            Progress& progress, const std::stop_token& stop = {});

}  // namespace meike
