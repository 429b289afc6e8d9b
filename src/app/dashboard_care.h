// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "app/score_book.h"
#include "engine/care_facts.h"
#include "storage/database.h"

namespace meike {

/// How the clients of `scores` are looked after, as of their day; `owners`: names by place, as charts have them. The
/// plan is the one that the reader sees: of another day nothing is planned. `columns`, `facts`: of the same scores;
/// nullptr where they have moved on, and then there are no contracts and no revenue.
engine::CareFacts readCareFacts(Database& database, const Scores& scores, const std::vector<RecordId>& owners,
                                const engine::OrderColumns* columns, const engine::ClientFacts* facts, Date today,
                                const std::stop_token& stop = {});

}  // namespace meike
