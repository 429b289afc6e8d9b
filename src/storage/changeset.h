// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "storage/change.h"
#include "storage/database.h"

struct sqlite3_session;

namespace meike {

/// A recorded change of tables of truth, in parts small enough for one BLOB each.
struct Changeset {
    std::vector<std::string> parts;

    bool empty() const { return parts.empty(); }
    std::int64_t bytes() const;
};

/// Records what happens to the tables of truth on a connection, from construction to finish().
class ChangeRecorder {
public:
    explicit ChangeRecorder(Database& database);
    ~ChangeRecorder();
    ChangeRecorder(const ChangeRecorder&) = delete;
    ChangeRecorder& operator=(const ChangeRecorder&) = delete;

    Changeset finish();

private:
    Database& m_database;
    sqlite3_session* m_session = nullptr;
};

/// Plays a changeset forwards or backwards. A row that is not as the changeset expects it: Error{conflict} naming the
/// table; the caller's transaction then rolls back.
void applyChangeset(Database& database, const Changeset& changeset, bool inverted);

/// Which rows and clients a changeset touches. Run after it has been applied (or recorded): owners of rows that were
/// only updated are looked up.
void describeChanges(Database& database, const Changeset& changeset, Change& change);

}  // namespace meike
