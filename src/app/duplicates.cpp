// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duplicates.h"

#include <algorithm>

#include "app/import.h"
#include "storage/duplicate_rows.h"
#include "storage/records.h"

namespace meike {

namespace {

/// Takes out pairs that are kept apart; returns how many.
std::size_t leaveApart(Database& database, const KeptApart& apart, std::vector<engine::DuplicatePair>& pairs) {
    if (apart.empty() || pairs.empty()) return 0;
    std::vector<std::pair<RecordId, RecordId>> ids;
    ids.reserve(pairs.size());
    for (const engine::DuplicatePair& pair : pairs) ids.emplace_back(pair.a, pair.b);
    const auto held = apart.holds(database, ids);
    std::size_t at = 0;
    return std::erase_if(pairs, [&](const engine::DuplicatePair& /*pair*/) { return held[at++] != 0; });
}

/// Takes out pairs that are made by likeness of names alone, where an import has asked about one of the names and was
/// told that it is a client of its own.
std::size_t leaveDecidedNames(Database& database, std::vector<engine::DuplicatePair>& pairs) {
    const auto decided = rememberedNames(database).apart;
    if (decided.empty()) return 0;
    return std::erase_if(pairs, [&](const engine::DuplicatePair& pair) {
        if (pair.sameName || pair.reasons.size() != 1 || pair.reasons.front().key != engine::DuplicateKey::name)
            return false;
        return decided.contains(recordName(database, Kind::client, pair.a)) ||
               decided.contains(recordName(database, Kind::client, pair.b));
    });
}

}  // namespace

FoundDuplicates findDuplicates(Database& database, engine::DuplicateLevel least, Progress& progress,
                               const std::stop_token& stop) {
    // One moment of the workspace for all that is read.
    const Transaction snapshot(database, false);
    engine::DuplicateIndex index;
    FoundDuplicates found;
    {
        const auto facts = readDuplicateFacts(database, stop);
        found.clients = facts.size();
        index.addAll(facts, progress, stop);
    }
    engine::DuplicateScan scan = index.scan(least, progress, stop);
    found.pairs = std::move(scan.pairs);
    found.crowded = std::move(scan.crowded);
    found.apart = leaveApart(database, KeptApart(database), found.pairs);
    found.apart += leaveDecidedNames(database, found.pairs);
    return found;
}

DuplicateFinder::DuplicateFinder(Database& database, Progress& progress, const std::stop_token& stop)
    : m_apart(database) {
    load(database, progress, stop);
}

void DuplicateFinder::load(Database& database, Progress& progress, const std::stop_token& stop) {
    engine::DuplicateIndex fresh;
    fresh.addAll(readDuplicateFacts(database, stop), progress, stop);
    m_index = std::move(fresh);
}

void DuplicateFinder::follow(Database& database, const Change& change) {
    if (change.everything) {
        NoProgress quiet;
        load(database, quiet, {});
    } else if (change.touches(Kind::client) || change.touches(Kind::contact)) {
        for (const RecordId client : change.clients) m_index.remove(client);
        for (const engine::DuplicateFacts& facts : readDuplicateFacts(database, change.clients)) m_index.put(facts);
    }
    if (change.everything || change.touches(Kind::setting)) m_apart = KeptApart(database);
}

std::vector<engine::DuplicatePair> DuplicateFinder::likes(Database& database,
                                                          const engine::DuplicateFacts& typed) const {
    auto pairs = m_index.likes(typed);
    if (typed.client != 0) leaveApart(database, m_apart, pairs);
    return pairs;
}

std::vector<engine::DuplicatePair> DuplicateFinder::likes(Database& database, RecordId client) const {
    const RecordId ids[] = {client};
    const auto facts = readDuplicateFacts(database, ids);
    if (facts.empty()) return {};
    return likes(database, facts.front());
}

}  // namespace meike
