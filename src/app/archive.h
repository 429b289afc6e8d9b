// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/progress.h"
#include "exchange/archive_format.h"
#include "storage/database.h"

/// A whole workspace as one open file, and back: a zip of JSON lines for each kind of record and a manifest with their
/// digests (docs/archive-format.md). Everything that the digest covers goes in, ids, uids and stamps among it. The
/// undo history, the audit log and what is derived stay behind.
namespace meike {

struct ArchiveReport {
    std::int64_t records = 0;
    std::string digest;  ///< of the workspace, before and after
    double seconds = 0;
};

/// Writes the workspace, as it is at one moment, to a private file that appears whole or not at all. Errors:
/// invalid_value (the file is the workspace; a damaged text; larger than archives may be), cancelled, read_only,
/// disk_full, not_found (no such folder), io.
ArchiveReport archiveWorkspace(Database& reader, const std::filesystem::path& file, const Clock& clock,
                               Progress& progress, const std::stop_token& stop = {});

/// Makes a new workspace of an archive; it appears whole, with the archive's digest, or not at all. Errors:
/// invalid_value (the workspace exists; no archive; something unknown in it, or more than an archive may hold), damaged
/// (a part is missing or altered, the digest is another), newer_version, locked, cancelled, disk_full, io.
ArchiveReport unarchiveWorkspace(const std::filesystem::path& file, const std::filesystem::path& workspace,
                                 const Clock& clock, Progress& progress, const std::stop_token& stop = {});

/// What an archive says of itself, to be shown before it is read. Errors as above.
ArchiveManifest readArchiveManifest(const std::filesystem::path& file, const std::stop_token& stop = {});

/// What a borrow record says of an archive of this workspace: every filled kind's columns with personal data, as
/// `contacts.mobile`. Empty: none leave.
std::vector<std::string> personalColumnsOfArchive(Database& reader);
/// How many records an archive of this workspace holds.
std::int64_t recordsOfArchive(Database& reader);

}  // namespace meike
