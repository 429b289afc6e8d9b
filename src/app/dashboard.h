// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "app/movement.h"
#include "app/score_book.h"
#include "engine/care_facts.h"
#include "engine/chart_data.h"
#include "storage/dashboard_rows.h"
#include "storage/database.h"

namespace meike {

class Session;

/// What a dashboard is asked for, besides the day.
struct DashboardRequest {
    /// Only clients that meet this; nothing: everybody. Any rule will do: an owner, a segment, a saved view. Scores
    /// stay relative to all clients.
    std::optional<Rule> filter;
    /// Values on this basis instead of the profile's: everything is scored again with it. Membership of the filter
    /// stays by the profile.
    std::optional<BasisChoice> basis;
    MoveBy moveBy = MoveBy::tier;
    std::string
        moveFrom;        ///< ISO date or saved assessment; empty: the newest assessment before the day, or 90 days ago
    std::string moveTo;  ///< empty: the day shown
    /// "If this client leaves" answers for it beside the largest ones; 0: for those alone.
    RecordId leaver = 0;

    friend bool operator==(const DashboardRequest&, const DashboardRequest&) = default;
};

/// What a saved assessment says of the clients counted, for comparing.
struct SavedFigures {
    RecordId assessment = 0;
    std::string name;
    Date asOf;
    // As saved.
    std::int64_t clients = 0;
    std::int64_t active = 0;
    std::int64_t atRisk = 0;  ///< clients whose stage was at_risk
    // Not saved: from today's records as of that day, under that assessment's rules and the basis shown. Nothing where
    // the value basis was another.
    std::optional<MinorUnits> value;      ///< of the 365 days before
    std::optional<MinorUnits> riskValue;  ///< of these, of the clients that were at risk
    std::optional<MinorUnits> overdue;
    std::optional<MinorUnits> clv;  ///< comes with the slow figures
};

/// A saved assessment as pickers list it.
struct SavedName {
    RecordId id = 0;
    std::string name;
    Date asOf;
};

/// What takes seconds with many clients: follows the rest of the dashboard.
struct SlowFigures {
    std::shared_ptr<const engine::Backtest> backtest;      ///< of all clients
    std::shared_ptr<const engine::ReportCard> reportCard;  ///< of all clients
    /// Of the clients that meet the filter; nothing without one.
    std::shared_ptr<const engine::ReportCard> reportCardIncluded;
    std::shared_ptr<const Scores> then;  ///< scores of the assessment compared with, with forecasts
};

/// Everything the dashboard shows, computed off the window's thread.
struct DashboardData {
    DashboardRequest request;
    std::shared_ptr<const Scores> shown;    ///< what was asked with
    std::shared_ptr<const Scores> scores;   ///< the same, or scored again on another value basis
    std::vector<engine::ChartData> charts;  ///< in the order of engine::chartTable()
    std::vector<std::uint8_t> included;     ///< per client of `scores`; empty: everybody
    std::vector<RecordId> filtered;         ///< ids that meet the filter, ascending
    std::int64_t includedClients = 0;
    std::optional<SavedFigures> before;
    std::optional<MinorUnits> valueYearBefore;    ///< value of the 365 days before the last 365, in the same basis
    std::map<RecordId, std::string> clientNames;  ///< of the clients that charts name
    std::vector<SavedName> assessments;           ///< newest first
    std::optional<MovementTable> movement;
    std::optional<Error> movementProblem;  ///< why there is none: other tier scales, an assessment that is gone
    std::optional<SlowFigures> slow;

    /// Hundredths of a per cent of the window's gross amount of the included clients that lacks the value basis.
    int estimated() const;
    const engine::ChartData& chart(std::string_view key) const;
    const std::string& nameOf(const engine::ChartRow& row) const;
    /// Who is behind a row of a chart, in the chart's order.
    std::vector<RecordId> clientsOf(const engine::ChartData& chart, const engine::ChartRow& row) const;
    /// The conditions that list them, the filter's among them; nothing where only clientsOf() can.
    std::optional<Rule> ruleOf(const engine::ChartRow& row) const;

    // Kept for the next reading.
    std::shared_ptr<const engine::PurchasePeriods> quarters, years;
    std::shared_ptr<const engine::CareFacts> care;
    std::shared_ptr<const std::vector<SavedScoreRow>> savedScores;  ///< of `before`
    std::shared_ptr<const Scores> then;                             ///< of the day of `before`, without forecasts
    std::shared_ptr<const Scores> yearBefore;                       ///< of a year before, without forecasts
    std::map<std::string, std::shared_ptr<const Standing>> standings;
};

/// Throws Error{cancelled} when stopped. `session` gives the scores of other days; `known` is what was shown last: what
/// has not moved since is taken from there, its slow figures among it.
DashboardData readDashboard(Database& database, const Session& session, std::shared_ptr<const Scores> scores,
                            const DashboardRequest& request = {}, const std::stop_token& stop = {},
                            const DashboardData* known = nullptr);

/// Report card and CLV of the assessment before. Nothing when the columns have moved on: newer scores follow. Throws
/// Error{cancelled}.
std::optional<SlowFigures> readSlowFigures(Database& database, const Session& session, const DashboardData& data,
                                           const std::stop_token& stop = {});
/// Puts them in.
void addSlowFigures(DashboardData& data, SlowFigures slow);

/// The newest saved assessment dated before `asOf`; nothing when there is none.
std::optional<SavedName> newestAssessmentBefore(std::span<const SavedName> newestFirst, Date asOf);

/// A chart's data as CSV text for people: labels in `language`, UTF-8 without byte order mark, CRLF.
std::string chartCsv(const DashboardData& data, std::string_view chart, Language language);
/// The same in sentences, for a screen reader: "Core: 23 clients, 6 %, ...".
std::string chartSummary(const DashboardData& data, std::string_view chart, Language language);

}  // namespace meike
