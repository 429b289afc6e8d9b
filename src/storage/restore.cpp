// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <optional>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "storage/access.h"
#include "storage/maintenance.h"
#include "storage/schema.h"
#include "storage/sign_in.h"
#include "storage/workspace_lock.h"

namespace meike {

namespace {

namespace fs = std::filesystem;

constexpr const char* kCompanions[] = {"-wal", "-shm", "-journal"};

fs::path incomingOf(const fs::path& workspace) { return withEnding(workspace, ".incoming"); }
fs::path replacedName(const fs::path& workspace, int number) {
    return withEnding(workspace, ".replaced-" + std::to_string(number));
}

bool isThere(const fs::path& path) {
    std::error_code failed;
    return fs::exists(fs::symlink_status(path, failed));
}

/// The first number that no replaced file has, nor what belongs to one.
int freeNumber(const fs::path& workspace) {
    for (int number = 1;; ++number) {
        const fs::path name = replacedName(workspace, number);
        if (!isThere(name) && !isThere(withEnding(name, "-wal")) && !isThere(withEnding(name, "-shm"))) return number;
    }
}

void moveCompanions(const fs::path& from, const fs::path& to) {
    std::error_code none;
    for (const char* tail : kCompanions)
        if (isThere(withEnding(from, tail))) fs::rename(withEnding(from, tail), withEnding(to, tail), none);
}

void renameOrThrow(const fs::path& from, const fs::path& to) {
    std::error_code failed;
    fs::rename(from, to, failed);
    if (failed) throw Error(ErrorKind::io, pathText(to), {ErrorCode::file_not_replaced, {failed.message()}});
}

/// Puts the file and what belongs to it aside; under which name.
fs::path replace(const fs::path& workspace) {
    // Folded into one file first, so that the log of the replaced file is never taken for the log of the new one.
    try {
        Database replaced(workspace, Database::Mode::write);
        replaced.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const Error&) {
        // A damaged file is the usual reason to restore: it is kept as it is, with its log.
    }
    const fs::path kept = replacedName(workspace, freeNumber(workspace));
    renameOrThrow(workspace, kept);
    moveCompanions(workspace, kept);
    platform::makePrivate(kept);
    return kept;
}

/// What is restored takes the place of what others work in. A file that cannot be read says nothing about roles.
void refuseUnlessKeeper(const fs::path& workspace) {
    if (!isThere(workspace)) return;
    try {
        Database look(workspace, Database::Mode::read);
        requireKeeper(sign_in::accessHere(look));
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::not_allowed) throw;
    }
}

}  // namespace

void putLogAside(const fs::path& place) {
    std::error_code none;
    for (const char* tail : kCompanions) {
        const fs::path companion = withEnding(place, tail);
        if (!isThere(companion)) continue;
        // An index of a log is made anew; what may hold rows of somebody is kept.
        if (std::string_view(tail) == "-shm" || fs::file_size(companion, none) == 0) {
            fs::remove(companion, none);
            continue;
        }
        int number = 1;
        const auto name = [&] { return withEnding(companion, ".left-" + std::to_string(number)); };
        while (isThere(name())) ++number;
        renameOrThrow(companion, name());
    }
}

bool restoreWasCut(const fs::path& workspace) { return !isThere(workspace) && isThere(incomingOf(workspace)); }

void finishRestore(const fs::path& workspace) {
    // What has this name was verified before it got it.
    const fs::path incoming = incomingOf(workspace);
    removeDatabase(withEnding(incoming, ".part"));
    if (!restoreWasCut(workspace)) {
        if (isThere(incoming)) removeDatabase(incoming);
        return;
    }
    // The log of the file that had been put aside may not have followed it yet.
    if (const int next = freeNumber(workspace); next > 1) {
        const fs::path kept = replacedName(workspace, next - 1);
        if (!isThere(withEnding(kept, "-wal"))) moveCompanions(workspace, kept);
        platform::makePrivate(kept);
    }
    putLogAside(workspace);
    renameOrThrow(incoming, workspace);
    platform::syncToDisk(workspace);
}

fs::path restoreFrom(const fs::path& backup, const fs::path& place, Progress& progress, const std::stop_token& stop) {
    const fs::path workspace = realFile(place);
    refuseUnlessFile(workspace);
    refuseUnlessKeeper(workspace);
    std::error_code same;
    if (fs::equivalent(backup, workspace, same))
        throw Error(ErrorKind::invalid_value, pathText(backup), ErrorCode::backup_is_workspace);
    const auto lock = WorkspaceLock::take(workspace, std::string(kRestoring));
    finishRestore(workspace);
    const fs::path incoming = incomingOf(workspace);
    {
        Database source(backup, Database::Mode::read);
        schemaVersion(source);
        backupTo(source, incoming, progress, stop);
    }
    fs::path kept;
    try {
        if (isThere(workspace)) kept = replace(workspace);
        // Beside a place without a file a log of before may lie.
        putLogAside(workspace);
        renameOrThrow(incoming, workspace);
    } catch (...) {
        // Better the old one than none.
        std::error_code ignored;
        if (!kept.empty() && !isThere(workspace)) {
            fs::rename(kept, workspace, ignored);
            moveCompanions(kept, workspace);
        }
        removeDatabase(incoming);
        throw;
    }
    platform::syncToDisk(workspace);
    return kept;
}

}  // namespace meike
