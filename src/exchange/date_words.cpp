// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/date_words.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "exchange/cell_text.h"

namespace meike::date_words {

Number takeNumber(std::string_view& text) {
    Number number;
    while (!text.empty() && isDigit(text.front())) {
        if (number.length < 9) number.value = number.value * 10 + (text.front() - '0');
        ++number.length;
        text.remove_prefix(1);
    }
    return number;
}

int takeMonthName(std::string_view& text) {
    static constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                                 "may",       "june",     "july",     "august",
                                                                 "september", "october",  "november", "december"};
    std::size_t length = 0;
    while (length < text.size() && isLatinLetter(text[length])) ++length;
    if (length < 3) return 0;
    std::string name;
    for (const char c : text.substr(0, length)) name += lowerLetter(c);
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        if (kMonths[i].substr(0, length) == name || (name == "sept" && i == 8)) {
            text.remove_prefix(length);
            takePrefix(text, ".");
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

namespace {

constexpr std::string_view kWeekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

/// T1230, 123000: a time of day without marks, nothing or a zone behind it.
bool isCompactTime(std::string_view rest) {
    const bool marked =
        takePrefix(rest, "T") || takePrefix(rest, "t") || takePrefix(rest, "-") || takePrefix(rest, "_");
    skipBlanks(rest);
    const Number time = takeNumber(rest);
    // Four digits behind a blank may as well be another year.
    if (time.length != 6 && !(marked && time.length == 4)) return false;
    const int minutes = time.length == 6 ? time.value / 100 : time.value;
    if (minutes / 100 > 23 || minutes % 100 > 59 || (time.length == 6 && time.value % 100 > 59)) return false;
    return rest.empty() || rest == "Z" || rest == "z" || (rest.size() >= 3 && (rest[0] == '+' || rest[0] == '-'));
}

}  // namespace

bool takeWeekday(std::string_view& text) {
    std::string_view rest = text;
    bool found = false;
    for (const std::string_view word : {"星期", "礼拜", "周"}) {
        if (!takePrefix(rest, word)) continue;
        for (const std::string_view day : {"一", "二", "三", "四", "五", "六", "日", "天"})
            if (!found) found = takePrefix(rest, day);
        if (!found) return false;
    }
    if (!found) {
        std::string name;
        while (name.size() < rest.size() && isLatinLetter(rest[name.size()])) name += lowerLetter(rest[name.size()]);
        found = name.size() >= 3 && std::any_of(std::begin(kWeekdays), std::end(kWeekdays), [&](std::string_view day) {
                    return day.substr(0, name.size()) == name;
                });
        rest.remove_prefix(name.size());
    }
    if (!found) return false;
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == ',' || rest.front() == '.')) rest.remove_prefix(1);
    text = rest;
    return true;
}

bool isTail(std::string_view rest) {
    if (rest.empty()) return true;
    if (isDigit(rest.front())) return false;
    if (isCompactTime(rest)) return true;
    static constexpr std::string_view kWords[] = {
        "星期", "礼拜", "周",  "上午", "下午", "中午", "凌晨", "早上", "晚上",     "时",  "点",  "分",  "秒",
        "一",   "二",   "三",  "四",   "五",   "六",   "日",   "天",   "北京时间", "AM",  "PM",  "am",  "pm",
        "a.m.", "p.m.", "UTC", "GMT",  "CST",  "CET",  "CEST", "BST",  "EST",      "EDT", "PST", "PDT", "MST",
        "MDT",  "CDT",  "JST", "KST",  "HKT",  "SGT",  "IST",  "AEST", "AEDT",     "T",   "Z",   "t"};
    bool digits = false;
    bool clock = rest.find(':') != std::string_view::npos || rest.find("时") != std::string_view::npos ||
                 rest.find("点") != std::string_view::npos || rest.find("GMT") != std::string_view::npos ||
                 rest.find("UTC") != std::string_view::npos;
    char before = 0;
    std::size_t run = 0;
    while (!rest.empty()) {
        const char c = rest.front();
        // (China Standard Time), [Asia/Shanghai]
        if (c == '(' || c == '[') {
            const char close = c == '(' ? ')' : ']';
            const std::size_t end = rest.find(close);
            if (end != std::string_view::npos && end > 1 &&
                rest.substr(1, end - 1).find_first_of("0123456789") == std::string_view::npos) {
                std::string_view inside = rest.substr(1, end - 1);
                const bool name = c == '[' ||
                                  std::all_of(inside.begin(), inside.end(),
                                              [](char each) { return isLatinLetter(each) || each == ' '; }) ||
                                  inside.find("时间") != std::string_view::npos;
                if (name) {
                    rest.remove_prefix(end + 1);
                    continue;
                }
            }
        }
        if (isDigit(c)) {
            digits = true;
            // Four digits at a stretch are another date, unless they are a zone (+0800) or a fraction.
            if (++run == 4 && before != '+' && before != '-' && before != '.') return false;
            if (run == 5 && before != '.') return false;
            rest.remove_prefix(1);
            continue;
        }
        run = 0;
        before = c;
        if (c == ' ' || c == ':' || c == '.' || c == ',' || c == '+' || c == '-' || c == '(' || c == ')') {
            rest.remove_prefix(1);
            continue;
        }
        if (!std::any_of(std::begin(kWords), std::end(kWords),
                         [&](std::string_view word) { return takePrefix(rest, word); }) &&
            !takeWeekday(rest))
            return false;
    }
    return !digits || clock;
}

std::string withDigits(std::string_view text) {
    static constexpr std::string_view kOnes[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    std::string result;
    while (!text.empty()) {
        std::string_view rest = text;
        std::string digits;  // as they stand, for years
        int value = 0;       // with 十, for days
        bool ten = false;
        bool any = false;
        for (bool more = true; more;) {
            more = false;
            if (takePrefix(rest, "〇") || takePrefix(rest, "○")) {
                digits += '0';
                more = true;
            } else if (takePrefix(rest, "十")) {
                value = (value == 0 ? 1 : value) * 10;
                ten = more = true;
            } else if (takePrefix(rest, "廿")) {
                value = 20;
                ten = more = true;
            } else if (takePrefix(rest, "卅")) {
                value = 30;
                ten = more = true;
            } else {
                for (int one = 0; one < 10 && !more; ++one)
                    if (takePrefix(rest, kOnes[one])) {
                        digits += static_cast<char>('0' + one);
                        value += one;
                        more = true;
                    }
            }
            any = any || more;
        }
        const auto follows = [&](std::string_view sign) { return rest.substr(0, sign.size()) == sign; };
        if (any && (follows("年") || follows("月") || follows("日") || follows("号"))) {
            result += ten ? std::to_string(value) : digits;
            text = rest;
            continue;
        }
        std::size_t at = 0;
        nextCodePoint(text, at);
        result += text.substr(0, at);
        text.remove_prefix(at);
    }
    return result;
}

}  // namespace meike::date_words
