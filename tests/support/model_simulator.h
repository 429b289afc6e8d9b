// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/gamma_gamma.h"
#include "engine/purchase_model.h"
#include "tests/support/synthetic_orders.h"

/// Clients that buy as the models say, with known parameters: what fits and forecasts are tested against.
namespace meike::test {

/// One made-up client. Days are real numbers, 0 = the first purchase.
struct SimulatedClient {
    double rate = 0;              ///< purchases a day while active
    double leaves = 0;            ///< day of leaving; infinity if never
    std::vector<double> repeats;  ///< days of all repeat purchases up to age + horizon, ascending
    double age = 0;               ///< T
    int later = 0;                ///< purchases in the horizon after T

    engine::HistoryCell history() const {
        const std::size_t x = repeats.size() - static_cast<std::size_t>(later);
        return {static_cast<double>(x), x == 0 ? 0 : repeats[x - 1], age, 1};
    }
    bool activeAtAge() const { return leaves > age; }
};

/// Draws clients, and what they spend. The same seed gives the same clients.
class ModelSimulator {
public:
    explicit ModelSimulator(std::uint64_t seed) : m_numbers(seed) {}

    /// 0 < result < 1.
    double uniform() { return (static_cast<double>(m_numbers.next() >> 11) + 0.5) * 0x1p-53; }
    double exponential(double rate) { return -std::log(uniform()) / rate; }
    double normal() { return std::sqrt(-2 * std::log(uniform())) * std::cos(6.283185307179586477 * uniform()); }
    /// Gamma with mean shape / rate (Marsaglia, Tsang 2000).
    double gamma(double shape, double rate) {
        if (shape < 1) return gamma(shape + 1, rate) * std::pow(uniform(), 1 / shape);
        const double d = shape - 1.0 / 3;
        const double c = 1 / std::sqrt(9 * d);
        for (;;) {
            const double z = normal();
            const double v = std::pow(1 + c * z, 3);
            if (v > 0 && std::log(uniform()) < 0.5 * z * z + d - d * v + d * std::log(v)) return d * v / rate;
        }
    }
    double beta(double a, double b) {
        const double x = gamma(a, 1);
        return x / (x + gamma(b, 1));
    }

    /// A client of age T who is watched for `horizon` more days.
    SimulatedClient client(const engine::ModelParameters& parameters, double T, double horizon = 0) {
        using engine::ModelKind;
        const auto& value = parameters.value;
        SimulatedClient out;
        out.age = T;
        out.rate = gamma(value[0], value[1]);
        out.leaves = std::numeric_limits<double>::infinity();
        double dropOut = 0;
        if (parameters.kind == ModelKind::pareto_nbd) {
            out.leaves = exponential(gamma(value[2], value[3]));
        } else if (parameters.kind != ModelKind::nbd) {
            dropOut = beta(value[2], value[3]);
            if (parameters.kind == ModelKind::mbg_nbd && uniform() < dropOut) out.leaves = 0;
        }
        double day = 0;
        for (;;) {
            day += exponential(out.rate);
            if (day > T + horizon || day > out.leaves) return out;
            out.repeats.push_back(day);
            if (day > T) ++out.later;
            if (dropOut > 0 && uniform() < dropOut) out.leaves = day;
        }
    }

    /// n clients whose first purchases are spread evenly over the first half of `oldest` days; sorted cells.
    std::vector<engine::HistoryCell> cells(const engine::ModelParameters& parameters, std::size_t n, double oldest) {
        std::vector<engine::HistoryCell> out;
        out.reserve(n);
        for (std::size_t i = 0; i < n; ++i) out.push_back(client(parameters, oldest * (1 - 0.5 * uniform())).history());
        std::sort(out.begin(), out.end(), [](const engine::HistoryCell& left, const engine::HistoryCell& right) {
            if (left.x != right.x) return left.x < right.x;
            return left.tx != right.tx ? left.tx < right.tx : left.T < right.T;
        });
        return out;
    }

    /// The mean value of x purchases of a Gamma-Gamma client.
    double meanSpend(double p, double q, double gammaParameter, double x) {
        const double nu = gamma(q, gammaParameter);
        return gamma(p * x, nu * x);
    }

private:
    Numbers m_numbers;
};

/// Purchases as whole days, as a ledger has them: those of one day are one purchase.
inline engine::PurchaseHistory wholeDays(const SimulatedClient& client) {
    engine::PurchaseHistory out{0, 0, static_cast<std::int32_t>(client.age)};
    for (const double exact : client.repeats) {
        const auto day = static_cast<std::int32_t>(exact);
        if (day > out.age) break;
        if (day == out.lastDay) continue;
        ++out.repeats;
        out.lastDay = day;
    }
    return out;
}

}  // namespace meike::test
