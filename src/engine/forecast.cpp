// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/forecast.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>

#include "base/progress.h"
#include "engine/parallel.h"
#include "engine/random_draws.h"

namespace meike::engine {
namespace {

/// Sums of draws are kept as whole numbers, so that they do not depend on the order of adding, and a client can be
/// taken out again exactly. In units of 2^-20 of the base's mean spend.
constexpr double kUnit = 1'048'576;
/// No client is worth more than this many mean orders in one draw: keeps sums within 64 bits.
constexpr double kMostMeans = 1e6;

/// Copies of one cell that one task simulates.
constexpr std::uint32_t kCopiesPerTask = 64;

/// Clients with equal keys have equal forecasts.
struct CellKey {
    PurchaseHistory history;
    MinorUnits repeatValue = 0;
    bool valueKnown = true;

    bool operator==(const CellKey&) const = default;
};

struct CellHash {
    std::size_t operator()(const CellKey& key) const {
        std::uint64_t hash = mixKey(0, static_cast<std::uint64_t>(key.history.repeats));
        hash = mixKey(hash, (static_cast<std::uint64_t>(static_cast<std::uint32_t>(key.history.lastDay)) << 32) |
                                static_cast<std::uint32_t>(key.history.age));
        return mixKey(hash, static_cast<std::uint64_t>(key.repeatValue) * 2 + (key.valueKnown ? 1 : 0));
    }
};

struct CellResult {
    double alive = 0;
    double orders = 0;
    MinorUnits clv = kNoAmount, low = kNoAmount, high = kNoAmount;
    std::int32_t nextEarly = -1, nextMiddle = -1, nextLate = -1;  ///< days from the as-of date; -1 = none
};

struct Cell {
    CellKey key;
    std::uint32_t weight = 0;   ///< clients of this forecast
    std::uint32_t counted = 0;  ///< clients that the sums hold
    bool computed = false;
    CellResult result;
};

/// What all results are a function of, besides the cell: another fingerprint, another cache.
struct Fingerprint {
    ModelKind kind = ModelKind::mbg_nbd;
    bool spendConverged = false;
    ForecastRule rule;
    std::vector<double> numbers;

