// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/operators.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/error_code.h"
#include "base/money.h"
#include "domain/period.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike {

namespace {
using T = FieldType;
constexpr T kText[] = {T::text, T::long_text};
constexpr T kNumber[] = {T::integer, T::decimal, T::money};
constexpr T kOrdered[] = {T::integer, T::decimal, T::money, T::date};
constexpr T kDate[] = {T::date};
constexpr T kBoolean[] = {T::boolean};
constexpr T kTags[] = {T::tags};
constexpr T kExact[] = {T::text, T::integer, T::decimal, T::money, T::date, T::choice, T::pick, T::reference};
constexpr T kSet[] = {T::choice, T::choices, T::pick, T::reference, T::tags, T::integer, T::text};
constexpr T kMany[] = {T::choices, T::tags};
constexpr T kNullable[] = {T::text, T::long_text, T::integer, T::decimal, T::money, T::date,
                           T::choice, T::choices, T::pick, T::reference, T::tags};
constexpr Label kWithEmpty = {"没有填写的也算", "those without a value are included"};
constexpr Label kWithoutEmpty = {"没有填写的不算", "those without a value are left out"};
}  // namespace

std::span<const OperatorRow> operatorTable() {
    using C = OperandCount;
    using K = OperandKind;
    static constexpr OperatorRow kRows[] = {
        {.key = "equals", .label = {"等于", "is"}, .operands = C::one, .types = kExact, .matchesEmpty = false,
         .sentence = {"{0}是{1}", "{0} is {1}"}},
        {.key = "not_equals", .label = {"不等于", "is not"}, .operands = C::one, .types = kExact, .matchesEmpty = true,
         .sentence = {"{0}不是{1}", "{0} is not {1}"}, .saysEmpty = true, .negates = "equals"},
        {.key = "any_of", .label = {"属于任一", "is any of"}, .operands = C::many, .types = kSet, .matchesEmpty = false,
         .sentence = {"{0}是{1}", "{0} is {1}"}, .severalSentence = {"{0}包括{1}", "{0} include {1}"}},
        {.key = "none_of", .label = {"不属于", "is none of"}, .operands = C::many, .types = kSet, .matchesEmpty = true,
         .sentence = {"{0}不是{1}", "{0} is not {1}"}, .saysEmpty = true, .negates = "any_of",
         .severalSentence = {"{0}不包括{1}", "{0} do not include {1}"}},
        {.key = "all_of", .label = {"同时包含", "has all of"}, .operands = C::many, .types = kMany, .matchesEmpty = false,
         .sentence = {"{0}同时包括{1}", "{0} include {1}"}},
        {.key = "any_in_group", .label = {"有某组的标签", "has a tag of group"}, .operands = C::many, .types = kTags,
         .matchesEmpty = false, .sentence = {"有标签组{1}里的标签", "there is a tag of group {1}"}, .operand = K::tag_group},
        {.key = "none_in_group", .label = {"没有某组的标签", "has no tag of group"}, .operands = C::many, .types = kTags,
         .matchesEmpty = true, .sentence = {"没有标签组{1}里的标签", "there is no tag of group {1}"}, .operand = K::tag_group,
         .negates = "any_in_group"},
        {.key = "contains", .label = {"包含", "contains"}, .operands = C::one, .types = kText, .matchesEmpty = false,
         .sentence = {"{0}包含{1}", "{0} contains {1}"}},
        {.key = "not_contains", .label = {"不包含", "does not contain"}, .operands = C::one, .types = kText, .matchesEmpty = true,
         .sentence = {"{0}不包含{1}", "{0} does not contain {1}"}, .saysEmpty = true, .negates = "contains"},
        {.key = "starts_with", .label = {"开头是", "starts with"}, .operands = C::one, .types = kText, .matchesEmpty = false,
         .sentence = {"{0}以{1}开头", "{0} starts with {1}"}},
        {.key = "ends_with", .label = {"结尾是", "ends with"}, .operands = C::one, .types = kText, .matchesEmpty = false,
         .sentence = {"{0}以{1}结尾", "{0} ends with {1}"}},
        {.key = "<", .label = {"小于", "is below"}, .operands = C::one, .types = kOrdered, .matchesEmpty = false,
         .sentence = {"{0}低于{1}", "{0} is below {1}"}, .saysEmpty = true,
         .dateLabel = {"早于", "is before"}, .dateSentence = {"{0}早于{1}", "{0} is before {1}"}},
        {.key = "<=", .label = {"不超过", "is at most"}, .operands = C::one, .types = kOrdered, .matchesEmpty = false,
         .sentence = {"{0}不超过{1}", "{0} is at most {1}"}, .saysEmpty = true,
         .dateLabel = {"不晚于", "is on or before"}, .dateSentence = {"{0}不晚于{1}", "{0} is on or before {1}"}},
        {.key = ">", .label = {"大于", "is above"}, .operands = C::one, .types = kOrdered, .matchesEmpty = false,
         .sentence = {"{0}高于{1}", "{0} is above {1}"},
         .dateLabel = {"晚于", "is after"}, .dateSentence = {"{0}晚于{1}", "{0} is after {1}"}},
        {.key = ">=", .label = {"不低于", "is at least"}, .operands = C::one, .types = kOrdered, .matchesEmpty = false,
         .sentence = {"{0}不低于{1}", "{0} is at least {1}"},
         .dateLabel = {"不早于", "is on or after"}, .dateSentence = {"{0}不早于{1}", "{0} is on or after {1}"}},
        {.key = "between", .label = {"介于", "is between"}, .operands = C::two, .types = kOrdered, .matchesEmpty = false,
         .sentence = {"{0}在{1}到{2}之间（含两端）", "{0} is from {1} to {2}"}},
        {.key = "not_between", .label = {"不介于", "is not between"}, .operands = C::two, .types = kOrdered, .matchesEmpty = true,
         .sentence = {"{0}不在{1}到{2}之间", "{0} is not from {1} to {2}"}, .saysEmpty = true, .negates = "between"},
        {.key = "within_days", .label = {"在最近", "is within the last"}, .operands = C::one, .types = kDate,
         .matchesEmpty = false, .sentence = {"{0}在最近{1}天内", "{0} is within the last {1} days"}, .operand = K::days},
        {.key = "not_within_days", .label = {"不在最近", "is not within the last"}, .operands = C::one, .types = kDate,
         .matchesEmpty = true, .sentence = {"{0}不在最近{1}天内", "{0} is not within the last {1} days"}, .operand = K::days,
         .saysEmpty = true, .negates = "within_days"},
        {.key = "next_days", .label = {"在未来", "is within the next"}, .operands = C::one, .types = kDate,
         .matchesEmpty = false, .sentence = {"{0}在未来{1}天内（含当天）", "{0} is within the next {1} days, today included"},
         .operand = K::days},
        {.key = "not_next_days", .label = {"不在未来", "is not within the next"}, .operands = C::one, .types = kDate,
         .matchesEmpty = true, .sentence = {"{0}不在未来{1}天内（含当天）", "{0} is not within the next {1} days, today included"}, .operand = K::days,
         .saysEmpty = true, .negates = "next_days"},
        {.key = "more_than_days_ago", .label = {"距今已超过", "is longer ago than"}, .operands = C::one, .types = kDate,
         .matchesEmpty = false, .sentence = {"{0}距今已超过{1}天", "{0} is more than {1} days ago"}, .operand = K::days,
         .saysEmpty = true},
        {.key = "more_than_days_ahead", .label = {"距今还有超过", "is further ahead than"}, .operands = C::one, .types = kDate,
         .matchesEmpty = false, .sentence = {"{0}距今还有{1}天以上", "{0} is more than {1} days ahead"}, .operand = K::days},
        {.key = "in_period", .label = {"在某期间", "falls in"}, .operands = C::one, .types = kDate, .matchesEmpty = false,
         .sentence = {"{0}在{1}", "{0} falls in {1}"}, .operand = K::period},
        {.key = "not_in_period", .label = {"不在某期间", "does not fall in"}, .operands = C::one, .types = kDate,
         .matchesEmpty = true, .sentence = {"{0}不在{1}", "{0} does not fall in {1}"}, .operand = K::period,
         .saysEmpty = true, .negates = "in_period"},
        {.key = "anniversary_next_days", .label = {"周年日在未来", "has its anniversary within the next"},
         .operands = C::one, .types = kDate, .matchesEmpty = false,
         .sentence = {"{0}的周年日在未来{1}天内（含当天）", "the anniversary of {0} is within the next {1} days, today included"},
         .operand = K::few_days,
         .birthdaySentence = {"{0}在未来 {1} 天内（含当天，农历的按农历）",
                              "{0} comes round within the next {1} days, today included (lunar ones by the lunar calendar)"}},
        {.key = "anniversary_in_period", .label = {"周年日在某期间", "has its anniversary in"}, .operands = C::one,
         .types = kDate, .matchesEmpty = false, .sentence = {"{0}的周年日在{1}", "the anniversary of {0} falls in {1}"},
         .operand = K::season,
         .birthdaySentence = {"{0}在{1}（农历的按农历）", "{0} comes round {1} (lunar ones by the lunar calendar)"}},
        {.key = "top", .label = {"排名在前（个数）", "is among the top"}, .operands = C::one, .types = kNumber, .matchesEmpty = false,
         .sentence = {"{0}排在全部客户的前{1}名", "{0} is among the highest {1} of all clients"},
         .operand = K::rank, .ranks = true},
        {.key = "bottom", .label = {"排名在后（个数）", "is among the bottom"}, .operands = C::one, .types = kNumber, .matchesEmpty = false,
         .sentence = {"{0}排在全部客户的后{1}名", "{0} is among the lowest {1} of all clients"},
         .operand = K::rank, .saysEmpty = true, .ranks = true},
        {.key = "top_percent", .label = {"排名在前（比例）", "is in the top share"}, .operands = C::one, .types = kNumber,
         .matchesEmpty = false,
         .sentence = {"{0}排在全部客户的前{1}%", "{0} is in the highest {1}% of all clients"},
         .operand = K::percent, .ranks = true},
        {.key = "bottom_percent", .label = {"排名在后（比例）", "is in the bottom share"}, .operands = C::one, .types = kNumber,
         .matchesEmpty = false,
         .sentence = {"{0}排在全部客户的后{1}%", "{0} is in the lowest {1}% of all clients"},
         .operand = K::percent, .saysEmpty = true, .ranks = true},
        {.key = "is_true", .label = {"是", "is yes"}, .operands = C::none, .types = kBoolean, .matchesEmpty = false,
         .sentence = {"{0}为“是”", "{0} is yes"}},
        {.key = "is_false", .label = {"否", "is no"}, .operands = C::none, .types = kBoolean, .matchesEmpty = true,
         .sentence = {"{0}为“否”", "{0} is no"}, .saysEmpty = true, .negates = "is_true"},
        {.key = "empty", .label = {"为空", "is empty"}, .operands = C::none, .types = kNullable, .matchesEmpty = true,
         .sentence = {"{0}未填写", "{0} is empty"}, .severalSentence = {"没有{0}", "there are no {0}"}},
        {.key = "not_empty", .label = {"不为空", "is not empty"}, .operands = C::none, .types = kNullable, .matchesEmpty = false,
         .sentence = {"{0}已填写", "{0} is filled in"}, .negates = "empty", .severalSentence = {"有{0}", "there are {0}"}},
    };
    return kRows;
}
// clang-format on

