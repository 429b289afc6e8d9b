// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "base/error_code.h"
#include "base/money.h"
#include "engine/chart_computations.h"

namespace meike::engine {

std::span<const ChartEntry> chartTable() {
    static constexpr std::array kRows{
        ChartEntry{"key_figures", {"关键数字", "Key figures"}, {"截至当日", "as of the day"}, keyFigures},
        ChartEntry{"tier_distribution",
                   {"等级分布", "Tiers"},
                   {"上：客户数　下：价值", "above: clients, below: value"},
                   tierDistribution},
        ChartEntry{"rfm_matrix", {"RFM 矩阵", "RFM matrix"}, {"点击查看名单", "click for the clients"}, rfmMatrix},
        ChartEntry{"lifecycle_funnel",
                   {"客户生命周期", "Lifecycle"},
                   {"各走到哪一步", "how far clients got"},
                   lifecycleFunnel},
        ChartEntry{"movement_tier",
                   {"等级迁移", "Tier movement"},
                   {"行：之前　列：之后", "rows: before, columns: after"},
                   tierMovement},
        ChartEntry{"movement_stage",
                   {"阶段迁移", "Stage movement"},
                   {"行：之前　列：之后", "rows: before, columns: after"},
                   stageMovement},
        ChartEntry{"cohorts_quarter",
                   {"客户留存（按季度）", "Retention by quarter"},
                   {"按首购时期，之后各期仍购买的占比", "share still buying, by first purchase"},
                   quarterCohorts},
        ChartEntry{"cohorts_year",
                   {"客户留存（按年）", "Retention by year"},
                   {"按首购时期，之后各期仍购买的占比", "share still buying, by first purchase"},
                   yearCohorts},
        ChartEntry{
            "concentration", {"收入集中度", "Concentration"}, {"窗口内价值", "value in the window"}, concentration},
        ChartEntry{"if_client_leaves",
                   {"假如客户离开", "If this client leaves"},
                   {"失去的价值", "value that goes with it"},
                   ifClientLeaves},
        ChartEntry{"pareto",
                   {"客户价值曲线", "Value curve"},
                   {"客户按价值从高到低", "clients by value, largest first"},
                   paretoCurve},
        ChartEntry{"clients_at_risk",
                   {"流失风险客户", "Clients at risk"},
                   {"按近一年价值从高到低", "by value of the last 365 days"},
                   clientsAtRisk},
        ChartEntry{"clv", {"客户生命周期价值", "Customer lifetime value"}, {"80% 区间", "80% interval"}, lifetimeValue},
        ChartEntry{"owner_portfolios",
                   {"负责人的客户", "Owner portfolios"},
                   {"窗口内价值与风险", "value in the window, and what is at risk"},
                   ownerPortfolios},
        ChartEntry{"renewals",
                   {"待续约", "Renewals"},
                   {"90 天内到期的合约，按负责人", "contracts that end within 90 days, by owner"},
                   renewalsByOwner},
        ChartEntry{
            "overdue_by_tier", {"各等级逾期应收", "Overdue by tier"}, {"截至当日", "as of the day"}, overdueByTier},
        ChartEntry{"service_load",
                   {"服务负荷", "Service load"},
                   {"今后四周，小时", "hours of the next four weeks"},
                   serviceLoad},
        ChartEntry{"promises_kept",
                   {"承诺兑现", "Promises kept"},
                   {"方案事项，近 90 天", "of playbooks, last 90 days"},
                   promisesKept},
        ChartEntry{"effort_by_tier",
                   {"投入与价值", "Effort and value"},
                   {"今后 90 天，近一年价值", "next 90 days, value of last 365"},
                   effortByTier},
        ChartEntry{"satisfaction_over_time",
                   {"满意度与收入", "Satisfaction and revenue"},
                   {"按季度", "by quarter"},
                   satisfactionOverTime},
        ChartEntry{"loyalty_by_tier",
                   {"续约与推荐", "Renewal and recommendation"},
                   {"近一年，按等级", "the last 365 days, by tier"},
                   loyaltyByTier},
        ChartEntry{"report_card",
                   {"模型成绩单", "Model report card"},
                   {"在过去数据上试算", "tried on the past"},
                   modelReportCard},
    };
    return kRows;
}

const ChartEntry* findChart(std::string_view key) {
    const auto rows = chartTable();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const ChartEntry& each) { return each.key == key; });
    return row == rows.end() ? nullptr : &*row;
}

std::size_t ChartData::column(std::string_view columnKey) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].key == columnKey) return i;
    }
    throw Error(ErrorKind::internal, std::string(key), {ErrorCode::fault, {"no column " + std::string(columnKey)}});
}

const ChartRow* ChartData::row(std::string_view rowKey) const {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const ChartRow& each) { return each.key == rowKey; });
    return found == rows.end() ? nullptr : &*found;
}

std::int64_t shareOf(std::int64_t part, std::int64_t whole) {
    if (whole <= 0 || part <= 0) return 0;
    if (part >= whole) return kWholeShare;
    const auto share = mulDivRound(part, kWholeShare, whole);
    return share ? *share : 0;
}

void setMembers(ChartData& data, std::size_t firstRow, std::size_t groups, std::size_t clients,
                const std::function<std::ptrdiff_t(std::size_t client)>& groupOf) {
    std::vector<std::uint32_t> end(groups + 1, 0);
    std::vector<std::int32_t> group(clients, -1);
    for (std::size_t i = 0; i < clients; ++i) {
        const std::ptrdiff_t found = groupOf(i);
        if (found < 0 || found >= static_cast<std::ptrdiff_t>(groups)) continue;
        group[i] = static_cast<std::int32_t>(found);
        ++end[static_cast<std::size_t>(found) + 1];
    }
    const auto base = static_cast<std::uint32_t>(data.members.size());
    for (std::size_t g = 0; g < groups; ++g) {
        ChartRow& row = data.rows[firstRow + g];
        row.memberCount = end[g + 1];
        end[g + 1] += end[g];
        row.firstMember = base + end[g];
    }
    data.members.resize(base + end[groups]);
    for (std::size_t i = 0; i < clients; ++i) {
        if (group[i] >= 0) data.members[base + end[static_cast<std::size_t>(group[i])]++] = static_cast<ClientIndex>(i);
    }
}

void setMembers(ChartData& data, ChartRow& row, std::span<const ClientIndex> clients) {
    row.firstMember = static_cast<std::uint32_t>(data.members.size());
    row.memberCount = static_cast<std::uint32_t>(clients.size());
    data.members.insert(data.members.end(), clients.begin(), clients.end());
}

std::vector<ClientIndex> clientsByValue(const ChartInput& input) {
    const Assessment& a = input.assessment;
    std::vector<ClientIndex> clients;
    for (std::size_t i = 0; i < a.clients(); ++i) {
        const auto client = static_cast<ClientIndex>(i);
        if (input.includes(i) && a.scored(client) && a.monetaryKnown[i] != 0 && a.monetary[i] > 0)
            clients.push_back(client);
    }
    std::sort(clients.begin(), clients.end(), [&](ClientIndex x, ClientIndex y) {
        return a.monetary[x] != a.monetary[y] ? a.monetary[x] > a.monetary[y] : x < y;
    });
    return clients;
}

ProfileLabel profileLabel(const Label& label) { return {std::string(label.zh), std::string(label.en)}; }

const ClassName* tierName(const Assessment& assessment, std::int8_t tier) {
    if (tier < 0 || static_cast<std::size_t>(tier) >= assessment.tierNames.size()) return nullptr;
    return &assessment.tierNames[static_cast<std::size_t>(tier)];
}

}  // namespace meike::engine
