// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/words/backup_words.h"
#include "storage/database.h"

namespace meike {

/// What a backup says of itself, in a file beside it: nothing of anybody in it, so that a sealed one can be told too.
struct BackupManifest {
    std::int64_t sequence = 0;
    std::int64_t atUtcMs = 0;
    std::string cause;  ///< by_hand, timer, close, import
    std::string digest;
    /// Where the audit log ended: line and hash. Whoever cuts the log later, or makes another, does not have that line.
    std::string auditHead;
    int schema = 0;
    std::map<std::string, std::int64_t> counts;  ///< records by kind, those that there are
    std::string fileHash;                        ///< BLAKE2b-256, as `b2sum -l 256` counts it
    std::uint64_t bytes = 0;
    bool sealed = false;
    bool verified = false;
    std::int64_t checkedUtcMs = 0;  ///< when its bytes were last read and found as they were

    friend bool operator==(const BackupManifest&, const BackupManifest&) = default;
};

std::string manifestText(const BackupManifest& manifest);
/// Nothing for what is no manifest.
std::optional<BackupManifest> parseBackupManifest(std::string_view json);

/// What a backup made now would say of the records and of the log.
BackupManifest manifestOf(Database& database);
/// Where the audit log ends now.
std::string auditHeadOf(Database& database);
/// How many changes have come since the log ended there; nothing when it never did: another workspace, or another
/// course of this one.
std::optional<std::int64_t> changesSince(Database& database, const std::string& auditHead);

/// Kinds of which there are more or fewer, in the order of the kinds.
std::vector<CountDifference> countsThatDiffer(const BackupManifest& now, const BackupManifest& then);

}  // namespace meike
