// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/unicode.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/ucol.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "base/error.h"
#include "base/error_code.h"
#include "base/unicode_radicals.h"
#include "generated/embedded_resources.h"

namespace meike {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

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

/// Whether an ideograph of U+4000 and above stands at `at`, as in nearly all Chinese text.
bool isHanAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    return text.size() - at >= 3 && byte(0) >= 0xE4 && byte(0) <= 0xE9 && (byte(1) & 0xC0) == 0x80 &&
           (byte(2) & 0xC0) == 0x80;
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
        throw Error(ErrorKind::internal, "ICU", {ErrorCode::fault, {"its normalisation data are missing"}});
    return *instance;
}

std::string normalized(const icu::Normalizer2& by, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    by.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
    if (U_FAILURE(status)) throw Error(ErrorKind::internal, "ICU", {ErrorCode::fault, {u_errorName(status)}});
    return result;
}

/// Traditional to simplified, character by character, from resources/pinyin/simplified.txt: ICU's transliterator takes
/// a tenth of a second to make and to ask, and its longer rules would let a word fold differently from its parts.
class Simplifier {
public:
    Simplifier() {
        for (std::size_t i = 0; i < m_table.size(); ++i) m_table[i] = static_cast<char16_t>(kFirstHan + i);
        const std::string_view text = embeddedResource("pinyin/simplified.txt");
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            if (text[at] != '#' && end > at) {
                const char32_t traditional = nextCodePoint(text, at);
                m_table[traditional - kFirstHan] = static_cast<char16_t>(nextCodePoint(text, at));
            }
            at = end + 1;
        }
        if (of(U'\u842C') == U'\u842C')
            throw Error(ErrorKind::internal, "pinyin/simplified.txt", {ErrorCode::fault, {"the table is missing"}});
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

}  // namespace

std::size_t firstMalformedUtf8(std::string_view bytes, std::size_t at) {
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

bool isValidUtf8(std::string_view bytes) { return firstMalformedUtf8(bytes, 0) == bytes.size(); }

char32_t nextCodePoint(std::string_view utf8, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(utf8[at + i])); };
    const char32_t lead = byte(0);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    if (isHanAt(utf8, at)) {
        at += 3;
        return (lead & 0x0F) << 12 | (static_cast<unsigned char>(utf8[at - 2]) & 0x3FU) << 6 |
               (static_cast<unsigned char>(utf8[at - 1]) & 0x3FU);
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
        const char bytes[] = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                              static_cast<char>(0x80 | (c & 0x3F))};
        text.append(bytes, sizeof bytes);
    } else {
        add(0xF0 | c >> 18);
        add(0x80 | (c >> 12 & 0x3F));
        add(0x80 | (c >> 6 & 0x3F));
        add(0x80 | (c & 0x3F));
    }
}

namespace {

bool isPlainText(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte != 0 && byte < 0x80)
            ++at;
        else if (isHanAt(text, at))
            at += 3;
        else if (!isPlain(nextCodePoint(text, at)))  // U+FFFD is not plain: nor are malformed bytes
            return false;
    }
    return true;
}

}  // namespace

std::string_view cleanText(std::string_view text, std::string& storage) {
    if (isPlainText(text)) return text;
    storage = cleanText(text);
    return storage;
}

std::string cleanText(std::string_view text) {
    if (isPlainText(text)) return std::string(text);
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
    // Nearly all text begins and ends with a letter, a digit or an ideograph.
    const auto isLetter = [](char c) { return c > 0x20 && c < 0x7F; };
    if (text.empty() || ((isLetter(text.front()) || isHanAt(text, 0)) &&
                         (isLetter(text.back()) || (text.size() >= 3 && isHanAt(text, text.size() - 3)))))
        return text;
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

bool isInvisible(char32_t c) {
    if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
    if (c < 0x7F) return false;
    return c <= 0x9F || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFE0F || c == 0xFEFF;
}

bool holdsInvisible(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        const auto byte = static_cast<unsigned char>(utf8[at]);
        // Letters and digits and ideographs, which nearly everything is.
        if ((byte >= 0x20 && byte < 0x7F) || (byte >= 0xE3 && byte <= 0xEE)) {
            at += byte < 0x7F ? 1 : 3;
            continue;
        }
        if (isInvisible(nextCodePoint(utf8, at))) return true;
    }
    return false;
}

namespace {

/// Characters that stand in a match key as they are.
bool isKeyPlain(char32_t c) {
    return (c >= 0x20 && c < 0x7F) || (c > 0xA0 && c < 0x300 && c != 0xAD) || (c >= 0x3001 && c < 0x302A) ||
           (c >= kFirstHan && c <= kLastHan);
}

}  // namespace

std::string matchKey(std::string_view text) {
    bool plain = true;
    for (std::size_t at = 0; at < text.size() && plain;) {
        if (text[at] >= 0x20 && text[at] < 0x7F)
            ++at;
        else if (isHanAt(text, at))
            at += 3;
        else
            plain = isKeyPlain(nextCodePoint(text, at));
    }
    if (plain) return std::string(trimmed(text));
    const std::string clean = cleanText(text);
    std::string key;
    key.reserve(clean.size());
    bool again = false;
    for (std::size_t at = 0; at < clean.size();) {
        const char32_t c = nextCodePoint(clean, at);
        if (isInvisible(c)) {
            again = true;  // what it kept apart may now combine
        } else if (isSpace(c)) {
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
        if (U_FAILURE(status) || !made)
            throw Error(ErrorKind::internal, "ICU", {ErrorCode::fault, {"its Chinese collation is missing"}});
        // Latin before Han, whatever ICU's tailoring puts first.
        const std::array<int32_t, 2> order = {USCRIPT_LATIN, USCRIPT_HAN};
        made->setReorderCodes(order.data(), static_cast<int32_t>(order.size()), status);
        if (U_FAILURE(status))
            throw Error(ErrorKind::internal, "ICU", {ErrorCode::fault, {"its Chinese collation cannot be reordered"}});
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

}  // namespace meike
