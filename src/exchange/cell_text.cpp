// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/cell_text.h"

#include "base/unicode.h"

namespace meike {

std::string asciiLike(std::string_view cell) {
    std::string text;
    text.reserve(cell.size());
    cell = trimmed(cell);
    for (std::size_t at = 0; at < cell.size();) {
        const char32_t c = nextCodePoint(cell, at);
        if (isInvisible(c)) continue;
        if (c >= 0xFF01 && c <= 0xFF5E)
            text += static_cast<char>(c - 0xFEE0);
        else if (c == 0x3000 || c == 0xA0 || c == '\t' || (c >= 0x2000 && c <= 0x200A) || c == 0x205F || c == 0x202F)
            text += ' ';
        else if (c == 0x2212 || (c >= 0x2010 && c <= 0x2015) || c == 0xFE63)
            text += '-';
        else if (c == 0xFFE5)
            appendUtf8(text, 0xA5);
        else if (c == 0x2019)
            text += '\'';
        else
            appendUtf8(text, c);
    }
    return text;
}

bool takePrefix(std::string_view& text, std::string_view prefix) {
    if (text.substr(0, prefix.size()) != prefix) return false;
    text.remove_prefix(prefix.size());
    return true;
}

void skipBlanks(std::string_view& text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
}

}  // namespace meike
