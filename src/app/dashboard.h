// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/score_book.h"
#include "engine/chart_data.h"
#include "storage/database.h"

namespace meike {

class Session;

/// What a saved assessment says of the whole base, for comparing.
struct SavedFigures {
    RecordId assessment = 0;
    std::string name;
    Date asOf;
    std::int64_t clients = 0;
    std::int64_t active = 0;
    std::int64_t atRisk = 0;  ///< clients whose stage was at_risk
};

/// The figures of the newest saved assessment dated before `asOf`; nothing when there is none. Assessments never
/// change, so `known` is given back when it is still that one.
std::optional<SavedFigures> savedFiguresBefore(Database& database, Date asOf,
                                               const std::optional<SavedFigures>& known = {});

/// Everything the dashboard shows, computed off the window's thread.
struct DashboardData {
    std::shared_ptr<const Scores> scores;
    std::vector<engine::ChartData> charts;  ///< in the order of engine::chartTable()
    std::optional<SavedFigures> before;
    std::optional<MinorUnits> valueYearBefore;    ///< value of the 365 days before the last 365, in the same basis
    std::map<RecordId, std::string> clientNames;  ///< of the clients that charts name

    const engine::ChartData& chart(std::string_view key) const;
    const std::string& nameOf(const engine::ChartRow& row) const;
};

/// Throws Error{cancelled} when stopped. `session` gives the scores of a year before; `known` are the saved figures
/// shown last.
DashboardData readDashboard(Database& database, const Session& session, std::shared_ptr<const Scores> scores,
                            const std::stop_token& stop = {}, const std::optional<SavedFigures>& known = {});

/// A chart's data as CSV text for people: labels in `language`, UTF-8 without byte order mark, CRLF.
std::string chartCsv(const DashboardData& data, std::string_view chart, Language language);
/// The same in sentences, for a screen reader: "Core: 23 clients, 6 %, ...".
std::string chartSummary(const DashboardData& data, std::string_view chart, Language language);

}  // namespace meike
