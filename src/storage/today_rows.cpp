// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/today_rows.h"

#include <algorithm>
#include <initializer_list>

#include "base/progress.h"
#include "storage/facts_as_of.h"

namespace meike {

namespace {

std::vector<RecordId> idsOf(Database& database, const std::string& sql, std::initializer_list<std::string> values,
                            const std::stop_token& stop) {
    throwIfStopped(stop);
    Statement statement = database.prepare(sql);
    int at = 0;
    for (const std::string& value : values) statement.bind(++at, value);
    std::vector<RecordId> found;
    while (statement.step()) found.push_back(statement.integer(0));
    throwIfStopped(stop);
    return found;
}

/// The condition that something is of a person: of the one it names, else of the owner of its client `c`. 0: nobody's.
std::string isOf(const std::optional<RecordId>& person, const std::string& named = {}) {
    if (!person) return {};
    const std::string id = std::to_string(*person);
    if (!named.empty()) return " AND coalesce(nullif(" + named + ", 0), c.owner, 0) = " + id;
    return *person == 0 ? " AND c.owner IS NULL" : " AND c.owner = " + id;
}

constexpr const char* kClientColumns =
    "SELECT c.id, c.owner, c.name, s.tier, s.monetary FROM client c LEFT JOIN "
    "client_score s ON s.client = c.id WHERE c.deleted_at IS NULL AND c.archived_at IS NULL";

TodayClient clientIn(const Statement& row) {
    return {row.integer(0), row.isNull(1) ? 0 : row.integer(1), std::string(row.text(2)),
            row.isNull(3) ? std::string() : std::string(row.text(3)), row.isNull(4) ? 0 : row.integer(4)};
}

}  // namespace

std::vector<TodayClient> todayClients(Database& database) {
    Statement rows = database.prepare(kClientColumns);
    std::vector<TodayClient> found;
    while (rows.step()) found.push_back(clientIn(rows));
    return found;
}

std::vector<RecordId> clientsOf(Database& database, RecordId owner) {
    return idsOf(database, "SELECT c.id FROM client c WHERE true" + isOf(owner) + " ORDER BY c.id", {}, {});
}

std::vector<RecordId> clientsPutAside(Database& database) {
    return idsOf(database, "SELECT id FROM client WHERE deleted_at IS NOT NULL OR archived_at IS NOT NULL ORDER BY id",
                 {}, {});
}

std::optional<TodayClient> todayClient(Database& database, RecordId id) {
    Statement& row = database.cached(std::string(kClientColumns) + " AND c.id = ?");
    row.bind(1, id);
    std::optional<TodayClient> found;
    if (row.step()) found = clientIn(row);
    row.reset();
    return found;
}

std::vector<RecordId> tasksDue(Database& database, Date asOf, Date until, std::optional<RecordId> person,
                               const std::stop_token& stop) {
    return idsOf(database,
                 "SELECT t.id FROM task t JOIN client c ON c.id = t.client WHERE t.origin IS NULL AND (t.done_on IS "
                 "NULL OR t.done_on > ?1) AND t.due IS NOT NULL AND t.due <= ?2" +
                     isOf(person, "t.owner") + " ORDER BY t.id",
                 {isoDate(asOf), isoDate(until)}, stop);
}

std::vector<RecordId> nextStepsDue(Database& database, Date asOf, Date until, std::optional<RecordId> person,
                                   const std::stop_token& stop) {
    // Whoever noted it may have handed the client over since: then it is its owner's.
    const std::string whose = person ? " AND (coalesce(i.person, 0) = " + std::to_string(*person) +
                                           " OR coalesce(c.owner, 0) = " + std::to_string(*person) + ")"
                                     : std::string();
    return idsOf(database,
                 "SELECT i.id FROM interaction i JOIN client c ON c.id = i.client WHERE i.next_step_on IS NOT NULL AND "
                 "i.next_step_on <= ?2 AND i.date <= ?1" +
                     whose +
                     " AND NOT EXISTS (SELECT 1 FROM interaction j WHERE j.client = i.client AND "
                     "j.date <= ?1 AND (j.date > i.date OR (j.date = i.date AND j.id > i.id))) ORDER BY i.id",
                 {isoDate(asOf), isoDate(until)}, stop);
}

std::vector<RecordId> openComplaints(Database& database, Date asOf, std::optional<RecordId> person,
                                     const std::stop_token& stop) {
    return idsOf(database,
                 "SELECT p.id FROM complaint p JOIN client c ON c.id = p.client WHERE p.date <= ?1 AND (p.closed_on IS "
                 "NULL OR p.closed_on > ?1)" +
                     isOf(person, "p.receiver") + " ORDER BY p.id",
                 {isoDate(asOf)}, stop);
}

std::vector<RecordId> clientsOwing(Database& database, Date asOf, Date until, const std::stop_token& stop) {
    std::vector<RecordId> owing = idsOf(database, "SELECT client FROM client_score WHERE overdue > 0", {}, stop);
    const auto soon = idsOf(database, "SELECT client FROM receivable WHERE due > ?1 AND due <= ?2",
                            {isoDate(asOf), isoDate(until)}, stop);
    owing.insert(owing.end(), soon.begin(), soon.end());
    std::sort(owing.begin(), owing.end());
    owing.erase(std::unique(owing.begin(), owing.end()), owing.end());
    return owing;
}

std::vector<OwedMoney> owedMoney(Database& database, const std::vector<RecordId>& clients, Date asOf, Date until,
                                 const std::stop_token& stop) {
    SqlPiece piece{
        "SELECT x.id, x.currency, x.due, x.amount - coalesce((SELECT sum(a.amount) FROM allocation a JOIN receipt r ON "
        "r.id = a.receipt WHERE a.receivable = x.id AND r.date <= ?), 0) AS open FROM receivable x WHERE x.due <= ? "
        "AND open > 0",
        {isoDate(asOf), isoDate(until)}};
    if (SqlPiece existed = existedOn(Kind::receivable, "x", asOf); !existed.sql.empty())
        (piece += SqlPiece{" AND ", {}}) += std::move(existed);
    piece += SqlPiece{" AND x.client = ? ORDER BY x.due, x.id", {}};
    Statement rows = database.prepare(piece.sql);
    const std::string day = isoDate(asOf);
    std::vector<OwedMoney> owed;
    for (const RecordId client : clients) {
        throwIfStopped(stop);
        rows.reset();
        int at = 0;
        for (const Value& value : piece.parameters) rows.bind(++at, value);
        rows.bind(++at, client);
        const std::size_t first = owed.size();
        while (rows.step()) {
            const auto due = parseIsoDate(rows.text(2));
            if (!due) continue;
            const std::string_view currency = rows.text(1);
            const bool late = *due < asOf;
            auto sum =
                std::find_if(owed.begin() + static_cast<std::ptrdiff_t>(first), owed.end(),
                             [&](const OwedMoney& each) { return each.currency == currency && each.late == late; });
            if (sum == owed.end()) {
                owed.push_back({client, std::string(currency), late, 0, 0, *due, rows.integer(0)});
                sum = owed.end() - 1;
            }
            ++sum->count;
            sum->money += rows.integer(3);
        }
    }
    return owed;
}

std::vector<ServiceEnd> lastServiceEnds(Database& database, Date asOf, Date from, Date until,
                                        std::optional<RecordId> owner, const std::stop_token& stop) {
    throwIfStopped(stop);
    // `+`: the index by client and day of order, which all orders are in, is not the one to go by.
    Statement ends = database.prepare(
        "SELECT o.client, o.service_end, o.id FROM " +
        std::string(owner ? "client c CROSS JOIN client_order o ON o.client = c.id" : "client_order o") +
        " WHERE o.service_end IS NOT NULL AND o.service_end BETWEEN ?2 AND ?3 AND +o.date <= ?1" + isOf(owner) +
        " AND NOT EXISTS (SELECT 1 FROM client_order x WHERE x.client = o.client AND x.service_end IS NOT NULL AND "
        "x.service_end > o.service_end AND +x.date <= ?1) ORDER BY " +
        (owner ? "c.id, o.id" : "o.client, o.id"));
    ends.bind(1, isoDate(asOf)).bind(2, isoDate(from)).bind(3, isoDate(until));
    std::vector<ServiceEnd> found;
    while (ends.step()) {
        if (!found.empty() && found.back().client == ends.integer(0)) continue;  // two that end on the same day
        if (const auto day = parseIsoDate(ends.text(1))) found.push_back({ends.integer(0), ends.integer(2), *day});
    }
    throwIfStopped(stop);
    return found;
}

std::vector<RecordId> contractsEnding(Database& database, Date from, Date until, std::optional<RecordId> owner,
                                      const std::stop_token& stop) {
    return idsOf(database,
                 "SELECT f.id FROM framework_contract f JOIN client c ON c.id = f.client WHERE f.finish BETWEEN ?1 AND "
                 "?2 AND f.status IN ('active', 'negotiating')" +
                     isOf(owner) + " ORDER BY f.id",
                 {isoDate(from), isoDate(until)}, stop);
}

std::vector<RecordId> lateOpportunities(Database& database, Date asOf, std::optional<RecordId> person,
                                        const std::stop_token& stop) {
    return idsOf(database,
                 "SELECT o.id FROM opportunity o JOIN client c ON c.id = o.client WHERE o.date <= ?1 AND "
                 "o.expected_on < ?1 AND (o.closed_on IS NULL OR o.closed_on > ?1)" +
                     isOf(person, "o.owner") + " ORDER BY o.id",
                 {isoDate(asOf)}, stop);
}

std::vector<RecordId> contactsWithBirthday(Database& database, Date from, Date until, std::optional<RecordId> owner,
                                           const std::stop_token& stop) {
    // Whoever was born on 29 February has their day on the 28th of most years. A lunar day is anywhere.
    std::string days = "'02-29'";
    for (Date day = from; day <= until; day += std::chrono::days(1)) days += ",'" + isoDate(day).substr(5) + "'";
    return idsOf(database,
                 "SELECT t.id FROM contact t JOIN client c ON c.id = t.client WHERE t.birthday IS NOT NULL AND "
                 "(coalesce(t.birthday_lunar, 0) <> 0 OR substr(t.birthday, 6) IN (" +
                     days + "))" + isOf(owner) + " ORDER BY t.id",
                 {}, stop);
}

bool isSpokenToOn(Database& database, RecordId contact, Date day) {
    Statement spoken = database.prepare("SELECT 1 FROM interaction WHERE contact = ?1 AND date = ?2 LIMIT 1");
    return spoken.bind(1, contact).bind(2, isoDate(day)).step();
}

}  // namespace meike
