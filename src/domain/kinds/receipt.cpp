// SPDX-License-Identifier: GPL-3.0-or-later
// What came in.
#include "domain/kinds/kinds.h"
#include "domain/kinds/ledger_columns.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow receipt() {
    static constexpr std::string_view kMatch[] = {"number"};
    static constexpr std::string_view kCaption[] = {"date", "number", "amount"};
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
        {.key = "date", .label = {"回款日期", "Received on"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "日期|到账日期|到账时间|回款时间|收款日期|收款时间|实际回款日期|实际收款日期|实际到账日期|入账日期|入账时间|付款日期|付款时间|支付时间|支付日期|交易日期|交易时间|记账日期|打款日期"
                    "|打款时间|汇款日期|来款日期|业务日期|凭证日期|单据日期|核销日期|date|payment date|received on|receipt date|date received"
                    "|received date|paid on|paid at|payment received date|posting date|value date|transaction date"
                    "|transaction time|deposit date|booking date|collection date|date paid|cleared on|credit date|time", .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "amount", .label = {"回款金额", "Amount received"}, .type = FieldType::money, .required = true, .listed = true,
         .aliases = "金额|回款|收款金额|收款额|收款|实收金额|实收|实收款|到账金额|入账金额|已收金额|已收款|已回款|已回款金额|本次回款金额|本次收款|本次收款金额|实际回款金额|实际收款金额|付款金额"
                    "|支付金额|打款金额|汇款金额|来款金额|交易金额|收入金额|贷方发生额|贷方金额|核销金额|回款额|amount|amount received|paid|paid amount"
                    "|payment amount|received|received amount|receipt amount|amount paid|payment|total paid|collected"
                    "|collected amount|deposit|credit amount|credit|transaction amount|deposit amount|remittance amount"
                    "|cash received|total received|net received|total", .sample = {"12000.00", "12000.00"}},
        {.key = "currency", .label = {"币种", "Currency"}, .required = true, .listed = true, .aliases = "货币|币别|结算币种|合同币种|货币代码|货币类型|币种代码|原币币种|currency code|ccy|currency|currency iso code|deal currency"
                    "|order currency|transaction currency|iso currency|cur", .sample = {"CNY", "CNY"}, .width = 70},
        {.key = "number", .label = {"凭证号", "Voucher"}, .listed = true, .identifier = true, .aliases = "编号|流水号|交易流水号|银行流水号|回款编号|回款单号|收款单号|收款编号|收据号|收据编号|单据编号|单据号|单号|凭证编号|凭证字号|交易号|交易单号|支付单号|汇款单号|付款流水号|回单编号"
                    "|number|reference|voucher|voucher no|voucher number|receipt no|receipt number|receipt id|payment no"
                    "|payment number|payment id|payment reference|transaction id|transaction number|transaction reference"
                    "|bank reference|cheque no|check number|ref|ref no|remittance no|id|no|document number", .sample = {"2025-001", "2025-001"}},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|备注说明|摘要|描述|附注|附言|用途|交易摘要|回款备注|回款说明|收款备注|notes|note|remark|remarks|comment|comments"
                    "|description|memo|details|narrative|payment details|purpose|internal notes"},
    };
    return {.kind = Kind::receipt,
            .key = "receipts",
            .table = "receipt",
            .one = {"回款", "Receipt"},
            .many = {"回款", "Receipts"},
            .fields = kFields,
            .nameField = "number",
            .owner = "client",
            .day = "date",
            .moneyIn = "currency",
            .edited = true,
            .importOrder = 10,
            .matchKeys = kMatch,
            .matchWithinOwner = true,
            .fileFields = kFileFields,
            .caption = kCaption,
            .tab = ClientTab::money,
            .icon = "wallet",
            .addKey = 'P'};
}

}  // namespace meike::kinds
