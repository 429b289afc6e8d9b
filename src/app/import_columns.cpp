// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_columns.h"

#include <algorithm>
#include <map>

#include "app/field_text.h"
#include "app/import_readings.h"
#include "app/import_sides.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "exchange/csv_writer.h"

namespace meike::importing {

namespace {

Column makeColumn(const ImportColumn& from, const ImportPlan& plan, const TableSource& source) {
    Column column;
    column.column = from.column;
    column.unit = from.unit;
    if (from.column >= source.columnCount())
        throw Error(ErrorKind::invalid_value, std::to_string(from.column + 1), ErrorCode::no_such_column);
    const auto fields = importFields(plan.importKind());
    const auto info =
        std::find_if(fields.begin(), fields.end(), [&](const ImportField& field) { return field.key == from.field; });
    if (info == fields.end()) throw Error(ErrorKind::invalid_value, from.field, ErrorCode::no_such_field);
    column.info = std::make_shared<const ImportField>(*info);
    column.dateOrder = from.dateOrder != DateOrder::automatic ? from.dateOrder : plan.dateOrder;
    column.year = from.year ? from.year : plan.year;
    column.update = from.update;
    column.numbers.multiplier = from.unit.multiplier;
    column.numbers.mark = from.decimalMark.value_or(plan.decimalMark.value_or(DecimalMark::point));
    return column;
}

const char* markName(DecimalMark mark) { return mark == DecimalMark::comma ? "comma" : "point"; }

/// What the columns whose way of writing nobody named say of themselves.
class Sniffer {
public:
    /// `text`: cells may carry our guard.
    Sniffer(Columns& columns, const ImportPlan& plan, bool text) : m_columns(columns), m_text(text) {
        for (std::size_t i = 0; i < columns.columns.size(); ++i) {
            Column& column = columns.columns[i];
            const bool before = columns.mapping[i].asBefore;
            const bool isDate = column.info->type == FieldType::date;
            const bool orderSaid = column.dateOrder != DateOrder::automatic;
            const bool markSaid = columns.mapping[i].decimalMark || plan.decimalMark;
            if (isDate && orderSaid) column.reading = dateOrderName(column.dateOrder);
            if (isDate && !orderSaid && before) column.reading = kMixedReading;
            if (isDate && !orderSaid && !before) m_dates[i];
            if (column.isNumber() && markSaid) column.reading = markName(column.numbers.mark);
            if (column.isNumber() && !markSaid) m_numbers[i];
            const bool guessed = columns.mapping[i].suggested && isSet(*column.info);
            if (guessed && before && column.reading.empty()) column.reading = kKeptReading;
            if (guessed && !before) m_sets[i];
        }
    }

    bool idle() const { return m_dates.empty() && m_numbers.empty() && m_sets.empty(); }

    void add(const CsvRow& row) {
        for (auto& [i, sniffer] : m_dates) sniffer.add(row.cell(m_columns.columns[i].column));
        for (auto& [i, sniffer] : m_numbers) sniffer.add(row.cell(m_columns.columns[i].column));
        for (auto& [i, fit] : m_sets) {
            std::string_view cell = trimmed(row.cell(m_columns.columns[i].column));
            if (fit.fits || isEmptyCell(cell)) continue;
            if (const auto bare = m_text ? withoutGuard(cell) : std::nullopt) cell = *bare;
            if (fit.example.empty()) fit.example = cell;
            fit.fits = parseText(*m_columns.columns[i].info->field, cell, {}).has_value();
        }
    }

