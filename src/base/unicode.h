// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Everything the project knows about characters; bytes of other encodings: base/encoding.h. ICU stays behind the two.
/// All functions are thread safe.
namespace meike {

/// Chinese characters in common use: those of the first plane, the first extension among them.
inline constexpr char32_t kFirstHan = 0x3400;
inline constexpr char32_t kLastHan = 0x9FFF;

/// True when the bytes are well-formed UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF).
bool isValidUtf8(std::string_view bytes);
/// Where the first byte at or after `at` stands that is not; the size when there is none.
std::size_t firstMalformedUtf8(std::string_view bytes, std::size_t at);

/// Reads the code point at `at` and moves past it. Malformed bytes give U+FFFD and move by at least one. `at` must be <
/// size.
char32_t nextCodePoint(std::string_view utf8, std::size_t& at);
void appendUtf8(std::string& text, char32_t codePoint);

/// Text as it may be stored: well-formed UTF-8 (malformed bytes become U+FFFD), no NUL, NFC, and the radicals that
/// people paste from PDFs (U+2E80..2FD5) as the ideographs they stand for (EquivalentUnifiedIdeograph, Unicode 15).
std::string cleanText(std::string_view text);
/// The same without a copy where nothing has to be cleaned, as in nearly all cells of a file: a view into `text`, or
/// into `storage`.
std::string_view cleanText(std::string_view text, std::string& storage);

/// The same text without outer white space of any script (also U+3000 and U+FEFF). A view into its argument.
std::string_view trimmed(std::string_view text);

/// Two texts name the same thing when their match keys are equal: cleaned, full and half width made one, every blank a
/// plain one, invisible characters left out, trimmed. Case counts.
std::string matchKey(std::string_view text);

/// Characters that nobody sees and that copying brings along: zero-width and direction marks, soft hyphens, variation
/// selector 16, byte order marks, controls (line breaks and tabs are no such characters).
bool isInvisible(char32_t c);
/// Whether the text holds any of them.
bool holdsInvisible(std::string_view utf8);

/// For searching: NFKC, case folded, traditional characters made simplified. Keeps blanks. Empty for empty.
std::string foldForSearch(std::string_view text);

/// Bytes that sort (memcmp) as a Chinese reader expects: Latin before Han, Han by pinyin. ICU's order, so stable only
/// within one ICU version: `sortKeyVersion` belongs beside stored keys.
std::string sortKey(std::string_view text);
std::string sortKeyVersion();

}  // namespace meike
