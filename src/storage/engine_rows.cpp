// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/engine_rows.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include "base/amount_total.h"
#include "storage/records.h"

namespace meike {

namespace {

/// A stored ISO text as a day number, without a calendar's detours for every row; nothing for what is no day.
std::optional<DayNumber> dayOf(std::string_view text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    const auto number = [&](std::size_t from, std::size_t count, auto& value) {
        const char* const end = text.data() + from + count;
        const auto [at, code] = std::from_chars(text.data() + from, end, value);
        return code == std::errc() && at == end;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !number(0, 4, year) || !number(5, 2, month) ||
        !number(8, 2, day))
        return std::nullopt;
    const auto date = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
    return date.ok() && year > 0 ? std::optional(dayNumber(Date(date))) : std::nullopt;
}

/// The days of one record; what is none is noted, and the record is then not whole.
class Days {
public:
    Days(EngineRows& rows, const Statement& row, Kind kind, RecordId record, RecordId client)
        : m_rows(rows), m_row(row), m_kind(kind), m_record(record), m_client(client) {}

    DayNumber at(int column, std::string_view field) { return ifAny(column, field).value_or(0); }
    std::optional<DayNumber> ifAny(int column, std::string_view field) {
        if (m_row.isNull(column)) return std::nullopt;
        const auto day = dayOf(m_row.text(column));
        if (!day) {
            m_rows.damaged.push_back({m_kind, m_record, m_client, field, std::string(m_row.text(column))});
            m_whole = false;
        }
        return day;
    }
    bool whole() const { return m_whole; }

private:
    EngineRows& m_rows;
    const Statement& m_row;
    Kind m_kind;
    RecordId m_record;
    RecordId m_client;
    bool m_whole = true;
};

/// Of what no score is computed from: a day that is none is named by the check of the file, and left out here.
std::optional<DayNumber> dayIn(const Statement& row, int column) {
    return row.isNull(column) ? std::nullopt : dayOf(row.text(column));
}

std::optional<int> optionalInt(const Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    return static_cast<int>(row.integer(column));
}

std::optional<std::int64_t> optionalInteger(const Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    return row.integer(column);
}

engine::TouchKind touchKind(std::string_view kind) {
    if (kind == "call") return engine::TouchKind::call;
    if (kind == "visit" || kind == "meeting") return engine::TouchKind::visit;
    if (kind == "wechat" || kind == "qq" || kind == "email") return engine::TouchKind::message;
    return engine::TouchKind::other;
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

/// Half of a client's facts would give scores that nobody could explain: such a client has none.
void leaveOutDamaged(EngineRows& rows) {
    if (rows.damaged.empty()) return;
    // A receipt is read again with each of its allocations.
    std::vector<DamagedValue> once;
    std::vector<RecordId> clients;
    for (DamagedValue& value : rows.damaged) {
        const auto at = std::lower_bound(rows.clients.begin(), rows.clients.end(), value.client,
                                         [](const ClientFactsRow& row, RecordId id) { return row.id < id; });
        const bool inUse = value.client == 0 || (at != rows.clients.end() && at->id == value.client);
        if (!inUse || std::find(once.begin(), once.end(), value) != once.end()) continue;
        clients.push_back(value.client);
        once.push_back(std::move(value));
    }
    rows.damaged = std::move(once);
    std::sort(clients.begin(), clients.end());
    std::erase_if(rows.clients, [&](const ClientFactsRow& row) {
        return std::binary_search(clients.begin(), clients.end(), row.id);
    });
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
                   Days days(rows, row, Kind::client, client.id, client.id);
                   client.creditGrade = row.text(1);
                   client.growthPotential = optionalInt(row, 2);
                   client.growthPotentialOn = days.ifAny(3, "growth_potential_on");
                   client.influence = optionalInt(row, 4);
                   client.endorsement = optionalInt(row, 5);
                   client.referral = optionalInt(row, 6);
                   client.tierOverride = row.text(7);
                   client.tierOverrideFrom = days.ifAny(8, "tier_override_from");
                   client.tierOverrideUntil = days.ifAny(9, "tier_override_until");
                   client.stageOverride = row.text(10);
                   client.stageOverrideFrom = days.ifAny(11, "stage_override_from");
                   client.stageOverrideUntil = days.ifAny(12, "stage_override_until");
                   client.prospectKind = row.text(13);
                   client.prospectCriterion = row.text(14);
                   rows.clients.push_back(std::move(client));
               });

    forClients(database,
               "SELECT id, client, date, refund_of, amount, net, cost, advance_cost, currency, service_start, "
               "service_end, service, framework_contract FROM client_order",
               "client", clients ? " ORDER BY date, id" : "", clients, [&](const Statement& row) {
                   OrderFacts order;
                   order.id = row.integer(0);
                   order.client = row.integer(1);
                   Days days(rows, row, Kind::order, order.id, order.client);
                   order.day = days.at(2, "date");
                   order.refundOf = row.isNull(3) ? 0 : row.integer(3);
                   order.gross = row.integer(4);
                   order.net = optionalInteger(row, 5);
                   order.cost = optionalInteger(row, 6);
                   if (order.cost && !row.isNull(7)) order.cost = boundedSum(*order.cost, row.integer(7));
                   order.currency = currency.of(row.text(8));
                   order.serviceStart = days.ifAny(9, "service_start");
                   order.serviceEnd = days.ifAny(10, "service_end");
                   order.service = row.isNull(11) ? 0 : row.integer(11);
                   order.framework = row.isNull(12) ? 0 : row.integer(12);
                   if (days.whole()) rows.orders.push_back(order);
               });

