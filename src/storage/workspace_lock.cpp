// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace_lock.h"

#include <algorithm>
#include <utility>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"

namespace meike {

namespace fs = std::filesystem;

namespace {

fs::path lockByName(const fs::path& file) { return withEnding(file, ".lock"); }

/// In folders of this user: the names of a file may lie in different folders. None when there is no file, or no such
/// folder; the lock beside the file is then all there is.
std::vector<fs::path> locksByIdentity(const fs::path& file) {
    std::string identity = platform::fileIdentity(file);
    std::replace(identity.begin(), identity.end(), ':', '-');
    std::vector<fs::path> places;
    if (identity.empty()) return places;
    for (const fs::path& folder : platform::runtimeFolders()) places.push_back(folder / ("open-" + identity + ".lock"));
    return places;
}

/// The lock says `process 2937 on vm` or `restore`: written by us, put into words where they are shown.
ErrorDetail openElsewhere(const fs::path& lock) {
    const std::string holder = platform::FileLock::holderOf(lock);
    constexpr std::string_view kProcess = "process ";
    constexpr std::string_view kOn = " on ";
    const std::size_t on = holder.find(kOn);
    if (holder == kRestoring) return ErrorCode::open_for_restore;
    if (!holder.starts_with(kProcess) || on == std::string::npos) return ErrorCode::open_elsewhere;
    return {ErrorCode::open_in_process,
            {holder.substr(kProcess.size(), on - kProcess.size()), holder.substr(on + kOn.size())}};
}

}  // namespace

void refuseUnlessFile(const std::filesystem::path& path) {
    std::error_code failed;
    const auto status = std::filesystem::status(path, failed);
    if (std::filesystem::is_directory(status))
        throw Error(ErrorKind::invalid_value, pathText(path), ErrorCode::folder_not_file);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        throw Error(ErrorKind::invalid_value, pathText(path), ErrorCode::not_ordinary_file);
}

fs::path realFile(const fs::path& path) {
    fs::path file = path;
    std::error_code failed;
    // A link to a file that is not there yet; more than a few of them go in a circle.
    for (int i = 0; i < 8 && fs::is_symlink(fs::symlink_status(file, failed)) && !fs::exists(file, failed); ++i) {
        const fs::path target = fs::read_symlink(file, failed);
        if (failed) return path;
        file = target.is_absolute() ? target : file.parent_path() / target;
    }
    fs::path real = fs::weakly_canonical(fs::absolute(file, failed), failed);
    return failed ? path : real;
}

WorkspaceLock::WorkspaceLock(fs::path file, std::string holder)
    : m_file(std::move(file)), m_holder(std::move(holder)) {}
WorkspaceLock::~WorkspaceLock() = default;

std::unique_ptr<WorkspaceLock> WorkspaceLock::take(const fs::path& file, const std::string& holder) {
    std::unique_ptr<WorkspaceLock> lock(new WorkspaceLock(file, holder));
    lock->m_byName = platform::FileLock::tryLock(lockByName(file), holder);
    if (!lock->m_byName) throw Error(ErrorKind::locked, pathText(file), openElsewhere(lockByName(file)));
    lock->followFile();
    return lock;
}

void WorkspaceLock::followFile() {
    if (!m_byIdentity.empty()) return;
    std::vector<std::unique_ptr<platform::FileLock>> taken;
    for (const fs::path& place : locksByIdentity(m_file)) {
        std::unique_ptr<platform::FileLock> lock;
        try {
            lock = platform::FileLock::tryLock(place, m_holder);
        } catch (const Error&) {
            continue;  // no place for it: the others must do
        }
        if (!lock) throw Error(ErrorKind::locked, pathText(m_file), openElsewhere(place));
        taken.push_back(std::move(lock));
    }
    m_byIdentity = std::move(taken);
}

}  // namespace meike
