// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <stop_token>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base_view.h"
#include "engine/contract_draws.h"
#include "engine/count_range.h"
#include "engine/forecast.h"
#include "engine/random_draws.h"

/// The inside of forecastClients(): clients of equal history are computed once. Nothing else includes this.
namespace meike::engine {

/// Sums of draws are kept as whole numbers, so that they do not depend on the order of adding, and a client can be
/// taken out again exactly. In units of 2^-20 of the base's mean spend.
inline constexpr double kUnit = 1'048'576;
/// Clients with equal keys have equal forecasts.
struct CellKey {
    PurchaseHistory history;
    /// Of the repeat purchases (0 without any); of all purchases where the client's own mean is what it spends.
    MinorUnits value = 0;
    bool valueKnown = true;
    OwnSpend own = OwnSpend::no;

    bool operator==(const CellKey&) const = default;
};

struct CellHash {
    std::size_t operator()(const CellKey& key) const {
        std::uint64_t hash = mixKey(0, static_cast<std::uint64_t>(key.history.repeats));
        hash = mixKey(hash, (static_cast<std::uint64_t>(static_cast<std::uint32_t>(key.history.lastDay)) << 32) |
                                static_cast<std::uint32_t>(key.history.age));
        return mixKey(hash, static_cast<std::uint64_t>(key.value) * 6 + static_cast<std::uint64_t>(key.own) +
                                (key.valueKnown ? 3U : 0U));
    }
};

struct CellResult {
    double alive = 0;
    double orders = 0;
    CountRange range;  ///< of orders
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

/// A client's contracts, and what came of them: kept for clients of equal contracts.
struct ContractCell {
    ContractOutlook outlook;
    std::uint32_t clients = 0;
    std::array<std::uint32_t, kDraws> orders{};  ///< draws of copy 0
    std::array<double, kDraws> values{};
};

/// Contracts of all clients beside the single orders: whom they belong to, and their sums. Sums are whole numbers, so
/// that they depend on no order.
class ContractSide {
public:
    ContractSide(const BaseView& view, const ForecastRule& rule);

    /// Adds the draws of all clients' contracts.
    void sumUp(const std::stop_token& stop);
    /// Nothing where a client has no contract and had none.
    bool touches(std::size_t client) const { return !m_view.contracts.contracts[client].empty(); }
    /// Nothing when no contract of the client is open.
    const ContractCell* cellOf(std::size_t client) const;
    const std::array<std::int64_t, kDraws>& orders() const { return m_orders; }
    const std::array<std::int64_t, kDraws>& values() const { return m_values; }  ///< minor units after margin
    bool anyValue() const { return m_anyValue; }
    double margin() const { return m_margin; }

private:
    const BaseView& m_view;
    double m_margin;
    ContractForecaster m_forecaster;
    std::map<std::vector<OpenTerm>, ContractCell> m_cells;
    std::array<std::int64_t, kDraws> m_orders{}, m_values{};
    bool m_anyValue = false;
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

/// The value at a share of the sorted values: linear between neighbours (Hyndman, Fan 1996, type 7). Reorders `values`.
double quantileOf(std::span<double> values, double share);

/// The middle 80 % of draws of any sign, stretched to hold the mean.
std::pair<MinorUnits, MinorUnits> valueRange(std::span<double> amounts, MinorUnits mean);

/// Rounded to minor units, kept within what sums of them can hold.
MinorUnits wholeAmount(double amount);

/// Computes what one cell amounts to, under one set of parameters and rules. Constant after construction.
class CellForecaster {
public:
    CellForecaster(const ForecastInput& input, double spendError);

    const ParameterDraws& draws() const { return m_draws; }
    /// Minor units after margin for one unit of the sums.
    double unitValue() const { return m_draws.baseMean * m_margin / kUnit; }

    /// Fills kDraws orders and values of one client (see ClientSimulator::simulate).
    void simulate(const CellKey& key, std::uint32_t copy, std::span<std::uint32_t> orders,
                  std::span<double> values) const;
    /// Point figures and the client's own interval, from the draws of copy 0.
    CellResult result(const CellKey& key, std::span<const std::uint32_t> orders, std::span<const double> values) const;

private:
    void nextOrder(const HistoryCell& cell, CellResult& out) const;
    double ahead(double days) const { return m_input.view != nullptr ? m_input.view->ahead(days) : days; }
    double calendarDays(double seasonDays) const {
        return m_input.view != nullptr && m_input.view->clock ? m_input.view->clock->calendarDays(seasonDays)
                                                              : seasonDays;
    }

    const ForecastInput& m_input;
    ParameterDraws m_draws;
    double m_discount;
    double m_margin;
    ClientSimulator m_simulator;
};

/// What a client's single orders and its contracts come to together: orders and their range, value and its range,
/// chance of being active, next order. `single` nothing: it has none; `contracts` nothing: none is open any more.
CellResult combined(const CellForecaster* forecaster, const Cell* single, const ContractCell* contracts, double margin,
                    bool valueKnown);

Fingerprint fingerprintOf(const ForecastInput& input, double spendError);

/// Cells and the sums over them of the last forecast.
struct ForecastCache::State {
    Fingerprint fingerprint;
    std::vector<CellKey> keyOf;         ///< per client
    std::vector<std::uint32_t> cellOf;  ///< per client, where repeats >= 0
    std::vector<Cell> cells;
    std::unordered_map<CellKey, std::uint32_t, CellHash> places;
    Sums orders{};
    Sums values{};

    /// Brings cells and sums up to these histories: computes new cells, and takes clients that left out of the sums.
    void update(const HistoryColumns& histories, const CellForecaster& forecaster, unsigned threads,
                const std::stop_token& stop);
    /// Cells that nobody is in any more have become the larger half.
    bool mostlyEmpty() const { return cells.size() > 2 * keyOf.size() + 1000; }

private:
    std::uint32_t placeOf(const CellKey& key);
    std::vector<std::uint32_t> file(const HistoryColumns& histories);
};

}  // namespace meike::engine
