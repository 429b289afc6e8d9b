// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace.h"

#include <sqlite3.h>

#include <sstream>
#include <utility>

#include "base/error_code.h"
#include "base/money.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "storage/access.h"
#include "storage/audit.h"
#include "storage/changeset.h"
#include "storage/content_sum.h"
#include "storage/custom_fields.h"
#include "storage/file_watch.h"
#include "storage/history.h"
#include "storage/maintenance.h"
#include "storage/meta.h"
#include "storage/records.h"
#include "storage/register_chain.h"
#include "storage/schema.h"
#include "storage/schema_check.h"
#include "storage/search_index.h"
#include "storage/sign_in.h"
#include "storage/workspace_lock.h"

namespace meike {

namespace {

std::string holderOfThis() {
    std::ostringstream holder;
    holder << "process " << platform::processId() << " on " << platform::hostName();
    return holder.str();
}

/// Whether a file is there in which somebody may have something. What a making that was cut off or had no room has
/// left is none.
bool holdsSomething(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return false;
    if (!std::filesystem::is_regular_file(path, ignored)) return true;
    if (std::filesystem::file_size(path, ignored) == 0 && !ignored) return false;
    try {
        Database look(path, Database::Mode::read);
        const std::int64_t whose = look.integer("PRAGMA application_id");
        return !holdsNothing(look) || (whose != 0 && whose != kApplicationId);
    } catch (const Error&) {
        return true;
    }
}

void bumpDataVersion(Database& database) {
    meta::setInteger(database, "data_version", meta::integer(database, "data_version") + 1);
}

}  // namespace

Workspace::Workspace(std::filesystem::path path, const Clock& clock)
    : m_path(std::move(path)),
      m_file(realFile(m_path)),
      m_clock(clock),
      m_lock(WorkspaceLock::take(m_file, holderOfThis())),
      m_access(std::make_unique<Access>()) {}

std::optional<Error> Workspace::fileProblem() const { return m_watch->problem(); }

Workspace::~Workspace() {
    try {
        if (m_database && m_watch && m_watch->problem()) {
            leaveToOthers();
        } else if (m_database && m_watch) {
            history_store::endAtErasure(*m_database);
            // One file, also where a reader outlives us; one that is in the middle of something is not waited for.
            sqlite3_busy_timeout(m_database->handle(), 0);
            m_database->integer("PRAGMA wal_checkpoint(TRUNCATE)", 1);
        }
    } catch (const std::exception&) {
        m_watch.reset();  // no memory, no disk: what SQLite does at its close is then the best that is left
    }
}

/// What is left of our log must not be folded into another file by whoever opens that file next, and must not be lost
/// with a file that was moved: SQLite itself leaves the log lying when it finds its file gone.
void Workspace::leaveToOthers() {
    const ErrorCode code = m_watch->problem()->detail().code;
    // Deleted, moved or replaced: we still hold the file that the log belongs to.
    const bool held = code == ErrorCode::file_gone || code == ErrorCode::file_replaced;
    const bool folded = held && m_database->integer("PRAGMA wal_checkpoint(TRUNCATE)", 1) == 0;
    sqlite3_db_config(m_database->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    m_watch.reset();
    m_database.reset();
    std::error_code ignored;
    const std::filesystem::path log = withEnding(m_file, "-wal");
    // Folded in, ours is empty: one with anything in it came with the other file.
    if (folded && std::filesystem::file_size(log, ignored) > 0) return;
    std::filesystem::remove(withEnding(m_file, "-shm"), ignored);
    if (folded)
        std::filesystem::remove(log, ignored);
    else
        std::filesystem::rename(log, withEnding(log, ".left-" + std::to_string(m_clock.nowUtcMs())), ignored);
}

std::unique_ptr<Workspace> Workspace::create(const std::filesystem::path& path, const std::string& baseCurrency,
                                             const Clock& clock) {
    if (!isCurrencyCode(baseCurrency)) throw Error(ErrorKind::invalid_value, baseCurrency, ErrorCode::not_a_currency);
    const auto refuseWhatIsThere = [&] {
        if (holdsSomething(path)) throw Error(ErrorKind::invalid_value, pathText(path), ErrorCode::file_exists);
    };
    refuseWhatIsThere();
    std::error_code ignored;
    if (path.has_parent_path() && !std::filesystem::exists(path.parent_path(), ignored)) {
        std::filesystem::create_directories(path.parent_path(), ignored);
        platform::makePrivate(path.parent_path());
    }
    std::unique_ptr<Workspace> workspace(new Workspace(path, clock));
    refuseWhatIsThere();  // somebody else may have made it while we had no lock
    try {
        putLogAside(workspace->m_file);
        workspace->m_database = std::make_unique<Database>(path, Database::Mode::create);
        workspace->m_lock->followFile();
        migrate(*workspace->m_database);
        content_sum::settle(*workspace->m_database);
        workspace->m_watch = std::make_unique<FileWatch>(path, std::make_unique<Database>(path, Database::Mode::read));
        workspace->edit({"new_workspace", {}}, [&](Edit& edit) { edit.setSetting("base_currency", baseCurrency); });
    } catch (...) {
        // No room, say: what is left of it would only be in the way of the next try.
        workspace->m_watch.reset();
        workspace->m_database.reset();
        removeDatabase(workspace->m_file);
        throw;
    }
    return workspace;
}

std::unique_ptr<Workspace> Workspace::open(const std::filesystem::path& path, const Clock& clock) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored) && !restoreWasCut(realFile(path)))
        throw Error(ErrorKind::not_found, pathText(path), ErrorCode::no_such_file);
    refuseUnlessFile(path);
    std::unique_ptr<Workspace> workspace(new Workspace(path, clock));
    finishRestore(workspace->m_file);
    workspace->m_lock->followFile();
    const auto before = withEnding(path, ".before-schema-" + std::to_string(newestSchema()));
    removeDatabase(withEnding(before, ".part"));
    {
        // Looked at read-only first: a file that is not ours, or newer, or not built as ours (a trigger would run with
        // the first edit), is left exactly as it is.
        Database look(path, Database::Mode::read);
        const bool older = schemaVersion(look) < newestSchema();
        checkSchema(look);
        if (older) {
            NoProgress quiet;
            backupTo(look, before, quiet, {});
        }
    }
    workspace->m_database = std::make_unique<Database>(path, Database::Mode::write);
    migrate(*workspace->m_database);
    content_sum::settle(*workspace->m_database);
    history_store::endAtErasure(*workspace->m_database);
    workspace->m_watch = std::make_unique<FileWatch>(path, std::make_unique<Database>(path, Database::Mode::read));
    workspace->setAccess(sign_in::accessHere(*workspace->m_database));
    return workspace;
}

