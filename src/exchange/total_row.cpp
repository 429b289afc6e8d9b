// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/total_row.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "base/unicode.h"
#include "exchange/cell_text.h"
#include "exchange/date_parser.h"
#include "exchange/value_parser.h"

namespace meike {

namespace {

constexpr std::array<std::string_view, 27> kChineseTotals = {
    "合计",     "总计",   "小计",     "共计",     "累计",     "总合计",   "合计数",   "合计金额", "总计金额",
    "总金额",   "汇总",   "本页合计", "本页小计", "本日合计", "当日合计", "本周合计", "本月合计", "本月小计",
    "当月合计", "月合计", "本月累计", "本季合计", "季度合计", "本年合计", "本年累计", "全年合计", "年度合计"};
constexpr std::array<std::string_view, 9> kEnglishTotals = {
    "total", "totals", "grandtotal", "grandtotals", "subtotal", "subtotals", "pagetotal", "sum", "totalamount"};
/// What Excel and people write behind a name: 予湾 小计, 3月合计, 张三 汇总.
constexpr std::array<std::string_view, 3> kEndings = {"合计", "总计", "小计"};
constexpr std::array<std::string_view, 3> kSpacedEndings = {" 汇总", " total", " subtotal"};

bool endsWith(std::string_view text, std::string_view ending) {
    return text.size() > ending.size() && text.substr(text.size() - ending.size()) == ending;
}

enum class TotalWord { none, chinese, english, ending };

/// `共12条记录`: what some systems put under a table.
bool isCountRemark(std::string_view text) {
    if (!takePrefix(text, "共")) return false;
    std::size_t digits = 0;
    while (!text.empty() && isDigit(text.front())) {
        text.remove_prefix(1);
        ++digits;
    }
    return digits > 0 && (takePrefix(text, "条") || takePrefix(text, "笔") || takePrefix(text, "行") ||
                          takePrefix(text, "项") || takePrefix(text, "单"));
}

TotalWord totalWord(std::string_view cell) {
    constexpr std::size_t kLongest = 120;
    if (cell.size() > kLongest || cell.empty()) return TotalWord::none;
    std::string spaced;
    for (const char c : asciiLike(cell)) spaced += lowerLetter(c);
    if (const std::size_t bracket = spaced.find('(');
        bracket != std::string::npos && bracket > 0 && spaced.back() == ')')
        spaced.resize(bracket);
    while (!spaced.empty() && (spaced.back() == ':' || spaced.back() == ' ')) spaced.pop_back();
    // `合计:1,234.00元`: the sum in the same cell.
    if (const std::size_t colon = spaced.find(':');
        colon != std::string::npos && isValueCell(std::string_view(spaced).substr(colon + 1)))
        spaced.resize(colon);
    std::string plain;
    for (const char c : spaced)
        if (c != ' ' && c != '-' && c != '_') plain += c;
    const auto is = [&](std::string_view word) { return word == plain; };
    if (std::any_of(kChineseTotals.begin(), kChineseTotals.end(), is) || isCountRemark(plain))
        return TotalWord::chinese;
    if (std::any_of(kEnglishTotals.begin(), kEnglishTotals.end(), is)) return TotalWord::english;
    for (const std::string_view ending : kEndings)
        if (endsWith(plain, ending)) return TotalWord::ending;
    for (const std::string_view ending : kSpacedEndings)
        if (endsWith(spaced, ending)) return TotalWord::ending;
    return TotalWord::none;
}

/// Amounts in words stand beside the sum: 人民币叁万元整.
bool isAmountInWords(std::string_view cell) {
    const std::string_view text = trimmed(cell);
    for (const std::string_view ending : {"元整", "圆整", "元正", "圆正"})
        if (endsWith(text, ending)) return true;
    return text.substr(0, std::string_view("大写").size()) == "大写";
}

/// Whether any total word can stand in the text at all: asked of every row.
bool mayHoldTotal(std::string_view raw) {
    static constexpr std::string_view kPieces[] = {"计", "总", "共", "otal", "OTAL", "um", "UM"};
    // Rows are short and full of ideographs: one look at each letter. The others are left to memchr.
    constexpr std::size_t kShort = 2'000;
    if (raw.size() > kShort)
        return std::any_of(std::begin(kPieces), std::end(kPieces),
                           [&](std::string_view piece) { return raw.find(piece) != std::string_view::npos; });
    static constexpr std::array<bool, 256> kBegins = [] {
        std::array<bool, 256> begins{};
        for (const std::string_view piece : kPieces) begins[static_cast<unsigned char>(piece.front())] = true;
        return begins;
    }();
    // Nearly all that begins like a piece differs in its second byte.
    for (std::size_t i = 0; i + 1 < raw.size(); ++i) {
        if (!kBegins[static_cast<unsigned char>(raw[i])]) continue;
        for (const std::string_view piece : kPieces)
            if (raw[i] == piece[0] && raw[i + 1] == piece[1] && raw.substr(i, piece.size()) == piece) return true;
    }
    return false;
}

}  // namespace

bool isValueCell(std::string_view cell, CellKind kind) {
    if (kind == CellKind::number || kind == CellKind::date || kind == CellKind::duration || kind == CellKind::error)
        return true;
    return parseNumber(cell).has_value() || parseDate(cell, DateOrder::dmy).has_value() ||
           parseDate(cell, DateOrder::mdy).has_value();
}

bool isDashCell(std::string_view cell) {
    const std::string text = asciiLike(cell);
    return !text.empty() && text.find_first_not_of("-/ ") == std::string::npos;
}

Remark remarkOf(std::string_view cell) {
    const std::string folded = foldForSearch(cell);
    const std::size_t colon = folded.find(':');
    if (colon == std::string::npos || colon == 0 || folded.find('(') < colon || folded.find('[') < colon)
        return Remark::none;
    return trimmed(std::string_view(folded).substr(colon + 1)).empty() ? Remark::open : Remark::whole;
}

namespace {

/// Plain letters and ideographs without a colon, of which no width makes one.
bool hasNoColon(std::string_view cell) {
    return std::all_of(cell.begin(), cell.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return c != ':' && (byte < 0xC0 || (byte >= 0xE4 && byte <= 0xE9));
    });
}

}  // namespace

