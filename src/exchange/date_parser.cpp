// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/date_parser.h"

#include <algorithm>
#include <optional>

#include "base/error_code.h"
#include "base/unicode.h"
#include "exchange/cell_text.h"
#include "exchange/date_words.h"

namespace meike {

namespace {

using namespace date_words;

constexpr int kFirstSerial = 18264;  // 1950-01-01
constexpr int kLastSerial = 73415;   // 2100-12-31

/// The readings of one cell in each order (ymd, dmy, mdy).
struct Readings {
    std::array<std::optional<Date>, 3> dates;
    bool serial = false;
    bool twoDigitYear = false;
    bool yearless = false;  ///< month and day alone
    unsigned month = 0;
    unsigned day = 0;

    void all(std::optional<Date> date) { dates = {date, date, date}; }
    bool any() const { return dates[0] || dates[1] || dates[2]; }
    /// The same in a year that the cell does not say.
    void in(int year) {
        if (const Result<Date> date = makeDate(year, month, day)) all(*date);
    }
};

/// The date, if there is one in the years that business data have; two-digit years as POSIX reads them (69 is 1969, 68
/// is 2068).
std::optional<Date> dateOf(Number year, Number month, Number day) {
    if (month.length == 0 || month.length > 2 || day.length == 0 || day.length > 2) return std::nullopt;
    int full = year.value;
    if (year.length == 2)
        full += year.value >= 69 ? 1900 : 2000;
    else if (year.length != 4)
        return std::nullopt;
    if (full < kFirstYear || full > kLastYear) return std::nullopt;
    const Result<Date> date = makeDate(full, static_cast<unsigned>(month.value), static_cast<unsigned>(day.value));
    return date ? std::optional<Date>(*date) : std::nullopt;
}

/// Three numbers in the order they stand.
Readings triple(Number a, Number b, Number c) {
    Readings readings;
    if (a.length == 4) {
        readings.all(dateOf(a, b, c));
        return readings;
    }
    if (a.length == 2 && c.length == 1) {
        // 25/5/6: the year is likely to stand first, but only the column's owner knows.
        readings.twoDigitYear = true;
        c.length = 2;
    }
    if (a.length > 2 || (c.length != 4 && c.length != 2)) {
        // 3-9-5: nobody can say. A year has two or four digits.
        return readings;
    }
    if (c.length == 2) {
        readings.twoDigitYear = true;
        if (a.length == 2) readings.dates[0] = dateOf(a, b, c);
    }
    readings.dates[1] = dateOf(c, b, a);
    readings.dates[2] = dateOf(c, a, b);
    return readings;
}

Readings readSerial(int serial) {
    Readings readings;
    readings.serial = true;
    // Day 1 is 1900-01-01, and Excel believes in a 29 February 1900: from March 1900 on, day 0 is 1899-12-30.
    if (serial >= kFirstSerial && serial <= kLastSerial)
        readings.all(Date(std::chrono::year(1899) / 12 / 30) + std::chrono::days(serial));
    return readings;
}

/// 20250309, 09032025, 20250309162000, 45725, 45725.68, 45725.0.
Readings readCompact(Number number, std::string_view digits, std::string_view rest) {
    Readings readings;
    if (number.length == 5) {
        if (takePrefix(rest, ".")) {
            if (takeNumber(rest).length == 0) return readings;
        }
        return rest.empty() ? readSerial(number.value) : readings;
    }
    if (number.length == 8 && rest.substr(0, 2) == ".0") {
        rest.remove_prefix(1);
        while (takePrefix(rest, "0")) {
        }
    }
    if ((number.length != 8 && number.length != 12 && number.length != 14) || !isTail(rest)) return readings;
    const auto part = [&](std::size_t from, std::size_t count) {
        std::string_view piece = digits.substr(from, count);
        return takeNumber(piece);
    };
    // A stamp's time of day tells it from an account number.
    if (number.length > 8 && (part(8, 2).value > 23 || part(10, 2).value > 59)) return readings;
    if (number.length == 14 && part(12, 2).value > 59) return readings;
    readings.all(dateOf(part(0, 4), part(4, 2), part(6, 2)));
    if (readings.any() || number.length > 8) return readings;
    readings.dates[1] = dateOf(part(4, 4), part(2, 2), part(0, 2));
    readings.dates[2] = dateOf(part(4, 4), part(0, 2), part(2, 2));
    return readings;
}

/// Month and day of a year that stands elsewhere.
Readings yearlessDay(Number month, Number day) {
    Readings readings;
    // Of a leap year, so that 29 February is one.
    if (!dateOf({2000, 4}, month, day)) return readings;
    readings.yearless = true;
    readings.month = static_cast<unsigned>(month.value);
    readings.day = static_cast<unsigned>(day.value);
    return readings;
}

Readings readNamedMonth(Number first, std::string_view text) {
    // 9-Mar-2025, 9 March 2025, Mar 9, 2025 (then `first` is empty), Mar 9 12:30:00 CST 2025, Mar 9.
    Readings readings;
    const auto skipMarks = [&] {
        while (!text.empty() && (text.front() == ' ' || text.front() == '-' || text.front() == ',' ||
                                 text.front() == '/' || text.front() == '.'))
            text.remove_prefix(1);
    };
    skipMarks();
    const Number month{takeMonthName(text), 2};
    if (month.value == 0) return readings;
    skipMarks();
    Number second = takeNumber(text);
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) takePrefix(text, ending);
    Number day = first;
    Number year = second;
    if (first.length == 0) {
        day = second;
        skipMarks();
        year = takeNumber(text);
        if (!text.empty() && text.front() == ':' && text.size() > 5 && year.length <= 2) {
            // What systems print: the year stands behind the time and its zone.
            std::string_view last = text.substr(text.size() - 4);
            if (text[text.size() - 5] == ' ') year = takeNumber(last);
            if (!last.empty() || year.length != 4) return readings;
            text = {};
        }
    } else if (first.length == 4) {
        day = second;  // 2025-Mar-09
        year = first;
    }
    if (!isTail(text)) return readings;
    if (year.length == 0 && text.empty()) return yearlessDay(month, day);
    readings.twoDigitYear = year.length == 2;
    readings.all(dateOf(year, month, day));
    return readings;
}

/// What stands behind the year: 月, a day, 日 or 号.
bool takeMonthAndDay(std::string_view& text, Number& month, Number& day) {
    skipBlanks(text);
    month = takeNumber(text);
    skipBlanks(text);
    if (!takePrefix(text, "月")) return false;
    skipBlanks(text);
    day = takeNumber(text);
    skipBlanks(text);
    if (!takePrefix(text, "日")) takePrefix(text, "号");
    return isTail(text);
}

Readings readCell(std::string_view cell) {
    // 2025-03-09, as most files write it.
    if (cell.size() == 10 && cell[4] == '-' && cell[7] == '-' &&
        std::all_of(cell.begin(), cell.end(), [](char c) { return c == '-' || isDigit(c); })) {
        std::string_view rest = cell;
        const Number year = takeNumber(rest);
        rest.remove_prefix(1);
        const Number month = takeNumber(rest);
        if (year.length == 4 && month.length == 2) {
            rest.remove_prefix(1);
            return triple(year, month, takeNumber(rest));
        }
    }
    std::string normal = asciiLike(cell);
    if (normal.find("月") != std::string::npos) normal = withDigits(normal);
    std::string_view text = normal;
    takePrefix(text, "'");
    skipBlanks(text);
    if (text.empty()) return {};
    takeWeekday(text);
    if (text.empty()) return {};
    if (isLatinLetter(text.front())) return readNamedMonth({}, text);
    const std::string_view whole = text;
    const Number first = takeNumber(text);
    if (first.length == 0) return {};
    skipBlanks(text);
    if (takePrefix(text, "年")) {
        Readings readings;
        Number month;
        Number day;
        if (!takeMonthAndDay(text, month, day)) return readings;
        readings.twoDigitYear = first.length == 2;
        readings.all(dateOf(first, month, day));
        return readings;
    }
    if (text.substr(0, std::string_view("月").size()) == "月") {
        std::string_view rest = whole;
        Number month;
        Number day;
        return takeMonthAndDay(rest, month, day) ? yearlessDay(month, day) : Readings{};
    }
    if (first.length >= 5) return readCompact(first, whole, whole.substr(first.length));
    if (text.empty()) return {};
    const char separator = text.front();
    if (separator == '/' || separator == '-' || separator == '.') {
        std::string_view rest = text.substr(1);
        skipBlanks(rest);
        const Number second = takeNumber(rest);
        if (second.length > 0) {
            skipBlanks(rest);
            if (rest.empty() || rest.front() != separator) return {};
            rest.remove_prefix(1);
            skipBlanks(rest);
            const Number third = takeNumber(rest);
            return isTail(rest) ? triple(first, second, third) : Readings{};
        }
    }
    return readNamedMonth(first, text);
}

std::size_t indexOf(DateOrder order) { return order == DateOrder::dmy ? 1 : order == DateOrder::mdy ? 2 : 0; }

/// The pairs of orders whose readings a sniffer compares.
constexpr std::array<std::pair<std::size_t, std::size_t>, 3> kPairs = {{{0, 1}, {0, 2}, {1, 2}}};

bool differ(const Readings& readings, std::size_t a, std::size_t b) {
    return readings.dates[a] && readings.dates[b] && *readings.dates[a] != *readings.dates[b];
}

}  // namespace

