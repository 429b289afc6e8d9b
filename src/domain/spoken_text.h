// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Text as people type it, to be read word by word. Inside of domain/quick_log and domain/spoken_day.
namespace meike::spoken {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// The characters of a text with full width, case and blanks made one, and where each stands in the text.
class Text {
public:
    explicit Text(std::string_view utf8);

    std::size_t size() const { return m_letters.size(); }
    char32_t at(std::size_t place) const { return place < m_letters.size() ? m_letters[place] : U'\0'; }
    /// Where that character begins in the text; its size for the end.
    std::size_t byteOf(std::size_t place) const { return m_bytes[place]; }
    std::size_t skipBlanks(std::size_t place) const;

    /// The place behind `word` (lower case) when it stands here; kNone when not. Latin words end where letters end and
    /// begin where none stands before.
    std::size_t word(std::size_t place, std::u32string_view word) const;
    /// The longest of several that stands here, and which it is.
    struct Found {
        std::size_t end = kNone;
        std::size_t row = 0;
        explicit operator bool() const { return end != kNone; }
    };
    Found longest(std::size_t place, std::span<const std::u32string_view> words) const;

    /// A whole number up to 9999 here, in digits or Chinese numerals (十二, 两, 三十); kNone when there is none.
    std::size_t number(std::size_t place, int& value) const;
    /// The same in digits only.
    std::size_t digits(std::size_t place, int& value, std::size_t most = 4) const;

private:
    std::u32string m_letters;
    std::vector<std::size_t> m_bytes;
};

constexpr bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool isLatin(char32_t c) { return c >= U'a' && c <= U'z'; }
constexpr bool isBlank(char32_t c) { return c == U' '; }
/// Ends a clause or parts two of them.
bool isMark(char32_t c);

}  // namespace meike::spoken
