// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "app/score_book.h"
#include "app/words/line.h"
#include "base/label.h"
#include "base/progress.h"
#include "engine/drift.h"
#include "engine/drivers.h"
#include "engine/reasons.h"
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
        /// Who has another tier now, the largest falls first, then by name.
        struct Move {
            RecordId client = 0;
            std::string name;
            std::int8_t from = 0, to = 0;  ///< ranks: positions in Assessment::tierNames
            bool thresholdsMoved = false;  ///< the limits between tiers moved, not the client
        };
        std::vector<Move> moves;
    };
    std::optional<Since> since;
};

/// Throws Error{cancelled}. Takes seconds with 100,000 clients: for a worker. Works on a copy of the columns, so scores
/// go on meanwhile. `scores` are those of the day and profile to report on.
ModelReport readModelReport(const Session& session, Database& database, std::shared_ptr<const Scores> scores,
                            Progress& progress, const std::stop_token& stop = {});

/// What is to be done next, in words, from the state of the data and of the report (nullptr: there is none). Keys:
/// `rates`, `wait`, `test_later`, `no_lists`, `lists`, `plan`, `compare`, `allow_room`. Never empty.
std::vector<words::Line> nextStepLines(const Scores& scores, const ModelReport* report, Language language);

}  // namespace meike
