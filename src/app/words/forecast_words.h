// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/words/line.h"
#include "base/label.h"
#include "engine/fitted_models.h"
#include "engine/forecast.h"
#include "engine/report_card.h"

namespace meike::engine {
struct ModelChoice;
}

namespace meike::words {

/// Names for columns and lists. Sentences below are for people who never heard of a purchase model.
Label modelLabel(engine::ModelKind kind);
/// What a profile that leaves the choice to the past asks for.
Label bestModelLabel();
/// The ladder, 0..4, in two or three words; "good to plan with" is said of what was tested against the past alone.
Label sufficiencyLabel(int step, bool tested = false);

/// The step of the ladder and why, in numbers, before any look at the past.
std::string sufficiencyText(const engine::Sufficiency& sufficiency, Language language);
/// The same after a look at the past: with a total that mostly missed its range it says so, and is "indicative" at
/// best.
std::string sufficiencyText(const engine::Sufficiency& sufficiency, const engine::ReportCard& card, Language language);

/// What the past says of forecasts by a model: closer than the simple rules or not, and at how many dates it was
/// looked.
std::string verdictText(const engine::ModelChoice& choice, engine::ModelKind kind, Language language);

/// What CLV is, in a sentence: expected contribution (or what the basis counts) over the horizon.
std::string clvText(ValueBasis basis, const ForecastRule& rule, Language language);

/// "12 months"; a time that is no whole number of them is "about 8 months".
std::string horizonText(int days, Language language);

/// What one client is expected to do, in reading order. Keys: `not_enough_data`, `contract`, `alive`, `orders`,
/// `next_order`, `value`, `from_others`, `no_rate`, `historic`. `currency` is the base currency's ISO code, `basis`
/// what values count.
std::vector<Line> forecastLines(const engine::Forecast& forecast, engine::ClientIndex client, const ForecastRule& rule,
                                Language language, std::string_view currency,
                                ValueBasis basis = ValueBasis::contribution);

/// The base as a whole: the ladder, totals, and what is to be kept in mind. Keys: `sufficiency`, `orders`, `value`,
/// `contracts`, `season`, `calibration`, `no_attrition`, `spend_correlated`, `spend_shrunk`, `no_spend`, `blocked`.
std::vector<Line> forecastLines(const engine::BaseForecast& base, const ForecastRule& rule, Language language,
                                std::string_view currency);

}  // namespace meike::words
