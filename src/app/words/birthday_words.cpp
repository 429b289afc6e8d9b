// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/birthday_words.h"

#include <array>

#include "domain/birthday.h"

namespace meike::words {

namespace {

constexpr std::array<std::string_view, 12> kLunarMonths = {"正月", "二月", "三月", "四月", "五月", "六月",
                                                           "七月", "八月", "九月", "十月", "冬月", "腊月"};
constexpr std::array<std::string_view, 10> kLunarDigits = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

std::string lunarMonthWords(int month, bool leap, Language language) {
    if (language == Language::en) return (leap ? "leap lunar month " : "lunar month ") + std::to_string(month);
    return (leap ? "闰" : "") + std::string(kLunarMonths[static_cast<std::size_t>(month - 1)]);
}

/// 初一 ... 初十, 十一 ... 二十, 廿一 ... 三十.
std::string lunarNumberWords(int day) {
    if (day == 20) return "二十";
    if (day == 30) return "三十";
    constexpr std::array<std::string_view, 3> kTens = {"初", "十", "廿"};
    return std::string(kTens[static_cast<std::size_t>((day - 1) / 10)]) +
           std::string(kLunarDigits[static_cast<std::size_t>((day - 1) % 10)]);
}

/// Why a lunar birthday is on another day than the one of birth.
std::string lunarRule(const LunarBirthday& birthday, const LunarDay& born, Language language) {
    const bool zh = language == Language::zh;
    const std::string year = std::to_string(birthday.lunar.year);
    std::string text;
    if (birthday.ordinaryMonth) {
        const std::string leap = lunarMonthWords(born.month, true, language);
        const std::string plain = lunarMonthWords(born.month, false, language);
        text += zh ? "；生于" + leap + "，农历 " + year + " 年没有这个闰月，按" + plain + "过"
                   : "; born in " + leap + ", which the lunar year " + year + " does not have, so it falls in " + plain;
    }
    if (birthday.shorterMonth) {
        const std::string month = lunarMonthWords(birthday.lunar.day.month, birthday.lunar.day.leap, language);
        text += zh ? "；生于三十，农历 " + year + " 年" + month + "只有 29 天，按廿九过"
                   : "; born on a day 30, and in the lunar year " + year + " " + month +
                         " has 29 days, so it falls on day 29";
    }
    return text;
}

}  // namespace

std::string lunarDayWords(const LunarDay& day, Language language) {
    const std::string month = lunarMonthWords(day.month, day.leap, language);
    return language == Language::zh ? month + lunarNumberWords(day.day)
                                    : "day " + std::to_string(day.day) + " of " + month;
}

std::optional<NextBirthday> nextBirthday(Date born, bool lunar, Date from, Language language) {
    const bool zh = language == Language::zh;
    NextBirthday next;
    std::string what;
    std::string rule;
    if (lunar) {
        const auto day = lunarDay(born);
        const auto birthday = day ? nextLunarBirthday(*day, from) : std::nullopt;
        if (!birthday) return std::nullopt;
        next.date = birthday->date;
        what = (zh ? "，农历" : ", ") + lunarDayWords(birthday->lunar.day, language);
        rule = lunarRule(*birthday, *day, language);
    } else {
        const std::chrono::year_month_day birth(born);
        std::chrono::year year = std::chrono::year_month_day(from).year();
        next.date = solarBirthdayIn(year, born);
        if (next.date < from) next.date = solarBirthdayIn(++year, born);
        if (std::chrono::year_month_day(next.date).day() != birth.day()) {
            const std::string number = std::to_string(static_cast<int>(year));
            rule = zh ? "；生于 2 月 29 日，" + number + " 年没有这一天，按 2 月 28 日过"
                      : "; born on 29 February, which " + number + " does not have, so it falls on 28 February";
        }
    }
    next.line.key = rule.empty() ? "birthday" : "birthday_moved";
    next.line.text = (zh ? "下次生日 " : "Next birthday ") + isoDate(next.date) + what + rule;
    return next;
}

}  // namespace meike::words
