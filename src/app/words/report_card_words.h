// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/words/line.h"
#include "base/label.h"
#include "engine/drift.h"
#include "engine/drivers.h"
#include "engine/report_card.h"

/// The past in words: how good forecasts were, what drives renewal, what has moved.
namespace meike::words {

Label predictorLabel(engine::Predictor predictor);
Label driftLevelLabel(engine::DriftLevel level);
Label driverVerdictLabel(engine::DriverVerdict verdict);

/// The verdict in two or three words, and why it is not a plain yes. Keys: `verdict`, then of `closer`,
/// `likelihoods_off`, `total_missed` what applies.
std::vector<Line> verdictLines(const engine::ReportCard& card, Language language);

/// Past tests of the total beside its range: "its range held in 1 of 3 past tests". Empty when untested.
std::string totalTestedText(const engine::ReportCard& card, Language language);

/// "When it says 80 %, is it 80 %?", answered. Keys: `about_80` (or `on_average` where too few cases are near it),
/// `furthest` when a group is off by more than ten points.
std::vector<Line> reliabilityLines(const engine::ReportCard& card, Language language);

/// The report card in words. Keys: those of verdictLines(), then `tested`, `overlap`, `error_rate`, `omission_rate`,
/// `bias`, `average_miss`, `baselines`, `top_fifth`, `coverage_clients`, `coverage_total`.
std::vector<Line> reportCardLines(const engine::ReportCard& card, const ForecastRule& rule, Language language);

/// One driver; `name` is the measure's name in that language.
std::string driverText(const engine::Driver& driver, std::string_view name, Language language);

/// What moved between two assessments. Keys: `moves`, for people; `r`, `f`, `m`, `tier`: stability indices, for
/// experts.
std::vector<Line> driftLines(const engine::DriftReport& report, Language language);

}  // namespace meike::words
