// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/profile_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace meike {
namespace {

/// The error that a text gives, as `path: code(arguments)`.
std::string errorOf(std::string_view json) {
    const auto result = parseProfile(json);
    return result ? "no error" : result.error().subject() + ": " + result.error().detail().plain();
}

TEST(ProfileJson, AgencyIsTheDefault) {
    const auto preset = presetProfile("agency");
    ASSERT_TRUE(preset) << preset.error().what();
    EXPECT_EQ(*preset, ScoringProfile());
    EXPECT_EQ(*parseProfile("{}"), ScoringProfile());
}

TEST(ProfileJson, EveryPresetIsSoundAndSurvivesARoundTrip) {
    EXPECT_THAT(presetNames(),
                testing::ElementsAre("agency", "abc", "eight-types", "high-medium-low", "quintiles", "rfm-class"));
    for (const std::string& name : presetNames()) {
        const auto preset = presetProfile(name);
        ASSERT_TRUE(preset) << name << ": " << preset.error().what();
        EXPECT_EQ(preset->key, name);
        const auto again = parseProfile(profileJson(*preset));
        ASSERT_TRUE(again) << again.error().what();
        EXPECT_EQ(*again, *preset);
    }
}

TEST(ProfileJson, PresetsAreWhatTheirNamesSay) {
    const ScoringProfile quintiles = *presetProfile("quintiles");
    EXPECT_EQ(quintiles.recency.method, AxisMethod::quantiles);
    EXPECT_EQ(quintiles.frequency.method, AxisMethod::quantiles);
    EXPECT_EQ(quintiles.monetary.method, AxisMethod::quantiles);
    EXPECT_EQ(quintiles.recency.limits, ScoringProfile().recency.limits) << "what it falls back on";
    EXPECT_EQ(presetProfile("eight-types")->rfmMethod, RfmMethod::eight_types);
    EXPECT_EQ(presetProfile("eight-types")->eightTypes.cut, Cut::median);
    EXPECT_EQ(tierScale(*presetProfile("abc")), "a>b>c");
    EXPECT_EQ(presetProfile("abc")->tierMethod, TierMethod::abc_class);
    EXPECT_EQ(tierScale(*presetProfile("high-medium-low")), "high>medium>low");
    EXPECT_EQ(presetProfile("rfm-class")->tierMethod, TierMethod::rfm_class);
    EXPECT_EQ(tierScale(*presetProfile("quintiles")), "core>key>growth>general");
}

TEST(ProfileJson, UnknownPresetNamesTheKnown) {
    const auto preset = presetProfile("nothing");
    ASSERT_FALSE(preset);
    EXPECT_EQ(preset.error().kind(), ErrorKind::not_found);
    EXPECT_THAT(preset.error().detail().plain(), testing::HasSubstr("agency, abc"));
}

TEST(ProfileJson, EveryMemberSurvivesARoundTrip) {
    ScoringProfile profile;
    profile.key = "mine";
    profile.label = {"我的", "Mine"};
    profile.version = 7;
    profile.valueBasis = BasisChoice::net;
    profile.windowDays = 730;
    profile.countEveryOrder = profile.meanMonetary = true;
    profile.levels = 3;
    profile.recency = {AxisMethod::quantiles, {10, 20}};
    profile.frequency = {AxisMethod::quantiles, {9, 4}};
    profile.monetary = {AxisMethod::thresholds, {500'000'00, 100'000'00}};
    profile.monetaryUnit = MonetaryUnit::amount;
    profile.quantileMinimumClients = 40;
    profile.classes = {{"own_class", {"自定", "Own"}}};
    profile.grid = {{"own_class", {1, 3}, {1, 3}, {3, 3}}, {"new", {1, 3}, {1, 3}, {1, 2}}};
    profile.rfmMethod = RfmMethod::grid;
    profile.eightTypes = {Cut::value, 33, 4, 1234};
    profile.repeatFrom = 3;
    profile.loyalFrom = 6;
    profile.returnedDays = 90;
    profile.dormancyDays = {60, 120, 240};
    profile.dormancyRhythm = {150, 250, 475};
    profile.dormancyMinimumGaps = 5;
    profile.frequentFrom = 4;
    profile.abcA = 60;
    profile.abcB = 85;
    profile.weights = {30, 25, 20, 15, 10};
    profile.marginFullPercent = 40;
    profile.risk = {20, {0, 10, 50, 90}, 180};
    profile.tierMethod = TierMethod::rfm_class;
    profile.tiers = {{"top", {"上", "Top"}, 6550, {"own_class"}, 1}, {"rest", {"余", "Rest"}, 0, {"new"}, 12}};
    profile.growthTier = "top";
    profile.growthMinimum = 100;
    profile.holdPoints = 250;
    profile.graceDays = 30;
    profile.forecast = {ForecastModel::pareto_nbd, 24, 850, 6'525, 40, 60};
    const auto again = parseProfile(profileJson(profile));
    ASSERT_TRUE(again) << again.error().what();
    EXPECT_EQ(*again, profile);
    profile.growthTier.clear();
    profile.growthMinimum = ScoringProfile().growthMinimum;
    EXPECT_EQ(*parseProfile(profileJson(profile)), profile);
}

TEST(ProfileJson, ErrorsNameThePathAndWhatWasExpected) {
    EXPECT_THAT(errorOf("{"), testing::StartsWith("profile:1:2: not_json"));
    EXPECT_EQ(errorOf("[]"), "profile: expected(an_object)");
    EXPECT_EQ(errorOf(R"({"window_days": "long"})"), "window_days: expected(whole_number)");
    EXPECT_EQ(errorOf(R"({"window_days": 1.5})"), "window_days: expected(whole_number)");
    EXPECT_EQ(errorOf(R"({"window_days": 99999999999999999999})"), "window_days: expected(whole_number)");
    EXPECT_EQ(errorOf(R"({"window_days": 0})"), "window_days: expected(whole_number_between(1, 36500))");
    EXPECT_THAT(errorOf(R"({"windowdays": 3})"), testing::StartsWith("windowdays: expected(known_key(abc, "));
    EXPECT_THAT(errorOf(R"({"rfm": {"recency": {"limit": []}}})"),
                testing::StartsWith("rfm.recency.limit: expected(known_key("));
    EXPECT_EQ(errorOf(R"({"rfm": {"recency": {"method": "magic"}}})"),
              "rfm.recency.method: expected(either_of(thresholds, quantiles))");
    EXPECT_EQ(errorOf(R"({"value_basis": 3})"), "value_basis: expected(either_of(best, gross, net, contribution))");
    EXPECT_EQ(errorOf(R"({"rfm": {"recency": {"limits": [30, 90, "x", 365]}}})"),
              "rfm.recency.limits[2]: expected(whole_number)");
    EXPECT_EQ(errorOf(R"({"rfm": {"recency": {"limits": [30, 90, 80, 365]}}})"),
              "rfm.recency.limits[2]: expected(more_than_before)");
    EXPECT_EQ(errorOf(R"({"rfm": {"frequency": {"limits": [8, 5]}}})"),
              "rfm.frequency.limits: expected(limits_of_scores(4))");
    EXPECT_EQ(errorOf(R"({"rfm": {"monetary": {"unit": "amount"}}})"),
              "rfm.monetary.limits: expected(limits_of_scores(4))")
        << "multiples of the median are not taken for amounts";
    EXPECT_EQ(errorOf(R"({"rfm": {"monetary": {"limits": [4, 2, 1, 0.333]}}})"),
              "rfm.monetary.limits[3]: expected(number_of_two_decimals)");
    EXPECT_EQ(errorOf(R"({"tiers": {"scale": [{"key": "a", "label": {"zh": "甲", "en": "A"}, "limit": 70}]}})"),
              "tiers.scale: expected(tiers_in_order)");
    EXPECT_EQ(errorOf(R"({"tiers": {"growth_exception": {"tier": "nowhere"}}})"),
              "tiers.growth_exception.tier: expected(tier_key)");
    EXPECT_EQ(errorOf(R"({"tiers": {"hold": null}})"), "tiers.hold: expected(an_object)");
    EXPECT_EQ(errorOf(R"({"value_score": {"weights": {"frequency": 0}}})"), "no error") << "0 leaves an input out";
    EXPECT_EQ(errorOf(R"({"value_score": {"weights":
                  {"amount": 0, "frequency": 0, "margin": 0, "growth": 0, "influence": 0}}})"),
              "value_score.weights.frequency: expected(one_weight_above_zero)");
    EXPECT_EQ(errorOf(R"({"value_score": {"risk": {"credit_points": [0, 1]}}})"),
              "value_score.risk.credit_points: expected(some_numbers(4))");
    EXPECT_EQ(errorOf(R"({"dormancy": {"days": [90, 80, 365]}})"), "dormancy.days[1]: expected(more_than_before)");
    EXPECT_EQ(errorOf(R"({"label": {"zh": ""}})"), "label.zh: expected(a_name)");
    EXPECT_EQ(errorOf(R"({"forecast": {"model": "nbd"}})"),
              "forecast.model: expected(either_of(bg-nbd, mbg-nbd, pareto-nbd, mbg-cnbd-k, best))");
    EXPECT_EQ(errorOf(R"({"forecast": {"horizon_months": 0}})"),
              "forecast.horizon_months: expected(whole_number_between(1, 60))");
    EXPECT_EQ(errorOf(R"({"forecast": {"discount_percent": 100.01}})"),
              "forecast.discount_percent: expected(number_to_hundred)");
    EXPECT_EQ(errorOf(R"({"forecast": {"margin_percent": 0}})"),
              "forecast.margin_percent: expected(number_above_zero_to_hundred)");
    EXPECT_EQ(errorOf(R"({"forecast": {"error_limit_percent": 101}})"),
              "forecast.error_limit_percent: expected(whole_number_between(1, 100))");
    EXPECT_EQ(errorOf(R"({"forecast": {"omission_limit_percent": 0}})"),
              "forecast.omission_limit_percent: expected(whole_number_between(1, 100))");
    EXPECT_THAT(errorOf(R"({"forecast": {"horizon": 12}})"),
                testing::StartsWith("forecast.horizon: expected(known_key("));
}

