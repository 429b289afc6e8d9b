// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "base/label.h"
#include "domain/field.h"

namespace meike {

/// How many values an operator takes from its condition.
enum class OperandCount { none, one, two, many };

/// One operator of filters and segments. Its SQL is a row of a table in storage, keyed by the same key.
struct OperatorRow {
    std::string_view key;
    Label label;
    OperandCount operands;
    std::span<const FieldType> types;  ///< field types it applies to
    bool matchesEmpty;                 ///< whether a client without a value passes; printed in the rule's sentence
};

std::span<const OperatorRow> operatorTable();
const OperatorRow* findOperator(std::string_view key);
bool appliesTo(const OperatorRow& row, FieldType type);

}  // namespace meike
