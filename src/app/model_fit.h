// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "app/score_book.h"
#include "engine/contracts.h"
#include "engine/model_choice.h"
#include "engine/report_card.h"

namespace meike {

/// What to fit, and what to hold it against.
struct ModelFitRequest {
    std::optional<engine::ModelKind> kind = engine::ModelKind::mbg_nbd;  ///< nothing: the closest one before the end
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
    engine::ModelFit fit;                       ///< time in days
    std::optional<engine::ModelChoice> choice;  ///< when no model was asked for
    int holdoutDays = 0;                        ///< 0 = none
    engine::PredictionScore holdout;
    std::vector<FittedClient> clients;  ///< those with a purchase up to the calibration's end, by record id
};

/// What is to be fitted to contracts. Days as in ModelFitRequest.
struct RenewalFitRequest {
    engine::RenewalKind kind = engine::RenewalKind::sbg;
    engine::FitMode mode = engine::FitMode::map;
    Date calibrationEnd{};
    Date asOf{};
};

/// A contract that was open at the end of the calibration.
struct OpenContract {
    RecordId client = 0;
    engine::Contract contract;
    double chance = 0;  ///< of being renewed
    bool due = false;   ///< in its last min(90, term / 2) days
    /// Its fate by the as-of date; nothing while that is open.
    std::optional<bool> renewed;
};

/// A fit of a renewal model, and what became of the contracts that were open: `decided` of them until the as-of date.
struct FittedRenewals {
    engine::RenewalFit fit;
    int holdoutDays = 0;                  ///< 0 = none
    std::vector<OpenContract> contracts;  ///< by record id of the client, then by beginning
    std::size_t decided = 0;
    double expected = 0;       ///< renewals among the decided
    std::size_t renewed = 0;   ///< that came
    double brier = 0;          ///< mean squared error of the chances
    double brierBaseRate = 0;  ///< the same with the share that was renewed for every contract
};

FittedRenewals fitContracts(const ScoreBook& book, const RenewalFitRequest& request, const std::stop_token& stop = {});

FittedModel fitToHistory(const ScoreBook& book, const ModelFitRequest& request, const std::stop_token& stop = {});

/// The spend model on values in the basis that the profile gives at the calibration's end.
engine::SpendFit fitSpend(const ScoreBook& book, const ScoringProfile& profile, engine::FitMode mode,
                          Date calibrationEnd, const std::stop_token& stop = {});

}  // namespace meike
