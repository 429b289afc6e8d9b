// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "domain/record.h"

namespace meike {

/// A playbook that is not stored yet, with its steps in their order.
struct PlaybookDraft {
    Record playbook{Kind::playbook};
    std::vector<Record> steps;  ///< `playbook` is empty in them
};

/// Reads a playbook: `{"schema": 1, "name": {"zh", "en"}, "purpose": {...}, "priority", "rule": {...}, "steps":
/// [{"title": {...}, "what", "when", "days", "workdays", "only", "done": {"by", "kinds", "who"}, "who", "minutes",
/// "stake", "text": {...}}]}`, with the keys of domain/playbook.h. Error{invalid_value} names the path and what was
/// expected there (`steps[2].when`).
PlaybookDraft parsePlaybook(std::string_view json);

}  // namespace meike
