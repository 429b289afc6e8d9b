// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/choices.h"
#include "domain/field_tables.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::fields {

namespace {
constexpr Label kBasics = {"基本信息", "Basics"};
constexpr Label kMedia = {"媒体与预算", "Media and budget"};
constexpr Label kCare = {"服务团队", "Care"};
constexpr Label kValue = {"价值判断", "Value inputs"};
constexpr Label kLegal = {"企业信息", "Company"};
constexpr Label kOverride = {"人工调整", "Overrides"};
}  // namespace

std::span<const Field> client() {
    static const Field kRows[] = {
        // Facts people enter.
        {.key = "name", .label = {"客户名称", "Client"}, .required = true, .listed = true,
         .aliases = "客户|公司|公司名称|名称|企业名称|company|company name|account|customer|name|client name|customer id|customerid",
         .section = kBasics, .width = 200},
        {.key = "short_name", .label = {"简称", "Short name"}, .aliases = "客户简称|公司简称|abbreviation|alias", .section = kBasics},
        {.key = "code", .label = {"客户编号", "Client code"}, .aliases = "编号|代码|客户代码|code|client id|account no", .section = kBasics},
        {.key = "roles", .label = {"客户角色", "Roles"}, .type = FieldType::choices, .choices = choices::roles(),
         .aliases = "角色|客户类型|类型|type|role", .section = kBasics, .width = 130},
        {.key = "industry", .label = {"行业", "Industry"}, .type = FieldType::pick, .listed = true, .target = "industry",
         .aliases = "所属行业|行业类别|sector", .section = kBasics},
        {.key = "region", .label = {"地区", "Region"}, .type = FieldType::pick, .listed = true, .target = "region",
         .aliases = "区域|省份|地域|country|province|area", .section = kBasics, .width = 90},
        {.key = "city", .label = {"城市", "City"}, .aliases = "所在城市|town", .section = kBasics, .width = 90},
        {.key = "source", .label = {"客户来源", "Source"}, .type = FieldType::pick, .target = "source", .aliases = "来源|lead source|origin",
         .section = kBasics},
        {.key = "owner", .label = {"负责人", "Owner"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person,
         .aliases = "客户经理|业务员|销售|account manager|sales", .section = kCare, .width = 90},
        {.key = "sponsor", .label = {"高层负责人", "Executive sponsor"}, .type = FieldType::reference, .refersTo = Kind::person,
         .aliases = "高层", .section = kCare},
        {.key = "key_account", .label = {"重点大客户", "Key account"}, .type = FieldType::boolean, .aliases = "大客户|KA", .section = kCare,
         .width = 90},
        {.key = "ad_budget", .label = {"年广告预算", "Ad budget"}, .type = FieldType::choice, .choices = choices::adBudgetBands(),
         .aliases = "广告预算|预算|budget", .section = kMedia},
        {.key = "media_channels", .label = {"媒体渠道", "Media channels"}, .type = FieldType::choices, .choices = choices::mediaChannels(),
         .aliases = "渠道|投放渠道|媒体|channels|media", .section = kMedia, .width = 160},
        {.key = "growth_potential", .label = {"增长潜力（1–5）", "Growth potential (1–5)"}, .type = FieldType::integer, .minimum = 1,
         .maximum = 5, .aliases = "增长潜力|潜力", .section = kValue},
        {.key = "growth_potential_on", .label = {"潜力评定日期", "Potential rated on"}, .type = FieldType::date, .section = kValue},
        {.key = "influence", .label = {"行业影响（1–5）", "Influence (1–5)"}, .type = FieldType::integer, .minimum = 1, .maximum = 5,
         .aliases = "行业影响|影响力", .section = kValue},
        {.key = "endorsement", .label = {"品牌背书（1–5）", "Endorsement (1–5)"}, .type = FieldType::integer, .minimum = 1, .maximum = 5,
         .aliases = "品牌背书|背书", .section = kValue},
        {.key = "referral", .label = {"转介绍（1–5）", "Referral (1–5)"}, .type = FieldType::integer, .minimum = 1, .maximum = 5,
         .aliases = "转介绍|推荐", .section = kValue},
        {.key = "credit_grade", .label = {"信用等级", "Credit grade"}, .type = FieldType::choice, .choices = choices::creditGrades(),
         .aliases = "信用|credit", .section = kValue, .width = 80},
        {.key = "credit_limit", .label = {"信用额度", "Credit limit"}, .type = FieldType::money, .aliases = "授信额度", .section = kValue},
        {.key = "prospect_kind", .label = {"潜客类别", "Kind of prospect"}, .type = FieldType::choice, .choices = choices::prospectKinds(),
         .section = kValue},
        {.key = "prospect_criterion", .label = {"未达到的条件", "Criterion not met"}, .section = kValue},
        {.key = "registration_no", .label = {"统一社会信用代码", "Registration number"}, .aliases = "信用代码|税号|tax id|uscc",
         .section = kLegal, .width = 170},
        {.key = "phone", .label = {"电话", "Phone"}, .personal = true, .aliases = "联系电话|公司电话|tel|telephone", .section = kLegal},
        {.key = "website", .label = {"网站", "Website"}, .aliases = "网址|官网|url|domain", .section = kLegal},
        {.key = "address", .label = {"地址", "Address"}, .personal = true, .aliases = "公司地址|通讯地址", .section = kLegal, .width = 200},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|remark|comment", .section = kBasics,
         .width = 200},
        {.key = "verified_on", .label = {"最近核实日期", "Verified on"}, .type = FieldType::date, .aliases = "核实日期", .section = kCare},
        {.key = "verified_by", .label = {"核实人", "Verified by"}, .type = FieldType::reference, .refersTo = Kind::person, .section = kCare},
        {.key = "tier_override", .label = {"人工等级", "Tier by hand"}, .type = FieldType::choice, .choices = choices::tiers(),
         .section = kOverride},
        {.key = "tier_override_reason", .label = {"等级调整原因", "Reason for the tier"}, .section = kOverride},
        {.key = "tier_override_by", .label = {"等级调整人", "Tier set by"}, .type = FieldType::reference, .refersTo = Kind::person,
         .section = kOverride},
        {.key = "tier_override_from", .label = {"等级调整起", "Tier set from"}, .type = FieldType::date, .section = kOverride},
        {.key = "tier_override_until", .label = {"等级调整至", "Tier set until"}, .type = FieldType::date, .section = kOverride},
        {.key = "stage_override", .label = {"人工阶段", "Stage by hand"}, .type = FieldType::choice, .choices = choices::stages(),
         .section = kOverride},
        {.key = "stage_override_reason", .label = {"阶段调整原因", "Reason for the stage"}, .section = kOverride},
        {.key = "stage_override_from", .label = {"阶段调整起", "Stage set from"}, .type = FieldType::date, .section = kOverride},
        {.key = "stage_override_until", .label = {"阶段调整至", "Stage set until"}, .type = FieldType::date, .section = kOverride},
        {.key = "created_on", .label = {"建档日期", "Added on"}, .type = FieldType::date, .editable = false},
        {.key = "archived_at", .label = {"归档时间", "Archived"}, .type = FieldType::moment, .editable = false},
        {.key = "deleted_at", .label = {"删除时间", "Deleted"}, .type = FieldType::moment, .editable = false},
        // Rows of other tables.
        {.key = "tags", .label = {"标签", "Tags"}, .type = FieldType::tags, .source = FieldSource::link, .listed = true,
         .aliases = "客户标签|tag|labels", .section = kBasics, .width = 180},
        // What the engine computes.
        {.key = "tier", .label = {"等级", "Tier"}, .type = FieldType::choice, .source = FieldSource::score, .editable = false, .listed = true,
         .choices = choices::tiers(), .width = 90},
        {.key = "value_score", .label = {"价值评分", "Value score"}, .type = FieldType::decimal, .source = FieldSource::score,
         .editable = false, .listed = true, .scale = 2, .width = 84},
        {.key = "r", .label = {"R", "R"}, .type = FieldType::integer, .source = FieldSource::score, .editable = false, .listed = true,
         .minimum = 1, .maximum = 5, .width = 30},
        {.key = "f", .label = {"F", "F"}, .type = FieldType::integer, .source = FieldSource::score, .editable = false, .listed = true,
         .minimum = 1, .maximum = 5, .width = 30},
        {.key = "m", .label = {"M", "M"}, .type = FieldType::integer, .source = FieldSource::score, .editable = false, .listed = true,
         .minimum = 1, .maximum = 5, .width = 30},
        {.key = "rfm_class", .label = {"RFM 类型", "RFM class"}, .type = FieldType::choice, .source = FieldSource::score, .editable = false,
         .listed = true, .choices = choices::rfmClasses(), .width = 110},
        {.key = "stage", .label = {"关系阶段", "Stage"}, .type = FieldType::choice, .source = FieldSource::score, .editable = false,
         .listed = true, .choices = choices::stages(), .width = 90},
        {.key = "dormancy", .label = {"沉睡程度", "Dormancy"}, .type = FieldType::choice, .source = FieldSource::score, .editable = false,
         .choices = choices::dormancies(), .width = 90},
        {.key = "behaviour", .label = {"行为类别", "Behaviour"}, .type = FieldType::choice, .source = FieldSource::score, .editable = false,
         .choices = choices::behaviours(), .width = 110},
        {.key = "abc", .label = {"ABC", "ABC"}, .type = FieldType::choice, .source = FieldSource::score, .editable = false,
         .choices = choices::abcClasses(), .width = 60},
        {.key = "monetary", .label = {"窗口内价值", "Value in window"}, .type = FieldType::money, .source = FieldSource::score,
         .editable = false, .listed = true, .width = 120},
        {.key = "frequency", .label = {"合作频次", "Frequency"}, .type = FieldType::integer, .source = FieldSource::score, .editable = false,
         .width = 84},
        {.key = "recency_days", .label = {"沉默天数", "Days silent"}, .type = FieldType::integer, .source = FieldSource::score,
         .editable = false, .width = 84},
        {.key = "orders", .label = {"累计合作次数", "Orders"}, .type = FieldType::integer, .source = FieldSource::score, .editable = false,
         .width = 100},
        {.key = "first_order", .label = {"首次合作", "First order"}, .type = FieldType::date, .source = FieldSource::score, .editable = false},
        {.key = "last_order", .label = {"最近合作", "Last order"}, .type = FieldType::date, .source = FieldSource::score, .editable = false},
        {.key = "last_interaction", .label = {"最近互动", "Last contact"}, .type = FieldType::date, .source = FieldSource::score,
         .editable = false, .listed = true, .width = 100},
        {.key = "overdue", .label = {"逾期应收", "Overdue"}, .type = FieldType::money, .source = FieldSource::score, .editable = false},
        {.key = "value_365", .label = {"近一年价值", "Value, last 365 days"}, .type = FieldType::money, .source = FieldSource::score,
         .editable = false},
        {.key = "p_alive", .label = {"仍活跃概率", "Still active"}, .type = FieldType::decimal, .source = FieldSource::score, .editable = false,
         .scale = 4, .share = true},
        {.key = "expected_orders", .label = {"预计合作次数", "Expected orders"}, .type = FieldType::decimal, .source = FieldSource::score,
         .editable = false, .scale = 2},
        {.key = "next_order", .label = {"预计下次合作", "Next order"}, .type = FieldType::date, .source = FieldSource::score, .editable = false},
        {.key = "clv", .label = {"客户生命周期价值", "CLV"}, .type = FieldType::money, .source = FieldSource::score, .editable = false},
        {.key = "clv_low", .label = {"生命周期价值下限", "CLV, low"}, .type = FieldType::money, .source = FieldSource::score, .editable = false},
        {.key = "clv_high", .label = {"生命周期价值上限", "CLV, high"}, .type = FieldType::money, .source = FieldSource::score, .editable = false},
        {.key = "provisional", .label = {"暂定", "Provisional"}, .type = FieldType::boolean, .source = FieldSource::score, .editable = false,
         .width = 70},
        {.key = "tier_computed", .label = {"计算等级", "Computed tier"}, .type = FieldType::choice, .source = FieldSource::score,
         .editable = false, .choices = choices::tiers(), .width = 90},
    };
    return kRows;
}

}  // namespace meike::fields
