// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "app/words/line.h"
#include "base/label.h"
#include "engine/report_card.h"
#include "engine/sufficiency.h"

/// What is to be done next with forecasts, in words.
namespace meike::words {

/// What there is to forecast from.
struct ForecastState {
    std::set<std::string> unrated;  ///< ISO codes of currencies without a rate
    std::size_t blocked = 0;        ///< clients left out of the CLV for want of one
    engine::Sufficiency sufficiency;
};

/// `tested`: nullptr when the forecasts have not been held against the past yet. Keys: `rates`, `wait`, `test_later`,
/// `no_lists`, `lists`, `plan`, `compare`, `allow_room`. Never empty.
std::vector<Line> nextStepLines(const ForecastState& state, const engine::ReportCard* tested, Language language);

}  // namespace meike::words
