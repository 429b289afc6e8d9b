// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "domain/value.h"
#include "storage/database.h"

namespace meike {

/// The name as it will be stored: cleaned and trimmed. invalid_value when it is empty or holds a separator (, ; 、 |)
/// or a line break.
Result<std::string> checkTagName(std::string_view typed);
/// The colour (0..9) a new tag of that name gets: the same name, the same colour.
std::int64_t tagColour(std::string_view name);
/// The tag of that name, whatever its case and width; nothing when there is none.
std::optional<RecordId> findTag(Database& database, std::string_view name);

}  // namespace meike
