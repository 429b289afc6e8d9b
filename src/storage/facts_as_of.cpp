// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/facts_as_of.h"

#include <array>
#include <cstdio>
#include <ctime>

#include "domain/fact_days.h"
#include "storage/custom_fields.h"
#include "storage/record_sql.h"

namespace meike {

namespace {

/// The first moment after a day where the user sits, in UTC milliseconds.
std::int64_t endOfDay(Date day) {
    const std::chrono::year_month_day next(day + std::chrono::days(1));
    std::tm local{};
    local.tm_year = static_cast<int>(next.year()) - 1900;
    local.tm_mon = static_cast<int>(static_cast<unsigned>(next.month())) - 1;
    local.tm_mday = static_cast<int>(static_cast<unsigned>(next.day()));
    local.tm_isdst = -1;
    return static_cast<std::int64_t>(std::mktime(&local)) * 1000;
}

/// The condition that a row had been entered by the end of a day. Uids of version 7 begin with their moment; they never
/// go back, so that after a clock was set back they are ahead of it. A record is no older than its last change either.
std::string enteredBy(const std::string& alias, Date day) {
    const std::int64_t end = endOfDay(day);
    std::array<char, 24> moment{};
    std::snprintf(moment.data(), moment.size(), "%012llx", static_cast<unsigned long long>(end < 0 ? 0 : end));
    return alias + ".uid < x'" + moment.data() + "' OR " + alias + ".updated_at < " + std::to_string(end);
}

std::string newestFirst(Kind kind) {
    const FactDays* days = factDays(kind);
    return days ? " ORDER BY x." + std::string(days->day) + " DESC, x.id DESC" : " ORDER BY x.id DESC";
}

/// Columns as recordColumns() names them, with the values of the day.
SqlPiece columnsOn(Kind kind, Date asOf) {
    SqlPiece piece{"x.id", {}};
    for (const Field& field : kindRow(kind).fields) {
        if (field.source != FieldSource::column) continue;
        piece += ", ";
        piece += valueOn(kind, field, "x", asOf);
    }
    return piece;
}

SqlPiece fromExisting(Kind kind, Date asOf) {
    SqlPiece piece{" FROM " + std::string(kindRow(kind).table) + " x WHERE ", {}};
    SqlPiece existed = existedOn(kind, "x", asOf);
    piece += existed.sql.empty() ? SqlPiece{"1", {}} : std::move(existed);
    return piece;
}

Statement prepared(Database& database, const SqlPiece& piece) {
    Statement statement = database.prepare(piece.sql);
    int index = 1;
    for (const Value& parameter : piece.parameters) statement.bind(index++, parameter);
    return statement;
}

std::vector<Record> recordsOf(Database& database, Kind kind, const SqlPiece& piece) {
    Statement statement = prepared(database, piece);
    std::vector<Record> records;
    while (statement.step()) records.push_back(recordFrom(statement, kind));
    if (!customFields(database, kind).empty())
        for (Record& record : records) readCustomValues(database, record);
    return records;
}

}  // namespace

SqlPiece existedOn(Kind kind, const std::string& alias, Date asOf) {
    const FactDays* days = factDays(kind);
    if (!days) return {};
    const std::string day = alias + "." + std::string(days->day);
    std::string began = day + " <= ?";
    if (days->plannedEnd) began = day + " IS NULL OR " + began;
    return {days->planned ? "(" + began + " OR " + enteredBy(alias, asOf) + ")" : began, {isoDate(asOf)}};
}

SqlPiece valueOn(Kind kind, const Field& field, const std::string& alias, Date asOf) {
    if (field.source == FieldSource::custom) return {customExpression(field, alias + ".id"), {}};
    const std::string column = alias + "." + std::string(field.key);
    if (field.type == FieldType::moment)
        return {"CASE WHEN " + column + " < " + std::to_string(endOfDay(asOf)) + " THEN " + column + " END", {}};
    const FactDays* days = factDays(kind);
    if (!days || !comesLater(*days, field.key)) return {column, {}};
    const std::string changed =
        days->plannedEnd ? " AND " + alias + ".updated_at >= " + std::to_string(endOfDay(asOf)) : std::string();
    return {"CASE WHEN " + alias + "." + std::string(days->settledOn) + " > ?" + changed + " THEN NULL ELSE " + column +
                " END",
            {isoDate(asOf)}};
}

std::vector<Record> recordsOfClient(Database& database, Kind kind, RecordId client, Date asOf, int limit) {
    SqlPiece piece{"SELECT ", {}};
    piece += columnsOn(kind, asOf);
    piece += fromExisting(kind, asOf);
    piece += SqlPiece{" AND x.client = ?" + newestFirst(kind) + " LIMIT ?", {client, std::int64_t{limit}}};
    return recordsOf(database, kind, piece);
}

std::vector<Record> allRecords(Database& database, Kind kind, Date asOf) {
    SqlPiece piece{"SELECT ", {}};
    piece += columnsOn(kind, asOf);
    piece += fromExisting(kind, asOf);
    piece += " ORDER BY x.id";
    return recordsOf(database, kind, piece);
}

bool changedAfter(Database& database, Kind kind, RecordId id, Date day) {
    Statement& statement =
        database.cached("SELECT updated_at >= ?2 FROM " + std::string(kindRow(kind).table) + " WHERE id = ?1");
    statement.bind(1, id).bind(2, endOfDay(day));
    const bool changed = statement.step() && statement.integer(0) != 0;
    statement.reset();
    return changed;
}

std::vector<RecordId> changedAfter(Database& database, Kind kind, Date day) {
    Statement rows =
        database.prepare("SELECT id FROM " + std::string(kindRow(kind).table) + " WHERE updated_at >= ? ORDER BY id");
    rows.bind(1, endOfDay(day));
    std::vector<RecordId> changed;
    while (rows.step()) changed.push_back(rows.integer(0));
    return changed;
}

std::int64_t enteredLater(Database& database, Kind kind, Date day) {
    const FactDays* days = factDays(kind);
    if (!days) return 0;
    Statement rows = database.prepare("SELECT count(*) FROM " + std::string(kindRow(kind).table) + " x WHERE x." +
                                      std::string(days->day) + " <= ? AND NOT (" + enteredBy("x", day) + ")");
    rows.bind(1, isoDate(day));
    rows.step();
    return rows.integer(0);
}

std::vector<Record> readRecords(Database& database, Kind kind, std::span<const RecordId> ids, Date asOf) {
    SqlPiece piece{"SELECT ", {}};
    piece += columnsOn(kind, asOf);
    piece += " FROM " + std::string(kindRow(kind).table) + " x WHERE x.id = ?";
    Statement statement = database.prepare(piece.sql);
    const bool custom = !customFields(database, kind).empty();
    std::vector<Record> records;
    records.reserve(ids.size());
    for (const RecordId id : ids) {
        int index = 1;
        statement.reset();
        for (const Value& parameter : piece.parameters) statement.bind(index++, parameter);
        statement.bind(index, id);
        if (!statement.step()) continue;
        records.push_back(recordFrom(statement, kind));
        if (custom) readCustomValues(database, records.back());
    }
    return records;
}

std::vector<OpenReceivable> receivablesOfClient(Database& database, RecordId client, Date asOf, int limit) {
    const auto columns = static_cast<int>(kindRow(Kind::receivable).fields.size());
    SqlPiece piece{"SELECT ", {}};
    piece += columnsOn(Kind::receivable, asOf);
    piece += SqlPiece{
        ", x.amount - coalesce((SELECT sum(a.amount) FROM allocation a JOIN receipt r ON r.id = a.receipt WHERE "
        "a.receivable = x.id AND r.date <= ?), 0) AS open",
        {isoDate(asOf)}};
    piece += fromExisting(Kind::receivable, asOf);
    piece += SqlPiece{
        " AND x.client = ? ORDER BY open > 0 DESC, CASE WHEN open > 0 THEN x.due END, x.due DESC, x.id DESC LIMIT ?",
        {client, std::int64_t{limit}}};
    Statement statement = prepared(database, piece);
    std::vector<OpenReceivable> receivables;
    while (statement.step())
        receivables.push_back({recordFrom(statement, Kind::receivable), statement.integer(columns + 1)});
    return receivables;
}

std::vector<Record> openTasksOfClient(Database& database, RecordId client, Date asOf, int limit) {
    SqlPiece piece{"SELECT ", {}};
    piece += columnsOn(Kind::task, asOf);
    piece += fromExisting(Kind::task, asOf);
    piece += SqlPiece{
        " AND x.client = ? AND (x.done_on IS NULL OR x.done_on > ?) ORDER BY x.due IS NULL, x.due, x.id DESC LIMIT ?",
        {client, isoDate(asOf), std::int64_t{limit}}};
    return recordsOf(database, Kind::task, piece);
}

}  // namespace meike
