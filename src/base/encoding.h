// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

/// Files in encodings other than UTF-8. All functions are thread safe.
namespace meike {

/// GBK and GB2312 are read as GB18030, which holds both; what is written in them is refused where they do not hold it.
enum class Encoding { utf8, utf16le, utf16be, gb18030, big5, windows1252, gbk, gb2312 };

/// `utf-8`, `utf-16le`, `gb18030` ...
const char* encodingName(Encoding encoding);
/// Also understands `gbk`, `gb2312`, `cp936`, `utf8`, `utf-16`, `latin1`, any case.
std::optional<Encoding> encodingByName(std::string_view name);

/// A place where the bytes were not of the encoding; the text has U+FFFD there.
struct DecodeProblem {
    std::uint64_t byteOffset = 0;  ///< in the bytes given
    std::uint64_t textOffset = 0;  ///< of the U+FFFD in `DecodedText::text`
    std::uint64_t line = 0;        ///< from 1
    std::string bytes{};           ///< as they stood there
};

/// A file's text, and where it could not be read.
struct DecodedText {
    std::string text;  ///< well-formed UTF-8 without byte order mark; may hold NUL
    Encoding encoding = Encoding::utf8;
    bool hadByteOrderMark = false;
    std::uint64_t problemCount = 0;
    std::vector<DecodeProblem> problems;  ///< the first 100,000, in order
};

/// What the bytes most likely are: byte order mark, then the NUL pattern of UTF-16, then UTF-8 with hardly a fault,
/// then GB18030.
Encoding detectEncoding(std::string_view bytes);

/// Decodes a whole file; without an encoding, detects it. A byte order mark is removed. Takes the bytes by value so
/// that UTF-8, the common case, is not copied. Never fails: malformed bytes are reported in `problems`.
DecodedText decodeToUtf8(std::string bytes, std::optional<Encoding> encoding = std::nullopt);

/// The text in another encoding, without byte order mark; invalid_value names the first character that it does not
/// have.
Result<std::string> encode(std::string_view utf8, Encoding encoding);
/// Bytes that are of no encoding, in a text that is to become bytes again: each as the lone surrogate U+DC00 + byte,
/// which no decoded text has.
std::string smuggled(std::string_view bytes);
/// encode() of a text that may hold such bytes: they come out as they were.
Result<std::string> encodeWithBytes(std::string_view text, Encoding encoding);
/// The byte order mark of an encoding; empty where it has none.
std::string_view byteOrderMark(Encoding encoding);

}  // namespace meike
