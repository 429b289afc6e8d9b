// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/membership.h"

#include <charconv>

#include "storage/access.h"
#include "storage/meta.h"
#include "storage/records.h"
#include "storage/rule_sql.h"

namespace meike {

namespace {

std::vector<RecordId> idsOf(Statement& statement) {
    std::vector<RecordId> ids;
    while (statement.step()) ids.push_back(statement.integer(0));
    statement.reset();
    return ids;
}

constexpr const char* kOrphanTags = "tag NOT IN (SELECT id FROM tag WHERE rule IS NOT NULL)";
constexpr const char* kTagState = "tag_state";
constexpr const char* kOrphanSegments = "segment NOT IN (SELECT id FROM segment)";

}  // namespace

std::vector<RecordId> clientsMatching(Database& database, const Rule& rule, Date asOf, bool handTags) {
    const SqlPiece piece = compileRule(rule, asOf, baseCurrency(database), 0, handTags);
    Statement statement = database.prepare(
        "SELECT c.id FROM client c LEFT JOIN client_score s ON s.client = c.id WHERE c.deleted_at IS NULL AND "
        "c.archived_at IS NULL AND " +
        piece.sql + " ORDER BY c.id");
    int index = 1;
    for (const Value& value : piece.parameters) statement.bind(index++, value);
    return idsOf(statement);
}

std::optional<SegmentState> segmentState(Database& database, RecordId segment) {
    Statement& row =
        database.cached("SELECT version, rule_hash, as_of, data_version, since FROM segment_state WHERE segment = ?");
    std::optional<SegmentState> state;
    if (row.bind(1, segment).step())
        state = SegmentState{row.integer(0), std::string(row.text(1)), std::string(row.text(2)), row.integer(3),
                             row.integer(4)};
    row.reset();
    return state;
}

std::vector<RecordId> segmentMembers(Database& database, RecordId segment) {
    Statement& rows = database.cached("SELECT client FROM segment_member WHERE segment = ? ORDER BY client");
    rows.bind(1, segment);
    return idsOf(rows);
}

std::vector<RecordId> tagMembers(Database& database, RecordId tag) {
    Statement& rows = database.cached("SELECT client FROM main.tag_member WHERE tag = ? ORDER BY client");
    rows.bind(1, tag);
    return idsOf(rows);
}

bool tagHasRule(Database& database, RecordId tag) {
    Statement& row = database.cached("SELECT 1 FROM tag WHERE id = ? AND rule IS NOT NULL");
    const bool has = row.bind(1, tag).step();
    row.reset();
    return has;
}

const char* membershipCauseName(MembershipCause cause) {
    switch (cause) {
        case MembershipCause::rule:
            return "rule";
        case MembershipCause::data:
            return "data";
        case MembershipCause::day:
            return "day";
    }
    return "data";
}

void writeMembers(Database& writing, const MembershipDifference& difference, std::int64_t at) {
    Statement& log = writing.cached(
        "INSERT INTO segment_log (segment, client, entered, cause, version, as_of, at) VALUES (?, ?, ?, ?, ?, ?, ?)");
    const auto note = [&](RecordId client, bool entered) {
        if (!difference.logged) return;
        log.bind(1, difference.segment).bind(2, client).bind(3, std::int64_t{entered ? 1 : 0});
        log.bind(4, membershipCauseName(difference.cause)).bind(5, difference.version);
        log.bind(6, difference.asOf).bind(7, at).run();
    };
    Statement& in = writing.cached("INSERT OR IGNORE INTO segment_member (segment, client) VALUES (?, ?)");
    for (const RecordId client : difference.entered) {
        in.bind(1, difference.segment).bind(2, client).run();
        note(client, true);
    }
    Statement& out = writing.cached("DELETE FROM segment_member WHERE segment = ? AND client = ?");
    for (const RecordId client : difference.left) {
        out.bind(1, difference.segment).bind(2, client).run();
        note(client, false);
    }
}

void writeSegmentState(Database& writing, RecordId segment, const SegmentState& state) {
    Statement& row = writing.cached(
        "INSERT OR REPLACE INTO segment_state (segment, version, rule_hash, as_of, data_version, since) VALUES (?, ?, "
        "?, ?, ?, ?)");
    row.bind(1, segment).bind(2, state.version).bind(3, state.ruleHash).bind(4, state.asOf);
    row.bind(5, state.dataVersion).bind(6, state.since).run();
}

void writeTagMembers(Database& writing, RecordId tag, const std::vector<RecordId>& entered,
                     const std::vector<RecordId>& left) {
    Statement& in = writing.cached("INSERT OR IGNORE INTO tag_member (client, tag) VALUES (?, ?)");
    for (const RecordId client : entered) in.bind(1, client).bind(2, tag).run();
    Statement& out = writing.cached("DELETE FROM tag_member WHERE client = ? AND tag = ?");
    for (const RecordId client : left) out.bind(1, client).bind(2, tag).run();
}

void showTagMembers(Database& reader) {
    endOverlay(reader, "client_tags");
    endOverlay(reader, "tag_member");
}

void hideTagMembers(Database& reader) {
    for (const char* each : {"client_tags", "tag_member"}) beginOverlay(reader, each);
    reader.exec(
        "CREATE TEMP TABLE tag_member (client INTEGER NOT NULL, tag INTEGER NOT NULL, PRIMARY KEY (client, tag)) "
        "STRICT, WITHOUT ROWID");
    reader.exec(
        "CREATE TEMP VIEW client_tags AS SELECT client, tag, id AS position FROM client_tag UNION ALL SELECT client, "
        "tag, 9223372036854775807 FROM temp.tag_member");
}

bool hasOrphanMembers(Database& database) {
    return database.integer("SELECT EXISTS (SELECT 1 FROM main.tag_member WHERE " + std::string(kOrphanTags) +
                            ") OR EXISTS (SELECT 1 FROM segment_state WHERE " + kOrphanSegments + ")") != 0;
}

void dropOrphanMembers(Database& writing) {
    writing.exec("DELETE FROM tag_member WHERE " + std::string(kOrphanTags));
    writing.exec("DELETE FROM segment_member WHERE " + std::string(kOrphanSegments));
    writing.exec("DELETE FROM segment_state WHERE " + std::string(kOrphanSegments));
}

OrphanMembers orphanMembers(Database& database) {
    return {database.integer("SELECT count(*) FROM segment_member WHERE " + std::string(kOrphanSegments)),
            database.integer("SELECT count(*) FROM main.tag_member WHERE " + std::string(kOrphanTags))};
}

std::optional<TagState> tagState(Database& database) {
    const std::string text = meta::text(database, kTagState);
    TagState state;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), state.dataVersion);
    if (code != std::errc() || end == text.data() + text.size() || *end != ' ') return std::nullopt;
    state.asOf = std::string(end + 1, text.data() + text.size());
    return state;
}

