// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client_group.h"

#include <unordered_set>

#include "storage/records.h"

namespace meike {

RecordId groupHead(Database& database, RecordId client) {
    std::unordered_set<RecordId> seen;
    while (seen.insert(client).second) {
        const auto record = readRecord(database, Kind::client, client);
        const RecordId above = record ? record->integer("parent") : 0;
        if (above == 0) return client;
        client = above;
    }
    return client;
}

std::vector<RecordId> groupMembers(Database& database, RecordId head) {
    std::vector<RecordId> members;
    std::unordered_set<RecordId> seen{head};
    std::vector<RecordId> open{head};
    for (std::size_t at = 0; at < open.size(); ++at) {
        const auto record = readRecord(database, Kind::client, open[at]);
        if (!record) continue;
        if (isEmpty(record->get("deleted_at")) && isEmpty(record->get("archived_at"))) members.push_back(open[at]);
        for (const RecordId below : findRecords(database, Kind::client, "parent", Value{open[at]}))
            if (seen.insert(below).second) open.push_back(below);
    }
    return members;
}

std::optional<engine::GroupScore> groupScore(const ScoreBook& book, const Scores& scores,
                                             const std::vector<RecordId>& members) {
    std::vector<engine::ClientIndex> indices;
    for (const RecordId member : members)
        if (const auto index = scores.indexOf(member)) indices.push_back(*index);
    if (indices.empty()) return std::nullopt;
    return book.group(scores, indices);
}

}  // namespace meike
