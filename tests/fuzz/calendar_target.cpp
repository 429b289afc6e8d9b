// SPDX-License-Identifier: GPL-3.0-or-later
// Days off and days worked that a workspace says itself, in whatever order and number: eight digits of a date, then `w`
// for a day that is worked, each in a line.
#include "domain/work_calendar.h"
#include "tests/fuzz/target.h"

namespace meike::fuzz {
namespace {

void fuzzCalendar(std::string_view bytes) {
    std::vector<OwnDay> own;
    while (!bytes.empty() && own.size() < 500) {
        const std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
        const auto date = parseIsoDate(line.substr(0, 10));
        if (!date) continue;
        own.push_back({*date, std::string(line.substr(std::min<std::size_t>(line.size(), 11))), line.ends_with('w')});
    }
    const Date from = valueOrThrow(makeDate(2024, 1, 1));
    const Date to = valueOrThrow(makeDate(2027, 12, 31));
    const WorkCalendar calendar(from, to, own);
    int worked = 0;
    for (DayNumber day = dayNumber(from) + 400; day < dayNumber(from) + 800; ++day) {
        const DayNumber next = calendar.onOrAfter(day);
        require(next >= day && calendar.onOrBefore(day) <= day, "in its direction");
        require(calendar.isWorked(day) == (next == day), "a worked day is its own next");
        require(calendar.add(calendar.add(next, 5), -5) == next, "there and back");
        worked += calendar.isWorked(day) ? 1 : 0;
    }
    require(calendar.workedDays(dayNumber(from) + 400, dayNumber(from) + 799) == worked, "counted");
    DayNumber before = INT32_MIN;
    for (const auto& holiday : calendar.holidays()) {
        require(holiday.day >= before, "in their order");
        before = holiday.day;
    }
}

std::vector<std::string> calendarSeeds() {
    return {"2025-02-10 放假\n2025-02-15 补班 w\n2025-02-11 放假\n", "2026-01-01 x w\n2026-01-01 y\n"};
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(calendar, meike::fuzz::fuzzCalendar, meike::fuzz::calendarSeeds)