TEST(ProfileJson, GridWithAGapOrAnOverlapIsRefused) {
    EXPECT_EQ(errorOf(R"({"rfm": {"grid": [{"class": "loyal", "r": [2, 5], "f": [1, 5]}]}})"),
              "rfm.grid: expected(and_more(cell_in_no_class(R1 F1), 4))");
    EXPECT_EQ(
        errorOf(
            R"({"rfm": {"grid": [{"class": "loyal", "r": [1, 5], "f": [1, 5]}, {"class": "new", "r": [5, 5], "f": [1, 1], "m": [5, 5]}]}})"),
        "rfm.grid: expected(cell_in_classes(R5 F1 M5, loyal, new))");
    EXPECT_EQ(errorOf(R"({"rfm": {"grid": [{"class": "loyal", "r": [1, 6], "f": [1, 5]}]}})"),
              "rfm.grid[0].r: expected(two_scores_within(5))");
    EXPECT_EQ(errorOf(R"({"rfm": {"grid": [{"class": "nobody", "r": [1, 5], "f": [1, 5]}]}})"),
              "rfm.grid[0].class: expected(class_key)");
    EXPECT_EQ(errorOf(R"({"rfm": {"grid": [{"class": "loyal", "f": [1, 5]}]}})"),
              "rfm.grid[0].r: expected(two_scores_within(5))");
}

TEST(ProfileJson, TiersByClassMustCoverEveryClass) {
    EXPECT_EQ(errorOf(R"({"tiers": {"method": "abc_class"}})"), "tiers.scale: expected(tier_for_class(a))");
    EXPECT_EQ(errorOf(R"({"tiers": {"method": "abc_class", "growth_exception": null, "scale": [
        {"key": "x", "label": {"zh": "甲", "en": "X"}, "classes": ["a", "b"]},
        {"key": "y", "label": {"zh": "乙", "en": "Y"}, "classes": ["b", "c"]}]}})"),
              "tiers.scale[1].classes[0]: expected(class_key_of_its_own)");
}

}  // namespace
}  // namespace meike
