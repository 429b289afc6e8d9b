// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace.h"

#include <sqlite3.h>

#include <sstream>
#include <utility>

#include "base/error_code.h"
#include "base/money.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "storage/audit.h"
#include "storage/changeset.h"
#include "storage/custom_fields.h"
#include "storage/history.h"
#include "storage/maintenance.h"
#include "storage/meta.h"
#include "storage/records.h"
#include "storage/schema.h"
#include "storage/search_index.h"

namespace meike {

namespace {

std::filesystem::path lockPath(const std::filesystem::path& workspace) { return withEnding(workspace, ".lock"); }

}  // namespace

/// The lock says `process 2937 on vm` or `restore`: written by us, put into words where they are shown.
ErrorDetail openElsewhere(const std::filesystem::path& workspace) {
    const std::string holder = platform::FileLock::holderOf(lockPath(workspace));
    constexpr std::string_view kProcess = "process ";
    constexpr std::string_view kOn = " on ";
    const std::size_t on = holder.find(kOn);
    if (holder == kRestoring) return ErrorCode::open_for_restore;
    if (!holder.starts_with(kProcess) || on == std::string::npos) return ErrorCode::open_elsewhere;
    return {ErrorCode::open_in_process,
            {holder.substr(kProcess.size(), on - kProcess.size()), holder.substr(on + kOn.size())}};
}

namespace {

std::unique_ptr<platform::FileLock> lockOrThrow(const std::filesystem::path& path) {
    std::ostringstream holder;
    holder << "process " << platform::processId() << " on " << platform::hostName();
    auto lock = platform::FileLock::tryLock(lockPath(path), holder.str());
    if (!lock) throw Error(ErrorKind::locked, pathText(path), openElsewhere(path));
    return lock;
}

void bumpDataVersion(Database& database) {
    meta::setInteger(database, "data_version", meta::integer(database, "data_version") + 1);
}

}  // namespace

Workspace::Workspace(std::filesystem::path path, std::unique_ptr<platform::FileLock> lock, const Clock& clock)
    : m_path(std::move(path)), m_clock(clock), m_lock(std::move(lock)) {}

Workspace::~Workspace() {
    try {
        if (m_database && m_watch && m_watch->problem()) leaveToOthers();
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
    const std::filesystem::path log = withEnding(m_path, "-wal");
    // Folded in, ours is empty: one with anything in it came with the other file.
    if (folded && std::filesystem::file_size(log, ignored) > 0) return;
    std::filesystem::remove(withEnding(m_path, "-shm"), ignored);
    if (folded)
        std::filesystem::remove(log, ignored);
    else
        std::filesystem::rename(log, withEnding(log, ".left-" + std::to_string(m_clock.nowUtcMs())), ignored);
}

std::unique_ptr<Workspace> Workspace::create(const std::filesystem::path& path, const std::string& baseCurrency,
                                             const Clock& clock) {
    if (!isCurrencyCode(baseCurrency)) throw Error(ErrorKind::invalid_value, baseCurrency, ErrorCode::not_a_currency);
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored))
        throw Error(ErrorKind::invalid_value, pathText(path), ErrorCode::file_exists);
    if (path.has_parent_path() && !std::filesystem::exists(path.parent_path(), ignored)) {
        std::filesystem::create_directories(path.parent_path(), ignored);
        platform::makePrivate(path.parent_path());
    }
    std::unique_ptr<Workspace> workspace(new Workspace(path, lockOrThrow(path), clock));
    workspace->m_database = std::make_unique<Database>(path, Database::Mode::create);
    migrate(*workspace->m_database);
    workspace->m_watch = std::make_unique<FileWatch>(path, std::make_unique<Database>(path, Database::Mode::read));
    workspace->edit({"new_workspace", {}}, [&](Edit& edit) { edit.setSetting("base_currency", baseCurrency); });
    return workspace;
}

std::unique_ptr<Workspace> Workspace::open(const std::filesystem::path& path, const Clock& clock) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        throw Error(ErrorKind::not_found, pathText(path), ErrorCode::no_such_file);
    std::unique_ptr<Workspace> workspace(new Workspace(path, lockOrThrow(path), clock));
    {
        // Looked at read-only first: a file that is not ours, or newer, is left exactly as it is.
        Database look(path, Database::Mode::read);
        if (schemaVersion(look) < newestSchema()) {
            NoProgress quiet;
            backupTo(look, withEnding(path, ".before-schema-" + std::to_string(newestSchema())), quiet, {});
        }
    }
    workspace->m_database = std::make_unique<Database>(path, Database::Mode::write);
    migrate(*workspace->m_database);
    workspace->m_watch = std::make_unique<FileWatch>(path, std::make_unique<Database>(path, Database::Mode::read));
    return workspace;
}

std::unique_ptr<Database> Workspace::openReader() const { return openReader(m_path); }

std::unique_ptr<Database> Workspace::openReader(const std::filesystem::path& path) {
    auto reader = std::make_unique<Database>(path, Database::Mode::read);
    if (schemaVersion(*reader) < newestSchema() || !missingScoreColumns(*reader).empty()) {
        // Nobody has it open, or it would be up to date: bring it there first (with the backup that this makes).
        reader.reset();
        open(path).reset();
        reader = std::make_unique<Database>(path, Database::Mode::read);
    }
    internCustomFields(*reader);
    return reader;
}

/// What is committed to a file that nobody finds any more is lost without a word: better no edit than such an edit.
void Workspace::refuseWhenLost() const {
    if (const auto problem = m_watch->problem()) throw *problem;
}

namespace {

/// Runs what ends in a commit. An error before that leaves the workspace as it was, and says so.
template <class Run>
void rolledBackOnError(Run&& run) {
    try {
        run();
    } catch (Error& error) {
        error.setNothingChanged();
        throw;
    }
}

}  // namespace

Change Workspace::edit(Command command, const std::function<void(Edit&)>& fn) {
    Database& database = *m_database;
    Change change;
    change.command = std::move(command);
    bool changed = false;
    rolledBackOnError([&] {
        refuseWhenLost();
        const FileWatch::Writing writing(*m_watch);
        Transaction transaction(database);
        ChangeRecorder recorder(database);
        Edit edit(database, recorder, m_clock, m_actor, change.command);
        fn(edit);
        const Changeset changeset = recorder.finish(change);
        // Nothing happened: no step, and the open transaction rolls back to the same state.
        if (changeset.empty()) return;
        const std::int64_t now = m_clock.nowUtcMs();
        // What is rolled back was not counted.
        std::optional<std::int64_t> historyBytes = std::exchange(m_historyBytes, std::nullopt);
        if (edit.inHistory())
            change.step = history_store::append(database, change, changeset, now, m_actor, historyBytes);
        appendAudit(database, change, now, m_actor);
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
    rolledBackOnError([&] {
        refuseWhenLost();
        const FileWatch::Writing writing(*m_watch);
        const auto step = back ? history_store::undoStep(database) : history_store::redoStep(database);
        if (!step) return;
        change.command = step->command;
        change.step = step->step;
        const Changeset changeset = history_store::load(database, step->step);
        Transaction transaction(database);
        applyChangeset(database, changeset, back);
        const std::vector<RecordId> clients = describeChanges(database, changeset, change);
        history_store::setCursor(database, back ? step->step - 1 : step->step);
        appendAudit(database, change, m_clock.nowUtcMs(), m_actor);
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
