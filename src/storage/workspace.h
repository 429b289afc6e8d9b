// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/progress.h"
#include "domain/record.h"
#include "storage/change.h"
#include "storage/database.h"

namespace meike {

struct Access;

class WorkspaceLock;
class ChangeRecorder;
class Edit;
class FileWatch;
struct RowStamp;

/// One workspace file open for writing: the single writing connection, the lock, and the one way to change anything.
/// Used by one thread at a time (the session's writer thread); readers have connections of their own.
class Workspace {
public:
    /// Makes a new file. Error{invalid_value} when it exists already.
    static std::unique_ptr<Workspace> create(const std::filesystem::path& path, const std::string& baseCurrency,
                                             const Clock& clock = systemClock());
    /// Opens for writing, migrating an older schema after a backup. Errors: not_found, locked (detail says who holds
    /// it), newer_version, damaged (also when the file is not built as ours are: schema_check.h), read_only.
    static std::unique_ptr<Workspace> open(const std::filesystem::path& path, const Clock& clock = systemClock());
    ~Workspace();

    const std::filesystem::path& path() const { return m_path; }
    /// What has become of the file since it was opened: see FileWatch. From any thread.
    std::optional<Error> fileProblem() const;
    const Clock& clock() const { return m_clock; }

    /// A new read-only connection to the same file, usable by another thread. Sees what was committed, as far as who is
    /// signed in may.
    std::unique_ptr<Database> openReader() const;
    /// A read-only connection to a file that may be open elsewhere. An older schema is migrated first, as open() does.
    /// A file that is not built as ours are can still be read as far as it goes (Database::distrust).
    /// It sees what `access` may; without one, what the process signs in for (sign_in::accessHere). Error{not_allowed}
    /// where roles are on and nobody is signed in.
    static std::unique_ptr<Database> openReader(const std::filesystem::path& path, const Access& access);
    static std::unique_ptr<Database> openReader(const std::filesystem::path& path);

    /// What may be asked and done here from now on: set by sign_in.
    void setAccess(const Access& access);
    const Access& access() const { return *m_access; }

    /// Who edits from now on: a person's id, 0 for nobody in particular. Who is signed in edits as themselves.
    void setActor(RecordId person);
    RecordId actor() const { return m_actor; }

    /// Runs `fn` in one transaction that becomes one step of the history. An exception rolls everything back. An edit
    /// that changes nothing leaves no step, nor does one that says so (Edit::leaveOutOfHistory). A new step drops those
    /// that had been undone.
    /// Error{not_allowed} when it touches what who is signed in may not change.
    Change edit(Command command, const std::function<void(Edit&)>& fn);
    /// The same by the program itself, whoever is signed in: what follows from records by itself.
    Change editByItself(Command command, const std::function<void(Edit&)>& fn);

    /// Takes back the newest step that is not undone; nothing to undo: an empty Change. Error{conflict} changes
    /// nothing.
    Change undo();
    Change redo();
    /// The steps that undo and redo would move; nothing when there is none.
    std::optional<HistoryStep> undoStep() const;
    std::optional<HistoryStep> redoStep() const;
    std::optional<Command> undoCommand() const;
    std::optional<Command> redoCommand() const;

    /// Called after every commit that changed records, on the thread that made it.
    void setListener(std::function<void(const Change&)> listener) { m_listener = std::move(listener); }

    /// Runs `fn` in a transaction outside the history, for derived tables only.
    void writeDerived(const std::function<void(Database&)>& fn);

    Database& database() { return *m_database; }
    const Database& database() const { return *m_database; }

private:
    /// Takes the lock.
    Workspace(std::filesystem::path path, const Clock& clock);
    Change apply(Change::Cause cause);
    static std::unique_ptr<Database> openLimited(const std::filesystem::path& path, const Access* access);
    Change editAs(const Access& access, Command command, const std::function<void(Edit&)>& fn);
    void refuseWhenLost() const;
    /// Closes without touching a file that is not ours any more.
    void leaveToOthers();

    std::filesystem::path m_path;
    std::filesystem::path m_file;  ///< behind links: what lies beside the workspace lies beside this
    const Clock& m_clock;
    std::unique_ptr<WorkspaceLock> m_lock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<FileWatch> m_watch;
    std::function<void(const Change&)> m_listener;
    RecordId m_actor = 0;
    std::unique_ptr<Access> m_access;
    std::optional<std::int64_t> m_historyBytes;  ///< of all steps, as history_store::append counts them
};

/// What an edit may do. Lives inside Workspace::edit.
class Edit {
public:
    Edit(Database& database, ChangeRecorder& recorder, const Clock& clock, RecordId actor, Command& command);

    /// Many records are about to be stored: what is inserted from now on is written by a thread beside, in its order,
    /// while this one goes on. What goes wrong there is thrown by a later call, or at the end of the edit.
    void expectMany();
    /// Stores a new record and returns its id. Error{invalid_value} when a required field is empty.
    RecordId insert(const Record& record);
    /// Writes the fields that differ from what is stored; returns whether any did. Error{not_found}.
    bool update(const Record& record);
    /// Writes one field; returns whether it differed.
    bool set(Kind kind, RecordId id, std::string_view field, const Value& value);
    /// Deletes a record and, for kinds that own others (clients, receipts, ...), everything that belongs to it.
    /// References from records that stay are emptied.
    void remove(Kind kind, RecordId id);
    /// The same for every record of a kind whose field points to `id`.
    void removeWhere(Kind kind, std::string_view field, RecordId id);
    /// Lets everything that points to `from` point to `into`, whatever kind it is of; who has both of two tags keeps
    /// one, and snapshots stay their owner's. Returns how many records changed.
    std::int64_t redirect(Kind kind, RecordId from, RecordId into);

    /// Puts a tag on a client; false when it was there. Error{invalid_value} when a rule decides who has it, as for
    /// removeTag.
    bool addTag(RecordId client, RecordId tag);
    bool removeTag(RecordId client, RecordId tag);

    /// A setting of the workspace (base_currency, name ...).
    void setSetting(std::string_view key, const std::string& value);

    /// Undo neither takes back what this edit writes nor stops at it, and what has been undone can still be redone: for
    /// entries of a register, which are true whatever becomes of the rest. They stand in the audit like any edit. What
    /// no other step of the history touches, so that no step meets a row that is not as it left it.
    void leaveOutOfHistory() { m_inHistory = false; }
    bool inHistory() const { return m_inHistory; }

    /// Names the step, when its numbers are known only at the end.
    void setCommand(Command command) { m_command = std::move(command); }

    Database& database() { return m_database; }
    const Clock& clock() const { return m_clock; }

private:
    /// Every record of a kind whose field points to `from`: one statement, however many there are.
    std::int64_t repoint(Kind kind, std::string_view field, RecordId from, const Value& to);
    RecordId insertNow(const Record& record, const RowStamp& stamp);
    bool setCustom(Kind kind, RecordId id, std::string_view key, const Value& value);

    Database& m_database;
    ChangeRecorder& m_recorder;
    const Clock& m_clock;
    RecordId m_actor;
    Command& m_command;
    std::vector<Statement*> m_inserts;  ///< by kind, as far as there were any
    bool m_inHistory = true;
};

}  // namespace meike
