// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/unicode.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/ucol.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "base/unicode_radicals.h"

namespace meike {

namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kReplacementUtf8 = "\xEF\xBF\xBD";
constexpr std::size_t kMaxProblems = 100'000;

/// Length of the well-formed sequence at `at`, 0 when malformed. Unicode 15, table 3-7.
std::size_t sequenceLength(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    const unsigned char lead = byte(0);
    const std::size_t left = bytes.size() - at;
    if (lead < 0x80) return 1;
    if (lead < 0xC2) return 0;
    if (lead < 0xE0) return left >= 2 && continues(1) ? 2 : 0;
    if (lead < 0xF0) {
        if (left < 3 || !continues(1) || !continues(2)) return 0;
        if (lead == 0xE0 && byte(1) < 0xA0) return 0;
        return lead == 0xED && byte(1) >= 0xA0 ? 0 : 3;
    }
    if (lead > 0xF4 || left < 4 || !continues(1) || !continues(2) || !continues(3)) return 0;
    if (lead == 0xF0 && byte(1) < 0x90) return 0;
    return lead == 0xF4 && byte(1) >= 0x90 ? 0 : 4;
}

/// The first malformed byte at or after `at`, or size.
std::size_t firstMalformed(std::string_view bytes, std::size_t at) {
    constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
    while (at < bytes.size()) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            std::uint64_t word = 0;
            while (at + 8 <= bytes.size()) {
                std::memcpy(&word, bytes.data() + at, 8);
                if ((word & kHighBits) != 0) break;
                at += 8;
            }
            while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
            continue;
        }
        const std::size_t length = sequenceLength(bytes, at);
        if (length == 0) return at;
        at += length;
    }
    return at;
}

/// How many bytes one U+FFFD stands for: the longest start of a sequence that could have been one.
std::size_t malformedLength(std::string_view bytes, std::size_t at) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0xC2 || lead > 0xF4) return 1;
    const std::size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::size_t length = 1;
    while (length < wanted && at + length < bytes.size()) {
        const auto next = static_cast<unsigned char>(bytes[at + length]);
        if ((next & 0xC0) != 0x80) break;
        if (length == 1 && ((lead == 0xE0 && next < 0xA0) || (lead == 0xED && next >= 0xA0) ||
                            (lead == 0xF0 && next < 0x90) || (lead == 0xF4 && next >= 0x90)))
            break;
        ++length;
    }
    return length;
}

/// Code points that are NFC by themselves and never combine with a neighbour: what nearly all text here consists of.
bool isPlain(char32_t c) {
    return (c >= 1 && c < 0x300) || (c >= 0x2010 && c < 0x2028) || (c >= 0x3000 && c < 0x302A) ||
           (c >= 0x3400 && c < 0xA000) || (c >= 0xFF00 && c < 0xFF60);
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = get(status);
    if (U_FAILURE(status) || instance == nullptr)
        throw Error(ErrorKind::internal, "ICU", "its normalisation data are missing");
    return *instance;
}

std::string normalized(const icu::Normalizer2& by, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    by.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
    if (U_FAILURE(status)) throw Error(ErrorKind::internal, "ICU", u_errorName(status));
    return result;
}

constexpr char32_t kFirstHan = 0x3400;
constexpr char32_t kLastHan = 0x9FFF;

/// Traditional to simplified, character by character. ICU's transliterator takes 50 ms to make and is slow, and its
/// longer rules would let a word fold differently from its parts: so it is asked once for every character, at the first
/// Chinese text.
class Simplifier {
public:
    Simplifier() {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::Transliterator> transliterator(
            icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
        if (U_FAILURE(status) || !transliterator)
            throw Error(ErrorKind::internal, "ICU", "its Traditional-Simplified data are missing");
        icu::UnicodeString all;
        for (char32_t c = kFirstHan; c <= kLastHan; ++c) {
            all.append(static_cast<UChar>(c));
            all.append(u' ');  // keeps the rules for words away
        }
        transliterator->transliterate(all);
        if (all.length() != static_cast<int32_t>(2 * m_table.size()))
            throw Error(ErrorKind::internal, "ICU", "its Traditional-Simplified data are not character by character");
        for (std::size_t i = 0; i < m_table.size(); ++i) m_table[i] = all.charAt(static_cast<int32_t>(2 * i));
        // Folding twice must change nothing: follow the few chains to their end.
        for (auto& each : m_table)
            for (int step = 0; step < 4; ++step) each = static_cast<char16_t>(of(each));
    }
    char32_t of(char32_t c) const { return c >= kFirstHan && c <= kLastHan ? m_table[c - kFirstHan] : c; }

private:
    std::array<char16_t, kLastHan - kFirstHan + 1> m_table{};
};

const Simplifier& simplifier() {
    static const Simplifier instance;
    return instance;
}

char32_t ideographOf(char32_t c) {
    if (c < kFirstRadical || c > kLastRadical) return c;
    const char32_t ideograph = kRadicalIdeographs[c - kFirstRadical];
    return ideograph == 0 ? c : ideograph;
}

bool isSpace(char32_t c) {
    return c == 0x20 || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 ||
           c == 0x3000 || c == 0xFEFF;
}

void appendReplacement(DecodedText& result, std::uint64_t byteOffset) {
    ++result.problemCount;
    if (result.problems.size() < kMaxProblems) result.problems.push_back({byteOffset, result.text.size(), 0});
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
    std::size_t malformed = firstMalformed(bytes, from);
    if (malformed == bytes.size()) {
        if (from > 0) bytes.erase(0, from);
        result.text = std::move(bytes);
        return;
    }
    result.text.reserve(bytes.size());
    std::size_t at = from;
    while (malformed < bytes.size()) {
        result.text.append(bytes, at, malformed - at);
        appendReplacement(result, malformed);
        at = malformed + malformedLength(bytes, malformed);
        malformed = firstMalformed(bytes, at);
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
            appendReplacement(result, at);
        }
    }
    if (at < bytes.size()) appendReplacement(result, at);
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter openConverter(Encoding encoding) {
    const char* name = encoding == Encoding::gb18030 ? "gb18030"
                       : encoding == Encoding::big5  ? "Big5-HKSCS"
                                                     : "windows-1252";
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name, &status), &ucnv_close);
    if (U_FAILURE(status)) throw Error(ErrorKind::internal, "ICU", std::string("its converter is missing: ") + name);
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
    const Converter converter = openConverter(encoding);
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
        appendReplacement(result, static_cast<std::uint64_t>(source - bytes.data()) -
                                      static_cast<std::uint64_t>(std::max<int>(length, 0)));
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

