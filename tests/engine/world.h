// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "engine/assessment.h"
#include "engine/reasons.h"

namespace meike::test {

/// A handful of clients written down as in a ledger, and assessed.
struct World {
    explicit World(std::size_t clients = 1) : facts(clients) {}

    engine::OrderRow& order(engine::ClientIndex client, DayNumber day, MinorUnits gross) {
        engine::OrderRow row;
        row.client = client;
        row.day = day;
        row.document = ++documents;
        row.gross = gross;
        rows.push_back(row);
        return rows.back();
    }
    engine::OrderRow& refund(engine::ClientIndex client, DayNumber day, MinorUnits gross, std::int64_t of = 0) {
        engine::OrderRow& row = order(client, day, gross);
        row.refundOf = of;
        return row;
    }
    /// Assesses; the result and its input stay for explain().
    const engine::Assessment& assess(DayNumber asOf) {
        columns = engine::buildColumns(rows, facts.size());
        day = asOf;
        result = engine::assess(input());
        return result;
    }
    engine::AssessmentInput input() const { return {columns, facts, references, profile, day}; }
    engine::Explanation explain(engine::ClientIndex client) const { return engine::explain(input(), result, client); }
    std::string tierKey(std::int8_t rank) const {
        return rank < 0 ? "" : result.tierNames[static_cast<std::size_t>(rank)].key;
    }
    std::string classKey(engine::ClientIndex client) const {
        const auto position = result.rfmClass[client];
        return position < 0 ? "" : result.classNames[static_cast<std::size_t>(position)].key;
    }

    std::vector<engine::OrderRow> rows;
    engine::ClientFacts facts;
    std::vector<engine::TierReference> references;
    ScoringProfile profile;
    engine::OrderColumns columns;
    engine::Assessment result;
    DayNumber day = 0;
    std::int64_t documents = 0;
};

}  // namespace meike::test
