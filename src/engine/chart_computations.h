// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/chart_data.h"

/// The functions behind the chart table, and what they share. Pure: the same assessment gives the same data.
namespace meike::engine {

/// Clients, active clients, value of the last 365 days, revenue at risk, overdue: counts, money, and how many are in
/// the best tier.
ChartData keyFigures(const ChartInput& input);
/// Clients and value in the window by tier, best first; then those without a tier.
ChartData tierDistribution(const ChartInput& input);
/// Clients and value in the window by relationship stage.
ChartData stageDistribution(const ChartInput& input);
/// Clients and value in the window of every R x F cell, R from the best down.
ChartData rfmMatrix(const ChartInput& input);
/// Share of the top 1, 5 and 10 clients in the window's value, and how many make up 80 % of it. The total is over
/// positive values, as in ABC.
ChartData concentration(const ChartInput& input);
/// Clients by value, largest first, in at most 60 steps of equally many: their mean value and the share reached with
/// them.
ChartData paretoCurve(const ChartInput& input);
/// The clients at risk with the highest value of the last 365 days.
ChartData clientsAtRisk(const ChartInput& input);

/// part / whole in hundredths of a per cent, rounded half up and kept within 0..10000; 0 without a positive whole.
std::int64_t shareOf(std::int64_t part, std::int64_t whole);
ProfileLabel profileLabel(const Label& label);
/// Name and symbol of a tier: the standard one where the profile uses it.
const ClassName* tierName(const Assessment& assessment, std::int8_t tier);

}  // namespace meike::engine
