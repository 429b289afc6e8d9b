// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "domain/kind.h"
#include "domain/value.h"
#include "storage/plan_rows.h"

namespace meike {

/// Reads names of occurrences, of many tasks as fast as their clients' records are found.
class OriginReader {
public:
    OriginReader(Database& database, const engine::plan::Rules& rules);
    /// `client`: whose it is, where that is known: tables are found by client, and not by uid.
    std::optional<Origin> read(std::string_view text, RecordId client = 0);

private:
    /// A record of that client; 0: there is none.
    std::int64_t recordAt(Kind kind, std::string_view uid, RecordId client);

    Database& m_database;
    const engine::plan::Rules& m_rules;
    std::unordered_map<std::string, std::int64_t> m_steps;
};

}  // namespace meike
