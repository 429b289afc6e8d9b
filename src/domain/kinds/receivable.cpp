// SPDX-License-Identifier: GPL-3.0-or-later
// What is due when.
#include "domain/kinds/kinds.h"
#include "domain/kinds/ledger_columns.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow receivable() {
    static constexpr std::string_view kMatch[] = {"number"};
    static constexpr std::string_view kCaption[] = {"due", "number", "amount"};
    // What only files have: which way the money went, in a column of its own or by standing in one of two.
    static const Field kFileFields[] = {
        ledger::kDirection,
        ledger::kIncome,
        ledger::kExpense,
    };
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
        {.key = "order_id", .label = {"订单", "Order"}, .type = FieldType::reference, .identifier = true, .refersTo = Kind::order,
         .aliases = "订单编号|订单号|合同编号|合同号|关联订单|关联合同|所属订单|销售订单号|销售单号|来源单号|源单编号|合同|order|order no|order number|order id"
                    "|contract no|contract number|related order|sales order|sales order number|source document|po number"
                    "|contract|origin"},
        {.key = "number", .label = {"编号", "Number"}, .listed = true, .identifier = true, .aliases = "发票号|发票号码|发票编号|应收编号|应收单号|应收单编号|单据编号|单据号|单号|账单编号|账单号|对账单号|结算单号|凭证号|应收账款编号|开票编号|invoice no"
                    "|invoice number|invoice id|invoice|number|bill no|bill number|statement no|document number"
                    "|document no|doc no|reference|ref|receivable no|id|no", .sample = {"2025-001", "2025-001"}},
        {.key = "due", .label = {"到期日", "Due"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "应收日期|到期日期|应收日|应收款日期|应付日期|付款期限|付款截止日期|约定付款日期|约定回款日期|计划回款日期|计划收款日期|预计回款日期|预计收款日期|应回款日期|应收款日|账期到期日|到账期限"
                    "|付款到期日|截止日期|due date|due|payment due|payment due date|due on|invoice due date|maturity date"
                    "|net due date|expected payment date|date due|pay by|payable by|planned collection date", .sample = {"2025-04-30", "2025-04-30"}},
        {.key = "amount", .label = {"应收金额", "Amount due"}, .type = FieldType::money, .required = true, .listed = true,
         .aliases = "金额|应收|应收款|应收账款|应收款金额|应收账款金额|应收总额|应收合计|账单金额|发票金额|开票金额|价税合计|含税金额|应回款金额|计划回款金额|计划收款金额|结算金额|总金额|合计金额|合计"
                    "|amount|amount due|invoice amount|invoice total|total|total amount|total due|gross amount"
                    "|receivable amount|bill amount|balance due|open amount|outstanding amount|outstanding|amount total"
                    "|net amount due|planned amount|grand total|amount receivable", .sample = {"12000.00", "12000.00"}},
        {.key = "currency", .label = {"币种", "Currency"}, .required = true, .listed = true, .aliases = "货币|币别|结算币种|合同币种|货币代码|货币类型|币种代码|原币币种|currency code|ccy|currency|currency iso code|deal currency"
                    "|order currency|transaction currency|iso currency|cur", .sample = {"CNY", "CNY"}, .width = 70},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|备注说明|摘要|描述|附注|开票内容|发票内容|账款说明|notes|note|remark|remarks|comment|comments|description|memo"
                    "|details|internal notes|payment terms note"},
    };
    return {.kind = Kind::receivable,
            .key = "receivables",
            .table = "receivable",
            .one = {"应收", "Receivable"},
            .many = {"应收", "Receivables"},
            .fields = kFields,
            .nameField = "number",
            .owner = "client",
            .day = "due",
            .planned = true,
            .moneyIn = "currency",
            .edited = true,
            .importOrder = 9,
            .matchKeys = kMatch,
            .matchWithinOwner = true,
            .fileFields = kFileFields,
            .beside = ledger::kOfReceivable,
            .caption = kCaption,
            .tab = ClientTab::money,
            .icon = "calendar-clock",
            .addKey = 'R'};
}

}  // namespace meike::kinds