void writeTagState(Database& writing, const TagState& state) {
    meta::setText(writing, kTagState, std::to_string(state.dataVersion) + " " + state.asOf);
}

std::vector<LogFault> logFaults(Database& database) {
    // By the order of the lines, not by their moments: a clock may have been set back.
    Statement rows = database.prepare(
        "WITH watched AS (SELECT t.segment, (SELECT min(l.id) FROM segment_log l WHERE l.segment = t.segment AND l.at "
        ">= t.since) AS first FROM segment_state t WHERE t.segment IN (SELECT id FROM segment)), "
        "line AS (SELECT l.segment, l.client, l.entered, "
        "lag(l.entered) OVER client_lines AS before, lead(l.id) OVER client_lines IS NULL AS last "
        "FROM segment_log l JOIN watched w ON w.segment = l.segment AND l.id >= w.first "
        "WINDOW client_lines AS (PARTITION BY l.segment, l.client ORDER BY l.id)) "
        "SELECT line.segment, sum(coalesce(before = entered, 0)) AS repeated, "
        "sum(last AND entered <> (m.client IS NOT NULL)) AS contradicted FROM line LEFT JOIN segment_member m ON "
        "m.segment = line.segment AND m.client = line.client GROUP BY line.segment HAVING repeated + contradicted > 0 "
        "ORDER BY line.segment");
    std::vector<LogFault> faults;
    while (rows.step()) faults.push_back({rows.integer(0), rows.integer(1), rows.integer(2)});
    return faults;
}

std::int64_t membersNotInUse(Database& database, RecordId segment) {
    Statement& row = database.cached(
        "SELECT count(*) FROM segment_member m LEFT JOIN client c ON c.id = m.client AND c.deleted_at IS NULL AND "
        "c.archived_at IS NULL WHERE m.segment = ? AND c.id IS NULL");
    row.bind(1, segment).step();
    const std::int64_t count = row.integer(0);
    row.reset();
    return count;
}

void forgetMembers(Database& writing, RecordId segment) {
    for (const char* table : {"segment_member", "segment_state"})
        writing.cached("DELETE FROM " + std::string(table) + " WHERE segment = ?").bind(1, segment).run();
}

std::vector<MembershipEvent> membershipLog(Database& database, RecordId segment, std::int64_t since,
                                           std::optional<Date> asOf) {
    Statement rows = database.prepare(
        "SELECT client, entered, cause, version, as_of, at FROM segment_log WHERE segment = ?1 AND at >= ?2 AND (?3 IS "
        "NULL OR as_of <= ?3) ORDER BY at DESC, id DESC");
    rows.bind(1, segment).bind(2, since);
    if (asOf) rows.bind(3, isoDate(*asOf));
    std::vector<MembershipEvent> events;
    while (rows.step())
        events.push_back({rows.integer(0), rows.integer(1) != 0, std::string(rows.text(2)), rows.integer(3),
                          std::string(rows.text(4)), rows.integer(5)});
    return events;
}

std::vector<RecordId> keyAccountsInUse(Database& database) {
    Statement rows = database.prepare(
        "SELECT id FROM client WHERE key_account = 1 AND deleted_at IS NULL AND archived_at IS NULL ORDER BY id");
    std::vector<RecordId> found;
    while (rows.step()) found.push_back(rows.integer(0));
    return found;
}

}  // namespace meike
