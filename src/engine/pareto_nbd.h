// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/purchase_likelihood.h"
#include "engine/purchase_model.h"

namespace meike::engine {

/// Log-likelihood of Pareto/NBD (Schmittlein, Morrison, Colombo 1987; in the form of an integral over the day of
/// leaving, Fader, Hardie 2005 "A Note on Deriving the Pareto/NBD Model", eq. 14) at (ln r, ln alpha, ln s, ln beta),
/// with derivatives. The integral over (t_x, T) is positive and smooth, so Gauss-Legendre takes the place of the
/// published difference of two hypergeometric functions, which cancels and has a case alpha = beta.
Derivatives paretoNbdLikelihood(const CellTotals& totals, const Vector4& logParameters);
/// The value alone.
double paretoNbdLogLikelihood(const CellTotals& totals, const Vector4& logParameters);

/// ln of the odds that the client has left; minus infinity at t_x = T.
double paretoNbdLogOddsGone(const ModelParameters& parameters, const HistoryCell& history);

/// CET / P(alive) (Schmittlein et al. 1987, eq. 22), t > 0 days.
double paretoNbdExpectedIfActive(const ModelParameters& parameters, const HistoryCell& history, double t);

/// DERT (Fader, Hardie, Lee 2005, "RFM and CLV", eq. 2), rate > 0 a day.
double paretoNbdDiscounted(const ModelParameters& parameters, const HistoryCell& history, double rate);

}  // namespace meike::engine
