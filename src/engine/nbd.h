// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/purchase_likelihood.h"

namespace meike::engine {

/// Log-likelihood of the NBD (Ehrenberg 1959: Poisson purchases, Gamma rates, nobody leaves) at (ln r, ln alpha), with
/// derivatives: LL_i = S_r(x) + r ln alpha - (r+x) ln(alpha+T).
Derivatives nbdLikelihood(const CellTotals& totals, const Vector4& logParameters);

}  // namespace meike::engine
