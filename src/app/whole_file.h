// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace meike {

/// Writes a private file that appears whole, synced, or not at all. Errors: not_found (no such folder), read_only,
/// disk_full, io.
void writeWholeFile(const std::filesystem::path& path, std::string_view bytes);

/// The bytes of a small file (rules, mappings, profiles). Errors: not_found, read_only, io; invalid_value over 16 MiB.
std::string readWholeFile(const std::filesystem::path& path);

}  // namespace meike
