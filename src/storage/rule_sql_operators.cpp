// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of every operator.
#include <functional>
#include <map>

#include "base/error_code.h"
#include "base/money.h"
#include "base/unicode.h"
#include "domain/period.h"
#include "storage/rule_sql_parts.h"

namespace meike::rule_sql {

namespace {

/// One comparison on its way to SQL.
struct Context {
    const Rule& rule;
    const Subject& subject;
    const Frame& frame;

    const Field& field() const { return subject.field; }
    const SqlPiece& value() const { return subject.value; }
    std::vector<Value> stored() const { return operands(rule, field(), frame); }
    std::int64_t number() const { return integerOr(stored().front(), 0); }
};

using Compile = std::function<SqlPiece(const Context&)>;

std::string marks(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "?" : ", ?";
    return text;
}

/// Ids of the records of those names.
SqlPiece namedIds(const Context& context) {
    const std::vector<std::string>& names = context.rule.values;
    SqlPiece piece;
    if (context.field().type == FieldType::pick) {
        piece.sql = "(SELECT id FROM pick_item WHERE list = ? AND (name IN (" + marks(names.size()) +
                    ") OR name_en IN (" + marks(names.size()) + ")))";
        piece.parameters.emplace_back(std::string(context.field().target));
        for (int round = 0; round < 2; ++round)
            piece.parameters.insert(piece.parameters.end(), names.begin(), names.end());
    } else {
        const KindRow& kind = kindRow(context.field().refersTo);
        piece.sql = "(SELECT id FROM " + std::string(kind.table) + " WHERE " + std::string(kind.nameField) + " IN (" +
                    marks(names.size()) + "))";
        piece.parameters.assign(names.begin(), names.end());
    }
    return piece;
}

/// The condition that the client has any of these values.
SqlPiece hasAny(const Context& context) {
    SqlPiece piece;
    switch (context.field().type) {
        case FieldType::tags:
            return {"c.id IN (SELECT t.client FROM " + std::string(context.frame.tagRows()) +
                        " t JOIN tag g ON g.id = t.tag WHERE g.name IN (" + marks(context.rule.values.size()) + "))",
                    context.stored()};
        case FieldType::choices:
            piece += "(";
            for (const Value& key : context.stored()) {
                if (piece.sql.size() > 1) piece += " OR ";
                piece += "instr(',' || ";
                piece += context.value();
                piece += SqlPiece{" || ',', ',' || ? || ',') > 0", {key}};
            }
            piece += ")";
            return piece;
        case FieldType::pick:
        case FieldType::reference:
            piece += context.value();
            piece += " IN ";
            piece += namedIds(context);
            return piece;
        default:
            piece += context.value();
            piece += SqlPiece{" IN (" + marks(context.rule.values.size()) + ")", context.stored()};
            return piece;
    }
}

SqlPiece hasAll(const Context& context) {
    SqlPiece all{"(1", {}};
    for (const std::string& value : context.rule.values) {
        const Rule one = Rule::condition(context.rule.field, "any_of", {value});
        all += " AND ";
        all += hasAny({one, context.subject, context.frame});
    }
    all += ")";
    return all;
}

SqlPiece inGroup(const Context& context) {
    return {"c.id IN (SELECT t.client FROM " + std::string(context.frame.tagRows()) +
                " t JOIN tag g ON g.id = t.tag JOIN tag_group k ON k.id = g.tag_group "
                "WHERE k.name IN (" +
                marks(context.rule.values.size()) + "))",
            context.stored()};
}

Compile sign(const char* text) {
    return [text](const Context& context) {
        SqlPiece piece = context.value();
        piece += SqlPiece{" " + std::string(text) + " ?", context.stored()};
        return piece;
    };
}

SqlPiece folded(const Context& context) {
    SqlPiece piece{"meike_fold(", {}};
    piece += context.value();
    piece += ")";
    return piece;
}

Compile found(const char* where) {
    return [where](const Context& context) {
        SqlPiece piece{"instr(", {}};
        piece += folded(context);
        piece += SqlPiece{", ?) " + std::string(where), {foldForSearch(context.rule.values.front())}};
        return piece;
    };
}

SqlPiece endsWith(const Context& context) {
    const std::string end = foldForSearch(context.rule.values.front());
    SqlPiece piece{"substr(", {}};
    piece += folded(context);
    piece += ", length(";
    piece += folded(context);
    piece += SqlPiece{") - length(?) + 1) = ?", {end, end}};
    return piece;
}

SqlPiece betweenValues(const SqlPiece& value, Value low, Value high) {
    SqlPiece piece{"(", {}};
    piece += value;
    piece += SqlPiece{" BETWEEN ? AND ?)", {std::move(low), std::move(high)}};
    return piece;
}

SqlPiece inRange(const Context& context, const DateRange& range) {
    return betweenValues(context.value(), isoDate(range.from), isoDate(range.to));
}

SqlPiece anniversary(const Context& context, const DateRange& range) {
    const auto list = [](const std::vector<std::string>& days) {
        std::string json = "[";
        for (const std::string& day : days) json += (json.size() > 1 ? ",\"" : "\"") + day + "\"";
        return json + "]";
    };
    const auto among = [&](const char* function, const char* rest, const std::vector<std::string>& days) {
        SqlPiece piece{function, {}};
        piece += context.value();
        piece += SqlPiece{std::string(rest) + " IN (SELECT value FROM json_each(?))", {list(days)}};
        return piece;
    };
    SqlPiece piece{"(", {}};
    piece += context.value();
    piece += SqlPiece{" < ? AND ", {isoDate(range.from)}};
    const SqlPiece solar = among("substr(", ", 6)", anniversaryDays(range));
    if (context.subject.lunarFlag.empty()) {
        piece += solar;
    } else {
        piece += "CASE WHEN coalesce(" + context.subject.lunarFlag + ", 0) = 1 THEN ";
        piece += among("meike_lunar_day(", ")", lunarAnniversaryDays(range));
        piece += " ELSE ";
        piece += solar;
        piece += " END";
    }
    piece += ")";
    return piece;
}

SqlPiece isEmptyCondition(const Context& context) {
    if (context.field().type == FieldType::tags)
        return {"NOT EXISTS (SELECT 1 FROM " + std::string(context.frame.tagRows()) + " t WHERE t.client = c.id)", {}};
    SqlPiece piece = context.value();
    piece += " IS NULL";
    return piece;
}

SqlPiece isTrue(const Context& context) {
    SqlPiece piece{"coalesce(", {}};
    piece += context.value();
    piece += ", 0) = 1";
    return piece;
}

/// Beyond a number of days on either side of the as-of day.
SqlPiece beyond(const Context& context, const char* text, Date limit) {
    SqlPiece piece = context.value();
    piece += SqlPiece{std::string(text), {isoDate(limit)}};
    return piece;
}

const PeriodRow& periodOf(const Context& context) { return *findPeriod(context.rule.values.front()); }

/// The operators' SQL, by key; those that negate another follow from it.
const std::map<std::string, Compile, std::less<>>& operatorSql() {
    static const std::map<std::string, Compile, std::less<>> kTable = {
        {"equals", hasAny},
        {"any_of", hasAny},
        {"all_of", hasAll},
        {"any_in_group", inGroup},
        {"contains", found("> 0")},
        {"starts_with", found("= 1")},
        {"ends_with", endsWith},
        {"<", sign("<")},
        {"<=", sign("<=")},
        {">", sign(">")},
        {">=", sign(">=")},
        {"between",
         [](const Context& c) {
             const std::vector<Value> ends = c.stored();
             return betweenValues(c.value(), ends.at(0), ends.at(1));
         }},
        {"within_days", [](const Context& c) { return inRange(c, lastDays(c.frame.asOf, c.number())); }},
        {"next_days", [](const Context& c) { return inRange(c, nextDays(c.frame.asOf, c.number())); }},
        // One day more than the last (next) days reach.
        {"more_than_days_ago",
         [](const Context& c) { return beyond(c, " < ?", lastDays(c.frame.asOf, c.number() + 1).from); }},
        {"more_than_days_ahead",
         [](const Context& c) { return beyond(c, " > ?", nextDays(c.frame.asOf, c.number() + 1).to); }},
        {"in_period", [](const Context& c) { return inRange(c, periodRange(periodOf(c), c.frame.asOf)); }},
        {"anniversary_next_days", [](const Context& c) { return anniversary(c, nextDays(c.frame.asOf, c.number())); }},
        {"anniversary_in_period",
         [](const Context& c) { return anniversary(c, periodRange(periodOf(c), c.frame.asOf)); }},
        {"is_true", isTrue},
        {"empty", isEmptyCondition},
    };
    return kTable;
}

}  // namespace

const OperatorRow& operatorOf(const Rule& rule) {
    if (const OperatorRow* row = findOperator(rule.op)) return *row;
    throw Error(ErrorKind::invalid_value, rule.op, ErrorCode::no_such_operator);
}

std::vector<Value> operands(const Rule& rule, const Field& field, const Frame& frame) {
    const OperatorRow& row = operatorOf(rule);
    std::vector<Value> values;
    for (const std::string& text : rule.values)
        values.push_back(valueOrThrow(operandValue(row, field, text, currencyDecimals(frame.currency))));
    return values;
}

SqlPiece negated(SqlPiece piece) {
    piece.sql = "(" + piece.sql + ") IS NOT TRUE";
    return piece;
}

SqlPiece comparison(const Rule& rule, const Subject& subject, const Frame& frame) {
    const OperatorRow& row = operatorOf(rule);
    if (!row.negates.empty()) {
        Rule positive = rule;
        positive.op = row.negates;
        return negated(comparison(positive, subject, frame));
    }
    const auto found = operatorSql().find(row.key);
    if (found == operatorSql().end())
        throw Error(ErrorKind::internal, rule.op, {ErrorCode::fault, {"the operator has no SQL"}});
    return found->second({rule, subject, frame});
}

SqlPiece ranked(const Rule& rule, const Field& field, const SqlPiece& rows, const Frame& frame) {
    const OperatorRow& row = operatorOf(rule);
    const bool highest = row.key == "top" || row.key == "top_percent";
    SqlPiece piece{"meike_in_set((SELECT meike_rank_set(id, v, ?, ?, ?) FROM (", operands(rule, field, frame)};
    piece.parameters.emplace_back(std::int64_t{row.operand == OperandKind::percent ? 1 : 0});
    piece.parameters.emplace_back(std::int64_t{highest ? 1 : 0});
    piece += rows;
    piece += ")), c.id)";
    return piece;
}

}  // namespace meike::rule_sql

namespace meike {

std::vector<std::string> compiledOperators() {
    std::vector<std::string> keys;
    for (const OperatorRow& row : operatorTable()) {
        const auto& table = rule_sql::operatorSql();
        if (row.ranks || table.contains(row.key) || (!row.negates.empty() && table.contains(row.negates)))
            keys.emplace_back(row.key);
    }
    return keys;
}

}  // namespace meike
