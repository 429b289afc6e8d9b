// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the value few clients hold.
#include <algorithm>
#include <numeric>

#include "base/money.h"
#include "engine/chart_computations.h"

namespace meike::engine {

namespace {

constexpr std::size_t kCurveSteps = 60;
/// Clients that one may ask about leaving: who is none of them moves little.
constexpr std::size_t kLeavers = 20;

std::int64_t total(const Assessment& a, std::span<const ClientIndex> clients) {
    std::int64_t sum = 0;
    for (const ClientIndex client : clients) sum += a.monetary[client];
    return sum;
}

/// Who has at least what the last of `clients` has.
Rule atLeast(const ChartInput& input, std::span<const ClientIndex> clients) {
    const MinorUnits least = input.assessment.monetary[clients.back()];
    return Rule::all({Rule::condition("monetary", ">=", {plainAmount(least, input.currencyDecimals)})});
}

}  // namespace

ChartData concentration(const ChartInput& input) {
    const Assessment& a = input.assessment;
    ChartData data;
    data.key = "concentration";
    data.columns = {{"count", {"客户数", "Clients"}, Measure::count},
                    {"money", {"窗口内价值", "Value in window"}, Measure::money},
                    {"share", {"占比", "Share"}, Measure::share}};
    data.members = clientsByValue(input);
    const std::span<const ClientIndex> clients = data.members;
    const std::int64_t whole = total(a, clients);
    // Every row is the beginning of the same order.
    const auto add = [&](const char* key, const Label& label, std::size_t wanted) {
        const auto top = clients.first(std::min(wanted, clients.size()));
        const std::int64_t money = total(a, top);
        ChartRow row;
        row.key = key;
        row.label = profileLabel(label);
        row.values = {static_cast<std::int64_t>(top.size()), money, shareOf(money, whole)};
        row.opensClients = !top.empty();
        row.memberCount = static_cast<std::uint32_t>(top.size());
        if (!top.empty()) row.rule = atLeast(input, top);
        data.rows.push_back(std::move(row));
    };
    add("top_1", {"第 1 名", "Top 1"}, 1);
    add("top_5", {"前 5 名", "Top 5"}, 5);
    add("top_10", {"前 10 名", "Top 10"}, 10);
    std::size_t eighty = 0;
    std::int64_t money = 0;
    // Four fifths in whole numbers: money * 5 >= whole * 4, kept from overflowing.
    while (eighty < clients.size() && money < whole - whole / 5) money += a.monetary[clients[eighty++]];
    add("eighty", {"贡献 80% 的客户", "Clients holding 80%"}, eighty);
    return data;
}

ChartData paretoCurve(const ChartInput& input) {
    const Assessment& a = input.assessment;
    ChartData data;
    data.key = "pareto";
    data.columns = {{"count", {"累计客户数", "Clients so far"}, Measure::count},
                    {"money", {"平均价值", "Mean value"}, Measure::money},
                    {"share", {"累计占比", "Share so far"}, Measure::share}};
    data.members = clientsByValue(input);
    const std::span<const ClientIndex> clients = data.members;
    const std::int64_t whole = total(a, clients);
    const std::size_t steps = std::min(kCurveSteps, clients.size());
    std::int64_t reached = 0;
    std::size_t from = 0;
    for (std::size_t step = 0; step < steps; ++step) {
        const std::size_t to = clients.size() * (step + 1) / steps;
        const std::int64_t money = total(a, clients.subspan(from, to - from));
        reached += money;
        ChartRow row;
        row.key = std::to_string(to);
        row.label = {"前 " + row.key + " 名", "Top " + row.key};
        row.values = {static_cast<std::int64_t>(to), money / static_cast<std::int64_t>(to - from),
                      shareOf(reached, whole)};
        row.rule = atLeast(input, clients.first(to));
        row.memberCount = static_cast<std::uint32_t>(to);
        data.rows.push_back(std::move(row));
        from = to;
    }
    return data;
}

ChartData ifClientLeaves(const ChartInput& input) {
    const Assessment& a = input.assessment;
    ChartData data;
    data.key = "if_client_leaves";
    data.columns = {{"owner", {"负责人", "Owner"}, Measure::word},
                    {"money", {"窗口内价值", "Value in window"}, Measure::money},
                    {"share", {"占全部价值", "Share of the value"}, Measure::share},
                    {"owner_share", {"占该负责人", "Share of the owner's"}, Measure::share},
                    {"year", {"近一年价值", "Value, last 365 days"}, Measure::money},
                    {"top_five", {"离开后前 5 名占比", "Top 5 afterwards"}, Measure::share}};
    const std::vector<ClientIndex> clients = clientsByValue(input);
    const std::int64_t whole = total(a, clients);
    std::vector<std::int64_t> ofOwner(input.ownerNames.size(), 0);
    for (const ClientIndex client : clients)
        if (const std::int32_t owner = input.ownerOf(client); owner >= 0)
            ofOwner[static_cast<std::size_t>(owner)] += a.monetary[client];
    std::vector<std::size_t> places(std::min(kLeavers, clients.size()));
    std::iota(places.begin(), places.end(), std::size_t{0});
    if (input.leaver) {
        const auto asked =
            static_cast<std::size_t>(std::find(clients.begin(), clients.end(), *input.leaver) - clients.begin());
        if (asked >= places.size() && asked < clients.size()) places.push_back(asked);
    }
    for (const std::size_t i : places) {
        const ClientIndex client = clients[i];
        const std::int32_t owner = input.ownerOf(client);
        const MinorUnits money = a.monetary[client];
        std::int64_t five = 0;
        for (std::size_t other = 0, counted = 0; other < clients.size() && counted < 5; ++other) {
            if (other == i) continue;
            five += a.monetary[clients[other]];
            ++counted;
        }
        ChartRow row;
        row.key = std::to_string(i + 1);
        row.client = client;
        if (owner >= 0) {
            const std::string& name = input.ownerNames[static_cast<std::size_t>(owner)];
            row.word = {name, name};
            row.wordKey = name;
        } else {
            row.word = {"无负责人", "No owner"};
        }
        row.values = {0,
                      money,
                      shareOf(money, whole),
                      owner < 0 ? kNoValue : shareOf(money, ofOwner[static_cast<std::size_t>(owner)]),
                      a.valueLastYear[client],
                      shareOf(five, whole - money)};
        setMembers(data, row, std::span(&client, 1));
        data.rows.push_back(std::move(row));
    }
    return data;
}

}  // namespace meike::engine
