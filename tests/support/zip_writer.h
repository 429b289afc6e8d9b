// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace meike::test {

/// Writes zip files as tests want them: names as they are given, parts packed or not, and any lie about their sizes.
class ZipWriter {
public:
    struct Part {
        std::string name;
        std::string bytes;
        bool packed = true;
        std::int64_t claimedSize = -1;  ///< instead of the true one
        std::uint16_t method = 0xFFFF;  ///< instead of the true one
        std::uint16_t flags = 0x0800;   ///< names are UTF-8
    };

    ZipWriter& add(std::string name, std::string bytes, bool packed = true) {
        return add(Part{std::move(name), std::move(bytes), packed, -1, 0xFFFF, 0x0800});
    }
    ZipWriter& add(const Part& part) {
        const auto crc = static_cast<std::uint32_t>(
            crc32(0, reinterpret_cast<const Bytef*>(part.bytes.data()), static_cast<uInt>(part.bytes.size())));
        return put(part, part.packed ? deflated(part.bytes) : part.bytes, crc, part.bytes.size());
    }
    /// Of bytes that were packed elsewhere; their sum is not known, and no reader gets as far.
    ZipWriter& addPacked(std::string name, const std::string& packed, std::size_t size) {
        return put(Part{std::move(name), {}, true, -1, 0xFFFF, 0x0800}, packed, 0, size);
    }
    std::string finish() const {
        std::string end = "PK\x05\x06";
        number(end, 0, 4);
        number(end, m_parts, 2);
        number(end, m_parts, 2);
        number(end, m_directory.size(), 4);
        number(end, m_bytes.size(), 4);
        number(end, 0, 2);
        return m_bytes + m_directory + end;
    }

private:
    ZipWriter& put(const Part& part, const std::string& body, std::uint32_t crc, std::size_t size) {
        std::string common;
        number(common, 20, 2);
        number(common, part.flags, 2);
        number(common, part.method != 0xFFFF ? part.method : part.packed ? 8 : 0, 2);
        number(common, 0, 2);
        number(common, 0x5A21, 2);
        number(common, crc, 4);
        number(common, body.size(), 4);
        number(common, part.claimedSize >= 0 ? static_cast<std::uint64_t>(part.claimedSize) : size, 4);
        number(common, part.name.size(), 2);
        number(common, 0, 2);
        m_directory += "PK\x01\x02";
        number(m_directory, 20, 2);
        m_directory += common;
        number(m_directory, 0, 2);
        number(m_directory, 0, 2);
        number(m_directory, 0, 2);
        number(m_directory, 0, 4);
        number(m_directory, m_bytes.size(), 4);
        m_directory += part.name;
        m_bytes += "PK\x03\x04" + common + part.name + body;
        ++m_parts;
        return *this;
    }
    static void number(std::string& out, std::uint64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
    }
    static std::string deflated(const std::string& bytes) {
        z_stream stream{};
        deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
        std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream.avail_in = static_cast<uInt>(bytes.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        deflate(&stream, Z_FINISH);
        out.resize(stream.total_out);
        deflateEnd(&stream);
        return out;
    }

    std::string m_bytes;
    std::string m_directory;
    std::uint64_t m_parts = 0;
};

}  // namespace meike::test
