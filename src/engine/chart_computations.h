// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "engine/chart_data.h"

/// The functions behind the chart table, and what they share. Pure: the same assessment gives the same data. All count
/// the included clients alone; the scores themselves are relative to everybody.
namespace meike::engine {

/// Clients, active clients, value of the last 365 days, revenue at risk, overdue: counts, money, and how many are in
/// the best tier.
ChartData keyFigures(const ChartInput& input);
/// Clients and value in the window by tier, best first; then those without a tier.
ChartData tierDistribution(const ChartInput& input);
/// How far clients got (known, bought, bought again, three times or more) with the share of the step before, then how
/// many are in each relationship stage now.
ChartData lifecycleFunnel(const ChartInput& input);
/// Clients and value in the window of every R x F cell, R from the best down.
ChartData rfmMatrix(const ChartInput& input);
/// Who went where between two days or saved assessments: from each tier (stage) to each, new, and lost.
ChartData tierMovement(const ChartInput& input);
ChartData stageMovement(const ChartInput& input);
/// By quarter (year) of the first purchase: how many still buy in each later one.
ChartData quarterCohorts(const ChartInput& input);
ChartData yearCohorts(const ChartInput& input);
/// Share of the top 1, 5 and 10 clients in the window's value, and how many make up 80 % of it. The total is over
/// positive values, as in ABC.
ChartData concentration(const ChartInput& input);
/// Clients by value, largest first, in at most 60 steps of equally many: their mean value and the share reached with
/// them.
ChartData paretoCurve(const ChartInput& input);
/// The clients with the highest value in the window: what would be lost with each of them, and whose they are.
ChartData ifClientLeaves(const ChartInput& input);
/// The clients at risk with the highest value of the last 365 days.
ChartData clientsAtRisk(const ChartInput& input);
/// The whole base's CLV with its interval, then the clients with the highest.
ChartData lifetimeValue(const ChartInput& input);
/// Per owner: clients, value in the window, revenue at risk, CLV, overdue; then those without an owner.
/// Contracts that end within so many days are up for renewal.
inline constexpr std::int32_t kRenewalsAhead = 90;
ChartData renewalsByOwner(const ChartInput& input);
ChartData ownerPortfolios(const ChartInput& input);
/// Clients with overdue receivables and what they owe, by tier.
ChartData overdueByTier(const ChartInput& input);
/// By owner: hours that playbooks want within kLoadDays, beside those there are.
ChartData serviceLoad(const ChartInput& input);
/// By owner: what became of what playbooks wanted within the last kPromiseDays.
ChartData promisesKept(const ChartInput& input);
/// By tier: hours that playbooks want within the next kPromiseDays, beside the value of the last 365 days.
ChartData effortByTier(const ChartInput& input);
/// By quarter: what clients say, beside revenue. Fewer than kFewestAnswers answers give no figure.
ChartData satisfactionOverTime(const ChartInput& input);
/// By tier: of the contracts that ended within kLoyaltyDays the share renewed; of the answers in them the promoters.
ChartData loyaltyByTier(const ChartInput& input);
/// How good the forecasts were on the past, and how often what was called likely came.
ChartData modelReportCard(const ChartInput& input);

/// part / whole in hundredths of a per cent, rounded half up and kept within 0..10000; 0 without a positive whole.
std::int64_t shareOf(std::int64_t part, std::int64_t whole);
ProfileLabel profileLabel(const Label& label);
/// Name and symbol of a tier: the standard one where the profile uses it.
const ClassName* tierName(const Assessment& assessment, std::int8_t tier);

/// Sorts clients into numbered groups and hands each group to a row: `groupOf` gives 0..groups-1, anything else leaves
/// the client out. Fills ChartData::members; row i of `data.rows` from `firstRow` on is group i.
void setMembers(ChartData& data, std::size_t firstRow, std::size_t groups, std::size_t clients,
                const std::function<std::ptrdiff_t(std::size_t client)>& groupOf);
/// Puts these clients behind the row.
void setMembers(ChartData& data, ChartRow& row, std::span<const ClientIndex> clients);
/// The included clients with a known value above zero, largest first, equals by index.
std::vector<ClientIndex> clientsByValue(const ChartInput& input);

}  // namespace meike::engine
