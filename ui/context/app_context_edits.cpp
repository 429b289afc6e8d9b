// SPDX-License-Identifier: GPL-3.0-or-later
// Editing the workspace, in a moment or as a job; telling what was done; going places.
#include <QCoreApplication>
#include <QPointer>

#include "base/error_code.h"
#include "base/path_text.h"
#include "storage/maintenance.h"
#include "storage/workspace.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/kit/posted_progress.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Edits of more rows than this run as a job with progress and Cancel; fewer take less than 50 ms.
constexpr std::int64_t kLongEdit = 2'000;

}  // namespace

QString AppContext::whyNotEdit() const {
    return inThePast() ? tr("A past day is shown: go back to today to change anything.") : QString();
}

bool AppContext::mayEdit() {
    if (m_session) checkFile();
    if (m_fileProblem) {
        emit errorRequested({[error = *m_fileProblem] { return errorText(error); }});
        return false;
    }
    if (!inThePast()) return true;
    const bool today = asOf() == this->today();
    const QString day = qs(isoDate(asOf()));
    showMessage(
        [today, day] {
            return today ? tr("You are looking at today by other rules: nothing can be changed meanwhile.")
                         : tr("You are looking at %1: a past day cannot be changed.").arg(day);
        },
        [today] { return today ? tr("Back to the rules in use") : tr("Back to today"); }, [this] { setAsOf({}); });
    return false;
}

bool AppContext::edit(Command command, std::function<void(Edit&)> fn) {
    if (!m_session || !mayEdit()) return false;
    try {
        const Change change = m_session->edit(std::move(command), std::move(fn));
        if (!change.empty()) showDone(change.command, change.step);
        return true;
    } catch (...) {
        showError(currentError());
        return false;
    }
}

std::optional<HistoryStep> AppContext::nextUndo() const {
    const auto step = m_session ? m_session->undoStep() : std::nullopt;
    // Without its clients the demo agency is none: one click on Undo right after opening it would take them all.
    return step && step->command.key == "demo" ? std::nullopt : step;
}

std::optional<HistoryStep> AppContext::nextRedo() const { return m_session ? m_session->redoStep() : std::nullopt; }

std::function<bool()> AppContext::whileNext(bool undo, std::int64_t step) const {
    return [this, undo, step, generation = m_generation] {
        if (m_generation != generation) return false;
        const auto next = undo ? nextUndo() : nextRedo();
        return next && next->step == step;
    };
}

void AppContext::moveHistory(bool back, std::optional<std::int64_t> only) {
    if (!m_session || !mayEdit()) return;
    const auto next = back ? nextUndo() : nextRedo();
    if (only && (!next || next->step != *only)) {
        showMessage([] { return tr("Something else was done since: that would have to be undone first."); });
        return;
    }
    if (!next) return;
    const std::int64_t step = next->step;
    const auto named = [this, command = next->command] { return qs(commandText(command, m_language)); };
    const auto told = [this, back, step, named] {
        emit messageRequested({[back, named] { return (back ? tr("Undone: %1") : tr("Redone: %1")).arg(named()); },
                               [back] { return back ? tr("Redo") : tr("Undo"); },
                               [this, back, step] { moveHistory(!back, step); }, whileNext(!back, step)});
    };
    if (next->rowCount > kLongEdit) {
        runJob([back, named] { return (back ? tr("Undoing: %1") : tr("Redoing: %1")).arg(named()); },
               [back](Workspace& workspace, Progress&, const std::stop_token&) {
                   back ? workspace.undo() : workspace.redo();
               },
               [told](bool done) {
                   if (done) told();
               });
        return;
    }
    try {
        const Change change = back ? m_session->undo(step) : m_session->redo(step);
        if (!change.empty()) told();
    } catch (...) {
        showError(currentError());
    }
}

void AppContext::runJob(const LiveText& title, Session::Work work, std::function<void(bool)> done) {
    if (m_session && mayEdit())
        startJob(title, std::move(work), std::move(done));
    else if (done)
        done(false);
}

void AppContext::saveCopy(const LiveText& title, const std::filesystem::path& destination,
                          std::function<void(bool)> done) {
    startJob(
        title,
        [destination](Workspace& workspace, Progress& progress, const std::stop_token& stop) {
            backupTo(workspace.database(), destination, progress, stop);
        },
        std::move(done));
}

