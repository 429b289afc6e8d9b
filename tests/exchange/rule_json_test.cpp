// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/rule_json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/uid.h"
#include "tests/support/random_rule.h"

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
    EXPECT_EQ(subjectOf("{"), "rule:1:2");
    EXPECT_EQ(subjectOf("[]"), "rule");
    EXPECT_EQ(subjectOf("{}"), "rule");
    EXPECT_EQ(subjectOf(R"({"all": {}})"), "all");
    EXPECT_EQ(subjectOf(R"({"all": [{"field": "nope", "op": "equals", "value": 1}]})"), "all[0].field");
    EXPECT_EQ(subjectOf(R"({"any": [{"all": []}, {"field": "tier", "op": "nope", "value": 1}]})"), "any[1].op");
    EXPECT_EQ(subjectOf(R"({"not": {"field": "city", "op": "contains", "value": {}}})"), "not.value");
    EXPECT_EQ(subjectOf(R"({"not": {"field": "city", "op": "between", "value": [1, 2]}})"), "not.op");
    EXPECT_EQ(subjectOf(R"({"not": {"field": "r", "op": "between", "value": [1]}})"), "not.value");
    EXPECT_EQ(subjectOf(R"({"not": {"field": "r", "op": "any_of", "value": [1, "x"]}})"), "not.value[1]");
    EXPECT_EQ(subjectOf(R"({"field": "last_order", "op": "in_period", "value": "someday"})"), "value");
    EXPECT_EQ(subjectOf(R"({"all": [{"field": "city", "op": "contains", "value": "a", "extra": 1}]})"), "all[0].extra");
    EXPECT_EQ(subjectOf(R"({"field": "monetary", "op": ">", "value": 1e300})"), "value");
}

TEST(RuleJson, ReadsRelatedRecords) {
    const auto rule = parseRule(R"({"all": [{"not": {"related": "orders", "where": {"field": "amount", "op": ">",
        "value": 10}, "aggregate": "sum", "field": "net", "op": ">=", "value": 1.5, "within_days": 90}}]})");
    ASSERT_TRUE(rule) << rule.error().what();
    Rule sum = Rule::exists("orders", {Rule::condition("amount", ">", {"10"})});
    sum.aggregate = "sum";
    sum.field = "net";
    sum.op = ">=";
    sum.values = {"1.5"};
    sum.period.withinDays = 90;
    EXPECT_EQ(*rule, Rule::all({Rule::none({sum})}));

    const auto any = parseRule(R"({"field": "contacts.birthday", "op": "anniversary_next_days", "value": 7})");
    ASSERT_TRUE(any) << any.error().what();
    EXPECT_EQ(*any, Rule::exists("contacts", {Rule::condition("birthday", "anniversary_next_days", {"7"})}));

    EXPECT_EQ(parseRule(R"({"segment": "大客户"})"), Rule::inSegment("大客户"));
    EXPECT_EQ(parseRule(R"({"related": "tasks"})"), Rule::exists("tasks"));
}

TEST(RuleJson, NamesThePathOfAMistakeInRelatedRecords) {
    EXPECT_EQ(subjectOf(R"({"related": "clients"})"), "related");
    EXPECT_EQ(subjectOf(R"({"all": [{"related": "orders", "op": ">=", "value": 1}]})"), "all[0].aggregate");
    EXPECT_EQ(subjectOf(R"({"related": "orders", "aggregate": "sum", "op": ">=", "value": 1})"), "field");
    EXPECT_EQ(subjectOf(R"({"related": "orders", "aggregate": "sum", "field": "date", "op": ">=", "value": 1})"),
              "field");
    EXPECT_EQ(subjectOf(R"({"related": "orders", "aggregate": "count", "op": "contains", "value": 1})"), "op");
    EXPECT_EQ(subjectOf(R"({"related": "orders", "aggregate": "count", "op": ">", "value": "x"})"), "value");
    EXPECT_EQ(subjectOf(R"({"related": "orders", "within_days": 0})"), "within_days");
    EXPECT_EQ(subjectOf(R"({"related": "orders", "period": "never"})"), "period");
    EXPECT_EQ(subjectOf(R"({"related": "contacts", "within_days": 3})"), "date_field");
    EXPECT_EQ(subjectOf(R"({"related": "orders", "date_field": "service_end"})"), "date_field");
    EXPECT_EQ(subjectOf(R"({"related": "orders", "from": "2026-02-30"})"), "from");
    EXPECT_EQ(subjectOf(R"({"related": "orders", "where": {"any": [{"field": "tier", "op": "empty"}]}})"),
              "where.any[0].field");
    EXPECT_EQ(subjectOf(R"({"related": "orders", "where": {"field": "amount", "op": "top", "value": 3}})"), "where.op");
    EXPECT_EQ(subjectOf(R"({"related": "orders", "where": {"related": "contacts"}})"), "where.related");
    EXPECT_EQ(subjectOf(R"({"related": "orders", "where": {"segment": "x"}})"), "where.segment");
    EXPECT_EQ(subjectOf(R"({"field": "contacts.shoe", "op": "empty"})"), "field");
    EXPECT_EQ(subjectOf(R"({"field": "rates.day", "op": "empty"})"), "field");
    EXPECT_EQ(subjectOf(R"({"clients": ["x"]})"), "clients[0]");
}

TEST(RuleJson, RefusesToNestWithoutEnd) {
    std::string json;
    for (int i = 0; i < 5000; ++i) json += R"({"not":)";
    json += R"({"all":[]})";
    for (int i = 0; i < 5000; ++i) json += "}";
    EXPECT_FALSE(parseRule(json));
}

TEST(RuleJson, NoneOfSeveralComesBackAsOneGroup) {
    const Rule tier = Rule::condition("tier", "any_of", {"core"});
    const Rule stage = Rule::condition("stage", "any_of", {"at_risk"});
    for (const Rule& rule : {Rule::none({tier}), Rule::none({tier, stage}), Rule::none({Rule::any({tier, stage})}),
                             Rule::none({Rule::any({tier})}), Rule::none({Rule::all({tier, stage})})})
        EXPECT_EQ(parseRule(ruleJson(rule)), rule) << ruleJson(rule);
}

RC_GTEST_PROP(RuleJsonProperty, WritingAndReadingGivesTheRuleBack, (std::uint64_t seed)) {
    DeterministicRandom random(seed);
    test::RuleWords words;
    words.asOf = valueOrThrow(makeDate(2026, 3, 9));
    words.uids = {uidText(newUid(1)), uidText(newUid(2))};
    Rule rule = test::someRule(random, Kind::client, words, 4);
    if (random.chance(10)) rule = Rule::any({rule, Rule::inSegment(random.pick(words.texts))});
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
