// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/rule_probe.h"

#include "storage/records.h"
#include "storage/rule_sql.h"

namespace meike {

namespace {

Value ask(Database& database, const SqlPiece& piece, RecordId client) {
    Statement statement = database.prepare("SELECT " + piece.sql +
                                           " FROM client c LEFT JOIN client_score s ON s.client = c.id WHERE c.id = ?");
    int index = 1;
    for (const Value& value : piece.parameters) statement.bind(index++, value);
    statement.bind(index, client);
    return statement.step() ? statement.value(0) : Value{};
}

}  // namespace

bool ruleHolds(Database& database, const Rule& rule, Date asOf, RecordId client) {
    return integerOr(ask(database, compileRule(rule, asOf, baseCurrency(database), client), client), 0) != 0;
}

Value figureOf(Database& database, const Rule& condition, Date asOf, RecordId client) {
    if (condition.type != Rule::Type::condition && condition.type != Rule::Type::related) return {};
    const SqlPiece piece = figureSql(condition, asOf, baseCurrency(database));
    return piece.sql.empty() ? Value{} : ask(database, piece, client);
}

std::vector<std::string> currenciesWithoutRate(Database& database, Kind kind) {
    std::vector<std::string> codes;
    if (!hasCurrency(kind)) return codes;
    Statement rows =
        database.prepare("SELECT DISTINCT currency FROM " + std::string(kindRow(kind).table) +
                         " WHERE currency <> ? AND currency NOT IN (SELECT currency FROM rate) ORDER BY 1");
    rows.bind(1, baseCurrency(database));
    while (rows.step()) codes.emplace_back(rows.text(0));
    return codes;
}

std::map<RecordId, std::int64_t> monetaryByClient(Database& database) {
    Statement rows =
        database.prepare("SELECT client, monetary FROM client_score WHERE monetary IS NOT NULL ORDER BY client");
    std::map<RecordId, std::int64_t> values;
    while (rows.step()) values.emplace_hint(values.end(), rows.integer(0), rows.integer(1));
    return values;
}

}  // namespace meike
