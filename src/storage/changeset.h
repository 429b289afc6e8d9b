// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/record.h"
#include "domain/value.h"
#include "storage/change.h"
#include "storage/database.h"

struct sqlite3_session;
struct sqlite3_changeset_iter;

namespace meike {

/// A recorded change of tables of truth, in parts small enough for one BLOB each.
struct Changeset {
    std::vector<std::string> parts;

    bool empty() const { return parts.empty(); }
    std::int64_t bytes() const;
    void append(std::string_view bytes);
};

class InsertedRows;
class InsertQueue;
class SearchIndexer;
struct RowStamp;

/// Records what happens to the tables of truth on a connection, from construction to finish(): a session whatever it
/// is, and rows that are inserted through insert() without one.
class ChangeRecorder {
public:
    explicit ChangeRecorder(Database& database);
    ~ChangeRecorder();
    ChangeRecorder(const ChangeRecorder&) = delete;
    ChangeRecorder& operator=(const ChangeRecorder&) = delete;

    /// Many rows are about to be inserted: a thread beside puts them into the database (InsertQueue).
    void expectMany();
    /// Has such a thread insert the record and returns the id it will have; 0 where there is none, or where insert() is
    /// needed.
    RecordId enqueue(const Record& record, const RowStamp& stamp);
    /// Runs a statement that inserts this record, all parameters bound, and returns the id of the row.
    RecordId insert(Statement& statement, const Record& record, const RowStamp& stamp);
    /// Says in `change` which rows and clients were touched.
    Changeset finish(Change& change);
    /// Clients that the edit changed or deleted; those that insert() brought are in the search index already.
    const std::vector<RecordId>& changedClients() const { return m_changedClients; }

private:
    Changeset sessionPart();

    Database& m_database;
    sqlite3_session* m_session = nullptr;
    std::unique_ptr<InsertedRows> m_inserted;
    std::unique_ptr<SearchIndexer> m_search;
    std::unique_ptr<InsertQueue> m_queue;  ///< goes before what it uses
    std::vector<RecordId> m_changedClients;
};

/// Whether stored changes read as a changeset of our tables with the columns that they have now. SQLite itself trusts
/// the lengths in it, and may go round for ever on wrong ones. Error{damaged}.
void checkChangeset(Database& database, const Changeset& changeset);

/// Plays a changeset forwards or backwards. A row that is not as the changeset expects it: Error{conflict} naming the
/// table; the caller's transaction then rolls back.
void applyChangeset(Database& database, const Changeset& changeset, bool inverted);

/// Which rows and clients a changeset touches. Run after it has been applied (or recorded): owners of rows that were
/// only updated are looked up. Returns the clients themselves that are in it, however many.
std::vector<RecordId> describeChanges(Database& database, const Changeset& changeset, Change& change);

/// One row of a changeset while it is walked.
class ChangedRow {
public:
    enum class Operation { inserted, updated, deleted };

    explicit ChangedRow(sqlite3_changeset_iter* iterator);

    std::string_view table() const { return m_table; }
    Operation operation() const { return m_operation; }
    /// What a column held before and after; nothing where the changeset does not have it (an unchanged column of an
    /// update but for its key, the past of a new row), and for blobs. Columns count from 0.
    Value before(std::size_t column) const;
    Value after(std::size_t column) const;
    /// Whether an update changed the column.
    bool isChanged(std::size_t column) const;

private:
    sqlite3_changeset_iter* m_iterator;
    std::string_view m_table;
    Operation m_operation = Operation::updated;
};
void forEachChangedRow(Database& database, const Changeset& changeset,
                       const std::function<void(const ChangedRow&)>& fn);

}  // namespace meike
