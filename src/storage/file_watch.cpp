// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/file_watch.h"

#include <sqlite3.h>

#include <array>
#include <system_error>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "storage/database.h"

namespace meike {

namespace {

std::uintmax_t sizeOf(const std::filesystem::path& path) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    return failed ? 0 : size;
}

}  // namespace

FileWatch::FileWatch(std::filesystem::path path, std::unique_ptr<Database> reader)
    : m_path(std::move(path)),
      m_identity(platform::fileIdentity(m_path)),
      m_reader(std::move(reader)),
      m_size(sizeOf(m_path)),
      m_head(head()) {}

FileWatch::~FileWatch() = default;

/// The first hundred bytes: change counter and number of pages are among them. Empty when they cannot be read.
std::string FileWatch::head() const {
    std::array<char, 100> bytes{};
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(m_reader->handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file ||
        !file->pMethods || file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0) != SQLITE_OK)
        return {};
    return {bytes.data(), bytes.size()};
}

std::optional<Error> FileWatch::problem() const {
    const std::string identity = platform::fileIdentity(m_path);
    if (identity.empty()) return Error(ErrorKind::not_found, pathText(m_path), ErrorCode::file_gone);
    if (identity != m_identity) return Error(ErrorKind::io, pathText(m_path), ErrorCode::file_replaced);
    // While this process writes, nobody can say whose change it is: asked again later.
    const std::unique_lock lock(m_mutex, std::try_to_lock);
    if (!lock) return std::nullopt;
    if (sizeOf(m_path) < m_size) return Error(ErrorKind::damaged, pathText(m_path), ErrorCode::file_cut_short);
    // What could not be read says nothing: a disk that failed for a moment is not another program.
    std::string now = head();
    if (m_head.empty()) m_head = now;
    if (!now.empty() && now != m_head) return Error(ErrorKind::io, pathText(m_path), ErrorCode::file_overwritten);
    return std::nullopt;
}

FileWatch::Writing::Writing(FileWatch& watch) : m_watch(watch), m_lock(watch.m_mutex) {}

FileWatch::Writing::~Writing() {
    m_watch.m_size = sizeOf(m_watch.m_path);
    m_watch.m_head = m_watch.head();
}

}  // namespace meike
