// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/rule_json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace meike {
namespace {

std::string subjectOf(std::string_view json) {
    const auto rule = parseRule(json);
    return rule ? "no error" : rule.error().subject();
}

TEST(RuleJson, ReadsTheFormOfTheContract) {
    const auto rule = parseRule(R"({"all": [{"field": "tier", "op": "any_of", "value": ["core", "key"]},
        {"not": {"field": "last_order", "op": "within_days", "value": 90}},
        {"any": [{"field": "monetary", "op": ">=", "value": 1000.5}, {"field": "key_account", "op": "is_true"}]}]})");
    ASSERT_TRUE(rule) << rule.error().what();
    Rule silent;
    silent.type = Rule::Type::none;
    silent.children = {Rule::condition("last_order", "within_days", {"90"})};
    Rule either;
    either.type = Rule::Type::any;
    either.children = {Rule::condition("monetary", ">=", {"1000.5"}), Rule::condition("key_account", "is_true")};
    EXPECT_EQ(*rule, Rule::all({Rule::condition("tier", "any_of", {"core", "key"}), silent, either}));
}

TEST(RuleJson, NamesThePathOfAMistake) {
    EXPECT_EQ(subjectOf("{"), "rule");
    EXPECT_EQ(subjectOf("[]"), "rule");
    EXPECT_EQ(subjectOf("{}"), "rule");
    EXPECT_EQ(subjectOf(R"({"all": {}})"), "all");
    EXPECT_EQ(subjectOf(R"({"all": [{"field": "nope", "op": "equals", "value": 1}]})"), "all[0].field");
    EXPECT_EQ(subjectOf(R"({"any": [{"all": []}, {"field": "tier", "op": "nope", "value": 1}]})"), "any[1].op");
    EXPECT_EQ(subjectOf(R"({"not": {"field": "city", "op": "contains", "value": {}}})"), "not.value");
    EXPECT_EQ(subjectOf(R"({"not": {"field": "city", "op": "between", "value": [1, 2]}})"), "not");
    EXPECT_EQ(subjectOf(R"({"all": [{"field": "city", "op": "contains", "value": "a", "extra": 1}]})"), "all[0].extra");
    EXPECT_EQ(subjectOf(R"({"field": "monetary", "op": ">", "value": 1e300})"), "value");
}

TEST(RuleJson, SaysThatRelatedRecordsAreNotThere) {
    const auto rule =
        parseRule(R"({"all": [{"not": {"related": "orders", "aggregate": "count", "op": ">=", "value": 1}}]})");
    ASSERT_FALSE(rule);
    EXPECT_EQ(rule.error().subject(), "all[0].not.related");
}

TEST(RuleJson, RefusesToNestWithoutEnd) {
    std::string json;
    for (int i = 0; i < 5000; ++i) json += R"({"not":)";
    json += R"({"all":[]})";
    for (int i = 0; i < 5000; ++i) json += "}";
    EXPECT_FALSE(parseRule(json));
}

Rule randomRule(int depth) {
    if (depth == 0 || *rc::gen::inRange(0, 3) == 0) {
        const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::string<std::string>());
        switch (*rc::gen::inRange(0, 4)) {
            case 0:
                return Rule::condition("city", "contains", {"x" + std::to_string(*rc::gen::arbitrary<int>())});
            case 1:
                return Rule::condition("orders", "between", {std::to_string(*rc::gen::arbitrary<int>()), "1.50"});
            case 2:
                return Rule::condition("tags", "any_of", {"双11", "a\"b\\", std::to_string(words.size())});
            default:
                return Rule::condition("first_order", "empty");
        }
    }
    Rule rule;
    const int type = *rc::gen::inRange(0, 3);
    rule.type = type == 0 ? Rule::Type::all : type == 1 ? Rule::Type::any : Rule::Type::none;
    const int count = rule.type == Rule::Type::none ? 1 : *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i) rule.children.push_back(randomRule(depth - 1));
    return rule;
}

RC_GTEST_PROP(RuleJsonProperty, WritingAndReadingGivesTheRuleBack, ()) {
    const Rule rule = randomRule(3);
    const auto back = parseRule(ruleJson(rule));
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == rule);
}

RC_GTEST_PROP(RuleJsonProperty, NoTextIsTooStrange, (const std::string& text)) {
    const auto rule = parseRule(text);
    if (rule) RC_ASSERT(parseRule(ruleJson(*rule)).has_value());
}

}  // namespace
}  // namespace meike
