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

/// What one client is expected to do, in reading order. Keys: `not_enough_data`, `alive`, `orders`, `next_order`,
/// `value`, `from_others`, `no_rate`, `historic`. `currency` is the base currency's ISO code.
std::vector<ReasonLine> forecastLines(const Forecast& forecast, ClientIndex client, const ForecastRule& rule,
                                      Language language, std::string_view currency);

/// The base as a whole: the ladder, totals, and what is to be kept in mind. Keys: `sufficiency`, `orders`, `value`,
/// `no_attrition`, `spend_correlated`, `spend_shrunk`, `no_spend`, `blocked`.
std::vector<ReasonLine> forecastLines(const BaseForecast& base, const ForecastRule& rule, Language language,
                                      std::string_view currency);

/// The report card in words. Keys: `usability`, `tested`, `error_rate`, `omission_rate`, `bias`, `average_miss`,
/// `baselines`, `top_fifth`, `coverage`, `total_missed`.
std::vector<ReasonLine> reportCardLines(const ReportCard& card, const ForecastRule& rule, Language language);

/// One driver; `name` is the measure's name in that language.
std::string driverText(const Driver& driver, std::string_view name, Language language);

/// What moved between two assessments. Keys: `r`, `f`, `m`, `tier`, `moves`.
std::vector<ReasonLine> driftLines(const DriftReport& report, Language language);

}  // namespace meike::engine
