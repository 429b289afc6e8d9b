// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xls/ole_file.h"

#include <algorithm>
#include <vector>

#include "exchange/xls/little_endian.h"

namespace meike::xls {

namespace {

constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  // above: free, end of a chain, or for the tables themselves
constexpr std::size_t kHeader = 512;
constexpr std::size_t kEntry = 128;

/// The parts of a compound file: a table that chains sectors, a directory, and a stream of small sectors for short
/// ones.
class OleFile {
public:
    explicit OleFile(std::string_view file) : m_file(file) {
        const unsigned shift = u16(file, 30);
        const unsigned smallShift = u16(file, 32);
        if (file.size() < kHeader || shift < 7 || shift > 16 || smallShift < 4 || smallShift > shift) return;
        m_sector = std::size_t{1} << shift;
        m_small = std::size_t{1} << smallShift;
        readTable();
        m_directory = chain(u32(file, 48));
        m_smallTable = chain(u32(file, 60));
        m_cutoff = u32(file, 56);
        if (m_directory.size() >= kEntry) m_smallStream = chain(u32(m_directory, 116));
    }

    std::optional<std::string> stream(std::string_view name) const {
        for (std::size_t at = 0; at + kEntry <= m_directory.size(); at += kEntry) {
            const std::string_view entry = std::string_view(m_directory).substr(at, kEntry);
            if (entry[66] != 2 || nameOf(entry) != name) continue;
            const std::size_t size = u32(entry, 120);
            std::string bytes = size < m_cutoff ? smallChain(u32(entry, 116)) : chain(u32(entry, 116));
            if (bytes.size() > size) bytes.resize(size);
            return bytes;
        }
        return std::nullopt;
    }

private:
    static std::string nameOf(std::string_view entry) {
        std::string name;
        for (std::size_t i = 0; i + 2 < std::min<std::size_t>(u16(entry, 64), 64); i += 2) name += entry[i];
        return name;
    }
    std::string_view sector(std::uint32_t number) const {
        const std::uint64_t at = (std::uint64_t{number} + 1) * m_sector;
        return at < m_file.size() ? m_file.substr(static_cast<std::size_t>(at), m_sector) : std::string_view();
    }
    void readTable() {
        const auto addSector = [&](std::uint32_t number) {
            const std::string_view bytes = sector(number);
            for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) m_table.push_back(u32(bytes, at));
        };
        const std::size_t most = m_file.size() / m_sector + 1;
        for (std::size_t i = 0; i < 109 && m_table.size() / (m_sector / 4) < most; ++i)
            if (const std::uint32_t number = u32(m_file, 76 + 4 * i); number < kLastSector) addSector(number);
        // Large files: more sectors of the table are listed in a chain of lists.
        std::uint32_t list = u32(m_file, 68);
        for (std::size_t lists = 0; list < kLastSector && lists < most; ++lists) {
            const std::string_view bytes = sector(list);
            if (bytes.size() < m_sector) break;
            for (std::size_t at = 0; at + 8 <= bytes.size() && m_table.size() / (m_sector / 4) < most; at += 4)
                if (const std::uint32_t number = u32(bytes, at); number < kLastSector) addSector(number);
            list = u32(bytes, m_sector - 4);
        }
    }
    std::string chain(std::uint32_t first) const {
        std::string bytes;
        const std::size_t most = m_file.size() / m_sector + 1;
        std::uint32_t number = first;
        for (std::size_t steps = 0; number < kLastSector && steps < most; ++steps) {
            const std::string_view piece = sector(number);
            if (piece.empty()) break;
            bytes += piece;
            number = number < m_table.size() ? m_table[number] : kLastSector;
        }
        return bytes;
    }
    std::string smallChain(std::uint32_t first) const {
        std::string bytes;
        std::uint32_t number = first;
        for (std::size_t steps = 0; number < kLastSector && steps <= m_smallStream.size() / m_small; ++steps) {
            const std::uint64_t at = std::uint64_t{number} * m_small;
            if (at >= m_smallStream.size()) break;
            bytes += std::string_view(m_smallStream).substr(static_cast<std::size_t>(at), m_small);
            number = std::uint64_t{number} * 4 + 4 <= m_smallTable.size() ? u32(m_smallTable, std::size_t{number} * 4)
                                                                          : kLastSector;
        }
        return bytes;
    }

    std::string_view m_file;
    std::size_t m_sector = 512;
    std::size_t m_small = 64;
    std::uint32_t m_cutoff = 0;
    std::vector<std::uint32_t> m_table;
    std::string m_directory;
    std::string m_smallTable;
    std::string m_smallStream;
};

}  // namespace

std::optional<std::string> oleStream(std::string_view file, std::string_view name) {
    return OleFile(file).stream(name);
}

}  // namespace meike::xls
