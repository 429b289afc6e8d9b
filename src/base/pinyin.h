// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// How people find a Chinese name by typing Latin letters. The readings come from Unihan (resources/pinyin), without
/// tones, ü as v. Thread safe. The first call loads the table (a few milliseconds).
namespace meike {

/// Stands between the parts of a search text; no needle holds it, so a substring search never matches across two parts.
inline constexpr char kSearchPartSeparator = '\n';

/// The readings of one character, most common first; empty when it has none.
std::vector<std::string> pinyinReadings(char32_t character);

/// Full pinyin and initials of a name in every likely combination of readings (at most 16), parts separated by
/// kSearchPartSeparator: `changsha\nzhangsha\ncs\nzs`. Latin letters and digits stay in place; empty when there is no
/// Han character.
std::string pinyinSearchText(std::string_view name);

/// What a search for a client looks into: name, short name and the pinyin of both, folded, blanks removed.
std::string searchDocument(std::string_view name, std::string_view shortName = {});

/// A query in the form of searchDocument: a record is found when its document contains the needle. The caller escapes %
/// and _.
std::string searchNeedle(std::string_view query);

}  // namespace meike
