// SPDX-License-Identifier: GPL-3.0-or-later
// What clients are expected to bring, who looks after them, and what they owe.
#include <algorithm>
#include <cmath>

#include "engine/chart_computations.h"

namespace meike::engine {

namespace {

constexpr std::size_t kTopClients = 8;

/// The CLV of a client where it has one, else 0.
MinorUnits knownClv(const Assessment& a, std::size_t client) {
    if (a.forecast.clients() == 0 || a.forecast.clv[client] == kNoAmount) return 0;
    return a.forecast.clv[client];
}

/// kNoAmount is kNoValue: both are the lowest number there is.
static_assert(kNoAmount == kNoValue);

}  // namespace

ChartData lifetimeValue(const ChartInput& input) {
    const Assessment& a = input.assessment;
    const Forecast& forecast = a.forecast;
    ChartData data;
    data.key = "clv";
    data.columns = {{"money", {"生命周期价值", "CLV"}, Measure::money},
                    {"low", {"区间下限", "Low"}, Measure::money},
                    {"high", {"区间上限", "High"}, Measure::money},
                    {"alive", {"仍活跃概率", "Still active"}, Measure::share}};
    std::vector<ClientIndex> clients;
    MinorUnits sum = 0;
    for (std::size_t i = 0; i < forecast.clients(); ++i) {
        if (!input.includes(i) || forecast.clv[i] == kNoAmount || forecast.clv[i] <= 0) continue;
        clients.push_back(static_cast<ClientIndex>(i));
        sum += forecast.clv[i];
    }
    ChartRow total;
    total.key = "total";
    total.label = {"合计", "Total"};
    // The interval of a sum is not the sum of intervals: it was computed for the whole base alone.
    const bool whole = input.included.empty();
    const MinorUnits value = whole ? forecast.base.clv : clients.empty() ? kNoAmount : sum;
    total.values = {value, whole ? forecast.base.clvLow : kNoAmount, whole ? forecast.base.clvHigh : kNoAmount,
                    kNoValue};
    total.rule = Rule::all({Rule::condition("clv", ">", {"0"})});
    total.opensClients = !clients.empty();
    setMembers(data, total, clients);
    data.rows.push_back(std::move(total));

    const std::size_t shown = std::min(kTopClients, clients.size());
    std::partial_sort(clients.begin(), clients.begin() + static_cast<std::ptrdiff_t>(shown), clients.end(),
                      [&](ClientIndex x, ClientIndex y) {
                          return forecast.clv[x] != forecast.clv[y] ? forecast.clv[x] > forecast.clv[y] : x < y;
                      });
    for (std::size_t i = 0; i < shown; ++i) {
        const ClientIndex client = clients[i];
        ChartRow row;
        row.key = std::to_string(i + 1);
        row.client = client;
        row.values = {
            forecast.clv[client], forecast.clvLow[client], forecast.clvHigh[client],
            forecast.alive[client] < 0 ? kNoValue : std::llround(forecast.alive[client] * double{kWholeShare})};
        setMembers(data, row, std::span(&client, 1));
        data.rows.push_back(std::move(row));
    }
    return data;
}

ChartData ownerPortfolios(const ChartInput& input) {
    const Assessment& a = input.assessment;
    const std::size_t none = input.ownerNames.size();
    struct Sum {
        std::int64_t clients = 0, active = 0, money = 0, risk = 0, clv = 0, overdue = 0;
    };
    std::vector<Sum> sums(none + 1);
    const auto place = [&](std::size_t client) {
        const std::int32_t owner = input.ownerOf(client);
        return owner < 0 ? none : static_cast<std::size_t>(owner);
    };
    for (std::size_t i = 0; i < a.clients(); ++i) {
        if (!input.includes(i)) continue;
        Sum& sum = sums[place(i)];
        ++sum.clients;
        sum.active += a.stage[i] != Stage::prospect && a.stage[i] != Stage::churned ? 1 : 0;
        sum.money += a.monetary[i];
        if (a.stage[i] == Stage::at_risk) sum.risk += a.valueLastYear[i];
        sum.clv += knownClv(a, i);
        sum.overdue += a.overdue[i];
    }
    const bool clvShown = a.forecast.clients() > 0 && a.forecast.base.clv != kNoAmount;
    // Largest portfolio first, who has nobody left out; those without an owner last.
    std::vector<std::size_t> order;
    for (std::size_t owner = 0; owner < none; ++owner)
        if (sums[owner].clients > 0) order.push_back(owner);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t x, std::size_t y) { return sums[x].money > sums[y].money; });
    if (sums[none].clients > 0) order.push_back(none);
    ChartData data;
    data.key = "owner_portfolios";
    data.columns = {{"count", {"客户数", "Clients"}, Measure::count},
                    {"active", {"活跃客户", "Active clients"}, Measure::count},
                    {"money", {"窗口内价值", "Value in window"}, Measure::money},
                    {"at_risk", {"风险中的收入", "Revenue at risk"}, Measure::money},
                    {"clv", {"生命周期价值", "CLV"}, Measure::money},
                    {"overdue", {"逾期应收", "Overdue"}, Measure::money}};
    std::vector<std::ptrdiff_t> rowOf(none + 1, -1);
    for (const std::size_t owner : order) {
        const Sum& sum = sums[owner];
        rowOf[owner] = static_cast<std::ptrdiff_t>(data.rows.size());
        ChartRow row;
        row.key = owner == none ? "none" : "owner_" + std::to_string(owner);
        if (owner == none) {
            row.label = {"无负责人", "No owner"};
            row.rule = Rule::all({Rule::condition("owner", "empty")});
        } else {
            const std::string& name = input.ownerNames[owner];
            row.label = {name, name};
            // Two people of one name: a condition cannot tell them apart.
            if (std::count(input.ownerNames.begin(), input.ownerNames.end(), name) == 1)
                row.rule = Rule::all({Rule::condition("owner", "any_of", {name})});
        }
        row.values = {sum.clients, sum.active, sum.money, sum.risk, clvShown ? sum.clv : kNoValue, sum.overdue};
        data.rows.push_back(std::move(row));
    }
    setMembers(data, 0, data.rows.size(), a.clients(),
               [&](std::size_t i) { return input.includes(i) ? rowOf[place(i)] : -1; });
    return data;
}