/// UTF-16 without byte order mark: digits, delimiters and line breaks have a NUL half, always on the same side.
std::optional<Encoding> utf16ByNulPattern(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 64 * 1024);
    if (bytes.size() % 2 != 0 || sample.size() < 4) return std::nullopt;
    std::array<std::size_t, 2> nul{};
    for (std::size_t i = 0; i < sample.size(); ++i)
        if (sample[i] == '\0') ++nul[i % 2];
    // Latin text is half NULs. Chinese text has few, but its bytes are hardly ever UTF-8; a stray NUL in UTF-8 is
    // neither.
    const std::size_t enough = std::max<std::size_t>(1, sample.size() / (isValidUtf8(bytes) ? 3 : 40));
    const auto found = nul[1] >= enough && nul[0] * 20 <= nul[1]   ? std::optional(Encoding::utf16le)
                       : nul[0] >= enough && nul[1] * 20 <= nul[0] ? std::optional(Encoding::utf16be)
                                                                   : std::nullopt;
    if (!found || !lineFeedsFitUtf16(sample, *found == Encoding::utf16be)) return std::nullopt;
    DecodedText trial;
    decodeUtf16(sample.substr(0, sample.size() / 2 * 2), 0, *found == Encoding::utf16be, trial);
    return trial.problemCount <= 1 ? found : std::nullopt;  // the sample may end inside a pair
}

}  // namespace

bool isValidUtf8(std::string_view bytes) { return firstMalformed(bytes, 0) == bytes.size(); }

char32_t nextCodePoint(std::string_view utf8, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(utf8[at + i])); };
    const char32_t lead = byte(0);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    const std::size_t length = sequenceLength(utf8, at);
    char32_t result = kReplacement;
    if (length == 2) result = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
    if (length == 3) result = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    if (length == 4) result = (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    at += length == 0 ? malformedLength(utf8, at) : length;
    return result;
}

void appendUtf8(std::string& text, char32_t c) {
    const auto add = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
    if (c < 0x80) {
        add(c);
    } else if (c < 0x800) {
        add(0xC0 | c >> 6);
        add(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        add(0xE0 | c >> 12);
        add(0x80 | (c >> 6 & 0x3F));
        add(0x80 | (c & 0x3F));
    } else {
        add(0xF0 | c >> 18);
        add(0x80 | (c >> 12 & 0x3F));
        add(0x80 | (c >> 6 & 0x3F));
        add(0x80 | (c & 0x3F));
    }
}

std::string cleanText(std::string_view text) {
    bool plain = true;
    for (std::size_t at = 0; at < text.size() && plain;) {
        // U+FFFD is not plain, so malformed bytes end this loop too.
        plain = isPlain(nextCodePoint(text, at));
    }
    if (plain) return std::string(text);
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = nextCodePoint(text, at);
        if (c != 0) appendUtf8(clean, ideographOf(c));
    }
    static const icu::Normalizer2& nfc = normalizer(&icu::Normalizer2::getNFCInstance);
    return normalized(nfc, clean);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        std::size_t at = 0;
        if (!isSpace(nextCodePoint(text, at))) break;
        text.remove_prefix(at);
    }
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && text.size() - last < 4 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
        std::size_t at = last;
        if (!isSpace(nextCodePoint(text, at)) || at != text.size()) break;
        text.remove_suffix(text.size() - last);
    }
    return text;
}