void Workspace::setAccess(const Access& access) {
    *m_access = access;
    if (access.role != AccessRole::everyone) m_actor = access.person;
}

std::unique_ptr<Database> Workspace::openReader() const { return openReader(m_path, *m_access); }

void Workspace::setActor(RecordId person) {
    if (m_access->role == AccessRole::everyone) m_actor = person;
}

std::unique_ptr<Database> Workspace::openReader(const std::filesystem::path& path, const Access& access) {
    return openLimited(path, &access);
}

std::unique_ptr<Database> Workspace::openReader(const std::filesystem::path& path) {
    return openLimited(path, nullptr);
}

std::unique_ptr<Database> Workspace::openLimited(const std::filesystem::path& path, const Access* access) {
    // Nobody has it, or there would be a file: what was cut off is brought to its end first.
    if (restoreWasCut(realFile(path))) open(path).reset();
    auto reader = std::make_unique<Database>(path, Database::Mode::read);
    const int version = schemaVersion(*reader);
    if (const auto problem = schemaProblem(*reader)) {
        // It can still be looked at, as far as it goes; brought up to date it is not.
        if (version < newestSchema()) throw *problem;
        reader->distrust(problem->detail().arguments.front().text());
    } else if (version < newestSchema()) {
        // Nobody has it open, or it would be up to date: bring it there first (with the backup that this makes).
        reader.reset();
        open(path).reset();
        reader = std::make_unique<Database>(path, Database::Mode::read);
    }
    internCustomFields(*reader);
    const Access seen = access ? *access : sign_in::accessHere(*reader);
    if (seen.role == AccessRole::nobody) throw Error(ErrorKind::not_allowed, {}, ErrorCode::sign_in_needed);
    limitReader(*reader, seen);
    return reader;
}

/// What is committed to a file that nobody finds any more is lost without a word: better no edit than such an edit.
void Workspace::refuseWhenLost() const {
    if (const auto problem = m_watch->problem()) throw *problem;
}

