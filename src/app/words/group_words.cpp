// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/group_words.h"

#include "app/words/text_parts.h"

namespace meike::words {

namespace {

void addMoney(Lines& lines, const engine::GroupScore& group, int windowDays, std::string_view currency) {
    if (!group.monetary) {
        lines.add("value_unknown", "合计金额未知：有成员的币种还没有汇率",
                  "The total is not known: a member's currency has no rate");
        return;
    }
    const std::string whole = money(*group.monetary, currency);
    const std::string year = money(group.valueLastYear, currency);
    lines.add("value", "近 " + number(windowDays) + " 天合计 " + whole + "，其中近 365 天 " + year,
              "Together " + whole + " in the last " + number(windowDays) + " days, " + year + " of it in the last 365");
}

}  // namespace

std::vector<Line> groupLines(const engine::GroupScore& group, std::string_view tier, int windowDays,
                             std::string_view currency, Language language) {
    Lines lines(language);
    const auto members = static_cast<std::int64_t>(group.members);
    const auto scored = static_cast<std::int64_t>(group.scored);
    lines.add(
        "members",
        number(members) + " 个成员" + (scored > 0 && scored < members ? "，其中 " + number(scored) + " 个有成交" : ""),
        plural(members, "member", "members") +
            (scored > 0 && scored < members ? ", " + number(scored) + " of them with purchases" : ""));
    if (scored == 0) {
        lines.add("no_purchase", "成员都还没有成交，整体没有等级",
                  "No member has a purchase yet: the group has no tier");
        return lines.take();
    }
    if (!tier.empty()) {
        const std::string score = shortNumber(group.value.hundredths);
        lines.add(
            "tier",
            "合在一起看：" + std::string(tier) + "，价值评分 " + score + "；集团不计入客户总数，成员各有自己的等级",
            "Taken as one client: " + std::string(tier) + ", value score " + score +
                "; the group is not counted among the clients, and its members keep their own tiers");
    }
    addMoney(lines, group, windowDays, currency);
    lines.add(
        "purchases", "共成交 " + number(group.frequency) + " 次，沉默 " + number(group.recency) + " 天",
        plural(group.frequency, "purchase", "purchases") + ", silent for " + plural(group.recency, "day", "days"));
    if (group.overdue > 0)
        lines.add("overdue", "逾期应收合计 " + money(group.overdue, currency),
                  money(group.overdue, currency) + " overdue in all");
    const auto given = [&](engine::ScoreInput input) {
        return group.value.input[static_cast<std::size_t>(input)] >= 0;
    };
    if (members > 1 && (given(engine::ScoreInput::growth) || given(engine::ScoreInput::influence)))
        lines.add("head_scores", "增长潜力和行业影响是上级集团的评分",
                  "Growth potential and influence are those of the client at its head");
    if (group.provisional != 0)
        lines.add("provisional", "等级为暂定：有指标缺失", "The tier is provisional: inputs are missing");
    return lines.take();
}

}  // namespace meike::words
