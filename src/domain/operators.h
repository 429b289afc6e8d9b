// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/label.h"
#include "domain/field.h"
#include "domain/value.h"

namespace meike {

/// How many values an operator takes from its condition.
enum class OperandCount { none, one, two, many };

/// What these values are.
enum class OperandKind {
    value,     ///< of the field's own type
    days,      ///< a number of days, 1..kMaxDays
    few_days,  ///< a number of days, 1..kMaxAnniversaryDays
    period,    ///< the key of a period (period.h)
    season,    ///< the key of a period shorter than a year
    rank,      ///< how many clients, from 1
    percent,   ///< per cent of clients, above 0 up to 100, with at most two decimals
    tag_group  ///< the name of a tag group
};

/// One operator of filters and segments. Its SQL is a row of a table in storage, keyed by the same key.
struct OperatorRow {
    std::string_view key;
    Label label;
    OperandCount operands;
    std::span<const FieldType> types;  ///< field types it applies to
    bool matchesEmpty;                 ///< whether a client without a value passes
    /// The plain sentence: `{0}` is the field, `{1}` the value or values, `{2}` the second value.
    Label sentence;
    OperandKind operand = OperandKind::value;
    /// Whether the sentence prints what becomes of empty values: where one might expect the other.
    bool saysEmpty = false;
    /// The operator whose complement this is.
    std::string_view negates = {};
    /// Ranks a client among all others; makes no sense for a record of a client.
    bool ranks = false;
    Label dateLabel = {};  ///< label and sentence for dates, where they read otherwise
    Label dateSentence = {};
    Label severalSentence = {};   ///< for fields that hold several values (roles, tags)
    Label birthdaySentence = {};  ///< for dates that have a lunar flag beside them

    Label labelFor(FieldType type) const;
    Label sentenceFor(const Field& field) const;
    /// What becomes of empty values, as a sentence: every operator defines it.
    Label emptyHandling() const;
};

std::span<const OperatorRow> operatorTable();
const OperatorRow* findOperator(std::string_view key);
bool appliesTo(const OperatorRow& row, FieldType type);
/// The operator that is the complement of this one, empty values included; nullptr when there is none.
const OperatorRow* complementOf(const OperatorRow& row);

/// Whether a date field has the flag beside it that says its anniversary follows the lunar calendar: `birthday` and
/// `birthday_lunar`. The flag's row, or nullptr.
const Field* lunarFlagOf(Kind kind, const Field& field);

/// The stored form of one value of a condition: whole numbers, amounts in minor units (`currencyDecimals`, plus
/// `field.scale` for averages), scaled decimals, ISO dates, keys, names as they are. invalid_value says in English what
/// was expected. For operands other than values: days and ranks as numbers, per cent in hundredths, keys, names.
Result<Value> operandValue(const OperatorRow& row, const Field& field, std::string_view text, int currencyDecimals);

}  // namespace meike
