// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/purchase_likelihood.h"
#include "engine/purchase_model.h"

namespace meike::engine {

/// Log-likelihood of BG/NBD (Fader, Hardie, Lee 2005, eq. 6) or MBG/NBD (Batislam et al. 2007, eq. 8) at (ln r,
/// ln alpha, ln a, ln b), with derivatives. The two differ in how often a client may have left: after each of the x
/// repeat purchases, or after the first purchase too.
Derivatives bgNbdLikelihood(ModelKind kind, const CellTotals& totals, const Vector4& logParameters);

/// ln of the odds that the client has left: minus infinity when it cannot have (BG/NBD with x = 0).
double bgNbdLogOddsGone(const ModelParameters& parameters, const HistoryCell& history);

/// CET / P(alive) (Fader, Hardie, Lee 2005, eq. 10; MBG likewise), t > 0 days.
double bgNbdExpectedIfActive(const ModelParameters& parameters, const HistoryCell& history, double t);

}  // namespace meike::engine
