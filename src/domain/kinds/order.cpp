// SPDX-License-Identifier: GPL-3.0-or-later
// One piece of business: an order or contract; refunds are negative.
#include "domain/kinds/kinds.h"
#include "domain/kinds/ledger_columns.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow order() {
    static constexpr std::string_view kMatch[] = {"number"};
    static constexpr DatePair kPeriods[] = {{"service_start", "service_end"}};
    // Many papers have no number, or the same one.
    static constexpr std::string_view kCaption[] = {"date", "number", "amount"};
    // What only files have: an amount as quantity times price.
    static const Field kFileFields[] = {
        {.key = "quantity", .label = {"数量", "Quantity"}, .type = FieldType::decimal, .aliases = "件数|个数|购买数量|宝贝总数量|商品数量|订购数量|销售数量|销量|总数量|天数|刊数|次数|qty|quantity|units|number of units|qty ordered"
                    "|ordered qty|lineitem quantity|order quantity|item quantity|pieces|count"},
        {.key = "unit_price", .label = {"单价", "Unit price"}, .type = FieldType::decimal, .aliases = "价格|含税单价|商品单价|销售单价|成交单价|宝贝单价|商品价格|刊例单价|执行单价|unit price|unitprice|price per unit|price each"
                    "|rate per unit|list price each|lineitem price|selling price|sale price|item price"
                    "|unit cost to client"},
        ledger::kDirection,
        ledger::kIncome,
        ledger::kExpense,
        {.key = "refund", .label = {"退款金额", "Refund"}, .type = FieldType::money, .aliases = "退款|退款额|退款总额|已退款金额|实退金额|退费金额|退货金额|退款合计|退还金额|refund|refund amount|refunded amount|amount refunded"
                    "|total refunded|refunded|refund total"},
        {.key = "refund_date", .label = {"退款日期", "Refund date"}, .type = FieldType::date, .aliases = "退款时间|退款完成时间|退款成功时间|退货日期|refund date|refunded at|refund time|refunded on|refund completed on"},
    };
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|客户全称|公司名称|公司全称|公司|客户名|客户公司|客户单位|客户单位名称|企业名称|企业|单位名称|单位|购货单位|购货单位名称|购买方名称|购买方|购方名称|购方|甲方名称|甲方单位"
                    "|甲方|委托方|委托单位|广告主名称|广告主|签约客户|签约主体|合同主体|合同客户|投放客户|投放主体|付款单位|付款方|往来单位|往来单位名称|对方单位|客户编号|客户编码"
                    "|客户代码|品牌方|品牌|品牌名称|买家会员名|买家昵称|买家|买家名称|买家姓名|会员名|会员昵称|买家旺旺|收货人|收货人姓名|收货人提货人|买方|订货单位|订货客户|商户名称|商家|代理商"
                    "|下单客户|下单人|company|company name|account|account name|customer|customer name|client name|client"
                    "|advertiser|advertiser name|brand|buyer|buyer name|bill to|bill to name|billing name|billing company"
                    "|sold to|sold to party|ship to name|shipping name|organization|organisation|organization name"
                    "|partner|partner name|purchaser|payer|customer id|customerid|customer no|customer code"
                    "|customer number|client id|client code|account id|associated company|email", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "订单日期|签订日期|签约日期|签约时间|签订时间|合同签订日期|合同签订时间|合同签约日期|合同日期|合同时间|签单日期|签单时间|下单日期|下单时间|成交日期|成交时间|开票日期|开票时间|发票日期"
                    "|订单时间|订单创建时间|订单付款时间|付款时间|支付时间|付款日期|支付日期|交易时间|交易日期|交易完成时间|业务日期|单据日期|制单日期|记账日期|入账日期|入账时间|投放日期|投放时间"
                    "|上线日期|执行日期|执行时间|消费日期|消费时间|消耗日期|统计日期|数据日期|结算日期|销售日期|购买日期|购买时间|发生日期|订购日期|立项日期|赢单日期|结单日期|成单日期|ad date"
                    "|date|order date|orderdate|order time|ordered at|invoice date|invoicedate|purchase date|purchased at"
                    "|transaction date|transaction time|contract date|contract signed date|sign date|signed date"
                    "|signed on|booking date|sale date|sales date|deal date|close date|closed date|closing date"
                    "|close time|won time|won date|paid at|payment time|payment date|posting date|document date|doc date"
                    "|created at|create date|created date|created time|created on|creation date|quote date"
                    "|effective order date|date ordered|order placed on|spend date|day|when|time|timestamp|时间|日", .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "number", .label = {"编号", "Number"}, .listed = true, .identifier = true,
         .aliases = "订单编号|订单号|订单号码|单号|单据编号|单据号|单据号码|合同编号|合同号|合同号码|合同编码|销售订单号|销售单号|业务单号|排期单号|排期编号|下单编号|投放单号|交易号|交易编号|交易订单号"
                    "|交易单号|主订单编号|父订单号|流水号|交易流水号|商户订单号|发票号码|发票号|发票编号|凭证号|凭证编号|凭证字号|协议编号|协议号|订单id|合同id|执行单号|io号|po号|采购单号"
                    "|采购订单号|商机编号|invoice|invoice no|invoiceno|invoice number|invoice id|order no|order number|order id"
                    "|orderid|order ref|order reference|order name|order|contract no|contract number|contract id|deal id"
                    "|opportunity id|opportunity number|po number|po no|purchase order number|purchase order"
                    "|transaction id|transaction no|receipt number|document number|document no|doc no|reference|ref"
                    "|ref no|io number|insertion order|campaign id|so number|sales order|sales order number|number|no"
                    "|record id|id|name", .sample = {"2025-001", "2025-001"}},
        {.key = "service", .label = {"服务类型", "Service type"}, .type = FieldType::pick, .listed = true, .target = "service",
         .aliases = "服务|业务类型|产品|产品名称|服务内容|服务项目|业务|业务线|业务类别|业务板块|产品类型|产品类别|商品名称|商品|商品类目|存货名称|物料名称|品名"
                    "|货物或应税劳务名称|服务名称|媒体|投放媒体|媒体类型|媒体平台|投放平台|平台|投放类型|合同类型|合同类别|订单类型|业务品类|广告类型|广告形式|资源类型|媒介|媒介类型|服务分类"
                    "|service type|service|product|product name|product type|product category|item|item name|line item"
                    "|product service|category|sub category|media|media type"
                    "|media name|channel|platform|business line|line of business|service line|type of service|deal type"
                    "|order type|contract type|opportunity type", .sample = {"媒介采买", "Media buying"}},
        {.key = "amount", .label = {"合同金额", "Gross amount"}, .type = FieldType::money, .required = true, .listed = true,
         .aliases = "合同总额|合同总金额|合同额|含税金额|价税合计|含税总额|含税总金额|合同含税金额|订单金额|订单总额|订单总金额|成交金额|成交额|成交总额|总金额|金额|金额合计|合计金额|总额|总价|总价款"
                    "|价款|签约金额|签约额|签单金额|签单额|下单金额|投放金额|投放额|投放总额|消耗金额|消耗|消费金额|消费|广告消耗|总消耗|总花费|花费|充值金额|执行金额|执行额|结算金额|结算额|结算总额"
                    "|开票金额|发票金额|销售金额|销售额|销售收入|业务金额|营业额|营收|交易金额|交易额|交易总额|实收金额|实收|实收款|实付金额|实付款|实付|实际付款金额|买家实际支付金额|买家应付货款"
                    "|买家实付金额|支付金额|付款金额|订单实付金额|应付金额|商机金额|预计成交金额|收入|收入金额|贷方金额|流水|流水金额|本币金额|原币金额|净销售额|框架金额|amount"
                    "|order amount|order total|total amount|total|grand total|total price|total sales|gross|gross amount"
                    "|gross sales|gross revenue|sales|sales amount|sales total|net sales|invoice amount|invoice total"
                    "|contract amount|contract value|total contract value|tcv|deal amount|deal value|opportunity amount"
                    "|expected revenue|amount in company currency|untaxed amount total|amount total|total paid"
                    "|paid amount|amount paid|payment amount|dollar value|revenue|turnover|spend|ad spend|total spend"
                    "|cost spent|media spend|billing amount|billings|value|price|subtotal|line total|lineitem total"
                    "|extended price|booking amount|transaction amount|tax included amount|total incl tax"
                    "|total including tax", .sample = {"12000.00", "12000.00"}},
        {.key = "net", .label = {"净收入", "Net revenue"}, .type = FieldType::money, .listed = true,
         .aliases = "净额|服务费加返点|服务费|代理服务费|服务费收入|服务费金额|我方收入|净收入金额|毛收入|公司收入|确认收入|收入确认|代理费|佣金|佣金收入|返点收入|返点金额|净服务费|net revenue"
                    "|net amount|net income|agency fee|service fee|agency revenue|fee income|commission|commission amount"
                    "|our revenue|net fee|recognised revenue|recognized revenue", .sample = {"3600.00", "3600.00"}},
        {.key = "cost", .label = {"直接成本", "Direct cost"}, .type = FieldType::money, .listed = true, .aliases = "成本|成本金额|媒体成本|采购成本|采购金额|媒介成本|执行成本|项目成本|总成本|成本合计|进货成本|成本价|外采成本|供应商成本|结算成本|direct cost|cost|costs"
                    "|cost amount|total cost|media cost|purchase cost|cogs|cost of goods sold|cost of sales|vendor cost"
                    "|supplier cost|cost price|job cost", .sample = {"1200.00", "1200.00"}},
        {.key = "advance_cost", .label = {"垫款成本", "Cost of money advanced"}, .type = FieldType::money,
         .aliases = "垫资成本|资金成本|垫款利息|垫资利息|垫款费用|资金占用成本|资金占用费|financing cost|cost of funds|interest cost|cost of advance"
                    "|advance cost"},
        {.key = "currency", .label = {"币种", "Currency"}, .required = true, .listed = true, .aliases = "货币|币别|结算币种|合同币种|货币代码|货币类型|币种代码|原币币种|currency code|ccy|currency|currency iso code|deal currency"
                    "|order currency|transaction currency|iso currency|cur", .sample = {"CNY", "CNY"}, .width = 70},
        {.key = "tax_included", .label = {"含税", "Tax included"}, .type = FieldType::boolean, .aliases = "是否含税|含税否|价税类型|tax included|incl tax|includes tax|gross of tax"},
        {.key = "tax_rate", .label = {"税率", "Tax rate"}, .type = FieldType::decimal, .minimum = 0, .maximum = 5'000, .scale = 4, .share = true,
         .aliases = "增值税率|增值税税率|适用税率|vat rate|tax rate|tax percent|rate of tax", .width = 70},
        {.key = "service_start", .label = {"服务开始", "Service start"}, .type = FieldType::date, .listed = true,
         .aliases = "服务开始日期|服务开始时间|合同开始|合同开始日期|合同开始时间|合同起始日期|合同起始日|合同起始|合同生效日期|生效日期|服务起始日期|投放开始日期|投放开始时间|投放开始|起始日期|起始日"
                    "|开始日期|开始时间|执行开始日期|执行开始|上刊日期|开播日期|排期开始|service from|service start date|service start|contract start"
                    "|contract start date|start date|start|period start|flight start|flight start date|campaign start"
                    "|campaign start date|effective date|from date|begin date|subscription start|term start"},
        {.key = "service_end", .label = {"服务结束", "Service end"}, .type = FieldType::date, .listed = true,
         .aliases = "服务结束日期|服务结束时间|合同结束|合同到期|合同结束日期|合同结束时间|合同到期日|合同到期日期|合同终止日期|合同截止日期|到期日期|到期日|服务到期日|投放结束日期|投放结束时间|投放结束"
                    "|截止日期|终止日期|结束日期|结束时间|执行结束日期|执行结束|下刊日期|排期结束|service to|service end date|service end|contract end"
                    "|contract end date|end date|end|period end|flight end|flight end date|campaign end|campaign end date"
                    "|expiry date|expiration date|to date|renewal date|subscription end|term end|contract expiry"},
        {.key = "project", .label = {"项目", "Project"}, .type = FieldType::reference, .refersTo = Kind::project,
         .aliases = "项目名称|项目名|所属项目|关联项目|推广项目|投放项目|项目编号|项目编码|项目代码|战役|推广活动|活动名称|project name|project|project code"
                    "|project no|project number|campaign|campaign name|job|job number|job name|job no|related project"
                    "|engagement"},
        {.key = "framework_contract", .label = {"所属年框", "Framework contract"}, .type = FieldType::reference, .refersTo = Kind::framework_contract,
         .aliases = "年框|年框名称|框架合同|框架协议|所属框架|框架合同名称|framework|framework contract|framework agreement|annual contract|master agreement", .width = 140},
        {.key = "refund_of", .label = {"退款所属订单", "Refund of"}, .type = FieldType::reference, .identifier = true, .refersTo = Kind::order,
         .aliases = "原订单|原订单号|原订单编号|退款原单号|原单号|原单据编号|退货原单|关联原订单|original order|original invoice|refund of"
                    "|original order number|original order no|credit note of|reversal of|refunded order|parent order"},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|备注说明|订单备注|合同备注|摘要|描述|附注|卖家备注|买家留言|特殊条款|其他说明|其他|notes|note|remark|remarks|comment|comments"
                    "|description|memo|order notes|internal notes|customer note|details"},
    };
    return {.kind = Kind::order,
            .key = "orders",
            .table = "client_order",
            .one = {"订单", "Order"},
            .many = {"订单", "Orders"},
            .fields = kFields,
            .nameField = "number",
            .owner = "client",
            .day = "date",
            .moneyIn = "currency",
            .edited = true,
            .importOrder = 8,
            .matchKeys = kMatch,
            .matchWithinOwner = true,
            .fileFields = kFileFields,
            .beside = ledger::kOfOrder,
            .periods = kPeriods,
            .caption = kCaption,
            .tab = ClientTab::business,
            .icon = "receipt",
            .addKey = 'O'};
}

}  // namespace meike::kinds
