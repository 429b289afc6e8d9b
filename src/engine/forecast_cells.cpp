// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/forecast_cells.h"

#include <algorithm>
#include <cmath>

#include "engine/parallel.h"

namespace meike::engine {
namespace {

/// No client is worth more than this many mean orders in one draw: keeps sums within 64 bits.
constexpr double kMostMeans = 1e6;

/// Copies of one cell that one task simulates.
constexpr std::uint32_t kCopiesPerTask = 64;

/// The middle 80 % of draws that are not below 0. Only those above 0 are sorted: most clients' p10 is 0.
std::pair<double, double> middleRange(std::span<const double> values) {
    std::array<double, kDraws> positive{};
    std::size_t count = 0;
    for (const double value : values) {
        positive[count] = value;
        if (value > 0) ++count;
    }
    const auto at = [&](double share) {
        // Position among the positive ones; below 0 it lies among the zeros.
        const double position = share * static_cast<double>(kDraws - 1) - static_cast<double>(kDraws - count);
        if (position <= -1 || count == 0) return 0.0;
        const std::span<double> range(positive.data(), count);
        if (position < 0) return (1 + position) * *std::min_element(range.begin(), range.end());
        return quantileOf(range, count == 1 ? 0 : position / static_cast<double>(count - 1));
    };
    const double high = at(0.9);
    return {at(0.1), high};
}

/// Mean value of a repeat purchase in minor units, or of a purchase where the client's own mean is what it spends.
double meanValue(const CellKey& key) {
    const std::int32_t purchases = key.history.repeats + (key.own == OwnSpend::no ? 0 : 1);
    return purchases > 0 ? static_cast<double>(key.value) / purchases : 0;
}

/// The middle 80 % of draws that are all of one sign.
std::pair<double, double> rangeOf(std::span<const double> values, bool losses) {
    if (!losses) return middleRange(values);
    std::array<double, kDraws> size{};
    std::transform(values.begin(), values.end(), size.begin(), [](double value) { return -value; });
    const auto [low, high] = middleRange(size);
    return {-high, -low};
}

/// One piece of work: copies from..to of a cell enter the sums, or leave them.
struct Task {
    std::uint32_t cell = 0;
    std::uint32_t from = 0, to = 0;
    std::int64_t sign = 1;
    bool withResult = false;
};

}  // namespace

double quantileOf(std::span<double> values, double share) {
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::ptrdiff_t>(at);
    std::nth_element(values.begin(), values.begin() + below, values.end());
    const double low = values[static_cast<std::size_t>(below)];
    const double rest = at - static_cast<double>(below);
    if (rest == 0) return low;
    const double high = *std::min_element(values.begin() + below + 1, values.end());
    return low + rest * (high - low);
}

MinorUnits wholeAmount(double amount) {
    constexpr double kMost = 4e18;
    return static_cast<MinorUnits>(std::llround(std::clamp(amount, -kMost, kMost)));
}

CellForecaster::CellForecaster(const ForecastInput& input, double spendError)
    : m_input(input),
      m_draws(drawParameters(input.fit, input.spend, spendError)),
      m_discount(input.rule.discount / 10'000.0),
      m_margin(input.rule.margin / 10'000.0),
      m_simulator(m_draws, {ahead(input.rule.horizonMonths * kMonthDays), input.rule.horizonMonths, m_discount}) {}

void CellForecaster::simulate(const CellKey& key, std::uint32_t copy, std::span<std::uint32_t> orders,
                              std::span<double> values) const {
    DrawClient client{key.history.repeats, key.history.lastDay, key.history.age, 0, key.valueKnown, key.own};
    client.mean = m_draws.spendKnown ? meanValue(key) / m_draws.baseMean : 0;
    m_simulator.simulate(client, copy, orders, values);
}

CellResult CellForecaster::result(const CellKey& key, std::span<const std::uint32_t> orders,
                                  std::span<const double> values) const {
    CellResult out;
    std::array<std::uint32_t, kDraws> sorted{};
    std::copy(orders.begin(), orders.end(), sorted.begin());
    std::sort(sorted.begin(), sorted.end());
    out.range = narrowestRange(sorted);
    const ModelParameters& parameters = m_input.fit.parameters;
    const HistoryCell cell{static_cast<double>(key.history.repeats), static_cast<double>(key.history.lastDay),
                           static_cast<double>(key.history.age), 1};
    out.alive = probabilityAlive(parameters, cell);
    double discounted = 0;
    double before = 0;
    for (int month = 1; month <= m_input.rule.horizonMonths; ++month) {
        const double until = out.alive * expectedPurchasesIfActive(parameters, cell, ahead(month * kMonthDays));
        discounted += (until - before) * std::pow(1 + m_discount, -month / 12.0);
        before = until;
    }
    out.orders = before;
    if (m_draws.spendKnown && key.valueKnown) {
        const double spend = key.own != OwnSpend::no ? meanValue(key)
                             : m_draws.spendShrunk   ? m_draws.baseMean
                                                     : expectedSpend(m_input.spend, cell.x, meanValue(key));
        out.clv = wholeAmount(discounted * spend * m_margin);
        const auto [low, high] = rangeOf(values, key.own != OwnSpend::no && key.value < 0);
        // The mean of a skewed future may lie outside its middle 80 %: the range then reaches to it.
        out.high = std::max(out.clv, wholeAmount(high * m_draws.baseMean * m_margin));
        out.low = std::min(out.clv, wholeAmount(low * m_draws.baseMean * m_margin));
    }
    if (out.alive >= 0.5) nextOrder(cell, out);
    return out;
}

void CellForecaster::nextOrder(const HistoryCell& cell, CellResult& out) const {
    constexpr double kFarthestMiddle = 3 * 365.25;  // beyond, a date is no help to anybody
    constexpr double kFarthestLate = 10 * 365.25;
    const auto at = [&](double share, double farthest) {
        const double days = daysToNextOrder(m_input.fit.parameters, cell, share, ahead(farthest));
        return std::isfinite(days) ? calendarDays(days) : days;
    };
    const double middle = at(0.5, kFarthestMiddle);
    if (!(middle <= kFarthestMiddle)) return;
    const double late = at(0.9, kFarthestLate);
    out.nextEarly = static_cast<std::int32_t>(std::ceil(at(0.1, kFarthestMiddle)));
    out.nextMiddle = static_cast<std::int32_t>(std::ceil(middle));
    if (late <= kFarthestLate) out.nextLate = static_cast<std::int32_t>(std::ceil(late));
}

Fingerprint fingerprintOf(const ForecastInput& input, double spendError) {
    Fingerprint out;
    out.kind = input.fit.parameters.kind;
    out.spendConverged = input.spend.converged;
    out.rule = input.rule;
    // Numbers as bits: a NaN (no standard error) equals itself.
    const auto add = [&](double number) {
        out.numbers.push_back(std::isnan(number) ? std::numeric_limits<double>::max() : number);
    };
    for (const double value : input.fit.parameters.value) add(value);
    add(input.fit.parameters.k);
    for (const auto& row : input.fit.logCovariance) {
        for (const double value : row) add(value);
    }
    add(input.fit.clients);
    for (const double value : {input.spend.p, input.spend.q, input.spend.gamma, input.spend.baseMean}) add(value);
    for (const auto& row : input.spend.logCovariance) {
        for (const double value : row) add(value);
    }
    add(spendError);
    if (input.view != nullptr && input.view->clock) {
        // By the season the same history means another future on another day.
        add(input.asOf);
        for (const double ahead : {30.0, 60.0, 90.0, 120.0, 150.0, 180.0, 210.0, 240.0, 270.0, 300.0, 330.0, 360.0})
            add(input.view->ahead(ahead));
    }
    return out;
}

std::uint32_t ForecastCache::State::placeOf(const CellKey& key) {
    const auto [found, isNew] = places.try_emplace(key, static_cast<std::uint32_t>(cells.size()));
    if (isNew) cells.push_back({key, 0, 0, false, {}});
    return found->second;
}

/// Files the clients in cells. Only clients whose history changed are looked up. Lists the cells whose weight moved.
std::vector<std::uint32_t> ForecastCache::State::file(const HistoryColumns& histories) {
    const std::size_t n = histories.history.size();
    std::vector<std::uint32_t> touched;
    const auto release = [&](std::size_t c) {
        if (keyOf[c].history.repeats < 0) return;
        --cells[cellOf[c]].weight;
        touched.push_back(cellOf[c]);
    };
    for (std::size_t c = n; c < keyOf.size(); ++c) release(c);
    keyOf.resize(n);
    cellOf.resize(n);
    for (std::size_t c = 0; c < n; ++c) {
        CellKey key{histories.history[c], 0, true, OwnSpend::no};
        if (key.history.repeats >= 0) {
            key.valueKnown = histories.valueKnown[c] != 0;
            const MinorUnits repeat = histories.repeatValue[c];
            const MinorUnits total = histories.totalValue[c];
            if (key.valueKnown) {
                if (histories.equal(c))
                    key.own = OwnSpend::equal;
                else if (total <= 0 || (key.history.repeats > 0 && repeat <= 0))
                    key.own = OwnSpend::losing;
                key.value = key.own != OwnSpend::no ? total : key.history.repeats > 0 ? repeat : 0;
            }
        }
        if (key == keyOf[c]) continue;
        release(c);
        keyOf[c] = key;
        if (key.history.repeats < 0) continue;
        cellOf[c] = placeOf(key);
        ++cells[cellOf[c]].weight;
        touched.push_back(cellOf[c]);
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    return touched;
}

void ForecastCache::State::update(const HistoryColumns& histories, const CellForecaster& forecaster, unsigned threads,
                                  const std::stop_token& stop) {
    const std::vector<std::uint32_t> touched = file(histories);
    std::vector<Task> tasks;
    for (const std::uint32_t place : touched) {
        Cell& cell = cells[place];
        const bool more = cell.weight > cell.counted;
        const std::uint32_t to = std::max(cell.weight, cell.counted);
        for (std::uint32_t from = std::min(cell.weight, cell.counted); from < to; from += kCopiesPerTask) {
            // Copy 0 is what the client's own interval is made of: a new cell always begins with it.
            tasks.push_back(
                {place, from, std::min(to, from + kCopiesPerTask), more ? 1 : -1, more && from == 0 && !cell.computed});
        }
    }

    struct Part {
        Sums orders{};
        Sums values{};
    };
    std::vector<Part> parts(std::max(1U, threads));
    parallelFor(tasks.size(), threads, stop, [&](std::size_t t, unsigned worker) {
        const Task& task = tasks[t];
        Cell& cell = cells[task.cell];
        Part& part = parts[worker];
        std::array<std::uint32_t, kDraws> drawnOrders{};
        std::array<double, kDraws> drawnValues{};
        for (std::uint32_t copy = task.from; copy < task.to; ++copy) {
            forecaster.simulate(cell.key, copy, drawnOrders, drawnValues);
            if (task.withResult && copy == 0) {
                cell.result = forecaster.result(cell.key, drawnOrders, drawnValues);
                cell.computed = true;
            }
            for (std::size_t k = 0; k < kDraws; ++k) {
                part.orders[k] += task.sign * static_cast<std::int64_t>(drawnOrders[k]);
                // Cut off, not rounded: half a millionth of a mean order is nothing, and rounding takes longer.
                part.values[k] +=
                    task.sign * static_cast<std::int64_t>(std::clamp(drawnValues[k], -kMostMeans, kMostMeans) * kUnit);
            }
        }
    });
    for (const std::uint32_t place : touched) cells[place].counted = cells[place].weight;
    for (const Part& part : parts) {
        for (std::size_t k = 0; k < kDraws; ++k) {
            orders[k] += part.orders[k];
            values[k] += part.values[k];
        }
    }
}

}  // namespace meike::engine
