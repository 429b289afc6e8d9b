// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/plan/plan.h"

namespace meike::engine::plan {

/// What the playbooks want of a client, guards not asked yet; in the order of the steps.
std::vector<Occurrence> wantedOf(const Rules& rules, const Client& client, const WorkCalendar& calendar,
                                 DayNumber asOf);

}  // namespace meike::engine::plan
