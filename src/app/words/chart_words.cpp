// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/chart_words.h"

#include <cstdlib>

#include "base/money.h"

namespace meike::words {

namespace {

/// 1234 hundredths of a per cent as 12.3.
std::string percentText(std::int64_t share) {
    const std::int64_t tenths = (std::abs(share) + 5) / 10;
    return (share < 0 && tenths > 0 ? "-" : "") + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

}  // namespace

std::string ChartWords::columnName(const engine::ChartColumn& column) const {
    std::string text(column.label.in(language));
    if (column.measure == engine::Measure::money) text += " (" + std::string(currency) + ")";
    if (column.measure == engine::Measure::share) text += " (%)";
    return text;
}

std::string ChartWords::rowName(const engine::ChartRow& row) const {
    return row.client == engine::ChartRow::kNoClient ? std::string(row.label.in(language)) : clientName(row);
}

std::string ChartWords::cell(const engine::ChartRow& row, std::size_t column) const {
    const engine::Measure measure = data.columns[column].measure;
    if (measure == engine::Measure::word) return std::string(row.word.in(language));
    const std::int64_t value = row.values[column];
    if (value == engine::kNoValue) return {};
    if (measure == engine::Measure::money) return plainAmount(value, currencyDecimals(currency));
    return measure == engine::Measure::share ? percentText(value) : std::to_string(value);
}

std::string ChartWords::summary() const {
    const bool chinese = language == Language::zh;
    std::string text(engine::findChart(data.key)->label.in(language));
    text += chinese ? "。" : ".";
    if (data.rows.empty()) text += chinese ? "没有数据。" : " No data.";
    for (const engine::ChartRow& row : data.rows) {
        text += (chinese ? "" : " ") + rowName(row) + (chinese ? "：" : ": ");
        bool first = true;
        for (std::size_t i = 0; i < data.columns.size(); ++i) {
            const std::string value = cell(row, i);
            if (value.empty()) continue;
            if (!first) text += chinese ? "，" : ", ";
            first = false;
            text += std::string(data.columns[i].label.in(language)) + " " + value;
            if (data.columns[i].measure == engine::Measure::share) text += chinese ? "%" : " %";
            if (data.columns[i].measure == engine::Measure::money) text += " " + std::string(currency);
        }
        text += chinese ? "。" : ".";
    }
    return text;
}

}  // namespace meike::words
