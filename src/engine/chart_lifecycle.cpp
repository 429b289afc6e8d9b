// SPDX-License-Identifier: GPL-3.0-or-later
// How far clients got, and whether they keep buying.
#include <algorithm>
#include <array>

#include "engine/chart_computations.h"

namespace meike::engine {

namespace {

/// A step of the funnel: clients with at least so many purchases.
struct Step {
    const char* key;
    Label label;
    std::int32_t purchases;
};
constexpr std::array kSteps{Step{"known", {"全部客户", "All clients"}, 0}, Step{"bought", {"有过合作", "Bought"}, 1},
                            Step{"again", {"再次合作", "Bought again"}, 2},
                            Step{"often", {"三次及以上", "3 times or more"}, 3}};

/// Cohorts shown: three years of quarters, ten years.
constexpr std::int32_t kQuarterCohorts = 12;
constexpr std::int32_t kYearCohorts = 10;

std::string periodName(std::int32_t number, CohortPeriod period) {
    if (period == CohortPeriod::year) return std::to_string(number);
    return std::to_string(number / 4) + "Q" + std::to_string(number % 4 + 1);
}

ChartData cohorts(const ChartInput& input, std::string_view key, const PurchasePeriods* periods, std::int32_t longest) {
    ChartData data;
    data.key = key;
    data.columns = {{"size", {"首购客户数", "Clients in the cohort"}, Measure::count},
                    {"later", {"之后第几期", "Periods later"}, Measure::count},
                    {"period", {"购买时期", "Buying in"}, Measure::word},
                    {"count", {"购买客户数", "Clients buying"}, Measure::count},
                    {"share", {"占首购客户", "Share of the cohort"}, Measure::share}};
    if (!periods || periods->clients() != input.assessment.clients()) return data;
    const std::int32_t last = periodOf(periods->asOf, periods->period);
    std::int32_t first = last + 1;
    for (std::size_t i = 0; i < periods->clients(); ++i) {
        const auto bought = periods->of(static_cast<ClientIndex>(i));
        if (!bought.empty() && input.includes(i)) first = std::min(first, bought.front());
    }
    first = std::max(first, last - longest + 1);
    if (first > last) return data;

    const std::size_t side = static_cast<std::size_t>(last - first) + 1;
    std::vector<std::vector<ClientIndex>> cells(side * side);
    for (std::size_t i = 0; i < periods->clients(); ++i) {
        if (!input.includes(i)) continue;
        const auto bought = periods->of(static_cast<ClientIndex>(i));
        if (bought.empty() || bought.front() < first) continue;
        const auto cohort = static_cast<std::size_t>(bought.front() - first);
        for (const std::int32_t period : bought)
            cells[cohort * side + static_cast<std::size_t>(period - bought.front())].push_back(
                static_cast<ClientIndex>(i));
    }
    const bool ends = periodStart(last + 1, periods->period) == periods->asOf + 1;
    for (std::size_t cohort = 0; cohort < side; ++cohort) {
        const std::size_t size = cells[cohort * side].size();
        if (size == 0) continue;
        const std::string name = periodName(first + static_cast<std::int32_t>(cohort), periods->period);
        for (std::size_t later = 0; cohort + later < side; ++later) {
            const auto number = first + static_cast<std::int32_t>(cohort + later);
            const std::string period = periodName(number, periods->period);
            const auto& clients = cells[cohort * side + later];
            ChartRow row;
            row.key = name + "+" + std::to_string(later);
            row.label = later == 0 ? ProfileLabel{name + " 首购", "First bought in " + name}
                                   : ProfileLabel{name + " 首购，" + period + " 仍购买",
                                                  "First bought in " + name + ", buying in " + period};
            // What has not ended yet cannot be held against the others.
            const bool running = number == last && !ends;
            row.word =
                running ? ProfileLabel{period + "（未结束）", period + " (so far)"} : ProfileLabel{period, period};
            row.wordKey = running ? "running" : "whole";
            row.values = {static_cast<std::int64_t>(size), static_cast<std::int64_t>(later), 0,
                          static_cast<std::int64_t>(clients.size()),
                          shareOf(static_cast<std::int64_t>(clients.size()), static_cast<std::int64_t>(size))};
            row.opensClients = !clients.empty();
            setMembers(data, row, clients);
            data.rows.push_back(std::move(row));
        }
    }
    return data;
}

}  // namespace

ChartData lifecycleFunnel(const ChartInput& input) {
    const Assessment& a = input.assessment;
    ChartData data;
    data.key = "lifecycle_funnel";
    data.columns = {{"count", {"客户数", "Clients"}, Measure::count},
                    {"share", {"占全部客户", "Share of all clients"}, Measure::share},
                    {"step", {"占上一步", "Share of the step before"}, Measure::share},
                    {"money", {"窗口内价值", "Value in window"}, Measure::money}};
    std::vector<ClientIndex> clients;
    for (std::size_t i = 0; i < a.clients(); ++i)
        if (input.includes(i)) clients.push_back(static_cast<ClientIndex>(i));
    const auto whole = static_cast<std::int64_t>(clients.size());
    std::int64_t before = kNoValue;
    for (const Step& step : kSteps) {
        std::erase_if(clients, [&](ClientIndex i) { return a.orders[i] < step.purchases; });
        const auto count = static_cast<std::int64_t>(clients.size());
        std::int64_t money = 0;
        for (const ClientIndex i : clients) money += a.monetary[i];
        ChartRow row;
        row.key = step.key;
        row.label = profileLabel(step.label);
        row.values = {count, shareOf(count, whole), before == kNoValue ? kNoValue : shareOf(count, before), money};
        row.rule = step.purchases == 0 ? Rule::all({})
                                       : Rule::all({Rule::condition("orders", ">=", {std::to_string(step.purchases)})});
        row.opensClients = count > 0;
        setMembers(data, row, clients);
        data.rows.push_back(std::move(row));
        before = count;
    }
    const std::size_t firstStage = data.rows.size();
    std::vector<std::int64_t> money(stageRows().size(), 0);
    for (std::size_t i = 0; i < a.clients(); ++i)
        if (input.includes(i)) money[static_cast<std::size_t>(a.stage[i])] += a.monetary[i];
    for (std::size_t stage = 1; stage < stageRows().size(); ++stage) {
        const ClassRow& name = stageRows()[stage];
        ChartRow row;
        row.key = std::string(name.key);
        row.label = {"现处阶段：" + std::string(name.label.zh), "Stage now: " + std::string(name.label.en)};
        row.values = {0, 0, kNoValue, money[stage]};
        row.rule = Rule::all({Rule::condition("stage", "any_of", {row.key})});
        data.rows.push_back(std::move(row));
    }
    setMembers(data, firstStage, stageRows().size() - 1, a.clients(),
               [&](std::size_t i) { return input.includes(i) ? static_cast<std::ptrdiff_t>(a.stage[i]) - 1 : -1; });
    for (std::size_t i = firstStage; i < data.rows.size(); ++i) {
        ChartRow& row = data.rows[i];
        row.values[0] = row.memberCount;
        row.values[1] = shareOf(row.memberCount, whole);
        row.opensClients = row.memberCount > 0;
    }
    return data;
}

ChartData quarterCohorts(const ChartInput& input) {
    return cohorts(input, "cohorts_quarter", input.quarters, kQuarterCohorts);
}
ChartData yearCohorts(const ChartInput& input) { return cohorts(input, "cohorts_year", input.years, kYearCohorts); }

}  // namespace meike::engine
