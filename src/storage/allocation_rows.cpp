// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/allocation_rows.h"

namespace meike {

namespace {

std::vector<OpenAmount> readOpen(Statement& rows, RecordId client, std::string_view currency) {
    rows.bind(1, client).bind(2, currency);
    std::vector<OpenAmount> open;
    while (rows.step()) open.push_back({rows.integer(0), rows.integer(1)});
    rows.reset();
    return open;
}

}  // namespace

std::vector<OpenAmount> readOpenReceipts(Database& database, RecordId client, std::string_view currency) {
    return readOpen(
        database.cached("SELECT r.id, r.amount - coalesce((SELECT sum(a.amount) FROM allocation a WHERE a.receipt = "
                        "r.id), 0) AS rest FROM receipt r WHERE r.client = ? AND r.currency = ? AND r.amount > 0 AND "
                        "rest > 0 ORDER BY r.date, r.id"),
        client, currency);
}

std::vector<OpenAmount> readOpenReceivables(Database& database, RecordId client, std::string_view currency) {
    return readOpen(
        database.cached("SELECT r.id, r.amount - coalesce((SELECT sum(a.amount) FROM allocation a WHERE a.receivable = "
                        "r.id), 0) AS rest FROM receivable r WHERE r.client = ? AND r.currency = ? AND r.amount > 0 "
                        "AND rest > 0 ORDER BY r.due, r.id"),
        client, currency);
}

}  // namespace meike
