// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/error_code.h"
#include "base/unicode.h"

namespace meike {

namespace {

constexpr std::string_view kReplacementUtf8 = "\xEF\xBF\xBD";
constexpr std::size_t kMaxProblems = 100'000;

void appendReplacement(DecodedText& result, std::uint64_t byteOffset, std::string_view bytes) {
    ++result.problemCount;
    if (result.problems.size() < kMaxProblems)
        result.problems.push_back({byteOffset, result.text.size(), 0, std::string(bytes)});
    result.text += kReplacementUtf8;
}

/// Lines are counted afterwards, in the text: a line break looks different in every encoding.
void numberLines(DecodedText& result) {
    std::uint64_t line = 1;
    std::size_t at = 0;
    for (auto& problem : result.problems) {
        for (; at < problem.textOffset; ++at) {
            const char c = result.text[at];
            if (c == '\n' || (c == '\r' && (at + 1 == result.text.size() || result.text[at + 1] != '\n'))) ++line;
        }
        problem.line = line;
    }
}

void decodeUtf8(std::string bytes, std::size_t from, DecodedText& result) {
    std::size_t malformed = firstMalformedUtf8(bytes, from);
    if (malformed == bytes.size()) {
        if (from > 0) bytes.erase(0, from);
        result.text = std::move(bytes);
        return;
    }
    result.text.reserve(bytes.size());
    std::size_t at = from;
    while (malformed < bytes.size()) {
        result.text.append(bytes, at, malformed - at);
        at = malformed;
        nextCodePoint(bytes, at);
        appendReplacement(result, malformed, std::string_view(bytes).substr(malformed, at - malformed));
        malformed = firstMalformedUtf8(bytes, at);
    }
    result.text.append(bytes, at);
}

void decodeUtf16(std::string_view bytes, std::size_t from, bool bigEndian, DecodedText& result) {
    const auto unit = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(bytes[at]);
        const auto b = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(bigEndian ? a << 8 | b : b << 8 | a);
    };
    result.text.reserve(bytes.size());
    std::size_t at = from;
    for (; at + 1 < bytes.size(); at += 2) {
        const char32_t high = unit(at);
        if (high < 0xD800 || high > 0xDFFF) {
            appendUtf8(result.text, high);
        } else if (high <= 0xDBFF && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) <= 0xDFFF) {
            appendUtf8(result.text, 0x10000 + ((high - 0xD800) << 10) + (unit(at + 2) - 0xDC00));
            at += 2;
        } else {
            appendReplacement(result, at, bytes.substr(at, 2));
        }
    }
    if (at < bytes.size()) appendReplacement(result, at, bytes.substr(at));
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

const char* converterName(Encoding encoding, bool reading) {
    switch (encoding) {
        case Encoding::gbk:
            return reading ? "gb18030" : "GBK";
        case Encoding::gb2312:
            return reading ? "gb18030" : "GB2312";
        case Encoding::gb18030:
            return "gb18030";
        case Encoding::big5:
            return "Big5-HKSCS";
        default:
            return "windows-1252";
    }
}

Converter openConverter(Encoding encoding, bool reading) {
    const char* name = converterName(encoding, reading);
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name, &status), &ucnv_close);
    if (U_FAILURE(status))
        throw Error(ErrorKind::internal, "ICU", {ErrorCode::fault, {std::string("its converter is missing: ") + name}});
    return converter;
}

void appendUtf16(std::string& text, const UChar* from, const UChar* to) {
    while (from < to) {
        char32_t c = *from++;
        if (c >= 0xD800 && c <= 0xDBFF && from < to) c = 0x10000 + ((c - 0xD800) << 10) + (*from++ - 0xDC00U);
        appendUtf8(text, c);
    }
}

