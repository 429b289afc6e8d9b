// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace meike {

/// A path as UTF-8, on every system: std::filesystem::path::string() is in the code page of the computer on some.
inline std::string pathText(const std::filesystem::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

/// The path with something behind its last character: a.meike, .lock -> a.meike.lock
inline std::filesystem::path withEnding(std::filesystem::path path, std::string_view ending) {
    path += std::filesystem::path(std::u8string(ending.begin(), ending.end()));
    return path;
}

}  // namespace meike
