// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/grouping.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace meike {

namespace {

/// Marks (1..5) are few; counts are not.
constexpr std::int64_t kMostMarks = 12;

/// Fields of which lists say something else than their type lets expect.
struct ListedFieldRow {
    std::string_view key;
    bool few = false;  ///< a text of few values that many records share
    std::optional<Tally> tally = {};
    std::string_view knownBeside = {};
};
constexpr ListedFieldRow kListedFields[] = {
    {.key = "province", .few = true},
    {.key = "city", .few = true},
    {.key = "value_score", .tally = Tally::mean},
    {.key = "recency_days", .tally = Tally::mean},
    {.key = "rhythm_days", .tally = Tally::mean},
    {.key = "clv_low", .tally = Tally::none},
    {.key = "clv_high", .tally = Tally::none},
    {.key = "monetary", .knownBeside = "frequency"},
};

const ListedFieldRow& listedField(const Field& field) {
    static constexpr ListedFieldRow kAsItsType{.key = {}};
    const auto* const row = std::find_if(std::begin(kListedFields), std::end(kListedFields),
                                         [&](const ListedFieldRow& each) { return each.key == field.key; });
    return row == std::end(kListedFields) ? kAsItsType : *row;
}

bool isMark(const Field& field) { return field.maximum > field.minimum && field.maximum - field.minimum < kMostMarks; }

constexpr GroupingRow kGroupings[] = {
    {FieldType::choice, GroupKey::value, false, nullptr},
    {FieldType::pick, GroupKey::value, false, nullptr},
    {FieldType::reference, GroupKey::value, false, nullptr},
    {FieldType::boolean, GroupKey::value, true, nullptr},
    {FieldType::text, GroupKey::value, false, [](const Field& field) { return listedField(field).few; }},
    {FieldType::integer, GroupKey::value, true, isMark},
    {FieldType::date, GroupKey::month, true, nullptr},
};

}  // namespace

const GroupingRow* groupingOf(const Field& field) {
    const auto* const row = std::find_if(std::begin(kGroupings), std::end(kGroupings), [&](const GroupingRow& each) {
        return each.type == field.type && (!each.takes || each.takes(field));
    });
    return row == std::end(kGroupings) ? nullptr : row;
}

Tally tallyOf(const Field& field) {
    if (const auto tally = listedField(field).tally) return *tally;
    if (field.type == FieldType::money) return Tally::sum;
    if (field.type != FieldType::integer && field.type != FieldType::decimal) return Tally::none;
    return field.share || isMark(field) ? Tally::mean : Tally::sum;
}

std::string_view knownBeside(const Field& field) { return listedField(field).knownBeside; }

}  // namespace meike
