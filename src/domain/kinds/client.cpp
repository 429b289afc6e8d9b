// SPDX-License-Identifier: GPL-3.0-or-later
// A company or person we serve or want to serve.
#include "domain/choices.h"
#include "domain/client_sections.h"
#include "domain/kinds/kinds.h"
#include "domain/places.h"
#include "domain/record.h"
#include "domain/text_form.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow client() {
    using namespace client_sections;
    constexpr Steadiness kStable = Steadiness::stable;
    constexpr Steadiness kChanging = Steadiness::changing;
    static constexpr std::string_view kMatch[] = {"name", "code"};
    static constexpr DatePair kPeriods[] = {{"tier_override_from", "tier_override_until"}, {"stage_override_from", "stage_override_until"}};
    // The contact that lists of clients hold in the same row.
    static constexpr BesideField kContact[] = {
        {"name", "联系人|客户联系人|对接人|对接人姓名|联络人|主联系人|首联系人|主要联系人|首要联系人|经办人|第一联系人|关键联系人|联系人1|contact|contact name|contact person"
                 "|primary contact|contact full name|main contact|key contact|primary contact name|person in charge"},
        {"title", "职务|职位|联系人职位|岗位|对接人职务|job title|title|contact job title|position|contact position"},
        {"department", "部门|所在部门|对接部门|department|dept"},
        {"mobile", "手机|手机号|手机号码|移动电话|联系手机|联系人电话|联系人手机号|联系人联系方式|联系人联系电话|对接人电话|mobile|mobile phone|cell|cell phone|contact phone|contact number"
                   "|mobile number|mobile no|contact mobile phone|primary contact phone"},
        {"wechat", "微信|微信号|联系人微信号|wechat|wechat id|weixin"},
        {"email", "邮箱|电子邮箱|电子邮件|联系人电子邮箱|邮件|邮箱地址|email|e mail|email address|mail|primary contact email|email id"},
        {"birthday", "生日|出生日期|birthday|date of birth"},
        {"decision_role", "决策角色|决策链角色|buying role|decision role"},
    };
    static constexpr BesideKind kBeside[] = {{.kind = Kind::contact, .fields = kContact, .inTemplate = true}};
    static const Field kFields[] = {
        // Facts people enter.
        {.key = "name", .label = {"客户名称", "Client"}, .required = true, .listed = true,
         .aliases = "客户全称|公司全称|企业全称|单位全称|客户名|客户公司|客户公司名称|客户单位|客户单位名称|公司名称|企业名称|单位名称|广告主名称|广告主全称|广告主|甲方名称|甲方单位|甲方|委托方|委托单位"
                    "|签约主体|签约客户|合同主体|客户主体|主体名称|品牌方|商户名称|商家名称|往来单位名称|往来单位|购货单位|购买方名称|付款单位|客户|公司|企业|单位|商户|商家|品牌名称|品牌|名称|抬头"
                    "|发票抬头|开票抬头|company name|company|customer name|customer|client name|account name|account"
                    "|organization name|organisation name|organization|organisation|business name|advertiser name"
                    "|advertiser|brand name|brand|billing name|billing company|legal name|partner name|name|customer id"
                    "|customerid", .sample = {"上海示例传媒有限公司", "Example Media Ltd"},
         .section = kBasics, .width = 200, .holds = kStable},
        {.key = "short_name", .label = {"简称", "Short name"}, .aliases = "客户简称|公司简称|企业简称|单位简称|品牌简称|商户简称|助记名|别名|昵称|客户昵称|short name|abbreviation|abbr|alias|nickname"
                    "|display name|trading name|dba", .sample = {"示例传媒", "Example"}, .section = kBasics, .holds = kStable},
        {.key = "code", .label = {"客户编号", "Client code"}, .identifier = true, .aliases = "客户编码|客户代码|客户号|客户id|公司编号|公司编码|企业编号|单位编号|单位编码|往来单位编码|商户号|商户编号|会员编号|会员号|广告主id|广告主编号|甲方编号|客户档案号|档案号|编号"
                    "|编码|代码|code|client code|client id|client no|client number|customer code|customer no|customer number"
                    "|customer id|customerid|company id|company code|account code|account no|account number|account id"
                    "|organization id|record id|external id|internal reference|reference no|id", .sample = {"A-001", "A-001"}, .section = kBasics},
        {.key = "roles", .label = {"客户角色", "Roles"}, .type = FieldType::choices, .choices = choices::roles(),
         .aliases = "角色|客户类型|客户类别|客户性质|合作类型|客户分类|类型|type|role|client type|customer type|account type|company type"
                    "|record type|category", .section = kBasics, .width = 130},
        {.key = "industry", .label = {"行业", "Industry"}, .type = FieldType::pick, .listed = true, .target = "industry",
         .aliases = "所属行业|行业类别|行业分类|客户行业|一级行业|行业名称|公司行业|企业行业|投放行业|所在行业|主营行业|主营类目|经营类目|类目|品类|sector|industries"
                    "|industry name|industry sector|vertical|line of business|business sector|market", .sample = {"美妆", "Beauty"}, .section = kBasics, .holds = kStable},
        {.key = "sub_industry", .label = {"子行业", "Sub-industry"}, .type = FieldType::pick, .target = "sub_industry",
         .aliases = "细分行业|二级行业|行业细分|子行业名称|次级行业|二级类目|子类目|sub industry|subindustry|sub sector|secondary industry", .section = kBasics,
         .holds = kStable},
        {.key = "brands", .label = {"旗下品牌", "Brands"}, .aliases = "旗下品牌名称|主要品牌|品牌列表|代理品牌|经营品牌|主营品牌|brands|brand names|brand list|brands owned", .section = kBasics, .width = 160,
         .holds = kChanging, .form = &text_forms::kNames},
        {.key = "region", .label = {"地区", "Region"}, .type = FieldType::pick, .listed = true, .target = "region",
         .aliases = "区域|地域|大区|所在地区|所属区域|销售区域|客户区域|省市|国家|国家地区|country|area|territory|state region"
                    "|billing country|country region|sales region"
                    "|sales territory", .sample = {"华东", "East China"}, .section = kBasics, .width = 90},
        {.key = "province", .label = {"省份", "Province"},
         .aliases = "省|所在省份|所属省份|客户省份|省级|省自治区直辖市|province|province name|state|billing state|billing state province|state province|shipping state"
                    "|mailing state", .sample = {"上海", "Shanghai"}, .section = kBasics, .width = 80, .holds = kStable, .form = &text_forms::kProvince, .partOf = "city"},
        {.key = "city", .label = {"城市", "City"}, .aliases = "所在城市|客户城市|市|所在市|城市名称|town|billing city|shipping city|city name|mailing city|location city", .sample = {"上海", "Shanghai"}, .section = kBasics, .width = 90, .holds = kStable, .form = &text_forms::kCity},
        {.key = "parent", .label = {"上级集团", "Parent group"}, .type = FieldType::reference, .refersTo = Kind::client,
         .aliases = "所属集团|集团|集团名称|母公司|上级公司|上级客户|上级单位|总公司|隶属集团|parent group name|parent company|parent account|parent client|parent|holding|holding company"
                    "|group company|ultimate parent", .section = kBasics, .width = 140, .holds = kStable, .tree = true},
        {.key = "source", .label = {"客户来源", "Source"}, .type = FieldType::pick, .target = "source", .aliases = "来源|线索来源|客源|获客渠道|获客来源|来源渠道|客户来源渠道|推广来源|lead source|origin|original source|account source"
                    "|acquisition channel|customer source|source of lead|referral source|original traffic source"
                    "|utm source",
         .section = kBasics},
        {.key = "owner", .label = {"负责人", "Owner"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person,
         .aliases = "客户经理|业务员|销售|归属人|跟进人|所属销售|销售人员|销售代表|销售经理|销售负责人|归属销售|客户负责人|客户归属|所有人|拥有者|业务负责人|业务经理|业务人员|专属客服|客户专员|项目经理"
                    "|主管人员|分管人|分管销售|负责人主属性|负责销售|ae|am|account manager|sales|salesperson|sales person|sales rep"
                    "|sales representative|sales owner|account owner|company owner|contact owner|client owner"
                    "|customer owner|record owner|assigned to|assigned user|assigned user name|assignee|responsible"
                    "|responsible person|relationship manager|account executive|hubspot owner id|owner name"
                    "|owner full name", .sample = {"张伟", "Alex Chen"}, .section = kCare, .width = 90},
        {.key = "sponsor", .label = {"高层负责人", "Executive sponsor"}, .type = FieldType::reference, .refersTo = Kind::person,
         .aliases = "高层|高管负责人|高层对接人|高层支持|分管领导|executive sponsor name|executive", .section = kCare},
        {.key = "key_account", .label = {"大客户", "Key account"}, .type = FieldType::boolean, .editable = false, .fillable = true, .aliases = "重点大客户|ka|ka客户|是否大客户|是否ka|重点客户|是否重点客户|是否重点|vip|是否vip|vip客户|战略客户|key client|is key account"
                    "|strategic account|target account", .section = kCare,
         .width = 90},
        {.key = "ad_budget", .label = {"年广告预算", "Ad budget"}, .type = FieldType::choice, .choices = choices::adBudgetBands(),
         .aliases = "广告预算|预算|年度预算|年预算|年度广告预算|预算规模|预算区间|投放预算|年投放预算|media budget|budget|annual budget|annual ad budget"
                    "|budget band|budget range", .section = kMedia, .holds = kChanging},
        {.key = "ad_budget_amount", .label = {"年广告预算额", "Yearly ad budget"}, .type = FieldType::money, .minimum = 0, .maximum = 1'000'000'000'000'000,
         .aliases = "年广告预算金额|广告预算金额|年度预算金额|年预算金额|年预算额|预算金额|预算额|年度广告预算金额|annual ad budget amount|ad budget amount|budget amount"
                    "|yearly budget|annual budget amount", .section = kMedia, .holds = kChanging},
        {.key = "media_channels", .label = {"媒体渠道", "Media channels"}, .type = FieldType::choices, .choices = choices::mediaChannels(),
         .aliases = "渠道|投放渠道|媒体|投放媒体|合作媒体|常用媒体|媒介渠道|媒体平台|投放平台|主投媒体|channels|media|channel|media mix|ad channels|platforms"
                    "|ad platforms", .section = kMedia, .width = 160, .holds = kChanging},
        {.key = "channel_mix", .label = {"渠道投放占比", "Channel mix"},
         .aliases = "渠道占比|媒体占比|投放占比|渠道构成|投放结构|媒介组合占比|channel mix|channel shares|media mix shares|spend by channel|share by channel", .section = kMedia, .width = 180,
         .holds = kChanging, .form = &text_forms::kChannelMix},
        {.key = "agent", .label = {"代理／渠道伙伴", "Agent or channel partner"}, .type = FieldType::reference, .refersTo = Kind::client,
         .aliases = "代理商|代理公司|合作代理|所属代理|代理渠道|渠道伙伴|渠道合作伙伴|agent|agency|channel partner|reseller|media agency|intermediary", .section = kMedia, .width = 140,
         .holds = kChanging},
        {.key = "growth_potential", .label = {"增长潜力（1–5）", "Growth potential (1–5)"}, .type = FieldType::integer, .minimum = 1,
         .maximum = 5, .aliases = "增长潜力|潜力|潜力评分|成长性|客户潜力|发展潜力|潜力分|growth|growth score|potential|potential score", .section = kValue},
        {.key = "growth_potential_on", .label = {"潜力评定日期", "Potential rated on"}, .type = FieldType::date, .aliases = "潜力评定日|潜力评分日期|潜力评估日期|potential rated|potential date", .section = kValue, .partOf = "growth_potential"},
        {.key = "influence", .label = {"行业影响（1–5）", "Influence (1–5)"}, .type = FieldType::integer, .minimum = 1, .maximum = 5,
         .aliases = "行业影响|影响力|行业影响力|影响力评分|influence|influence score|industry influence", .section = kValue},
        {.key = "endorsement", .label = {"品牌背书（1–5）", "Endorsement (1–5)"}, .type = FieldType::integer, .minimum = 1, .maximum = 5,
         .aliases = "品牌背书|背书|背书价值|品牌背书分|endorsement|endorsement score|brand endorsement", .section = kValue},
        {.key = "referral", .label = {"转介绍（1–5）", "Referral (1–5)"}, .type = FieldType::integer, .minimum = 1, .maximum = 5,
         .aliases = "转介绍|推荐|转介绍分|转介绍意愿|推荐意愿|转介能力|referral|referral score|referrals", .section = kValue},
        {.key = "credit_grade", .label = {"信用等级", "Credit grade"}, .type = FieldType::choice, .choices = choices::creditGrades(),
         .aliases = "信用|信用级别|信用评级|信誉等级|资信等级|客户信用等级|账期等级|credit|credit rating|credit class|credit status"
                    "|credit score grade", .section = kValue, .width = 80, .holds = kChanging},
        {.key = "credit_limit", .label = {"信用额度", "Credit limit"}, .type = FieldType::money, .aliases = "授信额度|信用限额|授信|授信金额|信用额|欠款额度|垫款额度|赊销额度|credit line|credit amount|credit ceiling", .section = kValue},
        {.key = "prospect_kind", .label = {"潜客类别", "Kind of prospect"}, .type = FieldType::choice, .choices = choices::prospectKinds(),
         .section = kValue},
        {.key = "prospect_criterion", .label = {"未达到的条件", "Criterion not met"}, .section = kValue, .partOf = "prospect_kind"},
        {.key = "size", .label = {"企业规模", "Company size"}, .type = FieldType::choice, .choices = choices::companySizes(),
         .aliases = "公司规模|单位规模|规模档次|company size band|size band|company size", .section = kLegal, .width = 100, .holds = kChanging},
        {.key = "registration_no", .label = {"统一社会信用代码", "Registration number"}, .identifier = true, .aliases = "信用代码|税号|社会信用代码|统一信用代码|统一社会信用代码证号|纳税人识别号|纳税人识别码|纳税识别号|营业执照号|营业执照号码|工商注册号|组织机构代码|购买方纳税人识别号|企业税号|开票税号"
                    "|tax id|uscc|vat|vat number|vat no|tax number|tax no|tax registration number|registration no"
                    "|company registration number|business registration number|ein|taxpayer id|company reg no",
         .section = kLegal, .width = 170, .holds = kStable, .form = &text_forms::kRegistrationNumber},
        {.key = "phone", .label = {"电话", "Phone"}, .personal = true, .identifier = true, .aliases = "联系电话|公司电话|座机|固话|固定电话|办公电话|总机|客户电话|企业电话|电话号码|联系方式|开票电话|前台电话|注册电话|tel|telephone|phone number"
                    "|company phone|business phone|office phone|main phone|work phone|billing phone|account phone"
                    "|telephone number|tel no|phone no|手机|手机号|手机号码|移动电话|mobile|mobile phone|cell phone", .section = kLegal, .holds = kChanging},
        {.key = "website", .label = {"网站", "Website"}, .aliases = "网址|官网|公司网址|官方网站|企业官网|公司网站|公司官网|客户网址|主页|店铺链接|url|domain|web|homepage|company domain name|website url"
                    "|web site|site|company website|web address|domain name", .section = kLegal, .holds = kChanging},
        {.key = "address", .label = {"地址", "Address"}, .personal = true, .aliases = "公司地址|通讯地址|详细地址|办公地址|注册地址|联系地址|企业地址|客户地址|开票地址|邮寄地址|单位地址|收货地址|street|street address|billing address"
                    "|billing street|mailing address|mailing street|company address|address line 1|address 1"
                    "|shipping address|business address|office address", .section = kLegal, .width = 200, .holds = kChanging},
        {.key = "preferred_channel", .label = {"偏好沟通方式", "Preferred channel"}, .type = FieldType::choice, .choices = choices::contactWays(),
         .aliases = "偏好联系方式|首选联系方式|首选沟通方式|沟通偏好|preferred contact method|preferred way of contact|preferred contact channel", .section = kHabits,
         .holds = kChanging},
        {.key = "preferred_hours", .label = {"方便联系时间", "Preferred hours"},
         .aliases = "偏好联系时间|方便时间|联系时间偏好|可联系时间|best time to call|preferred time|preferred contact time|best time to contact", .section = kHabits, .holds = kChanging},
        {.key = "habits", .label = {"习惯与偏好", "Habits"}, .type = FieldType::long_text, .personal = true,
         .aliases = "客户习惯|工作习惯|偏好与习惯|客户偏好|合作习惯|preferences|client habits|working style", .section = kHabits, .width = 160, .holds = kChanging},
        {.key = "taboos", .label = {"忌讳", "Taboos"}, .type = FieldType::long_text, .personal = true,
         .aliases = "禁忌|注意事项|雷区|忌讳事项|不宜事项|taboo|things to avoid|sensitivities", .section = kHabits, .width = 160, .holds = kStable},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|备注说明|客户备注|描述|简介|公司简介|客户简介|企业简介|其他|其它|附注|客户描述|notes|note|remark|remarks|comment|comments"
                    "|description|memo|about us|account description|additional info|company description|internal notes", .section = kBasics,
         .width = 200},
        {.key = "verified_on", .label = {"最近核实日期", "Verified on"}, .type = FieldType::date, .aliases = "核实日期|最近核实|最后核实日期|最近核对日期|核验日期|verified|last verified|verified date|last verified on", .section = kCare},
        {.key = "verified_by", .label = {"核实人", "Verified by"}, .type = FieldType::reference, .refersTo = Kind::person, .aliases = "核实者|核实人员|核对人|核验人|verifier|checked by", .section = kCare},
        {.key = "tier_override", .label = {"人工等级", "Tier by hand"}, .type = FieldType::choice, .choices = choices::tiers(), .aliases = "客户等级|客户级别|级别|人工分级|客户分级|manual tier|account tier|tier override",
         .section = kOverride},
        {.key = "tier_override_reason", .label = {"等级调整原因", "Reason for the tier"}, .section = kOverride, .partOf = "tier_override"},
        {.key = "tier_override_by", .label = {"等级调整人", "Tier set by"}, .type = FieldType::reference, .refersTo = Kind::person,
         .section = kOverride, .partOf = "tier_override"},
        {.key = "tier_override_from", .label = {"等级调整起", "Tier set from"}, .type = FieldType::date, .section = kOverride, .partOf = "tier_override"},
        {.key = "tier_override_until", .label = {"等级调整至", "Tier set until"}, .type = FieldType::date, .section = kOverride, .partOf = "tier_override"},
        {.key = "stage_override", .label = {"人工阶段", "Stage by hand"}, .type = FieldType::choice, .choices = choices::stages(),
         .section = kOverride},
        {.key = "stage_override_reason", .label = {"阶段调整原因", "Reason for the stage"}, .section = kOverride, .partOf = "stage_override"},
        {.key = "stage_override_from", .label = {"阶段调整起", "Stage set from"}, .type = FieldType::date, .section = kOverride, .partOf = "stage_override"},
        {.key = "stage_override_until", .label = {"阶段调整至", "Stage set until"}, .type = FieldType::date, .section = kOverride, .partOf = "stage_override"},
        {.key = "created_on", .label = {"建档日期", "Added on"}, .type = FieldType::date, .editable = false, .fillable = true, .aliases = "建档时间|创建时间|创建日期|录入日期|录入时间|添加时间|添加日期|新增日期|建立日期|开户日期|登记日期|create date|created|created at|created date"
                    "|created time|created on|creation date|date created|create time|date added|added"},
        {.key = "archived_at", .label = {"归档时间", "Archived"}, .type = FieldType::moment, .editable = false},
        {.key = "deleted_at", .label = {"删除时间", "Deleted"}, .type = FieldType::moment, .editable = false},
        // Rows of other tables.
        {.key = "tags", .label = {"标签", "Tags"}, .type = FieldType::tags, .source = FieldSource::link, .listed = true,
         .aliases = "客户标签|标签名称|分组|客户分组|标记|tag|labels|label|tag list|keywords|groups|customer tags|account tags|categories", .sample = {"双11、新品", "Double 11, Launch"}, .section = kBasics, .width = 180},
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
        {.key = "next_order_low", .label = {"下次合作最早", "Next order, earliest"}, .type = FieldType::date, .source = FieldSource::score, .editable = false},
        {.key = "next_order_high", .label = {"下次合作最晚", "Next order, latest"}, .type = FieldType::date, .source = FieldSource::score, .editable = false},
        {.key = "rhythm_days", .label = {"下单间隔天数", "Days between orders"}, .type = FieldType::integer, .source = FieldSource::score, .editable = false,
         .width = 100},
        {.key = "contract_end", .label = {"合约到期日", "Contract ends"}, .type = FieldType::date, .source = FieldSource::score, .editable = false},
        {.key = "renewal_due", .label = {"临近续约", "Renewal due"}, .type = FieldType::boolean, .source = FieldSource::score, .editable = false,
         .width = 84},
        {.key = "renewal_chance", .label = {"续约概率", "Chance of renewal"}, .type = FieldType::decimal, .source = FieldSource::score,
         .editable = false, .scale = 4, .share = true},
        {.key = "forecast_verdict", .label = {"预测可信度", "Forecast verdict"}, .type = FieldType::choice, .source = FieldSource::score,
         .editable = false, .choices = choices::forecastVerdicts(), .width = 100},
        {.key = "clv", .label = {"客户生命周期价值", "CLV"}, .type = FieldType::money, .source = FieldSource::score, .editable = false},
        {.key = "clv_low", .label = {"生命周期价值下限", "CLV, low"}, .type = FieldType::money, .source = FieldSource::score, .editable = false},
        {.key = "clv_high", .label = {"生命周期价值上限", "CLV, high"}, .type = FieldType::money, .source = FieldSource::score, .editable = false},
        {.key = "provisional", .label = {"暂定", "Provisional"}, .type = FieldType::boolean, .source = FieldSource::score, .editable = false,
         .listed = true, .width = 70},
        {.key = "tier_computed", .label = {"计算等级", "Computed tier"}, .type = FieldType::choice, .source = FieldSource::score,
         .editable = false, .choices = choices::tiers(), .width = 90},
        // What surveys, complaints, interactions and tasks say of it.
        {.key = "last_csat", .label = {"最近满意度", "Last CSAT"}, .type = FieldType::integer, .source = FieldSource::score, .editable = false,
         .minimum = 1, .maximum = 5, .width = 84},
        {.key = "last_nps", .label = {"最近推荐值", "Last NPS answer"}, .type = FieldType::integer, .source = FieldSource::score, .editable = false,
         .minimum = 0, .maximum = 10, .width = 84},
        {.key = "nps_class", .label = {"推荐类别", "NPS class"}, .type = FieldType::choice, .source = FieldSource::score, .editable = false,
         .choices = choices::npsClasses(), .width = 110},
        {.key = "open_complaints", .label = {"未关闭投诉", "Open complaints"}, .type = FieldType::integer, .source = FieldSource::score,
         .editable = false, .width = 84},
        {.key = "last_call", .label = {"最近电话", "Last call"}, .type = FieldType::date, .source = FieldSource::score, .editable = false},
        {.key = "last_visit", .label = {"最近拜访", "Last visit"}, .type = FieldType::date, .source = FieldSource::score, .editable = false},
        {.key = "last_message", .label = {"最近消息", "Last message"}, .type = FieldType::date, .source = FieldSource::score, .editable = false},
        {.key = "next_action", .label = {"下一步日期", "Next action"}, .type = FieldType::date, .source = FieldSource::score, .editable = false},
        {.key = "action_overdue", .label = {"下一步逾期天数", "Next action, days overdue"}, .type = FieldType::integer,
         .source = FieldSource::score, .editable = false, .width = 100},
        {.key = "last_event", .label = {"最近参加活动", "Last event attended"}, .type = FieldType::date, .source = FieldSource::score, .editable = false},
        {.key = "event_share", .label = {"活动到场率", "Share of invitations attended"}, .type = FieldType::decimal, .source = FieldSource::score,
         .editable = false, .scale = 4, .share = true},
    };
    return {.kind = Kind::client,
            .key = "clients",
            .table = "client",
            .one = {"客户", "Client"},
            .many = {"客户", "Clients"},
            .fields = kFields,
            .nameField = "name",
            .edited = true,
            .importOrder = 1,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .beside = kBeside,
            .periods = kPeriods,
            // A city says its province, unless somebody says another.
            .follow = [](Record& record, const Record* before) {
                const std::string_view province = provinceOfCity(record.text("city"));
                if (province.empty() || (before && before->get("city") == record.get("city"))) return;
                const bool followed = before && before->get("province") == record.get("province") &&
                                      before->text("province") == provinceOfCity(before->text("city"));
                if (followed || record.text("province").empty()) record.set("province", std::string(province));
            }};
}

}  // namespace meike::kinds
