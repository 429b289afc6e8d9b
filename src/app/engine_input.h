// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>
#include <vector>

#include "engine/client_facts.h"
#include "engine/columns.h"
#include "storage/engine_rows.h"

namespace meike {

/// Facts of some clients in the engine's terms: money in the base currency, days as numbers.
struct EngineInput {
    std::vector<engine::OrderRow> orders;  ///< `client` is the position in EngineRows::clients
    engine::ClientFacts facts;             ///< by that position; tier overrides are left to the profile
    std::vector<std::vector<DayNumber>> interactions;
    std::vector<engine::ServiceFacts> service;
};

/// Converts rows. Amounts take the rate of their own day (receivables and what pays them: of the due day, so that
/// paying in full leaves nothing); an order in a currency without a rate is marked, a receivable or receipt in one is
/// left out.
EngineInput engineInput(const EngineRows& rows);

}  // namespace meike
