// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace meike::xls {

/// The bytes of a stream of an OLE compound file, found by its name; nothing when there is none or the file is damaged.
std::optional<std::string> oleStream(std::string_view file, std::string_view name);

}  // namespace meike::xls
