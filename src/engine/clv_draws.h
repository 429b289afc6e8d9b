// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/gamma_gamma.h"
#include "engine/purchase_model.h"
#include "engine/renewal_model.h"

namespace meike::engine {

/// Draws of the future per client. Enough for an 80 % interval; every client has the same number, so that draw k of the
/// base is the sum of the clients' draws k under one and the same set of parameters.
inline constexpr std::size_t kDraws = 200;

/// Sets of parameters that fit the data about as well as the best one: normal on the log-parameters around the optimum
/// (Laplace), spread evenly over the normal in each direction (Latin hypercube: McKay, Beckman, Conover 1979), so that
/// few draws suffice. Spend is relative to `baseMean`, so no result depends on the money unit.
struct ParameterDraws {
    ModelParameters best;
    std::array<std::array<double, 4>, 4> logCovariance{};
    double clients = 0;
    std::array<std::array<double, 4>, kDraws> purchase{};
    bool spendKnown = false;
    bool spendShrunk = false;  ///< every client spends the base's mean: `base` instead of the model
    double baseMean = 0;       ///< minor units
    std::array<double, kDraws> p{}, q{}, gamma{};
    std::array<double, kDraws> base{};  ///< mean spend, around 1
    /// False when a fit has no covariance to draw from: the draws then are all alike, and intervals too narrow.
    bool spreadKnown = false;
};

/// `spendError`: relative standard error of the base's mean spend, for spend that is shrunk to it.
ParameterDraws drawParameters(const ModelFit& fit, const SpendFit& spend, double spendError);

/// The base's mean repeat value is a ratio, sum of values / sum of purchases: its relative standard error over clients
/// (Cochran 1977, "Sampling Techniques", eq. 6.13 without the finite population correction).
double relativeSpendError(std::span<const SpendCell> cells, double baseMean);

/// kDraws sets of (alpha, beta, c) that fit the renewals about as well as the best one, in the same way; all alike when
/// the fit has no covariance.
std::vector<std::array<double, 3>> drawRenewals(const RenewalFit& fit);

/// One level for each draw, log-normal: exp(shift + spread z), evenly.
std::array<double, kDraws> evenLevels(double shift, double spread);

/// How far the draws look ahead.
struct DrawHorizon {
    double days = 365.25;
    int months = 12;        ///< equal parts of the horizon that share a discount factor
    double discount = 0.1;  ///< a year: month k counts (1 + discount)^(-k/12)
};

/// Where the spend model has nothing to say, for it would draw the client towards what others spend.
enum class OwnSpend : std::uint8_t {
    no,
    losing,  ///< its purchases, or the repeat ones, are worth nothing or less: its own mean, with the spread of orders
    equal    ///< its purchases are all of one value: that value, for certain
};

/// A client as the draws see it. `mean` is the mean repeat value in units of ParameterDraws::baseMean, at least 0; or
/// what an order of this client is worth, of any sign, where that is its own.
struct DrawClient {
    std::int32_t x = 0;
    std::int32_t tx = 0;
    std::int32_t T = 0;
    double mean = 0;
    bool valueKnown = true;
    OwnSpend own = OwnSpend::no;
};

/// Simulates what clients do next. Constant after construction, so threads may share it.
///
/// Per draw: alive or not, by P(alive) under that draw's parameters; how often a client of that history would order
/// within the horizon (its rate integrated out: negative binomial); after how many of these it leaves (its drop-out
/// integrated out: beta-geometric; Pareto/NBD: after what time, Lomax); what these orders are worth (its spend level
/// given its own mean: ratio of gammas). The discount takes a purchase at its expected moment.
class ClientSimulator {
public:
    ClientSimulator(const ParameterDraws& draws, const DrawHorizon& horizon);

    /// Fills `orders` and `values` (kDraws each; values in units of baseMean, discounted, before margin; 0 without a
    /// known spend). Clients of equal history and value but another `copy` are independent; equal ones are equal.
    void simulate(const DrawClient& client, std::uint32_t copy, std::span<std::uint32_t> orders,
                  std::span<double> values) const;

private:
    struct Aliveness;
    double deadOdds(const DrawClient& client, const std::array<double, 4>& parameters) const;
    double presentShare(double from, double to) const;

    const ParameterDraws& m_draws;
    double m_days = 0;
    double m_wholeShare = 1;           ///< mean discount factor of the whole horizon
    std::vector<double> m_cumulative;  ///< integral of the discount factor over parts of the horizon, 0..months
};

}  // namespace meike::engine
