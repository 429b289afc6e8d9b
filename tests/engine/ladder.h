// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/engine/world.h"
#include "tests/support/synthetic_orders.h"

namespace meike::test {

/// Twenty clients that differ in everything.
inline World ladder() {
    World world(20);
    Numbers numbers(42);
    for (engine::ClientIndex c = 0; c < 20; ++c) {
        for (engine::ClientIndex i = 0; i <= c / 3; ++i) {
            engine::OrderRow& row =
                world.order(c, static_cast<DayNumber>(numbers.between(300, 1000)), 1000 * (c + 1) + numbers.below(900));
            row.netKnown = row.contributionKnown = true;
            row.net = row.gross / 2;
            row.contribution = row.net * static_cast<MinorUnits>(numbers.between(5, 55)) / 100;
        }
        engine::ClientFact& fact = world.facts[c];
        fact.growth.value = static_cast<std::uint8_t>(numbers.between(1, 4));
        fact.influence.value = static_cast<std::uint8_t>(numbers.between(1, 5));
        fact.endorsement.value = static_cast<std::uint8_t>(numbers.between(1, 4));
        fact.credit = static_cast<CreditGrade>(numbers.between(0, 4));
        if (c % 4 == 0) fact.receivables.push_back({900, 5000});
    }
    return world;
}

}  // namespace meike::test