    forClients(database, "SELECT id, client, start, finish, status FROM project", "client", "", clients,
               [&](const Statement& row) {
                   Days days(rows, row, Kind::project, row.integer(0), row.integer(1));
                   const auto start = days.ifAny(2, "start");
                   const auto finish = days.ifAny(3, "finish");
                   if (days.whole()) rows.projects.push_back({row.integer(1), row.text(4) == "running", start, finish});
               });
    forClients(database, "SELECT id, client, start, finish FROM framework_contract WHERE status IS NOT 'negotiating'",
               "client", "", clients, [&](const Statement& row) {
                   Days days(rows, row, Kind::framework_contract, row.integer(0), row.integer(1));
                   const DayNumber start = days.at(2, "start");
                   const DayNumber finish = days.at(3, "finish");
                   if (days.whole()) rows.frameworks.push_back({row.integer(0), row.integer(1), start, finish});
               });
    forClients(database, "SELECT id, client, due, amount, currency FROM receivable", "client", " ORDER BY id", clients,
               [&](const Statement& row) {
                   Days days(rows, row, Kind::receivable, row.integer(0), row.integer(1));
                   const DayNumber due = days.at(2, "due");
                   if (days.whole())
                       rows.receivables.push_back(
                           {row.integer(0), row.integer(1), due, row.integer(3), currency.of(row.text(4))});
               });
    forClients(database, "SELECT id, client, date, amount, currency FROM receipt", "client", " ORDER BY id", clients,
               [&](const Statement& row) {
                   Days days(rows, row, Kind::receipt, row.integer(0), row.integer(1));
                   const DayNumber day = days.at(2, "date");
                   if (days.whole())
                       rows.receipts.push_back(
                           {row.integer(0), row.integer(1), day, row.integer(3), currency.of(row.text(4))});
               });
    forClients(
        database,
        "SELECT a.receipt, a.receivable, v.client, r.date, a.amount FROM allocation a JOIN receivable v ON v.id "
        "= a.receivable "
        "JOIN receipt r ON r.id = a.receipt",
        "v.client", " ORDER BY a.id", clients, [&](const Statement& row) {
            Days days(rows, row, Kind::receipt, row.integer(0), row.integer(2));
            const DayNumber day = days.at(3, "date");
            if (days.whole())
                rows.allocations.push_back({row.integer(0), row.integer(1), row.integer(2), day, row.integer(4)});
        });
    forClients(database, "SELECT id, client, date, kind, next_step_on FROM interaction", "client",
               clients ? " ORDER BY date, id" : " ORDER BY client, date, id", clients, [&](const Statement& row) {
                   Days days(rows, row, Kind::interaction, row.integer(0), row.integer(1));
                   const DayNumber day = days.at(2, "date");
                   if (!days.whole()) return;
                   rows.interactions.push_back({row.integer(1), day, touchKind(row.text(3)), dayIn(row, 4)});
               });
    forClients(database, "SELECT client, date, metric, score FROM survey", "client", " ORDER BY date, id", clients,
               [&](const Statement& row) {
                   if (const auto day = dayIn(row, 1))
                       rows.answers.push_back(
                           {row.integer(0), {*day, row.text(2) == "nps", static_cast<int>(row.integer(3))}});
               });
    forClients(database, "SELECT client, date, closed_on FROM complaint", "client", " ORDER BY date, id", clients,
               [&](const Statement& row) {
                   if (const auto day = dayIn(row, 1))
                       rows.complaints.push_back({row.integer(0), {*day, dayIn(row, 2).value_or(engine::kNever)}});
               });
    forClients(database, "SELECT client, due, done_on FROM task WHERE due IS NOT NULL AND client IS NOT NULL", "client",
               " ORDER BY id", clients, [&](const Statement& row) {
                   if (const auto due = dayIn(row, 1))
                       rows.tasks.push_back({row.integer(0), {*due, dayIn(row, 2).value_or(engine::kNever)}});
               });
    forClients(database, "SELECT client, date, state FROM event_guest", "client", " ORDER BY date, id", clients,
               [&](const Statement& row) {
                   if (const auto day = dayIn(row, 1))
                       rows.invitations.push_back({row.integer(0), {*day, row.text(2) == "came"}});
               });

    Statement rates = database.prepare("SELECT id, currency, day, rate FROM rate ORDER BY currency, day, id");
    while (rates.step()) {
        Days days(rows, rates, Kind::rate, rates.integer(0), 0);
        const DayNumber day = days.at(2, "day");
        if (days.whole()) rows.rates.push_back({currency.of(rates.text(1)), day, rates.integer(3)});
    }
    leaveOutDamaged(rows);
    return rows;
}

}  // namespace meike
