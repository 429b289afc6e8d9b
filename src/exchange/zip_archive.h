// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace meike {

/// What a workbook may hold at most, so that no file can exhaust the machine. Bytes are counted as they come out: what
/// a file says of its sizes is never believed.
constexpr std::uint64_t kMostArchiveBytes = 256U << 20;
constexpr std::uint64_t kMostPartBytes = 512U << 20;
constexpr std::size_t kMostParts = 1000;

/// One part of a zip file while it is unpacked.
class ZipPart {
public:
    ~ZipPart();
    ZipPart(const ZipPart&) = delete;
    ZipPart& operator=(const ZipPart&) = delete;

    /// Fills the buffer from its beginning; 0 at the end. Throws damaged, invalid_value (over kMostPartBytes) or
    /// cancelled.
    std::size_t read(std::span<char> buffer);
    /// The same part at its beginning. Throws damaged.
    std::unique_ptr<ZipPart> fromStart() const;
    const std::string& name() const { return m_name; }
    std::uint64_t unpacked() const { return m_unpacked; }
    std::uint64_t size() const { return m_size; }  ///< as the file says: for progress alone

private:
    friend class ZipArchive;
    ZipPart() = default;
    static std::unique_ptr<ZipPart> open(std::shared_ptr<const std::string> bytes, std::string name,
                                         std::uint64_t place, std::stop_token stop);

    struct Handles;
    std::unique_ptr<Handles> m_handles;
    std::string m_name;
    std::uint64_t m_place = 0;  ///< in the archive
    std::uint64_t m_unpacked = 0;
    std::uint64_t m_size = 0;
    std::stop_token m_stop;
};

/// A zip file in memory. Names are found whatever their case and slashes (`xl\Workbook.xml`). Safe to use from several
/// threads.
class ZipArchive {
public:
    /// Throws damaged, or invalid_value: over kMostArchiveBytes or kMostParts.
    ZipArchive(std::shared_ptr<const std::string> bytes, std::stop_token stop);

    bool has(std::string_view name) const;
    /// Names as they are looked for: lower case, slashes, in order.
    const std::map<std::string, std::uint64_t>& parts() const { return m_parts; }
    /// nullptr when there is no such part. Throws damaged; invalid_value when it needs a password.
    std::unique_ptr<ZipPart> open(std::string_view name) const;
    /// The first `most` bytes of a part; empty when there is none.
    std::string beginning(std::string_view name, std::size_t most) const;

private:
    std::shared_ptr<const std::string> m_bytes;
    std::stop_token m_stop;
    std::map<std::string, std::uint64_t> m_parts;  ///< to their place in the archive
};

}  // namespace meike
