// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/list_state.h"

#include <gtest/gtest.h>

namespace meike {
namespace {

const Rule kCore = Rule::condition("tier", "any_of", {"core"});

std::string order(const ListState& list) {
    std::string text;
    for (const auto& sort : list.sorts) text += (sort.descending ? "-" : "+") + sort.field + " ";
    return text;
}

TEST(ListState, BeginsWithAViewAndLeavesIt) {
    ListState list;
    list.begin(Rule::all({kCore}), ClientQuery::Shelf::archived, {{"name", false}});
    EXPECT_TRUE(list.isView());
    list.putCondition(Rule::condition("city", "any_of", {"北京"}), -1);
    EXPECT_FALSE(list.isView());
    EXPECT_EQ(list.rule.children.size(), 2u);
    list.putCondition(kCore, 1);
    EXPECT_EQ(list.rule.children[1], kCore) << "in the place of the one that was edited";
    list.removeCondition(1);
    EXPECT_TRUE(list.isView());
    list.removeCondition(7);
    EXPECT_TRUE(list.isView()) << "what is not there cannot be removed";
    list.among = std::make_shared<const std::vector<RecordId>>(std::vector<RecordId>{1, 2});
    EXPECT_FALSE(list.isView());
}

TEST(ListState, AnyRuleBecomesConditions) {
    ListState list;
    list.setRule(kCore);
    EXPECT_EQ(list.rule, Rule::all({kCore}));
    list.setRule(Rule::all({kCore, kCore}));
    EXPECT_EQ(list.rule.children.size(), 2u);
    list.setRule(Rule::any({kCore}));
    EXPECT_EQ(list.rule, Rule::all({Rule::any({kCore})}));
}

TEST(ListState, SortsFiguresFromTheLargestAndNamesFromA) {
    ListState list;
    ASSERT_TRUE(list.sortBy("name", false));
    EXPECT_EQ(order(list), "+name ");
    list.sortBy("name", false);
    EXPECT_EQ(order(list), "-name ");
    list.sortBy("monetary", false);
    EXPECT_EQ(order(list), "-monetary ");
    list.sortBy("name", true);
    EXPECT_EQ(order(list), "-monetary +name ");
    list.sortBy("monetary", true);
    EXPECT_EQ(order(list), "+monetary +name ");
    list.sortBy("monetary", false);
    EXPECT_EQ(order(list), "-monetary ") << "of several, the one that is clicked begins anew";
    EXPECT_FALSE(list.sortBy("tags", false));
    EXPECT_FALSE(list.sortBy("no_such_field", false));
    EXPECT_EQ(order(list), "-monetary ");
}

TEST(ListState, AsksForWhatItShows) {
    ListState list;
    list.begin(Rule{}, ClientQuery::Shelf::active, {{"name", false}});
    list.setRule(kCore);
    list.search = "云";
    const Date day = parseIsoDate("2025-03-01").value();
    ClientQuery query = list.query(day);
    EXPECT_EQ(query.rule, Rule::all({kCore}));
    EXPECT_EQ(query.search, "云");
    EXPECT_EQ(query.asOf, day);
    EXPECT_EQ(query.shelf, ClientQuery::Shelf::active);
    list.among = std::make_shared<const std::vector<RecordId>>(std::vector<RecordId>{3});
    query = list.query(day);
    EXPECT_EQ(query.shelf, ClientQuery::Shelf::kept) << "who was counted then may be archived now";
    EXPECT_EQ(query.among, list.among);
}

TEST(ListState, IsAFixedListWhereNoRuleFindsItAgain) {
    const std::vector<RecordId> shown{5, 6};
    ListState list;
    list.setRule(kCore);
    EXPECT_FALSE(list.fixedList(shown)) << "the rule says it";
    list.search = "  ";
    EXPECT_FALSE(list.fixedList(shown));
    list.search = "云";
    EXPECT_EQ(list.fixedList(shown), shown);
    list.search.clear();
    list.among = std::make_shared<const std::vector<RecordId>>(std::vector<RecordId>{1, 2, 3});
    EXPECT_EQ(list.fixedList(shown), shown) << "chosen within it";
    list.rule = Rule{};
    EXPECT_EQ(list.fixedList(shown), *list.among) << "whole, with those that were deleted since";
}

}  // namespace
}  // namespace meike
