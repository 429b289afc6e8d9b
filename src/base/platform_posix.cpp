// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"

namespace meike::platform {

Date localDate(std::time_t moment) {
    std::tm parts{};
    ::localtime_r(&moment, &parts);
    return Date(std::chrono::year(parts.tm_year + 1900) / std::chrono::month(static_cast<unsigned>(parts.tm_mon + 1)) /
                std::chrono::day(static_cast<unsigned>(parts.tm_mday)));
}

void randomBytes(unsigned char* bytes, std::size_t count) {
    while (count > 0) {
        const ssize_t got = ::getrandom(bytes, count, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) throw Error(ErrorKind::io, "random source", ErrorCode::no_random_bytes);
        bytes += got;
        count -= static_cast<std::size_t>(got);
    }
}

void makePrivate(const std::filesystem::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return;
    const mode_t mode = S_ISDIR(info.st_mode) ? 0700 : 0600;
    if (::chmod(path.c_str(), mode) != 0) return;  // FAT and some network shares have no modes: nothing to be done
}

void syncToDisk(const std::filesystem::path& path) {
    for (const auto& each : {path, path.has_parent_path() ? path.parent_path() : std::filesystem::path(".")}) {
        const int handle = ::open(each.c_str(), O_RDONLY | O_CLOEXEC);
        if (handle < 0) continue;
        const bool failed =
            ::fsync(handle) != 0 && errno != EINVAL && errno != EROFS;  // some file systems cannot sync a folder
        const bool full = failed && errno == ENOSPC;
        ::close(handle);
        if (failed)
            throw Error(full ? ErrorKind::disk_full : ErrorKind::io, pathText(each), ErrorCode::not_written_to_disk);
    }
}

void hardenProcess() {
    ::umask(0077);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    // Without this the system ends the process in the middle of a write, and nobody is told anything.
    std::signal(SIGXFSZ, SIG_IGN);
}

std::vector<std::filesystem::path> runtimeFolders() {
    const std::string user = std::to_string(::geteuid());
    // The first is there only while somebody is at a desk; the second is not the same for all where services have a
    // /tmp of their own. Two programs of a user have one of them in common.
    std::vector<std::filesystem::path> folders;
    for (const std::filesystem::path& folder :
         {std::filesystem::path("/run/user") / user / "meike", std::filesystem::path("/tmp") / ("meike-" + user)}) {
        if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) continue;
        // In a folder for all another user may have been there first, or may have put a link to somewhere else.
        struct stat info {};
        if (::lstat(folder.c_str(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == ::geteuid() &&
            (info.st_mode & 0077) == 0)
            folders.push_back(folder);
    }
    return folders;
}

std::FILE* openWithoutWaiting(const std::filesystem::path& path) {
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (handle < 0) return nullptr;
    // From here on it waits for the one who writes, if there is one.
    const int flags = ::fcntl(handle, F_GETFL);
    if (flags >= 0) ::fcntl(handle, F_SETFL, flags & ~O_NONBLOCK);
    std::FILE* const file = ::fdopen(handle, "rb");
    if (!file) ::close(handle);
    return file;
}

bool isTerminal(int descriptor) { return ::isatty(descriptor) == 1; }

bool mayWriteIn(const std::filesystem::path& folder) {
    return ::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) == 0;
}

bool isOnNetwork(const std::filesystem::path& path) {
#ifdef __linux__
    struct statfs info {};
    if (::statfs(path.c_str(), &info) != 0) return false;
    // NFS, SMB, CIFS, SMB 2, AFS, Ceph, 9P, Coda.
    constexpr std::uint32_t kRemote[] = {0x6969,     0x517B,     0xFF534D42, 0xFE534D42,
                                         0x5346414F, 0x00C36400, 0x01021997, 0x73757245};
    const auto type = static_cast<std::uint32_t>(info.f_type);
    for (const std::uint32_t remote : kRemote)
        if (type == remote) return true;
#endif
    return false;
}

std::string fileIdentity(const std::filesystem::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return {};
    return std::to_string(info.st_dev) + ":" + std::to_string(info.st_ino);
}

std::int64_t processId() { return ::getpid(); }

std::string hostName() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) return "unknown";
    return name.data();
}

FileLock::FileLock(int handle, std::filesystem::path path) : m_handle(handle), m_path(std::move(path)) {}

std::unique_ptr<FileLock> FileLock::tryLock(const std::filesystem::path& path, const std::string& holder) {
    // Another process may remove the file between our open and our lock: only a lock on the file that is still there
    // counts.
    for (int attempt = 0; attempt < 8; ++attempt) {
        const int handle = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (handle < 0) {
            if (errno == EACCES || errno == EROFS || errno == EPERM)
                throw Error(ErrorKind::read_only, pathText(path), ErrorCode::lock_not_made);
            throw Error(ErrorKind::io, pathText(path), ErrorCode::lock_not_opened);
        }
        if (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
            ::close(handle);
            return nullptr;
        }
        struct stat ours {};
        struct stat there {};
        if (::fstat(handle, &ours) == 0 && ::stat(path.c_str(), &there) == 0 && ours.st_ino == there.st_ino &&
            ours.st_dev == there.st_dev) {
            const bool written = ::ftruncate(handle, 0) == 0 && ::pwrite(handle, holder.data(), holder.size(), 0) ==
                                                                    static_cast<ssize_t>(holder.size());
            (void)written;  // the text is only for people; the lock holds without it
            return std::unique_ptr<FileLock>(new FileLock(handle, path));
        }
        ::close(handle);
    }
    return nullptr;
}

std::string FileLock::holderOf(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

FileLock::~FileLock() {
    ::unlink(m_path.c_str());
    ::close(m_handle);
}

}  // namespace meike::platform
