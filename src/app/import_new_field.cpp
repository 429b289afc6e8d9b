// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_new_field.h"

#include <algorithm>

#include "base/uid.h"
#include "base/unicode.h"
#include "exchange/total_row.h"
#include "storage/custom_fields.h"

namespace meike {

namespace {

/// Longer numbers name something.
constexpr std::size_t kMostDigits = 9;
constexpr int kMostDecimals = 6;

/// What one cell may be.
struct CellFit {
    bool day = false;
    bool flag = false;
    bool number = false;
    bool amount = false;  ///< says a currency or an amount's unit
    int decimals = 0;
};

CellFit fitOf(std::string_view cell, const HeaderUnit& unit) {
    CellFit fit;
    const auto number = parseNumber(cell, {DecimalMark::point, 1});
    const bool named = cell.size() > 1 && cell[0] == '0' && cell[1] != '.';
    const std::size_t digits =
        static_cast<std::size_t>(std::count_if(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; }));
    if (number && !number->percent && !named) {
        const bool money = !number->currency.empty() || !number->sign.empty();
        fit.number = digits <= kMostDigits || money || number->value.scale > 0;
        fit.amount = money;
        fit.decimals = number->value.scale;
    }
    // 20250309 is a day among days, and a number among numbers.
    fit.day = parseDate(cell, DateOrder::automatic, std::nullopt).has_value() ||
              parseDate(cell, DateOrder::dmy, std::nullopt).has_value();
    fit.flag = !number && parseBool(cell).has_value();
    if (unit.multiplier != 1 || !unit.currency.empty()) fit.amount = fit.number;
    return fit;
}

bool isTaken(Database& database, Kind kind, const std::vector<CustomFieldDefinition>& others, std::string_view name) {
    const std::string wanted = foldForSearch(matchKey(name));
    const auto same = [&](std::string_view label) { return foldForSearch(matchKey(label)) == wanted; };
    for (const Field* field : fieldsOfKind(database, kind))
        if (same(field->label.zh) || same(field->label.en)) return true;
    return std::any_of(others.begin(), others.end(),
                       [&](const CustomFieldDefinition& other) { return same(other.name); });
}

}  // namespace

bool mayHaveOwnFields(Kind kind) {
    const auto& choices = fieldOf(Kind::custom_field, "kind").choices;
    return std::any_of(choices.begin(), choices.end(),
                       [&](const Choice& choice) { return choice.key == kindRow(kind).key; });
}

FieldType guessFieldType(const std::string& header, const FirstRows& rows, std::size_t column) {
    HeaderUnit unit;
    normalisedHeader(header, &unit);
    bool any = false;
    bool amount = false;
    CellFit all{true, true, true, false, 0};
    for (const auto& cells : rows) {
        const std::string_view cell = trimmed(cells[column]);
        if (cell.empty() || isDashCell(cell)) continue;
        any = true;
        const CellFit fit = fitOf(cell, unit);
        all.day = all.day && fit.day;
        all.flag = all.flag && fit.flag;
        all.number = all.number && fit.number;
        all.decimals = std::max(all.decimals, fit.decimals);
        amount = amount || fit.amount;
    }
    if (!any || unit.percent) return FieldType::text;
    if (all.number) return amount ? FieldType::money : all.decimals > 0 ? FieldType::decimal : FieldType::integer;
    if (all.day) return FieldType::date;
    return all.flag ? FieldType::boolean : FieldType::text;
}

std::optional<CustomFieldDefinition> newFieldFor(Database& database, Kind kind, const std::string& header,
                                                 const FirstRows& rows, std::size_t column, FieldType type,
                                                 const std::vector<CustomFieldDefinition>& others) {
    if (!mayHaveOwnFields(kind)) return std::nullopt;
    CustomFieldDefinition definition;
    definition.name = std::string(trimmed(cleanText(header)));
    if (definition.name.empty()) return std::nullopt;
    const std::string name = definition.name;
    for (int number = 2; isTaken(database, kind, others, definition.name); ++number)
        definition.name = name + " " + std::to_string(number);
    definition.key = customKey(uidText(newUid(0)));
    definition.kind = kind;
    definition.type = type;
    if (type == FieldType::decimal) {
        for (const auto& cells : rows)
            definition.scale = std::max(definition.scale, fitOf(trimmed(cells[column]), {}).decimals);
        definition.scale = std::clamp(definition.scale, 2, kMostDecimals);
    }
    return definition;
}

void addNewField(ImportPlan& plan, const CustomFieldDefinition& definition) {
    plan.newFields.push_back(definition);
    plan.custom.push_back(&internCustomField(definition));
}

namespace importing {

void makeNewFields(RecordWriter& writer, const ImportPlan& plan, const std::vector<ImportColumn>& mapping) {
    for (const CustomFieldDefinition& definition : plan.newFields) {
        const bool filled = std::any_of(mapping.begin(), mapping.end(),
                                        [&](const ImportColumn& column) { return column.field == definition.key; });
        if (!filled || customFieldId(writer.database(), definition.key) != 0) continue;
        const auto types = customFieldTypes();
        const auto type = std::find_if(types.begin(), types.end(), [&](const Choice& choice) {
            return customFieldType(choice.key) == definition.type;
        });
        Record field(Kind::custom_field);
        field.set("key", definition.key).set("kind", std::string(kindRow(definition.kind).key));
        field.set("name", definition.name).set("type", std::string(type->key));
        if (definition.type == FieldType::decimal) field.set("scale", std::int64_t{definition.scale});
        writer.add(field);
    }
}

}  // namespace importing

}  // namespace meike
