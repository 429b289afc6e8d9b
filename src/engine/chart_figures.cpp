// SPDX-License-Identifier: GPL-3.0-or-later
// Figures on cards, and the clients at risk.
#include <algorithm>

#include "engine/chart_computations.h"

namespace meike::engine {

ChartData keyFigures(const ChartInput& input) {
    const Assessment& a = input.assessment;
    struct Sum {
        std::int64_t count = 0;
        std::int64_t money = 0;
        std::int64_t best = 0;
        void add(MinorUnits amount, bool inBestTier) {
            ++count;
            money += amount;
            best += inBestTier ? 1 : 0;
        }
    };
    ChartData data;
    const auto isActive = [&](std::size_t i) { return a.stage[i] != Stage::prospect && a.stage[i] != Stage::churned; };
    std::vector<ClientIndex> clients;
    const auto row = [&](const char* key, const Label& label, const auto& counts, const std::vector<MinorUnits>& money,
                         Rule rule) {
        Sum sum;
        clients.clear();
        for (std::size_t i = 0; i < a.clients(); ++i) {
            if (!input.includes(i) || !counts(i)) continue;
            sum.add(money[i], a.tier[i] == 0);
            clients.push_back(static_cast<ClientIndex>(i));
        }
        ChartRow out;
        out.key = key;
        out.label = profileLabel(label);
        out.values = {sum.count, sum.money, sum.best};
        out.rule = std::move(rule);
        setMembers(data, out, clients);
        return out;
    };
    data.key = "key_figures";
    data.columns = {{"count", {"客户数", "Clients"}, Measure::count},
                    {"money", {"金额", "Amount"}, Measure::money},
                    {"best", {"其中最高等级", "In the best tier"}, Measure::count}};
    data.rows.push_back(row(
        "clients", {"客户", "Clients"}, [](std::size_t) { return true; }, a.monetary, Rule::all({})));
    data.rows.push_back(row("active", {"活跃客户", "Active clients"}, isActive, a.valueLastYear,
                            Rule::all({Rule::condition("stage", "none_of", {"prospect", "churned"})})));
    data.rows.push_back(row(
        "value", {"近一年价值", "Value, last 365 days"}, [&](std::size_t i) { return a.valueLastYear[i] > 0; },
        a.valueLastYear, Rule::all({Rule::condition("value_365", ">", {"0"})})));
    // Losses of others are part of the sum, and nobody's value.
    MinorUnits whole = 0;
    for (std::size_t i = 0; i < a.clients(); ++i)
        if (input.includes(i)) whole += a.valueLastYear[i];
    data.rows.back().values[1] = whole;
    data.rows.push_back(row(
        "at_risk", {"风险中的收入", "Revenue at risk"}, [&](std::size_t i) { return a.stage[i] == Stage::at_risk; },
        a.valueLastYear, Rule::all({Rule::condition("stage", "any_of", {"at_risk"})})));
    data.rows.push_back(row(
        "overdue", {"应收逾期", "Overdue"}, [&](std::size_t i) { return a.overdue[i] > 0; }, a.overdue,
        Rule::all({Rule::condition("overdue", ">", {"0"})})));
    return data;
}

ChartData clientsAtRisk(const ChartInput& input) {
    constexpr std::size_t kShown = 8;
    const Assessment& a = input.assessment;
    std::vector<ClientIndex> clients;
    for (std::size_t i = 0; i < a.clients(); ++i) {
        if (a.stage[i] == Stage::at_risk && input.includes(i)) clients.push_back(static_cast<ClientIndex>(i));
    }
    const auto before = [&](ClientIndex x, ClientIndex y) {
        if (a.valueLastYear[x] != a.valueLastYear[y]) return a.valueLastYear[x] > a.valueLastYear[y];
        if (a.monetary[x] != a.monetary[y]) return a.monetary[x] > a.monetary[y];
        return x < y;
    };
    const std::size_t shown = std::min(kShown, clients.size());
    std::partial_sort(clients.begin(), clients.begin() + static_cast<std::ptrdiff_t>(shown), clients.end(), before);
    clients.resize(shown);

    ChartData data;
    data.key = "clients_at_risk";
    data.columns = {{"tier", {"等级", "Tier"}, Measure::word},
                    {"silence", {"沉默天数", "Days silent"}, Measure::count},
                    {"money", {"近一年价值", "Value, last 365 days"}, Measure::money}};
    for (const ClientIndex client : clients) {
        ChartRow row;
        row.key = std::to_string(data.rows.size() + 1);
        row.client = client;
        row.values = {0, a.recency[client], a.valueLastYear[client]};
        if (const ClassName* tier = tierName(a, a.tier[client])) {
            row.word = tier->label;
            row.wordKey = tier->key;
        }
        setMembers(data, row, std::span(&client, 1));
        data.rows.push_back(std::move(row));
    }
    return data;
}

}  // namespace meike::engine