const char* dateOrderName(DateOrder order) {
    switch (order) {
        case DateOrder::automatic:
            return "auto";
        case DateOrder::ymd:
            return "ymd";
        case DateOrder::dmy:
            return "dmy";
        case DateOrder::mdy:
            return "mdy";
    }
    return "auto";
}

Result<DateOrder> parseDateOrder(std::string_view text) {
    std::string letters;
    for (const char c : text) {
        const char lower = lowerLetter(c);
        if (lower == 'h') break;  // behind the hour, m is the minute
        if ((lower == 'y' || lower == 'm' || lower == 'd') && letters.find(lower) == std::string::npos)
            letters += lower;
    }
    const std::string folded = foldForSearch(trimmed(text));
    if (folded == "auto") return DateOrder::automatic;
    const bool pattern = folded.find_first_not_of("ymdhs%:/.-_ ,年月日t") == std::string::npos;
    if (pattern && letters == "ymd") return DateOrder::ymd;
    if (pattern && letters == "dmy") return DateOrder::dmy;
    if (pattern && letters == "mdy") return DateOrder::mdy;
    return failure(ErrorKind::invalid_value, std::string(text), ErrorCode::not_a_date_format);
}

Result<Date> parseDate(std::string_view cell, DateOrder order, std::optional<int> year) {
    Readings readings = readCell(cell);
    const auto bad = [&](ErrorCode why) { return failure(ErrorKind::invalid_value, std::string(trimmed(cell)), why); };
    if (readings.yearless && !year) return bad(ErrorCode::year_missing);
    if (readings.yearless) readings.in(*year);
    if (!readings.any()) return bad(ErrorCode::not_a_date);
    if (order != DateOrder::automatic) {
        const auto& date = readings.dates[indexOf(order)];
        if (!date) return bad(ErrorCode::not_in_column_order);
        return *date;
    }
    for (const auto& [a, b] : kPairs)
        if (differ(readings, a, b)) return bad(ErrorCode::day_or_month_unclear);
    for (const auto& date : readings.dates)
        if (date) return *date;
    return bad(ErrorCode::not_a_date);
}

