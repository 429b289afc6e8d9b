// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard.h"

#include <array>

#include "app/session.h"
#include "base/money.h"
#include "base/progress.h"
#include "exchange/csv_writer.h"
#include "storage/records.h"

namespace meike {

namespace {

constexpr int kYear = 365;

/// 1234 hundredths of a per cent as 12.3.
std::string percentText(std::int64_t share) {
    const std::int64_t tenths = (share + 5) / 10;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string valueText(const DashboardData& data, const engine::ChartColumn& column, const engine::ChartRow& row,
                      std::int64_t value, Language language) {
    switch (column.measure) {
        case engine::Measure::money:
            return plainAmount(value, currencyDecimals(data.scores->currency));
        case engine::Measure::share:
            return percentText(value);
        case engine::Measure::word:
            return std::string(row.word.in(language));
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

std::optional<SavedFigures> savedFiguresBefore(Database& database, Date asOf,
                                               const std::optional<SavedFigures>& known) {
    const std::string day = isoDate(asOf);
    std::optional<Record> newest;
    for (Record& record : allRecords(database, Kind::assessment)) {
        if (record.text("as_of") >= day) continue;
        if (!newest || record.text("as_of") >= newest->text("as_of")) newest = std::move(record);
    }
    if (!newest) return std::nullopt;
    if (known && known->assessment == newest->id() && known->name == newest->text("name")) return known;

    SavedFigures figures;
    figures.assessment = newest->id();
    figures.name = newest->text("name");
    figures.asOf = valueOrThrow(parseIsoDate(newest->text("as_of")));
    const std::vector<RecordId> rows = findRecords(database, Kind::assessment_score, "assessment", Value{newest->id()});
    constexpr std::size_t kBatch = 5000;
    for (std::size_t from = 0; from < rows.size(); from += kBatch) {
        const std::span<const RecordId> batch(rows.data() + from, std::min(kBatch, rows.size() - from));
        for (const Record& score : readRecords(database, Kind::assessment_score, batch)) {
            const std::string& stage = score.text("stage");
            ++figures.clients;
            figures.active += stage != "prospect" && stage != "churned" ? 1 : 0;
            figures.atRisk += stage == "at_risk" ? 1 : 0;
        }
    }
    return figures;
}

const engine::ChartData& DashboardData::chart(std::string_view key) const {
    for (const engine::ChartData& each : charts) {
        if (each.key == key) return each;
    }
    throw Error(ErrorKind::internal, "charts", "no chart " + std::string(key));
}

const std::string& DashboardData::nameOf(const engine::ChartRow& row) const {
    static const std::string kNone;
    if (row.client == engine::ChartRow::kNoClient) return kNone;
    const auto name = clientNames.find(scores->clients[row.client]);
    return name == clientNames.end() ? kNone : name->second;
}

DashboardData readDashboard(Database& database, const Session& session, std::shared_ptr<const Scores> scores,
                            const std::stop_token& stop, const std::optional<SavedFigures>& known) {
    DashboardData data;
    data.scores = std::move(scores);
    const Scores& now = *data.scores;
    const engine::ChartInput input{now.assessment, now.profile, currencyDecimals(now.currency)};
    for (const engine::ChartEntry& entry : engine::chartTable()) {
        throwIfStopped(stop);
        data.charts.push_back(entry.compute(input));
        for (const engine::ChartRow& row : data.charts.back().rows) {
            if (row.client == engine::ChartRow::kNoClient) continue;
            const RecordId client = now.clients[row.client];
            data.clientNames.try_emplace(client, recordName(database, Kind::client, client));
        }
    }
    throwIfStopped(stop);
    data.before = savedFiguresBefore(database, now.asOf, known);
    throwIfStopped(stop);
    const auto yearBefore = session.scoresWithoutForecast(now.profile, now.asOf - std::chrono::days(kYear), stop);
    if (yearBefore && yearBefore->assessment.base.clients > 0 &&
        yearBefore->assessment.base.basis == now.assessment.base.basis) {
        MinorUnits sum = 0;
        for (const MinorUnits value : yearBefore->assessment.valueLastYear) sum += value;
        data.valueYearBefore = sum;
    }
    return data;
}

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
    for (const engine::ChartRow& row : table.rows) {
        text += (chinese ? "" : " ") + rowText(data, row, language) + (chinese ? "：" : ": ");
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (i > 0) text += chinese ? "，" : ", ";
            text += std::string(table.columns[i].label.in(language)) + " " +
                    valueText(data, table.columns[i], row, row.values[i], language);
            if (table.columns[i].measure == engine::Measure::share) text += chinese ? "%" : " %";
            if (table.columns[i].measure == engine::Measure::money) text += " " + data.scores->currency;
        }
        text += chinese ? "。" : ".";
    }
    return text;
}

}  // namespace meike
