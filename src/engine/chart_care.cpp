// SPDX-License-Identifier: GPL-3.0-or-later
// How clients are looked after: load, promises, effort beside value, what clients say beside revenue, who stays.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <set>

#include "base/amount_total.h"
#include "engine/care_facts.h"
#include "engine/chart_computations.h"
#include "engine/satisfaction.h"

namespace meike::engine {

namespace {

constexpr int kMinutesPerHour = 60;

std::int64_t hours(std::int64_t minutes) { return (minutes + kMinutesPerHour / 2) / kMinutesPerHour; }

/// Owners who have something, in the order of the input, then nobody.
struct Owners {
    explicit Owners(const ChartInput& input) : input(input), none(input.ownerNames.size()) {}
    std::size_t place(std::size_t client) const {
        const std::int32_t owner = input.ownerOf(client);
        return owner < 0 ? none : static_cast<std::size_t>(owner);
    }
    ChartRow row(std::size_t owner) const {
        ChartRow row;
        row.key = owner == none ? "none" : "owner_" + std::to_string(owner);
        row.label = owner == none ? ProfileLabel{"无负责人", "No owner"}
                                  : ProfileLabel{input.ownerNames[owner], input.ownerNames[owner]};
        return row;
    }
    const ChartInput& input;
    std::size_t none;
};

/// Tiers from the best down, then none.
struct Tiers {
    explicit Tiers(const ChartInput& input) : a(input.assessment), none(a.tierNames.size()) {}
    std::size_t place(std::size_t client) const {
        return a.tier[client] < 0 ? none : static_cast<std::size_t>(static_cast<std::uint8_t>(a.tier[client]));
    }
    ChartRow row(std::size_t tier) const {
        ChartRow row;
        row.key = tier < none ? a.tierNames[tier].key : "none";
        row.label = tier < none ? a.tierNames[tier].label : ProfileLabel{"未评级", "No tier"};
        return row;
    }
    const Assessment& a;
    std::size_t none;
};

/// Puts behind each row of `order` the clients that `counts` and that stand at its place.
template <class Places, class Counts>
void behind(ChartData& data, const std::vector<std::size_t>& order, const Places& places, std::size_t clients,
            const Counts& counts) {
    std::vector<std::ptrdiff_t> rowOf(places.none + 1, -1);
    for (std::size_t i = 0; i < order.size(); ++i) rowOf[order[i]] = static_cast<std::ptrdiff_t>(i);
    setMembers(data, 0, data.rows.size(), clients,
               [&](std::size_t i) { return counts(i) ? rowOf[places.place(i)] : std::ptrdiff_t{-1}; });
    for (ChartRow& row : data.rows) {
        row.values[0] = row.memberCount;
        row.opensClients = row.memberCount > 0;
    }
}

std::int64_t rateOf(std::int64_t part, std::int64_t whole) { return whole > 0 ? shareOf(part, whole) : kNoValue; }

bool isPlanned(const CareFacts::Work& work) { return work.planned + work.dropped > 0; }
bool isPromised(const CareFacts::Work& work) { return work.done + work.skipped + work.overdue > 0; }

}  // namespace

ChartData serviceLoad(const ChartInput& input) {
    ChartData data;
    data.key = "service_load";
    data.columns = {{"count", {"客户数", "Clients"}, Measure::count},
                    {"planned", {"已排", "Planned"}, Measure::count},
                    {"capacity", {"可用", "There are"}, Measure::count},
                    {"load", {"负荷", "Load"}, Measure::share},
                    {"dropped", {"排不下", "Left out"}, Measure::count}};
    if (!input.care) return data;
    const CareFacts& care = *input.care;
    const Owners owners(input);
    std::vector<CareFacts::Work> sums(owners.none + 1);
    const auto counts = [&](std::size_t i) { return input.includes(i) && isPlanned(care.work[i]); };
    for (std::size_t i = 0; i < care.work.size(); ++i) {
        if (!counts(i)) continue;
        sums[owners.place(i)].planned += care.work[i].planned;
        sums[owners.place(i)].dropped += care.work[i].dropped;
    }
    std::vector<std::size_t> order;
    for (std::size_t owner = 0; owner <= owners.none; ++owner) {
        if (!isPlanned(sums[owner])) continue;
        order.push_back(owner);
        ChartRow row = owners.row(owner);
        const std::int64_t there = owner < care.capacity.size() ? care.capacity[owner] : 0;
        row.values = {0, hours(sums[owner].planned), there > 0 ? hours(there) : kNoValue,
                      rateOf(std::int64_t{sums[owner].planned} + sums[owner].dropped, there),
                      hours(sums[owner].dropped)};
        data.rows.push_back(std::move(row));
    }
    behind(data, order, owners, care.work.size(), counts);
    return data;
}

ChartData promisesKept(const ChartInput& input) {
    ChartData data;
    data.key = "promises_kept";
    data.columns = {{"count", {"客户数", "Clients"}, Measure::count},
                    {"done", {"完成", "Done"}, Measure::count},
                    {"skipped", {"跳过", "Skipped"}, Measure::count},
                    {"overdue", {"逾期", "Overdue"}, Measure::count},
                    {"share", {"兑现率", "Kept"}, Measure::share}};
    if (!input.care) return data;
    const CareFacts& care = *input.care;
    const Owners owners(input);
    std::vector<CareFacts::Work> sums(owners.none + 1);
    const auto counts = [&](std::size_t i) { return input.includes(i) && isPromised(care.work[i]); };
    for (std::size_t i = 0; i < care.work.size(); ++i) {
        if (!counts(i)) continue;
        CareFacts::Work& sum = sums[owners.place(i)];
        sum.done += care.work[i].done;
        sum.skipped += care.work[i].skipped;
        sum.overdue += care.work[i].overdue;
    }
    std::vector<std::size_t> order;
    for (std::size_t owner = 0; owner <= owners.none; ++owner) {
        const CareFacts::Work& sum = sums[owner];
        if (!isPromised(sum)) continue;
        order.push_back(owner);
        ChartRow row = owners.row(owner);
        row.values = {0, sum.done, sum.skipped, sum.overdue, rateOf(sum.done, sum.done + sum.skipped + sum.overdue)};
        data.rows.push_back(std::move(row));
    }
    behind(data, order, owners, care.work.size(), counts);
    return data;
}

ChartData effortByTier(const ChartInput& input) {
    ChartData data;
    data.key = "effort_by_tier";
    data.columns = {{"count", {"客户数", "Clients"}, Measure::count},
                    {"hours", {"小时", "Hours"}, Measure::count},
                    {"effort", {"投入占比", "Effort"}, Measure::share},
                    {"money", {"价值", "Value"}, Measure::money},
                    {"value", {"价值占比", "Of value"}, Measure::share}};
    if (!input.care) return data;
    const CareFacts& care = *input.care;
    const Assessment& a = input.assessment;
    const Tiers tiers(input);
    std::vector<std::int64_t> minutes(tiers.none + 1), money(tiers.none + 1);
    std::int64_t allMinutes = 0;
    std::int64_t allMoney = 0;
    for (std::size_t i = 0; i < care.work.size(); ++i) {
        if (!input.includes(i)) continue;
        minutes[tiers.place(i)] += care.work[i].ahead;
        money[tiers.place(i)] = boundedSum(money[tiers.place(i)], a.valueLastYear[i]);
        allMinutes += care.work[i].ahead;
        allMoney = boundedSum(allMoney, a.valueLastYear[i]);
    }
    std::vector<std::size_t> order;
    for (std::size_t tier = 0; tier <= tiers.none; ++tier) {
        order.push_back(tier);
        ChartRow row = tiers.row(tier);
        row.rule = tier < tiers.none ? Rule::all({Rule::condition("tier", "any_of", {row.key})})
                                     : Rule::all({Rule::condition("tier", "empty")});
        row.values = {0, hours(minutes[tier]), rateOf(minutes[tier], allMinutes), money[tier],
                      rateOf(money[tier], allMoney)};
        data.rows.push_back(std::move(row));
    }
    behind(data, order, tiers, care.work.size(), [&](std::size_t i) { return input.includes(i); });
    return data;
}

ChartData satisfactionOverTime(const ChartInput& input) {
    ChartData data;
    data.key = "satisfaction_over_time";
    data.columns = {{"count", {"作答客户", "Clients"}, Measure::count},
                    {"money", {"收入", "Revenue"}, Measure::money},
                    {"csat", {"满意率", "Satisfied"}, Measure::share},
                    {"csat_answers", {"满意度答卷", "CSAT answers"}, Measure::count},
                    {"nps", {"净推荐值", "NPS"}, Measure::share},
                    {"nps_answers", {"推荐答卷", "NPS answers"}, Measure::count}};
    if (!input.care) return data;
    const CareFacts& care = *input.care;
    for (std::size_t quarter = 0; quarter < kCareQuarters; ++quarter) {
        AnswerCounts counted;
        std::set<ClientIndex> clients;
        for (const CareFacts::Answer& answer : care.answers) {
            if (answer.day < care.quarters[quarter] || answer.day >= care.quarters[quarter + 1]) continue;
            if (!input.includes(answer.client)) continue;
            counted.add(answer.nps, answer.score);
            clients.insert(answer.client);
        }
        std::int64_t money = 0;
        for (std::size_t i = 0; i < care.revenue.size(); ++i)
            if (input.includes(i)) money = boundedSum(money, care.revenue[i][quarter]);
        const auto figure = [](const std::optional<Estimate>& estimate) {
            return estimate ? std::llround(estimate->value * kWholeShare) : kNoValue;
        };
        const std::chrono::year_month_day first(dateOfDay(care.quarters[quarter]));
        const std::string name = std::to_string(static_cast<int>(first.year())) + "Q" +
                                 std::to_string((static_cast<unsigned>(first.month()) - 1) / 3 + 1);
        ChartRow row;
        row.key = name;
        row.label = {name, name};
        row.values = {static_cast<std::int64_t>(clients.size()),
                      money,
                      figure(counted.csatFigure()),
                      counted.csat,
                      figure(counted.npsFigure()),
                      counted.nps};
        row.opensClients = !clients.empty();
        const std::vector<ClientIndex> members(clients.begin(), clients.end());
        setMembers(data, row, members);
        data.rows.push_back(std::move(row));
    }
    return data;
}

ChartData loyaltyByTier(const ChartInput& input) {
    ChartData data;
    data.key = "loyalty_by_tier";
    data.columns = {{"count", {"客户数", "Clients"}, Measure::count},
                    {"ended", {"到期", "Ended"}, Measure::count},
                    {"renewed", {"续约率", "Renewed"}, Measure::share},
                    {"answers", {"答卷", "Answers"}, Measure::count},
                    {"promoters", {"推荐率", "Promoters"}, Measure::share}};
    if (!input.care) return data;
    const CareFacts& care = *input.care;
    const Tiers tiers(input);
    struct Sum {
        std::int64_t ended = 0, renewed = 0;
        AnswerCounts answers;
    };
    std::vector<Sum> sums(tiers.none + 1);
    std::vector<std::uint8_t> counted(care.work.size(), 0);
    for (const CareFacts::End& end : care.ends) {
        if (!input.includes(end.client)) continue;
        Sum& sum = sums[tiers.place(end.client)];
        ++sum.ended;
        sum.renewed += end.renewed ? 1 : 0;
        counted[end.client] = 1;
    }
    for (const CareFacts::Answer& answer : care.answers) {
        if (!answer.nps || answer.day <= input.assessment.asOf - kLoyaltyDays || !input.includes(answer.client))
            continue;
        sums[tiers.place(answer.client)].answers.add(true, answer.score);
        counted[answer.client] = 1;
    }
    std::vector<std::size_t> order;
    for (std::size_t tier = 0; tier <= tiers.none; ++tier) {
        order.push_back(tier);
        const Sum& sum = sums[tier];
        ChartRow row = tiers.row(tier);
        // Few answers say nothing, as on the satisfaction page.
        row.values = {0, sum.ended, rateOf(sum.renewed, sum.ended), sum.answers.nps,
                      sum.answers.nps < kFewestAnswers ? kNoValue : rateOf(sum.answers.promoters, sum.answers.nps)};
        data.rows.push_back(std::move(row));
    }
    behind(data, order, tiers, care.work.size(), [&](std::size_t i) { return counted[i] != 0; });
    return data;
}

}  // namespace meike::engine
