// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/kind.h"
#include "domain/value.h"
#include "storage/change.h"
#include "storage/database.h"

/// What a person may see and change, once roles are on (sign_in.h): the one choke point below everything that asks.
///
/// What is read: every connection for reading is limited when it is opened. TEMP views of the tables' own names stand
/// before them, so that whatever SQL names a table meets the view; no query has to know. What is written: each edit's
/// changeset is looked through before it is committed. Guard rails inside one local file: whoever may open the file
/// with another program sees all of it (docs/security.md).
namespace meike {

struct Changeset;

enum class AccessRole : std::uint8_t {
    everyone,   ///< roles are off, or the program itself (scores, backups)
    nobody,     ///< roles are on, and nobody has signed in
    manager,    ///< own clients, and those that nobody has
    lead,       ///< the same of everybody they lead
    custodian,  ///< everything
    viewer      ///< sees everything, changes nothing
};

struct Access {
    AccessRole role = AccessRole::everyone;
    RecordId person = 0;

    /// Sees some clients only.
    bool limited() const { return role == AccessRole::manager || role == AccessRole::lead; }
    /// Phones of other people's clients are shown in part.
    bool masked() const { return limited() || role == AccessRole::viewer; }
    bool mayEdit() const { return role != AccessRole::nobody && role != AccessRole::viewer; }
    /// Backing up, restoring, archiving, erasing, setting up.
    bool keeps() const { return role == AccessRole::everyone || role == AccessRole::custodian; }

    bool operator==(const Access&) const = default;
};

/// What a person of that role (choices::personRoles) may do.
AccessRole accessRoleOf(std::string_view personRole);

/// Stands views before the tables of a connection for reading, for as long as it is open.
void limitReader(Database& reader, const Access& access);
/// What it was limited to; everyone where it was not.
const Access& accessOf(Database& database);
/// Every client that the connection sees, by id.
std::vector<RecordId> seenClients(Database& database);
/// Whether some tables are views: an index cannot be named then.
bool isShadowed(Database& database);
/// Error{not_allowed} unless the connection sees and keeps everything.
void requireKeeper(const Access& access);

/// A TEMP table is about to take a table's name, for another day than today; what stood there goes.
void beginOverlay(Database& reader, std::string_view table);
/// What it was filled with of others' clients goes.
void trimOverlay(Database& reader, std::string_view table);
/// It goes, and what stood there before comes back.
void endOverlay(Database& reader, std::string_view table);

/// Error{not_allowed} when the edit touches what that person may not change. `own`: an undo of a step of theirs, which
/// may bring back what they have given away.
void refuseOthers(Database& database, const Access& access, const Changeset& changeset, bool own);

/// Whether a field holds a number that is shown in part, and the SQL that shows `column` so.
bool isMaskedField(Kind kind, std::string_view field);
std::string maskSql(std::string_view column);

}  // namespace meike
