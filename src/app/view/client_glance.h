// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/field_text.h"
#include "app/score_book.h"
#include "app/words/line.h"
#include "storage/client_query.h"
#include "storage/facts_as_of.h"

namespace meike {

class Session;

/// Everything the pane beside the list shows of a client, read on a worker.
struct ClientGlance {
    ClientRow row;
    Record client{Kind::client};
    NameBook names;
    std::vector<std::pair<std::string, int>> tags;  ///< name and colour
    std::shared_ptr<const Scores> scores;
    std::optional<engine::Explanation> why;
    std::vector<words::Line> reasons;
    std::vector<Record> interactions, contacts, orders, receipts,
        tasks;                                  ///< newest first; tasks: open ones, the next first
    std::vector<OpenReceivable> receivables;    ///< open ones first
    std::map<Kind, std::vector<Record>> lists;  ///< of the other kinds that stand on a client's page, newest first

    const Value& value(std::string_view field) const;
    /// Kinds that have a list of their own above.
    static bool holds(Kind kind);
};

/// How many rows of each list are read.
inline constexpr int kGlanceRows = 100;

/// Facts dated after `asOf` are left out. Nothing when there is no such client.
std::optional<ClientGlance> readGlance(Database& database, const Session& session, std::shared_ptr<const Scores> scores,
                                       RecordId client, Date asOf, Language language, const std::stop_token& stop);

}  // namespace meike
