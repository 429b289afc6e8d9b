// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <zlib.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace meike::test {

/// The unpacked bytes of one member of a zip file, found by its central directory; empty when there is none.
inline std::string zipMember(const std::filesystem::path& file, const std::string& name) {
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    const auto number = [&](std::size_t at, int size) {
        std::uint32_t value = 0;
        for (int i = size - 1; i >= 0; --i)
            value = value << 8U | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
        return value;
    };
    for (std::size_t at = bytes.find("PK\x01\x02"); at != std::string::npos; at = bytes.find("PK\x01\x02", at + 4)) {
        if (bytes.substr(at + 46, number(at + 28, 2)) != name) continue;
        const std::uint32_t method = number(at + 10, 2);
        const std::uint32_t packed = number(at + 20, 4);
        const std::uint32_t size = number(at + 24, 4);
        const std::size_t local = number(at + 42, 4);
        const std::size_t data = local + 30 + number(local + 26, 2) + number(local + 28, 2);
        if (method == 0) return bytes.substr(data, size);
        std::string out(size, '\0');
        z_stream inflater{};
        inflateInit2(&inflater, -15);
        inflater.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + data));
        inflater.avail_in = packed;
        inflater.next_out = reinterpret_cast<Bytef*>(out.data());
        inflater.avail_out = size;
        inflate(&inflater, Z_FINISH);
        inflateEnd(&inflater);
        return out;
    }
    return {};
}

}  // namespace meike::test