void decodeWithConverter(std::string_view bytes, Encoding encoding, DecodedText& result) {
    const Converter converter = openConverter(encoding, true);
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    result.text.reserve(bytes.size() + bytes.size() / 2);
    std::array<UChar, 16'384> block{};
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    for (;;) {
        UChar* target = block.data();
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter.get(), &target, block.data() + block.size() - 1, &source, end, nullptr, true, &status);
        // A block may end between two surrogates: the second one waits in the converter.
        if (target > block.data() && (target[-1] & 0xFC00) == 0xD800 && status == U_BUFFER_OVERFLOW_ERROR) {
            UErrorCode again = U_ZERO_ERROR;
            ucnv_toUnicode(converter.get(), &target, block.data() + block.size(), &source, end, nullptr, true, &again);
            status = again;
        }
        appendUtf16(result.text, block.data(), target);
        if (status == U_BUFFER_OVERFLOW_ERROR) continue;
        if (U_SUCCESS(status)) return;
        std::array<char, 32> invalid{};
        auto length = static_cast<int8_t>(invalid.size());
        UErrorCode ignored = U_ZERO_ERROR;
        ucnv_getInvalidChars(converter.get(), invalid.data(), &length, &ignored);
        const auto wrong = static_cast<std::size_t>(std::max<int>(length, 0));
        appendReplacement(result, static_cast<std::uint64_t>(source - bytes.data()) - wrong,
                          std::string_view(invalid.data(), wrong));
        if (source >= end) return;
    }
}

/// Whether the line feeds of a text can be those of UTF-16: a whole unit each. A short GB18030 file with a stray NUL or
/// two has line feeds, and none of that shape; half of a character (上 is 4E 0A) proves nothing either way.
bool lineFeedsFitUtf16(std::string_view bytes, bool bigEndian) {
    bool any = false;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const char high = bytes[bigEndian ? i : i + 1];
        const char low = bytes[bigEndian ? i + 1 : i];
        if (low == '\n' && high == '\0') return true;
        any = any || low == '\n' || high == '\n';
    }
    return !any;
}

/// What a text would be, read as UTF-16 in one byte order.
struct WideReading {
    std::size_t units = 0;
    std::size_t ascii = 0;  ///< printable, tabs and line breaks: one of their bytes is NUL
    std::size_t usual = 0;  ///< these, and what Chinese and European texts are made of
    std::size_t wrong = 0;  ///< control characters, lone surrogates, private use
};

WideReading readWide(std::string_view bytes, bool bigEndian) {
    DecodedText trial;
    decodeUtf16(bytes.substr(0, bytes.size() / 2 * 2), 0, bigEndian, trial);
    WideReading reading;
    reading.wrong = trial.problemCount;
    for (std::size_t at = 0; at < trial.text.size();) {
        const char32_t c = nextCodePoint(trial.text, at);
        const bool printable = (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n' || c == '\r';
        ++reading.units;
        if (printable) ++reading.ascii;
        if (printable || (c >= 0xA0 && c < 0x250) || (c >= 0x2010 && c < 0x2040) || (c >= 0x3000 && c < 0x3040) ||
            (c >= 0x4E00 && c < 0xA000) || (c >= 0xFF00 && c < 0xFFF0) || c >= 0x10000)
            ++reading.usual;
        else if (c < 0xA0 || (c >= 0xE000 && c < 0xF900) || c == 0xFFFE || c == 0xFFFF)
            ++reading.wrong;
    }
    return reading;
}

/// UTF-16 without byte order mark, when that is certain: its digits, delimiters and line breaks are whole units and
/// have a NUL. NULs alone say nothing of the order: 一 (U+4E00) has one on the other side.
std::optional<Encoding> utf16ByNulPattern(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 64 * 1024);
    if (bytes.size() % 2 != 0 || sample.size() < 4 || sample.find('\0') == std::string_view::npos) return std::nullopt;
    // Latin text is half NULs. Chinese text has few, but its bytes are hardly ever UTF-8; a stray NUL in UTF-8 is
    // neither.
    const bool mayBeUtf8 = isValidUtf8(bytes);
    std::optional<Encoding> found;
    std::size_t most = 0;
    for (const Encoding order : {Encoding::utf16le, Encoding::utf16be}) {
        const bool bigEndian = order == Encoding::utf16be;
        if (!lineFeedsFitUtf16(sample, bigEndian)) continue;
        const WideReading reading = readWide(sample, bigEndian);
        const std::size_t enough = std::max<std::size_t>(1, mayBeUtf8 ? reading.units * 2 / 3 : reading.units / 100);
        // The sample may end inside a pair.
        if (reading.wrong > 1 + reading.units / 1000 || reading.ascii < enough ||
            reading.usual * 10 < reading.units * 9 || reading.usual <= most)
            continue;
        found = order;
        most = reading.usual;
    }
    return found;
}

}  // namespace

