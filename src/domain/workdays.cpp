// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/workdays.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/error_code.h"
#include "generated/embedded_resources.h"

namespace meike {

namespace {

struct Holidays {
    std::vector<int> years;
    std::vector<PublicHoliday> free;  ///< ascending
    std::set<Date> work;
};

Date dateFrom(const nlohmann::json& text) { return valueOrThrow(parseIsoDate(text.get<std::string>())); }

const Holidays& holidays() {
    static const Holidays kHolidays = [] {
        constexpr std::string_view kFile = "holidays/mainland.json";
        Holidays read;
        try {
            const auto json = nlohmann::json::parse(embeddedResource(std::string(kFile)));
            for (const auto& year : json.at("years")) {
                read.years.push_back(year.at("year").get<int>());
                for (const auto& row : year.at("free")) {
                    const auto key = row.at(0).get<std::string>();
                    const auto& names = json.at("names").at(key);
                    read.free.push_back({key, names.at(0).get<std::string>(), names.at(1).get<std::string>(),
                                         dateFrom(row.at(1)), dateFrom(row.at(2))});
                }
                for (const auto& day : year.at("work")) read.work.insert(dateFrom(day));
            }
        } catch (const nlohmann::json::exception& error) {
            throw Error(ErrorKind::internal, std::string(kFile), {ErrorCode::fault, {error.what()}});
        }
        return read;
    }();
    return kHolidays;
}

bool isWeekend(Date day) { return std::chrono::weekday(day).iso_encoding() >= 6; }

/// The day itself or the next one worked in a direction.
CountedWorkday workdayTowards(Date day, std::chrono::days step, bool published) {
    for (;; day += step) {
        const Workday answer = isWorkday(day);
        if (answer == Workday::not_published) published = false;
        if (answer == Workday::yes || (answer == Workday::not_published && !isWeekend(day))) return {day, published};
    }
}

}  // namespace

const std::vector<int>& publishedHolidayYears() { return holidays().years; }

std::optional<PublicHoliday> publicHolidayOn(Date day) {
    const auto& free = holidays().free;
    const auto after = std::upper_bound(free.begin(), free.end(), day,
                                        [](Date date, const PublicHoliday& holiday) { return date < holiday.from; });
    if (after == free.begin() || (after - 1)->to < day) return std::nullopt;
    return *(after - 1);
}

bool isMakeUpWorkday(Date day) { return holidays().work.contains(day); }

Workday isWorkday(Date day) {
    const auto& years = publishedHolidayYears();
    const int year = static_cast<int>(std::chrono::year_month_day(day).year());
    if (!std::binary_search(years.begin(), years.end(), year)) return Workday::not_published;
    if (isMakeUpWorkday(day)) return Workday::yes;
    return isWeekend(day) || publicHolidayOn(day) ? Workday::no : Workday::yes;
}

CountedWorkday workdayFrom(Date day) { return workdayTowards(day, std::chrono::days(1), true); }

CountedWorkday addWorkdays(Date day, int count) {
    if (count == 0) return workdayFrom(day);
    const std::chrono::days step(count < 0 ? -1 : 1);
    CountedWorkday counted{day, true};
    for (int left = std::abs(count); left > 0; --left)
        counted = workdayTowards(counted.date + step, step, counted.published);
    return counted;
}

}  // namespace meike