Label OperatorRow::labelFor(FieldType type) const {
    return type == FieldType::date && !dateLabel.zh.empty() ? dateLabel : label;
}

Label OperatorRow::sentenceFor(const Field& field) const {
    if (field.type == FieldType::date && !dateSentence.zh.empty()) return dateSentence;
    const bool several = field.type == FieldType::choices || field.type == FieldType::tags;
    return several && !severalSentence.zh.empty() ? severalSentence : sentence;
}

Label OperatorRow::emptyHandling() const { return matchesEmpty ? kWithEmpty : kWithoutEmpty; }

const OperatorRow* findOperator(std::string_view key) {
    for (const OperatorRow& row : operatorTable())
        if (row.key == key) return &row;
    return nullptr;
}

bool appliesTo(const OperatorRow& row, FieldType type) {
    return std::find(row.types.begin(), row.types.end(), type) != row.types.end();
}

const OperatorRow* complementOf(const OperatorRow& row) {
    if (!row.negates.empty()) return findOperator(row.negates);
    for (const OperatorRow& other : operatorTable())
        if (other.negates == row.key) return &other;
    return nullptr;
}

const Field* lunarFlagOf(Kind kind, const Field& field) {
    if (field.type != FieldType::date) return nullptr;
    const Field* flag = findField(kind, std::string(field.key) + "_lunar");
    return flag && flag->type == FieldType::boolean ? flag : nullptr;
}

