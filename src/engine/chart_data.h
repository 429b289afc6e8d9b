// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/label.h"
#include "domain/rule.h"
#include "domain/scoring_profile.h"
#include "engine/assessment.h"

namespace meike::engine {

/// A share of the whole, in hundredths of a per cent.
inline constexpr std::int64_t kWholeShare = 10'000;

/// What a column of a chart measures, hence how its numbers are written.
enum class Measure : std::uint8_t {
    count,  ///< whole number
    money,  ///< minor units of the base currency
    share,  ///< hundredths of a per cent, 0..10000
    score,  ///< 1..levels
    word    ///< key and label in ChartRow::word, no number
};

/// One column of a chart's data.
struct ChartColumn {
    std::string_view key;
    Label label;
    Measure measure = Measure::count;
};

/// A mark, a cell or a bar of a chart: its numbers, and which clients it stands for.
struct ChartRow {
    std::string key;                   ///< stable
    ProfileLabel label;                ///< empty: the row is one client (see `client`)
    std::vector<std::int64_t> values;  ///< by column; 0 where the column is a word
    ProfileLabel word;                 ///< of the column that is a word
    std::string wordKey;
    Rule rule;  ///< the clients behind it
    bool opensClients = true;
    static constexpr ClientIndex kNoClient = std::numeric_limits<ClientIndex>::max();
    ClientIndex client = kNoClient;
};

/// The data of one chart as a table: what is drawn, written as CSV and read out.
struct ChartData {
    std::string_view key;
    std::vector<ChartColumn> columns;
    std::vector<ChartRow> rows;

    /// Position of a column; Error{internal} when there is none.
    std::size_t column(std::string_view columnKey) const;
    std::int64_t value(const ChartRow& row, std::string_view columnKey) const { return row.values[column(columnKey)]; }
    /// nullptr when there is none.
    const ChartRow* row(std::string_view rowKey) const;
};

/// What a chart is a function of.
struct ChartInput {
    const Assessment& assessment;
    const ScoringProfile& profile;
    int currencyDecimals = 2;  ///< of the base currency, for amounts in rules
};

/// One chart of the catalogue.
struct ChartEntry {
    std::string_view key;
    Label label;
    Label note;  ///< what it shows, in a few words beside the title
    ChartData (*compute)(const ChartInput&);
};

/// Every chart. A new one is a function and a row here.
std::span<const ChartEntry> chartTable();
/// nullptr when there is none.
const ChartEntry* findChart(std::string_view key);

}  // namespace meike::engine