    void conclude(const TableSource& source) {
        for (auto& [i, sniffer] : m_dates) {
            Column& column = m_columns.columns[i];
            const DateColumnVerdict verdict = sniffer.verdict();
            if (verdict.yearless > 0 && !column.year)
                m_columns.years.push_back({column.column, column.info->key, true, verdict.yearlessExample});
            if (verdict.ambiguous)
                m_columns.questions.push_back({column.column, column.info->key, true, verdict.example});
            else if (!verdict.conflicting)
                column.dateOrder = verdict.order;
            if (verdict.conflicting)
                column.reading = kMixedReading;
            else if (column.dateOrder != DateOrder::automatic)
                column.reading = dateOrderName(column.dateOrder);
        }
        for (auto& [i, sniffer] : m_numbers) {
            Column& column = m_columns.columns[i];
            const NumberColumnVerdict verdict = sniffer.verdict();
            column.numbers.mark = verdict.mark;
            if (verdict.mixed || verdict.mark == DecimalMark::comma) column.reading = markName(verdict.mark);
            if (!verdict.ambiguous) continue;
            m_columns.questions.push_back({column.column, column.info->key, false, verdict.example});
            const bool point = verdict.mark == DecimalMark::point;
            m_columns.notes.push_back({point ? ImportNote::What::decimal_point : ImportNote::What::decimal_comma, 0,
                                       source.headers()[column.column], verdict.example});
        }
        // A header alone said that it is this field, and no cell agrees: then it is another thing of that name.
        for (auto each = m_sets.rbegin(); each != m_sets.rend(); ++each) {
            const auto& [i, fit] = *each;
            if (fit.fits && m_columns.columns[i].reading.empty()) m_columns.columns[i].reading = kKeptReading;
            if (fit.fits || fit.example.empty()) continue;
            const auto at = static_cast<std::ptrdiff_t>(i);
            m_columns.notes.push_back(
                {ImportNote::What::column_left_out, 0, source.headers()[m_columns.columns[i].column], fit.example});
            m_columns.columns.erase(m_columns.columns.begin() + at);
            m_columns.mapping.erase(m_columns.mapping.begin() + at);
        }
    }

private:
    struct Fit {
        bool fits = false;
        std::string example;
    };
    /// Values of a set that others may well name otherwise.
    static bool isSet(const ImportField& field) {
        return field.field && !field.required &&
               (field.type == FieldType::choice || field.type == FieldType::choices ||
                field.type == FieldType::boolean || field.type == FieldType::integer);
    }

    Columns& m_columns;
    bool m_text;
    std::map<std::size_t, Fit> m_sets;
    std::map<std::size_t, DateColumnSniffer> m_dates;
    std::map<std::size_t, NumberColumnSniffer> m_numbers;
};

}  // namespace

Columns prepareColumns(TableSource& source, const ImportPlan& plan, Progress& progress, const std::stop_token& stop) {
    Columns result;
    result.mapping = plan.mapping;
    std::vector<RivalColumn> rivals;
    const auto suggested = suggestMapping(source, plan.importKind(), &rivals);
    if (plan.mapping.empty()) result.mapping = suggested;
    // Who chose the columns knows of the others.
    const bool chosen = std::none_of(result.mapping.begin(), result.mapping.end(),
                                     [](const ImportColumn& column) { return column.suggested; });
    if (!chosen) result.rivals = std::move(rivals);
    settleAsBefore(source, plan, result.mapping);
    for (const ImportColumn& column : result.mapping) result.columns.push_back(makeColumn(column, plan, source));
    const auto header = [&](std::string_view field) {
        for (const ImportColumn& column : result.mapping)
            if (column.field == field) return source.headers()[column.column];
        return std::string();
    };
    if (const std::string in = header(kIncomeKey), out = header(kExpenseKey); !in.empty() && !out.empty())
        result.notes.push_back({ImportNote::What::two_sides, 0, in, out});
    // Updates need no more than what says which record they are about; new records need everything required.
    const auto missing = missingFields(plan.importKind(), result.mapping);
    if (!missing.empty() && (plan.mode != ImportMode::update || result.mapping.empty())) {
        std::string names;
        for (const std::string& field : missing) names += (names.empty() ? "" : ", ") + field;
        std::string headers;
        for (const std::string& header : source.headers()) headers += (headers.empty() ? "" : ", ") + header;
        throw Error(ErrorKind::invalid_value, names, {ErrorCode::required_column_missing, {headers}});
    }
    Sniffer sniffer(result, plan, source.isText());
    if (!sniffer.idle()) {
        CsvRow row;
        for (std::int64_t count = 0; source.next(row); ++count) {
            if (count % 512 == 0) {
                throwIfStopped(stop);
                progress.report("reading", static_cast<std::int64_t>(source.bytesRead()),
                                static_cast<std::int64_t>(source.bytesTotal()));
            }
            if (row.error == CsvRowError::none) sniffer.add(row);
        }
        source.rewind();
        sniffer.conclude(source);
    }
    return result;
}

}  // namespace meike::importing
