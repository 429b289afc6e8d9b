// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/pool_rows.h"

#include <algorithm>

#include "base/progress.h"
#include "base/uid.h"

namespace meike {

namespace {

std::optional<Date> dayAt(const Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    const auto day = parseIsoDate(row.text(column));
    return day ? std::optional(*day) : std::nullopt;
}

/// The day on which a record was made: the first 48 bits of its uid are the moment (RFC 9562, version 7).
Date dayOfUid(std::span<const unsigned char> uid) {
    std::int64_t milliseconds = 0;
    for (std::size_t i = 0; i < 6 && i < uid.size(); ++i) milliseconds = milliseconds * 256 + uid[i];
    return Date{} + std::chrono::days(milliseconds / 86'400'000);
}

}  // namespace

std::vector<PoolFacts> poolFacts(Database& database, Date asOf, Date silentSince, const std::stop_token& stop,
                                 std::optional<RecordId> owner) {
    Statement rows = database.prepare(
        "SELECT c.id, c.owner, c.uid, "
        "NOT EXISTS (SELECT 1 FROM client_order o WHERE o.client = c.id AND o.amount >= 0 AND o.date <= ?1), "
        "(SELECT max(i.date) FROM interaction i WHERE i.client = c.id AND i.date <= ?1), "
        "(SELECT max(max(o.date), coalesce(max(o.service_end), '')) FROM client_order o WHERE o.client = c.id AND "
        "o.date <= ?1), "
        "(SELECT max(f.finish) FROM framework_contract f WHERE f.client = c.id AND f.status <> 'negotiating'), "
        "(SELECT max(h.date) FROM handover h WHERE h.client = c.id AND h.date <= ?1) "
        "FROM client c WHERE " +
        std::string(owner ? "c.owner = ?3" : "c.owner IS NOT NULL") +
        " AND c.deleted_at IS NULL AND c.archived_at IS NULL AND "
        "coalesce(c.key_account, 0) = 0 AND "
        "NOT EXISTS (SELECT 1 FROM interaction i WHERE i.client = c.id AND i.date BETWEEN ?2 AND ?1) AND "
        "NOT EXISTS (SELECT 1 FROM client_order o WHERE o.client = c.id AND o.date BETWEEN ?2 AND ?1) AND "
        "NOT EXISTS (SELECT 1 FROM handover h WHERE h.client = c.id AND h.date BETWEEN ?2 AND ?1) AND "
        "NOT EXISTS (SELECT 1 FROM client_order o WHERE o.client = c.id AND o.service_end >= ?1 AND o.date <= ?1) AND "
        "NOT EXISTS (SELECT 1 FROM framework_contract f WHERE f.client = c.id AND f.status = 'active' AND "
        "f.finish >= ?1) AND "
        "NOT EXISTS (SELECT 1 FROM project p WHERE p.client = c.id AND p.status = 'running') AND "
        "NOT EXISTS (SELECT 1 FROM receivable v WHERE v.client = c.id AND v.amount > coalesce((SELECT sum(a.amount) "
        "FROM allocation a WHERE a.receivable = v.id), 0)) ORDER BY c.id");
    rows.bind(1, isoDate(asOf)).bind(2, isoDate(silentSince));
    if (owner) rows.bind(3, *owner);
    std::vector<PoolFacts> found;
    while (rows.step()) {
        PoolFacts facts;
        facts.client = rows.integer(0);
        facts.owner = rows.integer(1);
        facts.added = dayOfUid(rows.blob(2));
        facts.prospect = rows.integer(3) != 0;
        facts.lastTouch = dayAt(rows, 4);
        facts.lastEnd = dayAt(rows, 5);
        if (const auto framework = dayAt(rows, 6); framework && (!facts.lastEnd || *framework > *facts.lastEnd))
            facts.lastEnd = framework;
        facts.handedOver = dayAt(rows, 7);
        found.push_back(facts);
        if (found.size() % 4'096 == 0) throwIfStopped(stop);
    }
    throwIfStopped(stop);
    return found;
}

std::map<std::string, std::int64_t> clientsOfOwner(Database& database, RecordId person) {
    Statement rows = database.prepare(
        "SELECT coalesce(s.tier, ''), count(*) FROM client c LEFT JOIN client_score s ON s.client = c.id WHERE "
        "c.owner = ? AND c.deleted_at IS NULL AND c.archived_at IS NULL GROUP BY 1");
    rows.bind(1, person);
    std::map<std::string, std::int64_t> counted;
    while (rows.step()) counted.emplace(std::string(rows.text(0)), rows.integer(1));
    return counted;
}

std::map<RecordId, std::map<std::string, std::int64_t>> clientsOfOwners(Database& database) {
    Statement rows = database.prepare(
        "SELECT c.owner, coalesce(s.tier, ''), count(*) FROM client c LEFT JOIN client_score s ON s.client = c.id "
        "WHERE c.owner IS NOT NULL AND c.deleted_at IS NULL AND c.archived_at IS NULL GROUP BY 1, 2");
    std::map<RecordId, std::map<std::string, std::int64_t>> counted;
    while (rows.step()) counted[rows.integer(0)].emplace(std::string(rows.text(1)), rows.integer(2));
    return counted;
}

std::vector<SharedRows> sharedRows(Database& database, const std::stop_token& stop) {
    std::vector<SharedRows> shared;
    // A circle of groups, which nobody can enter by hand, has no head and is passed over.
    Statement groups = database.prepare(
        "WITH RECURSIVE tree(head, id) AS (SELECT DISTINCT h.id, h.id FROM client h JOIN client b ON b.parent = h.id "
        "WHERE h.parent IS NULL UNION SELECT tree.head, c.id FROM tree JOIN client c ON c.parent = tree.id), "
        "owned(head, id, owner) AS MATERIALIZED (SELECT tree.head, c.id, c.owner FROM tree JOIN client c ON "
        "c.id = tree.id WHERE c.owner IS NOT NULL AND c.deleted_at IS NULL AND c.archived_at IS NULL) "
        "SELECT head, id, owner FROM owned WHERE head IN (SELECT head FROM owned GROUP BY head HAVING "
        "count(DISTINCT owner) > 1) ORDER BY head, id");
    while (groups.step()) {
        throwIfStopped(stop);
        if (shared.empty() || shared.back().head != groups.integer(0)) shared.push_back({groups.integer(0), {}, {}});
        shared.back().clients.emplace_back(groups.integer(1), groups.integer(2));
    }
    Statement numbers = database.prepare(
        "WITH owned(number, id, owner) AS (SELECT registration_no, id, owner FROM client WHERE registration_no IS NOT "
        "NULL AND owner IS NOT NULL AND deleted_at IS NULL AND archived_at IS NULL) SELECT number, id, owner FROM "
        "owned WHERE number IN (SELECT number FROM owned GROUP BY number HAVING count(DISTINCT owner) > 1) "
        "ORDER BY number, id");
    while (numbers.step()) {
        throwIfStopped(stop);
        const std::string number(numbers.text(0));
        if (shared.empty() || shared.back().number != number) shared.push_back({0, number, {}});
        shared.back().clients.emplace_back(numbers.integer(1), numbers.integer(2));
    }
    return shared;
}

std::vector<RecordId> sameBusiness(Database& database, RecordId client) {
    // Up to the head of the group, and down to all that stand below it.
    Statement& rows = database.cached(
        "WITH RECURSIVE up(id, step) AS (SELECT ?1, 0 UNION SELECT c.parent, step + 1 FROM up JOIN client c ON "
        "c.id = up.id WHERE c.parent IS NOT NULL AND step < 50), "
        "below(id) AS (SELECT id FROM (SELECT id FROM up ORDER BY step DESC LIMIT 1) UNION SELECT c.id FROM below "
        "JOIN client c ON c.parent = below.id) "
        "SELECT o.id FROM client o WHERE o.id <> ?1 AND o.owner IS NOT NULL AND o.deleted_at IS NULL AND "
        "o.archived_at IS NULL AND o.id IN (SELECT id FROM below UNION SELECT n.id FROM client n WHERE "
        "n.registration_no = (SELECT registration_no FROM client WHERE id = ?1)) ORDER BY o.id LIMIT 100");
    rows.bind(1, client);
    std::vector<RecordId> found;
    while (rows.step()) found.push_back(rows.integer(0));
    rows.reset();
    return found;
}

std::vector<RecordId> openTasksOf(Database& database, RecordId client, RecordId person) {
    Statement rows =
        database.prepare("SELECT id FROM task WHERE client = ? AND owner = ? AND done_on IS NULL ORDER BY id");
    rows.bind(1, client).bind(2, person);
    std::vector<RecordId> found;
    while (rows.step()) found.push_back(rows.integer(0));
    return found;
}

std::vector<RecordId> openOpportunitiesOf(Database& database, RecordId client, RecordId person) {
    Statement rows =
        database.prepare("SELECT id FROM opportunity WHERE client = ? AND owner = ? AND closed_on IS NULL ORDER BY id");
    rows.bind(1, client).bind(2, person);
    std::vector<RecordId> found;
    while (rows.step()) found.push_back(rows.integer(0));
    return found;
}

bool hasLostClient(Database& database, RecordId person, RecordId client, Date since) {
    Statement& row =
        database.cached("SELECT 1 FROM handover WHERE client = ? AND from_person = ? AND date >= ? LIMIT 1");
    const bool lost = row.bind(1, client).bind(2, person).bind(3, isoDate(since)).step();
    row.reset();
    return lost;
}

}  // namespace meike
