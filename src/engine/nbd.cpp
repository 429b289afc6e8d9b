// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nbd.h"

#include <cmath>

#include "engine/special_functions.h"

namespace meike::engine {

Derivatives nbdLikelihood(const CellTotals& totals, const Vector4& logParameters) {
    const double r = std::exp(logParameters[0]);
    const double alpha = std::exp(logParameters[1]);
    const LogRisingSums rising = logRisingSums(r, totals.above);
    Derivatives d;
    d.value = rising.value - totals.repeats * logParameters[1];
    d.gradient[0] = rising.first;
    d.gradient[1] = -totals.repeats;
    d.hessian[0][0] = rising.second;
    for (const HistoryCell& cell : totals.cells) {
        // With l = ln(1 + T/alpha) and f = T/(alpha+T): dl = -f and df = -f(1-f) by ln alpha.
        const double l = std::log1p(cell.T / alpha);
        const double f = cell.T / (alpha + cell.T);
        const double k = r + cell.x;
        d.value -= cell.weight * k * l;
        d.gradient[0] -= cell.weight * r * l;
        d.gradient[1] += cell.weight * k * f;
        d.hessian[0][0] -= cell.weight * r * l;
        d.hessian[0][1] += cell.weight * r * f;
        d.hessian[1][1] -= cell.weight * k * f * (1 - f);
    }
    d.hessian[1][0] = d.hessian[0][1];
    return d;
}

}  // namespace meike::engine
