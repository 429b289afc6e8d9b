// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/forecast.h"

#include <algorithm>
#include <cmath>

#include "base/amount_total.h"
#include "engine/forecast_cells.h"

namespace meike::engine {

ForecastCache::ForecastCache() = default;
ForecastCache::~ForecastCache() = default;
ForecastCache::ForecastCache(ForecastCache&&) noexcept = default;
ForecastCache& ForecastCache::operator=(ForecastCache&&) noexcept = default;

namespace {

using State = ForecastCache::State;

/// Rounded outward to one digit: a band, not a figure.
MinorUnits bandEdge(MinorUnits amount, bool up) {
    if (amount < 0) return -bandEdge(-amount, !up);
    MinorUnits step = 1;
    while (amount / step >= 10) step *= 10;
    const MinorUnits down = amount / step * step;
    return up && down != amount ? down + step : down;
}

bool usable(const ModelFit& fit) {
    return fit.converged && fit.note != FitNote::no_clients && fit.note != FitNote::not_converged;
}

/// p10, p50, p90 of sums.
struct Spread {
    double low = 0, middle = 0, high = 0;

    double width() const {
        return middle != 0 ? (high - low) / std::abs(middle) : std::numeric_limits<double>::infinity();
    }
};

Spread spreadOf(const Sums& sums) {
    std::array<double, kDraws> values{};
    for (std::size_t k = 0; k < kDraws; ++k) values[k] = static_cast<double>(sums[k]);
    return {quantileOf(values, 0.1), quantileOf(values, 0.5), quantileOf(values, 0.9)};
}

void fillHistoric(const HistoryColumns& histories, Forecast& out) {
    const std::size_t n = histories.history.size();
    out.alive.assign(n, -1);
    out.orders.assign(n, -1);
    out.ordersLow.assign(n, -1);
    out.ordersHigh.assign(n, -1);
    out.ordersHeld.assign(n, -1);
    out.clv.assign(n, kNoAmount);
    out.clvLow.assign(n, kNoAmount);
    out.clvHigh.assign(n, kNoAmount);
    out.nextEarly.assign(n, kNever);
    out.nextDay.assign(n, kNever);
    out.nextLate.assign(n, kNever);
    out.historic.assign(n, kNoAmount);
    out.historicPerYear.assign(n, kNoAmount);
    out.flags.assign(n, 0);
    for (std::size_t c = 0; c < n; ++c) {
        const PurchaseHistory& history = histories.history[c];
        if (history.repeats < 0) continue;
        if (history.repeats == 0) out.flags[c] |= kFromOthers;
        if (histories.valueKnown[c] == 0) {
            out.flags[c] |= kNoRate;
            ++out.base.blocked;
            continue;
        }
        out.historic[c] = histories.totalValue[c];
        const double years = std::max(1.0, history.age / 365.25);
        out.historicPerYear[c] = wholeAmount(static_cast<double>(histories.totalValue[c]) / years);
    }
}

void fillClients(const ForecastInput& input, const State& state, Forecast& out) {
    const int step = out.base.sufficiency.step;
    AmountTotal total;
    std::int64_t orders = 0;
    for (std::size_t c = 0; c < out.clients(); ++c) {
        if (state.keyOf[c].history.repeats < 0) continue;
        const CellResult& result = state.cells[state.cellOf[c]].result;
        out.alive[c] = result.alive;
        out.orders[c] = result.orders;
        out.ordersLow[c] = static_cast<std::int32_t>(result.range.low);
        out.ordersHigh[c] = static_cast<std::int32_t>(result.range.high);
        out.ordersHeld[c] = result.range.held;
        orders += std::llround(result.orders * kUnit);
        if (result.nextMiddle >= 0) {
            out.nextEarly[c] = input.asOf + result.nextEarly;
            out.nextDay[c] = input.asOf + result.nextMiddle;
            if (result.nextLate >= 0) out.nextLate[c] = input.asOf + result.nextLate;
        } else {
            out.flags[c] |= kNoDate;
        }
        if (result.clv == kNoAmount) continue;
        total.add(result.clv);
        if (state.keyOf[c].own != OwnSpend::no && state.keyOf[c].value < 0) out.flags[c] |= kLosesMoney;
        out.clvLow[c] = step >= 3 ? result.low : bandEdge(result.low, false);
        out.clvHigh[c] = step >= 3 ? result.high : bandEdge(result.high, true);
        if (step >= 3) {
            out.clv[c] = result.clv;
        } else {
            out.flags[c] |= kBandOnly;
        }
    }
    out.base.orders = static_cast<double>(orders) / kUnit;
    if (step >= 3 && !out.base.noSpend) out.base.clv = total.value();
}

}  // namespace

ModelKind modelOf(ForecastModel model) {
    switch (model) {
        case ForecastModel::bg_nbd:
            return ModelKind::bg_nbd;
        case ForecastModel::pareto_nbd:
            return ModelKind::pareto_nbd;
        case ForecastModel::mbg_cnbd_k:
            return ModelKind::mbg_cnbd_k;
        case ForecastModel::best:
        case ForecastModel::mbg_nbd:
            break;
    }
    return ModelKind::mbg_nbd;
}

Forecast forecastClients(const ForecastInput& input, ForecastCache& cache, const std::stop_token& stop) {
    Forecast out;
    out.asOf = input.asOf;
    out.horizonDays = input.rule.horizonMonths * kMonthDays;
    fillHistoric(input.histories, out);
    BaseForecast& base = out.base;
    base.model = input.fit.parameters.kind;
    base.sufficiency = measureData(input.histories.history);
    if (base.sufficiency.step < 2) return out;
    if (!usable(input.fit)) {
        base.sufficiency.step = 1;
        base.sufficiency.reason = SufficiencyReason::fit_failed;
        return out;
    }

    double spendError = 0;
    if (input.spend.converged && input.spend.shrinksToBase()) {
        spendError = relativeSpendError(spendCells(input.histories), input.spend.baseMean);
    }
    const CellForecaster forecaster(input, spendError);
    Fingerprint fingerprint = fingerprintOf(input, spendError);
    // Taken out while it is worked on: after a cancelled run the sums would not fit the cells.
    std::unique_ptr<State> state = std::move(cache.m_state);
    if (!state || !(state->fingerprint == fingerprint) || state->mostlyEmpty()) {
        state = std::make_unique<State>();
        state->fingerprint = std::move(fingerprint);
    }
    state->update(input.histories, forecaster, input.threads, stop);

    const Spread orders = spreadOf(state->orders);
    const Spread values = spreadOf(state->values);
    base.noAttrition = input.fit.note == FitNote::no_attrition;
    base.noSpend = !forecaster.draws().spendKnown;
    base.spendShrunk = forecaster.draws().spendShrunk;
    base.spendQ = base.noSpend ? 0 : input.spend.q;
    base.spendCorrelation = base.noSpend ? 0 : input.spend.correlation;
    base.spendCorrelated = std::abs(base.spendCorrelation) > 0.3;
    base.sufficiency = withWidth(base.sufficiency, (base.noSpend ? orders : values).width());
    base.sufficiency.ofOrders = base.noSpend;
    if (!forecaster.draws().spreadKnown) {
        base.sufficiency.step = 2;
        base.sufficiency.reason = SufficiencyReason::spread_unknown;
        base.sufficiency.width = -1;
    }
    fillClients(input, *state, out);
    base.ordersLow = std::min(base.orders, orders.low);
    base.ordersHigh = std::max(base.orders, orders.high);
    if (!base.noSpend) {
        base.exactLow = values.low * forecaster.unitValue();
        base.exactHigh = values.high * forecaster.unitValue();
        const MinorUnits low = wholeAmount(values.low * forecaster.unitValue());
        const MinorUnits high = wholeAmount(values.high * forecaster.unitValue());
        if (base.sufficiency.step >= 3) {
            base.clvLow = std::min(base.clv, low);
            base.clvHigh = std::max(base.clv, high);
        } else {
            base.clvLow = bandEdge(low, false);
            base.clvHigh = bandEdge(high, true);
        }
    }
    cache.m_state = std::move(state);
    return out;
}

}  // namespace meike::engine
