// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "app/score_book.h"
#include "engine/report_card.h"

namespace meike {

/// What to fit, and what to hold it against.
struct ModelFitRequest {
    engine::ModelKind kind = engine::ModelKind::mbg_nbd;
    engine::FitMode mode = engine::FitMode::map;
    Date calibrationEnd{};  ///< the fit knows nothing later
    Date asOf{};            ///< after calibrationEnd: the days between are the holdout
};

/// One client's part in a fit: what was known at the end of the calibration, and what came.
struct FittedClient {
    RecordId client = 0;
    engine::PurchaseHistory history;
    double alive = 0;
    double expected = 0;  ///< purchases in the holdout, or in the 12 months after the as-of date without one
    std::int32_t actual = 0;
};

/// A fit and, when there was a holdout, how it did.
struct FittedModel {
    engine::ModelFit fit;  ///< time in days
    int holdoutDays = 0;   ///< 0 = none
    engine::PredictionScore holdout;
    std::vector<FittedClient> clients;  ///< those with a purchase up to the calibration's end, by record id
};

FittedModel fitToHistory(const ScoreBook& book, const ModelFitRequest& request, const std::stop_token& stop = {});

/// The spend model on values in the basis that the profile gives at the calibration's end.
engine::SpendFit fitSpend(const ScoreBook& book, const ScoringProfile& profile, engine::FitMode mode,
                          Date calibrationEnd, const std::stop_token& stop = {});

}  // namespace meike
