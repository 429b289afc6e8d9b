// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "base/date.h"
#include "domain/record.h"
#include "storage/records.h"

/// Records as a number chooses them, of any kind: for properties of storage.
namespace meike::test {

/// Of texts: on both sides of where lengths take another byte.
inline constexpr std::array<std::size_t, 5> kLengths = {1, 127, 128, 16'383, 16'384};

/// A value that fits a field, chosen by `number`; empty now and then where that is allowed.
inline Value someValue(Database& database, const Field& field, std::uint32_t number) {
    if (!field.required && number % 5 == 0) return {};
    switch (field.type) {
        case FieldType::boolean:
            return std::int64_t{number % 2};
        case FieldType::integer:
            return field.minimum + static_cast<std::int64_t>(number % 5);
        case FieldType::decimal:
        case FieldType::money:
        case FieldType::moment:
            if (number % 13 == 0) return number % 2 == 0 ? INT64_MIN : INT64_MAX;
            return static_cast<std::int64_t>(number) - 1'000'000;
        case FieldType::date:
            return isoDate(dateOfDay(static_cast<DayNumber>(number % 20'000)));
        case FieldType::choice:
        case FieldType::choices:
            if (field.choices.empty()) return std::string("x");
            return std::string(field.choices[number % field.choices.size()].key);
        case FieldType::pick:
        case FieldType::reference: {
            const Kind kind = field.type == FieldType::pick ? Kind::pick_item : field.refersTo;
            const auto rows = allRecords(database, kind);
            if (rows.empty()) return {};
            return rows[number % rows.size()].id();
        }
        default:
            if (number % 29 == 0) return std::string(kLengths[number % kLengths.size()], 'x');
            return "文本 " + std::to_string(number);
    }
}

/// A record whose required references lead somewhere; nothing while there is nothing to lead to.
inline std::optional<Record> someRecord(Database& database, Kind kind, std::uint32_t number) {
    // The register grows outside of the history, by the program alone.
    if (kind == Kind::borrow_record) return std::nullopt;
    Record record(kind);
    for (const Field& field : kindRow(kind).fields) {
        if (field.source != FieldSource::column) continue;
        number = number * 1'664'525U + 1'013'904'223U;
        record.set(field.key, someValue(database, field, number >> 8));
        if (field.required && isEmpty(record.get(field.key))) return std::nullopt;
    }
    return record;
}

}  // namespace meike::test
