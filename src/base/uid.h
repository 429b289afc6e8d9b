// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace meike {

/// UUID version 7 (RFC 9562): the name of a record outside this file. Sorts by time of making.
using Uid = std::array<unsigned char, 16>;

/// Makes uids that never go backwards inside one process: 48 bits of milliseconds, a 12-bit counter, 62 random bits.
Uid newUid(std::int64_t utcMs);

/// `0190b6a4-...`, lower case.
std::string uidText(const Uid& uid);
Result<Uid> parseUid(std::string_view text);

}  // namespace meike
