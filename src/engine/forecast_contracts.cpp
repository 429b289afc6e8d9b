// SPDX-License-Identifier: GPL-3.0-or-later
// The contract side of forecastClients().
#include <algorithm>
#include <cmath>

#include "base/progress.h"
#include "engine/forecast_cells.h"

namespace meike::engine {

ContractSide::ContractSide(const BaseView& view, const ForecastRule& rule)
    : m_view(view),
      m_margin(rule.margin / 10'000.0),
      m_forecaster(view.contracts.models,
                   {rule.horizonMonths * kMonthDays, rule.horizonMonths, rule.discount / 10'000.0}) {}

void ContractSide::sumUp(const std::stop_token& stop) {
    for (std::size_t c = 0; c < m_view.contracts.open.size(); ++c) {
        const std::vector<OpenTerm>& terms = m_view.contracts.open[c];
        if (terms.empty() || m_view.whole.history[c].repeats < 0) continue;
        throwIfStopped(stop);
        ContractCell& cell = m_cells[terms];
        std::array<std::uint32_t, kDraws> orders{};
        std::array<double, kDraws> values{};
        m_forecaster.addDraws(terms, cell.clients, orders, values);
        if (cell.clients++ == 0) {
            cell.outlook = m_forecaster.outlook(terms);
            cell.orders = orders;
            cell.values = values;
        }
        const bool known = cell.outlook.valueKnown && m_view.whole.valueKnown[c] != 0;
        m_anyValue = m_anyValue || (known && cell.outlook.orders > 0);
        for (std::size_t k = 0; k < kDraws; ++k) {
            m_orders[k] += orders[k];
            if (known) m_values[k] += wholeAmount(values[k] * m_margin);
        }
    }
}

const ContractCell* ContractSide::cellOf(std::size_t client) const {
    const auto found = m_cells.find(m_view.contracts.open[client]);
    return found == m_cells.end() ? nullptr : &found->second;
}

std::pair<MinorUnits, MinorUnits> valueRange(std::span<double> amounts, MinorUnits mean) {
    const MinorUnits low = wholeAmount(quantileOf(amounts, 0.1));
    const MinorUnits high = wholeAmount(quantileOf(amounts, 0.9));
    return {std::min(low, mean), std::max(high, mean)};
}

CellResult combined(const CellForecaster* forecaster, const Cell* single, const ContractCell* contracts, double margin,
                    bool valueKnown) {
    CellResult out;
    if (single != nullptr) out = single->result;
    // Who has neither an open contract nor single orders is gone.
    std::array<std::uint32_t, kDraws> orders{};
    std::array<double, kDraws> values{};
    if (single != nullptr) forecaster->simulate(single->key, 0, orders, values);
    if (contracts == nullptr) {
        if (single != nullptr) return out;
        out.range = {0, 0, 1};
        if (valueKnown) out.clv = out.low = out.high = 0;
        return out;
    }
    const ContractOutlook& outlook = contracts->outlook;
    out.alive = 1 - (1 - out.alive) * (1 - outlook.running);
    out.orders += outlook.orders;
    for (std::size_t k = 0; k < kDraws; ++k) orders[k] += contracts->orders[k];
    std::sort(orders.begin(), orders.end());
    out.range = narrowestRange(orders);
    if (single != nullptr && out.clv == kNoAmount) {
        // What its single orders are worth nobody knows.
    } else if (!valueKnown || !outlook.valueKnown) {
        out.clv = out.low = out.high = kNoAmount;
    } else {
        const double unit = single != nullptr ? forecaster->unitValue() * kUnit : 0;
        std::array<double, kDraws> amounts{};
        for (std::size_t k = 0; k < kDraws; ++k) amounts[k] = values[k] * unit + contracts->values[k] * margin;
        out.clv = (single != nullptr ? out.clv : 0) + wholeAmount(outlook.discounted * margin);
        const auto [low, high] = valueRange(amounts, out.clv);
        out.low = low;
        out.high = high;
    }
    if (outlook.nextMiddle >= 0 && (out.nextMiddle < 0 || outlook.nextMiddle < out.nextMiddle)) {
        out.nextEarly = outlook.nextEarly;
        out.nextMiddle = outlook.nextMiddle;
        out.nextLate = outlook.nextLate;
    }
    return out;
}

}  // namespace meike::engine
