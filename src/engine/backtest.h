// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "domain/scoring_profile.h"
#include "engine/client_facts.h"
#include "engine/columns.h"
#include "engine/purchase_model.h"

namespace meike::engine {

/// One client at one cut: what was predicted from the days up to the cut, and what came.
struct BacktestRow {
    std::int32_t repeats = 0;  ///< x at the cut
    double expected = 0;       ///< purchases over the horizon by the model
    double probability = 0;    ///< of at least one
    double naive = 0;          ///< by the client's own rate: x / T x horizon
    double lastPeriod = 0;     ///< as many as in the same time before the cut
    double pooled = 0;         ///< everyone the same: sum of x / sum of T x horizon
    std::int32_t actual = 0;
    bool withinInterval = false;  ///< actual within the model's range for this client (narrowestRange)
    ClientIndex client = 0;
    double held = 0;  ///< share of its draws that the range holds: at least kRangeShare
};

/// The model fitted to the days up to one cut, and held against the horizon after it.
struct BacktestCut {
    DayNumber day = 0;
    ModelFit fit;
    std::vector<BacktestRow> rows;       ///< clients with a purchase up to the cut, by their history and what came
    double totalLow = 0, totalHigh = 0;  ///< 80 % interval of all their purchases
    double predictedTotal = 0, actualTotal = 0;
};

/// A rolling-origin back-test (Tashman 2000, "Out-of-sample tests of forecasting accuracy").
struct Backtest {
    int askedDays = 0;              ///< the horizon that is shown elsewhere
    int horizonDays = 0;            ///< the one tested; 0 = history too short for any
    std::vector<BacktestCut> cuts;  ///< oldest first; cuts without enough data or without a fit are left out
    bool shortened() const { return horizonDays < askedDays; }
};

struct BacktestInput {
    const OrderColumns& columns;
    ValueBasis basis;
    const ForecastRule& rule;
    DayNumber asOf;
    unsigned threads = 2;
    const ClientFacts* facts = nullptr;  ///< contracts; nothing: none are known of
};

/// Days before a cut that a fit needs at the least, and the shortest horizon worth testing.
inline constexpr int kBacktestCalibration = 180;
inline constexpr int kBacktestShortest = 30;

/// Where to cut: three cuts a quarter of the horizon apart, the last one a horizon before the as-of date, with
/// kBacktestCalibration days of history before the first; where the history does not reach, the horizon is shortened
/// to two thirds of what is left, and below 60 days to a single cut.
struct BacktestPlan {
    int horizonDays = 0;
    std::vector<DayNumber> cuts;  ///< oldest first
};
BacktestPlan planBacktest(DayNumber firstPurchase, DayNumber asOf, int askedDays);

/// Runs the back-test. Throws Error{cancelled} when stopped.
Backtest backtest(const BacktestInput& input, const std::stop_token& stop = {});

/// The same test, the model and its totals as they are, with the rows of some clients alone; a cut without any is left
/// out. `included` is per client. Whether a total met its range is told of all clients only.
Backtest backtestAmong(const Backtest& whole, std::span<const std::uint8_t> included);

}  // namespace meike::engine