ChartData overdueByTier(const ChartInput& input) {
    const Assessment& a = input.assessment;
    const std::size_t none = a.tierNames.size();
    std::vector<std::int64_t> money(none + 1, 0);
    std::int64_t whole = 0;
    const auto place = [&](std::size_t i) {
        return a.tier[i] < 0 ? none : static_cast<std::size_t>(static_cast<std::uint8_t>(a.tier[i]));
    };
    for (std::size_t i = 0; i < a.clients(); ++i) {
        if (!input.includes(i) || a.overdue[i] <= 0) continue;
        money[place(i)] += a.overdue[i];
        whole += a.overdue[i];
    }
    ChartData data;
    data.key = "overdue_by_tier";
    data.columns = {{"count", {"客户数", "Clients"}, Measure::count},
                    {"money", {"逾期应收", "Overdue"}, Measure::money},
                    {"share", {"占比", "Share"}, Measure::share}};
    const Rule owes = Rule::condition("overdue", ">", {"0"});
    for (std::size_t tier = 0; tier <= none; ++tier) {
        ChartRow row;
        row.key = tier < none ? a.tierNames[tier].key : "none";
        row.label = tier < none ? a.tierNames[tier].label : ProfileLabel{"未评级", "No tier"};
        row.rule = Rule::all(
            {tier < none ? Rule::condition("tier", "any_of", {row.key}) : Rule::condition("tier", "empty"), owes});
        row.values = {0, money[tier], shareOf(money[tier], whole)};
        data.rows.push_back(std::move(row));
    }
    setMembers(data, 0, data.rows.size(), a.clients(), [&](std::size_t i) {
        return input.includes(i) && a.overdue[i] > 0 ? static_cast<std::ptrdiff_t>(place(i)) : -1;
    });
    for (ChartRow& row : data.rows) {
        row.values[0] = row.memberCount;
        row.opensClients = row.memberCount > 0;
    }
    return data;
}

}  // namespace meike::engine
