// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
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
        ChartEntry{"stage_distribution", {"关系阶段", "Stages"}, {"客户数", "clients"}, stageDistribution},
        ChartEntry{
            "concentration", {"收入集中度", "Concentration"}, {"窗口内价值", "value in the window"}, concentration},
        ChartEntry{"pareto",
                   {"客户价值曲线", "Value curve"},
                   {"客户按价值从高到低", "clients by value, largest first"},
                   paretoCurve},
        ChartEntry{"clients_at_risk",
                   {"流失风险最高的客户", "Most value at risk"},
                   {"近一年价值", "value of the last 365 days"},
                   clientsAtRisk},
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
    throw Error(ErrorKind::internal, std::string(key), "no column " + std::string(columnKey));
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

ProfileLabel profileLabel(const Label& label) { return {std::string(label.zh), std::string(label.en)}; }

const ClassName* tierName(const Assessment& assessment, std::int8_t tier) {
    if (tier < 0 || static_cast<std::size_t>(tier) >= assessment.tierNames.size()) return nullptr;
    return &assessment.tierNames[static_cast<std::size_t>(tier)];
}

}  // namespace meike::engine
