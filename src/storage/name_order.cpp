// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/name_order.h"

#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace meike {

const NameOrder& NameOrder::of(Database& database) {
    NameOrder& kept = database.kept<NameOrder>();
    Statement& ask = database.cached("PRAGMA data_version");
    const std::int64_t version = ask.step() ? ask.integer(0) : -1;
    ask.reset();
    const std::int64_t changes = sqlite3_total_changes(database.handle());
    if (version < 0 || version != kept.m_version || changes != kept.m_changes) {
        kept.m_version = -1;  // whoever stops this in the middle leaves nothing that would be trusted
        kept.read(database);
        kept.m_version = version;
        kept.m_changes = changes;
    }
    return kept;
}

void NameOrder::read(Database& database) {
    std::vector<std::pair<RecordId, std::uint32_t>> places;
    // The whole order stands in an index.
    Statement& rows = database.cached("SELECT client, sort_key FROM client_search ORDER BY sort_key, client");
    m_ranks.assign(1, 0);
    std::string before;
    while (rows.step()) {
        places.emplace_back(rows.integer(0), static_cast<std::uint32_t>(places.size() + 1));
        const auto bytes = rows.blob(1);
        const std::string_view key(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        const bool same = m_ranks.size() > 1 && key == before;
        m_ranks.push_back(m_ranks.back() + (same ? 0 : 1));
        if (!same) before = key;
    }
    rows.reset();
    std::sort(places.begin(), places.end());
    m_ids.resize(places.size());
    m_places.resize(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) std::tie(m_ids[i], m_places[i]) = places[i];
}

std::uint32_t NameOrder::placeOf(RecordId client, std::size_t& hint) const {
    // Mostly asked for in ascending order, so that the next one is the one.
    if (hint >= m_ids.size() || m_ids[hint] != client) {
        const auto found = std::lower_bound(m_ids.begin(), m_ids.end(), client);
        if (found == m_ids.end() || *found != client) return 0;
        hint = static_cast<std::size_t>(found - m_ids.begin());
    }
    return m_places[hint++];
}

std::uint32_t NameOrder::rankOf(RecordId client) const {
    const auto found = std::lower_bound(m_ids.begin(), m_ids.end(), client);
    return found == m_ids.end() || *found != client
               ? 0
               : m_ranks[m_places[static_cast<std::size_t>(found - m_ids.begin())]];
}

std::vector<std::uint32_t> NameOrder::order(const std::vector<RecordId>& clients) const {
    std::vector<std::uint32_t> result;
    result.reserve(clients.size());
    constexpr std::uint32_t kNobody = ~std::uint32_t{0};
    std::size_t hint = 0;
    if (clients.size() * 16 < m_ids.size()) {  // a few: sorting them costs less than a walk over all places
        std::vector<std::pair<std::uint32_t, std::uint32_t>> few;
        few.reserve(clients.size());
        for (std::uint32_t i = 0; i < clients.size(); ++i) few.emplace_back(placeOf(clients[i], hint), i);
        std::sort(few.begin(), few.end(), [&](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : clients[a.second] < clients[b.second];
        });
        for (const auto& [place, position] : few) result.push_back(position);
        return result;
    }
    std::vector<std::uint32_t> positions(m_ids.size() + 1, kNobody);
    for (std::uint32_t i = 0; i < clients.size(); ++i) {
        const std::uint32_t place = placeOf(clients[i], hint);
        if (place == 0)
            result.push_back(i);
        else
            positions[place] = i;
    }
    std::sort(result.begin(), result.end(), [&](std::uint32_t a, std::uint32_t b) { return clients[a] < clients[b]; });
    for (const std::uint32_t position : positions)
        if (position != kNobody) result.push_back(position);
    return result;
}

}  // namespace meike
