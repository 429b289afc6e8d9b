// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the value few clients hold.
#include <algorithm>

#include "base/money.h"
#include "engine/chart_computations.h"

namespace meike::engine {

namespace {

/// The positive values of the window, ascending.
std::span<const MinorUnits> positiveValues(const Assessment& a) {
    const auto first = std::upper_bound(a.sortedMonetary.begin(), a.sortedMonetary.end(), MinorUnits{0});
    return {a.sortedMonetary.begin() + (first - a.sortedMonetary.begin()), a.sortedMonetary.end()};
}

std::int64_t total(std::span<const MinorUnits> values) {
    std::int64_t sum = 0;
    for (const MinorUnits value : values) sum += value;
    return sum;
}

}  // namespace

ChartData concentration(const ChartInput& input) {
    const std::span<const MinorUnits> values = positiveValues(input.assessment);
    const std::int64_t whole = total(values);
    ChartData data;
    data.key = "concentration";
    data.columns = {{"count", {"客户数", "Clients"}, Measure::count},
                    {"money", {"窗口内价值", "Value in window"}, Measure::money},
                    {"share", {"占比", "Share"}, Measure::share}};
    const auto add = [&](const char* key, Label label, std::size_t clients, std::int64_t money) {
        ChartRow row;
        row.key = key;
        row.label = profileLabel(label);
        row.values = {static_cast<std::int64_t>(clients), money, shareOf(money, whole)};
        if (clients > 0) {
            const std::string least = plainAmount(values[values.size() - clients], input.currencyDecimals);
            row.rule = Rule::all({Rule::condition("monetary", ">=", {least})});
        }
        row.opensClients = clients > 0;
        data.rows.push_back(std::move(row));
    };
    const auto top = [&](const char* key, Label label, std::size_t wanted) {
        const std::size_t clients = std::min(wanted, values.size());
        add(key, label, clients, total(values.subspan(values.size() - clients)));
    };
    top("top_1", {"第 1 名", "Top 1"}, 1);
    top("top_5", {"前 5 名", "Top 5"}, 5);
    top("top_10", {"前 10 名", "Top 10"}, 10);

    std::size_t clients = 0;
    std::int64_t money = 0;
    // Four fifths in whole numbers: money * 5 >= whole * 4, kept from overflowing.
    while (clients < values.size() && money < whole - whole / 5) money += values[values.size() - ++clients];
    add("eighty", {"贡献 80% 的客户", "Clients holding 80%"}, clients, money);
    return data;
}

ChartData paretoCurve(const ChartInput& input) {
    constexpr std::size_t kSteps = 60;
    const std::span<const MinorUnits> values = positiveValues(input.assessment);
    const std::int64_t whole = total(values);
    ChartData data;
    data.key = "pareto";
    data.columns = {{"count", {"累计客户数", "Clients so far"}, Measure::count},
                    {"money", {"平均价值", "Mean value"}, Measure::money},
                    {"share", {"累计占比", "Share so far"}, Measure::share}};
    const std::size_t steps = std::min(kSteps, values.size());
    std::int64_t reached = 0;
    std::size_t from = 0;
    for (std::size_t step = 0; step < steps; ++step) {
        const std::size_t to = values.size() * (step + 1) / steps;
        const std::int64_t money = total(values.subspan(values.size() - to, to - from));
        reached += money;
        ChartRow row;
        row.key = std::to_string(to);
        row.label = {"前 " + row.key + " 名", "Top " + row.key};
        row.values = {static_cast<std::int64_t>(to), money / static_cast<std::int64_t>(to - from),
                      shareOf(reached, whole)};
        row.rule = Rule::all(
            {Rule::condition("monetary", ">=", {plainAmount(values[values.size() - to], input.currencyDecimals)})});
        data.rows.push_back(std::move(row));
        from = to;
    }
    return data;
}

}  // namespace meike::engine
