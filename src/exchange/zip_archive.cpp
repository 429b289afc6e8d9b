// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <mutex>

#include "base/error_code.h"
#include "base/progress.h"
#include "exchange/cell_text.h"

namespace meike {

namespace {

[[noreturn]] void damaged(std::string_view part) {
    throw Error(ErrorKind::damaged, "", {ErrorCode::workbook_damaged, {part}});
}

std::string plainName(std::string_view name) {
    std::string plain;
    for (const char c : name) plain += c == '\\' ? '/' : lowerLetter(c);
    std::string_view rest = plain;
    while (takePrefix(rest, "/") || takePrefix(rest, "./")) {
    }
    return std::string(rest);
}

struct ZipCloser {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
using ZipHandle = std::unique_ptr<zip_t, ZipCloser>;

/// Each reader has a handle of its own: libzip's are not for several threads. One is made at a time: libzip asks the
/// local time of every part, and not every library that it may be built with locks its time zone.
ZipHandle openZip(const std::string& bytes) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    if (!zip && source) zip_source_free(source);
    zip_error_fini(&error);
    if (!zip) damaged("zip");
    return ZipHandle(zip);
}

/// Entries of the directory, counted before libzip makes something of each.
std::size_t directoryEntries(std::string_view bytes) {
    std::size_t count = 0;
    constexpr std::string_view kMark = "PK\x01\x02";
    for (std::size_t at = bytes.find(kMark); at != std::string_view::npos; at = bytes.find(kMark, at + 4)) ++count;
    return count;
}

}  // namespace

struct ZipPart::Handles {
    ~Handles() {
        if (file) zip_fclose(file);
        if (zip) zip_discard(zip);
    }
    std::shared_ptr<const std::string> bytes;
    zip_t* zip = nullptr;
    zip_file_t* file = nullptr;
};

ZipPart::~ZipPart() = default;

std::size_t ZipPart::read(std::span<char> buffer) {
    throwIfStopped(m_stop);
    const zip_int64_t got = zip_fread(m_handles->file, buffer.data(), buffer.size());
    if (got < 0) damaged(m_name);
    m_unpacked += static_cast<std::uint64_t>(got);
    if (m_unpacked > kMostPartBytes)
        throw Error(ErrorKind::invalid_value, "", {ErrorCode::workbook_part_too_large, {m_name, kMostPartBytes >> 20}});
    return static_cast<std::size_t>(got);
}

std::unique_ptr<ZipPart> ZipPart::fromStart() const { return open(m_handles->bytes, m_name, m_place, m_stop); }

std::unique_ptr<ZipPart> ZipPart::open(std::shared_ptr<const std::string> bytes, std::string name, std::uint64_t place,
                                       std::stop_token stop) {
    std::unique_ptr<ZipPart> part(new ZipPart());
    part->m_name = std::move(name);
    part->m_place = place;
    part->m_stop = std::move(stop);
    part->m_handles = std::make_unique<Handles>();
    part->m_handles->bytes = std::move(bytes);
    zip_t* const zip = openZip(*part->m_handles->bytes).release();
    part->m_handles->zip = zip;
    zip_stat_t stat;
    if (zip_stat_index(zip, place, 0, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0) part->m_size = stat.size;
    part->m_handles->file = zip_fopen_index(zip, place, 0);
    if (!part->m_handles->file) {
        const int code = zip_error_code_zip(zip_get_error(zip));
        if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD || code == ZIP_ER_ENCRNOTSUPP)
            throw Error(ErrorKind::invalid_value, "", ErrorCode::is_protected);
        damaged(part->m_name);
    }
    return part;
}

ZipArchive::ZipArchive(std::shared_ptr<const std::string> bytes, std::stop_token stop)
    : m_bytes(std::move(bytes)), m_stop(std::move(stop)) {
    if (m_bytes->size() > kMostArchiveBytes)
        throw Error(ErrorKind::invalid_value, "", {ErrorCode::file_larger_than, {kMostArchiveBytes}});
    const auto refuseTooMany = [] {
        throw Error(ErrorKind::invalid_value, "", {ErrorCode::workbook_too_many_parts, {kMostParts}});
    };
    // Twice as many: packed bytes may look like one.
    if (directoryEntries(*m_bytes) > 2 * kMostParts) refuseTooMany();
    const ZipHandle zip = openZip(*m_bytes);
    const zip_int64_t entries = zip_get_num_entries(zip.get(), 0);
    if (entries > static_cast<zip_int64_t>(kMostParts)) refuseTooMany();
    for (zip_int64_t i = 0; i < entries; ++i) {
        const auto place = static_cast<zip_uint64_t>(i);
        if (const char* name = zip_get_name(zip.get(), place, ZIP_FL_ENC_RAW)) m_parts.emplace(plainName(name), place);
    }
}

bool ZipArchive::has(std::string_view name) const { return m_parts.contains(plainName(name)); }

std::unique_ptr<ZipPart> ZipArchive::open(std::string_view name) const {
    const auto found = m_parts.find(plainName(name));
    if (found == m_parts.end()) return nullptr;
    return ZipPart::open(m_bytes, found->first, found->second, m_stop);
}

std::string ZipArchive::beginning(std::string_view name, std::size_t most) const {
    std::string text;
    const auto part = open(name);
    if (!part) return text;
    text.resize(most);
    std::size_t used = 0;
    while (used < most) {
        const std::size_t got = part->read(std::span(text).subspan(used));
        if (got == 0) break;
        used += got;
    }
    text.resize(used);
    return text;
}

}  // namespace meike
