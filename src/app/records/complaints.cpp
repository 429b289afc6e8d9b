// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/complaints.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "app/records/record_writer.h"
#include "app/short_name.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "domain/choices.h"
#include "domain/text_form.h"
#include "storage/plan_rows.h"
#include "storage/records.h"

namespace meike {

namespace {

constexpr int kMostHours = 999;
constexpr int kUsualHours[] = {4, 9, 27, 45};  ///< in the order of choices::severities()

std::string hoursKey(std::string_view severity) { return "complaint_hours." + std::string(severity); }

std::optional<WorkingMoment> dueOf(Database& database, const Record& complaint) {
    const auto day = parseIsoDate(complaint.text("date"));
    if (!day || complaint.text("severity").empty()) return std::nullopt;
    const ComplaintHours all = readComplaintHours(database);
    const auto hours = all.hours.find(complaint.text("severity"));
    if (hours == all.hours.end() || hours->second == 0) return std::nullopt;
    // Whoever notes no time is taken to have come first thing in the morning.
    const int minute = minuteOfDay(complaint.text("time")).value_or(all.work.from);
    const WorkCalendar calendar = readWorkCalendar(database, *day);
    return addWorkingMinutes(calendar, all.work, {dayNumber(*day), minute}, hours->second * 60);
}

Record complaintOf(Database& database, RecordId id) {
    auto complaint = readRecord(database, Kind::complaint, id);
    if (!complaint)
        throw Error(ErrorKind::not_found, std::string(kindRow(Kind::complaint).key), ErrorCode::record_gone);
    return std::move(*complaint);
}

std::string clientOf(Database& database, RecordId complaint) {
    return shortName(recordName(database, Kind::client, complaintOf(database, complaint).integer("client")));
}

bool stands(const Record& complaint, const std::optional<WorkingMoment>& due) {
    const std::string day = due ? isoDate(dateOfDay(due->day)) : std::string();
    const std::string time = due ? timeOfDay(due->minute) : std::string();
    return complaint.text("due") == day && complaint.text("due_time") == time;
}

}  // namespace

ComplaintHours readComplaintHours(Database& database) {
    ComplaintHours all;
    std::size_t place = 0;
    for (const Choice& severity : choices::severities()) {
        int hours = kUsualHours[place++];
        const std::string text = setting(database, hoursKey(severity.key));
        std::from_chars(text.data(), text.data() + text.size(), hours);
        all.hours[std::string(severity.key)] = std::clamp(hours, 0, kMostHours);
    }
    const auto from = minuteOfDay(setting(database, "work_from"));
    const auto until = minuteOfDay(setting(database, "work_until"));
    if (from && until && *from < *until) all.work = {*from, *until};
    return all;
}

void writeComplaintHours(Edit& edit, const ComplaintHours& all) {
    if (all.work.from < 0 || all.work.from >= all.work.until || all.work.until >= 24 * 60)
        throw Error(ErrorKind::invalid_value, timeOfDay(all.work.until), ErrorCode::before_start);
    RecordWriter writer(edit);
    for (const auto& [severity, hours] : all.hours) {
        if (hours < 0 || hours > kMostHours)
            throw Error(ErrorKind::invalid_value, std::to_string(hours),
                        {ErrorCode::whole_number_between, {0, kMostHours}});
        writer.setSetting(hoursKey(severity), std::to_string(hours));
    }
    writer.setSetting("work_from", timeOfDay(all.work.from));
    writer.setSetting("work_until", timeOfDay(all.work.until));
}

Command complaintHoursCommand() { return {"complaint_hours", {}}; }

void fillComplaintDue(Database& database, Record& complaint, const Record* before) {
    if (before) {
        const auto same = [&](std::string_view field) { return before->get(field) == complaint.get(field); };
        if (!same("due")) {
            // A day that was typed has no time but one that was typed with it.
            if (same("due_time")) complaint.set("due_time", {});
            return;
        }
        if (!same("due_time") || (same("severity") && same("date") && same("time"))) return;
        if (!isEmpty(before->get("due")) && !stands(*before, dueOf(database, *before))) return;
    } else if (!isEmpty(complaint.get("due"))) {
        return;
    }
    const auto due = dueOf(database, complaint);
    if (!due && !before) return;
    complaint.set("due", due ? Value{isoDate(dateOfDay(due->day))} : Value{});
    complaint.set("due_time", due ? Value{timeOfDay(due->minute)} : Value{});
}

void reassignComplaint(Edit& edit, RecordId id, RecordId person, std::string_view reason) {
    Record complaint = complaintOf(edit.database(), id);
    complaint.set("receiver", person == 0 ? Value{} : Value{person});
    complaint.set("reassign_reason", textValue(std::string(trimmed(reason))));
    RecordWriter(edit).change(std::move(complaint));
}

void reopenComplaint(Edit& edit, RecordId id) {
    Record complaint = complaintOf(edit.database(), id);
    complaint.set("closed_on", {});
    RecordWriter(edit).change(std::move(complaint));
}

Command reassignComplaintCommand(Database& database, RecordId complaint, RecordId person) {
    return {"reassign_complaint", {clientOf(database, complaint), recordName(database, Kind::person, person)}};
}
Command reopenComplaintCommand(Database& database, RecordId complaint) {
    return {"reopen_complaint", {clientOf(database, complaint)}};
}

}  // namespace meike