const char* encodingName(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8:
            return "utf-8";
        case Encoding::utf16le:
            return "utf-16le";
        case Encoding::utf16be:
            return "utf-16be";
        case Encoding::gb18030:
            return "gb18030";
        case Encoding::big5:
            return "big5";
        case Encoding::windows1252:
            return "windows-1252";
        case Encoding::gbk:
            return "gbk";
        case Encoding::gb2312:
            return "gb2312";
    }
    return "utf-8";
}

std::optional<Encoding> encodingByName(std::string_view name) {
    std::string plain;
    for (const char c : name)
        if (c != '-' && c != '_' && c != ' ') plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    static constexpr std::array<std::pair<std::string_view, Encoding>, 19> kNames = {
        {{"utf8", Encoding::utf8},
         {"utf8bom", Encoding::utf8},
         {"utf8sig", Encoding::utf8},
         {"ascii", Encoding::utf8},
         {"utf16", Encoding::utf16le},
         {"unicode", Encoding::utf16le},
         {"utf16le", Encoding::utf16le},
         {"utf16be", Encoding::utf16be},
         {"gb18030", Encoding::gb18030},
         {"gbk", Encoding::gbk},
         {"gb2312", Encoding::gb2312},
         {"cp936", Encoding::gbk},
         {"ansi", Encoding::gb18030},
         {"big5", Encoding::big5},
         {"big5hkscs", Encoding::big5},
         {"windows1252", Encoding::windows1252},
         {"cp1252", Encoding::windows1252},
         {"latin1", Encoding::windows1252},
         {"iso88591", Encoding::windows1252}}};
    for (const auto& [known, encoding] : kNames)
        if (known == plain) return encoding;
    return std::nullopt;
}

std::string_view byteOrderMark(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8:
            return "\xEF\xBB\xBF";
        case Encoding::utf16le:
            return "\xFF\xFE";
        case Encoding::utf16be:
            return "\xFE\xFF";
        case Encoding::gb18030:
            return "\x84\x31\x95\x33";
        case Encoding::big5:
        case Encoding::windows1252:
        case Encoding::gbk:
        case Encoding::gb2312:
            return {};
    }
    return {};
}

namespace {
std::optional<Encoding> encodingByMark(std::string_view bytes) {
    for (const Encoding each : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::gb18030})
        if (bytes.substr(0, byteOrderMark(each).size()) == byteOrderMark(each)) return each;
    return std::nullopt;
}

/// UTF-8, but for a place or two that somebody's program damaged: one character in twenty at most. Chinese in GB18030
/// hardly has a sequence of three bytes that could be UTF-8.
bool isMostlyUtf8(std::string_view bytes) {
    constexpr std::size_t kCharactersPerFault = 20;
    std::size_t faults = 0;
    std::size_t characters = 0;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t malformed = firstMalformedUtf8(bytes, at);
        for (; at < malformed; ++at)
            if (static_cast<unsigned char>(bytes[at]) >= 0xE0) ++characters;
        if (malformed == bytes.size()) break;
        ++faults;
        nextCodePoint(bytes, at);
    }
    return faults * kCharactersPerFault <= characters;
}
}  // namespace

Encoding detectEncoding(std::string_view bytes) {
    if (const auto marked = encodingByMark(bytes)) return *marked;
    // Before UTF-8: the NULs of UTF-16 are valid UTF-8.
    if (const auto wide = utf16ByNulPattern(bytes)) return *wide;
    return isMostlyUtf8(bytes) ? Encoding::utf8 : Encoding::gb18030;
}

