// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field.h"

/// Columns that office ledgers have and records do not: which way the money went, and what other records their rows
/// speak of.
namespace meike::kinds::ledger {

// Rows are laid out by hand, as in a table.
// clang-format off

inline constexpr Field kDirection = {.key = "direction", .label = {"收支方向", "Income or expense"}, .aliases = "收支|收支类型|收/支|借贷|借/贷|借贷方向|借贷标志|借贷标识|资金流向|资金方向|收付|收付类型|收入支出|收付标志|方向|出入账|进出账|dr cr|dr/cr|debit credit"
                    "|debit/credit|income expense|income/expense|in out|in/out|direction|transaction direction|flow"};
// Two columns instead of one amount. Their names go in pairs (app/import_sides.h): 收入 alone may be any amount.
inline constexpr Field kIncome = {.key = "income", .label = {"收入栏（记为正数）", "Income column (counts as plus)"}, .type = FieldType::money};
inline constexpr Field kExpense = {.key = "expense", .label = {"支出栏（记为负数）", "Expense column (counts as minus)"}, .type = FieldType::money};

// Whoever is named in a list of business without saying so may be one of ours (经办人, 对接人): only what says that it
// is theirs is recognised.
inline constexpr BesideField kContact[] = {
    {"name", "联系人|客户联系人|联系人姓名|客户对接人|甲方联系人|甲方对接人|主要联系人|contact|contact name|contact person|client contact|customer contact|primary contact|contact full name"},
    {"title", "联系人职务|联系人职位|客户联系人职务|contact title|contact job title|contact position"},
    {"mobile", "联系人手机|联系人手机号|联系人电话|联系人联系方式|联系人联系电话|客户联系电话|联系电话|联系手机|手机|手机号|手机号码|电话|移动电话|mobile|mobile phone|cell phone|contact phone|contact mobile|contact number|phone"},
    {"wechat", "联系人微信|联系人微信号|微信|微信号|wechat|wechat id|weixin"},
    {"email", "联系人邮箱|联系人电子邮箱|邮箱|电子邮箱|contact email|contact e mail|email|e mail|email address"},
};
inline constexpr BesideField kReceivable[] = {
    {"due", "应收日期|应收日|应收款日期|应收款日|应收到期日|应收到期日期|约定付款日期|约定回款日期|约定收款日期|计划回款日期|计划收款日期|预计回款日期|预计收款日期|预计回款时间|应回款日期|付款到期日|账期到期日|due date|payment due date|payment due|invoice due date|expected payment date|planned collection date"},
    {"amount", "应收金额|应收款|应收款金额|应收账款|应收账款金额|应收|应回款金额|计划回款金额|计划收款金额|预计回款金额|receivable|receivable amount|amount receivable|amount due|planned collection amount"},
    {"number", "应收编号|应收单号|应收单编号|账单编号|账单号|receivable no|receivable number|bill no|bill number"},
};
inline constexpr BesideField kReceipt[] = {
    {"date", "回款日期|回款时间|收款日期|收款时间|到账日期|到账时间|实际回款日期|实际收款日期|实际到账日期|实际回款时间|received on|receipt date|date received|payment received date|collection date"},
    {"amount", "回款金额|回款额|收款金额|收款额|到账金额|实际回款金额|实际收款金额|实际到账金额|本次回款金额|本次收款金额|amount received|received amount|receipt amount|collected amount|cash received"},
    {"number", "回款编号|回款单号|收款编号|收款单号|银行流水号|回单编号|收据号|receipt no|receipt number|bank reference"},
};

inline constexpr BesideKind kOfOrder[] = {{.kind = Kind::contact, .fields = kContact},
                                          {.kind = Kind::receivable, .fields = kReceivable, .link = "order_id"},
                                          {.kind = Kind::receipt, .fields = kReceipt}};
inline constexpr BesideKind kOfReceivable[] = {{.kind = Kind::contact, .fields = kContact}, {.kind = Kind::receipt, .fields = kReceipt}};
inline constexpr BesideKind kOfOpportunity[] = {{.kind = Kind::contact, .fields = kContact}};
// clang-format on

}  // namespace meike::kinds::ledger
