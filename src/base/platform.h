// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

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

/// New files and folders of this process are private to its user; no core dumps; a file that may not grow further is an
/// error of the write and not the end of the process.
void hardenProcess();

/// Folders of this user that last while the computer runs, made when they are not there. Programs meet in them, so they
/// do not hang on what each was started with: not every one has XDG_RUNTIME_DIR, or the same.
std::vector<std::filesystem::path> runtimeFolders();

/// Opens a file for reading; a pipe that nobody writes to is at its end at once. nullptr, with errno, when it cannot be
/// opened.
std::FILE* openWithoutWaiting(const std::filesystem::path& path);

/// Whether a person sees what is written to a descriptor (1: the standard output).
bool isTerminal(int descriptor);

/// Whether files can be made in this folder.
bool mayWriteIn(const std::filesystem::path& folder);

/// Whether a file or folder lies on another computer's disk.
bool isOnNetwork(const std::filesystem::path& path);

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

/// A program that comes with this one: beside it, in its folder of helpers, or one folder up.
std::optional<std::filesystem::path> helperProgram(std::string_view name);

/// The most memory (bytes of address space) and processor time that this process may use from now on; over it, it ends.
/// Memory is not limited under AddressSanitizer.
void limitProcess(std::uint64_t memory, unsigned seconds);

/// What a program wrote to its standard output.
struct ChildOutput {
    bool finished = false;  ///< it ended by itself with 0, in time and without writing too much
    std::string bytes;
};
/// Runs a program to its end. It finds `input` as the file of its standard input; what it says of errors is dropped. It
/// is ended when it writes more than `most` bytes, takes longer than `patience`, or `stop` asks. Error{io} when it
/// cannot be started.
ChildOutput runChild(const std::filesystem::path& program, std::string_view input, std::size_t most,
                     std::chrono::milliseconds patience, const std::stop_token& stop);

/// Asks for memory that will be read soon; a hint that may do nothing.
inline void prefetch([[maybe_unused]] const void* address) {
#if defined(__GNUC__)
    __builtin_prefetch(address);
#endif
}

}  // namespace meike::platform
