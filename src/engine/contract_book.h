// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "engine/contracts.h"
#include "engine/fitted_models.h"
#include "engine/value_basis.h"

namespace meike::engine {

/// A contract that may still go on, as a forecast sees it. Days from the as-of date.
struct OpenTerm {
    std::int32_t toEnd = 0;  ///< to its last day; below 0: it is over, and not renewed yet
    std::int32_t days = 0;   ///< length of a term
    std::int32_t renewals = 0;
    double perTerm = 0;  ///< orders that a new term brings on its first day; a framework contract: none
    /// Framework contract: its orders come at random times at a pace that is Gamma(shape, age); 0: none seen so far.
    double shape = 0, age = 0;
    double value = 0;  ///< of an order, minor units in the basis
    bool valueKnown = true;

    auto operator<=>(const OpenTerm&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 sees a zero
};

/// The contracts of a base as of a day.
struct ContractBook {
    std::vector<std::vector<Contract>> contracts;  ///< per client, as contractsOf() lists them
    ContractModels models;
    /// Per client, by end; empty unless the models are usable. Who has none any more brings nothing by contract.
    std::vector<std::vector<OpenTerm>> open;

    bool any() const { return !contracts.empty(); }
    /// Orders of contracts are forecast by their own model, and single orders without them.
    bool split() const { return !open.empty(); }
};

/// Reads the contracts and fits them (map), or takes `models` as fitted before. `values` of asOf. Empty when no client
/// has any. The result depends on no order of rows. Throws Error{cancelled}.
ContractBook contractBook(const OrderColumns& columns, const ClientFacts& facts, const OrderValues& values,
                          DayNumber asOf, const ContractModels* models = nullptr, const std::stop_token& stop = {});

/// Of a client's contracts the one to speak of: the first to end of those that are due, else of those that run, else
/// of those that may still be renewed; retainers last of each. Nothing when all are renewed or given up.
const Contract* nextToEnd(std::span<const Contract> contracts, DayNumber asOf);

}  // namespace meike::engine
