// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/error.h"

namespace meike {

/// A file that somebody has chosen, whole, if it has no more than `most` bytes; a pipe as well. Errors: not_found,
/// invalid_value (a folder; larger), io.
Result<std::string> readFileBytes(const std::filesystem::path& path, std::uint64_t most);

}  // namespace meike
