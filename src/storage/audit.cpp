// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/audit.h"

#include <algorithm>
#include <charconv>

#include "storage/hash.h"
#include "storage/meta.h"

namespace meike {

namespace {

const char* actionOf(Change::Cause cause) {
    switch (cause) {
        case Change::Cause::undo:
            return "undo";
        case Change::Cause::redo:
            return "redo";
        case Change::Cause::edit:
            break;
    }
    return "edit";
}

/// Where the audit ends: lines that are cut off leave a chain that holds.
constexpr std::string_view kHeadKey = "audit_head";
std::string headText(std::int64_t line, const Hash& hash) { return std::to_string(line) + " " + hashText(hash); }

Hash lineHash(std::span<const unsigned char> previous, std::int64_t at, RecordId person, std::string_view action,
              std::string_view command, std::string_view kinds, std::int64_t rows) {
    return Hasher().addBytes(previous).add(at).add(person).add(action).add(command).add(kinds).add(rows).finish();
}

}  // namespace

void appendAudit(Database& database, const Change& change, std::int64_t atUtcMs, RecordId person) {
    Hash previous{};
    Statement& last = database.cached("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1");
    if (last.step()) {
        const auto bytes = last.blob(0);
        std::copy_n(bytes.begin(), std::min(bytes.size(), previous.size()), previous.begin());
    }
    last.reset();
    std::string kinds;
    for (const auto& [kind, ids] : change.rows) {
        if (!kinds.empty()) kinds += ",";
        kinds += kindRow(kind).key;
    }
    const std::string action = actionOf(change.cause);
    const Hash hash = lineHash(previous, atUtcMs, person, action, change.command.key, kinds, change.rowCount);
    database
        .cached("INSERT INTO audit (at, person, action, command, kinds, row_count, hash) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(1, atUtcMs)
        .bind(2, person)
        .bind(3, action)
        .bind(4, change.command.key)
        .bind(5, kinds)
        .bind(6, change.rowCount)
        .bindBlob(7, hash)
        .run();
    meta::setText(database, kHeadKey, headText(database.lastInsertId(), hash));
}

bool auditIsCut(Database& database) {
    Statement last = database.prepare("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
    // Whatever was ever changed was noted.
    if (!last.step()) return !meta::text(database, kHeadKey).empty() || meta::integer(database, "data_version") > 0;
    Hash hash{};
    const auto bytes = last.blob(1);
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
    return meta::text(database, kHeadKey) != headText(last.integer(0), hash);
}

std::string auditHead(Database& database) {
    Statement last = database.prepare("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
    if (!last.step()) return {};
    Hash hash{};
    const auto bytes = last.blob(1);
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
    return headText(last.integer(0), hash);
}

std::optional<std::int64_t> auditLinesSince(Database& database, const std::string& head) {
    std::int64_t seq = 0;
    std::from_chars(head.data(), head.data() + head.size(), seq);
    Statement line = database.prepare("SELECT hash, (SELECT max(seq) FROM audit) FROM audit WHERE seq = ?");
    line.bind(1, seq);
    if (!line.step())
        return head.empty() ? std::optional(database.integer("SELECT count(*) FROM audit")) : std::nullopt;
    Hash hash{};
    const auto bytes = line.blob(0);
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
    if (headText(seq, hash) != head) return std::nullopt;
    return line.integer(1) - seq;
}

std::int64_t firstBrokenAudit(Database& database) {
    Statement lines =
        database.prepare("SELECT seq, at, person, action, command, kinds, row_count, hash FROM audit ORDER BY seq");
    Hash previous{};
    while (lines.step()) {
        const Hash expected = lineHash(previous, lines.integer(1), lines.integer(2), lines.text(3), lines.text(4),
                                       lines.text(5), lines.integer(6));
        const auto stored = lines.blob(7);
        if (!std::equal(stored.begin(), stored.end(), expected.begin(), expected.end())) return lines.integer(0);
        previous = expected;
    }
    return 0;
}

std::int64_t lastAudited(Database& database) {
    return database.integer("SELECT at FROM audit ORDER BY seq DESC LIMIT 1");
}

}  // namespace meike
