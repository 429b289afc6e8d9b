// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/rule_sql.h"

#include <algorithm>

#include "base/error_code.h"
#include "base/uid.h"
#include "domain/field.h"
#include "storage/custom_fields.h"
#include "storage/facts_as_of.h"
#include "storage/rule_sql_parts.h"

namespace meike {

namespace rule_sql {

namespace {

/// Uids as SQLite writes blobs.
std::string hexText(const std::string& uid) {
    std::string hex;
    for (const char c : uid)
        if (c != '-') hex += c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    return hex;
}

SqlPiece fixedList(const Rule& rule) {
    std::string list = "[";
    for (const std::string& uid : rule.values) list += (list.size() > 1 ? ",\"" : "\"") + hexText(uid) + "\"";
    return {"hex(c.uid) IN (SELECT value FROM json_each(?))", {list + "]"}};
}

SqlPiece condition(const Rule& rule, Kind kind, const Frame& frame) {
    const Field& field = fieldOf(kind, rule.field);
    if (operatorOf(rule).ranks) {
        const SqlPiece rows{
            "SELECT c.id AS id, " + fieldExpression(field) +
                " AS v FROM client c LEFT JOIN client_score s ON s.client = c.id WHERE c.deleted_at IS NULL "
                "AND c.archived_at IS NULL",
            {}};
        return ranked(rule, field, rows, frame);
    }
    const std::string alias = kind == Kind::client ? "c" : "x";
    const Field* flag = lunarFlagOf(kind, field);
    return comparison(
        rule, {field, rowValue(kind, field, alias, frame), flag ? alias + "." + std::string(flag->key) : std::string()},
        frame);
}

/// The pieces joined in bundles: SQLite limits how deep an expression is, and a AND b AND c is as deep as it is long;
/// and its parser how much is open at once, which brackets are.
SqlPiece joined(std::vector<SqlPiece> pieces, std::string_view sign) {
    constexpr std::size_t kBundle = 32;
    while (pieces.size() > 1) {
        std::vector<SqlPiece> bundles;
        for (std::size_t at = 0; at < pieces.size(); at += kBundle) {
            SqlPiece bundle{"(", {}};
            for (std::size_t i = at; i < std::min(at + kBundle, pieces.size()); ++i) {
                if (i > at) bundle += sign;
                bundle += pieces[i];
            }
            bundle += ")";
            bundles.push_back(std::move(bundle));
        }
        pieces = std::move(bundles);
    }
    return std::move(pieces.front());
}

/// NULL counts as "no" in AND, OR and WHERE; only a complement must be told (negated).
SqlPiece group(const Rule& rule, Kind kind, const Frame& frame) {
    const bool all = rule.type == Rule::Type::all;
    std::vector<SqlPiece> pieces;
    for (const Rule& child : rule.children) pieces.push_back(compile(child, kind, frame));
    SqlPiece whole = pieces.empty() ? SqlPiece{all ? "1" : "0", {}} : joined(std::move(pieces), all ? " AND " : " OR ");
    return rule.type == Rule::Type::none ? negated(std::move(whole)) : whole;
}

}  // namespace

SqlPiece rowValue(Kind kind, const Field& field, const std::string& alias, const Frame& frame) {
    if (kind == Kind::client) return {fieldExpression(field), {}};
    const SqlPiece value = valueOn(kind, field, alias, frame.asOf);
    if (field.type != FieldType::money || !hasCurrency(kind)) return value;
    const std::string& column = value.sql;
    // The rate of the record's own day, the latest entered of several: as the scores convert. What is due later takes
    // the rate of the as-of day: a later one does not exist yet.
    const Field* day = dayField(kind);
    const std::string currency = alias + ".currency";
    return {"CASE WHEN " + currency + " = ? THEN " + column + " ELSE meike_to_base(" + column + ", " + currency +
                ", ?, (SELECT r.rate FROM rate r WHERE r.currency = " + currency + " AND r.day <= min(" + alias + "." +
                std::string(day ? day->key : "day") + ", ?) ORDER BY r.day DESC, r.id DESC LIMIT 1)) END",
            {frame.currency, frame.currency, isoDate(frame.asOf)}};
}

SqlPiece compile(const Rule& rule, Kind kind, const Frame& frame) {
    switch (rule.type) {
        case Rule::Type::all:
        case Rule::Type::any:
        case Rule::Type::none:
            return group(rule, kind, frame);
        case Rule::Type::condition:
            return condition(rule, kind, frame);
        case Rule::Type::related:
            return related(rule, frame);
        case Rule::Type::segment:
            if (rule.children.size() != 1)
                throw Error(ErrorKind::invalid_value, rule.segment, ErrorCode::segment_not_looked_up);
            return compile(rule.children.front(), kind, frame);
        case Rule::Type::clients:
            return fixedList(rule);
    }
    throw Error(ErrorKind::internal, "rule", {ErrorCode::fault, {"a node of no known type"}});
}

}  // namespace rule_sql

SqlPiece compileRule(const Rule& rule, Date asOf, const std::string& currency, RecordId onlyClient, bool handTags) {
    valueOrThrow(validate(rule).map([] { return true; }));
    // More than anyone reads; SQLite would take some more.
    if (conditionCount(rule) > kMaxConditions)
        throw Error(ErrorKind::invalid_value, "rule", {ErrorCode::too_many_conditions, {kMaxConditions}});
    // SQLite's parser keeps what is open on a stack of 100.
    if (nesting(rule) > kMaxNesting)
        throw Error(ErrorKind::invalid_value, "rule", {ErrorCode::too_many_groups, {kMaxNesting}});
    SqlPiece piece{"(", {}};
    piece += rule_sql::compile(rule, Kind::client, {asOf, currency, onlyClient, handTags});
    piece += ")";
    return piece;
}

SqlPiece figureSql(const Rule& condition, Date asOf, const std::string& currency) {
    const rule_sql::Frame frame{asOf, currency};
    if (condition.type == Rule::Type::related) return rule_sql::relatedFigure(condition, frame);
    return {fieldExpression(fieldOf(Kind::client, condition.field)), {}};
}

std::string fieldExpression(const Field& field) {
    if (field.source == FieldSource::column) return "c." + std::string(field.key);
    if (field.source == FieldSource::score) return "s." + std::string(field.key);
    if (field.source == FieldSource::custom) return customExpression(field, "c.id");
    return {};
}

std::string sortExpression(const Field& field) {
    const std::string column = fieldExpression(field);
    switch (field.type) {
        case FieldType::choice: {
            // In the order of the table: core before key, A before B. Keys of a profile's own come after.
            std::string sql = "CASE WHEN " + column + " IS NULL THEN NULL";
            int position = 0;
            for (const Choice& choice : field.choices)
                sql += " WHEN " + column + " = '" + std::string(choice.key) + "' THEN " + std::to_string(position++);
            return sql + " ELSE " + std::to_string(position) + " END";
        }
        case FieldType::pick:
            return "(SELECT p.position FROM pick_item p WHERE p.id = " + column + ")";
        case FieldType::reference: {
            const KindRow& kind = kindRow(field.refersTo);
            return "(SELECT meike_sort_key(x." + std::string(kind.nameField) + ") FROM " + std::string(kind.table) +
                   " x WHERE x.id = " + column + ")";
        }
        case FieldType::tags:
            return "(SELECT min(meike_sort_key(g.name)) FROM client_tags t JOIN tag g ON g.id = t.tag WHERE t.client = "
                   "c.id)";
        case FieldType::text:
        case FieldType::long_text:
            return field.key == "name" ? "q.sort_key" : "meike_sort_key(" + column + ")";
        default:
            return column;
    }
}

}  // namespace meike
