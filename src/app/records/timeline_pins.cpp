// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/timeline_pins.h"

#include <algorithm>

#include "app/records/record_writer.h"
#include "base/error_code.h"
#include "storage/records.h"
#include "storage/timeline.h"

namespace meike {

namespace {

void writePins(Edit& edit, RecordId client, const std::vector<std::string>& pins) {
    std::string text;
    for (const std::string& pin : pins) text += (text.empty() ? "" : " ") + pin;
    RecordWriter(edit).setSetting(timelinePinsKey(edit.database(), client), text);
}

}  // namespace

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
    const RecordId client = record->integer(row.owner);
    auto pins = timelinePins(database, client);
    const auto found = std::find(pins.begin(), pins.end(), pin);
    if ((found != pins.end()) == pinned) return false;
    if (pinned)
        pins.push_back(pin);
    else
        pins.erase(found);
    writePins(edit, client, pins);
    return true;
}

std::vector<std::string> timelinePins(Database& database, RecordId client) {
    const std::string text = setting(database, timelinePinsKey(database, client));
    std::vector<std::string> pins;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) pins.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return pins;
}

void moveTimelinePins(Edit& edit, RecordId from, RecordId into) {
    const auto moving = timelinePins(edit.database(), from);
    if (moving.empty()) return;
    auto pins = timelinePins(edit.database(), into);
    for (const std::string& pin : moving)
        if (std::find(pins.begin(), pins.end(), pin) == pins.end()) pins.push_back(pin);
    writePins(edit, into, pins);
    writePins(edit, from, {});
}

Command pinCommand(Database& database, Kind kind, RecordId id, bool pinned) {
    return {pinned ? "pin" : "unpin", {"@" + std::string(kindRow(kind).key), recordName(database, kind, id)}};
}

}  // namespace meike