DecodedText decodeToUtf8(std::string bytes, std::optional<Encoding> encoding) {
    DecodedText result;
    result.encoding = encoding ? *encoding : detectEncoding(bytes);
    const std::string_view mark = byteOrderMark(result.encoding);
    result.hadByteOrderMark = !mark.empty() && std::string_view(bytes).substr(0, mark.size()) == mark;
    const std::size_t from = result.hadByteOrderMark ? mark.size() : 0;
    switch (result.encoding) {
        case Encoding::utf8:
            decodeUtf8(std::move(bytes), from, result);
            break;
        case Encoding::utf16le:
        case Encoding::utf16be:
            decodeUtf16(bytes, from, result.encoding == Encoding::utf16be, result);
            break;
        case Encoding::gb18030:
        case Encoding::big5:
        case Encoding::windows1252:
        case Encoding::gbk:
        case Encoding::gb2312:
            decodeWithConverter(std::string_view(bytes).substr(from), result.encoding, result);
            for (auto& problem : result.problems) problem.byteOffset += from;
            break;
    }
    numberLines(result);
    return result;
}

Result<std::string> encode(std::string_view utf8, Encoding encoding) {
    if (encoding == Encoding::utf8) {
        if (!isValidUtf8(utf8)) return failure(ErrorKind::invalid_value, "text", ErrorCode::not_utf8);
        return std::string(utf8);
    }
    if (encoding == Encoding::utf16le || encoding == Encoding::utf16be) {
        std::string result;
        result.reserve(utf8.size() * 2);
        const auto add = [&](char32_t unit) {
            const auto high = static_cast<char>(static_cast<unsigned char>(unit >> 8));
            const auto low = static_cast<char>(static_cast<unsigned char>(unit & 0xFF));
            result += encoding == Encoding::utf16be ? high : low;
            result += encoding == Encoding::utf16be ? low : high;
        };
        for (std::size_t at = 0; at < utf8.size();) {
            const char32_t c = nextCodePoint(utf8, at);
            if (c < 0x10000) {
                add(c);
            } else {
                add(0xD800 + ((c - 0x10000) >> 10));
                add(0xDC00 + ((c - 0x10000) & 0x3FF));
            }
        }
        return result;
    }
    const Converter converter = openConverter(encoding, false);
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFallback(converter.get(), false);  // a look-alike is not the character
    const icu::UnicodeString source =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    std::string result;
    std::array<char, 16'384> block{};
    const UChar* from = source.getBuffer();
    const UChar* const end = from + source.length();
    for (;;) {
        char* target = block.data();
        status = U_ZERO_ERROR;
        ucnv_fromUnicode(converter.get(), &target, block.data() + block.size(), &from, end, nullptr, true, &status);
        result.append(block.data(), target);
        if (status == U_BUFFER_OVERFLOW_ERROR) continue;
        if (U_SUCCESS(status)) return result;
        std::array<UChar, 8> unknown{};
        auto length = static_cast<int8_t>(unknown.size());
        UErrorCode ignored = U_ZERO_ERROR;
        ucnv_getInvalidUChars(converter.get(), unknown.data(), &length, &ignored);
        std::string character;
        appendUtf16(character, unknown.data(), unknown.data() + std::max<int>(length, 0));
        return failure(ErrorKind::invalid_value, character,
                       {ErrorCode::no_character_in_encoding, {encodingName(encoding)}});
    }
}

std::string smuggled(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += {'\xED', static_cast<char>(0xB0 | byte >> 6), static_cast<char>(0x80 | (byte & 0x3F))};
    }
    return text;
}

Result<std::string> encodeWithBytes(std::string_view text, Encoding encoding) {
    const auto isByte = [&](std::size_t at) {
        return at + 2 < text.size() && text[at] == '\xED' && static_cast<unsigned char>(text[at + 1]) >= 0xB0;
    };
    const bool wide = encoding == Encoding::utf16le || encoding == Encoding::utf16be;
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t plain = at;
        while (plain < text.size() && !isByte(plain)) ++plain;
        if (plain > at) {
            auto piece = encode(text.substr(at, plain - at), encoding);
            if (!piece) return piece;
            result += *piece;
        }
        std::string bytes;
        for (at = plain; isByte(at); at += 3)
            bytes += static_cast<char>((text[at + 1] & 3) << 6 | (text[at + 2] & 0x3F));
        result += bytes;
        // Half a unit would shift all that follows: a lone surrogate is as wrong, and no longer.
        if (wide && bytes.size() % 2 != 0) result += '\xDC';
        if (wide && bytes.size() % 2 != 0 && encoding == Encoding::utf16be)
            std::swap(result[result.size() - 1], result[result.size() - 2]);
    }
    return result;
}

}  // namespace meike
