// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>

#include <filesystem>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "storage/access.h"
#include "storage/maintenance.h"
#include "storage/schema.h"
#include "storage/workspace_lock.h"

namespace meike {

namespace {

namespace fs = std::filesystem;

struct BackupCloser {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

void copyPages(Database& source, const fs::path& target, Progress& progress, const std::stop_token& stop) {
    constexpr int kPagesPerStep = 1024;  // 8 MiB: short enough to cancel and to leave a writer its turn
    Database copy(target, Database::Mode::create);
    // In WAL mode it could not take over pages of another size, as workspaces of before have them.
    copy.exec("PRAGMA journal_mode = DELETE");
    const std::unique_ptr<sqlite3_backup, BackupCloser> backup(
        sqlite3_backup_init(copy.handle(), "main", source.handle(), "main"));
    if (!backup) copy.fail(sqlite3_errcode(copy.handle()));
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        throwIfStopped(stop);
        code = sqlite3_backup_step(backup.get(), kPagesPerStep);
        const int total = sqlite3_backup_pagecount(backup.get());
        progress.report("copying", total - sqlite3_backup_remaining(backup.get()), total);
    }
    if (code != SQLITE_DONE) copy.fail(code);
}

void verifyCopy(const fs::path& path, const std::string& expectedDigest) {
    Database copy(path, Database::Mode::read);
    schemaVersion(copy);
    Statement integrity = copy.prepare("PRAGMA integrity_check(1)");
    if (!integrity.step() || integrity.text(0) != "ok")
        throw Error(ErrorKind::damaged, pathText(path), ErrorCode::copy_fails_check);
    if (digest(copy) != expectedDigest) throw Error(ErrorKind::damaged, pathText(path), ErrorCode::copy_differs);
}

}  // namespace

void removeDatabase(const fs::path& path) {
    std::error_code ignored;
    for (const char* tail : {"", "-wal", "-shm", "-journal"}) fs::remove(withEnding(path, tail), ignored);
}

std::string backupTo(Database& database, const fs::path& place, Progress& progress, const std::stop_token& stop) {
    requireKeeper(accessOf(database));
    const fs::path destination = realFile(place);
    std::error_code same;
    refuseUnlessFile(destination);
    if (fs::equivalent(destination, database.path(), same))
        throw Error(ErrorKind::invalid_value, pathText(destination), ErrorCode::backup_is_workspace);
    const fs::path part = withEnding(destination, ".part");
    removeDatabase(part);
    std::string expected;
    try {
        // A read transaction holds one moment of the workspace for the pages and for the digest alike.
        const bool own = !database.inTransaction();
        if (own) database.exec("BEGIN");
        try {
            expected = digest(database);
            copyPages(database, part, progress, stop);
        } catch (...) {
            if (own) database.rollBack();
            throw;
        }
        if (own) database.rollBack();  // it has only read, and this needs no memory
        throwIfStopped(stop);
        progress.report("verifying", 0, 0);
        verifyCopy(part, expected);
        {
            // One file, not three: the copy leaves write-ahead logging, so that it can be moved about.
            Database copy(part, Database::Mode::write);
            copy.exec("PRAGMA journal_mode = DELETE");
        }
        platform::makePrivate(part);
        platform::syncToDisk(part);
        putLogAside(destination);
        std::error_code failed;
        fs::rename(part, destination, failed);
        if (failed)
            throw Error(ErrorKind::io, pathText(destination), {ErrorCode::file_not_replaced, {failed.message()}});
        platform::syncToDisk(destination);
    } catch (...) {
        removeDatabase(part);
        throw;
    }
    return expected;
}

}  // namespace meike