    bool operator==(const Fingerprint&) const = default;
};

using Sums = std::array<std::int64_t, kDraws>;

/// The value at a share of `sorted...`: linear between neighbours (Hyndman, Fan 1996, type 7). Reorders `values`.
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

/// The middle 80 % of the draws. Only those above 0 are sorted: most clients' p10 is 0.
std::pair<double, double> middleRange(std::span<const double> values) {
    std::array<double, kDraws> positive{};
    std::size_t count = 0;
    for (const double value : values) {
        positive[count] = value;
        if (value > 0) ++count;
    }
    const auto at = [&](double share) {
        // Position among the positive ones, of which the first `zeros` positions are taken by zeros.
        const double position = share * static_cast<double>(kDraws - 1) - static_cast<double>(kDraws - count);
        if (position <= -1 || count == 0) return 0.0;
        const std::span<double> range(positive.data(), count);
        if (position < 0) return (1 + position) * *std::min_element(range.begin(), range.end());
        return quantileOf(range, count == 1 ? 0 : position / static_cast<double>(count - 1));
    };
    const double high = at(0.9);
    return {at(0.1), high};
}

MinorUnits wholeAmount(double amount) {
    constexpr double kMost = 4e18;
    return static_cast<MinorUnits>(std::llround(std::clamp(amount, -kMost, kMost)));
}

/// Rounded outward to one digit: a band, not a figure.
MinorUnits bandEdge(MinorUnits amount, bool up) {
    MinorUnits step = 1;
    while (amount / step >= 10) step *= 10;
    const MinorUnits down = amount / step * step;
    return up && down != amount ? down + step : down;
}

class Computer {
public:
    Computer(const ForecastInput& input, double spendError)
        : m_input(input),
          m_draws(drawParameters(input.fit, input.spend, spendError)),
          m_horizonDays(input.rule.horizonMonths * kMonthDays),
          m_discount(input.rule.discount / 10'000.0),
          m_margin(input.rule.margin / 10'000.0),
          m_simulator(m_draws, {m_horizonDays, input.rule.horizonMonths, m_discount}) {}

    const ParameterDraws& draws() const { return m_draws; }
    /// Minor units after margin for one unit of the sums.
    double unitValue() const { return m_draws.baseMean * m_margin / kUnit; }

    DrawClient drawClient(const CellKey& key) const {
        DrawClient client{key.history.repeats, key.history.lastDay, key.history.age, 0, key.valueKnown};
        client.mean = m_draws.spendKnown ? meanValue(key) / m_draws.baseMean : 0;
        return client;
    }
    void simulate(const CellKey& key, std::uint32_t copy, std::span<std::uint32_t> orders,
                  std::span<double> values) const {
        m_simulator.simulate(drawClient(key), copy, orders, values);
    }

    /// Point figures and the client's own interval, from the draws of copy 0.
    CellResult result(const CellKey& key, std::span<const double> values) const {
        CellResult out;
        const ModelParameters& parameters = m_input.fit.parameters;
        const HistoryCell cell{static_cast<double>(key.history.repeats), static_cast<double>(key.history.lastDay),
                               static_cast<double>(key.history.age), 1};
        out.alive = probabilityAlive(parameters, cell);
        double discounted = 0;
        double before = 0;
        for (int month = 1; month <= m_input.rule.horizonMonths; ++month) {
            const double until = expectedPurchases(parameters, cell, month * kMonthDays);
            discounted += (until - before) * std::pow(1 + m_discount, -month / 12.0);
            before = until;
        }
        out.orders = before;
        if (m_draws.spendKnown && key.valueKnown) {
            const double spend =
                m_draws.spendShrunk ? m_draws.baseMean : expectedSpend(m_input.spend, cell.x, meanValue(key));
            out.clv = wholeAmount(discounted * spend * m_margin);
            const auto [low, high] = middleRange(values);
            // The mean of a skewed future may lie outside its middle 80 %: the range then reaches to it.
            out.high = std::max(out.clv, wholeAmount(high * m_draws.baseMean * m_margin));
            out.low = std::min(out.clv, wholeAmount(low * m_draws.baseMean * m_margin));
        }
        if (out.alive >= 0.5) nextOrder(cell, out);
        return out;
    }

private:
    /// Mean repeat value in minor units. A loss counts as 0: the model knows no negative spend.
    static double meanValue(const CellKey& key) {
        if (key.history.repeats <= 0 || key.repeatValue <= 0) return 0;
        return static_cast<double>(key.repeatValue) / key.history.repeats;
    }

    /// Time to the next order of a client that stays: its rate given the history is Gamma(r + x, alpha + T), so the
    /// time is Lomax (Pareto II): P(> t) = ((alpha + T) / (alpha + T + t))^(r + x).
    void nextOrder(const HistoryCell& cell, CellResult& out) const {
        const auto& v = m_input.fit.parameters.value;
        const auto at = [&](double share) {
            return (v[1] + cell.T) * std::expm1(-std::log1p(-share) / (v[0] + cell.x));
        };
        constexpr double kFarthestMiddle = 3 * 365.25;  // beyond, a date is no help to anybody
        constexpr double kFarthestLate = 10 * 365.25;
        const double middle = at(0.5);
        if (!(middle <= kFarthestMiddle)) return;
        const double late = at(0.9);
        out.nextEarly = static_cast<std::int32_t>(std::ceil(at(0.1)));
        out.nextMiddle = static_cast<std::int32_t>(std::ceil(middle));
        if (late <= kFarthestLate) out.nextLate = static_cast<std::int32_t>(std::ceil(late));
    }

    const ForecastInput& m_input;
    ParameterDraws m_draws;
    double m_horizonDays;
    double m_discount;
    double m_margin;
    ClientSimulator m_simulator;
};

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
    for (const auto& row : input.fit.logCovariance) {
        for (const double value : row) add(value);
    }
    add(input.fit.clients);
    for (const double value : {input.spend.p, input.spend.q, input.spend.gamma, input.spend.baseMean}) add(value);
    for (const auto& row : input.spend.logCovariance) {
        for (const double value : row) add(value);
    }
    add(spendError);
    return out;
}

bool usable(const ModelFit& fit) {
    return fit.converged && fit.note != FitNote::no_clients && fit.note != FitNote::not_converged;
}

}  // namespace

/// Cells and the sums over them of the last forecast.
struct ForecastCache::State {
    Fingerprint fingerprint;
    std::vector<CellKey> keyOf;         ///< per client
    std::vector<std::uint32_t> cellOf;  ///< per client, where repeats >= 0
    std::vector<Cell> cells;
    std::unordered_map<CellKey, std::uint32_t, CellHash> places;
    Sums orders{};
    Sums values{};

    std::uint32_t placeOf(const CellKey& key) {
        const auto [found, isNew] = places.try_emplace(key, static_cast<std::uint32_t>(cells.size()));
        if (isNew) cells.push_back({key, 0, 0, false, {}});
        return found->second;
    }

