// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace meike {

/// A cell as the value parsers read it: trimmed, full-width signs and digits as ASCII, every dash a `-`, every blank a
/// ` `, ￥ as ¥, invisible characters left out.
std::string asciiLike(std::string_view cell);

/// Takes `prefix` off `text` if it is there.
bool takePrefix(std::string_view& text, std::string_view prefix);

/// Takes blanks off the front.
void skipBlanks(std::string_view& text);

inline bool isDigit(char c) { return c >= '0' && c <= '9'; }
inline bool isLatinLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline char lowerLetter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace meike
