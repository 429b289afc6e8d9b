// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "storage/database.h"

namespace meike {

/// The order of clients by name as a reader expects it (pinyin, then other scripts), kept by a connection between two
/// questions: a list is sorted far more often than anybody is renamed. 16 bytes a client.
class NameOrder {
public:
    /// As it stands for this connection, read again when anything has been committed since. Good until the next call.
    static const NameOrder& of(Database& database);

    /// The positions of those clients (each there once) by name: `order[0]` is where the first of them stands.
    /// Whom the search index does not have comes first, by id.
    std::vector<std::uint32_t> order(const std::vector<RecordId>& clients) const;

    /// The place of a client among the different names, from 1, equal for equal names; 0 for one that is not known.
    std::uint32_t rankOf(RecordId client) const;

private:
    void read(Database& database);
    std::uint32_t placeOf(RecordId client, std::size_t& hint) const;

    std::int64_t m_version = -1;          ///< of what other connections have committed
    std::int64_t m_changes = -1;          ///< what this one has written
    std::vector<RecordId> m_ids;          ///< ascending
    std::vector<std::uint32_t> m_places;  ///< of each in the order, from 1
    std::vector<std::uint32_t> m_ranks;   ///< of each place
};

}  // namespace meike
