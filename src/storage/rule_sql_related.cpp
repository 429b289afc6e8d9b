// SPDX-License-Identifier: GPL-3.0-or-later
// Figures over a client's records as SQL. A condition is asked once of the whole table rather than once for every
// client: which clients have such a figure, or which do not, depending on what it means to have no record.
#include <algorithm>
#include <optional>

#include "base/money.h"
#include "domain/period.h"
#include "domain/related.h"
#include "storage/rule_sql_parts.h"

namespace meike::rule_sql {

namespace {

/// The records that a related condition counts: FROM and WHERE.
SqlPiece records(const Rule& rule, Kind kind, const Frame& frame) {
    const KindRow& row = kindRow(kind);
    // A task may belong to nobody, and a NULL in a list makes NOT IN hold for nobody.
    const bool always = fieldOf(kind, "client").required;
    SqlPiece piece{" FROM " + std::string(row.table) + " x WHERE " + (always ? "1" : "x.client IS NOT NULL"), {}};
    const auto between = [&](const std::string& column, const DateRange& range) {
        piece += SqlPiece{" AND " + column + " BETWEEN ? AND ?", {isoDate(range.from), isoDate(range.to)}};
    };
    const Rule::Period& period = rule.period;
    const Field* day = dayField(kind);
    const std::string about = "x." + (period.dateField.empty() && day ? std::string(day->key) : period.dateField);
    // A fact of a later day does not exist yet; where the period is about that very day it is one range.
    bool future = isDatedFact(kind);
    const Date last = future && about == "x.date" ? frame.asOf : Date(std::chrono::year(9999) / 12 / 31);
    if (period.withinDays != 0) {
        between(about, lastDays(frame.asOf, period.withinDays));
        future = future && about != "x.date";
    } else if (!period.named.empty()) {
        const DateRange range = periodRange(*findPeriod(period.named), frame.asOf);
        between(about, {range.from, std::min(range.to, last)});
        future = future && about != "x.date";
    } else {
        if (!period.from.empty()) piece += SqlPiece{" AND " + about + " >= ?", {period.from}};
        if (!period.to.empty()) piece += SqlPiece{" AND " + about + " <= ?", {period.to}};
    }
    if (future) piece += SqlPiece{" AND x.date <= ?", {isoDate(frame.asOf)}};
    if (frame.onlyClient != 0) piece += SqlPiece{" AND x.client = ?", {frame.onlyClient}};
    if (!rule.children.empty()) {
        piece += " AND ";
        piece += compile(rule.children.front(), kind, frame);
    }
    return piece;
}

/// The figure over the records of one client; NULL where there is none.
SqlPiece figure(const Rule& rule, Kind kind, const Frame& frame) {
    if (rule.aggregate == "exists" || rule.aggregate == "count") return {"count(*)", {}};
    const SqlPiece value = rowValue(kind, fieldOf(kind, rule.field), "x", frame);
    SqlPiece piece;
    const auto of = [&](const char* function) {
        piece += function;
        piece += value;
        piece += ")";
    };
    if (rule.aggregate == "sum") {
        of("coalesce(sum(");
        piece += ", 0)";
    } else if (rule.aggregate == "avg") {
        of("meike_average(sum(");
        of(", count(");
        piece += ")";
    } else {
        of(rule.aggregate == "min" ? "min(" : "max(");
    }
    return piece;
}

/// Whether a client with no record at all passes: count and sum are 0 then, the others nothing.
bool passesWithout(const Rule& rule, const Field& subject, const Frame& frame) {
    const OperatorRow& row = operatorOf(rule);
    if (!subject.required) return row.matchesEmpty;
    if (!row.negates.empty()) {
        Rule positive = rule;
        positive.op = row.negates;
        return !passesWithout(positive, subject, frame);
    }
    const std::vector<Value> values = operands(rule, subject, frame);
    const auto value = [&](std::size_t at) { return integerOr(values.at(at), 0); };
    if (row.key == "equals" || row.key == "any_of")
        return std::any_of(values.begin(), values.end(), [](const Value& each) { return integerOr(each, 1) == 0; });
    if (row.key == "<") return 0 < value(0);
    if (row.key == "<=") return 0 <= value(0);
    if (row.key == ">") return 0 > value(0);
    if (row.key == ">=") return 0 >= value(0);
    if (row.key == "between") return value(0) <= 0 && 0 <= value(1);
    if (row.key == "empty") return false;
    throw Error(ErrorKind::internal, rule.op, "what the operator makes of nothing is not known");
}

/// What an operator asks of a number, as a range it lies in, or outside of.
struct Range {
    Value low;  ///< none: no bound
    Value high;
    bool inside = true;
};

std::optional<Range> rangeOf(const Rule& rule, const Field& subject, const Frame& frame) {
    const OperatorRow& row = operatorOf(rule);
    if (!row.negates.empty()) {
        Rule positive = rule;
        positive.op = row.negates;
        auto range = rangeOf(positive, subject, frame);
        if (range) range->inside = !range->inside;
        return range;
    }
    if (row.operands != OperandCount::one && row.operands != OperandCount::two) return std::nullopt;
    const std::vector<Value> values = operands(rule, subject, frame);
    const std::int64_t first = integerOr(values.front(), 0);
    if (row.key == "equals") return Range{first, first};
    if (row.key == "<=") return Range{{}, first};
    if (row.key == ">=") return Range{first, {}};
    if (row.key == "between") return Range{first, values.at(1)};
    // Below a number is not from it on.
    if (row.key == "<") return Range{first, {}, false};
    if (row.key == ">") return Range{{}, first, false};
    return std::nullopt;
}

/// Clients whose number of records, or sum over them, an operator passes; made in one pass (client_sets.h).
SqlPiece countedSet(const Rule& rule, Kind kind, const Range& range, bool without, const Frame& frame) {
    SqlPiece piece{without ? "NOT meike_in_set((SELECT " : "meike_in_set((SELECT ", {}};
    if (rule.aggregate == "count") {
        piece += "meike_count_set(x.client";
    } else {
        piece += "meike_sum_set(x.client, ";
        piece += rowValue(kind, fieldOf(kind, rule.field), "x", frame);
    }
    piece += SqlPiece{", ?, ?, ?)", {range.low, range.high, std::int64_t{range.inside != without ? 1 : 0}}};
    piece += records(rule, kind, frame);
    piece += "), c.id)";
    return piece;
}

}  // namespace

SqlPiece related(const Rule& rule, const Frame& frame) {
    const Kind kind = findKind(rule.related)->kind;
    SqlPiece piece;
    if (rule.aggregate == "exists") {
        piece += "meike_in_set((SELECT meike_client_set(x.client)";
        piece += records(rule, kind, frame);
        piece += "), c.id)";
        return piece;
    }
    const Field subject = *subjectOf(rule);
    if (operatorOf(rule).ranks) {
        Frame everyone = frame;
        everyone.onlyClient = 0;
        SqlPiece rows{
            subject.required
                ? "SELECT c.id AS id, coalesce(a.v, 0) AS v FROM client c LEFT JOIN (SELECT x.client AS client, "
                : "SELECT c.id AS id, a.v AS v FROM client c LEFT JOIN (SELECT x.client AS client, ",
            {}};
        rows += figure(rule, kind, everyone);
        rows += " AS v";
        rows += records(rule, kind, everyone);
        rows += " GROUP BY x.client) a ON a.client = c.id WHERE c.deleted_at IS NULL AND c.archived_at IS NULL";
        return ranked(rule, subject, rows, frame);
    }
    const bool without = passesWithout(rule, subject, frame);
    if (rule.aggregate == "count" || rule.aggregate == "sum")
        if (const auto range = rangeOf(rule, subject, frame)) return countedSet(rule, kind, *range, without, frame);
    piece += without ? "c.id NOT IN (SELECT x.client" : "c.id IN (SELECT x.client";
    piece += records(rule, kind, frame);
    piece += " GROUP BY x.client HAVING ";
    SqlPiece holds = comparison(rule, {subject, figure(rule, kind, frame), {}}, frame);
    piece += without ? negated(std::move(holds)) : std::move(holds);
    piece += ")";
    return piece;
}

SqlPiece relatedFigure(const Rule& rule, const Frame& frame) {
    const Kind kind = findKind(rule.related)->kind;
    SqlPiece piece{"(SELECT ", {}};
    piece += figure(rule, kind, frame);
    piece += records(rule, kind, frame);
    piece += " AND x.client = c.id)";
    return piece;
}

}  // namespace meike::rule_sql
