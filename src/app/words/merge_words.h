// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/label.h"
#include "domain/field.h"

namespace meike::words {

/// What to look at before two clients are merged, by the stable name of the conflict (mergeConflictName). `kind`,
/// `field`, `values`, `count`: of the records it is about. The bare name for one that has no words.
std::string mergeConflictWords(std::string_view conflict, Kind kind, std::string_view field,
                               const std::vector<std::string>& values, std::int64_t count, Language language);

}  // namespace meike::words
