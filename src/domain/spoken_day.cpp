// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/spoken_day.h"

#include <algorithm>
#include <array>

#include "domain/period.h"

namespace meike::spoken {

namespace {

using std::chrono::days;
using Day = std::optional<SpokenDay>;

/// A day that can be only one: behind or before today.
SpokenDay fixedDay(std::size_t from, std::size_t to, Date date, Date today) {
    if (date > today) return {from, to, date, date, false};
    return {from, to, date, std::nullopt, false};
}

Date mondayOf(Date date) { return date - days(std::chrono::weekday(date).iso_encoding() - 1); }

struct DayWord {
    std::u32string_view word;
    int offset;
};
constexpr DayWord kDayWords[] = {
    {U"今天", 0},
    {U"今日", 0},
    {U"今早", 0},
    {U"今晚", 0},
    {U"刚才", 0},
    {U"刚刚", 0},
    {U"昨天", -1},
    {U"昨日", -1},
    {U"昨晚", -1},
    {U"前天", -2},
    {U"大前天", -3},
    {U"明天", 1},
    {U"明日", 1},
    {U"明早", 1},
    {U"后天", 2},
    {U"大后天", 3},
    {U"today", 0},
    {U"this morning", 0},
    {U"this afternoon", 0},
    {U"just now", 0},
    {U"tonight", 0},
    {U"yesterday", -1},
    {U"the day before yesterday", -2},
    {U"day before yesterday", -2},
    {U"last night", -1},
    {U"tomorrow", 1},
    {U"the day after tomorrow", 2},
    {U"day after tomorrow", 2},
};

Day wordDay(const Text& text, std::size_t place, Date today) {
    static const auto kWords = [] {
        std::array<std::u32string_view, std::size(kDayWords)> words;
        std::transform(std::begin(kDayWords), std::end(kDayWords), words.begin(),
                       [](const DayWord& row) { return row.word; });
        return words;
    }();
    const auto found = text.longest(place, kWords);
    if (!found) return std::nullopt;
    return fixedDay(place, found.end, today + days(kDayWords[found.row].offset), today);
}

// ---- Weekdays ----

constexpr std::u32string_view kWeekPrefixes[] = {U"周", U"星期", U"礼拜"};
constexpr std::u32string_view kEnglishWeekdays[] = {U"monday",    U"mon", U"monday", U"tuesday",  U"tue", U"tues",
                                                    U"wednesday", U"wed", U"weds",   U"thursday", U"thu", U"thurs",
                                                    U"friday",    U"fri", U"friday", U"saturday", U"sat", U"saturday",
                                                    U"sunday",    U"sun", U"sunday"};

/// Monday is 0; -1 when none stands here. Moves `place` behind it.
int weekdayAt(const Text& text, std::size_t& place) {
    if (const auto prefix = text.longest(place, kWeekPrefixes)) {
        constexpr std::u32string_view kNumbers = U"一二三四五六日";
        const char32_t c = text.at(prefix.end);
        std::size_t found = c == U'天' ? 6 : kNumbers.find(c);
        if (c >= U'1' && c <= U'7' && !isDigit(text.at(prefix.end + 1))) found = c - U'1';
        if (found == std::u32string_view::npos) return -1;
        place = prefix.end + 1;
        return static_cast<int>(found);
    }
    if (const auto english = text.longest(place, kEnglishWeekdays)) {
        place = english.end;
        if (text.at(place) == U'.') ++place;
        return static_cast<int>(english.row / 3);
    }
    return -1;
}

struct WeekWord {
    std::u32string_view word;
    int weeks;
};
constexpr WeekWord kWeekWords[] = {{U"上上", -2}, {U"上个", -1}, {U"上", -1},   {U"这个", 0},   {U"这", 0},
                                   {U"本", 0},    {U"下个", 1},  {U"下", 1},    {U"下下个", 2}, {U"下下", 2},
                                   {U"this", 0},  {U"next", 1},  {U"coming", 0}};

Day weekday(const Text& text, std::size_t start, Date today) {
    std::size_t place = start;
    if (const std::size_t last = text.word(start, U"last"); last != kNone) {
        place = text.skipBlanks(last);
        const int day = weekdayAt(text, place);
        if (day < 0) return std::nullopt;
        const int back = (static_cast<int>((today - mondayOf(today)).count()) - day + 6) % 7 + 1;
        return fixedDay(start, place, today - days(back), today);
    }
    static const auto kWords = [] {
        std::array<std::u32string_view, std::size(kWeekWords)> words;
        std::transform(std::begin(kWeekWords), std::end(kWeekWords), words.begin(),
                       [](const WeekWord& row) { return row.word; });
        return words;
    }();
    if (const auto which = text.longest(start, kWords)) {
        const int weeks = kWeekWords[which.row].weeks;
        place = text.skipBlanks(which.end);
        const Date monday = mondayOf(today) + days(7 * weeks);
        std::size_t behind = place;
        if (const int day = weekdayAt(text, behind); day >= 0) {
            Date date = monday + days(day);
            if (kWeekWords[which.row].word == U"coming" && date <= today) date += days(7);
            return fixedDay(start, behind, date, today);
        }
        for (const std::u32string_view end : {U"周末", U"weekend"})
            if (const std::size_t found = text.word(place, end); found != kNone)
                return fixedDay(start, found, monday + days(5), today);
        for (const std::u32string_view week : {U"周", U"星期", U"礼拜", U"week"})
            if (const std::size_t found = text.word(place, week); weeks > 0 && found != kNone)
                return fixedDay(start, found, monday, today);
        return std::nullopt;
    }
    if (const std::size_t found = text.word(start, U"周末"); found != kNone)
        return fixedDay(start, found, mondayOf(today) + days(5), today);
    // 每周三 is no day.
    if (start > 0 && (text.at(start - 1) == U'每' || text.at(start - 1) == U'隔')) return std::nullopt;
    const int day = weekdayAt(text, place);
    if (day < 0) return std::nullopt;
    // “sat” and “sun” are words as well: days at the beginning of a line, or at the end of a clause.
    const bool word = text.word(start, U"sat") == place || text.word(start, U"sun") == place;
    if (word && start > 0 && place < text.size() && !isMark(text.at(place))) return std::nullopt;
    Date past = mondayOf(today) + days(day);
    if (past > today) past -= days(7);
    return SpokenDay{start, place, past, past + days(7), true};
}

// ---- So many days, weeks, months from today ----

Date moved(Date today, int count, int unit) {
    return unit == 30 ? addMonths(today, count) : today + days(count * unit);
}

constexpr std::u32string_view kUnits[] = {U"天", U"日",  U"周",   U"个星期", U"个礼拜", U"星期",  U"个月",
                                          U"月", U"day", U"days", U"week",   U"weeks",  U"month", U"months"};
constexpr int kUnitDays[] = {1, 1, 7, 7, 7, 7, 30, 30, 1, 1, 7, 7, 30, 30};

Day distance(const Text& text, std::size_t start, Date today) {
    std::size_t place = start;
    const std::size_t in = text.word(start, U"in");
    if (in != kNone)
        place = text.skipBlanks(in);
    else if (start > 0 && (isDigit(text.at(start - 1)) || text.at(start - 1) == U'第'))
        return std::nullopt;
    int count = 0;
    std::size_t end = kNone;
    if (const std::size_t half = text.word(place, U"半个月"); half != kNone) {
        count = 15;
        end = half;
        place = kNone;
    } else if (const std::size_t one = text.longest(place, std::array<std::u32string_view, 2>{U"a", U"one"}).end;
               one != kNone) {
        count = 1;
        place = text.skipBlanks(one);
    } else {
        place = text.number(place, count);
        if (place == kNone) return std::nullopt;
        place = text.skipBlanks(place);
    }
    int unit = 1;
    if (place != kNone) {
        const auto found = text.longest(place, kUnits);
        if (!found) return std::nullopt;
        unit = kUnitDays[found.row];
        end = found.end;
    }
    if (count > 1000) return std::nullopt;
    if (in != kNone)
        return isLatin(text.at(end - 1)) ? Day(fixedDay(start, end, moved(today, count, unit), today)) : Day();
    struct Direction {
        std::u32string_view word;
        int sign;
    };
    constexpr Direction kDirections[] = {{U"之后", 1}, {U"以后", 1}, {U"后", 1},    {U"之前", -1},   {U"以前", -1},
                                         {U"前", -1},  {U"ago", -1}, {U"later", 1}, {U"from now", 1}};
    const std::size_t behind = text.skipBlanks(end);
    for (const Direction& row : kDirections)
        if (const std::size_t done = text.word(behind, row.word); done != kNone)
            return fixedDay(start, done, moved(today, row.sign * count, unit), today);
    return std::nullopt;
}

// ---- Days of months ----

/// 5号楼, 3日内 and the like are no days.
bool isDayEnd(const Text& text, std::size_t end) {
    constexpr std::u32string_view kNouns = U"线店楼院门位馆厅车文令公机内游间前后";
    return kNouns.find(text.at(end)) == std::u32string_view::npos || end >= text.size();
}

Date lastOfMonth(Date date) {
    const std::chrono::year_month_day ymd(date);
    return std::chrono::sys_days(ymd.year() / ymd.month() / std::chrono::last);
}

/// A day that comes every year (`month`) or every month (month 0); nothing for 31 February.
Day recurring(std::size_t start, std::size_t end, int month, int day, Date today) {
    const std::chrono::year_month_day now(today);
    std::optional<Date> past, future;
    for (int step = month == 0 ? -14 : -9; step <= (month == 0 ? 14 : 9); ++step) {
        std::chrono::year_month there = now.year() / now.month();
        if (month == 0)
            there += std::chrono::months(step);
        else
            there = (now.year() + std::chrono::years(step)) / std::chrono::month(static_cast<unsigned>(month));
        const auto ymd = there / std::chrono::day(static_cast<unsigned>(day));
        if (!ymd.ok()) continue;
        const Date date(ymd);
        if (date <= today)
            past = date;
        else if (!future)
            future = date;
    }
    if (!past || !future) return std::nullopt;
    return SpokenDay{start, end, *past, future, true};
}

/// A day that is planned for, today being the last one for it.
SpokenDay plannedDay(std::size_t from, std::size_t to, Date date) { return {from, to, date, date, false}; }

Day monthEnd(const Text& text, std::size_t start, Date today) {
    struct Row {
        std::u32string_view word;
        int months;  ///< 12: the end of the year
        bool first;  ///< the first day instead of the last
    };
    constexpr Row kRows[] = {{U"本月底", 0, false},       {U"这个月底", 0, false},
                             {U"月底", 0, false},         {U"本月末", 0, false},
                             {U"月末", 0, false},         {U"下月底", 1, false},
                             {U"下个月底", 1, false},     {U"下月末", 1, false},
                             {U"下月初", 1, true},        {U"下个月初", 1, true},
                             {U"年底", 12, false},        {U"年末", 12, false},
                             {U"end of month", 0, false}, {U"end of the month", 0, false},
                             {U"month end", 0, false},    {U"end of next month", 1, false},
                             {U"end of year", 12, false}, {U"end of the year", 12, false},
                             {U"year end", 12, false},    {U"下个月", 1, true},
                             {U"下月", 1, true},          {U"next month", 1, true}};
    const Row* best = nullptr;
    std::size_t end = 0;
    for (const Row& row : kRows)
        if (const std::size_t found = text.word(start, row.word); found != kNone && found > end) {
            best = &row;
            end = found;
        }
    if (!best) return std::nullopt;
    const std::chrono::year_month_day now(today);
    if (best->months == 12) return plannedDay(start, end, now.year() / 12 / 31);
    const Date there = addMonths(Date(now.year() / now.month() / 1), best->months);
    if (best->first) {
        // 下月5号 goes on.
        int day = 0;
        const std::size_t number = text.number(end, day);
        if (number != kNone && (text.at(number) == U'号' || text.at(number) == U'日') && day >= 1 && day <= 31) {
            const std::chrono::year_month_day month(there);
            const auto ymd = month.year() / month.month() / std::chrono::day(static_cast<unsigned>(day));
            if (!ymd.ok()) return std::nullopt;
            return fixedDay(start, number + 1, Date(ymd), today);
        }
        return fixedDay(start, end, there, today);
    }
    return plannedDay(start, end, lastOfMonth(there));
}

/// 上月5号, 上个月5号.
Day lastMonth(const Text& text, std::size_t start, Date today) {
    const auto found = text.longest(start, std::array<std::u32string_view, 2>{U"上月", U"上个月"});
    int day = 0;
    const std::size_t number = found ? text.number(found.end, day) : kNone;
    if (number == kNone || (text.at(number) != U'号' && text.at(number) != U'日')) return std::nullopt;
    const std::chrono::year_month_day now(today);
    const auto month = now.year() / now.month() - std::chrono::months(1);
    const auto ymd = month / std::chrono::day(static_cast<unsigned>(day));
    if (!ymd.ok()) return std::nullopt;
    return fixedDay(start, number + 1, Date(ymd), today);
}

Day chineseDate(const Text& text, std::size_t start, Date today) {
    if (start > 0 && (isDigit(text.at(start - 1)) || isLatin(text.at(start - 1)) || text.at(start - 1) == U'第'))
        return std::nullopt;
    int first = 0;
    std::size_t place = text.number(start, first);
    if (place == kNone) return std::nullopt;
    int year = 0, month = 0, day = 0;
    if (text.at(place) == U'年') {
        if (first < 1900) return std::nullopt;
        year = first;
        place = text.number(place + 1, first);
        if (place == kNone) return std::nullopt;
    }
    if (text.at(place) == U'月') {
        month = first;
        place = text.number(place + 1, day);
        if (place == kNone) return std::nullopt;
        if (text.at(place) == U'日' || text.at(place) == U'号')
            ++place;
        else if (isDigit(text.at(place)) || text.at(place) == U'月' || text.at(place) == U'个')
            return std::nullopt;
    } else if (year == 0 && (text.at(place) == U'号' || text.at(place) == U'日')) {
        day = first;
        ++place;
        if (!isDayEnd(text, place)) return std::nullopt;
    } else {
        return std::nullopt;
    }
    if (day < 1 || day > 31 || month > 12 || (month < 1 && text.at(place - 1) == U'月')) return std::nullopt;
    if (year == 0) return recurring(start, place, month, day, today);
    const auto date = makeDate(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    if (!date) return std::nullopt;
    return fixedDay(start, place, *date, today);
}

/// 2026-12-03, 2026/12/3, 2026.12.3, 12/3.
Day digitDate(const Text& text, std::size_t start, Date today) {
    constexpr std::u32string_view kMarks = U"-/.";
    const auto glued = [&](char32_t c) {
        return isDigit(c) || isLatin(c) || kMarks.find(c) != std::u32string_view::npos;
    };
    if (start > 0 && glued(text.at(start - 1))) return std::nullopt;
    int numbers[3] = {};
    std::size_t place = text.digits(start, numbers[0]);
    if (place == kNone) return std::nullopt;
    const char32_t mark = text.at(place);
    if (kMarks.find(mark) == std::u32string_view::npos) return std::nullopt;
    const bool withYear = numbers[0] >= 1900;
    if (!withYear && mark != U'/') return std::nullopt;
    place = text.digits(place + 1, numbers[1], 2);
    if (place == kNone) return std::nullopt;
    if (withYear) {
        if (text.at(place) != mark) return std::nullopt;
        place = text.digits(place + 1, numbers[2], 2);
        if (place == kNone) return std::nullopt;
    }
    // A full stop may stand behind it.
    const char32_t next = text.at(place);
    if (isDigit(next) || isLatin(next) || next == U'/' || next == U'-' || next == U'%') return std::nullopt;
    if (withYear) {
        const auto date = makeDate(numbers[0], static_cast<unsigned>(numbers[1]), static_cast<unsigned>(numbers[2]));
        if (!date) return std::nullopt;
        return fixedDay(start, place, *date, today);
    }
    if (numbers[0] < 1 || numbers[0] > 12 || numbers[1] < 1 || numbers[1] > 31) return std::nullopt;
    return recurring(start, place, numbers[0], numbers[1], today);
}

/// dec 3, december 3rd, 3 dec.
Day englishDate(const Text& text, std::size_t start, Date today) {
    constexpr std::u32string_view kMonths[] = {U"january", U"jan", U"february", U"feb", U"march",     U"mar",
                                               U"april",   U"apr", U"may",      U"may", U"june",      U"jun",
                                               U"july",    U"jul", U"august",   U"aug", U"september", U"sep",
                                               U"october", U"oct", U"november", U"nov", U"december",  U"dec"};
    if (start > 0 && (isDigit(text.at(start - 1)) || isLatin(text.at(start - 1)))) return std::nullopt;
    const auto ordinal = [&](std::size_t end) {
        for (const std::u32string_view suffix : {U"st", U"nd", U"rd", U"th"})
            if (text.at(end) == suffix[0] && text.at(end + 1) == suffix[1] && !isLatin(text.at(end + 2)))
                return end + 2;
        return end;
    };
    int day = 0;
    std::size_t month = 0, end = kNone;
    if (const auto name = text.longest(start, kMonths)) {
        std::size_t place = name.end;
        if (text.at(place) == U'.') ++place;
        end = text.digits(text.skipBlanks(place), day, 2);
        if (end == kNone) return std::nullopt;
        end = ordinal(end);
        month = name.row / 2 + 1;
    } else {
        const std::size_t number = text.digits(start, day, 2);
        if (number == kNone) return std::nullopt;
        const auto after = text.longest(text.skipBlanks(ordinal(number)), kMonths);
        if (!after) return std::nullopt;
        month = after.row / 2 + 1;
        end = after.end;
    }
    if (day < 1 || day > 31 || isDigit(text.at(end)) || isLatin(text.at(end))) return std::nullopt;
    return recurring(start, end, static_cast<int>(month), day, today);
}

}  // namespace

std::optional<SpokenDay> dayAt(const Text& text, std::size_t place, Date today) {
    constexpr Day (*kReaders[])(const Text&, std::size_t, Date) = {wordDay,   weekday,     distance,  monthEnd,
                                                                   lastMonth, chineseDate, digitDate, englishDate};
    Day best;
    for (const auto reader : kReaders)
        if (const Day found = reader(text, place, today); found && (!best || found->to > best->to)) best = found;
    return best;
}

}  // namespace meike::spoken