namespace {

Result<Value> expected(std::string_view text, ErrorDetail what) {
    return failure(ErrorKind::invalid_value, std::string(text), {ErrorCode::expected, {std::move(what)}});
}

Result<Value> wholeNumber(std::string_view text, std::int64_t least, std::int64_t most, const ErrorDetail& what) {
    std::int64_t number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc() || end != text.data() + text.size() || number < least || number > most)
        return expected(text, what);
    return Value(number);
}

Result<Value> fieldValue(const Field& field, std::string_view text, int currencyDecimals) {
    switch (field.type) {
        case FieldType::integer:
        case FieldType::moment:
            return wholeNumber(text, INT64_MIN, INT64_MAX, ErrorCode::whole_number);
        case FieldType::money:
        case FieldType::decimal: {
            const int decimals = field.scale + (field.type == FieldType::money ? currencyDecimals : 0);
            const auto amount = parsePlainAmount(text, decimals);
            if (!amount) return expected(text, ErrorCode::plain_number);
            return Value(*amount);
        }
        case FieldType::date:
            if (!parseIsoDate(text)) return expected(text, ErrorCode::an_iso_date);
            return Value(std::string(text));
        case FieldType::choice:
        case FieldType::choices:
            // A tier or class of the profile's own is a key that no table here knows.
            if (field.source == FieldSource::column && !findChoice(field.choices, text))
                return expected(text, ErrorCode::one_of_the_fields_keys);
            [[fallthrough]];
        default:
            if (text.empty()) return expected(text, ErrorCode::text_not_empty);
            return Value(std::string(text));
    }
}

}  // namespace

