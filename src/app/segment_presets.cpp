// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segment_presets.h"

#include "exchange/rule_json.h"

namespace meike {

namespace {

constexpr Label kNeed = {"需求", "Need"};
constexpr Label kValue = {"价值", "Value"};
constexpr Label kBehaviour = {"行为", "Behaviour"};
constexpr Label kStage = {"关系阶段", "Stage"};
constexpr Label kAttributes = {"客户属性", "Attributes"};
constexpr Label kCare = {"服务与合同", "Care and contracts"};

}  // namespace

std::span<const SegmentPreset> segmentPresets() {
    // clang-format off
    static constexpr SegmentPreset kRows[] = {
        {"unmet_needs", kNeed, {"有未满足的刚需", "Unmet must-haves"},
         {"提案前：谁有刚需我们还没做到", "Before proposals: whose must-haves we have not met yet"},
         R"({"related": "needs", "aggregate": "exists", "where": {"all": [
             {"field": "kind", "op": "any_of", "value": ["unmet"]}, {"field": "must_have", "op": "is_true"}]}})"},
        {"latent_needs", kNeed, {"有潜在需求的高价值客户", "Valuable clients with latent needs"},
         {"做年度规划、找增购机会时", "For annual plans and for what else a client might buy"},
         R"({"all": [{"field": "tier", "op": "any_of", "value": ["core", "key"]},
             {"related": "needs", "aggregate": "exists", "where": {"field": "kind", "op": "any_of", "value": ["latent", "unmet"]}}]})"},

        {"core_and_key", kValue, {"核心与重点客户", "Core and key clients"},
         {"资源优先给谁", "Who comes first when there is not enough for everybody"},
         R"({"field": "tier", "op": "any_of", "value": ["core", "key"]})"},
        {"abc_a", kValue, {"A 类客户（贡献前 70%）", "A clients (the first 70 % of value)"},
         {"看清少数客户撑起了多少业务", "To see how few clients carry most of the business"},
         R"({"field": "abc", "op": "any_of", "value": ["a"]})"},
        {"clv_top", kValue, {"客户生命周期价值前 20%", "Top 20 % by CLV"},
         {"按未来价值、而不是过去金额来投入", "To invest by what is to come rather than by what has been"},
         R"({"field": "clv", "op": "top_percent", "value": 20})"},
        {"growth_potential", kValue, {"潜力高、金额还不大", "High potential, still small"},
         {"选培育对象", "To choose whom to develop"},
         R"({"all": [{"field": "growth_potential", "op": ">=", "value": 4}, {"field": "tier", "op": "any_of", "value": ["growth", "general"]}]})"},

        {"frequent_large", kBehaviour, {"高频大额", "Frequent and large"},
         {"频次 × 金额：最稳的一群，重在维护", "Frequency x amount: the steadiest, to be looked after"},
         R"({"field": "behaviour", "op": "any_of", "value": ["frequent_large"]})"},
        {"infrequent_large", kBehaviour, {"低频大额", "Infrequent and large"},
         {"频次 × 金额：单子大但少，适合提高合作频次", "Frequency x amount: few but large orders, to be won more often"},
         R"({"field": "behaviour", "op": "any_of", "value": ["infrequent_large"]})"},
        {"drowsy", kBehaviour, {"瞌睡与半睡", "Drowsy and half-asleep"},
         {"沉睡之前唤醒，最省力的时候", "To wake them while it is still easy"},
         R"({"field": "dormancy", "op": "any_of", "value": ["drowsy", "half_asleep"]})"},
        {"asleep_valuable", kBehaviour, {"沉睡的老客户", "Long-standing clients asleep"},
         {"挽回名单：值得专门拜访的流失客户", "The win-back list: lost clients worth a visit of their own"},
         R"({"all": [{"field": "dormancy", "op": "any_of", "value": ["asleep"]}, {"field": "orders", "op": ">=", "value": 3}]})"},
        {"rfm_champions", kBehaviour, {"冠军与忠诚（RFM）", "Champions and loyal (RFM)"},
         {"请他们做案例、转介绍", "For case studies and referrals"},
         R"({"field": "rfm_class", "op": "any_of", "value": ["champion", "loyal"]})"},

        {"at_risk", kStage, {"流失风险中的核心与重点客户", "Core and key clients at risk"},
         {"每周看一次，先救最值钱的", "Weekly: save the most valuable first"},
         R"({"all": [{"field": "tier", "op": "any_of", "value": ["core", "key"]}, {"field": "stage", "op": "any_of", "value": ["at_risk"]}]})"},
        {"first_time", kStage, {"首次合作满 30 天、还没有第二单", "One order 30 days ago or more, no second yet"},
         {"促成第二次合作的关键期", "The time in which a second order is made or lost"},
         R"({"all": [{"field": "stage", "op": "any_of", "value": ["first_time"]}, {"field": "last_order", "op": "more_than_days_ago", "value": 30}]})"},
        {"loyal", kStage, {"忠诚客户", "Loyal clients"},
         {"忠诚度：合作三次以上、仍在合作", "Loyalty: three orders or more, and still with us"},
         R"({"field": "stage", "op": "any_of", "value": ["loyal"]})"},
        {"returned", kStage, {"回流客户", "Returned clients"},
         {"刚回来的客户，巩固期加密回访", "Just back: call more often until it holds"},
         R"({"field": "stage", "op": "any_of", "value": ["returned"]})"},
        {"prospects", kStage, {"潜在客户", "Prospects"},
         {"开发名单：建档了还没有合作", "The list to open: on file, no business yet"},
         R"({"field": "stage", "op": "any_of", "value": ["prospect"]})"},

        {"region", kAttributes, {"华东客户", "East China"},
         {"按地区分工、办活动（换成需要的地区）", "For territories and events (change the region)"},
         R"({"field": "region", "op": "any_of", "value": ["华东"]})"},
        {"industry", kAttributes, {"美妆与母婴", "Beauty, mother and baby"},
         {"行业方案、避开同业冲突（换成需要的行业）", "For industry offers, and to avoid conflicts (change the industries)"},
         R"({"field": "industry", "op": "any_of", "value": ["美妆", "母婴"]})"},
        {"ad_budget", kAttributes, {"年广告预算 1000 万以上", "Ad budget over 10 M"},
         {"按客户的盘子、而不是我们拿到的份额来看", "By the size of the client's purse, not of our share"},
         R"({"field": "ad_budget", "op": "any_of", "value": ["10m_50m", "over_50m"]})"},
        {"media_mix", kAttributes, {"投短视频、还没做直播", "Short video, no live stream yet"},
         {"媒体组合：找下一个可以加的渠道", "Media mix: the next channel to offer"},
         R"({"all": [{"field": "media_channels", "op": "any_of", "value": ["short_video"]}, {"field": "media_channels", "op": "none_of", "value": ["live_stream"]}]})"},

        {"in_force", kCare, {"合同在执行中", "Contract in force"},
         {"服务排期：正在履约的客户", "For planning work: whom we are serving now"},
         R"({"related": "orders", "aggregate": "exists", "where": {"all": [
             {"field": "service_start", "op": "within_days", "value": 3650}, {"field": "service_end", "op": "next_days", "value": 3650}]}})"},
        {"renewals_due", kCare, {"90 天内待续约", "Renewals due within 90 days"},
         {"谈续约的先后：合约到期日、续约概率、负责人", "Whom to talk to about renewal first: end, chance, owner"},
         R"({"field": "contract_end", "op": "next_days", "value": 90})"},
        {"expiring", kCare, {"合同 60 天内到期", "Contracts ending within 60 days"},
         {"提前谈续约", "To talk about renewal in time"},
         R"({"related": "orders", "aggregate": "max", "field": "service_end", "op": "next_days", "value": 60})"},
        {"no_contact", kCare, {"重点客户 60 天没有互动", "Key clients without contact for 60 days"},
         {"查维护是否到位", "To see whether they are looked after"},
         R"({"all": [{"field": "tier", "op": "any_of", "value": ["core", "key"]},
             {"related": "interactions", "aggregate": "count", "op": "<", "value": 1, "within_days": 60}]})"},
        {"overdue", kCare, {"有逾期应收", "Overdue receivables"},
         {"催款，并在加投之前看一眼", "To collect, and to look at before spending more"},
         R"({"field": "overdue", "op": ">", "value": 0})"},
        {"birthdays", kCare, {"30 天内有联系人生日", "A contact's birthday within 30 days"},
         {"关怀名单，农历生日按农历算", "For greetings; lunar birthdays by the lunar calendar"},
         R"({"related": "contacts", "aggregate": "exists", "where": {"field": "birthday", "op": "anniversary_next_days", "value": 30}})"},
        {"unhappy", kCare, {"近半年满意度低", "Unhappy within half a year"},
         {"整改与回访", "For amends and a call"},
         R"({"related": "surveys", "aggregate": "exists", "within_days": 180, "where": {"any": [
             {"all": [{"field": "metric", "op": "any_of", "value": ["csat"]}, {"field": "score", "op": "<=", "value": 2}]},
             {"all": [{"field": "metric", "op": "any_of", "value": ["nps"]}, {"field": "score", "op": "<=", "value": 6}]}]}})"},
    };
    // clang-format on
    return kRows;
}

Rule presetRule(const SegmentPreset& preset) {
    auto rule = parseRule(preset.rule);
    if (!rule) throw rule.error();
    return *std::move(rule);
}

}  // namespace meike
