// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>

#include "base/date.h"

/// Every call that only one operating system has. Nothing else in the project asks which system it runs on.
namespace meike::platform {

/// The calendar date of a moment in the user's time zone.
Date localDate(std::time_t moment);

/// Fills `bytes` from the system's random source.
void randomBytes(unsigned char* bytes, std::size_t count);

/// Makes a file 0600, a folder 0700. Quietly does nothing where the file system has no modes.
void makePrivate(const std::filesystem::path& path);

/// Flushes a file and its folder entry to the disk. Error{io, disk_full} when the disk refuses.
void syncToDisk(const std::filesystem::path& path);

/// New files and folders of this process are private to its user; no core dumps.
void hardenProcess();

/// Tells files apart whatever they are called; empty when there is none at that path.
std::string fileIdentity(const std::filesystem::path& path);

std::int64_t processId();
std::string hostName();

/// An exclusive lock that dies with the process. Held by existing.
class FileLock {
public:
    /// The lock, or nullptr when another process has it. `holder` is written into the file for those who wait.
    static std::unique_ptr<FileLock> tryLock(const std::filesystem::path& path, const std::string& holder);
    /// What the holder of a lock wrote; empty when unreadable.
    static std::string holderOf(const std::filesystem::path& path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    FileLock(int handle, std::filesystem::path path);
    int m_handle;
    std::filesystem::path m_path;
};

/// Asks for memory that will be read soon; a hint that may do nothing.
inline void prefetch([[maybe_unused]] const void* address) {
#if defined(__GNUC__)
    __builtin_prefetch(address);
#endif
}

}  // namespace meike::platform
