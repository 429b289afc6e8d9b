// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "domain/field.h"

/// By which fields records are grouped in lists, and what stands for the figures of a group.
namespace meike {

/// What records of one group have in common.
enum class GroupKey : std::uint8_t {
    value,  ///< the same value
    month   ///< the month of a date: `2026-03`
};

/// How fields of one type make groups. Every record belongs to exactly one, so that groups add up to the list: fields
/// that hold several values (tags, roles) make none.
struct GroupingRow {
    FieldType type;
    GroupKey key;
    bool largestFirst;            ///< unless asked otherwise: the newest month, the highest mark
    bool (*takes)(const Field&);  ///< nullptr: every field of the type
};

/// nullptr for a field that lists are not grouped by.
const GroupingRow* groupingOf(const Field& field);

/// What stands for the figures of many records.
enum class Tally : std::uint8_t { none, sum, mean };

/// What becomes of a field's figures taken together: amounts and counts are summed; shares and marks within limits
/// (1..5) have a mean; the bounds of an interval and whatever is no figure have nothing.
Tally tallyOf(const Field& field);

/// Of an amount that is left open where a part of it is in a currency without a rate: the key of a figure that is there
/// even so. Empty for all other fields.
std::string_view knownBeside(const Field& field);

}  // namespace meike
