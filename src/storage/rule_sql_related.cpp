// SPDX-License-Identifier: GPL-3.0-or-later
// Figures over a client's records as SQL. A condition is asked once of the whole table rather than once for every
// client: which clients have such a figure, or which do not, depending on what it means to have no record.
#include <algorithm>
#include <optional>

#include "base/error_code.h"
#include "base/money.h"
#include "domain/fact_days.h"
#include "domain/period.h"
#include "domain/related.h"
#include "storage/facts_as_of.h"
#include "storage/rule_sql_parts.h"

namespace meike::rule_sql {

namespace {

/// The records that a related condition counts: FROM and WHERE.
SqlPiece records(const Rule& rule, Kind kind, const Frame& frame) {
    const KindRow& row = kindRow(kind);
    // A task may belong to nobody, and a NULL in a list makes NOT IN hold for nobody.
    const bool always = fieldOf(kind, "client").required;
    SqlPiece piece{" FROM " + std::string(row.table) + " x WHERE " + (always ? "1" : "x.client IS NOT NULL"), {}};
    const Rule::Period& period = rule.period;
    const Field* day = dayField(kind);
    const std::string about = period.dateField.empty() && day ? std::string(day->key) : period.dateField;
    const auto bounded = [&](const char* bounds, std::vector<Value> days) {
        piece += " AND ";
        piece += valueOn(kind, fieldOf(kind, about), "x", frame.asOf);
        piece += SqlPiece{bounds, std::move(days)};
    };
    const auto between = [&](const DateRange& range) {
        bounded(" BETWEEN ? AND ?", {isoDate(range.from), isoDate(range.to)});
    };
    // A fact of a later day does not exist yet; where the period is about that very day it is one range.
    const FactDays* facts = factDays(kind);
    const bool own = facts && about == facts->day;
    bool later = facts != nullptr;
    const Date last = own && !facts->planned ? frame.asOf : Date(std::chrono::year(9999) / 12 / 31);
    if (period.withinDays != 0) {
        between(lastDays(frame.asOf, period.withinDays));
        later = later && !own;
    } else if (!period.named.empty()) {
        const DateRange range = periodRange(*findPeriod(period.named), frame.asOf);
        between({range.from, std::min(range.to, last)});
        later = later && (!own || facts->planned);
    } else {
        if (!period.from.empty()) bounded(" >= ?", {period.from});
        if (!period.to.empty()) bounded(" <= ?", {period.to});
    }
    if (later) {
        piece += " AND ";
        piece += existedOn(kind, "x", frame.asOf);
    }
    // What an assessment says has the day of the assessment.
    if (kind == Kind::assessment_score)
        piece += SqlPiece{" AND x.assessment IN (SELECT id FROM assessment WHERE as_of <= ?)", {isoDate(frame.asOf)}};
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
    throw Error(ErrorKind::internal, rule.op, {ErrorCode::fault, {"what the operator makes of nothing is not known"}});
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

/// Whether a figure is a number, which one pass can tell for every client (client_sets.h). Days are text.
bool isTallied(const Field& subject) { return subject.type != FieldType::date; }

/// The figures of all clients: a SELECT whose one value is `made` of their tally.
SqlPiece tallied(const Rule& rule, Kind kind, const Frame& frame, const char* made, const char* rest) {
    SqlPiece piece{"(SELECT " + std::string(made) + "meike_" + rule.aggregate + "_tally(x.client", {}};
    if (rule.aggregate != "count") {
        piece += ", ";
        piece += rowValue(kind, fieldOf(kind, rule.field), "x", frame);
    }
    piece += ")";
    piece += rest;
    return piece;
}

/// Clients whose figure an operator passes.
SqlPiece figureSet(const Rule& rule, Kind kind, const Range& range, bool without, const Frame& frame) {
    SqlPiece piece{without ? "NOT meike_in_set(" : "meike_in_set(", {}};
    piece += tallied(rule, kind, frame, "meike_range_set(", ", ?, ?, ?)");
    piece += SqlPiece{"", {range.low, range.high, std::int64_t{range.inside != without ? 1 : 0}}};
    piece += records(rule, kind, frame);
    piece += "), c.id)";
    return piece;
}

/// The id and figure of every client in use.
SqlPiece figuresOfAll(const Rule& rule, Kind kind, const Field& subject, Frame frame) {
    frame.onlyClient = 0;
    SqlPiece piece{subject.required ? "SELECT c.id AS id, coalesce(meike_figure(" : "SELECT c.id AS id, (meike_figure(",
                   {}};
    piece += tallied(rule, kind, frame, "", "");
    piece += records(rule, kind, frame);
    piece += subject.required ? "), c.id), 0)" : "), c.id))";
    piece += " AS v FROM client c WHERE c.deleted_at IS NULL AND c.archived_at IS NULL";
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
    if (operatorOf(rule).ranks) return ranked(rule, subject, figuresOfAll(rule, kind, subject, frame), frame);
    const bool without = passesWithout(rule, subject, frame);
    if (isTallied(subject))
        if (const auto range = rangeOf(rule, subject, frame)) return figureSet(rule, kind, *range, without, frame);
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
