// SPDX-License-Identifier: GPL-3.0-or-later
// What steps that write records are called.
#include "app/records/record_writer.h"
#include "base/unicode.h"
#include "storage/records.h"

namespace meike {

namespace {

/// What people call a record: its name, or whose it is.
std::string titleOf(Database& database, const Record& record) {
    const std::string_view nameField = kindRow(record.kind()).nameField;
    std::string title = nameField.empty() ? std::string() : record.text(nameField);
    if (title.empty() && findField(record.kind(), "client"))
        title = recordName(database, Kind::client, record.integer("client"));
    // The names of steps are read in menus and messages.
    constexpr std::size_t kLongest = 40;
    std::size_t at = 0;
    for (std::size_t count = 0; at < title.size(); ++count) {
        if (count == kLongest) return title.substr(0, at) + "…";
        nextCodePoint(title, at);
    }
    return title;
}

std::string kindArgument(Kind kind) { return "@" + std::string(kindRow(kind).key); }
std::string fieldArgument(Kind kind, std::string_view field) { return kindArgument(kind) + "." + std::string(field); }

}  // namespace

Command addCommand(Database& database, const Record& record) {
    return {"add", {kindArgument(record.kind()), titleOf(database, record)}};
}

Command changeCommand(Database& database, const Record& record) {
    return {"change", {kindArgument(record.kind()), titleOf(database, record)}};
}

Command removeCommand(Database& database, Kind kind, RecordId id) {
    const auto record = readRecord(database, kind, id);
    return {"remove", {kindArgument(kind), record ? titleOf(database, *record) : std::string()}};
}

Command removeManyCommand(Kind kind, std::size_t count) {
    return {"remove_many", {std::to_string(count), kindArgument(kind) + "+"}};
}

Command changeFieldCommand(Database& database, Kind kind, RecordId id, std::string_view field) {
    const auto record = readRecord(database, kind, id);
    return {"change_field", {record ? titleOf(database, *record) : std::string(), fieldArgument(kind, field)}};
}

}  // namespace meike
