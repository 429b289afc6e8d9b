// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/chain_words.h"

#include <gtest/gtest.h>

namespace meike::words {
namespace {

TEST(ChainWords, EveryRiskHasWordsInBothLanguages) {
    for (const std::string_view key : engine::chainRiskKeys())
        for (const Language language : {Language::zh, Language::en}) {
            const Line line = chainRiskLine({key, 7, 3}, "王建国", language);
            EXPECT_EQ(line.key, key);
            EXPECT_NE(line.text, key);
            EXPECT_EQ(line.text.find('{'), std::string::npos) << line.text;
        }
}

TEST(ChainWords, AreWhatAPersonWouldSay) {
    EXPECT_EQ(chainRiskLine({"decision_maker_untouched", 1, 120}, "王建国", Language::zh).text,
              "已有 120 天没有联系决策人王建国");
    EXPECT_EQ(chainRiskLine({"decision_maker_untouched", 1, 1}, "Sam Lee", Language::en).text,
              "The decision maker Sam Lee has not been spoken to for 1 day");
    EXPECT_EQ(chainRiskLine({"contact_gone", 1, 0}, "李娜", Language::zh).text, "李娜 已离职");
    EXPECT_EQ(chainRiskLine({"contact_gone", 1, 1}, "Sam", Language::en).text,
              "Sam has left; 1 contact still reports to them");
    EXPECT_EQ(chainRiskLine({"no_decision_maker", 0, 3}, "", Language::en).text,
              "Nobody among 3 contacts is a decision maker: find out who decides");
}

}  // namespace
}  // namespace meike::words
