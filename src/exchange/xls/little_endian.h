// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace meike::xls {

/// Numbers of old files, low byte first; 0 behind the end.
inline std::uint32_t littleEndian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    if (at > bytes.size() || bytes.size() - at < count) return 0;
    for (std::size_t i = count; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
    return value;
}
inline std::uint8_t u8(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint8_t>(littleEndian(bytes, at, 1));
}
inline std::uint16_t u16(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(littleEndian(bytes, at, 2));
}
inline std::uint32_t u32(std::string_view bytes, std::size_t at) { return littleEndian(bytes, at, 4); }
inline double doubleAt(std::string_view bytes, std::size_t at) {
    const std::uint64_t bits = std::uint64_t{u32(bytes, at + 4)} << 32 | u32(bytes, at);
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

}  // namespace meike::xls
