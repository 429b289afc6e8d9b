// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"

#include <array>
#include <cstdio>

#include "base/error_code.h"

namespace meike {

Result<Date> makeDate(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (year < 1 || year > 9999 || !date.ok())
        return failure(ErrorKind::invalid_value,
                       std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(day),
                       ErrorCode::no_such_day);
    return Date(date);
}

std::string isoDate(Date date) {
    const std::chrono::year_month_day ymd(date);
    if (const int year = static_cast<int>(ymd.year()); year >= 0 && year <= 9999) {
        std::string text = "0000-00-00";
        const auto put = [&](std::size_t behind, unsigned number) {
            for (; number > 0; number /= 10) text[--behind] = static_cast<char>('0' + number % 10);
        };
        put(4, static_cast<unsigned>(year));
        put(7, static_cast<unsigned>(ymd.month()));
        put(10, static_cast<unsigned>(ymd.day()));
        return text;
    }
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    return {text.data(), static_cast<std::size_t>(length)};
}

Result<Date> parseIsoDate(std::string_view text) {
    const auto digits = [&](std::size_t from, std::size_t count) {
        int number = 0;
        for (std::size_t i = from; i < from + count; ++i) {
            if (text[i] < '0' || text[i] > '9') return -1;
            number = number * 10 + (text[i] - '0');
        }
        return number;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return failure(ErrorKind::invalid_value, std::string(text), ErrorCode::not_an_iso_date);
    const int year = digits(0, 4);
    const int month = digits(5, 2);
    const int day = digits(8, 2);
    if (year < 0 || month < 0 || day < 0)
        return failure(ErrorKind::invalid_value, std::string(text), ErrorCode::not_an_iso_date);
    return makeDate(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::string isoMoment(std::int64_t utcMs) {
    using namespace std::chrono;
    const sys_time<milliseconds> moment{milliseconds(utcMs)};
    const Date day = floor<days>(moment);
    const auto seconds = duration_cast<std::chrono::seconds>(moment - day).count();
    std::array<char, 24> text{};
    const int length = std::snprintf(text.data(), text.size(), "T%02d:%02d:%02dZ", static_cast<int>(seconds / 3600),
                                     static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
    return isoDate(day) + std::string(text.data(), static_cast<std::size_t>(length));
}

}  // namespace meike
