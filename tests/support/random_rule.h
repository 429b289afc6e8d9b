// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/deterministic_random.h"
#include "base/money.h"
#include "domain/operators.h"
#include "domain/period.h"
#include "domain/related.h"
#include "domain/rule.h"

namespace meike::test {

/// The words that made-up rules and the data they are asked of have in common.
struct RuleWords {
    Date asOf;
    std::vector<std::string> texts{"上海", "Shang hai", "上海 Pudong", "BEIJING", "a\"b\\", "双11", "ＡＢＣ"};
    std::vector<std::string> people{"林晓", "周宁", "nobody"};
    std::vector<std::string> picks{"美妆", "Beauty", "汽车", "Cars", "其他"};
    std::vector<std::string> tags{"双十一", "重点", "VIP", "none such"};
    std::vector<std::string> groups{"活动", "级别", "none such"};
    std::vector<std::string> names{"n1", "n2", "n3", "none such"};  ///< of records that others refer to
    std::vector<std::string> uids;
};

inline const std::string& someText(DeterministicRandom& random, const std::vector<std::string>& from) {
    return from[static_cast<std::size_t>(random.below(from.size()))];
}

/// A date near the as-of day, or far from it; 28 and 29 February more often than chance would have it.
inline Date someDate(DeterministicRandom& random, Date asOf) {
    switch (random.below(6)) {
        case 0:
            return asOf + std::chrono::days(random.between(-3, 3));
        case 1:
            return asOf + std::chrono::days(random.between(-400, 400));
        case 2:
            return Date(std::chrono::year(static_cast<int>(random.between(2019, 2027))) / 2 / 28) +
                   std::chrono::days(random.between(0, 1));
        case 3:
            return asOf - std::chrono::days(365 * random.between(1, 30) + random.between(0, 20));
        default:
            return asOf + std::chrono::days(random.between(-60, 60));
    }
}

/// A small number, so that conditions and data meet; written as operandValue reads it.
inline std::string someNumber(DeterministicRandom& random, int decimals) {
    std::string text = std::to_string(random.between(-2, 12));
    if (decimals > 0 && random.chance(40)) text += random.chance(50) ? ".5" : ".25";
    return text;
}

inline std::string someOperand(DeterministicRandom& random, const OperatorRow& op, const Field& field,
                               const RuleWords& words) {
    switch (op.operand) {
        case OperandKind::days:
            return std::to_string(random.chance(30) ? random.between(1, 4) : random.between(1, 400));
        case OperandKind::few_days:
            return std::to_string(random.chance(30) ? random.between(1, 4) : random.between(1, 366));
        case OperandKind::period:
            return std::string(random.pick(periodTable()).key);
        case OperandKind::season: {
            std::string key;
            do key = random.pick(periodTable()).key;
            while (findPeriod(key)->months == 12);
            return key;
        }
        case OperandKind::rank:
            return std::to_string(random.between(1, 8));
        case OperandKind::percent:
            return random.chance(30) ? "33.33" : std::to_string(random.between(1, 100));
        case OperandKind::tag_group:
            return someText(random, words.groups);
        case OperandKind::value:
            break;
    }
    switch (field.type) {
        case FieldType::integer:
            return someNumber(random, 0);
        case FieldType::decimal:
        case FieldType::money:
            return someNumber(random, 2);
        case FieldType::date:
            return isoDate(someDate(random, words.asOf));
        case FieldType::choice:
        case FieldType::choices:
            return field.choices.empty() ? "core" : std::string(random.pick(field.choices).key);
        case FieldType::pick:
            return someText(random, words.picks);
        case FieldType::reference:
            return someText(random, field.refersTo == Kind::person ? words.people : words.names);
        case FieldType::tags:
            return someText(random, words.tags);
        default:
            return random.chance(50) ? someText(random, words.texts)
                                     : someText(random, words.texts).substr(0, static_cast<std::size_t>(3));
    }
}

/// Operator and operands over a field; nothing fits when `rank` is false and only ranks would.
inline void someComparison(DeterministicRandom& random, Rule& rule, const OperatorRow& op, const Field& field,
                           const RuleWords& words) {
    rule.op = op.key;
    rule.values.clear();
    const std::int64_t count = op.operands == OperandCount::none  ? 0
                               : op.operands == OperandCount::one ? 1
                               : op.operands == OperandCount::two ? 2
                                                                  : random.between(1, 3);
    for (std::int64_t i = 0; i < count; ++i) rule.values.push_back(someOperand(random, op, field, words));
}

inline const OperatorRow& someOperator(DeterministicRandom& random, FieldType type, bool ranks) {
    const auto table = operatorTable();
    while (true) {
        const OperatorRow& row = table[static_cast<std::size_t>(random.below(table.size()))];
        if (appliesTo(row, type) && (ranks || !row.ranks)) return row;
    }
}

inline Rule someCondition(DeterministicRandom& random, Kind kind, const RuleWords& words) {
    const auto fields = kindRow(kind).fields;
    while (true) {
        const Field& field = fields[static_cast<std::size_t>(random.below(fields.size()))];
        if (!isFilterable(kind, field)) continue;
        Rule rule = Rule::condition(std::string(field.key), {});
        someComparison(random, rule, someOperator(random, field.type, kind == Kind::client), field, words);
        return rule;
    }
}

inline Rule someRule(DeterministicRandom& random, Kind kind, const RuleWords& words, int depth);

inline Rule::Period somePeriod(DeterministicRandom& random, Kind kind, const RuleWords& words) {
    Rule::Period period;
    std::vector<const Field*> dates;
    for (const Field& field : kindRow(kind).fields)
        if (field.type == FieldType::date) dates.push_back(&field);
    if (dates.empty() || random.chance(40)) return period;
    if (!dayField(kind) || random.chance(40)) period.dateField = dates[random.below(dates.size())]->key;
    switch (random.below(3)) {
        case 0:
            period.withinDays = random.between(1, 400);
            break;
        case 1:
            period.named = random.pick(periodTable()).key;
            break;
        default:
            period.from = isoDate(someDate(random, words.asOf));
            if (random.chance(50)) {
                period.to = isoDate(someDate(random, words.asOf));
                if (random.chance(30)) period.from.clear();
            }
    }
    return period;
}

/// Over records of that kind: an aggregate with an operator that fits it.
inline Rule someRelated(DeterministicRandom& random, Kind kind, const RuleWords& words, int depth) {
    Rule rule = Rule::exists(std::string(kindRow(kind).key));
    rule.period = somePeriod(random, kind, words);
    if (random.chance(60)) rule.children = {someRule(random, kind, words, depth)};
    const auto aggregates = aggregateTable();
    while (true) {
        const AggregateRow& aggregate = aggregates[static_cast<std::size_t>(random.below(aggregates.size()))];
        if (aggregate.key == "exists") return rule;
        std::vector<const Field*> fields;
        for (const Field& field : kindRow(kind).fields)
            if (std::find(aggregate.types.begin(), aggregate.types.end(), field.type) != aggregate.types.end())
                fields.push_back(&field);
        if (!aggregate.types.empty() && fields.empty()) continue;
        rule.aggregate = aggregate.key;
        const Field* field = fields.empty() ? nullptr : fields[random.below(fields.size())];
        if (field) rule.field = field->key;
        const Field figure = aggregateField(aggregate, field);
        someComparison(random, rule, someOperator(random, figure.type, true), figure, words);
        return rule;
    }
}

/// A rule over a kind that validate() passes.
inline Rule someRule(DeterministicRandom& random, Kind kind, const RuleWords& words, int depth) {
    if (depth > 0 && random.chance(60)) {
        Rule rule;
        rule.type = random.pick(std::vector{Rule::Type::all, Rule::Type::any, Rule::Type::none});
        const std::int64_t count = rule.type == Rule::Type::none ? 1 : random.between(0, 3);
        for (std::int64_t i = 0; i < count; ++i) rule.children.push_back(someRule(random, kind, words, depth - 1));
        return rule;
    }
    if (kind == Kind::client && random.chance(45)) {
        if (random.chance(8)) {
            std::vector<std::string> uids;
            for (const std::string& uid : words.uids)
                if (random.chance(50)) uids.push_back(uid);
            return Rule::fixedList(std::move(uids));
        }
        const auto& kinds = relatedKinds();
        return someRelated(random, kinds[random.below(kinds.size())], words, std::min(depth, 2));
    }
    return someCondition(random, kind, words);
}

}  // namespace meike::test
