// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace meike {

/// Rows of a derived table that one write takes: some 20 ms, the longest that an edit waits for the writer.
inline constexpr std::size_t kPartRows = 1'000;

}  // namespace meike
