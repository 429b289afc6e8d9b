// SPDX-License-Identifier: GPL-3.0-or-later
// A chart's data as a table of texts and as sentences.
#include <cstdlib>

#include "app/dashboard.h"
#include "base/money.h"
#include "exchange/csv_writer.h"

namespace meike {

namespace {

/// 1234 hundredths of a per cent as 12.3.
std::string percentText(std::int64_t share) {
    const std::int64_t tenths = (std::abs(share) + 5) / 10;
    return (share < 0 && tenths > 0 ? "-" : "") + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string valueText(const DashboardData& data, const engine::ChartColumn& column, const engine::ChartRow& row,
                      std::int64_t value, Language language) {
    if (column.measure == engine::Measure::word) return std::string(row.word.in(language));
    if (value == engine::kNoValue) return {};
    switch (column.measure) {
        case engine::Measure::money:
            return plainAmount(value, currencyDecimals(data.scores->currency));
        case engine::Measure::share:
            return percentText(value);
        case engine::Measure::word:
        case engine::Measure::count:
        case engine::Measure::score:
            break;
    }
    return std::to_string(value);
}

std::string rowText(const DashboardData& data, const engine::ChartRow& row, Language language) {
    return row.client == engine::ChartRow::kNoClient ? std::string(row.label.in(language)) : data.nameOf(row);
}

/// Columns of money and shares say their unit.
std::string columnText(const DashboardData& data, const engine::ChartColumn& column, Language language) {
    std::string text(column.label.in(language));
    if (column.measure == engine::Measure::money) text += " (" + data.scores->currency + ")";
    if (column.measure == engine::Measure::share) text += " (%)";
    return text;
}

}  // namespace

std::string chartCsv(const DashboardData& data, std::string_view chart, Language language) {
    const engine::ChartData& table = data.chart(chart);
    std::vector<std::string> cells;
    std::vector<CsvColumnKind> kinds{CsvColumnKind::text};
    for (const engine::ChartColumn& column : table.columns) {
        kinds.push_back(column.measure == engine::Measure::word ? CsvColumnKind::text : CsvColumnKind::number);
    }
    CsvWriteOptions options;
    options.excelSafe = true;
    std::string csv;
    const auto write = [&] {
        const std::vector<std::string_view> views(cells.begin(), cells.end());
        appendCsvRow(csv, views, kinds, options);
        cells.clear();
    };
    cells.emplace_back(engine::findChart(chart)->label.in(language));
    for (const engine::ChartColumn& column : table.columns) cells.push_back(columnText(data, column, language));
    write();
    for (const engine::ChartRow& row : table.rows) {
        cells.push_back(rowText(data, row, language));
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            cells.push_back(valueText(data, table.columns[i], row, row.values[i], language));
        }
        write();
    }
    return csv;
}

std::string chartSummary(const DashboardData& data, std::string_view chart, Language language) {
    const engine::ChartData& table = data.chart(chart);
    const bool chinese = language == Language::zh;
    std::string text(engine::findChart(chart)->label.in(language));
    text += chinese ? "。" : ".";
    if (table.rows.empty()) text += chinese ? "没有数据。" : " No data.";
    for (const engine::ChartRow& row : table.rows) {
        text += (chinese ? "" : " ") + rowText(data, row, language) + (chinese ? "：" : ": ");
        bool first = true;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const std::string value = valueText(data, table.columns[i], row, row.values[i], language);
            if (value.empty()) continue;
            if (!first) text += chinese ? "，" : ", ";
            first = false;
            text += std::string(table.columns[i].label.in(language)) + " " + value;
            if (table.columns[i].measure == engine::Measure::share) text += chinese ? "%" : " %";
            if (table.columns[i].measure == engine::Measure::money) text += " " + data.scores->currency;
        }
        text += chinese ? "。" : ".";
    }
    return text;
}

}  // namespace meike
