// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person_name.h"

#include "base/unicode.h"

namespace meike {

bool isHanName(std::string_view name) {
    for (std::size_t at = 0; at < name.size();)
        if (const char32_t c = nextCodePoint(name, at); c >= kFirstHan && c <= kLastHan) return true;
    return false;
}

PersonName partName(std::string_view name) {
    const std::size_t blank = name.rfind(' ');
    if (blank != std::string_view::npos)
        return {std::string(name.substr(blank + 1)), std::string(name.substr(0, blank))};
    if (!isHanName(name)) return {std::string(name), ""};
    // Family names of two characters; all others have one.
    constexpr std::string_view kDouble[] = {"欧阳", "司马", "上官", "诸葛", "司徒", "夏侯", "皇甫", "东方",
                                            "慕容", "令狐", "尉迟", "公孙", "长孙", "宇文", "端木", "南宫"};
    std::size_t cut = 0;
    nextCodePoint(name, cut);
    for (const std::string_view family : kDouble)
        if (name.starts_with(family) && name.size() > family.size()) cut = family.size();
    return {std::string(name.substr(0, cut)), std::string(name.substr(cut))};
}

}  // namespace meike
