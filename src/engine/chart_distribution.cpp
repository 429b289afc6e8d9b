// SPDX-License-Identifier: GPL-3.0-or-later
// How clients and their value are spread over tiers and R x F cells.
#include <set>

#include "engine/chart_computations.h"

namespace meike::engine {

namespace {

std::vector<ChartColumn> shareColumns() {
    return {{"count", {"客户数", "Clients"}, Measure::count},
            {"count_share", {"客户占比", "Share of clients"}, Measure::share},
            {"money", {"窗口内价值", "Value in window"}, Measure::money},
            {"money_share", {"价值占比", "Share of value"}, Measure::share}};
}

struct Sum {
    std::int64_t count = 0;
    std::int64_t money = 0;
};

/// Shares of the parts; what is below zero has none, so the whole is that of the positive ones.
void addRow(ChartData& data, ChartRow row, const Sum& sum, std::int64_t clients, std::int64_t money) {
    row.values = {sum.count, shareOf(sum.count, clients), sum.money, shareOf(sum.money, money)};
    data.rows.push_back(std::move(row));
}

std::int64_t positiveMoney(const std::vector<Sum>& sums) {
    std::int64_t total = 0;
    for (const Sum& sum : sums) total += std::max<std::int64_t>(sum.money, 0);
    return total;
}

/// The class that the grid gives a cell whatever its M, or nullptr.
const std::string* classOfCell(const ScoringProfile& profile, int r, int f) {
    if (profile.rfmMethod != RfmMethod::grid) return nullptr;
    const std::string* found = nullptr;
    for (const GridRule& rule : profile.grid) {
        if (!rule.r.contains(r) || !rule.f.contains(f)) continue;
        if (found && *found != rule.classKey) return nullptr;
        found = &rule.classKey;
    }
    return found;
}

}  // namespace

ChartData tierDistribution(const ChartInput& input) {
    const Assessment& a = input.assessment;
    std::vector<Sum> sums(a.tierNames.size());
    Sum without;
    std::int64_t clients = 0;
    for (std::size_t i = 0; i < a.clients(); ++i) {
        if (!input.includes(i)) continue;
        if (a.tier[i] < 0) {
            // Refunds alone make no purchase, but they are money.
            ++without.count;
            without.money += a.monetary[i];
            continue;
        }
        Sum& sum = sums[static_cast<std::size_t>(a.tier[i])];
        ++sum.count;
        sum.money += a.monetary[i];
        ++clients;
    }
    ChartData data;
    data.key = "tier_distribution";
    data.columns = shareColumns();
    for (std::size_t rank = 0; rank < sums.size(); ++rank) {
        ChartRow row;
        row.key = a.tierNames[rank].key;
        row.label = a.tierNames[rank].label;
        row.rule = Rule::all({Rule::condition("tier", "any_of", {row.key})});
        addRow(data, std::move(row), sums[rank], clients, positiveMoney(sums));
    }
    ChartRow row;
    row.key = "none";
    row.label = {"未评级", "No tier"};
    row.rule = Rule::all({Rule::condition("tier", "empty")});
    addRow(data, std::move(row), without, 0, 0);
    setMembers(data, 0, data.rows.size(), a.clients(), [&](std::size_t i) -> std::ptrdiff_t {
        if (!input.includes(i)) return -1;
        return a.tier[i] < 0 ? static_cast<std::ptrdiff_t>(sums.size()) : a.tier[i];
    });
    return data;
}

ChartData rfmMatrix(const ChartInput& input) {
    const Assessment& a = input.assessment;
    const int levels = input.profile.levels;
    struct Cell {
        Sum sum;
        std::set<std::int8_t> classes;
    };
    std::vector<Cell> cells(static_cast<std::size_t>(levels * levels));
    const auto cellOf = [&](int r, int f) -> Cell& {
        return cells[static_cast<std::size_t>((levels - r) * levels + f - 1)];
    };
    for (std::size_t i = 0; i < a.clients(); ++i) {
        if (a.r[i] == 0 || a.f[i] == 0 || !input.includes(i)) continue;
        Cell& cell = cellOf(a.r[i], a.f[i]);
        ++cell.sum.count;
        cell.sum.money += a.monetary[i];
        cell.classes.insert(a.rfmClass[i]);
    }
    ChartData data;
    data.key = "rfm_matrix";
    data.columns = {{"r", {"R", "R"}, Measure::score},
                    {"f", {"F", "F"}, Measure::score},
                    {"class", {"RFM 类型", "RFM class"}, Measure::word},
                    {"count", {"客户数", "Clients"}, Measure::count},
                    {"money", {"窗口内价值", "Value in window"}, Measure::money}};
    for (int r = levels; r >= 1; --r) {
        for (int f = 1; f <= levels; ++f) {
            const Cell& cell = cellOf(r, f);
            ChartRow row;
            row.key = "r" + std::to_string(r) + "f" + std::to_string(f);
            row.label = {"R" + std::to_string(r) + " F" + std::to_string(f),
                         "R" + std::to_string(r) + " F" + std::to_string(f)};
            row.values = {r, f, 0, cell.sum.count, cell.sum.money};
            row.rule = Rule::all({Rule::condition("r", "equals", {std::to_string(r)}),
                                  Rule::condition("f", "equals", {std::to_string(f)})});
            row.opensClients = cell.sum.count > 0;
            // The grid names the cell, even an empty one. Where M decides too, the clients name it when they agree.
            const std::string* key = classOfCell(input.profile, r, f);
            for (std::size_t i = 0; i < a.classNames.size(); ++i) {
                const bool named =
                    key ? a.classNames[i].key == *key
                        : cell.classes.size() == 1 && *cell.classes.begin() == static_cast<std::int8_t>(i);
                if (!named) continue;
                row.word = a.classNames[i].label;
                row.wordKey = a.classNames[i].key;
                break;
            }
            data.rows.push_back(std::move(row));
        }
    }
    setMembers(data, 0, data.rows.size(), a.clients(), [&](std::size_t i) -> std::ptrdiff_t {
        if (a.r[i] == 0 || a.f[i] == 0 || !input.includes(i)) return -1;
        return std::ptrdiff_t{levels - a.r[i]} * levels + a.f[i] - 1;
    });
    return data;
}

}  // namespace meike::engine
