// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "domain/command.h"
#include "domain/record.h"
#include "domain/working_hours.h"
#include "storage/workspace.h"

/// Complaints: by when each is to be settled, who is responsible, opening one again. Functions that take an Edit belong
/// inside one.
namespace meike {

/// By when: so many working hours by severity. Settings of the workspace.

struct ComplaintHours {
    WorkingHours work;
    std::map<std::string, int, std::less<>> hours;  ///< by key of choices::severities(); 0: none set
};
ComplaintHours readComplaintHours(Database& database);
/// Error{invalid_value} outside of 0..999 hours, or where work ends before it begins.
void writeComplaintHours(Edit& edit, const ComplaintHours& hours);
Command complaintHoursCommand();

/// Puts in when a complaint is due, where its severity says so and nobody has typed a day. A day that was computed
/// before follows a change of severity, day or time; one that was typed stays.
void fillComplaintDue(Database& database, Record& complaint, const Record* before);

/// Somebody else is responsible from now on; who received it first stays noted. Error{invalid_value} without a new
/// reason.
void reassignComplaint(Edit& edit, RecordId complaint, RecordId person, std::string_view reason);
/// It counts as reopened once more.
void reopenComplaint(Edit& edit, RecordId complaint);
Command reassignComplaintCommand(Database& database, RecordId complaint, RecordId person);
Command reopenComplaintCommand(Database& database, RecordId complaint);

}  // namespace meike
