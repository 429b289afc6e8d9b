// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace meike {

enum class Language { zh, en };

/// A word of the product in both languages. Lives in the rows of tables (fields, operators, charts, choices, commands).
struct Label {
    std::string_view zh;
    std::string_view en;

    constexpr std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
};

}  // namespace meike
