// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/rule_sentence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/words/field_noun.h"
#include "domain/operators.h"

namespace meike {
namespace {

std::string zh(const Rule& rule, const std::string& currency = "CNY") {
    return ruleSentence(rule, {Language::zh, currency, {}});
}
std::string en(const Rule& rule, const std::string& currency = "CNY") {
    return ruleSentence(rule, {Language::en, currency, {}});
}
Rule figure(Rule rule, const char* aggregate, const char* field, const char* op, std::vector<std::string> values) {
    rule.aggregate = aggregate;
    rule.field = field;
    rule.op = op;
    rule.values = std::move(values);
    return rule;
}
Rule within(Rule rule, std::int64_t days) {
    rule.period.withinDays = days;
    return rule;
}

TEST(Sentences, OfConditions) {
    const Rule tier = Rule::condition("tier", "any_of", {"core", "key"});
    EXPECT_EQ(zh(tier), "等级是核心或重点");
    EXPECT_EQ(en(tier), "Tier is Core or Key");
    const Rule industry = Rule::condition("industry", "none_of", {"政府", "教育", "金融"});
    EXPECT_EQ(zh(industry), "行业不是“政府”、“教育”或“金融”（未填写的也算）");
    EXPECT_EQ(en(industry), "Industry is not “政府”, “教育” or “金融” (empty included)");
    EXPECT_EQ(zh(Rule::condition("name", "not_contains", {"测试"})), "客户名称不包含“测试”")
        << "nobody is without a name";
    EXPECT_EQ(zh(Rule::condition("monetary", ">=", {"1200000"})), "窗口内价值不低于 120 万元");
    EXPECT_EQ(en(Rule::condition("monetary", ">=", {"1200000.50"})), "Value in the window is at least CNY 1,200,000.5");
    EXPECT_EQ(zh(Rule::condition("monetary", "<", {"1200.5"})), "窗口内价值低于 1,200.5 元（为空的不算）");
    EXPECT_EQ(zh(Rule::condition("monetary", ">", {"350000000"}), "USD"), "窗口内价值高于 3.5 亿 USD");
    EXPECT_EQ(zh(Rule::condition("p_alive", "<", {"0.5"})), "仍活跃概率低于 50%（为空的不算）");
    EXPECT_EQ(zh(Rule::condition("last_order", "<", {"2026-01-01"})), "最近合作早于 2026-01-01（为空的不算）");
    EXPECT_EQ(en(Rule::condition("last_order", "more_than_days_ago", {"90"})),
              "Last order is more than 90 days ago (empty left out)");
    EXPECT_EQ(zh(Rule::condition("last_order", "in_period", {"last_quarter"})), "最近合作在上季度");
    EXPECT_EQ(en(Rule::condition("monetary", "top_percent", {"20"})),
              "Value in the window is in the highest 20% of all clients (ties count)");
    EXPECT_EQ(zh(Rule::condition("first_order", "anniversary_next_days", {"30"})),
              "首次合作的周年日在未来 30 天内（含当天）");
    EXPECT_EQ(zh(Rule::condition("tags", "any_of", {"双十一"})), "标签包括“双十一”");
    EXPECT_EQ(zh(Rule::condition("tags", "empty")), "没有标签");
    EXPECT_EQ(zh(Rule::condition("tags", "any_in_group", {"活动"})), "有标签组“活动”里的标签");
    EXPECT_EQ(en(Rule::condition("key_account", "is_false")), "Key account is no (empty included)");
}

TEST(Sentences, OfGroupsAndTheirComplements) {
    const Rule a = Rule::condition("tier", "any_of", {"core"});
    const Rule b = Rule::condition("city", "contains", {"海"});
    EXPECT_EQ(zh(Rule{}), "全部客户");
    EXPECT_EQ(en(Rule::any({})), "No clients");
    EXPECT_EQ(zh(Rule::all({a, Rule::any({b, a})})), "等级是核心，并且（城市包含“海”，或者等级是核心）");
    EXPECT_EQ(en(Rule::none({b})), "City does not contain “海” (empty included)");
    EXPECT_EQ(en(Rule::none({Rule::none({b})})), "City contains “海”");
    EXPECT_EQ(zh(Rule::none({a, b})), "不符合（等级是核心，或者城市包含“海”）");
    EXPECT_EQ(zh(Rule::none({Rule::condition("r", "<", {"3"})})), "R 分不低于 3（为空的也算）");
    EXPECT_EQ(en(Rule::none({Rule::condition("city", "starts_with", {"海"})})), "Not (city starts with “海”)");
    EXPECT_EQ(en(Rule::none({Rule::condition("monetary", "top", {"20"})})),
              "Value in the window is not among the highest 20 of all clients (ties count; empty included)");
    EXPECT_EQ(zh(Rule::inSegment("大客户")), "属于细分“大客户”");
    EXPECT_EQ(en(Rule::none({Rule::inSegment("大客户")})), "Not in segment “大客户”");
}

TEST(Sentences, OfRelatedRecords) {
    const Rule orders = within(Rule::exists("orders"), 90);
    EXPECT_EQ(zh(orders), "最近 90 天有订单");
    EXPECT_EQ(en(orders), "There are orders in the last 90 days");
    EXPECT_EQ(zh(Rule::none({orders})), "最近 90 天没有订单");
    EXPECT_EQ(en(Rule::none({orders})), "There are no orders in the last 90 days");
    const Rule videos = within(Rule::exists("orders", {Rule::condition("service", "any_of", {"短视频"})}), 365);
    EXPECT_EQ(zh(figure(videos, "sum", "net", ">=", {"100000"})),
              "最近 365 天的订单（仅限服务类型是“短视频”）的净收入合计不低于 10 万元（折合本位币，没有汇率的不计）");
    EXPECT_EQ(
        en(figure(videos, "sum", "net", "<", {"100000"})),
        "The total net revenue of orders in the last 365 days (only those where service type is “短视频”) is below "
        "CNY 100,000 (clients without orders count as 0; in the base currency; amounts without a rate left out)");
    EXPECT_EQ(zh(figure(orders, "count", "", "<", {"3"})), "最近 90 天的订单数量低于 3（没有订单的按 0 计）");
    EXPECT_EQ(zh(figure(Rule::exists("surveys"), "avg", "score", "<", {"6.5"})),
              "满意度调查的平均得分低于 6.5（没有满意度调查的不算）");
    EXPECT_EQ(en(figure(Rule::exists("interactions"), "max", "date", "more_than_days_ago", {"60"})),
              "The latest date of interactions is more than 60 days ago (clients without interactions left out)");
    Rule due = Rule::exists("receivables");
    due.period.named = "this_quarter";
    EXPECT_EQ(zh(due), "有到期日在本季度的应收");
    EXPECT_EQ(en(due), "There are receivables whose due date falls in this quarter");
    EXPECT_EQ(zh(Rule::exists("contacts", {Rule::condition("birthday", "anniversary_next_days", {"7"})})),
              "有联系人（仅限生日在未来 7 天内（含当天，农历的按农历））");
}

TEST(Sentences, CallFieldsByNounsThatReadInASentence) {
    const Rule end = figure(Rule::exists("orders"), "max", "service_end", "next_days", {"60"});
    EXPECT_EQ(en(end), "The latest service end of orders is within the next 60 days, today included");
    EXPECT_EQ(zh(end), "订单中最晚的服务结束日在未来 60 天内（含当天）");
    EXPECT_EQ(en(figure(Rule::exists("orders"), "max", "service_end", "<", {"2026-01-01"})),
              "The latest service end of orders is before 2026-01-01 (clients without one left out)")
        << "orders without a service period are none either";
    EXPECT_EQ(en(figure(Rule::exists("receipts"), "max", "date", "empty", {})),
              "The latest date of receipts is not known");
    EXPECT_EQ(zh(figure(Rule::exists("receivables"), "sum", "amount", ">=", {"50000"})),
              "应收的金额合计不低于 5 万元（折合本位币，没有汇率的不计）");
    EXPECT_EQ(en(Rule::condition("verified_by", "any_of", {"张三", "李四"})),
              "Person who verified the record last is “张三” or “李四”");
    EXPECT_EQ(en(Rule::condition("orders", ">=", {"3"})), "Lifetime number of orders is at least 3");
    EXPECT_EQ(en(Rule::condition("r", "equals", {"5"})), "R score is 5");
    EXPECT_EQ(en(Rule::exists("contacts", {Rule::condition("wechat", "not_empty")})),
              "There are contacts (only those where WeChat is filled in)");
    EXPECT_EQ(en(Rule::condition("last_order", "anniversary_in_period", {"next_month"})),
              "The anniversary of the last order falls in next month");
    EXPECT_EQ(en(Rule::condition("behaviour", "any_of", {"frequent_large", "frequent_small"})),
              "Behaviour is “Frequent, large” or “Frequent, small”");
    Rule quarter = Rule::exists("orders");
    quarter.period.named = "last_quarter";
    EXPECT_EQ(en(Rule::none({quarter})), "There are no orders last quarter");
}

TEST(Sentences, PutOneBracketBehindAndSpacesBetweenChineseAndLatin) {
    EXPECT_EQ(zh(Rule::condition("last_order", "equals", {"2026-03-01"})), "最近合作是 2026-03-01");
    EXPECT_EQ(zh(Rule::condition("monetary", "between", {"50000", "1200000"})),
              "窗口内价值在 5 万元到 120 万元之间（含两端）");
    EXPECT_EQ(zh(Rule::condition("monetary", "bottom_percent", {"12.50"})),
              "窗口内价值排在全部客户的后 12.5%（并列都算；为空的不算）");
    EXPECT_EQ(zh(Rule::condition("r", "any_of", {"4", "5"})), "R 分是 4 或 5");
    EXPECT_EQ(zh(Rule::condition("city", "contains", {"A座3层"})), "城市包含“A座3层”") << "values stay as they are";
    EXPECT_EQ(zh(Rule::condition("last_order", "not_next_days", {"30"})),
              "最近合作不在未来 30 天内（含当天；为空的也算）");
    EXPECT_EQ(zh(Rule::exists("orders", {Rule::condition("net", "between", {"1", "2"})})),
              "有订单（仅限净收入在 1 元到 2 元之间（含两端；折合本位币，没有汇率的不计））");
    EXPECT_EQ(en(Rule::condition("last_order", "not_next_days", {"30"})),
              "Last order is not within the next 30 days, today included (empty included)");
    EXPECT_EQ(en(Rule::exists("orders", {Rule::condition("net", "between", {"1", "2"})})),
              "There are orders (only those where net revenue is from CNY 1 to CNY 2 (in the base currency; amounts "
              "without a rate left out))");
    EXPECT_EQ(en(Rule::exists("orders", {Rule::condition("net", "not_equals", {"1"})})),
              "There are orders (only those where net revenue is not CNY 1 (empty included; in the base currency; "
              "amounts without a rate included))");
}

TEST(Sentences, NegateAFigureInItsOwnWords) {
    const Rule two = figure(within(Rule::exists("orders"), 90), "count", "", ">=", {"2"});
    EXPECT_EQ(en(Rule::none({two})),
              "The number of orders in the last 90 days is below 2 (clients without orders count as 0)");
    EXPECT_EQ(zh(Rule::none({figure(Rule::exists("interactions"), "max", "date", "<", {"2026-01-01"})})),
              "互动中最晚的日期不早于 2026-01-01（没有互动的也算）");
}

TEST(Sentences, EveryNounBelongsToAField) {
    for (const Noun& row : fieldNouns()) {
        const Field* field = findField(row.kind, row.field);
        ASSERT_NE(field, nullptr) << kindRow(row.kind).key << ' ' << row.field;
        EXPECT_TRUE(row.noun.zh != field->label.zh) << row.field << " says what the label says";
        EXPECT_TRUE(row.noun.en != field->label.en) << row.field << " says what the label says";
    }
}

TEST(RuleSentence, CountsAFixedListAsPeopleWriteNumbers) {
    const Rule one = Rule::fixedList({"a"});
    const Rule many = Rule::fixedList(std::vector<std::string>(26817, "a"));
    EXPECT_EQ(ruleSentence(one, {Language::en, "CNY", {}}), "On a fixed list of 1 client");
    EXPECT_EQ(ruleSentence(many, {Language::en, "CNY", {}}), "On a fixed list of 26,817 clients");
    EXPECT_EQ(ruleSentence(many, {Language::zh, "CNY", {}}), "在固定名单（26,817 个客户）中");
}

}  // namespace
}  // namespace meike
