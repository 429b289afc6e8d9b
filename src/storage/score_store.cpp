// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/score_store.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/error_code.h"
#include "domain/field.h"
#include "storage/access.h"
#include "storage/meta.h"

namespace meike {

const std::vector<std::string_view>& scoreFields() {
    static const std::vector<std::string_view> kKeys = [] {
        std::vector<std::string_view> keys;
        for (const Field& field : kindRow(Kind::client).fields)
            if (field.source == FieldSource::score) keys.push_back(field.key);
        return keys;
    }();
    return kKeys;
}

std::size_t scoreFieldIndex(std::string_view key) {
    const auto& keys = scoreFields();
    const auto found = std::find(keys.begin(), keys.end(), key);
    if (found == keys.end()) throw Error(ErrorKind::internal, std::string(key), {ErrorCode::fault, {"no such score"}});
    return static_cast<std::size_t>(found - keys.begin());
}

std::int64_t dataVersion(Database& database) { return meta::integer(database, "data_version"); }

std::optional<ScoreStamp> scoreStamp(Database& database) {
    const auto json = nlohmann::json::parse(meta::text(database, "score_stamp"), nullptr, false);
    if (!json.is_object()) return std::nullopt;
    return ScoreStamp{json.value("data_version", std::int64_t{0}), json.value("profile", ""), json.value("as_of", "")};
}

namespace {

std::string columnList() {
    std::string columns = "client";
    for (const std::string_view key : scoreFields()) (columns += ", ") += key;
    return columns;
}

std::string replaceSql(const char* table) {
    std::string sql = std::string("INSERT OR REPLACE INTO ") + table + " (" + columnList() + ") VALUES (?";
    for (std::size_t i = 0; i < scoreFields().size(); ++i) sql += ", ?";
    return sql + ")";
}

void put(Statement& statement, const ClientScore& score) {
    statement.reset();
    statement.bind(1, score.client);
    int index = 2;
    for (const Value& value : score.values) statement.bind(index++, value);
    statement.run();
}

}  // namespace

std::vector<ClientScore> readScores(Database& database) {
    Statement rows = database.prepare("SELECT " + columnList() + " FROM client_score ORDER BY client");
    std::vector<ClientScore> scores;
    while (rows.step()) {
        ClientScore score;
        score.client = rows.integer(0);
        score.values.reserve(scoreFields().size());
        for (std::size_t i = 0; i < scoreFields().size(); ++i)
            score.values.push_back(rows.value(static_cast<int>(i) + 1));
        scores.push_back(std::move(score));
    }
    return scores;
}

void writeScores(Database& database, std::span<const ClientScore> changed, std::span<const RecordId> gone,
                 const ScoreStamp* stamp) {
    Statement& write = database.cached(replaceSql("client_score"));
    for (const ClientScore& score : changed) put(write, score);
    Statement& erase = database.cached("DELETE FROM client_score WHERE client = ?");
    for (const RecordId client : gone) erase.reset().bind(1, client).run();
    if (!stamp) return;
    const nlohmann::json json = {
        {"data_version", stamp->dataVersion}, {"profile", stamp->profile}, {"as_of", stamp->asOf}};
    meta::setText(database, "score_stamp", json.dump());
}

void overlayScores(Database& reader, const std::vector<ClientScore>& scores) {
    beginOverlay(reader, "client_score");
    std::string columns = "client INTEGER PRIMARY KEY";
    for (const std::string_view key : scoreFields()) (columns += ", ") += key;
    reader.exec("CREATE TEMP TABLE client_score (" + columns + ")");
    Transaction transaction(reader, false);
    Statement write = reader.prepare(replaceSql("temp.client_score"));
    for (const ClientScore& score : scores) put(write, score);
    trimOverlay(reader, "client_score");
    transaction.commit();
}

void dropOverlay(Database& reader) { endOverlay(reader, "client_score"); }

}  // namespace meike
