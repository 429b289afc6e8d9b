// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/history.h"

#include <algorithm>
#include <future>
#include <nlohmann/json.hpp>
#include <span>

#include "base/error_code.h"
#include "base/path_text.h"
#include "storage/hash.h"
#include "storage/meta.h"
#include "storage/records.h"

namespace meike {

namespace {

/// Bounds of the stored history; the newest step stays whatever its size.
constexpr std::int64_t kMaxSteps = 500;
constexpr std::int64_t kMaxBytes = 512LL * 1024 * 1024;

std::string argumentsText(const Command& command) {
    return nlohmann::json(command.arguments).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

HistoryStep stepFrom(const Statement& row, std::int64_t cursor) {
    HistoryStep step;
    step.step = row.integer(0);
    step.command.key = std::string(row.text(1));
    const auto arguments = nlohmann::json::parse(row.text(2), nullptr, false);
    if (arguments.is_array())
        for (const auto& argument : arguments)
            if (argument.is_string()) step.command.arguments.push_back(argument.get<std::string>());
    step.atUtcMs = row.integer(3);
    step.person = row.isNull(4) ? 0 : row.integer(4);
    step.rowCount = row.integer(5);
    step.undone = step.step > cursor;
    return step;
}

std::span<const unsigned char> partBlob(std::string_view text) {
    return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

Hash partHash(std::string_view bytes) {
    ByteHasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

/// Parts of before schema 8 have no checksum.
bool isAsWritten(std::string_view bytes, std::span<const unsigned char> hash) {
    const Hash expected = hash.empty() ? Hash{} : partHash(bytes);
    return hash.empty() || std::equal(hash.begin(), hash.end(), expected.begin(), expected.end());
}

constexpr const char* kColumns = "SELECT seq, command, arguments, at, person, row_count FROM history ";

std::optional<HistoryStep> oneStep(Database& database, const std::string& rest) {
    Statement statement = database.prepare(kColumns + rest);
    const std::int64_t cursor = history_store::cursor(database);
    statement.bind(1, cursor);
    if (!statement.step()) return std::nullopt;
    return stepFrom(statement, cursor);
}

std::int64_t bytesWhere(Database& database, const std::string& condition, std::int64_t limit) {
    Statement& sum = database.cached("SELECT coalesce(sum(byte_count), 0) FROM history WHERE seq " + condition);
    sum.bind(1, limit);
    const std::int64_t bytes = sum.step() ? sum.integer(0) : 0;
    sum.reset();
    return bytes;
}

/// Returns the bytes that are free now.
std::int64_t dropStepsWhere(Database& database, const std::string& condition, std::int64_t limit) {
    const std::int64_t bytes = bytesWhere(database, condition, limit);
    for (const char* table : {"history_part", "history"})
        database.prepare("DELETE FROM " + std::string(table) + " WHERE seq " + condition).bind(1, limit).run();
    return bytes;
}

}  // namespace

bool erases(const Command& command) {
    if (command.key == "purge") return true;
    if (command.key != "remove" && command.key != "remove_many") return false;
    return std::any_of(command.arguments.begin(), command.arguments.end(), [](std::string_view argument) {
        if (!argument.starts_with('@')) return false;
        argument.remove_prefix(1);
        if (argument.ends_with('+')) argument.remove_suffix(1);
        const KindRow* kind = findKind(argument);
        const Field* name = kind && !kind->nameField.empty() ? findField(kind->kind, kind->nameField) : nullptr;
        return name && name->personal;
    });
}

std::vector<HistoryStep> history(Database& database, int limit) {
    Statement statement = database.prepare(std::string(kColumns) + "ORDER BY seq DESC LIMIT ?");
    statement.bind(1, std::int64_t{limit});
    const std::int64_t cursor = history_store::cursor(database);
    std::vector<HistoryStep> steps;
    while (statement.step()) steps.push_back(stepFrom(statement, cursor));
    return steps;
}

namespace history_store {

std::int64_t cursor(Database& database) { return meta::integer(database, "history_cursor"); }
void setCursor(Database& database, std::int64_t step) { meta::setInteger(database, "history_cursor", step); }

std::int64_t append(Database& database, const Change& change, const Changeset& changeset, std::int64_t atUtcMs,
                    RecordId person, Size& size) {
    const std::int64_t above = cursor(database);
    std::int64_t bytes = size ? *size : bytesWhere(database, ">= ?", 0);
    bytes -= dropStepsWhere(database, "> ?", above);
    const std::int64_t step = above + 1;
    Statement& row = database.cached(
        "INSERT INTO history (seq, command, arguments, at, person, row_count, byte_count) VALUES (?, ?, ?, ?, ?, ?, "
        "?)");
    row.bind(1, step).bind(2, change.command.key).bind(3, argumentsText(change.command)).bind(4, atUtcMs);
    if (person != 0) row.bind(5, person);
    row.bind(6, change.rowCount).bind(7, changeset.bytes()).run();
    std::future<Hash> next;  // of a large step: it is hashed beside while the part before it is written
    for (std::size_t part = 0; part < changeset.parts.size(); ++part) {
        const Hash hash = part == 0 ? partHash(changeset.parts[part]) : next.get();
        if (part + 1 < changeset.parts.size())
            next = std::async(std::launch::async, partHash, std::string_view(changeset.parts[part + 1]));
        database.cached("INSERT INTO history_part (seq, part, changes, hash) VALUES (?, ?, ?, ?)")
            .bind(1, step)
            .bind(2, static_cast<std::int64_t>(part))
            .lendBlob(3, partBlob(changeset.parts[part]))
            .bindBlob(4, hash)
            .run();
    }
    setCursor(database, step);

    bytes += changeset.bytes();
    bytes -= dropStepsWhere(database, "<= ?", step - kMaxSteps);
    // The oldest steps that do not fit beside the newer ones.
    std::int64_t dropUpTo = 0;
    std::int64_t left = bytes;
    Statement& oldest = database.cached("SELECT seq, byte_count FROM history ORDER BY seq");
    while (left > kMaxBytes && oldest.step() && oldest.integer(0) != step) {
        dropUpTo = oldest.integer(0);
        left -= oldest.integer(1);
    }
    oldest.reset();
    if (dropUpTo > 0) bytes -= dropStepsWhere(database, "<= ?", dropUpTo);
    size = bytes;
    return step;
}

std::optional<HistoryStep> undoStep(Database& database) {
    auto step = oneStep(database, "WHERE seq = ?");
    // A workspace without its settings and pick lists is no workspace: the history begins behind its making.
    if (step && step->command.key == "new_workspace") return std::nullopt;
    return step;
}
std::optional<HistoryStep> redoStep(Database& database) {
    return oneStep(database, "WHERE seq > ? ORDER BY seq LIMIT 1");
}

void endAtErasure(Database& database) {
    std::int64_t step = 0;
    {
        Statement newest =
            database.prepare(std::string(kColumns) +
                             "WHERE command IN ('purge', 'remove', 'remove_many') AND seq <= ? ORDER BY seq DESC");
        const std::int64_t done = cursor(database);
        newest.bind(1, done);
        while (step == 0 && newest.step())
            if (const HistoryStep each = stepFrom(newest, done); erases(each.command)) step = each.step;
    }
    if (step == 0) return;
    {
        Transaction transaction(database);
        dropStepsWhere(database, "<= ?", step);
        transaction.commit();
    }
    // The log holds the pages of before.
    database.integer("PRAGMA wal_checkpoint(TRUNCATE)");
}

std::int64_t bytesOf(Database& database, std::int64_t step) { return bytesWhere(database, "= ?", step); }

Changeset load(Database& database, std::int64_t step) {
    Changeset changeset;
    Statement& statement = database.cached("SELECT changes, hash FROM history_part WHERE seq = ? ORDER BY part");
    statement.bind(1, step);
    bool whole = true;
    while (statement.step()) {
        const auto bytes = statement.blob(0);
        changeset.parts.emplace_back(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        whole = whole && isAsWritten(changeset.parts.back(), statement.blob(1));
    }
    statement.reset();
    // A part that is gone would leave a changeset that reads well and undoes a half.
    if (!whole || changeset.bytes() != bytesOf(database, step))
        throw Error(ErrorKind::damaged, pathText(database.path()), ErrorCode::step_damaged);
    return changeset;
}

std::vector<std::int64_t> damagedSteps(Database& database) {
    std::vector<std::int64_t> damaged;
    Statement steps = database.prepare("SELECT seq FROM history ORDER BY seq");
    while (steps.step()) {
        try {
            checkChangeset(database, load(database, steps.integer(0)));
        } catch (const Error& error) {
            if (error.detail().code != ErrorCode::step_damaged) throw;
            damaged.push_back(steps.integer(0));
        }
    }
    return damaged;
}

void walk(Database& database, std::int64_t largest,
          const std::function<bool(const HistoryStep&, std::int64_t bytes, const Changeset&)>& fn) {
    Statement& parts = database.cached(
        "SELECT h.seq, h.command, h.arguments, h.at, h.person, h.row_count, h.byte_count, CASE WHEN h.byte_count <= ?1 "
        "THEN p.changes END FROM history_part p CROSS JOIN history h ON h.seq = p.seq ORDER BY p.seq DESC, p.part "
        "DESC");
    parts.bind(1, largest);
    const std::int64_t newest = cursor(database);
    std::optional<HistoryStep> step;
    std::int64_t bytes = 0;
    Changeset changes;
    bool more = true;
    while (more && parts.step()) {
        if (step && step->step != parts.integer(0)) {
            more = fn(*step, bytes, changes);
            step.reset();
            changes = {};
            if (!more) break;
        }
        if (!step) {
            step = stepFrom(parts, newest);
            bytes = parts.integer(6);
        }
        if (parts.isNull(7)) continue;
        const auto blob = parts.blob(7);
        changes.parts.emplace(changes.parts.begin(), reinterpret_cast<const char*>(blob.data()), blob.size());
    }
    parts.reset();
    if (more && step) fn(*step, bytes, changes);
}

}  // namespace history_store

}  // namespace meike
