// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/short_name.h"

#include "base/unicode.h"

namespace meike {

namespace {
constexpr int kMost = 40;
}  // namespace

std::string shortName(std::string_view name) {
    std::size_t at = 0;
    std::size_t kept = 0;
    for (int letters = 0; at < name.size(); ++letters) {
        if (letters == kMost) return std::string(name.substr(0, kept)) + "…";
        nextCodePoint(name, at);
        // The ellipsis takes the place of the last one.
        if (letters < kMost - 1) kept = at;
    }
    return std::string(name);
}

}  // namespace meike
