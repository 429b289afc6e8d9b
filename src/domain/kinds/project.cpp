// SPDX-License-Identifier: GPL-3.0-or-later
// A campaign or production with start and end.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow project() {
    static constexpr std::string_view kMatch[] = {"code", "name"};
    static constexpr DatePair kPeriods[] = {{"start", "finish"}};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|客户全称|公司名称|公司全称|公司|客户名|客户公司|客户单位|客户单位名称|企业名称|企业|单位名称|单位|购货单位|购货单位名称|购买方名称|购买方|购方名称|购方|甲方名称|甲方单位"
                    "|甲方|委托方|委托单位|广告主名称|广告主|签约客户|签约主体|合同主体|合同客户|投放客户|投放主体|付款单位|付款方|往来单位|往来单位名称|对方单位|对方户名|交易对方|客户编号|客户编码"
                    "|客户代码|品牌方|品牌|品牌名称|买家会员名|买家昵称|买家|买家名称|买家姓名|会员名|会员昵称|买家旺旺|收货人|收货人姓名|收货人提货人|买方|订货单位|订货客户|商户名称|商家|代理商"
                    "|下单客户|下单人|company|company name|account|account name|customer|customer name|client name|client"
                    "|advertiser|advertiser name|brand|buyer|buyer name|bill to|bill to name|billing name|billing company"
                    "|sold to|sold to party|ship to name|shipping name|organization|organisation|organization name"
                    "|partner|partner name|purchaser|payer|customer id|customerid|customer no|customer code"
                    "|customer number|client id|client code|account id|associated company", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "name", .label = {"项目名称", "Project"}, .required = true, .listed = true, .aliases = "项目|项目名|项目全称|项目标题|推广项目|投放项目|活动名称|活动|战役名称|战役|案名|方案名称|名称|标题|任务名称|project name|project|project title"
                    "|campaign|campaign name|name|title|job name|engagement name|deal name|subject|task name|initiative", .sample = {"春季新品上市", "Spring launch"}},
        {.key = "code", .label = {"项目编号", "Project code"}, .identifier = true, .aliases = "项目编码|项目代码|项目号|项目id|项目序号|工程编号|案号|立项编号|编号|编码|代码|code|project no|project code|project number|project id"
                    "|job number|job no|job code|campaign id|project key|id|number|no|reference", .sample = {"A-001", "A-001"}},
        {.key = "start", .label = {"开始日期", "Start"}, .type = FieldType::date, .listed = true, .aliases = "开始|开始时间|起始日期|起始时间|起始日|启动日期|启动时间|项目开始日期|项目开始时间|立项日期|立项时间|上线日期|投放开始日期|计划开始日期|计划开始时间|实际开始日期|开工日期"
                    "|start date|start|start time|started on|project start|project start date|begin date|begin"
                    "|kick off date|kickoff date|planned start|planned start date|launch date|actual start date|from date"
                    "|from", .sample = {"2025-03-01", "2025-03-01"}},
        {.key = "finish", .label = {"结束日期", "End"}, .type = FieldType::date, .listed = true, .aliases = "结束|结束时间|截止日期|截止时间|完成日期|完成时间|结项日期|结项时间|项目结束日期|项目结束时间|计划完成日期|计划结束日期|下线日期|投放结束日期|终止日期|实际结束日期|交付日期"
                    "|finish|finish date|end date|end|end time|ended on|project end|project end date|due date"
                    "|completion date|completed on|planned end|planned end date|deadline|delivery date|actual end date"
                    "|to date|until|target date", .sample = {"2025-05-31", "2025-05-31"}},
        {.key = "status", .label = {"状态", "Status"}, .type = FieldType::choice, .listed = true, .choices = choices::projectStatuses(), .aliases = "项目状态|项目阶段|阶段|进度|进展|进展状态|执行状态|当前状态|项目进度|status|project status|state|stage|phase|project stage"
                    "|progress|current status|project phase"},
        {.key = "owner", .label = {"负责人", "Owner"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person,
         .aliases = "项目负责人|项目经理|客户经理|执行人|执行负责人|归属人|跟进人|项目主管|项目总监|项目owner|pm|ae|am|销售|主责人|责任人|account manager"
                    "|project manager|project owner|manager|owner name|project lead|lead|responsible|responsible person"
                    "|assigned to|assigned user|assignee|person in charge|pic", .sample = {"张伟", "Alex Chen"}},
        {.key = "kind", .label = {"项目类型", "Kind"}, .type = FieldType::choice, .listed = true, .choices = choices::projectKinds(),
         .aliases = "项目类别|类型|类别|项目性质|kind|type|project type|project category|category|campaign type"},
        {.key = "budget", .label = {"项目预算", "Budget"}, .type = FieldType::money, .minimum = 0, .maximum = 1'000'000'000'000'000,
         .aliases = "预算|预算金额|项目预算金额|总预算|budget|project budget|budget amount|campaign budget|total budget"},
        {.key = "on_time", .label = {"按时完成", "On time"}, .type = FieldType::choice, .choices = choices::punctualities(),
         .aliases = "是否按时|按期完成|是否按期|交付是否按时|准时|on time|on time delivery|delivered on time|punctuality"},
        {.key = "quality", .label = {"质量评分（1–5）", "Quality (1–5)"}, .type = FieldType::integer, .minimum = 1, .maximum = 5,
         .aliases = "质量评分|项目质量|质量评级|执行质量|项目评分|质量|quality|quality rating|quality score|project rating"},
        {.key = "review", .label = {"复盘", "Review"}, .type = FieldType::long_text,
         .aliases = "项目复盘|复盘总结|结案总结|总结|经验教训|review|retrospective|post mortem|lessons learned|wrap up"},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|备注说明|项目备注|项目描述|项目说明|描述|项目简介|项目内容|附注|摘要|notes|note|remark|remarks|comment|comments"
                    "|description|project description|memo|details|internal notes|brief|scope"},
    };
    return {.kind = Kind::project,
            .key = "projects",
            .table = "project",
            .one = {"项目", "Project"},
            .many = {"项目", "Projects"},
            .fields = kFields,
            .nameField = "name",
            .owner = "client",
            .day = "start",
            .planned = true,
            .edited = true,
            .importOrder = 5,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchWithinOwner = true,
            .periods = kPeriods,
            .tab = ClientTab::business,
            .icon = "folder-kanban"};
}

}  // namespace meike::kinds
