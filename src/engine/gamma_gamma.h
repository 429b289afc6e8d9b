// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <stop_token>
#include <vector>

#include "engine/purchase_model.h"

namespace meike::engine {

/// A client's spend: x repeat purchases of mean value m > 0 (any money unit, the same for all).
struct SpendCell {
    double x = 0;
    double mean = 0;
    double weight = 1;
};

/// A fitted Gamma-Gamma model of spend per purchase (Fader, Hardie 2013, "The Gamma-Gamma Model of Monetary Value").
/// gamma and the means are in the money unit of the cells.
struct SpendFit {
    double p = 0, q = 0, gamma = 0;
    std::array<double, 3> standardErrors{};
    std::array<std::array<double, 3>, 3> logCovariance{};
    double logLikelihood = 0;
    double clients = 0;
    double baseMean = 0;     ///< mean over clients of their mean repeat value, weighted by x
    double correlation = 0;  ///< of x and mean value over clients: the model assumes 0, warn above 0.3
    FitMode mode = FitMode::map;
    bool converged = false;
    int evaluations = 0;
    FitNote note = FitNote::none;

    /// p at its limit: what a client spends does not vary, so its own mean is certain. The covariance is then that of
    /// the other parameters (of gamma alone where all clients spend the same).
    bool certain() const { return p > 0.99 * kMost; }
    static constexpr double kMost = 1e6;  ///< limit of p and q

    /// q at most 1 has no mean; below 1.05 a client's mean is shrunk to the base mean instead: (p x mean + q baseMean)
    /// / (p x + q).
    bool shrinksToBase() const { return q < 1.05; }
};

/// With `equalAmounts` every client's orders are known to be equal (see amountsAreEqual), which means do not tell.
SpendFit fitGammaGamma(std::span<const SpendCell> cells, FitMode mode, const std::stop_token& stop = {},
                       bool equalAmounts = false);

/// Whether nine in ten repeat purchases, of clients with enough of them, are of the client's one and the same value.
bool amountsAreEqual(const HistoryColumns& histories);

/// Expected value of a future purchase, E[M | x, mean]; x = 0 gives the mean of the population.
double expectedSpend(const SpendFit& fit, double x, double mean);

/// The cells of the clients with a repeat purchase whose mean value is known and above zero; sorted, equal ones merged.
std::vector<SpendCell> spendCells(const HistoryColumns& histories);

}  // namespace meike::engine
