// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/record_query.h"

#include "base/error_code.h"
#include "domain/related.h"
#include "storage/facts_as_of.h"
#include "storage/records.h"
#include "storage/rule_sql_parts.h"

namespace meike {

std::vector<RecordId> queryRecordIds(Database& database, const RecordQuery& query) {
    const KindRow& row = kindRow(query.kind);
    if ((query.client != 0 || query.where) && !isRelated(query.kind))
        throw Error(ErrorKind::invalid_value, std::string(row.key), ErrorCode::records_of_no_client);
    SqlPiece piece{"SELECT x.id FROM " + std::string(row.table) + " x WHERE 1", {}};
    if (query.client != 0) piece += SqlPiece{" AND x.client = ?", {query.client}};
    if (query.where) {
        const std::string currency = baseCurrency(database);
        piece += " AND (";
        piece += rule_sql::compile(*query.where, query.kind, {query.asOf, currency});
        piece += ")";
    }
    if (query.past)
        if (SqlPiece existed = existedOn(query.kind, "x", query.asOf); !existed.sql.empty()) {
            piece += " AND (";
            piece += std::move(existed);
            piece += ")";
        }
    piece += " ORDER BY x.id";
    Statement statement = database.prepare(piece.sql);
    int index = 1;
    for (const Value& value : piece.parameters) statement.bind(index++, value);
    std::vector<RecordId> ids;
    while (statement.step()) ids.push_back(statement.integer(0));
    return ids;
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
