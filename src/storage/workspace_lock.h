// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace meike {

namespace platform {
class FileLock;
}

/// The file that a path means: behind links, also where there is no file yet.
std::filesystem::path realFile(const std::filesystem::path& path);

/// Error{invalid_value} for a folder, a pipe or a device: what comes through a pipe SQLite would wait for for ever. A
/// file that is not there is none of them.
void refuseUnlessFile(const std::filesystem::path& path);

/// Says that a workspace is in use, for as long as it exists: beside the file, and by what the file is whatever it is
/// called, so that a second name of it (a hard link, another mount) does not open it twice. SQLite itself would not
/// notice: it looks for the log beside the name.
class WorkspaceLock {
public:
    /// `file`: as realFile() says. Error{locked} when somebody else has it, or another name of it; read_only, io.
    static std::unique_ptr<WorkspaceLock> take(const std::filesystem::path& file, const std::string& holder);
    ~WorkspaceLock();
    /// After the file was made.
    void followFile();

private:
    WorkspaceLock(std::filesystem::path file, std::string holder);

    const std::filesystem::path m_file;
    const std::string m_holder;
    std::unique_ptr<platform::FileLock> m_byName;
    std::vector<std::unique_ptr<platform::FileLock>> m_byIdentity;
};

/// What the lock of a workspace says while a backup is put in its place.
constexpr std::string_view kRestoring = "restore";

}  // namespace meike
