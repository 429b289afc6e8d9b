// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "storage/database.h"

namespace meike {

/// What a change of a custom field's own row (or its deletion: `after` is nullptr) would lose. Error{invalid_value} when a
/// rule looks at the field and it goes, when it has values and changes its kind of record or its type, or when an option
/// goes that records have.
void refuseLossByCustomField(Database& database, const Record& before, const Record* after);

}  // namespace meike
