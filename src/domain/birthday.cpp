// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/birthday.h"

#include "base/lunar.h"

namespace meike {

Date solarBirthdayIn(std::chrono::year year, Date born) {
    const std::chrono::year_month_day birth(born);
    const std::chrono::year_month_day day(year, birth.month(), birth.day());
    return day.ok() ? Date(std::chrono::sys_days(day))
                    : Date(std::chrono::sys_days(year / birth.month() / std::chrono::last));
}

std::optional<Date> nextBirthdayOf(Date born, bool lunar, Date from) {
    if (lunar) {
        const auto day = lunarDay(born);
        const auto birthday = day ? nextLunarBirthday(*day, from) : std::nullopt;
        return birthday ? std::optional(birthday->date) : std::nullopt;
    }
    const std::chrono::year year = std::chrono::year_month_day(from).year();
    const Date next = solarBirthdayIn(year, born);
    return next >= from ? next : solarBirthdayIn(year + std::chrono::years(1), born);
}

}  // namespace meike