namespace {

/// Runs what ends in a commit. An error before that leaves the workspace as it was, and says so.
template <class Run>
void rolledBackOnError(Database& database, Run&& run) {
    try {
        run();
    } catch (Error& error) {
        database.forgetNoMemory();
        error.setNothingChanged();
        throw;
    }
}

}  // namespace

Change Workspace::edit(Command command, const std::function<void(Edit&)>& fn) {
    return editAs(*m_access, std::move(command), fn);
}

Change Workspace::editByItself(Command command, const std::function<void(Edit&)>& fn) {
    return editAs({}, std::move(command), fn);
}

Change Workspace::editAs(const Access& access, Command command, const std::function<void(Edit&)>& fn) {
    Database& database = *m_database;
    // Before anything runs: nobody waits for a long import that is then refused.
    if (!access.mayEdit()) refuseOthers(database, access, {}, false);
    Change change;
    change.command = std::move(command);
    bool changed = false;
    rolledBackOnError(database, [&] {
        refuseWhenLost();
        const FileWatch::Writing writing(*m_watch);
        Transaction transaction(database);
        ChangeRecorder recorder(database);
        Edit edit(database, recorder, m_clock, m_actor, change.command);
        fn(edit);
        const Changeset changeset = recorder.finish(change);
        // Nothing happened: no step, and the open transaction rolls back to the same state.
        if (changeset.empty()) return;
        refuseOthers(database, access, changeset, false);
        register_chain::follow(database, changeset, change, edit.inHistory());
        content_sum::Follow sum(database, changeset);
        const std::int64_t now = m_clock.nowUtcMs();
        // What is rolled back was not counted.
        std::optional<std::int64_t> historyBytes = std::exchange(m_historyBytes, std::nullopt);
        if (edit.inHistory())
            change.step = history_store::append(database, change, changeset, now, m_actor, historyBytes);
        appendAudit(database, change, now, m_actor);
        sum.keep(false);
        bumpDataVersion(database);
        refreshSearchIndex(database, recorder.changedClients());
        transaction.commit();
        m_historyBytes = historyBytes;
        changed = true;
    });
    if (changed && m_listener) m_listener(change);
    return change;
}

Change Workspace::undo() { return apply(Change::Cause::undo); }
Change Workspace::redo() { return apply(Change::Cause::redo); }

Change Workspace::apply(Change::Cause cause) {
    Database& database = *m_database;
    const bool back = cause == Change::Cause::undo;
    Change change;
    change.cause = cause;
    bool changed = false;
    rolledBackOnError(database, [&] {
        refuseWhenLost();
        const FileWatch::Writing writing(*m_watch);
        const auto step = back ? history_store::undoStep(database) : history_store::redoStep(database);
        if (!step) return;
        if (!m_access->mayEdit()) refuseOthers(database, *m_access, {}, true);
        if (!m_access->keeps() && step->person != m_access->person)
            throw Error(ErrorKind::not_allowed, {}, ErrorCode::not_your_step);
        change.command = step->command;
        change.step = step->step;
        const Changeset changeset = history_store::load(database, step->step);
        checkChangeset(database, changeset);
        Transaction transaction(database);
        content_sum::Follow sum(database, changeset);
        applyChangeset(database, changeset, back);
        const std::vector<RecordId> clients = describeChanges(database, changeset, change);
        refuseOthers(database, *m_access, changeset, true);
        history_store::setCursor(database, back ? step->step - 1 : step->step);
        appendAudit(database, change, m_clock.nowUtcMs(), m_actor);
        sum.keep(back);
        bumpDataVersion(database);
        refreshSearchIndex(database, clients);
        transaction.commit();
        changed = true;
    });
    if (changed && m_listener) m_listener(change);
    return change;
}

std::optional<HistoryStep> Workspace::undoStep() const { return history_store::undoStep(*m_database); }
std::optional<HistoryStep> Workspace::redoStep() const { return history_store::redoStep(*m_database); }

std::optional<Command> Workspace::undoCommand() const {
    const auto step = undoStep();
    return step ? std::optional(step->command) : std::nullopt;
}

std::optional<Command> Workspace::redoCommand() const {
    const auto step = redoStep();
    return step ? std::optional(step->command) : std::nullopt;
}

void Workspace::writeDerived(const std::function<void(Database&)>& fn) {
    refuseWhenLost();
    const FileWatch::Writing writing(*m_watch);
    Transaction transaction(*m_database);
    fn(*m_database);
    transaction.commit();
}

}  // namespace meike
