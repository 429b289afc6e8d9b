// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/date.h"

namespace meike {

/// The day that a test means; throws for what is none.
inline Date iso(std::string_view day) { return valueOrThrow(parseIsoDate(day)); }

}  // namespace meike
