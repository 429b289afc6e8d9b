// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/record_query.h"

#include "base/error_code.h"
#include "domain/related.h"
#include "storage/facts_as_of.h"
#include "storage/record_order.h"
#include "storage/records.h"
#include "storage/rule_sql_parts.h"
#include "storage/text_search.h"

namespace meike {

namespace {

/// A list of ids as one parameter, whatever its length: a list of as many marks has an upper limit.
std::string idList(std::span<const RecordId> ids) {
    std::string list = "[";
    for (const RecordId id : ids) (list += list.size() > 1 ? "," : "") += std::to_string(id);
    return list + "]";
}

/// Those whose client is neither in the archive nor in the bin, on the day.
SqlPiece ofClientsInUse(const RecordQuery& query) {
    // Most often there are none: they are found once, not asked of every row.
    SqlPiece piece{"x.client NOT IN (SELECT c.id FROM client c WHERE ", {}};
    if (!fieldOf(query.kind, "client").required) piece.sql.insert(0, "x.client IS NULL OR ");
    bool first = true;
    for (const char* moment : {"deleted_at", "archived_at"}) {
        if (!first) piece += " OR ";
        first = false;
        // What was put away later was in use on the day.
        const Field& field = fieldOf(Kind::client, moment);
        piece += query.past ? valueOn(Kind::client, field, "c", query.asOf) : SqlPiece{fieldExpression(field), {}};
        piece += " IS NOT NULL";
    }
    piece += ")";
    return piece;
}

/// FROM and WHERE of a query.
SqlPiece rowsOf(Database& database, const RecordQuery& query, const std::string& currency) {
    const KindRow& row = kindRow(query.kind);
    const bool hangs = isRelated(query.kind);
    if ((query.client != 0 || query.clients || query.where) && !hangs)
        throw Error(ErrorKind::invalid_value, std::string(row.key), ErrorCode::records_of_no_client);
    SqlPiece piece{" FROM " + std::string(row.table) + " x WHERE 1", {}};
    const auto also = [&piece](const SqlPiece& condition) {
        if (condition.sql.empty()) return;
        piece += " AND (";
        piece += condition;
        piece += ")";
    };
    if (query.client != 0) also({"x.client = ?", {query.client}});
    if (query.clients) also({"x.client IN (SELECT value FROM json_each(?))", {idList(*query.clients)}});
    if (query.clientsInUse && hangs) also(ofClientsInUse(query));
    if (query.where) also(rule_sql::compile(*query.where, query.kind, {query.asOf, currency}));
    also(saysText(database, query.kind, "x", query.search, query.past ? std::optional(query.asOf) : std::nullopt));
    if (query.past) also(existedOn(query.kind, "x", query.asOf));
    return piece;
}

RecordTotals totalsOf(Database& database, const RecordQuery& query, const SqlPiece& rows, const std::string& currency,
                      std::span<const std::string> figures) {
    const rule_sql::Frame frame{query.asOf, currency};
    const bool mixed = hasCurrency(query.kind);
    SqlPiece piece{"SELECT count(*)", {}};
    piece += mixed ? SqlPiece{", sum(x.currency <> ?)", {currency}} : SqlPiece{", 0", {}};
    RecordTotals totals;
    for (const std::string& key : figures) {
        const Field& field = fieldOf(query.kind, key);
        const SqlPiece value = rule_sql::rowValue(query.kind, field, "x", frame);
        piece += ", meike_total(";
        piece += value;
        piece += "), count(";
        piece += value;
        piece += "), count(";
        piece += valueOn(query.kind, field, "x", query.asOf);
        piece += ")";
        totals.figures.push_back({key});
    }
    piece += rows;
    Statement statement = database.prepare(piece.sql);
    int index = 1;
    for (const Value& value : piece.parameters) statement.bind(index++, value);
    if (!statement.step()) return totals;
    totals.count = statement.integer(0);
    totals.foreign = statement.integer(1);
    int column = 2;
    for (RecordTotals::Figure& figure : totals.figures) {
        figure.sum = statement.integer(column++);
        figure.known = statement.integer(column++);
        figure.without = statement.integer(column++) - figure.known;
    }
    return totals;
}

}  // namespace

std::vector<RecordId> queryRecordIds(Database& database, const RecordQuery& query) {
    // Values and names of one moment.
    std::optional<Transaction> snapshot;
    if (!database.inTransaction()) snapshot.emplace(database, false);
    const std::string currency = baseCurrency(database);
    return orderedRecordIds(database, query, rowsOf(database, query, currency), currency);
}

RecordTotals queryRecordTotals(Database& database, const RecordQuery& query, std::span<const std::string> figures) {
    const std::string currency = baseCurrency(database);
    return totalsOf(database, query, rowsOf(database, query, currency), currency, figures);
}

RecordTotals totalsOfRecords(Database& database, const RecordQuery& query, std::span<const RecordId> ids,
                             std::span<const std::string> figures) {
    const SqlPiece rows{
        " FROM json_each(?) chosen JOIN " + std::string(kindRow(query.kind).table) + " x ON x.id = chosen.value",
        {idList(ids)}};
    return totalsOf(database, query, rows, baseCurrency(database), figures);
}

RecordId recordOfUid(Database& database, Kind kind, const Uid& uid) {
    if (!hasUid(kind)) return 0;
    Statement& statement = database.cached("SELECT id FROM " + std::string(kindRow(kind).table) + " WHERE uid = ?");
    statement.bindBlob(1, uid);
    const RecordId id = statement.step() ? statement.integer(0) : 0;
    statement.reset();
    return id;
}

std::vector<RecordId> recordsOfUids(Database& database, Kind kind, std::span<const std::string> uids) {
    std::vector<RecordId> ids(uids.size());
    if (uids.empty() || !hasUid(kind)) return ids;
    std::string list;
    for (const std::string& uid : uids) (list += list.empty() ? "[\"" : ",\"") += (parseUid(uid) ? uid : "") + '"';
    Statement& statement = database.cached(
        "SELECT wanted.key, record.id FROM " + std::string(kindRow(kind).table) +
        " AS record JOIN json_each(?) AS wanted ON replace(wanted.value, '-', '') = lower(hex(record.uid))");
    statement.bind(1, list + "]");
    while (statement.step()) ids[static_cast<std::size_t>(statement.integer(0))] = statement.integer(1);
    statement.reset();
    return ids;
}

}  // namespace meike
