// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/plain_xml.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/unicode.h"

namespace meike {

namespace {

/// Longer ones are a parser's that bounds them.
constexpr std::size_t kLongestToken = 64U << 10;
constexpr std::size_t kMostAttributes = 64;
constexpr std::size_t kLongestDeclaration = 256;

enum XmlByte : std::uint8_t { kOther = 0, kNameStart = 1, kNamePart = 2, kPlainText = 4, kPlainValue = 8, kBlank = 16 };

constexpr std::array<std::uint8_t, 256> kBytes = [] {
    std::array<std::uint8_t, 256> bytes{};
    for (std::size_t c = 0x20; c < 0x80; ++c) bytes[c] = kPlainText | kPlainValue;
    // `]]>` may not stand in a text, and lines are ended by LF alone where they are read.
    for (const char c : {'<', '&', ']'}) bytes[static_cast<unsigned char>(c)] &= static_cast<std::uint8_t>(~kPlainText);
    for (const char c : {'<', '&', '"', '\''})
        bytes[static_cast<unsigned char>(c)] &= static_cast<std::uint8_t>(~kPlainValue);
    for (const char c : {'\t', '\n'}) bytes[static_cast<unsigned char>(c)] = kPlainText;
    for (const char c : {' ', '\t', '\n', '\r'}) bytes[static_cast<unsigned char>(c)] |= kBlank;
    for (std::size_t c = 'a'; c <= 'z'; ++c) {
        bytes[c] |= kNameStart | kNamePart;
        bytes[c - 'a' + 'A'] |= kNameStart | kNamePart;
    }
    for (const char c : {'_', ':'}) bytes[static_cast<unsigned char>(c)] |= kNameStart | kNamePart;
    for (const char c : {'-', '.'}) bytes[static_cast<unsigned char>(c)] |= kNamePart;
    for (std::size_t c = '0'; c <= '9'; ++c) bytes[c] |= kNamePart;
    return bytes;
}();

bool isOf(char c, std::uint8_t what) { return (kBytes[static_cast<unsigned char>(c)] & what) != 0; }

/// Moves past one character beyond ASCII; false for bytes that are none, and for what may stand for them.
bool passCharacter(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (text.size() - at >= 3 && byte(0) >= 0xE4 && byte(0) <= 0xE9 && (byte(1) & 0xC0) == 0x80 &&
        (byte(2) & 0xC0) == 0x80) {
        at += 3;
        return true;
    }
    const char32_t c = nextCodePoint(text, at);
    return c < 0xFFFD || c > 0xFFFF;
}

/// `&amp;` or `&#10;` at `at`, which is moved behind it; nothing for any other.
bool takeReference(std::string_view text, std::size_t& at, std::string& out) {
    constexpr std::size_t kLongest = 12;
    const std::size_t end = text.find(';', at);
    if (end == std::string_view::npos || end - at > kLongest) return false;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    at = end + 1;
    static constexpr std::pair<std::string_view, char> kNames[] = {
        {"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
    for (const auto& [known, c] : kNames)
        if (name == known) {
            out += c;
            return true;
        }
    if (name.size() < 2 || name[0] != '#') return false;
    const bool hexadecimal = name[1] == 'x';
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    if (digits.empty() || digits.size() > 7) return false;
    char32_t number = 0;
    for (const char c : digits) {
        const bool digit = c >= '0' && c <= '9';
        const bool letter = hexadecimal && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
        if (!digit && !letter) return false;
        const int value = digit ? c - '0' : (c | 0x20) - 'a' + 10;
        number = number * (hexadecimal ? 16 : 10) + static_cast<char32_t>(value);
    }
    const bool allowed = number == '\t' || number == '\n' || number == '\r' || (number >= 0x20 && number < 0xD800) ||
                         (number >= 0xE000 && number < 0xFFFE) || (number >= 0x10000 && number <= 0x10FFFF);
    if (allowed) appendUtf8(out, number);
    return allowed;
}

}  // namespace

std::span<char> PlainXml::room(std::size_t bytes) {
    if (m_at > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_at, m_size - m_at);
        m_size -= m_at;
        m_at = 0;
    }
    if (m_buffer.size() < m_size + bytes) m_buffer.resize(m_size + bytes);
    return {m_buffer.data() + m_size, bytes};
}

void PlainXml::filled(std::size_t bytes) {
    m_size += bytes;
    m_ended = bytes == 0;
}

PlainXml::Found PlainXml::needMore() const {
    return m_ended || m_size - m_at > kLongestToken ? Found::unusual : Found::nothing;
}

/// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`, as far as it is one.
bool PlainXml::readDeclaration() {
    std::string_view rest(m_buffer.data() + m_at, m_size - m_at);
    const auto take = [&](std::string_view wanted) {
        if (rest.substr(0, wanted.size()) != wanted) return false;
        rest.remove_prefix(wanted.size());
        return true;
    };
    const auto takeEither = [&](std::string_view name, std::string_view one, std::string_view other) {
        if (!take(name)) return true;
        for (const std::string_view quote : {"\"", "'"})
            for (const std::string_view value : {one, other})
                if (take(std::string(quote).append(value).append(quote))) return true;
        return false;
    };
    if (!take("<?xml version=") || !(take("\"1.0\"") || take("'1.0'"))) return false;
    if (!takeEither(" encoding=", "UTF-8", "utf-8") || !takeEither(" standalone=", "yes", "no")) return false;
    if (!take("?>")) return false;
    m_at = m_size - rest.size();
    return true;
}

PlainXml::Found PlainXml::prologue() {
    if (!m_begun) {
        if (m_size < kLongestDeclaration && !m_ended) return Found::nothing;
        const std::string_view start(m_buffer.data(), m_size);
        m_begun = true;
        if (start.substr(0, 3) == "\xEF\xBB\xBF") m_at = 3;
        if (start.substr(m_at, 2) == "<?" && !readDeclaration()) return Found::unusual;
    }
    while (m_at < m_size && isOf(m_buffer[m_at], kBlank)) ++m_at;
    if (m_at < m_size && m_buffer[m_at] != '<') return Found::unusual;
    return Found::tag;
}

PlainXml::Found PlainXml::next() {
    if (m_size == m_at && !m_ended) return Found::nothing;
    if (m_open.empty()) {
        if (const Found found = prologue(); found != Found::tag) return found;
        if (m_closed) {
            if (m_at < m_size) return Found::unusual;
            return m_ended ? Found::end : Found::nothing;
        }
    }
    const std::size_t begin = m_at;
    const void* const found = m_size > begin ? std::memchr(m_buffer.data() + begin, '<', m_size - begin) : nullptr;
    if (found == nullptr) return needMore();
    const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.data());
    if (at + 1 == m_size) return needMore();
    const Found tag = m_buffer[at + 1] == '/' ? closingTag(at + 2) : openingTag(at + 1);
    if (tag != Found::tag) return tag;
    return takeText(begin, at) ? Found::tag : Found::unusual;
}

PlainXml::Found PlainXml::closingTag(std::size_t at) {
    if (m_open.empty()) return Found::unusual;
    const std::string_view open = std::string_view(m_names).substr(m_open.back());
    const std::string_view rest(m_buffer.data() + at, m_size - at);
    if (rest.size() <= open.size()) return needMore();
    if (rest.substr(0, open.size()) != open || rest[open.size()] != '>') return Found::unusual;
    m_closing.assign(open);
    m_names.resize(m_open.back());
    m_open.pop_back();
    m_closed = m_open.empty();
    m_tag = {{}, m_closing.c_str(), nullptr, false, true};
    m_at = at + open.size() + 1;
    return Found::tag;
}

bool PlainXml::isRepeated(const char* name, std::size_t size) const {
    return std::any_of(m_found.begin(), m_found.end(), [&](const Attribute& each) {
        return each.nameSize == size && std::memcmp(each.name, name, size) == 0;
    });
}

PlainXml::Found PlainXml::openingTag(std::size_t at) {
    char* const text = m_buffer.data();
    // Bytes after the token are looked at only where there are some.
    const auto passName = [&] {
        if (!isOf(text[at], kNameStart)) return false;
        while (at < m_size && isOf(text[at], kNamePart)) ++at;
        return true;
    };
    const std::size_t name = at;
    if (!passName()) return Found::unusual;
    const std::size_t nameEnd = at;
    m_found.clear();
    bool empty = false;
    for (;;) {
        const std::size_t blank = at;
        while (at < m_size && isOf(text[at], kBlank)) ++at;
        if (at == m_size) return needMore();
        if (text[at] == '>') break;
        if (text[at] == '/') {
            if (at + 1 == m_size) return needMore();
            if (text[++at] != '>') return Found::unusual;
            empty = true;
            break;
        }
        const std::size_t key = at;
        if (at == blank || !passName()) return Found::unusual;
        const std::size_t keyEnd = at;
        if (at + 2 > m_size) return needMore();
        const char quote = text[at + 1];
        if (text[at] != '=' || (quote != '"' && quote != '\'')) return Found::unusual;
        if (m_found.size() == kMostAttributes || isRepeated(text + key, keyEnd - key)) return Found::unusual;
        at += 2;
        const std::size_t value = at;
        bool references = false;
        while (at < m_size && text[at] != quote) {
            const char c = text[at];
            if (isOf(c, kPlainValue) || c == '"' || c == '\'') {
                ++at;
            } else if (c == '&') {
                references = true;
                ++at;
            } else if (static_cast<unsigned char>(c) < 0x80) {
                return Found::unusual;
            } else {
                // A character may go on behind what is there.
                if (m_size - at < 4 && !m_ended) return needMore();
                if (!passCharacter({text, m_size}, at)) return Found::unusual;
            }
        }
        if (at == m_size) return needMore();
        m_found.push_back({text + key, text + value, keyEnd - key, at - value, references});
        ++at;
    }
    // The tag is there as a whole: names and values become texts of their own where they stand.
    m_pairs.clear();
    for (const Attribute& each : m_found) {
        std::size_t size = each.valueSize;
        if (each.references) {
            const std::string_view value(each.value, each.valueSize);
            m_text.clear();
            for (std::size_t i = 0; i < value.size();)
                if (value[i] != '&')
                    m_text += value[i++];
                else if (!takeReference(value, i, m_text))
                    return Found::unusual;
            // Never longer than what stood for it.
            size = m_text.size();
            std::memcpy(each.value, m_text.data(), size);
        }
        each.name[each.nameSize] = '\0';
        each.value[size] = '\0';
        m_pairs.push_back(each.name);
        m_pairs.push_back(each.value);
    }
    m_pairs.push_back(nullptr);
    if (empty) {
        m_closed = m_open.empty();
    } else {
        m_open.push_back(m_names.size());
        m_names.append(text + name, nameEnd - name);
    }
    text[nameEnd] = '\0';
    m_tag = {{}, text + name, m_pairs.data(), true, empty};
    m_at = at + 1;
    return Found::tag;
}

/// The text before the tag at hand.
bool PlainXml::takeText(std::size_t begin, std::size_t end) {
    const std::string_view text(m_buffer.data() + begin, end - begin);
    std::size_t at = 0;
    bool references = false;
    while (at < text.size()) {
        const char c = text[at];
        if (isOf(c, kPlainText) || (c == ']' && text.substr(at, 3) != "]]>")) {
            ++at;
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            if (!passCharacter(text, at)) return false;
        } else if (c == '&') {
            references = true;
            ++at;
        } else {
            return false;
        }
    }
    m_tag.text = text;
    if (!references) return true;
    m_text.clear();
    for (at = 0; at < text.size();)
        if (text[at] != '&')
            m_text += text[at++];
        else if (!takeReference(text, at, m_text))
            return false;
    m_tag.text = m_text;
    return true;
}

}  // namespace meike
