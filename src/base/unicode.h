// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

/// Everything the project knows about characters. ICU stays behind this header. All functions are thread safe.
namespace meike {

/// True when the bytes are well-formed UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF).
bool isValidUtf8(std::string_view bytes);

/// Reads the code point at `at` and moves past it. Malformed bytes give U+FFFD and move by at least one. `at` must be <
/// size.
char32_t nextCodePoint(std::string_view utf8, std::size_t& at);
void appendUtf8(std::string& text, char32_t codePoint);

/// Text as it may be stored: well-formed UTF-8 (malformed bytes become U+FFFD), no NUL, NFC, and the radicals that
/// people paste from PDFs (U+2E80..2FD5) as the ideographs they stand for (EquivalentUnifiedIdeograph, Unicode 15).
std::string cleanText(std::string_view text);

/// The same text without outer white space of any script (also U+3000 and U+FEFF). A view into its argument.
std::string_view trimmed(std::string_view text);

/// Two texts name the same thing when their match keys are equal: cleaned, full and half width made one, trimmed. Case
/// counts.
std::string matchKey(std::string_view text);

/// For searching: NFKC, case folded, traditional characters made simplified. Keeps blanks. Empty for empty.
std::string foldForSearch(std::string_view text);

/// Bytes that sort (memcmp) as a Chinese reader expects: Latin before Han, Han by pinyin. ICU's order, so stable only
/// within one ICU version: `sortKeyVersion` belongs beside stored keys.
std::string sortKey(std::string_view text);
std::string sortKeyVersion();

enum class Encoding { utf8, utf16le, utf16be, gb18030, big5, windows1252 };

/// `utf-8`, `utf-16le`, `gb18030` ...
const char* encodingName(Encoding encoding);
/// Also understands `gbk`, `gb2312`, `cp936`, `utf8`, `utf-16`, `latin1`, any case.
std::optional<Encoding> encodingByName(std::string_view name);

/// A place where the bytes were not of the encoding; the text has U+FFFD there.
struct DecodeProblem {
    std::uint64_t byteOffset = 0;  ///< in the bytes given
    std::uint64_t textOffset = 0;  ///< of the U+FFFD in `DecodedText::text`
    std::uint64_t line = 0;        ///< from 1
};

/// A file's text, and where it could not be read.
struct DecodedText {
    std::string text;  ///< well-formed UTF-8 without byte order mark; may hold NUL
    Encoding encoding = Encoding::utf8;
    bool hadByteOrderMark = false;
    std::uint64_t problemCount = 0;
    std::vector<DecodeProblem> problems;  ///< the first 100,000, in order
};

/// What the bytes most likely are: byte order mark, then the NUL pattern of UTF-16, then strict UTF-8, then GB18030.
Encoding detectEncoding(std::string_view bytes);

/// Decodes a whole file; without an encoding, detects it. A byte order mark is removed. Takes the bytes by value so
/// that UTF-8, the common case, is not copied. Never fails: malformed bytes are reported in `problems`.
DecodedText decodeToUtf8(std::string bytes, std::optional<Encoding> encoding = std::nullopt);

/// The text in another encoding, without byte order mark; invalid_value names the first character that it does not
/// have.
Result<std::string> encode(std::string_view utf8, Encoding encoding);
/// The byte order mark of an encoding; empty where it has none.
std::string_view byteOrderMark(Encoding encoding);

}  // namespace meike
