// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backups/shelf.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/backups/rotation.h"
#include "app/whole_file.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "storage/hash.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/schema.h"
#include "storage/workspace.h"
#include "storage/workspace_lock.h"

namespace meike {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::string_view kEnding = ".meike";
constexpr std::string_view kSealedEnding = ".meike.sealed";
constexpr std::int64_t kWeek = std::int64_t{7} * 24 * 3'600'000;

fs::path pathOf(const std::string& text) { return std::u8string(text.begin(), text.end()); }
fs::path manifestBeside(const fs::path& file) { return withEnding(file, ".json"); }
fs::path settingsIn(const fs::path& folder) { return folder / "settings.json"; }

/// As `b2sum -l 256` counts it.
std::string hashOfFile(const fs::path& path) {
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    refuseUnlessFile(path);
    const std::unique_ptr<std::FILE, Closer> file(platform::openWithoutWaiting(path));
    if (!file) throw Error(ErrorKind::io, pathText(path), ErrorCode::file_not_read);
    ByteHasher hash;
    std::array<char, 65536> buffer{};
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get()))
        hash.add({buffer.data(), got});
    if (std::ferror(file.get()) != 0) throw Error(ErrorKind::io, pathText(path), ErrorCode::file_not_read);
    return hashText(hash.finish());
}

void removeBackup(const fs::path& file) {
    std::error_code ignored;
    fs::remove(file, ignored);
    fs::remove(manifestBeside(file), ignored);
    for (const char* tail : {"-wal", "-shm", "-journal"}) fs::remove(withEnding(file, tail), ignored);
}

