// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/forecast.h"

#include <algorithm>
#include <cmath>
#include <optional>

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

template <class Sum>
Spread spreadOf(const std::array<Sum, kDraws>& sums, const TotalCalibration& calibration, bool moved) {
    std::array<double, kDraws> values{};
    for (std::size_t k = 0; k < kDraws; ++k) values[k] = static_cast<double>(sums[k]);
    if (moved) {
        const std::array<double, kDraws> levels = evenLevels(calibration.shift, calibration.spread);
        for (std::size_t k = 0; k < kDraws; ++k) values[k] *= levels[k];
    }
    return {quantileOf(values, 0.1), quantileOf(values, 0.5), quantileOf(values, 0.9)};
}

/// Clients that contracts alone bring something from.
bool isKnown(const State* state, const ContractSide* contracts, std::size_t client) {
    return (state != nullptr && state->keyOf[client].history.repeats >= 0) ||
           (contracts != nullptr && contracts->touches(client));
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

/// One client's figures; `contracts` nothing: all orders are single ones.
CellResult resultOf(const HistoryColumns& whole, const State* state, const CellForecaster* forecaster,
                    const ContractSide* contracts, std::size_t client, Forecast& out) {
    const bool single = state != nullptr && state->keyOf[client].history.repeats >= 0;
    const Cell* const cell = single ? &state->cells[state->cellOf[client]] : nullptr;
    if (contracts == nullptr || !contracts->touches(client)) return cell->result;
    const ContractCell* const open = contracts->cellOf(client);
    // Some orders by contract and some not: both futures are drawn, and what they come to is put together.
    if (open != nullptr) {
        out.base.contractOrders += std::round(open->outlook.orders * kUnit) / kUnit;
        out.flags[client] |= single ? kAlsoContract : kByContractOnly;
        out.flags[client] &= static_cast<std::uint8_t>(~kFromOthers);
    }
    return combined(forecaster, cell, open, contracts->margin(), whole.valueKnown[client] != 0);
}

void fillClients(const ForecastInput& input, const HistoryColumns& whole, const State* state,
                 const CellForecaster* forecaster, const ContractSide* contracts, Forecast& out) {
    const int step = out.base.sufficiency.step;
    AmountTotal total;
    std::int64_t orders = 0;
    for (std::size_t c = 0; c < out.clients(); ++c) {
        if (whole.history[c].repeats < 0 || !isKnown(state, contracts, c)) continue;
        const CellResult result = resultOf(whole, state, forecaster, contracts, c, out);
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
        const bool own = state != nullptr && state->keyOf[c].own != OwnSpend::no && state->keyOf[c].value < 0;
        if (own || result.clv < 0) out.flags[c] |= kLosesMoney;
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
    const HistoryColumns& whole = input.view != nullptr ? input.view->whole : input.histories;
    fillHistoric(whole, out);
    BaseForecast& base = out.base;
    base.model = input.fit.parameters.kind;
    base.sufficiency = measureData(whole.history);
    if (base.sufficiency.step < 2) return out;
    std::optional<ContractSide> contracts;
    if (input.view != nullptr && input.view->contracts.split()) contracts.emplace(*input.view, input.rule);
    const bool singles = !contracts || std::any_of(input.histories.history.begin(), input.histories.history.end(),
                                                   [](const PurchaseHistory& history) { return history.repeats >= 0; });
    if (singles && !usable(input.fit)) {
        base.sufficiency.step = 1;
        base.sufficiency.reason = SufficiencyReason::fit_failed;
        return out;
    }

    std::optional<CellForecaster> forecaster;
    std::unique_ptr<State> state;
    Sums orderSums{};
    std::array<double, kDraws> valueSums{};
    if (singles) {
        double spendError = 0;
        if (input.spend.converged && input.spend.shrinksToBase()) {
            spendError = relativeSpendError(spendCells(input.histories), input.spend.baseMean);
        }
        forecaster.emplace(input, spendError);
        Fingerprint fingerprint = fingerprintOf(input, spendError);
        // Taken out while it is worked on: after a cancelled run the sums would not fit the cells.
        state = std::move(cache.m_state);
        if (!state || !(state->fingerprint == fingerprint) || state->mostlyEmpty()) {
            state = std::make_unique<State>();
            state->fingerprint = std::move(fingerprint);
        }
        state->update(input.histories, *forecaster, input.threads, stop);
        orderSums = state->orders;
        for (std::size_t k = 0; k < kDraws; ++k)
            valueSums[k] = static_cast<double>(state->values[k]) * forecaster->unitValue();
    }
    if (contracts) {
        contracts->sumUp(stop);
        base.contracts = true;
        base.renewals = input.view->contracts.models.fit.renewals;
        base.lost = input.view->contracts.models.fit.lost;
        for (std::size_t k = 0; k < kDraws; ++k) {
            orderSums[k] += contracts->orders()[k];
            valueSums[k] += static_cast<double>(contracts->values()[k]);
        }
    }
    if (input.calibration != nullptr) base.calibration = *input.calibration;
    base.season = input.view != nullptr && input.view->clock.has_value();

    const bool moved = base.calibration.origins > 0;
    const Spread orders = spreadOf(orderSums, base.calibration, moved);
    const Spread values = spreadOf(valueSums, base.calibration, moved);
    const bool spendKnown = singles && forecaster->draws().spendKnown;
    base.noAttrition = input.fit.note == FitNote::no_attrition;
    base.noSpend = !spendKnown && !(contracts && contracts->anyValue() && !singles);
    base.spendShrunk = spendKnown && forecaster->draws().spendShrunk;
    base.spendQ = spendKnown ? input.spend.q : 0;
    base.spendCorrelation = spendKnown ? input.spend.correlation : 0;
    base.spendCorrelated = std::abs(base.spendCorrelation) > 0.3;
    base.sufficiency = withWidth(base.sufficiency, (base.noSpend ? orders : values).width());
    base.sufficiency.ofOrders = base.noSpend;
    if (singles && !forecaster->draws().spreadKnown) {
        base.sufficiency.step = 2;
        base.sufficiency.reason = SufficiencyReason::spread_unknown;
        base.sufficiency.width = -1;
    }
    fillClients(input, whole, state.get(), forecaster ? &*forecaster : nullptr, contracts ? &*contracts : nullptr, out);
    base.ordersLow = std::min(base.orders, orders.low);
    base.ordersHigh = std::max(base.orders, orders.high);
    if (!base.noSpend) {
        base.exactLow = values.low;
        base.exactHigh = values.high;
        const MinorUnits low = wholeAmount(values.low);
        const MinorUnits high = wholeAmount(values.high);
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
