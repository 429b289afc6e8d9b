// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include "engine/abc.h"
#include "engine/behaviour.h"
#include "engine/rfm_class.h"
#include "tests/engine/world.h"

namespace meike::engine {
namespace {

using test::World;

TEST(RfmClass, TheDefaultGridIsTheTableOfTheDesign) {
    const std::vector<std::vector<std::string>> table{
        {"hibernating", "hibernating", "at_risk", "at_risk", "cant_lose"},
        {"hibernating", "hibernating", "at_risk", "at_risk", "cant_lose"},
        {"about_to_sleep", "about_to_sleep", "needs_attention", "loyal", "loyal"},
        {"promising", "potential_loyalist", "potential_loyalist", "loyal", "loyal"},
        {"new", "potential_loyalist", "potential_loyalist", "champion", "champion"},
    };
    const ScoringProfile profile;
    const ClassGrid grid(profile);
    const std::vector<std::string> keys = rfmClassKeys(profile);
    for (int r = 1; r <= 5; ++r) {
        for (int f = 1; f <= 5; ++f) {
            for (int m = 0; m <= 5; ++m) {
                EXPECT_EQ(keys.at(static_cast<std::size_t>(grid.classOf(r, f, m))),
                          table[static_cast<std::size_t>(r - 1)][static_cast<std::size_t>(f - 1)]);
            }
        }
    }
}

TEST(RfmClass, CheckGridFindsGapsAndOverlaps) {
    EXPECT_TRUE(checkGrid(defaultGrid(), 5).empty());
    std::vector<GridRule> grid = defaultGrid();
    grid.erase(grid.begin() + 2);                       // new: R5 F1
    grid.push_back({"loyal", {3, 3}, {3, 3}, {2, 3}});  // beside needs_attention
    const std::vector<GridFault> faults = checkGrid(grid, 5);
    ASSERT_EQ(faults.size(), 3u);
    EXPECT_EQ(faults[0], (GridFault{5, 1, 0, {}}));
    EXPECT_EQ(faults[1], (GridFault{3, 3, 2, {"needs_attention", "loyal"}}));
    EXPECT_EQ(faults[2], (GridFault{3, 3, 3, {"needs_attention", "loyal"}}));
}

TEST(RfmClass, OwnGridWithOwnClassesAndM) {
    World world(3);
    world.profile.classes = {{"whale", {"鲸鱼", "Whale"}}};
    world.profile.monetary = {AxisMethod::thresholds, {4000, 3000, 2000, 1000}};
    world.profile.monetaryUnit = MonetaryUnit::amount;
    world.profile.grid = {{"whale", {1, 5}, {1, 5}, {4, 5}}, {"new", {1, 5}, {1, 5}, {1, 3}}};
    world.order(0, 100, 3000);
    world.order(1, 100, 2999);
    world.order(2, 100, 5000).unrated = {'U', 'S', 'D'};
    world.assess(100);
    EXPECT_EQ(world.classKey(0), "whale");
    EXPECT_EQ(world.classKey(1), "new");
    EXPECT_EQ(world.classKey(2), "") << "M is not known and the class depends on it";
    EXPECT_EQ(world.result.classNames[static_cast<std::size_t>(world.result.rfmClass[0])].label.zh, "鲸鱼");
}

TEST(RfmClass, EightTypesAgainstTheMedian) {
    World world(4);
    world.profile.rfmMethod = RfmMethod::eight_types;
    // R 0 10 20 30 (median 15), F 1 1 2 2 (median 1.5), M 100 200 300 600 (median 250).
    world.order(0, 1000, 100);
    world.order(1, 990, 600);
    world.order(2, 980, 100);
    world.order(2, 900, 100);
    world.order(3, 970, 200);
    world.order(3, 900, 100);
    world.assess(1000);
    EXPECT_EQ(world.classKey(0), "hll");
    EXPECT_EQ(world.classKey(1), "hlh");
    EXPECT_EQ(world.classKey(2), "lhl");
    EXPECT_EQ(world.classKey(3), "lhh");
    world.profile.eightTypes = {Cut::value, 30, 2, 600};
    world.assess(1000);
    EXPECT_EQ(world.classKey(3), "hhl");
    EXPECT_EQ(world.classKey(1), "hlh");
}

TEST(RfmClass, CutsAreInclusiveAndExact) {
    // Mean of M is 100/3: 33 is below, 34 above, no rounding in between.
    const std::vector<std::int64_t> m{32, 33, 35};
    const TypeCuts mean = typeCuts({Cut::mean, 0, 0, 0}, {}, {}, m);
    EXPECT_FALSE(mean.m.atLeast(33));
    EXPECT_TRUE(mean.m.atLeast(34));
    EXPECT_TRUE(typeCuts({Cut::mean, 0, 0, 0}, {}, {}, std::vector<std::int64_t>{32, 33, 34}).m.atLeast(33));
    const TypeCuts median = typeCuts({Cut::median, 0, 0, 0}, {}, {}, m);
    EXPECT_TRUE(median.m.atLeast(33));
    const std::vector<std::uint32_t> r{0, 1, 0, 1};  // days 1 and 3: median 2
    const TypeCuts days = typeCuts({Cut::median, 0, 0, 0}, r, r, m);
    EXPECT_TRUE(days.r.atMost(2));
    EXPECT_FALSE(days.r.atMost(3));
    EXPECT_TRUE(days.f.atLeast(2));
    EXPECT_FALSE(days.f.atLeast(1));
    const std::vector<std::uint32_t> f{0, 2, 0, 0, 1};  // 1, 1, 4: mean 2
    const TypeCuts means = typeCuts({Cut::mean, 0, 0, 0}, f, f, m);
    EXPECT_TRUE(means.f.atLeast(2));
    EXPECT_FALSE(means.f.atLeast(1));
    EXPECT_TRUE(means.r.atMost(2));
    EXPECT_FALSE(means.r.atMost(3));
}

TEST(Abc, ByTheShareBeforeTheTieGroup) {
    World world(6);
    const std::vector<MinorUnits> m{500, 200, 200, 50, 50, 0};
    for (ClientIndex c = 0; c < 6; ++c) world.order(c, 100, m[c]);
    world.assess(100);
    // Before 500: 0 %. Before the 200s: 50 %. Before the 50s: 90 %.
    EXPECT_THAT(world.result.abc,
                testing::ElementsAre(AbcClass::a, AbcClass::a, AbcClass::a, AbcClass::c, AbcClass::c, AbcClass::c));
    world.profile.abcA = 50;
    world.profile.abcB = 91;
    world.assess(100);
    EXPECT_THAT(world.result.abc,
                testing::ElementsAre(AbcClass::a, AbcClass::b, AbcClass::b, AbcClass::b, AbcClass::b, AbcClass::c))
        << "50 % is not under 50 %, and M <= 0 is C";
}

TEST(Abc, WithoutPositiveValueAllAreC) {
    World world(2);
    world.order(0, 100, 0);
    world.order(1, 100, 5);
    world.refund(1, 101, -9);
    world.assess(101);
    EXPECT_THAT(world.result.abc, testing::ElementsAre(AbcClass::c, AbcClass::c));
    EXPECT_THAT(world.result.behaviour, testing::Each(Behaviour::infrequent_small));
    EXPECT_EQ(world.result.axisM.note, AxisNote::no_positive_value);
}

TEST(Behaviour, FourClasses) {
    World world(5);
    const auto buy = [&](ClientIndex client, int times, MinorUnits each) {
        for (int i = 0; i < times; ++i) world.order(client, 100 + i, each);
    };
    buy(0, 3, 100);  // M 300
    buy(1, 3, 10);   // 30
    buy(2, 2, 100);  // 200
    buy(3, 1, 40);   // 40; median of 300 30 200 40 is 120
    world.assess(200);
    EXPECT_THAT(world.result.behaviour,
                testing::ElementsAre(Behaviour::frequent_large, Behaviour::frequent_small, Behaviour::infrequent_large,
                                     Behaviour::infrequent_small, Behaviour::none));
}

TEST(Classes, KeysAreUniqueAndLabelledInBothLanguages) {
    for (const auto rows : {stageRows(), dormancyRows(), behaviourRows(), activityRows(), abcRows(), creditGradeRows(),
                            valueBasisRows(), rfmClassRows(), tierRows()}) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            EXPECT_EQ(findClassRow(rows, rows[i].key), i);
            EXPECT_FALSE(rows[i].label.zh.empty());
            EXPECT_FALSE(rows[i].label.en.empty());
        }
    }
    EXPECT_EQ(classRow(Stage::returned).key, "returned");
    EXPECT_EQ(classRow(Dormancy::asleep).key, "asleep");
    EXPECT_EQ(classRow(Behaviour::infrequent_small).key, "infrequent_small");
    EXPECT_EQ(classRow(AbcClass::c).key, "c");
    EXPECT_EQ(classRow(CreditGrade::d).key, "D");
    EXPECT_EQ(classRow(ValueBasis::contribution).key, "contribution");
    EXPECT_EQ(findClassRow(stageRows(), "nothing"), std::nullopt);
}

TEST(Classes, TierSymbols) {
    EXPECT_EQ(tierSymbol(0, 3), "◆");
    EXPECT_EQ(tierSymbol(1, 3), "●");
    EXPECT_EQ(tierSymbol(2, 3), "○");
    EXPECT_EQ(tierSymbol(2, 4), "▲");
}

}  // namespace
}  // namespace meike::engine
