// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/client_edits.h"

#include "app/records/record_writer.h"
#include "app/records/tag_names.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "storage/records.h"

namespace meike {

std::int64_t changeFieldOfMany(Edit& edit, std::span<const RecordId> clients, std::string_view field,
                               const Value& value) {
    return RecordWriter(edit).setMany(Kind::client, clients, field, value);
}

namespace {

/// Sets or clears a moment; those that have one already keep theirs.
std::int64_t stampClients(Edit& edit, std::span<const RecordId> clients, std::string_view field, bool on) {
    std::int64_t changed = 0;
    for (const RecordId client : clients) {
        const auto record = readRecord(edit.database(), Kind::client, client);
        if (!record || isEmpty(record->get(field)) != on) continue;
        edit.set(Kind::client, client, field, on ? Value{edit.clock().nowUtcMs()} : Value{});
        ++changed;
    }
    return changed;
}

}  // namespace

std::int64_t archiveClients(Edit& edit, std::span<const RecordId> clients) {
    return stampClients(edit, clients, "archived_at", true);
}
std::int64_t unarchiveClients(Edit& edit, std::span<const RecordId> clients) {
    return stampClients(edit, clients, "archived_at", false);
}
std::int64_t binClients(Edit& edit, std::span<const RecordId> clients) {
    return stampClients(edit, clients, "deleted_at", true);
}
std::int64_t unbinClients(Edit& edit, std::span<const RecordId> clients) {
    return stampClients(edit, clients, "deleted_at", false);
}

std::int64_t purgeClients(Edit& edit, std::span<const RecordId> clients) {
    RecordWriter writer(edit, RecordWriter::Pace::batch);
    std::int64_t removed = 0;
    for (const RecordId client : clients) {
        if (!readRecord(edit.database(), Kind::client, client)) continue;
        writer.remove(Kind::client, client);
        ++removed;
    }
    writer.finish();
    return removed;
}

std::int64_t rankNeeds(Edit& edit, std::span<const RecordId> needs) {
    RecordWriter writer(edit, RecordWriter::Pace::batch);
    std::int64_t rank = 0;
    std::int64_t changed = 0;
    for (const RecordId need : needs) changed += writer.set(Kind::need, need, "rank", Value{++rank}) ? 1 : 0;
    writer.finish();
    return changed;
}

Command rankNeedsCommand(Database& database, RecordId client) {
    return {"rank_needs", {recordName(database, Kind::client, client)}};
}

Command changeFieldOfManyCommand(std::size_t clients, std::string_view field) {
    return {"change_field_many", {std::to_string(clients), "@clients." + std::string(field)}};
}

Command clientsCommand(std::string_view key, std::size_t clients) {
    return {std::string(key), {std::to_string(clients)}};
}

// ---- Tags put on by hand ----

RecordId findOrAddTag(Edit& edit, std::string_view typed) {
    const std::string name = valueOrThrow(checkTagName(typed));
    if (const auto tag = findTag(edit.database(), name)) return *tag;
    return addRecord(edit, Record(Kind::tag).set("name", name));
}

std::int64_t tagClients(Edit& edit, std::span<const RecordId> clients, std::string_view tag) {
    const RecordId id = findOrAddTag(edit, tag);
    std::int64_t changed = 0;
    for (const RecordId client : clients) changed += edit.addTag(client, id) ? 1 : 0;
    return changed;
}

std::int64_t untagClients(Edit& edit, std::span<const RecordId> clients, std::string_view tag) {
    const auto id = findTag(edit.database(), tag);
    if (!id) throw Error(ErrorKind::not_found, std::string(tag), ErrorCode::no_such_tag);
    std::int64_t changed = 0;
    for (const RecordId client : clients) changed += edit.removeTag(client, *id) ? 1 : 0;
    return changed;
}

namespace {

Command tagStep(Database& database, const char* one, const char* many, std::span<const RecordId> clients,
                std::string_view tag) {
    std::string name(trimmed(tag));
    if (clients.size() == 1) return {one, {recordName(database, Kind::client, clients.front()), std::move(name)}};
    return {many, {std::to_string(clients.size()), std::move(name)}};
}

}  // namespace

Command tagCommand(Database& database, std::span<const RecordId> clients, std::string_view tag) {
    return tagStep(database, "tag_one", "tag_many", clients, tag);
}

Command untagCommand(Database& database, std::span<const RecordId> clients, std::string_view tag) {
    return tagStep(database, "untag_one", "untag_many", clients, tag);
}

}  // namespace meike
