// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "app/backups/manifest.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/progress.h"
#include "storage/database.h"
#include "storage/sealed_file.h"

namespace meike {

class Workspace;

/// Why a backup was made.
enum class BackupCause { by_hand, timer, close, import };
const char* backupCauseKey(BackupCause cause);

/// A backup as it lies on a disk.
struct Backup {
    std::filesystem::path file;
    BackupManifest manifest;
    bool listed = false;     ///< it has a manifest; else only what its file says
    bool elsewhere = false;  ///< in the second place
    /// What lies beside the workspace since it was brought to another version, or replaced by a backup: of no rotation.
    bool aside = false;
};

/// Kept beside the backups, so that a restore does not take it back.
struct BackupSettings {
    std::filesystem::path secondPlace;  ///< a folder; none: one place is all
    SealKey key;                        ///< copies in the second place are sealed by it; none: they are not

    friend bool operator==(const BackupSettings&, const BackupSettings&) = default;
};

/// What became of a backup that was to be made.
struct KeptBackup {
    std::optional<Backup> made;      ///< nothing: there is one already of what is in the workspace now
    std::optional<Error> elsewhere;  ///< why it could not be copied to the second place
};

/// The automatic backups of a workspace: a folder beside it, and a second place where one was chosen. Each is a
/// workspace of its own under a name with its moment and number, with a manifest beside it. Of no thread.
class BackupShelf {
public:
    explicit BackupShelf(const std::filesystem::path& workspace);

    const std::filesystem::path& folder() const { return m_folder; }
    /// Newest first; of both places, and what lies aside.
    std::vector<Backup> list() const;
    /// The newest one in the first place that was verified.
    std::optional<Backup> newest() const;

    BackupSettings settings() const;
    /// Errors: not_found (no such folder), read_only, disk_full, io.
    void setSettings(const BackupSettings& settings) const;

    /// Makes one, unless nothing has changed since the newest: copies, verifies, notes, copies it to the second place
    /// (sealed, where a key is set, and decrypted again), and only then rotates. Another program that is at it does it
    /// for us. Errors: those of backupTo; the backups that were there stay.
    KeptBackup keep(Database& database, BackupCause cause, const Clock& clock, Progress& progress,
                    const std::stop_token& stop);

    /// Reads the file again and compares it with its manifest, which notes the outcome. False: it is not as it was
    /// made.
    bool check(Backup& backup, const Clock& clock) const;
    /// The one whose last check is the longest ago, where that is more than a week.
    std::optional<Backup> dueForCheck(const Clock& clock) const;

private:
    std::vector<Backup> listOf(const std::filesystem::path& folder, bool elsewhere) const;
    void copyElsewhere(const Backup& backup, const BackupSettings& settings, const std::stop_token& stop) const;
    void rotate(const std::filesystem::path& folder, bool elsewhere, const Clock& clock) const;

    std::filesystem::path m_workspace;
    std::filesystem::path m_folder;
};

/// Before an import: undo takes an import back, this is for what undo cannot. Of a workspace without clients there is
/// nothing to keep. Where none can be made the import goes on, and why is returned. Errors: cancelled.
std::optional<Error> backUpFirst(Workspace& workspace, Progress& progress, const std::stop_token& stop);

/// Puts a backup in the place of the workspace, as restoreFrom() does; a sealed one is opened beside it first. Errors
/// besides: invalid_value (passphrase_needed, passphrase_wrong), damaged.
std::filesystem::path restoreBackup(const std::filesystem::path& backup, const std::filesystem::path& workspace,
                                    std::string_view passphrase, Progress& progress, const std::stop_token& stop);

}  // namespace meike
