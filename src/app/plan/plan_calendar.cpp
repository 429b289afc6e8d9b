// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan/plan_calendar.h"

#include <algorithm>

#include "base/unicode.h"
#include "storage/hash.h"
#include "storage/records.h"

namespace meike {

namespace {

/// 3.3.11: commas, semicolons, backslashes and line ends are escaped.
std::string calendarText(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '\r') continue;
        if (c == '\n') {
            escaped += "\\n";
            continue;
        }
        if (c == '\\' || c == ',' || c == ';') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

/// 3.1: lines of more than 75 bytes are folded, between characters.
void addLine(std::string& calendar, const std::string& line) {
    constexpr std::size_t kMost = 75;
    std::size_t begin = 0;
    std::size_t width = kMost;
    while (line.size() - begin > width) {
        std::size_t end = begin + width;
        while (end > begin && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
        calendar.append(line, begin, end - begin).append("\r\n ");
        begin = end;
        width = kMost - 1;
    }
    calendar.append(line, begin).append("\r\n");
}

std::string compactDate(Date day) {
    std::string text = isoDate(day);
    std::erase(text, '-');
    return text;
}

}  // namespace

std::string planCalendar(Database& database, std::span<const TodayItem> items, std::int64_t nowUtcMs) {
    std::string stamp = isoMoment(nowUtcMs);
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    std::string calendar;
    for (const char* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Meike//Plan//EN"}) addLine(calendar, line);
    for (const TodayItem& item : items) {
        if (item.waiting || item.dropped) continue;
        Hasher name;
        name.add(item.origin).add(todaySourceRow(item.source).key).add(item.record);
        addLine(calendar, "BEGIN:VEVENT");
        addLine(calendar, "UID:" + hashText(name.finish()).substr(0, 32) + "@meike");
        addLine(calendar, "DTSTAMP:" + stamp);
        addLine(calendar, "DTSTART;VALUE=DATE:" + compactDate(item.due));
        addLine(calendar, "DTEND;VALUE=DATE:" + compactDate(item.due + std::chrono::days(1)));
        addLine(calendar, "SUMMARY:" + calendarText(item.clientName + ": " + item.what));
        std::string about = item.why;
        if (item.person != 0) about += (about.empty() ? "" : "\n") + recordName(database, Kind::person, item.person);
        addLine(calendar, "DESCRIPTION:" + calendarText(about));
        addLine(calendar, "TRANSP:TRANSPARENT");
        addLine(calendar, "END:VEVENT");
    }
    addLine(calendar, "END:VCALENDAR");
    return calendar;
}

}  // namespace meike