std::optional<BackupManifest> readManifest(const fs::path& file) {
    try {
        return parseBackupManifest(readWholeFile(manifestBeside(file)));
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::int64_t millisecondsOf(const fs::path& file) {
    std::error_code failed;
    const auto at = fs::last_write_time(file, failed);
    if (failed) return 0;
    const auto moment = std::chrono::file_clock::to_sys(at).time_since_epoch();
    return std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::milliseconds>(moment).count());
}

/// `2026-12-01T10-30-00Z`: no colons, which not every file system takes.
std::string momentOfName(std::int64_t utcMs) {
    std::string text = isoMoment(utcMs);
    std::replace(text.begin(), text.end(), ':', '-');
    return text;
}

/// A backup that nobody sees until it is whole: removed with its manifest if it does not get that far.
class Unfinished {
public:
    explicit Unfinished(fs::path file) : m_file(std::move(file)) {}
    ~Unfinished() {
        if (!m_file.empty()) removeBackup(m_file);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    void keep() { m_file.clear(); }

private:
    fs::path m_file;
};

/// A moment of the workspace, held for all that is read of it.
class HeldMoment {
public:
    explicit HeldMoment(Database& database) : m_database(database), m_own(!database.inTransaction()) {
        if (m_own) database.exec("BEGIN");
    }
    ~HeldMoment() {
        try {
            if (m_own) m_database.rollBack();  // it was only read
        } catch (const Error&) {
            // The connection is lost with its file, and nothing was written.
            return;
        }
    }
    HeldMoment(const HeldMoment&) = delete;
    HeldMoment& operator=(const HeldMoment&) = delete;

private:
    Database& m_database;
    bool m_own;
};

}  // namespace

const char* backupCauseKey(BackupCause cause) {
    switch (cause) {
        case BackupCause::timer:
            return "timer";
        case BackupCause::close:
            return "close";
        case BackupCause::import:
            return "import";
        case BackupCause::by_hand:
            break;
    }
    return "by_hand";
}

BackupShelf::BackupShelf(const fs::path& workspace)
    : m_workspace(realFile(workspace)), m_folder(withEnding(m_workspace, ".backups")) {}

BackupSettings BackupShelf::settings() const {
    BackupSettings settings;
    try {
        const Json json = Json::parse(readWholeFile(settingsIn(m_folder)), nullptr, false);
        if (!json.is_object()) return settings;
        const auto text = [&](const char* key) {
            const auto found = json.find(key);
            return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
        };
        settings.secondPlace = pathOf(text("second_place"));
        settings.key = {text("public_key"), text("salt")};
    } catch (const Error&) {
        return settings;  // none were made yet
    }
    return settings;
}

void BackupShelf::setSettings(const BackupSettings& settings) const {
    if (!settings.secondPlace.empty()) {
        std::error_code failed;
        if (!fs::is_directory(settings.secondPlace, failed))
            throw Error(ErrorKind::not_found, pathText(settings.secondPlace), ErrorCode::no_such_folder);
        if (fs::equivalent(settings.secondPlace, m_folder, failed))
            throw Error(ErrorKind::invalid_value, pathText(settings.secondPlace), ErrorCode::file_exists);
    }
    Json json;
    json["second_place"] = pathText(settings.secondPlace);
    json["public_key"] = settings.key.publicKey;
    json["salt"] = settings.key.salt;
    std::error_code failed;
    fs::create_directories(m_folder, failed);
    platform::makePrivate(m_folder);
    writeWholeFile(settingsIn(m_folder), json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::vector<Backup> BackupShelf::listOf(const fs::path& folder, bool elsewhere) const {
    std::vector<Backup> found;
    std::error_code failed;
    // In the second place those of other workspaces may lie, too.
    const std::string ours = pathText(m_workspace.stem()) + "_";
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        std::error_code none;
        const std::string name = pathText(entry->path().filename());
        const bool sealed = name.ends_with(kSealedEnding);
        if (!name.starts_with(ours) || !(sealed || name.ends_with(kEnding)) || !entry->is_regular_file(none)) continue;
        Backup backup;
        backup.file = entry->path();
        backup.elsewhere = elsewhere;
        const std::uint64_t bytes = fs::file_size(entry->path(), none);
        if (auto manifest = readManifest(entry->path())) {
            backup.manifest = std::move(*manifest);
            backup.listed = true;
            // Cut short, say: whatever was known of it is no longer so.
            if (backup.manifest.bytes != bytes) backup.manifest.verified = false;
        } else {
            backup.manifest.atUtcMs = millisecondsOf(entry->path());
        }
        backup.manifest.bytes = bytes;
        backup.manifest.sealed = sealed;
        found.push_back(std::move(backup));
    }
    return found;
}

std::vector<Backup> BackupShelf::list() const {
    std::vector<Backup> all = listOf(m_folder, false);
    const BackupSettings wanted = settings();
    if (!wanted.secondPlace.empty()) {
        std::vector<Backup> others = listOf(wanted.secondPlace, true);
        all.insert(all.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    }
    // What a migration or a restore has put aside.
    std::error_code failed;
    const std::string name = pathText(m_workspace.filename());
    for (fs::directory_iterator entry(m_workspace.parent_path(), failed), end; !failed && entry != end;
         entry.increment(failed)) {
        std::error_code none;
        const std::string other = pathText(entry->path().filename());
        const bool replaced = other.starts_with(name + ".replaced-");
        const bool older = other.starts_with(name + ".before-schema-");
        const bool digits = other.find_last_not_of("0123456789") == other.rfind('-');
        if (!(replaced || older) || !digits || !entry->is_regular_file(none)) continue;
        Backup backup;
        backup.file = entry->path();
        backup.aside = true;
        backup.manifest.cause = replaced ? "replaced" : "migration";
        backup.manifest.atUtcMs = millisecondsOf(entry->path());
        backup.manifest.bytes = fs::file_size(entry->path(), none);
        all.push_back(std::move(backup));
    }
    std::sort(all.begin(), all.end(), [](const Backup& a, const Backup& b) {
        if (a.manifest.atUtcMs != b.manifest.atUtcMs) return a.manifest.atUtcMs > b.manifest.atUtcMs;
        if (a.manifest.sequence != b.manifest.sequence) return a.manifest.sequence > b.manifest.sequence;
        return a.file < b.file;
    });
    return all;
}

std::optional<Backup> BackupShelf::newest() const {
    std::optional<Backup> newest;
    for (Backup& backup : listOf(m_folder, false))
        if (backup.manifest.verified && (!newest || backup.manifest.sequence > newest->manifest.sequence))
            newest = std::move(backup);
    return newest;
}

KeptBackup BackupShelf::keep(Database& database, BackupCause cause, const Clock& clock, Progress& progress,
                             const std::stop_token& stop) {
    KeptBackup kept;
    std::error_code failed;
    fs::create_directories(m_folder, failed);
    if (failed) throw Error(ErrorKind::read_only, pathText(m_folder), {ErrorCode::system_says, {failed.message()}});
    platform::makePrivate(m_folder);
    // Where the first one fails, nothing is left of it: only an empty folder goes.
    struct EmptyGoes {
        const fs::path& folder;
        ~EmptyGoes() {
            std::error_code ignored;
            fs::remove(folder, ignored);
        }
    } const emptyGoes{m_folder};
    const auto lock = platform::FileLock::tryLock(m_folder / ".lock", "backup");
    if (!lock) return kept;
    std::int64_t sequence = 0;
    for (const Backup& backup : listOf(m_folder, false)) sequence = std::max(sequence, backup.manifest.sequence);
    std::optional<Backup> last = newest();
    {
        const HeldMoment moment(database);
        if (!last || last->manifest.auditHead != auditHeadOf(database)) {
            Backup backup;
            backup.manifest = manifestOf(database);
            BackupManifest& manifest = backup.manifest;
            manifest.sequence = sequence + 1;
            manifest.atUtcMs = clock.nowUtcMs();
            manifest.cause = backupCauseKey(cause);
            std::string number = std::to_string(manifest.sequence);
            number.insert(0, number.size() < 6 ? 6 - number.size() : 0, '0');
            backup.file = m_folder / pathOf(pathText(m_workspace.stem()) + "_" + momentOfName(manifest.atUtcMs) + "_" +
                                            number + std::string(kEnding));
            Unfinished unfinished(backup.file);
            manifest.digest = backupTo(database, backup.file, progress, stop);
            manifest.bytes = fs::file_size(backup.file);
            manifest.fileHash = hashOfFile(backup.file);
            manifest.verified = true;
            manifest.checkedUtcMs = manifest.atUtcMs;
            backup.listed = true;
            writeWholeFile(manifestBeside(backup.file), manifestText(manifest));
            unfinished.keep();
            kept.made = backup;
            last = std::move(backup);
        }
    }
    const BackupSettings wanted = settings();
    if (!wanted.secondPlace.empty()) {
        try {
            copyElsewhere(*last, wanted, stop);
            rotate(wanted.secondPlace, true, clock);
        } catch (const Error& error) {
            kept.elsewhere = error;
        }
    }
    if (kept.made) rotate(m_folder, false, clock);
    return kept;
}

void BackupShelf::copyElsewhere(const Backup& backup, const BackupSettings& wanted, const std::stop_token& stop) const {
    std::error_code failed;
    // A drive that is not plugged in: nothing is made where it would be.
    if (!fs::is_directory(wanted.secondPlace, failed))
        throw Error(ErrorKind::not_found, pathText(wanted.secondPlace), ErrorCode::second_place_missing);
    const bool sealed = !wanted.key.empty();
    const std::string stem = pathText(backup.file.stem());
    for (const Backup& there : listOf(wanted.secondPlace, true))
        if (there.manifest.sequence == backup.manifest.sequence && there.manifest.digest == backup.manifest.digest &&
            there.manifest.auditHead == backup.manifest.auditHead && there.manifest.sealed == sealed &&
            there.manifest.verified)
            return;
    Backup copy = backup;
    copy.file = wanted.secondPlace / pathOf(stem + std::string(sealed ? kSealedEnding : kEnding));
    Unfinished unfinished(copy.file);
    if (sealed) {
        sealFile(backup.file, copy.file, wanted.key, stop);
        copy.manifest.fileHash = hashOfFile(copy.file);
    } else {
        const fs::path part = withEnding(copy.file, ".part");
        try {
            fs::copy_file(backup.file, part, fs::copy_options::overwrite_existing);
            platform::makePrivate(part);
            platform::syncToDisk(part);
            // Read again: what lies there is what was verified here.
            if (hashOfFile(part) != backup.manifest.fileHash)
                throw Error(ErrorKind::damaged, pathText(copy.file), ErrorCode::copy_differs);
            fs::rename(part, copy.file);
            platform::syncToDisk(copy.file);
        } catch (const fs::filesystem_error& error) {
            fs::remove(part, failed);
            const bool full = error.code() == std::errc::no_space_on_device;
            throw Error(full ? ErrorKind::disk_full : ErrorKind::io, pathText(copy.file),
                        {ErrorCode::system_says, {error.code().message()}});
        } catch (const Error&) {
            fs::remove(part, failed);
            throw;
        }
    }
    copy.manifest.sealed = sealed;
    copy.manifest.bytes = fs::file_size(copy.file);
    writeWholeFile(manifestBeside(copy.file), manifestText(copy.manifest));
    unfinished.keep();
}

void BackupShelf::rotate(const fs::path& folder, bool elsewhere, const Clock& clock) const {
    const std::vector<Backup> there = listOf(folder, elsewhere);
    std::vector<StoredBackup> stored;
    for (const Backup& backup : there)
        stored.push_back({backup.manifest.sequence, backup.manifest.atUtcMs, backup.manifest.bytes,
                          backup.listed && backup.manifest.verified});
    for (const std::size_t i : backupsToRemove(stored, clock.nowUtcMs())) removeBackup(there[i].file);
}

bool BackupShelf::check(Backup& backup, const Clock& clock) const {
    if (!backup.listed) return false;
    const std::string hash = hashOfFile(backup.file);
    backup.manifest.verified = hash == backup.manifest.fileHash;
    backup.manifest.checkedUtcMs = clock.nowUtcMs();
    writeWholeFile(manifestBeside(backup.file), manifestText(backup.manifest));
    return backup.manifest.verified;
}

std::optional<Backup> BackupShelf::dueForCheck(const Clock& clock) const {
    std::optional<Backup> due;
    for (Backup& backup : listOf(m_folder, false)) {
        if (!backup.listed || backup.manifest.checkedUtcMs > clock.nowUtcMs() - kWeek) continue;
        if (!due || backup.manifest.checkedUtcMs < due->manifest.checkedUtcMs) due = std::move(backup);
    }
    return due;
}

std::optional<Error> backUpFirst(Workspace& workspace, Progress& progress, const std::stop_token& stop) {
    if (countRecords(workspace.database(), Kind::client) == 0) return std::nullopt;
    try {
        return BackupShelf(workspace.path())
            .keep(workspace.database(), BackupCause::import, workspace.clock(), progress, stop)
            .elsewhere;
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::cancelled) throw;
        return error;
    }
}

fs::path restoreBackup(const fs::path& backup, const fs::path& workspace, std::string_view passphrase,
                       Progress& progress, const std::stop_token& stop) {
    // One that is not as it was made is told apart before it takes anybody's place.
    if (const auto manifest = readManifest(backup);
        manifest && !manifest->fileHash.empty() && hashOfFile(backup) != manifest->fileHash)
        throw Error(ErrorKind::damaged, pathText(backup), ErrorCode::backup_altered);
    if (!isSealed(backup)) return restoreFrom(backup, workspace, progress, stop);
    if (passphrase.empty()) throw Error(ErrorKind::invalid_value, pathText(backup), ErrorCode::passphrase_needed);
    const fs::path opened = withEnding(realFile(workspace), ".opened");
    struct Removed {
        const fs::path& path;
        ~Removed() { removeDatabase(path); }
    } const removed{opened};
    openSealed(backup, opened, passphrase, stop);
    return restoreFrom(opened, workspace, progress, stop);
}

}  // namespace meike
