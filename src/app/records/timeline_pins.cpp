// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/timeline_pins.h"

#include <algorithm>

#include "app/records/record_writer.h"
#include "base/error_code.h"
#include "storage/records.h"
#include "storage/timeline.h"

namespace meike {

bool pinOnTimeline(Edit& edit, Kind kind, RecordId id, bool pinned) {
    const auto kinds = timelineKinds();
    const KindRow& row = kindRow(kind);
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end() || !row.uid || row.owner.empty())
        throw Error(ErrorKind::invalid_value, std::string(row.key), ErrorCode::records_of_no_client);
    Database& database = edit.database();
    const auto record = readRecord(database, kind, id);
    if (!record) throw Error(ErrorKind::not_found, std::string(row.key), ErrorCode::record_gone);
    const RecordId ids[] = {id};
    const std::string pin = std::string(row.key) + "/" + uidTexts(database, kind, ids).at(0);
    const std::string key = timelinePinsKey(database, record->integer(row.owner));
    const std::string before = setting(database, key);
    std::string after;
    bool there = false;
    for (std::size_t at = 0; at < before.size();) {
        const std::size_t end = std::min(before.find(' ', at), before.size());
        const std::string_view each = std::string_view(before).substr(at, end - at);
        at = end + 1;
        if (each == pin) there = true;
        if (!each.empty() && (each != pin || pinned)) after += (after.empty() ? "" : " ") + std::string(each);
    }
    if (there == pinned) return false;
    if (pinned) after += (after.empty() ? "" : " ") + pin;
    RecordWriter(edit).setSetting(key, after);
    return true;
}

Command pinCommand(Database& database, Kind kind, RecordId id, bool pinned) {
    return {pinned ? "pin" : "unpin", {"@" + std::string(kindRow(kind).key), recordName(database, kind, id)}};
}

}  // namespace meike
