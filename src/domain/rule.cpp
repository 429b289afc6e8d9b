// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rule.h"

#include <algorithm>

#include "base/date.h"
#include "base/error_code.h"
#include "base/uid.h"
#include "domain/operators.h"
#include "domain/period.h"

namespace meike {

Rule Rule::condition(std::string field, std::string op, std::vector<std::string> values) {
    Rule rule;
    rule.type = Type::condition;
    rule.field = std::move(field);
    rule.op = std::move(op);
    rule.values = std::move(values);
    return rule;
}

namespace {
Rule group(Rule::Type type, std::vector<Rule> children) {
    Rule rule;
    rule.type = type;
    rule.children = std::move(children);
    return rule;
}
}  // namespace

Rule Rule::all(std::vector<Rule> children) { return group(Type::all, std::move(children)); }
Rule Rule::any(std::vector<Rule> children) { return group(Type::any, std::move(children)); }
Rule Rule::none(std::vector<Rule> children) { return group(Type::none, std::move(children)); }

Rule Rule::exists(std::string kind, std::vector<Rule> where) {
    Rule rule;
    rule.type = Type::related;
    rule.related = std::move(kind);
    rule.aggregate = "exists";
    rule.children = std::move(where);
    return rule;
}

Rule Rule::inSegment(std::string name) {
    Rule rule;
    rule.type = Type::segment;
    rule.segment = std::move(name);
    return rule;
}

Rule Rule::fixedList(std::vector<std::string> uids) {
    Rule rule;
    rule.type = Type::clients;
    rule.values = std::move(uids);
    return rule;
}

std::optional<Field> subjectOf(const Rule& rule, Kind kind) {
    if (rule.type == Rule::Type::condition) {
        const Field* field = findField(kind, rule.field);
        return field ? std::optional<Field>(*field) : std::nullopt;
    }
    if (rule.type != Rule::Type::related) return std::nullopt;
    const KindRow* related = findKind(rule.related);
    const AggregateRow* aggregate = findAggregate(rule.aggregate);
    if (!related || !aggregate) return std::nullopt;
    const Field* field = aggregate->types.empty() ? nullptr : findField(related->kind, rule.field);
    if (!aggregate->types.empty() && !field) return std::nullopt;
    return aggregateField(*aggregate, field);
}

namespace {

using Problem = std::optional<RuleProblem>;

Problem problem(std::string member, ErrorDetail what) { return RuleProblem{std::move(member), std::move(what)}; }

/// Operator and values over a field.
Problem comparisonProblem(const Rule& rule, const Field& field, bool mayRank) {
    const OperatorRow* op = findOperator(rule.op);
    if (!op)
        return problem("op", rule.op.empty() ? ErrorDetail(ErrorCode::expected, {ErrorCode::operator_key})
                                             : ErrorDetail(ErrorCode::no_operator, {rule.op}));
    if (!appliesTo(*op, field.type))
        return problem("op", rule.field.empty()
                                 ? ErrorDetail(ErrorCode::operator_not_for_count, {rule.op})
                                 : ErrorDetail(ErrorCode::operator_not_for_field, {rule.op, rule.field}));
    if (op->ranks && !mayRank) return problem("op", {ErrorCode::operator_ranks_clients, {rule.op}});
    const std::size_t count = rule.values.size();
    const bool fits = op->operands == OperandCount::none  ? count == 0
                      : op->operands == OperandCount::one ? count == 1
                      : op->operands == OperandCount::two ? count == 2
                                                          : count >= 1;
    if (!fits) {
        const ErrorCode wanted = op->operands == OperandCount::none  ? ErrorCode::no_value
                                 : op->operands == OperandCount::one ? ErrorCode::one_value
                                 : op->operands == OperandCount::two ? ErrorCode::two_values
                                                                     : ErrorCode::values;
        return problem("value", {ErrorCode::wrong_number_of_values, {wanted}});
    }
    for (std::size_t i = 0; i < count; ++i) {
        // How many decimals the base currency has decides only how an amount is rounded.
        const auto value = operandValue(*op, field, rule.values[i], 2);
        if (!value)
            return problem(
                count == 1 && op->operands != OperandCount::many ? "value" : "value[" + std::to_string(i) + "]",
                {ErrorCode::expected_not, {value.error().detail().arguments.front(), rule.values[i]}});
    }
    return std::nullopt;
}

Problem conditionProblem(const Rule& rule, Kind kind) {
    const Field* field = findField(kind, rule.field);
    if (!field)
        return problem("field", rule.field.empty()
                                    ? ErrorDetail(ErrorCode::expected, {ErrorCode::field_key})
                                    : ErrorDetail(ErrorCode::kind_without_field, {kindRow(kind).key, rule.field}));
    if (!isFilterable(kind, *field)) return problem("field", {ErrorCode::field_not_filterable, {rule.field}});
    return comparisonProblem(rule, *field, kind == Kind::client);
}

Problem periodProblem(const Rule& rule, Kind kind) {
    const Rule::Period& period = rule.period;
    if (!period.bounded() && period.dateField.empty()) return std::nullopt;
    if (period.dateField.empty()) {
        if (!dayField(kind))
            return problem("date_field",
                           {ErrorCode::expected, {ErrorDetail(ErrorCode::date_field_of, {rule.related})}});
    } else {
        const Field* field = findField(kind, period.dateField);
        if (!field || field->type != FieldType::date)
            return problem("date_field", {ErrorCode::kind_without_date, {rule.related, period.dateField}});
    }
    if (period.withinDays < 0 || period.withinDays > kMaxDays)
        return problem("within_days", {ErrorCode::expected, {ErrorDetail(ErrorCode::days_up_to, {kMaxDays})}});
    if (!period.named.empty() && !findPeriod(period.named))
        return problem("period", {ErrorCode::expected, {ErrorCode::a_period}});
    if (!period.from.empty() && !parseIsoDate(period.from))
        return problem("from", {ErrorCode::expected, {ErrorCode::an_iso_date}});
    if (!period.to.empty() && !parseIsoDate(period.to))
        return problem("to", {ErrorCode::expected, {ErrorCode::an_iso_date}});
    const int sorts = (period.withinDays != 0 ? 1 : 0) + (period.named.empty() ? 0 : 1) +
                      (period.from.empty() && period.to.empty() ? 0 : 1);
    if (sorts == 0) return problem("date_field", ErrorCode::period_missing);
    if (sorts > 1) return problem("", {ErrorCode::expected, {ErrorCode::one_sort_of_period}});
    return std::nullopt;
}

Problem relatedProblem(const Rule& rule, Kind kind) {
    if (kind != Kind::client) return problem("related", ErrorCode::records_of_records);
    const KindRow* related = findKind(rule.related);
    if (!related || !isRelated(related->kind)) {
        std::string known;
        for (const Kind each : relatedKinds()) known += (known.empty() ? "" : ", ") + std::string(kindRow(each).key);
        return problem("related", {ErrorCode::expected, {ErrorDetail(ErrorCode::one_of, {known})}});
    }
    const AggregateRow* aggregate = findAggregate(rule.aggregate);
    if (!aggregate) return problem("aggregate", {ErrorCode::expected, {ErrorCode::aggregate_key}});
    if (rule.children.size() > 1) return problem("where", {ErrorCode::expected, {ErrorCode::one_rule}});
    if (auto wrong = periodProblem(rule, related->kind)) return wrong;
    const Field* field = nullptr;
    if (aggregate->types.empty()) {
        if (!rule.field.empty()) return problem("field", {ErrorCode::takes_no_field, {rule.aggregate}});
    } else {
        field = findField(related->kind, rule.field);
        if (!field)
            return problem("field", rule.field.empty()
                                        ? ErrorDetail(ErrorCode::expected,
                                                      {ErrorDetail(ErrorCode::field_of_aggregate, {rule.aggregate})})
                                        : ErrorDetail(ErrorCode::kind_without_field, {rule.related, rule.field}));
        if (std::find(aggregate->types.begin(), aggregate->types.end(), field->type) == aggregate->types.end())
            return problem("field", {ErrorCode::field_not_for_aggregate, {rule.field, rule.aggregate}});
    }
    if (rule.aggregate == "exists") {
        if (!rule.op.empty()) return problem("op", {ErrorCode::takes_no_operator, {rule.aggregate}});
        if (!rule.values.empty()) return problem("value", {ErrorCode::takes_no_value, {rule.aggregate}});
        return std::nullopt;
    }
    return comparisonProblem(rule, aggregateField(*aggregate, field), true);
}

Result<void> check(const Rule& rule, Kind kind, const std::string& path) {
    const auto at = [&](std::string_view key) {
        return path.empty() ? std::string(key) : path + "." + std::string(key);
    };
    if (const auto wrong = findProblem(rule, kind)) {
        std::string subject = wrong->member.empty() ? path : at(wrong->member);
        return failure(ErrorKind::invalid_value, subject.empty() ? "rule" : subject, wrong->what);
    }
    if (rule.type == Rule::Type::related) {
        if (rule.children.empty()) return {};
        return check(rule.children.front(), findKind(rule.related)->kind, at("where"));
    }
    if (!rule.isGroup()) return {};
    const bool single = rule.type == Rule::Type::none && rule.children.size() == 1;
    const std::string key = at(rule.type == Rule::Type::all   ? "all"
                               : rule.type == Rule::Type::any ? "any"
                               : single                       ? "not"
                                                              : "not.any");
    for (std::size_t i = 0; i < rule.children.size(); ++i)
        if (auto valid = check(rule.children[i], kind, single ? key : key + "[" + std::to_string(i) + "]"); !valid)
            return valid;
    return {};
}

}  // namespace

std::optional<RuleProblem> findProblem(const Rule& rule, Kind kind) {
    switch (rule.type) {
        case Rule::Type::all:
        case Rule::Type::any:
        case Rule::Type::none:
            return std::nullopt;
        case Rule::Type::condition:
            return conditionProblem(rule, kind);
        case Rule::Type::related:
            return relatedProblem(rule, kind);
        case Rule::Type::segment:
            if (kind != Kind::client) return problem("segment", ErrorCode::segments_hold_clients);
            if (rule.segment.empty()) return problem("segment", {ErrorCode::expected, {ErrorCode::segment_name}});
            return std::nullopt;
        case Rule::Type::clients:
            if (kind != Kind::client) return problem("clients", ErrorCode::list_holds_clients);
            for (std::size_t i = 0; i < rule.values.size(); ++i)
                if (!parseUid(rule.values[i]))
                    return problem("clients[" + std::to_string(i) + "]",
                                   {ErrorCode::expected, {ErrorCode::a_client_id}});
            return std::nullopt;
    }
    return std::nullopt;
}

Result<void> validate(const Rule& rule, Kind kind) { return check(rule, kind, {}); }

namespace {

/// Looks segments up, all the way down. `left`: conditions that may still be added; segments that name others twice,
/// which name others twice, would otherwise fill the memory.
void resolve(Rule& rule, const SegmentLookup& lookup, std::vector<std::string>& open, std::size_t& left) {
    if (left-- == 0) throw Error(ErrorKind::invalid_value, "rule", ErrorCode::segments_hold_too_many);
    if (rule.type == Rule::Type::segment) {
        if (std::find(open.begin(), open.end(), rule.segment) != open.end())
            throw Error(ErrorKind::invalid_value, rule.segment, ErrorCode::segment_refers_to_itself);
        auto found = lookup(rule.segment);
        if (!found) throw Error(ErrorKind::not_found, rule.segment, ErrorCode::no_such_segment);
        open.push_back(rule.segment);
        resolve(*found, lookup, open, left);
        open.pop_back();
        rule.children = {std::move(*found)};
        return;
    }
    // A sub-filter of records holds no segments.
    if (rule.isGroup())
        for (Rule& child : rule.children) resolve(child, lookup, open, left);
}

void collectSegments(const Rule& rule, std::vector<std::string>& names) {
    if (rule.type == Rule::Type::segment) {
        if (std::find(names.begin(), names.end(), rule.segment) == names.end()) names.push_back(rule.segment);
    } else if (rule.isGroup()) {
        for (const Rule& child : rule.children) collectSegments(child, names);
    }
}

}  // namespace

Result<Rule> resolveSegments(Rule rule, const SegmentLookup& lookup) {
    try {
        std::vector<std::string> open;
        std::size_t left = 4 * kMaxConditions;
        resolve(rule, lookup, open, left);
        return rule;
    } catch (const Error& error) {
        return tl::unexpected<Error>(error);
    }
}

std::vector<std::string> segmentsIn(const Rule& rule) {
    std::vector<std::string> names;
    collectSegments(rule, names);
    return names;
}

std::size_t nesting(const Rule& rule) {
    std::size_t deepest = 0;
    for (const Rule& child : rule.children) deepest = std::max(deepest, nesting(child));
    return deepest + (rule.children.empty() ? 0 : 1);
}

std::size_t conditionCount(const Rule& rule) {
    std::size_t count = rule.isGroup() ? 0 : 1;
    for (const Rule& child : rule.children) count += conditionCount(child);
    return count;
}

}  // namespace meike