std::string matchKey(std::string_view text) {
    const std::string clean = cleanText(text);
    std::string key;
    key.reserve(clean.size());
    bool again = false;
    for (std::size_t at = 0; at < clean.size();) {
        const char32_t c = nextCodePoint(clean, at);
        if (c == 0x3000) {
            key += ' ';
        } else if (c >= 0xFF01 && c <= 0xFF5E) {
            key += static_cast<char>(c - 0xFEE0);
        } else if (c >= 0xFF5F && c <= 0xFFEF) {
            // Brackets, half-width kana, ￥ and their like; a kana and its mark may become one character.
            static const icu::Normalizer2& nfkc = normalizer(&icu::Normalizer2::getNFKCInstance);
            std::string one;
            appendUtf8(one, c);
            key += normalized(nfkc, one);
            again = true;
        } else {
            appendUtf8(key, c);
        }
    }
    if (again) key = cleanText(key);
    // A full-width letter before a combining mark composes only now.
    if (key.size() != clean.size() && !again) key = cleanText(key);
    return std::string(trimmed(key));
}

std::string foldForSearch(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    bool plain = true;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = nextCodePoint(text, at);
        if (c >= 'A' && c <= 'Z') {
            folded += static_cast<char>(c + ('a' - 'A'));
        } else if (c < 0x80 && c != 0) {
            folded += static_cast<char>(c);
        } else if (c >= kFirstHan && c <= kLastHan) {
            appendUtf8(folded, simplifier().of(c));
        } else if (c == 0x3000) {
            folded += ' ';
        } else if (c >= 0xFF01 && c <= 0xFF5E) {
            const char32_t narrow = c - 0xFEE0;
            folded += static_cast<char>(narrow >= 'A' && narrow <= 'Z' ? narrow + ('a' - 'A') : narrow);
        } else {
            plain = false;
            break;
        }
    }
    if (plain) return folded;
    static const icu::Normalizer2& caseFold = normalizer(&icu::Normalizer2::getNFKCCasefoldInstance);
    const std::string whole = normalized(caseFold, cleanText(text));
    folded.clear();
    for (std::size_t at = 0; at < whole.size();) appendUtf8(folded, simplifier().of(nextCodePoint(whole, at)));
    return folded;
}

namespace {
const icu::Collator& chineseCollator() {
    static const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("zh@collation=pinyin"), status));
        if (U_FAILURE(status) || !made) throw Error(ErrorKind::internal, "ICU", "its Chinese collation is missing");
        // Latin before Han, whatever ICU's tailoring puts first.
        const std::array<int32_t, 2> order = {USCRIPT_LATIN, USCRIPT_HAN};
        made->setReorderCodes(order.data(), static_cast<int32_t>(order.size()), status);
        if (U_FAILURE(status)) throw Error(ErrorKind::internal, "ICU", "its Chinese collation cannot be reordered");
        return made;
    }();
    return *collator;
}
}  // namespace

std::string sortKey(std::string_view text) {
    const icu::UnicodeString source =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    std::array<uint8_t, 512> buffer{};
    const int32_t needed = chineseCollator().getSortKey(source, buffer.data(), static_cast<int32_t>(buffer.size()));
    std::string key(static_cast<std::size_t>(std::max(needed, 1)), '\0');
    if (static_cast<std::size_t>(needed) <= buffer.size())
        std::memcpy(key.data(), buffer.data(), key.size());
    else
        chineseCollator().getSortKey(source, reinterpret_cast<uint8_t*>(key.data()), needed);
    key.pop_back();  // ICU ends its keys with a zero byte
    return key;
}

std::string sortKeyVersion() {
    UVersionInfo version{};
    chineseCollator().getVersion(version);
    std::string text = "zh-pinyin";
    for (const uint8_t part : version) text.append(1, '.').append(std::to_string(part));
    return text;
}

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
         {"gbk", Encoding::gb18030},
         {"gb2312", Encoding::gb18030},
         {"cp936", Encoding::gb18030},
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
}  // namespace

Encoding detectEncoding(std::string_view bytes) {
    if (const auto marked = encodingByMark(bytes)) return *marked;
    // Before UTF-8: the NULs of UTF-16 are valid UTF-8.
    if (const auto wide = utf16ByNulPattern(bytes)) return *wide;
    return isValidUtf8(bytes) ? Encoding::utf8 : Encoding::gb18030;
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
            decodeWithConverter(std::string_view(bytes).substr(from), result.encoding, result);
            for (auto& problem : result.problems) problem.byteOffset += from;
            break;
    }
    numberLines(result);
    return result;
}

Result<std::string> encode(std::string_view utf8, Encoding encoding) {
    if (encoding == Encoding::utf8) {
        if (!isValidUtf8(utf8)) return failure(ErrorKind::invalid_value, "text", "not well-formed UTF-8");
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
    const Converter converter = openConverter(encoding);
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
                       std::string("there is no such character in ") + encodingName(encoding));
    }
}

}  // namespace meike
