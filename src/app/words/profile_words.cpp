// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/profile_words.h"

namespace meike::words {

namespace {

/// A path without its numbers, and the words; {0} and {1} are its numbers, counted from 1. A `*` stands for one of the
/// three scores.
struct PathWords {
    std::string_view path;
    Label words;
};

// Rows are laid out by hand, as in a table.
// clang-format off
constexpr PathWords kPaths[] = {
    {"key", {"方案代号", "key of the rules"}},
    {"label", {"方案名称", "name of the rules"}},
    {"label.zh", {"方案的中文名称", "Chinese name of the rules"}},
    {"label.en", {"方案的英文名称", "English name of the rules"}},
    {"version", {"方案版本", "version of the rules"}},
    {"value_basis", {"价值口径", "value basis"}},
    {"window_days", {"统计窗口天数", "days of the window"}},
    {"count_every_order", {"合作频次的算法", "what F counts"}},
    {"mean_monetary", {"M 的算法", "what M is"}},
    {"rfm", {"RFM 设置", "RFM rules"}},
    {"rfm.levels", {"RFM 分档数", "number of RFM scores"}},
    {"rfm.*", {"* 的设置", "rules of *"}},
    {"rfm.*.method", {"* 的分档方法", "method of *"}},
    {"rfm.*.unit", {"* 界限的单位", "unit of the limits of *"}},
    {"rfm.*.limits", {"* 的界限", "limits of *"}},
    {"rfm.*.limits[]", {"* 的第 {0} 个界限", "limit {0} of *"}},
    {"rfm.quantile_minimum_clients", {"按排名分档所需的客户数", "clients needed for ranks"}},
    {"rfm.method", {"RFM 类型的来源", "source of the RFM class"}},
    {"rfm.grid", {"RFM 类型网格", "grid of RFM classes"}},
    {"rfm.grid[]", {"网格第 {0} 条", "row {0} of the grid"}},
    {"rfm.grid[].class", {"网格第 {0} 条的类型", "class of row {0} of the grid"}},
    {"rfm.grid[].r", {"网格第 {0} 条的 R 范围", "R of row {0} of the grid"}},
    {"rfm.grid[].r[]", {"网格第 {0} 条的 R 范围", "R of row {0} of the grid"}},
    {"rfm.grid[].f", {"网格第 {0} 条的 F 范围", "F of row {0} of the grid"}},
    {"rfm.grid[].f[]", {"网格第 {0} 条的 F 范围", "F of row {0} of the grid"}},
    {"rfm.grid[].m", {"网格第 {0} 条的 M 范围", "M of row {0} of the grid"}},
    {"rfm.grid[].m[]", {"网格第 {0} 条的 M 范围", "M of row {0} of the grid"}},
    {"rfm.classes", {"自定义 RFM 类型", "own RFM classes"}},
    {"rfm.classes[]", {"第 {0} 个自定义类型", "own class {0}"}},
    {"rfm.classes[].key", {"第 {0} 个自定义类型的代号", "key of own class {0}"}},
    {"rfm.classes[].label", {"第 {0} 个自定义类型的名称", "name of own class {0}"}},
    {"rfm.classes[].label.zh", {"第 {0} 个自定义类型的中文名称", "Chinese name of own class {0}"}},
    {"rfm.classes[].label.en", {"第 {0} 个自定义类型的英文名称", "English name of own class {0}"}},
    {"rfm.eight_types", {"八类划分", "eight types"}},
    {"rfm.eight_types.cut", {"八类划分的分界", "dividing line of the eight types"}},
    {"rfm.eight_types.recency_days", {"八类划分的 R 分界（天）", "R of the eight types (days)"}},
    {"rfm.eight_types.frequency", {"八类划分的 F 分界", "F of the eight types"}},
    {"rfm.eight_types.monetary", {"八类划分的 M 分界", "M of the eight types"}},
    {"stage", {"关系阶段", "stages"}},
    {"stage.repeat_from", {"复购客户的起始次数", "purchases of a repeat client"}},
    {"stage.loyal_from", {"忠诚客户的起始次数", "purchases of a loyal client"}},
    {"stage.returned_days", {"回流状态的天数", "days a client counts as returned"}},
    {"dormancy", {"沉睡程度", "dormancy"}},
    {"dormancy.days", {"沉睡天数", "days of dormancy"}},
    {"dormancy.days[]", {"第 {0} 级沉睡的天数", "days of dormancy {0}"}},
    {"dormancy.rhythm", {"沉睡的节奏倍数", "rhythm factors of dormancy"}},
    {"dormancy.rhythm[]", {"第 {0} 级沉睡的节奏倍数", "rhythm factor of dormancy {0}"}},
    {"dormancy.minimum_gaps", {"计算节奏所需的间隔数", "gaps needed for a rhythm"}},
    {"behaviour", {"购买行为", "behaviour"}},
    {"behaviour.frequent_from", {"常购客户的起始次数", "purchases of a frequent client"}},
    {"abc", {"ABC 分类", "ABC classes"}},
    {"abc.a", {"A 类的价值占比", "share of class A"}},
    {"abc.b", {"B 类的价值占比", "share of class B"}},
    {"value_score", {"价值评分", "value score"}},
    {"value_score.weights", {"价值评分的权重", "weights of the value score"}},
    {"value_score.weights.amount", {"窗口内价值的权重", "weight of the value in the window"}},
    {"value_score.weights.frequency", {"合作频次的权重", "weight of frequency"}},
    {"value_score.weights.margin", {"利润率的权重", "weight of margin"}},
    {"value_score.weights.growth", {"增长潜力的权重", "weight of growth potential"}},
    {"value_score.weights.influence", {"行业影响的权重", "weight of influence"}},
    {"value_score.margin_full_percent", {"满分利润率", "margin that scores in full"}},
    {"value_score.risk", {"风险", "risk"}},
    {"value_score.risk.deduction_percent", {"风险扣减比例", "share of the risk that is taken off"}},
    {"value_score.risk.credit_points", {"信用等级的风险分", "risk of the credit grades"}},
    {"value_score.risk.credit_points[]", {"第 {0} 个信用等级的风险分", "risk of credit grade {0}"}},
    {"value_score.risk.received_days", {"回款统计天数", "days of receipts"}},
    {"tiers", {"等级", "tiers"}},
    {"tiers.method", {"等级的划分方法", "method of the tiers"}},
    {"tiers.scale", {"等级表", "scale of tiers"}},
    {"tiers.scale[]", {"第 {0} 个等级", "tier {0}"}},
    {"tiers.scale[].key", {"第 {0} 个等级的代号", "key of tier {0}"}},
    {"tiers.scale[].label", {"第 {0} 个等级的名称", "name of tier {0}"}},
    {"tiers.scale[].label.zh", {"第 {0} 个等级的中文名称", "Chinese name of tier {0}"}},
    {"tiers.scale[].label.en", {"第 {0} 个等级的英文名称", "English name of tier {0}"}},
    {"tiers.scale[].limit", {"第 {0} 个等级的下限", "limit of tier {0}"}},
    {"tiers.scale[].classes", {"第 {0} 个等级的类型", "classes of tier {0}"}},
    {"tiers.scale[].classes[]", {"第 {0} 个等级的第 {1} 个类型", "class {1} of tier {0}"}},
    {"tiers.scale[].reassess_months", {"第 {0} 个等级的重评月数", "months between assessments of tier {0}"}},
    {"tiers.growth_exception", {"增长潜力例外", "exception for growth potential"}},
    {"tiers.growth_exception.tier", {"增长潜力直达的等级", "tier that growth potential reaches"}},
    {"tiers.growth_exception.minimum", {"增长潜力直达的最低分", "growth potential that reaches it"}},
    {"tiers.hold", {"等级保留", "holding of tiers"}},
    {"tiers.hold.points", {"等级保留的分差", "points a tier is held for"}},
    {"tiers.hold.grace_days", {"等级保留的天数", "days a tier is held for"}},
    {"forecast", {"预测", "forecast"}},
    {"forecast.model", {"预测模型", "model of the forecast"}},
    {"forecast.horizon_months", {"预测月数", "months of the forecast"}},
    {"forecast.discount_percent", {"年折现率", "discount of a year"}},
    {"forecast.margin_percent", {"计入终身价值的比例", "share of the value that CLV counts"}},
    {"forecast.error_limit_percent", {"误报上限", "limit of wrong names"}},
    {"forecast.omission_limit_percent", {"漏报上限", "limit of names missed"}},
};
// clang-format on

constexpr std::pair<std::string_view, std::string_view> kScores[] = {
    {"rfm.recency", "R"}, {"rfm.frequency", "F"}, {"rfm.monetary", "M"}};

void replace(std::string& text, std::string_view what, std::string_view with) {
    if (const std::size_t at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
}

}  // namespace

std::string profilePathText(std::string_view path, Language language) {
    // tiers.scale[1].limit: the row is tiers.scale[].limit, its number 2.
    std::string row;
    std::string numbers[2];
    std::size_t count = 0;
    for (std::size_t at = 0; at < path.size(); ++at) {
        row += path[at];
        if (path[at] != '[') continue;
        std::size_t number = 0;
        while (at + 1 < path.size() && path[at + 1] >= '0' && path[at + 1] <= '9')
            number = number * 10 + static_cast<std::size_t>(path[++at] - '0');
        if (count < 2) numbers[count++] = std::to_string(number + 1);
    }
    std::string_view score;
    for (const auto& [prefix, letter] : kScores)
        if (row.starts_with(prefix) && (row.size() == prefix.size() || row[prefix.size()] == '.')) {
            row.replace(0, prefix.size(), "rfm.*");
            score = letter;
            break;
        }
    for (const PathWords& each : kPaths) {
        if (each.path != row) continue;
        std::string text(each.words.in(language));
        replace(text, "{0}", numbers[0]);
        replace(text, "{1}", numbers[1]);
        replace(text, "*", score);
        return text;
    }
    return {};
}

}  // namespace meike::words
