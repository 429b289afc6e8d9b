// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/operators.h"

#include <algorithm>

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike {

namespace {
using T = FieldType;
constexpr T kText[] = {T::text, T::long_text};
constexpr T kOrdered[] = {T::integer, T::decimal, T::money, T::date};
constexpr T kDate[] = {T::date};
constexpr T kBoolean[] = {T::boolean};
constexpr T kExact[] = {T::text, T::integer, T::decimal, T::money, T::date, T::choice, T::pick, T::reference};
constexpr T kSet[] = {T::choice, T::choices, T::pick, T::reference, T::tags, T::integer};
constexpr T kMany[] = {T::choices, T::tags};
constexpr T kNullable[] = {T::text, T::long_text, T::integer, T::decimal, T::money, T::date,
                           T::choice, T::choices, T::pick, T::reference, T::tags};
}  // namespace

std::span<const OperatorRow> operatorTable() {
    static constexpr OperatorRow kRows[] = {
        {"equals", {"等于", "is"}, OperandCount::one, kExact, false},
        {"not_equals", {"不等于", "is not"}, OperandCount::one, kExact, true},
        {"any_of", {"属于任一", "is any of"}, OperandCount::many, kSet, false},
        {"none_of", {"不属于", "is none of"}, OperandCount::many, kSet, true},
        {"all_of", {"同时包含", "has all of"}, OperandCount::many, kMany, false},
        {"contains", {"包含", "contains"}, OperandCount::one, kText, false},
        {"not_contains", {"不包含", "does not contain"}, OperandCount::one, kText, true},
        {"starts_with", {"开头是", "starts with"}, OperandCount::one, kText, false},
        {"<", {"小于", "is below"}, OperandCount::one, kOrdered, false},
        {"<=", {"不超过", "is at most"}, OperandCount::one, kOrdered, false},
        {">", {"大于", "is above"}, OperandCount::one, kOrdered, false},
        {">=", {"不低于", "is at least"}, OperandCount::one, kOrdered, false},
        {"between", {"介于", "is between"}, OperandCount::two, kOrdered, false},
        {"within_days", {"在最近若干天内", "is within the last days"}, OperandCount::one, kDate, false},
        {"not_within_days", {"不在最近若干天内", "is not within the last days"}, OperandCount::one, kDate, true},
        {"is_true", {"为是", "is yes"}, OperandCount::none, kBoolean, false},
        {"is_false", {"为否", "is no"}, OperandCount::none, kBoolean, true},
        {"empty", {"为空", "is empty"}, OperandCount::none, kNullable, true},
        {"not_empty", {"不为空", "is not empty"}, OperandCount::none, kNullable, false},
    };
    return kRows;
}

const OperatorRow* findOperator(std::string_view key) {
    for (const OperatorRow& row : operatorTable())
        if (row.key == key) return &row;
    return nullptr;
}

bool appliesTo(const OperatorRow& row, FieldType type) {
    return std::find(row.types.begin(), row.types.end(), type) != row.types.end();
}

}  // namespace meike
