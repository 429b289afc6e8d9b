// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_sides.h"

#include <vector>

namespace meike::importing {

namespace {

/// What the two columns are called; names of one row go together. Which side is money that came in is said as a column
/// of directions says it (directionOf): 贷 came in, 借 went out.
struct SideRow {
    std::string_view in;
    std::string_view out;
};

// Rows are laid out by hand, as in a table.
// clang-format off
constexpr SideRow kRows[] = {
    {"收入|收入金额|收入额|收入金额合计|收入发生额|本期收入", "支出|支出金额|支出额|支出金额合计|支出发生额|本期支出"},
    {"贷方|贷方金额|贷方发生额|贷方发生金额|贷方本币金额|发生额贷方|贷方本期发生额|本期贷方发生额|本期贷方|贷|贷方收入", "借方|借方金额|借方发生额|借方发生金额|借方本币金额|发生额借方|借方本期发生额|本期借方发生额|本期借方|借|借方支出"},
    {"收款|收款金额|收款额|收方金额|收方|收方发生额|收", "付款|付款金额|付款额|付方金额|付方|付方发生额|支|付"},
    {"收入金额|存入|存入金额|存款金额|转入金额|转入|入账金额|流入|流入金额|进账|进账金额", "支出金额|支取|支取金额|取款金额|转出金额|转出|出账金额|流出|流出金额|出账"},
    {"income|income amount|incomes|inflow|inflows|in|money in|paid in|amount in|cash in", "expense|expense amount|expenses|expenditure|outflow|outflows|out|money out|paid out|amount out|cash out|spent"},
    {"credit|credit amount|credits|cr|cr amount|credit amt", "debit|debit amount|debits|dr|dr amount|debit amt"},
    {"received|amount received|receipt|receipts|deposit|deposits|deposit amount|deposit amt", "paid|amount paid|payment|payments|withdrawal|withdrawals|withdrawal amount|withdrawal amt"},
};
// clang-format on

std::vector<std::string> split(std::string_view names) {
    std::vector<std::string> all;
    while (!names.empty()) {
        const std::size_t bar = std::min(names.find('|'), names.size());
        all.emplace_back(names.substr(0, bar));
        names.remove_prefix(std::min(bar + 1, names.size()));
    }
    return all;
}

/// One matcher for each pair: a header may be a name of several.
const std::vector<HeaderNames>& pairNames() {
    static const std::vector<HeaderNames> kNames = [] {
        std::vector<HeaderNames> all;
        for (const SideRow& row : kRows)
            all.emplace_back(std::vector<HeaderField>{{std::string(kIncomeKey), split(row.in), false},
                                                      {std::string(kExpenseKey), split(row.out), false}});
        return all;
    }();
    return kNames;
}

}  // namespace

std::optional<Sides> findSides(std::span<const std::string> headers) {
    for (const HeaderNames& names : pairNames()) {
        std::optional<HeaderMatch> in;
        std::optional<HeaderMatch> out;
        for (HeaderMatch& match : names.match(headers)) {
            if (match.key == kIncomeKey) in = match;
            if (match.key == kExpenseKey) out = match;
        }
        if (in && out) return Sides{std::move(*in), std::move(*out)};
    }
    return std::nullopt;
}

}  // namespace meike::importing
