// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace meike {

/// Whether a name is written in Han characters, at least in part: family before given, no blank between.
bool isHanName(std::string_view name);

/// The two parts of a person's name.
struct PersonName {
    std::string family;
    std::string given;

    friend bool operator==(const PersonName&, const PersonName&) = default;
};
/// 王建国: 王, 建国; 欧阳明: 欧阳, 明; Sam Lee: Lee, Sam. A name of one part is a family name.
PersonName partName(std::string_view name);

}  // namespace meike
