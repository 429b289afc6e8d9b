// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/purchase_likelihood.h"
#include "engine/purchase_model.h"

/// MBG/CNBD-k: clients who buy regularly (Platzer, Reutterer 2016, "Ticking Away the Moments", for Erlang-k gaps;
/// Reutterer, Platzer, Schroeder 2020, "Leveraging Purchase Regularity for Predicting Customer Behavior the Easy Way").
///
/// A client passes stages at a rate lambda ~ Gamma(r, alpha) a day and buys at every k-th: gaps are Erlang-k. After
/// each purchase, the first one included, it leaves with a chance p ~ Beta(a, b). k = 1 is MBG/NBD. Notation below:
/// R = r + kx; s = T - t_x; beta = alpha + T.
namespace meike::engine {

/// Log-likelihood at (ln r, ln alpha, ln a, ln b) with derivatives, without the part that no parameter enters (see
/// mbgCnbdConstant). With j stages passed in the silence s (2020, eq. 4, its incomplete gamma function written as the
/// sum over j < k):
/// LL_i = S_r(kx) - kx ln alpha + S_b(x+1) - S_{a+b}(x+1) + ln( sum_j C(R+j-1, j) (s/beta)^j (1 + T/alpha)^-R
///        + a/(b+x) (1 + t_x/alpha)^-R ).
Derivatives mbgCnbdLikelihood(int k, const CellTotals& totals, const Vector4& logParameters);

/// The rest of the log-likelihood: (k - 1) sum of ln(gap) - x ln (k - 1)! over all clients. What makes likelihoods of
/// different k comparable.
double mbgCnbdConstant(int k, const CellTotals& totals, double logGaps);

/// ln of the odds that the client has left (2020, eq. 5).
double mbgCnbdLogOddsGone(const ModelParameters& parameters, const HistoryCell& history);

/// CET / P(alive), t > 0 days. Given its history an active client has passed j < k stages since its last purchase with
/// weights C(R+j-1, j) (s/beta)^j, and then N stages in t, negative binomial of shape R + j: it buys at every k-th
/// until it leaves. Sums of these terms, cut off where what is left is proven to be below 1e-12 of the result. Where
/// more than some 5,000 terms were needed (rates that no ledger has) the value of MBG/NBD at the same pace, within a
/// few per cent.
double mbgCnbdExpectedIfActive(const ModelParameters& parameters, const HistoryCell& history, double t);

/// Chance of at least one purchase within t > 0 days of an active client: the next gap, Erlang-k with lambda integrated
/// out, has lasted s already.
double mbgCnbdOrderIfActive(const ModelParameters& parameters, const HistoryCell& history, double t);

/// Weights of the stages passed since the last purchase, j = 0..k-1: C(shape+j-1, j) ratio^j with ratio = s / beta, not
/// normalised, and their sum.
struct StageWeights {
    std::array<double, kMostRegular> weight{};
    double sum = 0;
};
StageWeights stageWeights(int k, double shape, double ratio);

}  // namespace meike::engine
