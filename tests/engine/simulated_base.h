// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <map>
#include <vector>

#include "engine/forecast.h"
#include "tests/support/model_simulator.h"

namespace meike::test {

/// How a made-up base behaves.
struct BaseTruth {
    engine::ModelParameters purchase{engine::ModelKind::mbg_nbd, {0.8, 60, 0.9, 2.5}};
    double p = 6, q = 4, gamma = 1'500'000;  ///< spend in minor units
    double oldest = 1000;                    ///< days; clients were acquired evenly over them
    double discount = 0.1;
    double horizonDays = 12 * engine::kMonthDays;
};

/// A base as the engine sees it, and what it will do in the horizon.
struct SimulatedBase {
    engine::HistoryColumns histories;
    std::vector<double> futureValue;  ///< discounted by the month of each purchase
    std::vector<int> futureOrders;    ///< purchase days

    double totalValue() const {
        double sum = 0;
        for (const double value : futureValue) sum += value;
        return sum;
    }
};

inline SimulatedBase simulateBase(const BaseTruth& truth, std::size_t clients, std::uint64_t seed) {
    ModelSimulator simulator(seed);
    SimulatedBase out;
    for (std::size_t i = 0; i < clients; ++i) {
        const double age = std::floor(simulator.uniform() * truth.oldest);
        const SimulatedClient client = simulator.client(truth.purchase, age + 0.999, truth.horizonDays);
        const double level = simulator.gamma(truth.q, truth.gamma);
        std::map<int, double> spent;  // by day: documents of one day are one purchase
        for (const double day : client.repeats) spent[static_cast<int>(day)] += simulator.gamma(truth.p, level);
        engine::PurchaseHistory history{0, 0, static_cast<std::int32_t>(age)};
        double before = 0;
        double after = 0;
        int later = 0;
        for (const auto& [day, value] : spent) {
            if (day <= history.age) {
                if (day == 0) continue;
                ++history.repeats;
                history.lastDay = day;
                before += value;
            } else {
                ++later;
                after += value * std::pow(1 + truth.discount, -std::ceil((day - age) / engine::kMonthDays) / 12);
            }
        }
        out.histories.history.push_back(history);
        out.histories.repeatValue.push_back(std::llround(before));
        out.histories.totalValue.push_back(std::llround(before + simulator.gamma(truth.p, level)));
        out.histories.valueKnown.push_back(1);
        out.futureValue.push_back(after);
        out.futureOrders.push_back(later);
    }
    return out;
}

/// Fits and forecasts.
struct Forecaster {
    ForecastRule rule;
    DayNumber asOf = 20'000;
    unsigned threads = 1;
    engine::ModelFit fit;
    engine::SpendFit spend;
    engine::ForecastCache cache;

    void fitTo(const engine::HistoryColumns& histories) {
        fit = engine::fitPurchaseModel(engine::modelOf(rule.model), engine::historyCells(histories.history),
                                       engine::FitMode::map);
        spend = engine::fitGammaGamma(engine::spendCells(histories), engine::FitMode::map, {},
                                      engine::amountsAreEqual(histories));
    }
    /// With the parameters that are there.
    engine::Forecast again(const engine::HistoryColumns& histories) {
        return engine::forecastClients({histories, fit, spend, rule, asOf, threads}, cache);
    }
    engine::Forecast operator()(const engine::HistoryColumns& histories) {
        fitTo(histories);
        return again(histories);
    }
};

}  // namespace meike::test
