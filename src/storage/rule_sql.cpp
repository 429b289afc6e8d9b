// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/rule_sql.h"

#include <charconv>
#include <functional>
#include <map>

#include "base/money.h"
#include "base/unicode.h"
#include "domain/field.h"
#include "domain/operators.h"
#include "domain/period.h"

namespace meike {

namespace {

/// One condition on its way to SQL.
struct Context {
    const Rule& rule;
    const Field& field;
    std::string column;
    Date asOf;
    const std::string& currency;
};

using Compile = std::function<SqlPiece(const Context&)>;

[[noreturn]] void refuse(const Context& context, const std::string& text, const std::string& expected) {
    throw Error(ErrorKind::invalid_value, context.rule.field + " " + context.rule.op,
                "“" + text + "” is not " + expected);
}

std::int64_t wholeNumber(const Context& context, const std::string& text) {
    std::int64_t number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc() || end != text.data() + text.size()) refuse(context, text, "a whole number");
    return number;
}

/// The stored form of a value that a condition gives, by the field's type.
Value storedValue(const Context& context, const std::string& text) {
    switch (context.field.type) {
        case FieldType::integer:
        case FieldType::moment:
            return wholeNumber(context, text);
        case FieldType::money:
        case FieldType::decimal: {
            const int decimals =
                context.field.type == FieldType::money ? currencyDecimals(context.currency) : context.field.scale;
            const auto amount = parsePlainAmount(text, decimals);
            if (!amount) refuse(context, text, "a number");
            return *amount;
        }
        case FieldType::date: {
            const auto date = parseIsoDate(text);
            if (!date) refuse(context, text, "a date (YYYY-MM-DD)");
            return text;
        }
        case FieldType::choice:
        case FieldType::choices:
            if (context.field.source == FieldSource::column && !findChoice(context.field.choices, text))
                refuse(context, text, "one of the field's keys");
            return text;
        default:
            return text;
    }
}

std::string marks(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "?" : ", ?";
    return text;
}

std::vector<Value> storedValues(const Context& context) {
    std::vector<Value> values;
    for (const std::string& text : context.rule.values) values.push_back(storedValue(context, text));
    return values;
}

/// Field types whose values are names of other records: the ids of those names.
SqlPiece namedIds(const Context& context) {
    const std::vector<std::string>& names = context.rule.values;
    SqlPiece piece;
    if (context.field.type == FieldType::pick) {
        piece.sql = "(SELECT id FROM pick_item WHERE list = ? AND (name IN (" + marks(names.size()) +
                    ") OR name_en IN (" + marks(names.size()) + ")))";
        piece.parameters.emplace_back(std::string(context.field.target));
        for (int round = 0; round < 2; ++round)
            piece.parameters.insert(piece.parameters.end(), names.begin(), names.end());
    } else {
        const KindRow& kind = kindRow(context.field.refersTo);
        piece.sql = "(SELECT id FROM " + std::string(kind.table) + " WHERE " + std::string(kind.nameField) + " IN (" +
                    marks(names.size()) + "))";
        piece.parameters.assign(names.begin(), names.end());
    }
    return piece;
}

/// One of several values: the condition that the client has any of them.
SqlPiece hasAny(const Context& context) {
    switch (context.field.type) {
        case FieldType::tags:
            return {
                "EXISTS (SELECT 1 FROM client_tag t JOIN tag g ON g.id = t.tag WHERE t.client = c.id AND g.name IN (" +
                    marks(context.rule.values.size()) + "))",
                storedValues(context)};
        case FieldType::choices: {
            SqlPiece piece{"(", {}};
            for (const Value& value : storedValues(context)) {
                if (!piece.parameters.empty()) piece.sql += " OR ";
                piece.sql += "instr(',' || " + context.column + " || ',', ',' || ? || ',') > 0";
                piece.parameters.push_back(value);
            }
            piece.sql += ")";
            return piece;
        }
        case FieldType::pick:
        case FieldType::reference: {
            SqlPiece piece = namedIds(context);
            piece.sql = context.column + " IN " + piece.sql;
            return piece;
        }
        default:
            return {context.column + " IN (" + marks(context.rule.values.size()) + ")", storedValues(context)};
    }
}

/// NULL is "no": negative operators include clients without a value, positive ones leave them out.
SqlPiece negated(SqlPiece piece) {
    piece.sql = "NOT coalesce(" + piece.sql + ", 0)";
    return piece;
}

SqlPiece hasAll(const Context& context) {
    SqlPiece all{"(1", {}};
    for (const std::string& value : context.rule.values) {
        const Rule one = Rule::condition(context.rule.field, context.rule.op, {value});
        const SqlPiece piece = hasAny({one, context.field, context.column, context.asOf, context.currency});
        all.sql += " AND " + piece.sql;
        all.parameters.insert(all.parameters.end(), piece.parameters.begin(), piece.parameters.end());
    }
    all.sql += ")";
    return all;
}

Compile comparison(const char* sign) {
    return [sign](const Context& context) -> SqlPiece {
        return {context.column + " " + sign + " ?", {storedValue(context, context.rule.values.front())}};
    };
}

SqlPiece containsText(const Context& context) {
    return {"instr(meike_fold(" + context.column + "), ?) > 0", {foldForSearch(context.rule.values.front())}};
}

SqlPiece startsWithText(const Context& context) {
    return {"instr(meike_fold(" + context.column + "), ?) = 1", {foldForSearch(context.rule.values.front())}};
}

SqlPiece withinDays(const Context& context) {
    const std::int64_t days = wholeNumber(context, context.rule.values.front());
    if (days < 0 || days > kMaxDays) refuse(context, context.rule.values.front(), "a number of days up to 40000");
    const Date from = context.asOf - std::chrono::days(days);
    return {"(" + context.column + " > ? AND " + context.column + " <= ?)", {isoDate(from), isoDate(context.asOf)}};
}

SqlPiece between(const Context& context) { return {context.column + " BETWEEN ? AND ?", storedValues(context)}; }

SqlPiece isEmptyCondition(const Context& context) {
    if (context.field.type == FieldType::tags)
        return {"NOT EXISTS (SELECT 1 FROM client_tag t WHERE t.client = c.id)", {}};
    return {context.column + " IS NULL", {}};
}

SqlPiece isTrue(const Context& context) { return {"coalesce(" + context.column + ", 0) = 1", {}}; }

/// The operators' SQL, by key. Each gives NULL or 0 for "no".
const std::map<std::string, Compile, std::less<>>& operatorSql() {
    static const std::map<std::string, Compile, std::less<>> kTable = {
        {"equals", [](const Context& c) { return hasAny(c); }},
        {"not_equals", [](const Context& c) { return negated(hasAny(c)); }},
        {"any_of", [](const Context& c) { return hasAny(c); }},
        {"none_of", [](const Context& c) { return negated(hasAny(c)); }},
        {"all_of", hasAll},
        {"contains", containsText},
        {"not_contains", [](const Context& c) { return negated(containsText(c)); }},
        {"starts_with", startsWithText},
        {"<", comparison("<")},
        {"<=", comparison("<=")},
        {">", comparison(">")},
        {">=", comparison(">=")},
        {"between", between},
        {"within_days", withinDays},
        {"not_within_days", [](const Context& c) { return negated(withinDays(c)); }},
        {"is_true", isTrue},
        {"is_false", [](const Context& c) { return negated(isTrue(c)); }},
        {"empty", isEmptyCondition},
        {"not_empty", [](const Context& c) { return negated(isEmptyCondition(c)); }},
    };
    return kTable;
}

SqlPiece compile(const Rule& rule, Date asOf, const std::string& currency) {
    if (rule.type == Rule::Type::condition) {
        const Field& field = fieldOf(Kind::client, rule.field);
        const auto found = operatorSql().find(rule.op);
        if (found == operatorSql().end()) throw Error(ErrorKind::internal, rule.op, "the operator has no SQL");
        return found->second({rule, field, fieldExpression(field), asOf, currency});
    }
    if (!rule.isGroup())
        throw Error(ErrorKind::invalid_value, "rule", "related records and segments cannot be asked for yet");
    SqlPiece whole{"(", {}};
    const bool all = rule.type == Rule::Type::all;
    bool first = true;
    for (const Rule& child : rule.children) {
        const SqlPiece piece = compile(child, asOf, currency);
        if (!first) whole.sql += all ? " AND " : " OR ";
        first = false;
        whole.sql += "coalesce(" + piece.sql + ", 0)";
        whole.parameters.insert(whole.parameters.end(), piece.parameters.begin(), piece.parameters.end());
    }
    if (first) whole.sql += all ? "1" : "0";
    whole.sql += ")";
    return rule.type == Rule::Type::none ? negated(whole) : whole;
}

}  // namespace

SqlPiece compileRule(const Rule& rule, Date asOf, const std::string& currency) {
    valueOrThrow(validate(rule).map([] { return true; }));
    return compile(rule, asOf, currency);
}

std::string fieldExpression(const Field& field) {
    if (field.source == FieldSource::column) return "c." + std::string(field.key);
    if (field.source == FieldSource::score) return "s." + std::string(field.key);
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
            return "(SELECT min(meike_sort_key(g.name)) FROM client_tag t JOIN tag g ON g.id = t.tag WHERE t.client = "
                   "c.id)";
        case FieldType::text:
        case FieldType::long_text:
            return field.key == "name" ? "q.sort_key" : "meike_sort_key(" + column + ")";
        default:
            return column;
    }
}

std::vector<std::string> compiledOperators() {
    std::vector<std::string> keys;
    for (const auto& [key, compile] : operatorSql()) keys.push_back(key);
    return keys;
}

}  // namespace meike
