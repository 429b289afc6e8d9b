// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_choices.h"

#include <algorithm>

#include "base/unicode.h"
#include "exchange/cell_text.h"

namespace meike {

namespace {

template <class T, std::size_t N>
std::optional<T> valueNamed(const std::pair<std::string_view, T> (&rows)[N], std::string_view name) {
    for (const auto& [text, value] : rows)
        if (text == name) return value;
    return std::nullopt;
}

}  // namespace

std::optional<RepeatPolicy> repeatPolicyNamed(std::string_view name) {
    static constexpr std::pair<std::string_view, RepeatPolicy> kRows[] = {{"ask", RepeatPolicy::ask},
                                                                          {"sum", RepeatPolicy::sum},
                                                                          {"all", RepeatPolicy::all},
                                                                          {"refuse", RepeatPolicy::refuse}};
    return valueNamed(kRows, name);
}

std::optional<ColumnUpdate> columnUpdateNamed(std::string_view name) {
    static constexpr std::pair<std::string_view, ColumnUpdate> kRows[] = {{"overwrite", ColumnUpdate::overwrite},
                                                                          {"empty", ColumnUpdate::empty},
                                                                          {"never", ColumnUpdate::never},
                                                                          {"append", ColumnUpdate::append}};
    return valueNamed(kRows, name);
}

bool isDamagedKey(std::string_view cell, bool fromNumberCell) {
    // Names begin with a letter or an ideograph.
    if (cell.empty() || isLatinLetter(cell.front()) || (cell.front() >= '\xE4' && cell.front() <= '\xE9')) return false;
    const std::string normal = asciiLike(cell);
    std::string_view text = normal;
    std::size_t digits = 0;
    const auto takeDigits = [&] {
        while (!text.empty() && isDigit(text.front())) {
            ++digits;
            text.remove_prefix(1);
        }
    };
    takePrefix(text, "-");
    takeDigits();
    const std::size_t whole = digits;
    if (whole == 0) return false;
    if (text.empty()) {
        // 15 digits are what such a cell keeps; the rest became zeros.
        constexpr std::size_t kKept = 15;
        return fromNumberCell && digits > kKept;
    }
    if (takePrefix(text, ".")) takeDigits();
    // Spreadsheets write a power of ten behind one digit, from twelve digits on.
    if (whole != 1 || (!takePrefix(text, "E+") && !takePrefix(text, "e+"))) return false;
    digits = 0;
    takeDigits();
    return text.empty() && digits == 2;
}

std::optional<int> directionOf(std::string_view text) {
    static constexpr std::string_view kIn[] = {"收",     "收入",    "收款", "入",   "入账", "进",       "进账",
                                               "流入",   "转入",    "贷",   "贷方", "收方", "已收入",   "in",
                                               "income", "credit",  "cr",   "c",    "+",    "received", "receipt",
                                               "inflow", "deposit", "sale", "销售"};
    static constexpr std::string_view kOut[] = {"支",     "支出",    "付",      "付款",       "出",     "出账",  "流出",
                                                "转出",   "借",      "借方",    "付方",       "退",     "退款",  "退货",
                                                "已支出", "out",     "expense", "debit",      "dr",     "d",     "-",
                                                "paid",   "payment", "outflow", "withdrawal", "refund", "return"};
    const std::string folded = foldForSearch(matchKey(text));
    if (std::find(std::begin(kIn), std::end(kIn), folded) != std::end(kIn)) return 1;
    if (std::find(std::begin(kOut), std::end(kOut), folded) != std::end(kOut)) return -1;
    return std::nullopt;
}

}  // namespace meike
