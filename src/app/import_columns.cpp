// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_columns.h"

#include <algorithm>
#include <map>

#include "base/error_code.h"

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
    column.numbers.multiplier = from.unit.multiplier;
    column.numbers.mark = from.decimalMark.value_or(plan.decimalMark.value_or(DecimalMark::point));
    return column;
}

/// What the columns whose way of writing nobody named say of themselves.
class Sniffer {
public:
    Sniffer(Columns& columns, const ImportPlan& plan) : m_columns(columns) {
        for (std::size_t i = 0; i < columns.columns.size(); ++i) {
            const Column& column = columns.columns[i];
            const bool markSaid = columns.mapping[i].decimalMark || plan.decimalMark;
            if (column.info->type == FieldType::date && column.dateOrder == DateOrder::automatic) m_dates[i];
            if (column.isNumber() && !markSaid) m_numbers[i];
        }
    }

    bool idle() const { return m_dates.empty() && m_numbers.empty(); }

    void add(const CsvRow& row) {
        for (auto& [i, sniffer] : m_dates) sniffer.add(row.cell(m_columns.columns[i].column));
        for (auto& [i, sniffer] : m_numbers) sniffer.add(row.cell(m_columns.columns[i].column));
    }

    void conclude(const TableSource& source) {
        for (auto& [i, sniffer] : m_dates) {
            Column& column = m_columns.columns[i];
            const DateColumnVerdict verdict = sniffer.verdict();
            if (verdict.ambiguous)
                m_columns.questions.push_back({column.column, column.info->key, true, verdict.example});
            else if (!verdict.conflicting)
                column.dateOrder = verdict.order;
        }
        for (auto& [i, sniffer] : m_numbers) {
            Column& column = m_columns.columns[i];
            const NumberColumnVerdict verdict = sniffer.verdict();
            column.numbers.mark = verdict.mark;
            if (!verdict.ambiguous) continue;
            m_columns.questions.push_back({column.column, column.info->key, false, verdict.example});
            const bool point = verdict.mark == DecimalMark::point;
            m_columns.notes.push_back({point ? ImportNote::What::decimal_point : ImportNote::What::decimal_comma, 0,
                                       source.headers()[column.column], verdict.example});
        }
    }

private:
    Columns& m_columns;
    std::map<std::size_t, DateColumnSniffer> m_dates;
    std::map<std::size_t, NumberColumnSniffer> m_numbers;
};

}  // namespace

Columns prepareColumns(TableSource& source, const ImportPlan& plan, Progress& progress, const std::stop_token& stop) {
    Columns result;
    result.mapping = plan.mapping.empty() ? suggestMapping(source, plan.importKind()) : plan.mapping;
    for (const ImportColumn& column : result.mapping) result.columns.push_back(makeColumn(column, plan, source));
    // Updates need no more than what says which record they are about; new records need everything required.
    const auto missing = missingFields(plan.importKind(), result.mapping);
    if (!missing.empty() && (plan.mode != ImportMode::update || result.mapping.empty())) {
        std::string names;
        for (const std::string& field : missing) names += (names.empty() ? "" : ", ") + field;
        std::string headers;
        for (const std::string& header : source.headers()) headers += (headers.empty() ? "" : ", ") + header;
        throw Error(ErrorKind::invalid_value, names, {ErrorCode::required_column_missing, {headers}});
    }
    Sniffer sniffer(result, plan);
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
