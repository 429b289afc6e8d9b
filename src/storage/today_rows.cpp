// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/today_rows.h"

#include <algorithm>
#include <initializer_list>

#include "base/progress.h"

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

}  // namespace

std::vector<RecordId> tasksDue(Database& database, Date asOf, Date until, const std::stop_token& stop) {
    return idsOf(database,
                 "SELECT id FROM task WHERE origin IS NULL AND (done_on IS NULL OR done_on > ?1) AND due IS NOT NULL "
                 "AND due <= ?2",
                 {isoDate(asOf), isoDate(until)}, stop);
}

std::vector<RecordId> nextStepsDue(Database& database, Date asOf, Date until, const std::stop_token& stop) {
    return idsOf(database,
                 "SELECT i.id FROM interaction i WHERE i.next_step_on IS NOT NULL AND i.next_step_on <= ?2 AND "
                 "i.date <= ?1 AND NOT EXISTS (SELECT 1 FROM interaction j WHERE j.client = i.client AND "
                 "j.date <= ?1 AND (j.date > i.date OR (j.date = i.date AND j.id > i.id)))",
                 {isoDate(asOf), isoDate(until)}, stop);
}

std::vector<RecordId> openComplaints(Database& database, Date asOf, const std::stop_token& stop) {
    return idsOf(database, "SELECT id FROM complaint WHERE date <= ?1 AND (closed_on IS NULL OR closed_on > ?1)",
                 {isoDate(asOf)}, stop);
}

std::vector<RecordId> clientsOwing(Database& database, Date asOf, Date until, const std::stop_token& stop) {
    std::vector<RecordId> owing = idsOf(database, "SELECT client FROM client_score WHERE overdue > 0", {}, stop);
    const auto soon = idsOf(database, "SELECT DISTINCT client FROM receivable WHERE due > ?1 AND due <= ?2",
                            {isoDate(asOf), isoDate(until)}, stop);
    owing.insert(owing.end(), soon.begin(), soon.end());
    std::sort(owing.begin(), owing.end());
    owing.erase(std::unique(owing.begin(), owing.end()), owing.end());
    return owing;
}

std::vector<ServiceEnd> lastServiceEnds(Database& database, Date asOf, Date from, Date until,
                                        const std::stop_token& stop) {
    throwIfStopped(stop);
    // Of the bare columns beside max() SQLite gives those of the row that has it.
    Statement ends = database.prepare(
        "SELECT client, max(service_end), id FROM client_order WHERE service_end IS NOT NULL AND date <= ?1 "
        "GROUP BY client HAVING max(service_end) BETWEEN ?2 AND ?3");
    ends.bind(1, isoDate(asOf)).bind(2, isoDate(from)).bind(3, isoDate(until));
    std::vector<ServiceEnd> found;
    while (ends.step())
        if (const auto day = parseIsoDate(ends.text(1))) found.push_back({ends.integer(0), ends.integer(2), *day});
    throwIfStopped(stop);
    return found;
}

std::vector<RecordId> contractsEnding(Database& database, Date from, Date until, const std::stop_token& stop) {
    return idsOf(database,
                 "SELECT id FROM framework_contract WHERE finish BETWEEN ?1 AND ?2 AND "
                 "status IN ('active', 'negotiating')",
                 {isoDate(from), isoDate(until)}, stop);
}

std::vector<RecordId> lateOpportunities(Database& database, Date asOf, const std::stop_token& stop) {
    return idsOf(database,
                 "SELECT id FROM opportunity WHERE date <= ?1 AND expected_on < ?1 AND "
                 "(closed_on IS NULL OR closed_on > ?1)",
                 {isoDate(asOf)}, stop);
}

std::vector<RecordId> contactsWithBirthday(Database& database, const std::stop_token& stop) {
    return idsOf(database, "SELECT id FROM contact WHERE birthday IS NOT NULL", {}, stop);
}

bool isSpokenToOn(Database& database, RecordId contact, Date day) {
    Statement spoken = database.prepare("SELECT 1 FROM interaction WHERE contact = ?1 AND date = ?2 LIMIT 1");
    return spoken.bind(1, contact).bind(2, isoDate(day)).step();
}

ClientStanding clientStanding(Database& database, RecordId client) {
    Statement& score = database.cached("SELECT tier, monetary FROM client_score WHERE client = ?");
    score.bind(1, client);
    ClientStanding standing;
    if (score.step()) {
        if (!score.isNull(0)) standing.tier = std::string(score.text(0));
        if (!score.isNull(1)) standing.value = score.integer(1);
    }
    score.reset();
    return standing;
}

}  // namespace meike
