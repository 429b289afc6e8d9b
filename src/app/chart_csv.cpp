// SPDX-License-Identifier: GPL-3.0-or-later
// A chart's data as a table of texts, and described.
#include "app/dashboard.h"
#include "app/words/chart_words.h"
#include "exchange/csv_writer.h"

namespace meike {

namespace {

words::ChartWords wordsOf(const DashboardData& data, std::string_view chart, Language language) {
    return {data.chart(chart), data.scores->currency, language,
            [&data](const engine::ChartRow& row) { return data.nameOf(row); }};
}

}  // namespace

std::string chartCsv(const DashboardData& data, std::string_view chart, Language language) {
    const words::ChartWords words = wordsOf(data, chart, language);
    const engine::ChartData& table = words.data;
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
    for (const engine::ChartColumn& column : table.columns) cells.push_back(words.columnName(column));
    write();
    for (const engine::ChartRow& row : table.rows) {
        cells.push_back(words.rowName(row));
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            cells.push_back(words.cell(row, i));
        }
        write();
    }
    return csv;
}

std::string chartSummary(const DashboardData& data, std::string_view chart, Language language) {
    return wordsOf(data, chart, language).summary();
}

}  // namespace meike
