// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <typeindex>
#include <unordered_map>

#include "base/error.h"
#include "domain/value.h"

struct sqlite3;
struct sqlite3_stmt;

namespace SQLite {
class Database;
}  // namespace SQLite

namespace meike {

class Database;

/// What has still to be done on a connection before anybody else may use it.
class PendingWork {
public:
    PendingWork() = default;
    PendingWork(const PendingWork&) = delete;
    PendingWork& operator=(const PendingWork&) = delete;
    virtual ~PendingWork() = default;

    /// Does it. `writes`: whoever asks is about to write. Throws what went wrong with it.
    virtual void settle(bool writes) = 0;
};

/// A prepared statement whose failures are meike::Error. Parameters and columns count from 1 and 0, as in SQLite.
class Statement {
public:
    Statement(Database& database, ::sqlite3_stmt* statement);
    Statement(Statement&&) = default;
    Statement& operator=(Statement&&) = default;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    Statement& bind(int index, std::int64_t value);
    /// The text is copied.
    Statement& bind(int index, std::string_view text);
    Statement& bind(int index, const std::string& text) { return bind(index, std::string_view(text)); }
    Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
    /// The bytes are copied.
    Statement& bindBlob(int index, std::span<const unsigned char> bytes);
    Statement& bind(int index, const Value& value);
    Statement& bindNull(int index);
    /// Not copied: must live until the statement is reset or bound anew.
    Statement& lend(int index, const Value& value);
    Statement& lendText(int index, std::string_view text);
    Statement& lendBlob(int index, std::span<const unsigned char> bytes);

    /// True while there is a row.
    bool step();
    /// Runs to the end and resets.
    void run();
    /// Ready to be bound and run again; the parameters are cleared.
    Statement& reset();

    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    /// Valid until the next step or reset.
    std::string_view text(int column) const;
    std::span<const unsigned char> blob(int column) const;
    Value value(int column) const;

private:
    struct Finalizer {
        void operator()(::sqlite3_stmt* statement) const;
    };
    void check(int code) const;
    void refuseWithoutMemory() const;
    void settle() const;

    Database* m_database;
    std::unique_ptr<::sqlite3_stmt, Finalizer> m_statement;
    bool m_writes = false;
    bool m_ended = false;  ///< the last step was behind the last row
};

/// One connection to a workspace file, opened with the pragmas of the reliability rules. Used by one thread at a time.
class Database {
public:
    enum class Mode { create, write, read };

    /// Opens the file. A reader never checkpoints. Where nothing can be written beside the file (a folder that may only
    /// be read, a full disk) it reads the file as it lies on the disk. Errors: not_found, read_only, damaged, io;
    /// invalid_value for a folder or a pipe.
    Database(const std::filesystem::path& path, Mode mode);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void exec(const std::string& sql);
    Statement prepare(const std::string& sql);
    /// A statement kept for the next call with the same text. It comes reset; use it up before asking for it again.
    Statement& cached(const std::string& sql);
    /// What somebody keeps with this connection between two questions, one of each type; made when it is first asked
    /// for.
    template <class Kept>
    Kept& kept() {
        std::shared_ptr<void>& place = m_kept[typeid(Kept)];
        if (!place) place = std::make_shared<Kept>();
        return *static_cast<Kept*>(place.get());
    }
    /// First column of the first row, or `fallback`.
    std::int64_t integer(const std::string& sql, std::int64_t fallback = 0);

    RecordId lastInsertId() const;
    /// Stops what this connection runs, from any thread.
    void interrupt();
    bool inTransaction() const;
    /// Ends the open transaction as if it had not been, if there is one; without memory, too.
    void rollBack();
    /// SQLite tells the next call once more that memory ran out in one that could not say so: not whoever comes next.
    void forgetNoMemory();
    const std::filesystem::path& path() const { return m_path; }
    ::sqlite3* handle() const;
    /// Read as it lies on the disk: what somebody writes to it meanwhile is not seen.
    bool asItLies() const { return m_asItLies; }

    /// The file is not built as ours are; `part` is where. What goes wrong from now on is put down to that, and no
    /// statement runs for ever (a view in the place of a table can).
    void distrust(std::string part);
    const std::string& distrusted() const { return m_distrusted; }

    /// From now on, until it is told otherwise (nullptr), this is settled before the connection is used.
    void setPending(PendingWork* pending) { m_pending = pending; }
    void settle(bool writes) const {
        if (m_pending) m_pending->settle(writes);
    }

    /// Turns what SQLite says of the last call on this connection into an Error.
    [[noreturn]] void fail(int code) const;
    Error errorOf(int code, std::string subject) const;

private:
    void connect(Mode mode, bool asItLies);
    /// Ends what rollBack() had no memory to end.
    void payRollback();
    static int countSteps(void* database);

    std::filesystem::path m_path;
    std::unique_ptr<SQLite::Database> m_database;
    PendingWork* m_pending = nullptr;
    bool m_asItLies = false;
    std::string m_distrusted;
    std::int64_t m_steps = 0;  ///< of statements on a file that is not built as ours, in millions
    bool m_owesRollback = false;
    std::unique_ptr<Statement> m_rollback;  ///< prepared ahead: when memory has run out it could not be
    std::unordered_map<std::string, std::unique_ptr<Statement>> m_cache;
    std::unordered_map<std::type_index, std::shared_ptr<void>> m_kept;
};

/// BEGIN IMMEDIATE (or BEGIN, on a reader) ... commit(), else ROLLBACK.
class Transaction {
public:
    explicit Transaction(Database& database, bool immediate = true);
    ~Transaction();
    void commit();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

private:
    Database& m_database;
    bool m_open = true;
};

}  // namespace meike
