// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/group_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace meike::words {
namespace {

using ::testing::ElementsAre;

engine::GroupScore group() {
    engine::GroupScore group;
    group.members = 3;
    group.scored = 2;
    group.recency = 1;
    group.frequency = 12;
    group.monetary = 123'456'700;
    group.valueLastYear = 5'000'00;
    group.value.hundredths = 6'250;
    group.value.input = {-1, -1, -1, -1, -1};
    group.tier = 1;
    return group;
}
std::vector<std::string> told(const engine::GroupScore& group, std::string_view tier, Language language) {
    std::vector<std::string> texts;
    for (const Line& line : groupLines(group, tier, 1'095, "CNY", language))
        texts.push_back(line.key + ": " + line.text);
    return texts;
}

TEST(GroupWords, SayWhatTheMembersAreTogether) {
    EXPECT_THAT(told(group(), "重点", Language::zh),
                ElementsAre("members: 3 个成员，其中 2 个有成交",
                            "tier: 合在一起看：重点，价值评分 62.5；集团不计入客户总数，成员各有自己的等级",
                            "value: 近 1,095 天合计 ¥1,234,567.00，其中近 365 天 ¥5,000.00",
                            "purchases: 共成交 12 次，沉默 1 天"));
    EXPECT_THAT(told(group(), "Key", Language::en),
                ElementsAre("members: 3 members, 2 of them with purchases",
                            "tier: Taken as one client: Key, value score 62.5; the group is not counted among the "
                            "clients, and its members keep their own tiers",
                            "value: Together ¥1,234,567.00 in the last 1,095 days, ¥5,000.00 of it in the last 365",
                            "purchases: 12 purchases, silent for 1 day"));
}

TEST(GroupWords, SayWhatIsMissingAndWhatIsOwed) {
    engine::GroupScore unknown = group();
    unknown.scored = 3;
    unknown.monetary.reset();
    unknown.overdue = 70'000;
    unknown.provisional = engine::kMissingAmount;
    unknown.value.input[3] = 0;
    EXPECT_THAT(
        told(unknown, "", Language::en),
        ElementsAre("members: 3 members", "value_unknown: The total is not known: a member's currency has no rate",
                    "purchases: 12 purchases, silent for 1 day", "overdue: ¥700.00 overdue in all",
                    "head_scores: Growth potential and influence are those of the client at its head",
                    "provisional: The tier is provisional: inputs are missing"));
    EXPECT_THAT(told(unknown, "", Language::zh),
                ElementsAre("members: 3 个成员", "value_unknown: 合计金额未知：有成员的币种还没有汇率",
                            "purchases: 共成交 12 次，沉默 1 天", "overdue: 逾期应收合计 ¥700.00",
                            "head_scores: 增长潜力和行业影响是上级集团的评分", "provisional: 等级为暂定：有指标缺失"));
    engine::GroupScore none;
    none.members = 2;
    EXPECT_THAT(told(none, "", Language::zh),
                ElementsAre("members: 2 个成员", "no_purchase: 成员都还没有成交，整体没有等级"));
    EXPECT_THAT(told(none, "", Language::en),
                ElementsAre("members: 2 members", "no_purchase: No member has a purchase yet: the group has no tier"));
}

}  // namespace
}  // namespace meike::words
