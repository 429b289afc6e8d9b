// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>

#include "domain/field.h"
#include "domain/value.h"
#include "storage/database.h"

namespace meike {

/// Calls `fn` with the id and the value of one field for every record of a kind that has one, by id: for building
/// indexes without loading whole records.
void forEachValue(Database& database, Kind kind, std::string_view field,
                  const std::function<void(RecordId, const Value&)>& fn);

}  // namespace meike
