// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace meike {

/// A name as a message can carry it: whole up to 40 characters, longer ones cut with an ellipsis.
std::string shortName(std::string_view name);

}  // namespace meike
