// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/label.h"

namespace meike::words {

/// What stands at a path of scoring rules (`tiers.scale[1].limit`), as people call it: the limit of tier 2. Empty for
/// what is no path of theirs.
std::string profilePathText(std::string_view path, Language language);

}  // namespace meike::words
