// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/words/line.h"
#include "base/date.h"
#include "base/label.h"
#include "domain/record.h"
#include "engine/decision_chain.h"
#include "storage/database.h"

namespace meike {

/// A client's decision chain, ready to be drawn.
struct DecisionChainView {
    engine::DecisionChain chain;     ///< nodes name contacts by their place below
    std::vector<Record> contacts;    ///< by id
    std::vector<words::Line> risks;  ///< in words, in the order of the chain's
};

/// The contacts of a client with those they report to, and when they were last spoken to up to a day. Nobody has left:
/// contacts carry no day on which they did.
DecisionChainView readDecisionChain(Database& database, RecordId client, Date asOf, Language language,
                                    int untouchedDays = 90);

}  // namespace meike