bool isRemarkRow(const CsvRow& row) {
    constexpr std::size_t kLongest = 200;
    if (row.error != CsvRowError::none || row.raw.size() > 5 * kLongest ||
        (row.raw.find(':') == std::string_view::npos && row.raw.find("：") == std::string_view::npos))
        return false;
    Remark before = Remark::none;
    for (const std::string_view cell : row.cells) {
        if (isEmptyCell(cell)) continue;
        if (before != Remark::open && hasNoColon(cell)) return false;
        const bool value = parseNumber(cell).has_value() || parseDate(cell).has_value();
        const Remark remark = value ? Remark::none : remarkOf(cell);
        if (remark == Remark::none && before != Remark::open) return false;
        before = remark;
    }
    return true;
}

bool isTotalRow(const CsvRow& row) {
    if (row.error != CsvRowError::none || !mayHoldTotal(row.raw)) return false;
    int chinese = 0;
    int english = 0;
    int endings = 0;
    for (const std::string_view cell : row.cells) {
        switch (totalWord(cell)) {
            case TotalWord::none:
                break;
            case TotalWord::chinese:
                ++chinese;
                break;
            case TotalWord::english:
                ++english;
                break;
            case TotalWord::ending:
                ++endings;
                break;
        }
    }
    if (chinese + english + endings == 0) return false;
    int others = 0;
    int numbers = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string_view cell = row.cells[i];
        if (isEmptyCell(cell) || isDashCell(cell) || totalWord(cell) != TotalWord::none || isAmountInWords(cell))
            continue;
        if (!isValueCell(cell, row.kind(i)))
            ++others;
        else if (row.kind(i) == CellKind::number || parseNumber(cell).has_value())
            ++numbers;
    }
    if (others == 0) return chinese + english > 0 || numbers > 0;
    // 予湾 | 小计 | 3,000: the name is that of the merged cell.
    return others == 1 && chinese > 0 && numbers > 0;
}

}  // namespace meike
