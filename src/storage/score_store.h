// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "domain/value.h"
#include "storage/database.h"

namespace meike {

/// One row of the derived table client_score. Empty texts and missing numbers are NULL.
struct ClientScore {
    RecordId client = 0;
    std::vector<Value> values;  ///< in the order of scoreFields()

    friend bool operator==(const ClientScore&, const ClientScore&) = default;
};

/// Keys of the client fields that live in client_score, in table order.
const std::vector<std::string_view>& scoreFields();
std::size_t scoreFieldIndex(std::string_view key);

/// With what the stored scores were computed.
struct ScoreStamp {
    std::int64_t dataVersion = 0;
    std::string profile;  ///< name and version
    std::string asOf;     ///< ISO date
    friend bool operator==(const ScoreStamp&, const ScoreStamp&) = default;
};

std::int64_t dataVersion(Database& database);
std::optional<ScoreStamp> scoreStamp(Database& database);

/// All stored scores by client id.
std::vector<ClientScore> readScores(Database& database);
/// Writes `changed` over what is stored for those clients, deletes the rows of `gone`, and stamps the table; without a
/// stamp (more parts follow) it keeps the one it has.
void writeScores(Database& database, std::span<const ClientScore> changed, std::span<const RecordId> gone,
                 const ScoreStamp* stamp);
/// Puts `scores` into a TEMP table that hides the stored ones from every query of this (read-only) connection.
void overlayScores(Database& reader, const std::vector<ClientScore>& scores);
void dropOverlay(Database& reader);

}  // namespace meike
