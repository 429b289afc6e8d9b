// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/kept_apart.h"

#include <algorithm>

#include "app/records/record_writer.h"
#include "app/short_name.h"
#include "base/error_code.h"
#include "storage/records.h"

namespace meike {

namespace {

constexpr std::string_view kKeptApart = "kept_apart/";

std::string keyOfUids(std::string_view a, std::string_view b) {
    if (b < a) std::swap(a, b);
    return std::string(kKeptApart) + std::string(a) + "/" + std::string(b);
}

std::string keyOfPair(Database& database, RecordId a, RecordId b) {
    const RecordId ids[] = {a, b};
    const auto uids = uidTexts(database, Kind::client, ids);
    for (std::size_t i = 0; i < 2; ++i)
        if (uids[i].empty()) throw Error(ErrorKind::not_found, std::to_string(ids[i]), ErrorCode::no_such_client);
    return keyOfUids(uids[0], uids[1]);
}

std::vector<RecordId> settingsOf(Database& database, const std::string& key) {
    return findRecords(database, Kind::setting, "key", Value{key});
}

Command pairCommand(const char* key, Database& database, RecordId a, RecordId b) {
    return {key, {shortName(recordName(database, Kind::client, a)), shortName(recordName(database, Kind::client, b))}};
}

}  // namespace

bool keepApart(Edit& edit, RecordId a, RecordId b) {
    const std::string key = keyOfPair(edit.database(), a, b);
    if (a == b)
        throw Error(ErrorKind::invalid_value, shortName(recordName(edit.database(), Kind::client, a)),
                    ErrorCode::merged_with_itself);
    if (!settingsOf(edit.database(), key).empty()) return false;
    RecordWriter(edit).setSetting(key, "1");
    return true;
}

bool askAgain(Edit& edit, RecordId a, RecordId b) {
    const auto said = settingsOf(edit.database(), keyOfPair(edit.database(), a, b));
    for (const RecordId id : said) removeRecord(edit, Kind::setting, id);
    return !said.empty();
}

Command keepApartCommand(Database& database, RecordId a, RecordId b) {
    return pairCommand("keep_apart", database, a, b);
}
Command askAgainCommand(Database& database, RecordId a, RecordId b) { return pairCommand("ask_again", database, a, b); }

KeptApart::KeptApart(Database& database) {
    for (const Record& each : allRecords(database, Kind::setting))
        if (each.text("key").starts_with(kKeptApart)) m_keys.insert(each.text("key"));
}

bool KeptApart::holds(Database& database, RecordId a, RecordId b) const {
    const std::pair<RecordId, RecordId> pair[] = {{a, b}};
    return holds(database, pair).front() != 0;
}

std::vector<char> KeptApart::holds(Database& database, std::span<const std::pair<RecordId, RecordId>> pairs) const {
    std::vector<char> apart(pairs.size(), 0);
    if (m_keys.empty()) return apart;
    std::vector<RecordId> ids;
    for (const auto& [a, b] : pairs) {
        ids.push_back(a);
        ids.push_back(b);
    }
    const auto uids = uidTexts(database, Kind::client, ids);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        apart[i] = m_keys.contains(keyOfUids(uids[2 * i], uids[2 * i + 1])) ? 1 : 0;
    return apart;
}

void moveKeptApart(Edit& edit, RecordId gone, RecordId keep) {
    const RecordId ids[] = {gone, keep};
    const auto uids = uidTexts(edit.database(), Kind::client, ids);
    RecordWriter writer(edit, RecordWriter::Pace::batch);
    for (const Record& each : allRecords(edit.database(), Kind::setting)) {
        const std::string& key = each.text("key");
        if (!key.starts_with(kKeptApart)) continue;
        const std::string_view pair = std::string_view(key).substr(kKeptApart.size());
        const std::string_view first = pair.substr(0, pair.find('/'));
        const std::string_view second = pair.substr(std::min(first.size() + 1, pair.size()));
        if (first != uids[0] && second != uids[0]) continue;
        const std::string_view other = first == uids[0] ? second : first;
        // `key` lives in the record at hand.
        const std::string moved = keyOfUids(other, uids[1]);
        const bool drop = other == uids[1] || !settingsOf(edit.database(), moved).empty();
        if (!drop) writer.setSetting(moved, "1");
        writer.remove(Kind::setting, each.id());
    }
    writer.finish();
}

}  // namespace meike
