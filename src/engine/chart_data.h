// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/label.h"
#include "domain/rule.h"
#include "domain/scoring_profile.h"
#include "engine/assessment.h"
#include "engine/cohorts.h"
#include "engine/movement.h"
#include "engine/report_card.h"

namespace meike::engine {

struct CareFacts;

/// A share of the whole, in hundredths of a per cent.
inline constexpr std::int64_t kWholeShare = 10'000;
/// A cell of a chart's table that holds no number: written as an empty cell.
inline constexpr std::int64_t kNoValue = std::numeric_limits<std::int64_t>::min();

/// What a column of a chart measures, hence how its numbers are written.
enum class Measure : std::uint8_t {
    count,  ///< whole number
    money,  ///< minor units of the base currency
    share,  ///< hundredths of a per cent; negative only where a column is a change (bias)
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
    /// The conditions that its clients meet, under the profile in use. Nothing where no conditions say it: then only
    /// the clients themselves can be listed.
    std::optional<Rule> rule;
    bool opensClients = true;
    static constexpr ClientIndex kNoClient = std::numeric_limits<ClientIndex>::max();
    ClientIndex client = kNoClient;
    std::uint32_t firstMember = 0, memberCount = 0;  ///< in ChartData::members
};

/// The data of one chart as a table: what is drawn, written as CSV and read out.
struct ChartData {
    std::string_view key;
    std::vector<ChartColumn> columns;
    std::vector<ChartRow> rows;
    /// The clients behind the rows, each row a stretch of it. Rows of the assessment, or rows of ChartInput::moves.
    std::vector<ClientIndex> members;
    bool membersAreMoves = false;

    /// Position of a column; Error{internal} when there is none.
    std::size_t column(std::string_view columnKey) const;
    std::int64_t value(const ChartRow& row, std::string_view columnKey) const { return row.values[column(columnKey)]; }
    /// nullptr when there is none.
    const ChartRow* row(std::string_view rowKey) const;
    /// Who is behind a row.
    std::span<const ClientIndex> clients(const ChartRow& row) const {
        return std::span(members).subspan(row.firstMember, row.memberCount);
    }
};

/// What a chart is a function of. Refers to what the caller holds. What is not there leaves the charts that need it
/// without rows.
struct ChartInput {
    const Assessment& assessment;
    const ScoringProfile& profile;
    int currencyDecimals = 2;                   ///< of the base currency, for amounts in rules
    std::span<const std::uint8_t> included{};   ///< per client; empty: everybody
    std::span<const std::int32_t> owner{};      ///< per client: position in ownerNames; -1 or no column: nobody
    std::span<const std::string> ownerNames{};  ///< in the order of the chart
    const PurchasePeriods* quarters = nullptr;
    const PurchasePeriods* years = nullptr;
    const Moves* moves = nullptr;
    const ReportCard* reportCard = nullptr;
    /// The figures of the clients included alone; nullptr: they are everybody. The verdict stays the model's.
    const ReportCard* reportCardIncluded = nullptr;
    const CareFacts* care = nullptr;
    /// "If this client leaves" answers for it too, not for the largest ones alone.
    std::optional<ClientIndex> leaver{};

    bool includes(std::size_t client) const { return included.empty() || included[client] != 0; }
    std::int32_t ownerOf(std::size_t client) const { return owner.empty() ? -1 : owner[client]; }
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
