// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "domain/command.h"
#include "storage/workspace.h"

/// Opportunities from stage to stage.
namespace meike {

/// Whether nothing comes after a stage (a key of choices::opportunityStages()): won or lost.
bool isClosedStage(std::string_view stage);

/// Puts an opportunity into a stage. Won and lost are closed on `day`, lost with its reason; back in an earlier stage
/// it is open again, and neither day nor reason is left. Returns whether anything changed. Belongs inside an edit.
/// Error{not_found}; Error{invalid_value} for a stage that does not exist.
bool moveOpportunity(Edit& edit, RecordId opportunity, std::string_view stage, Date day, const std::string& reason);
Command moveOpportunityCommand(Database& database, RecordId opportunity);

}  // namespace meike
