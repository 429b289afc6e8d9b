// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/label.h"
#include "engine/drift.h"
#include "engine/drivers.h"
#include "engine/forecast.h"
#include "engine/reasons.h"
#include "engine/report_card.h"

namespace meike::engine {

/// Names for columns and lists. Sentences below are for people who never heard of a purchase model.
Label modelLabel(ModelKind kind);
Label sufficiencyLabel(int step);  ///< 0..4: the ladder in two or three words
Label predictorLabel(Predictor predictor);
Label usabilityLabel(Usability usability);
Label driftLevelLabel(DriftLevel level);
Label driverVerdictLabel(DriverVerdict verdict);

/// The step of the ladder and why, in numbers.
std::string sufficiencyText(const Sufficiency& sufficiency, Language language);
/// The same after a look at the past: with a total that mostly missed its range it says so, and is "indicative" at
/// best.
std::string sufficiencyText(const Sufficiency& sufficiency, const ReportCard& card, Language language);

/// What CLV is, in a sentence: expected contribution (or what the basis counts) over the horizon.
std::string clvText(ValueBasis basis, const ForecastRule& rule, Language language);

/// "12 months"; a time that is no whole number of them is "about 8 months".
std::string horizonText(int days, Language language);

/// What one client is expected to do, in reading order. Keys: `not_enough_data`, `alive`, `orders`, `next_order`,
/// `value`, `from_others`, `no_rate`, `historic`. `currency` is the base currency's ISO code, `basis` what values
/// count.
std::vector<ReasonLine> forecastLines(const Forecast& forecast, ClientIndex client, const ForecastRule& rule,
                                      Language language, std::string_view currency,
                                      ValueBasis basis = ValueBasis::contribution);

/// The base as a whole: the ladder, totals, and what is to be kept in mind. Keys: `sufficiency`, `orders`, `value`,
/// `no_attrition`, `spend_correlated`, `spend_shrunk`, `no_spend`, `blocked`.
std::vector<ReasonLine> forecastLines(const BaseForecast& base, const ForecastRule& rule, Language language,
                                      std::string_view currency);

/// The verdict in two or three words, and why it is not a plain yes. Keys: `verdict`, then of `closer`,
/// `likelihoods_off`, `total_missed` what applies.
std::vector<ReasonLine> verdictLines(const ReportCard& card, Language language);

/// Past tests of the total beside its range: "its range held in 1 of 3 past tests". Empty when untested.
std::string totalTestedText(const ReportCard& card, Language language);

/// "When it says 80 %, is it 80 %?", answered. Keys: `about_80` (or `on_average` where too few cases are near it),
/// `furthest` when a group is off by more than ten points.
std::vector<ReasonLine> reliabilityLines(const ReportCard& card, Language language);

/// The report card in words. Keys: those of verdictLines(), then `tested`, `overlap`, `error_rate`, `omission_rate`,
/// `bias`, `average_miss`, `baselines`, `top_fifth`, `coverage_clients`, `coverage_total`.
std::vector<ReasonLine> reportCardLines(const ReportCard& card, const ForecastRule& rule, Language language);

/// One driver; `name` is the measure's name in that language.
std::string driverText(const Driver& driver, std::string_view name, Language language);

/// What moved between two assessments. Keys: `moves`, for people; `r`, `f`, `m`, `tier`: stability indices, for
/// experts.
std::vector<ReasonLine> driftLines(const DriftReport& report, Language language);

}  // namespace meike::engine
