// SPDX-License-Identifier: GPL-3.0-or-later
// The plan as it is stored, or laid over a reader; what was noted of playbooks.
#include <algorithm>

#include "base/uid.h"
#include "storage/access.h"
#include "storage/plan_rows.h"
#include "storage/records.h"

namespace meike {

using namespace engine::plan;

namespace {

DayNumber storedDay(const Statement& row, int column, DayNumber none) {
    const auto day = parseIsoDate(row.text(column));
    return day ? dayNumber(*day) : none;
}

}  // namespace

namespace {

constexpr const char* kOccurrenceColumns =
    "step, client, cause_kind, cause, cause_day, due, wanted, person, minutes, stake, state, hold, since, notes, task, "
    "hold_until";

void insertOccurrences(Database& database, const std::string& table, std::span<const Occurrence> occurrences) {
    Statement write = database.prepare("INSERT OR REPLACE INTO " + table + " (" + kOccurrenceColumns +
                                       ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const Occurrence& each : occurrences) {
        write.reset();
        write.bind(1, each.step).bind(2, each.client).bind(3, static_cast<std::int64_t>(each.cause.kind));
        write.bind(4, each.cause.id).bind(5, std::int64_t{each.cause.day});
        write.bind(6, isoDate(dateOfDay(each.due))).bind(7, isoDate(dateOfDay(each.wanted)));
        write.bind(8, each.person).bind(9, std::int64_t{each.minutes}).bind(10, each.stake);
        write.bind(11, static_cast<std::int64_t>(each.state)).bind(12, static_cast<std::int64_t>(each.hold));
        write.bind(13, std::int64_t{each.since}).bind(14, std::int64_t{each.notes}).bind(15, each.task);
        write.bind(16, std::int64_t{each.holdUntil});
        write.run();
    }
}

}  // namespace

namespace {

void takeOccurrences(Statement& rows, std::vector<Occurrence>& occurrences) {
    while (rows.step()) {
        Occurrence each;
        each.step = rows.integer(0);
        each.client = rows.integer(1);
        each.cause = {static_cast<CauseKind>(rows.integer(2)), rows.integer(3),
                      static_cast<DayNumber>(rows.integer(4))};
        each.due = storedDay(rows, 5, 0);
        each.wanted = storedDay(rows, 6, 0);
        each.person = rows.integer(7);
        each.minutes = static_cast<int>(rows.integer(8));
        each.stake = rows.integer(9);
        each.state = static_cast<State>(rows.integer(10));
        each.hold = static_cast<Hold>(rows.integer(11));
        each.since = static_cast<DayNumber>(rows.integer(12));
        each.notes = static_cast<std::uint8_t>(rows.integer(13));
        each.task = rows.integer(14);
        each.holdUntil = static_cast<DayNumber>(rows.integer(15));
        occurrences.push_back(each);
    }
}

}  // namespace

std::vector<Occurrence> readOccurrences(Database& database, std::optional<Date> until, std::optional<RecordId> person) {
    // In the order of the key, also where a TEMP table stands for the stored one; of one person by day, as the index
    // has it.
    Statement rows = database.prepare(std::string("SELECT ") + kOccurrenceColumns + " FROM occurrence WHERE true" +
                                      (until ? " AND due <= ?" : "") + (person ? " AND person = ?" : "") +
                                      " ORDER BY " + (person ? "due" : "step, client, cause_kind, cause, cause_day"));
    if (until) rows.bind(1, isoDate(*until));
    if (person) rows.bind(until ? 2 : 1, *person);
    std::vector<Occurrence> occurrences;
    takeOccurrences(rows, occurrences);
    return occurrences;
}

std::vector<Occurrence> readOccurrencesOf(Database& database, const std::vector<RecordId>& clients) {
    Statement rows =
        database.prepare(std::string("SELECT ") + kOccurrenceColumns + " FROM occurrence WHERE client = ?");
    std::vector<Occurrence> occurrences;
    for (const RecordId client : clients) {
        rows.reset().bind(1, client);
        takeOccurrences(rows, occurrences);
    }
    return occurrences;
}

bool isStepPlanned(Database& database, std::int64_t step, RecordId client, RecordId cause, Date until) {
    Statement& row = database.cached(
        "SELECT 1 FROM occurrence WHERE step = ?1 AND client = ?2 AND (?3 = 0 OR cause = ?3) AND due <= ?4 LIMIT 1");
    const bool planned = row.bind(1, step).bind(2, client).bind(3, cause).bind(4, isoDate(until)).step();
    row.reset();
    return planned;
}

void writeOccurrences(Database& writing, std::span<const Occurrence> changed, std::span<const Occurrence> gone) {
    Statement erase = writing.prepare(
        "DELETE FROM occurrence WHERE step = ? AND client = ? AND cause_kind = ? AND cause = ? AND cause_day = ?");
    for (const Occurrence& each : gone)
        erase.reset()
            .bind(1, each.step)
            .bind(2, each.client)
            .bind(3, static_cast<std::int64_t>(each.cause.kind))
            .bind(4, each.cause.id)
            .bind(5, std::int64_t{each.cause.day})
            .run();
    insertOccurrences(writing, "occurrence", changed);
}

void overlayOccurrences(Database& reader, std::span<const Occurrence> plan) {
    beginOverlay(reader, "occurrence");
    reader.exec(std::string("CREATE TEMP TABLE occurrence (") + kOccurrenceColumns +
                ", PRIMARY KEY (step, client, cause_kind, cause, cause_day))");
    Transaction transaction(reader, false);
    insertOccurrences(reader, "temp.occurrence", plan);
    trimOverlay(reader, "occurrence");
    transaction.commit();
}

bool isDecided(Database& database, RecordId client, std::string_view cause, Kind kind, RecordId record, Date day) {
    const auto uid = uidOf(database, kind, record);
    if (!uid) return false;
    Statement& row = database.cached(
        "SELECT 1 FROM task WHERE client = ?1 AND origin LIKE ?2 AND outcome IN ('done', 'skipped') LIMIT 1");
    row.reset();
    row.bind(1, client).bind(2, "%/" + std::string(cause) + ":" + uidText(*uid) + "@" + isoDate(day));
    const bool decided = row.step();
    row.reset();
    return decided;
}

void dropOccurrences(Database& reader) { endOverlay(reader, "occurrence"); }

PlanStanding planStanding(Database& database, RecordId client) {
    PlanStanding standing;
    Statement& row = database.cached(
        "SELECT s.value_365, s.tier, c.key_account FROM client c LEFT JOIN client_score s ON s.client = c.id WHERE "
        "c.id = ?");
    row.reset();
    row.bind(1, client);
    if (row.step()) {
        standing.value = row.isNull(0) ? 0 : row.integer(0);
        standing.tier = std::string(row.text(1));
        standing.keyAccount = !row.isNull(2) && row.integer(2) != 0;
    }
    row.reset();
    return standing;
}

std::int64_t clientsUnder(Database& database, RecordId playbook) {
    Statement in = database.prepare("SELECT count(*) FROM playbook_entry WHERE playbook = ? AND left_on IS NULL");
    in.bind(1, playbook).step();
    return in.integer(0);
}

std::string playbookState(Database& database, RecordId playbook) {
    Statement state = database.prepare("SELECT rule_hash FROM playbook_state WHERE playbook = ?");
    return state.bind(1, playbook).step() ? std::string(state.text(0)) : std::string();
}

void writePlaybookState(Database& writing, RecordId playbook, const std::string& state) {
    Statement write = writing.prepare("INSERT OR REPLACE INTO playbook_state (playbook, rule_hash) VALUES (?, ?)");
    write.bind(1, playbook).bind(2, state).run();
}

}  // namespace meike
