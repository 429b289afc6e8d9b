// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "engine/chart_computations.h"

namespace meike::engine {

ChartData renewalsByOwner(const ChartInput& input) {
    const Assessment& a = input.assessment;
    const std::size_t none = input.ownerNames.size();
    struct Sum {
        std::int64_t clients = 0, money = 0, chances = 0;
        std::int64_t chance = 0;  ///< hundredths of a per cent, summed
    };
    std::vector<Sum> sums(none + 1);
    const auto ends = [&](std::size_t client) {
        const DayNumber end = a.contractEnd[client];
        return input.includes(client) && end != kNever && a.asOf <= end && end <= a.asOf + kRenewalsAhead;
    };
    const auto place = [&](std::size_t client) {
        const std::int32_t owner = input.ownerOf(client);
        return owner < 0 ? none : static_cast<std::size_t>(owner);
    };
    for (std::size_t i = 0; i < a.clients(); ++i) {
        if (!ends(i)) continue;
        Sum& sum = sums[place(i)];
        ++sum.clients;
        sum.money += a.valueLastYear[i];
        if (a.renewalChance[i] < 0) continue;
        ++sum.chances;
        sum.chance += std::llround(a.renewalChance[i] * kWholeShare);
    }
    // Who has most to lose comes first; contracts of nobody last.
    std::vector<std::size_t> order;
    for (std::size_t owner = 0; owner < none; ++owner)
        if (sums[owner].clients > 0) order.push_back(owner);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t x, std::size_t y) { return sums[x].money > sums[y].money; });
    if (sums[none].clients > 0) order.push_back(none);
    ChartData data;
    data.key = "renewals";
    data.columns = {{"count", {"客户数", "Clients"}, Measure::count},
                    {"money", {"近一年价值", "Value, last 365 days"}, Measure::money},
                    {"chance", {"平均续约概率", "Mean chance of renewal"}, Measure::share}};
    std::vector<std::ptrdiff_t> rowOf(none + 1, -1);
    for (const std::size_t owner : order) {
        const Sum& sum = sums[owner];
        rowOf[owner] = static_cast<std::ptrdiff_t>(data.rows.size());
        ChartRow row;
        row.key = owner == none ? "none" : "owner_" + std::to_string(owner);
        std::vector<Rule> conditions{Rule::condition("contract_end", "next_days", {std::to_string(kRenewalsAhead)})};
        if (owner == none) {
            row.label = {"无负责人", "No owner"};
            conditions.push_back(Rule::condition("owner", "empty"));
            row.rule = Rule::all(std::move(conditions));
        } else {
            const std::string& name = input.ownerNames[owner];
            row.label = {name, name};
            // Two people of one name: a condition cannot tell them apart.
            if (std::count(input.ownerNames.begin(), input.ownerNames.end(), name) == 1) {
                conditions.push_back(Rule::condition("owner", "any_of", {name}));
                row.rule = Rule::all(std::move(conditions));
            }
        }
        row.values = {sum.clients, sum.money, sum.chances > 0 ? sum.chance / sum.chances : kNoValue};
        data.rows.push_back(std::move(row));
    }
    setMembers(data, 0, data.rows.size(), a.clients(), [&](std::size_t i) { return ends(i) ? rowOf[place(i)] : -1; });
    return data;
}

}  // namespace meike::engine
