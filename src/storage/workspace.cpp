// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace.h"

#include <sstream>

#include "base/money.h"
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

std::filesystem::path lockPath(const std::filesystem::path& workspace) { return workspace.string() + ".lock"; }

std::unique_ptr<platform::FileLock> lockOrThrow(const std::filesystem::path& path) {
    std::ostringstream holder;
    holder << "process " << platform::processId() << " on " << platform::hostName();
    auto lock = platform::FileLock::tryLock(lockPath(path), holder.str());
    if (!lock)
        throw Error(ErrorKind::locked, path.string(), "it is open in " + platform::FileLock::holderOf(lockPath(path)));
    return lock;
}

void bumpDataVersion(Database& database) {
    meta::setInteger(database, "data_version", meta::integer(database, "data_version") + 1);
}

void indexChangedClients(Database& database, const Change& change) {
    if (change.everything) {
        if (change.touches(Kind::client)) rebuildSearchIndex(database);
        return;
    }
    if (const auto found = change.rows.find(Kind::client); found != change.rows.end())
        refreshSearchIndex(database, found->second);
}

}  // namespace

Workspace::Workspace(std::filesystem::path path, std::unique_ptr<platform::FileLock> lock, const Clock& clock)
    : m_path(std::move(path)), m_clock(clock), m_lock(std::move(lock)) {}

Workspace::~Workspace() = default;

std::unique_ptr<Workspace> Workspace::create(const std::filesystem::path& path, const std::string& baseCurrency,
                                             const Clock& clock) {
    if (!isCurrencyCode(baseCurrency))
        throw Error(ErrorKind::invalid_value, baseCurrency, "not a currency code such as CNY");
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored))
        throw Error(ErrorKind::invalid_value, path.string(), "the file exists already");
    if (path.has_parent_path() && !std::filesystem::exists(path.parent_path(), ignored)) {
        std::filesystem::create_directories(path.parent_path(), ignored);
        platform::makePrivate(path.parent_path());
    }
    std::unique_ptr<Workspace> workspace(new Workspace(path, lockOrThrow(path), clock));
    workspace->m_database = std::make_unique<Database>(path, Database::Mode::create);
    migrate(*workspace->m_database);
    workspace->m_identity = platform::fileIdentity(path);
    workspace->edit({"new_workspace", {}}, [&](Edit& edit) { edit.setSetting("base_currency", baseCurrency); });
    return workspace;
}

std::unique_ptr<Workspace> Workspace::open(const std::filesystem::path& path, const Clock& clock) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        throw Error(ErrorKind::not_found, path.string(), "there is no such file");
    std::unique_ptr<Workspace> workspace(new Workspace(path, lockOrThrow(path), clock));
    {
        // Looked at read-only first: a file that is not ours, or newer, is left exactly as it is.
        Database look(path, Database::Mode::read);
        if (schemaVersion(look) < newestSchema()) {
            NoProgress quiet;
            backupTo(look, path.string() + ".before-schema-" + std::to_string(newestSchema()), quiet, {});
        }
    }
    workspace->m_database = std::make_unique<Database>(path, Database::Mode::write);
    workspace->m_identity = platform::fileIdentity(path);
    migrate(*workspace->m_database);
    internCustomFields(*workspace->m_database);
    return workspace;
}

std::unique_ptr<Database> Workspace::openReader() const { return openReader(m_path); }

std::unique_ptr<Database> Workspace::openReader(const std::filesystem::path& path) {
    auto reader = std::make_unique<Database>(path, Database::Mode::read);
    if (schemaVersion(*reader) < newestSchema()) {
        // Nobody has it open, or it would be up to date: bring it there first (with the backup that this makes).
        reader.reset();
        open(path).reset();
        reader = std::make_unique<Database>(path, Database::Mode::read);
    }
    internCustomFields(*reader);
    return reader;
}

/// What is committed to a file that nobody finds any more is lost without a word: better no edit than such an edit.
void Workspace::refuseWhenMoved() const {
    if (platform::fileIdentity(m_path) != m_identity)
        throw Error(
            ErrorKind::io, m_path.string(),
            "the file has been moved, deleted or replaced while it was open; put it back, or open it where it is now");
}

Change Workspace::edit(Command command, const std::function<void(Edit&)>& fn) {
    refuseWhenMoved();
    Database& database = *m_database;
    Change change;
    change.command = std::move(command);
    Transaction transaction(database);
    ChangeRecorder recorder(database);
    Edit edit(database, m_clock, m_actor, change.command);
    fn(edit);
    const Changeset changeset = recorder.finish();
    if (changeset.empty())
        return change;  // nothing happened: no step, and the open transaction rolls back to the same state
    describeChanges(database, changeset, change);
    const std::int64_t now = m_clock.nowUtcMs();
    change.step = history_store::append(database, change, changeset, now, m_actor);
    appendAudit(database, change, now, m_actor);
    bumpDataVersion(database);
    indexChangedClients(database, change);
    transaction.commit();
    if (change.touches(Kind::custom_field)) internCustomFields(database);
    if (m_listener) m_listener(change);
    return change;
}

Change Workspace::undo() { return apply(Change::Cause::undo); }
Change Workspace::redo() { return apply(Change::Cause::redo); }

Change Workspace::apply(Change::Cause cause) {
    refuseWhenMoved();
    Database& database = *m_database;
    const bool back = cause == Change::Cause::undo;
    Change change;
    change.cause = cause;
    const auto step = back ? history_store::undoStep(database) : history_store::redoStep(database);
    if (!step) return change;
    change.command = step->command;
    change.step = step->step;
    const Changeset changeset = history_store::load(database, step->step);
    Transaction transaction(database);
    applyChangeset(database, changeset, back);
    describeChanges(database, changeset, change);
    history_store::setCursor(database, back ? step->step - 1 : step->step);
    appendAudit(database, change, m_clock.nowUtcMs(), m_actor);
    bumpDataVersion(database);
    indexChangedClients(database, change);
    transaction.commit();
    if (change.touches(Kind::custom_field)) internCustomFields(database);
    if (m_listener) m_listener(change);
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
    Transaction transaction(*m_database);
    fn(*m_database);
    transaction.commit();
}

}  // namespace meike
