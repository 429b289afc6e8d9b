// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Values as changesets hold them (https://www.sqlite.org/session/changesetformat.html): a byte for the type, then
/// eight bytes of an integer, the high ones first, or the length and the bytes of a text or blob.
namespace meike {

namespace changeset_format {

constexpr char kInteger = 1;
constexpr char kText = 3;
constexpr char kBlob = 4;
constexpr char kNull = 5;

inline void addBigEndian(std::string& out, std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    char bytes[8];
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(bits >> (56 - 8 * i) & 0xFF);
    out.append(bytes, sizeof bytes);
}

/// SQLite's own: seven bits a byte, the high ones first.
inline void addVarint(std::string& out, std::size_t number) {
    char bytes[10];
    std::size_t at = sizeof bytes;
    bytes[--at] = static_cast<char>(number & 0x7F);
    while ((number >>= 7) != 0) bytes[--at] = static_cast<char>((number & 0x7F) | 0x80);
    out.append(bytes + at, sizeof bytes - at);
}

inline void addInteger(std::string& out, std::int64_t number) {
    out += kInteger;
    addBigEndian(out, number);
}

inline void addBytes(std::string& out, char type, std::string_view bytes) {
    out += type;
    addVarint(out, bytes.size());
    out += bytes;
}

}  // namespace changeset_format

/// Reads values that were written by the functions above, one after the other.
class ChangesetValues {
public:
    explicit ChangesetValues(std::string_view values) : m_rest(values) {}

    /// The type of the next value, which then is the one at hand.
    char next() {
        const char type = take(1)[0];
        if (type == changeset_format::kInteger) {
            std::uint64_t bits = 0;
            for (const char byte : take(8)) bits = bits << 8 | static_cast<unsigned char>(byte);
            m_integer = static_cast<std::int64_t>(bits);
        } else if (type != changeset_format::kNull) {
            std::size_t size = 0;
            unsigned char byte = 0x80;
            while ((byte & 0x80) != 0) {
                byte = static_cast<unsigned char>(take(1)[0]);
                size = size << 7 | (byte & 0x7F);
            }
            m_bytes = take(size);
        }
        return type;
    }
    std::int64_t integer() const { return m_integer; }
    /// Of a text or a blob.
    std::string_view bytes() const { return m_bytes; }

private:
    std::string_view take(std::size_t size) {
        const std::string_view taken = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return taken;
    }

    std::string_view m_rest;
    std::string_view m_bytes;
    std::int64_t m_integer = 0;
};

}  // namespace meike
