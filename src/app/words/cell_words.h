// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/label.h"

namespace meike::words {

/// Why a cell cannot be set, by the stable name of what bars it (cellBarName): “Tier” is computed. `column`: its title.
/// The bare name for one that has no words.
std::string cellBarWords(std::string_view bar, std::string_view column, Language language);

}  // namespace meike::words
