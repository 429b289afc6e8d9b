// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "domain/playbook.h"
#include "storage/workspace.h"

namespace meike {

/// An occurrence of the plan as it is decided about: its name outside the file, and what a task about it says.
struct PlannedItem {
    std::string origin;
    RecordId client = 0;
    RecordId person = 0;
    std::string title;
    Date due;
};

/// What a person decides about an occurrence becomes a task that names it, or changes the one that does already;
/// belongs inside an edit. `day`: done or skipped on it, moved to it. `reason` is asked for where something is skipped,
/// and where it is moved to a day around which the client is cared for enough: Error{invalid_value}, required or
/// too_many_touches. Given: to `item.person`, and its day stays. Error{not_found} for an origin that names nothing of
/// this file.
void decide(Edit& edit, const PlannedItem& item, Outcome outcome, Date day, std::string_view reason = {});

}  // namespace meike