    /// Files the clients in cells. Only clients whose history changed are looked up.
    std::vector<std::uint32_t> file(const HistoryColumns& histories) {
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
            CellKey key{histories.history[c], 0, true};
            if (key.history.repeats >= 0) {
                key.valueKnown = histories.valueKnown[c] != 0;
                if (key.valueKnown && key.history.repeats > 0) key.repeatValue = histories.repeatValue[c];
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
};

ForecastCache::ForecastCache() = default;
ForecastCache::~ForecastCache() = default;
ForecastCache::ForecastCache(ForecastCache&&) noexcept = default;
ForecastCache& ForecastCache::operator=(ForecastCache&&) noexcept = default;

namespace {

using State = ForecastCache::State;

/// One piece of work: copies from..to of a cell enter the sums, or leave them.
struct Task {
    std::uint32_t cell = 0;
    std::uint32_t from = 0, to = 0;
    std::int64_t sign = 1;
    bool withResult = false;
};

void computeCells(State& state, const Computer& computer, const std::vector<std::uint32_t>& touched, unsigned threads,
                  const std::stop_token& stop) {
    std::vector<Task> tasks;
    for (const std::uint32_t place : touched) {
        Cell& cell = state.cells[place];
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
        Cell& cell = state.cells[task.cell];
        Part& part = parts[worker];
        std::array<std::uint32_t, kDraws> orders{};
        std::array<double, kDraws> values{};
        for (std::uint32_t copy = task.from; copy < task.to; ++copy) {
            computer.simulate(cell.key, copy, orders, values);
            if (task.withResult && copy == 0) {
                cell.result = computer.result(cell.key, values);
                cell.computed = true;
            }
            for (std::size_t k = 0; k < kDraws; ++k) {
                part.orders[k] += task.sign * static_cast<std::int64_t>(orders[k]);
                part.values[k] += task.sign * std::llround(std::min(values[k], kMostMeans) * kUnit);
            }
        }
    });
    for (const std::uint32_t place : touched) state.cells[place].counted = state.cells[place].weight;
    for (const Part& part : parts) {
        for (std::size_t k = 0; k < kDraws; ++k) {
            state.orders[k] += part.orders[k];
            state.values[k] += part.values[k];
        }
    }
}

/// p10, p50, p90 of sums.
struct Spread {
    double low = 0, middle = 0, high = 0;

    double width() const { return middle > 0 ? (high - low) / middle : std::numeric_limits<double>::infinity(); }
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
    MinorUnits total = 0;
    std::int64_t orders = 0;
    for (std::size_t c = 0; c < out.clients(); ++c) {
        if (state.keyOf[c].history.repeats < 0) continue;
        const CellResult& result = state.cells[state.cellOf[c]].result;
        out.alive[c] = result.alive;
        out.orders[c] = result.orders;
        orders += std::llround(result.orders * kUnit);
        if (result.nextMiddle >= 0) {
            out.nextEarly[c] = input.asOf + result.nextEarly;
            out.nextDay[c] = input.asOf + result.nextMiddle;
            if (result.nextLate >= 0) out.nextLate[c] = input.asOf + result.nextLate;
        } else {
            out.flags[c] |= kNoDate;
        }
        if (result.clv == kNoAmount) continue;
        total += result.clv;
        out.clvLow[c] = step >= 3 ? result.low : bandEdge(result.low, false);
        out.clvHigh[c] = step >= 3 ? result.high : bandEdge(result.high, true);
        if (step >= 3) {
            out.clv[c] = result.clv;
        } else {
            out.flags[c] |= kBandOnly;
        }
    }
    out.base.orders = static_cast<double>(orders) / kUnit;
    if (step >= 3 && !out.base.noSpend) out.base.clv = total;
}

/// Cells nobody is in any more are dropped once they are the larger half.
bool mostlyEmpty(const State& state) { return state.cells.size() > 2 * state.keyOf.size() + 1000; }

}  // namespace

ModelKind modelOf(ForecastModel model) {
    switch (model) {
        case ForecastModel::bg_nbd:
            return ModelKind::bg_nbd;
        case ForecastModel::pareto_nbd:
            return ModelKind::pareto_nbd;
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
    const Computer computer(input, spendError);
    Fingerprint fingerprint = fingerprintOf(input, spendError);
    // Taken out while it is worked on: after a cancelled run the sums would not fit the cells.
    std::unique_ptr<State> state = std::move(cache.m_state);
    if (!state || !(state->fingerprint == fingerprint) || mostlyEmpty(*state)) {
        state = std::make_unique<State>();
        state->fingerprint = std::move(fingerprint);
    }
    computeCells(*state, computer, state->file(input.histories), input.threads, stop);

    const Spread orders = spreadOf(state->orders);
    const Spread values = spreadOf(state->values);
    base.noAttrition = input.fit.note == FitNote::no_attrition;
    base.noSpend = !computer.draws().spendKnown;
    base.spendShrunk = computer.draws().spendShrunk;
    base.spendQ = base.noSpend ? 0 : input.spend.q;
    base.spendCorrelation = base.noSpend ? 0 : input.spend.correlation;
    base.spendCorrelated = std::abs(base.spendCorrelation) > 0.3;
    base.sufficiency = withWidth(base.sufficiency, (base.noSpend ? orders : values).width());
    if (!computer.draws().spreadKnown) {
        base.sufficiency.step = 2;
        base.sufficiency.reason = SufficiencyReason::spread_unknown;
        base.sufficiency.width = -1;
    }
    fillClients(input, *state, out);
    base.ordersLow = std::min(base.orders, orders.low);
    base.ordersHigh = std::max(base.orders, orders.high);
    if (!base.noSpend) {
        base.exactLow = values.low * computer.unitValue();
        base.exactHigh = values.high * computer.unitValue();
        const MinorUnits low = wholeAmount(values.low * computer.unitValue());
        const MinorUnits high = wholeAmount(values.high * computer.unitValue());
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
