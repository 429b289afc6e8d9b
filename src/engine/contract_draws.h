// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/clv_draws.h"
#include "engine/contract_book.h"

/// What is to come by contract: expected figures, and draws beside those of single orders.
namespace meike::engine {

/// What one client's open contracts are expected to bring within the horizon.
struct ContractOutlook {
    double running = 0;     ///< chance that one of them goes on: 1 while one runs
    double orders = 0;      ///< purchases
    double any = 0;         ///< chance of a purchase
    double discounted = 0;  ///< value, discounted, minor units before margin
    bool valueKnown = true;
    /// Days until its next order, if one comes; 10 %, 50 % and 90 % of such orders come by then. -1: none to speak of.
    std::int32_t nextEarly = -1, nextMiddle = -1, nextLate = -1;
};

/// Constant after construction, so threads may share it.
class ContractForecaster {
public:
    /// `horizon` of calendar days; whole days count.
    ContractForecaster(const ContractModels& models, const DrawHorizon& horizon);

    ContractOutlook outlook(std::span<const OpenTerm> terms) const;

    /// Adds to `orders` and `values` (kDraws each; values in minor units, discounted, before margin). Draw k is under
    /// set k of the parameters. Clients of equal contracts but another `copy` are independent; equal ones are equal.
    void addDraws(std::span<const OpenTerm> terms, std::uint32_t copy, std::span<std::uint32_t> orders,
                  std::span<double> values) const;

private:
    void addTerm(const OpenTerm& term, ContractOutlook& out, double& none, double& idle) const;
    double chanceNow(double renewal, std::int32_t toEnd) const;
    std::int32_t nextStart(const OpenTerm& term, double share) const;
    double discountAt(std::int32_t day) const;

    const ContractModels& m_models;
    std::int32_t m_horizon = 0;
    double m_discount = 0;
    std::vector<std::pair<std::int32_t, double>> m_gaps;    ///< gap and its share
    std::vector<double> m_chance;                           ///< of renewal, by renewals so far
    std::vector<std::array<double, kDraws>> m_drawnChance;  ///< the same under every set of parameters
};

}  // namespace meike::engine