Result<Value> operandValue(const OperatorRow& row, const Field& field, std::string_view text, int currencyDecimals) {
    switch (row.operand) {
        case OperandKind::value:
            return fieldValue(field, text, currencyDecimals);
        case OperandKind::days:
            return wholeNumber(text, 1, kMaxDays, {ErrorCode::days_up_to, {kMaxDays}});
        case OperandKind::few_days:
            return wholeNumber(text, 1, kMaxAnniversaryDays, {ErrorCode::days_up_to, {kMaxAnniversaryDays}});
        case OperandKind::period:
        case OperandKind::season: {
            const PeriodRow* period = findPeriod(text);
            if (!period || (row.operand == OperandKind::season && period->months == 12))
                return expected(text,
                                row.operand == OperandKind::season ? ErrorCode::a_short_period : ErrorCode::a_period);
            return Value(std::string(text));
        }
        case OperandKind::rank:
            return wholeNumber(text, 1, INT32_MAX, ErrorCode::clients_from_one);
        case OperandKind::percent: {
            const auto percent = parsePlainAmount(text, 2);
            if (!percent || *percent <= 0 || *percent > 10'000) return expected(text, ErrorCode::percent_above_zero);
            return Value(*percent);
        }
        case OperandKind::tag_group:
            if (text.empty()) return expected(text, ErrorCode::tag_group_name);
            return Value(std::string(text));
    }
    return expected(text, ErrorCode::a_value);
}

}  // namespace meike
