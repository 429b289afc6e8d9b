// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/engine_rows.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include "storage/records.h"

namespace meike {

namespace {

/// ISO text to a day number without going through a checked calendar for every row: what is stored was checked on its
/// way in.
DayNumber dayOf(std::string_view text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (text.size() != 10) throw Error(ErrorKind::damaged, std::string(text), "not a stored date");
    std::from_chars(text.data(), text.data() + 4, year);
    std::from_chars(text.data() + 5, text.data() + 7, month);
    std::from_chars(text.data() + 8, text.data() + 10, day);
    return dayNumber(Date(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)));
}

std::optional<DayNumber> optionalDay(const Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    return dayOf(row.text(column));
}

std::optional<int> optionalInt(const Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    return static_cast<int>(row.integer(column));
}

std::optional<std::int64_t> optionalInteger(const Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    return row.integer(column);
}

class CurrencyIndex {
public:
    explicit CurrencyIndex(std::vector<std::string>& codes) : m_codes(codes) {}
    std::int32_t of(std::string_view code) {
        // A handful of currencies at most: a scan beats a map.
        for (std::size_t i = 0; i < m_codes.size(); ++i)
            if (m_codes[i] == code) return static_cast<std::int32_t>(i);
        m_codes.emplace_back(code);
        return static_cast<std::int32_t>(m_codes.size() - 1);
    }

private:
    std::vector<std::string>& m_codes;
};

/// Runs a query once for all clients, or once for each of those listed. `filter` is the SQL that names the client
/// column.
void forClients(Database& database, const std::string& sql, const std::string& filter, const std::string& order,
                const std::vector<RecordId>* clients, const std::function<void(const Statement&)>& row) {
    if (!clients) {
        Statement statement = database.prepare(sql + order);
        while (statement.step()) row(statement);
        return;
    }
    Statement statement = database.prepare(sql + (sql.find(" WHERE ") == std::string::npos ? " WHERE " : " AND ") +
                                           filter + " = ?" + order);
    for (const RecordId client : *clients) {
        statement.reset().bind(1, client);
        while (statement.step()) row(statement);
    }
}

}  // namespace

EngineRows readEngineRows(Database& database, const std::vector<RecordId>* clients) {
    EngineRows rows;
    rows.currencies.push_back(baseCurrency(database));
    CurrencyIndex currency(rows.currencies);

    forClients(database,
               "SELECT id, credit_grade, growth_potential, growth_potential_on, influence, endorsement, referral, "
               "tier_override, "
               "tier_override_from, tier_override_until, stage_override, stage_override_from, stage_override_until, "
               "prospect_kind, "
               "prospect_criterion FROM client WHERE deleted_at IS NULL AND archived_at IS NULL",
               "id", " ORDER BY id", clients, [&](const Statement& row) {
                   ClientFactsRow client;
                   client.id = row.integer(0);
                   client.creditGrade = row.text(1);
                   client.growthPotential = optionalInt(row, 2);
                   client.growthPotentialOn = optionalDay(row, 3);
                   client.influence = optionalInt(row, 4);
                   client.endorsement = optionalInt(row, 5);
                   client.referral = optionalInt(row, 6);
                   client.tierOverride = row.text(7);
                   client.tierOverrideFrom = optionalDay(row, 8);
                   client.tierOverrideUntil = optionalDay(row, 9);
                   client.stageOverride = row.text(10);
                   client.stageOverrideFrom = optionalDay(row, 11);
                   client.stageOverrideUntil = optionalDay(row, 12);
                   client.prospectKind = row.text(13);
                   client.prospectCriterion = row.text(14);
                   rows.clients.push_back(std::move(client));
               });

    forClients(database,
               "SELECT id, client, date, refund_of, amount, net, cost, advance_cost, currency, service_start, "
               "service_end FROM client_order",
               "client", clients ? " ORDER BY date, id" : "", clients, [&](const Statement& row) {
                   OrderFacts order;
                   order.id = row.integer(0);
                   order.client = row.integer(1);
                   order.day = dayOf(row.text(2));
                   order.refundOf = row.isNull(3) ? 0 : row.integer(3);
                   order.gross = row.integer(4);
                   order.net = optionalInteger(row, 5);
                   order.cost = optionalInteger(row, 6);
                   if (order.cost && !row.isNull(7)) *order.cost += row.integer(7);
                   order.currency = currency.of(row.text(8));
                   order.serviceStart = optionalDay(row, 9);
                   order.serviceEnd = optionalDay(row, 10);
                   rows.orders.push_back(order);
               });

    forClients(database, "SELECT client, start, finish, status FROM project", "client", "", clients,
               [&](const Statement& row) {
                   rows.projects.push_back(
                       {row.integer(0), row.text(3) == "running", optionalDay(row, 1), optionalDay(row, 2)});
               });
    forClients(database, "SELECT id, client, due, amount, currency FROM receivable", "client", " ORDER BY id", clients,
               [&](const Statement& row) {
                   rows.receivables.push_back(
                       {row.integer(0), row.integer(1), dayOf(row.text(2)), row.integer(3), currency.of(row.text(4))});
               });
    forClients(database, "SELECT id, client, date, amount, currency FROM receipt", "client", " ORDER BY id", clients,
               [&](const Statement& row) {
                   rows.receipts.push_back(
                       {row.integer(0), row.integer(1), dayOf(row.text(2)), row.integer(3), currency.of(row.text(4))});
               });
    forClients(database,
               "SELECT a.receipt, a.receivable, v.client, r.date, a.amount FROM allocation a JOIN receivable v ON v.id "
               "= a.receivable "
               "JOIN receipt r ON r.id = a.receipt",
               "v.client", " ORDER BY a.id", clients, [&](const Statement& row) {
                   rows.allocations.push_back(
                       {row.integer(0), row.integer(1), row.integer(2), dayOf(row.text(3)), row.integer(4)});
               });
    forClients(database, "SELECT client, date FROM interaction", "client",
               clients ? " ORDER BY date" : " ORDER BY client, date", clients, [&](const Statement& row) {
                   rows.interactions.push_back({row.integer(0), dayOf(row.text(1))});
               });

    Statement rates = database.prepare("SELECT currency, day, rate FROM rate ORDER BY currency, day, id");
    while (rates.step()) rows.rates.push_back({currency.of(rates.text(0)), dayOf(rates.text(1)), rates.integer(2)});
    return rows;
}

}  // namespace meike