void AppContext::startJob(const LiveText& title, Session::Work work, std::function<void(bool)> done) {
    const auto finished = [done](bool ok) {
        if (done) done(ok);
    };
    if (!m_session) {
        finished(false);
        return;
    }
    const QPointer<AppContext> self(this);
    const std::uint64_t generation = m_generation;
    try {
        m_session->startJob(
            std::move(work),
            std::make_shared<PostedProgress>(this, [this](const QString& phase, qint64 done,
                                                          qint64 total) { emit jobProgress(phase, done, total); }),
            [self, finished, generation](std::exception_ptr failed) {
                QMetaObject::invokeMethod(
                    qApp,
                    [self, finished, failed, generation] {
                        if (!self) return;
                        // Who closes its workspace has stopped it, and is told nothing more of it.
                        const bool here = self->m_generation == generation;
                        if (here) {
                            self->m_job.reset();
                            emit self->jobEnded();
                        }
                        if (failed && here) {
                            try {
                                std::rethrow_exception(failed);
                            } catch (...) {
                                const Error error = currentError();
                                if (error.kind() == ErrorKind::cancelled)
                                    self->showMessage([error] { return errorText(error); });
                                else
                                    self->showError(error);
                            }
                        }
                        finished(!failed);
                    },
                    Qt::QueuedConnection);
            });
        m_job = title;
        emit jobStarted(title);
    } catch (...) {
        showError(currentError());
        finished(false);
    }
}

void AppContext::cancelJob() {
    if (m_session) m_session->cancelJob();
    m_job.reset();
}

std::optional<Unsaved> AppContext::unsavedJob() {
    if (!m_session || !m_job || !m_session->jobRunning()) return {};
    const QString title = (*m_job)();
    return Unsaved{.question = tr("%1: stop it?").arg(title),
                   .note = tr("It is still running. Stopped, it takes back everything it has done so far."),
                   .keep = tr("Let it finish"),
                   .lose = tr("Stop it"),
                   .discard = [this] { cancelJob(); }};
}

void AppContext::editMany(Command command, std::int64_t rowCount, std::function<void(Edit&)> fn,
                          std::function<void(bool)> done) {
    if (rowCount <= kLongEdit) {
        const bool ok = edit(std::move(command), std::move(fn));
        if (done) done(ok);
        return;
    }
    const auto result = std::make_shared<Change>();
    runJob([this, command] { return qs(commandText(command, m_language)); },
           [command, fn, result](Workspace& workspace, Progress&, const std::stop_token& stop) {
               *result = workspace.edit(command, [&](Edit& edit) {
                   fn(edit);
                   throwIfStopped(stop);
               });
           },
           [this, result, done](bool ok) {
               if (ok && !result->empty()) showDone(result->command, result->step);
               if (done) done(ok);
           });
}

void AppContext::showMessage(const LiveText& text, const LiveText& actionText, std::function<void()> action) {
    emit messageRequested({text, actionText, std::move(action),
                           [this, generation = m_generation] { return m_generation == generation; }});
}

void AppContext::showError(const Error& error) {
    if (error.kind() == ErrorKind::cancelled) return;
    if (concernsFile(error)) {
        // Every page stumbles over it again and again: it is said once, over all of them, until it is put right.
        checkFile();
        if (!m_fileProblem) {
            m_fileUnreadable = true;
            setFileProblem(error);
        }
        return;
    }
    emit errorRequested({[error] { return errorText(error); }});
}

void AppContext::showDone(const Command& command, std::int64_t step) {
    emit messageRequested({[this, command] {
                               const QString done = qs(commandText(command, m_language));
                               return erases(command)
                                          ? tr("%1. The undo history ends here when the workspace is closed.").arg(done)
                                          : done;
                           },
                           [] { return tr("Undo"); }, [this, step] { undoStep(step); }, whileNext(true, step)});
}

// ---- Going places ----

void AppContext::openClients(const Rule& rule, const QString& name) {
    go(QStringLiteral("clients"), VisitRule{rule, name});
}

void AppContext::openClients(const ClientList& clients, const QString& name) {
    go(QStringLiteral("clients"), VisitList{clients, name});
}

void AppContext::openClient(RecordId client, std::optional<ClientTab> tab) {
    go(QStringLiteral("clients"), VisitClient{client, tab});
}

}  // namespace meike::ui