void DateColumnSniffer::add(std::string_view cell) {
    if (trimmed(cell).empty()) return;
    const Readings readings = readCell(cell);
    if (readings.yearless) {
        ++m_counts.yearless;
        if (m_counts.yearlessExample.empty()) m_counts.yearlessExample = trimmed(cell);
        return;
    }
    if (!readings.any()) {
        ++m_counts.others;
        return;
    }
    ++m_counts.dates;
    if (readings.serial) ++m_counts.serials;
    if (readings.twoDigitYear) ++m_counts.twoDigitYears;
    for (std::size_t i = 0; i < readings.dates.size(); ++i)
        if (readings.dates[i]) ++m_reads[i];
    for (std::size_t i = 0; i < kPairs.size(); ++i) {
        if (!differ(readings, kPairs[i].first, kPairs[i].second)) continue;
        m_differ[i] = true;
        if (m_counts.example.empty()) m_counts.example = trimmed(cell);
    }
}

DateColumnVerdict DateColumnSniffer::verdict() const {
    static constexpr std::array<DateOrder, 3> kOrders = {DateOrder::ymd, DateOrder::dmy, DateOrder::mdy};
    DateColumnVerdict verdict = m_counts;
    if (verdict.dates == 0) return verdict;
    std::array<bool, 3> readsAll{};
    for (std::size_t i = 0; i < readsAll.size(); ++i) readsAll[i] = m_reads[i] == verdict.dates;
    const auto count = std::count(readsAll.begin(), readsAll.end(), true);
    verdict.conflicting = count == 0;
    for (std::size_t i = 0; i < kPairs.size(); ++i)
        if (readsAll[kPairs[i].first] && readsAll[kPairs[i].second] && m_differ[i]) verdict.ambiguous = true;
    if (count == 0)
        verdict.order =
            kOrders[static_cast<std::size_t>(std::max_element(m_reads.begin(), m_reads.end()) - m_reads.begin())];
    else if (!verdict.ambiguous && count < 3)
        verdict.order =
            kOrders[static_cast<std::size_t>(std::find(readsAll.begin(), readsAll.end(), true) - readsAll.begin())];
    return verdict;
}

}  // namespace meike
