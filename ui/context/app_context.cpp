// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/context/app_context.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPointer>
#include <QStandardPaths>
#include <QTimer>
#include <mutex>

#include "app/demo.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "ui/context/application.h"
#include "ui/context/error_text.h"
#include "ui/kit/language.h"
#include "ui/kit/posted_progress.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Edits of more rows than this run as a job with progress and Cancel; fewer take less than 50 ms.
constexpr std::int64_t kLongEdit = 2'000;
constexpr int kDayCheckMs = 60'000;
constexpr int kFileCheckMs = 3'000;

template <class Work>
std::shared_future<void> onWorker(Work work) {
    return std::async(std::launch::async, std::move(work)).share();
}

/// A past day and a reader that sees it, made on a worker.
struct PastDay {
    std::shared_ptr<const DayView> view;
    std::unique_ptr<Database> reader;
};

}  // namespace

AppContext::AppContext(QObject* parent) : QObject(parent), m_language(m_settings.language()) {
    qRegisterMetaType<meike::Change>();
    qRegisterMetaType<meike::Rule>();
    m_unsaved.add(this, [this] { return unsavedJob(); });
    // "Today" moves on while the window is open.
    auto* midnight = new QTimer(this);
    midnight->setInterval(kDayCheckMs);
    connect(midnight, &QTimer::timeout, this, [this] {
        if (m_session) m_session->refreshDay();
    });
    midnight->start();
    auto* watch = new QTimer(this);
    watch->setInterval(kFileCheckMs);
    connect(watch, &QTimer::timeout, this, &AppContext::checkFile);
    watch->start();
    // Whoever comes back from the file manager sees at once what was done there.
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive) checkFile();
    });
    if (auto* app = qobject_cast<Application*>(qApp)) connect(app, &Application::caught, this, &AppContext::showError);
}

AppContext::~AppContext() {
    m_pastStop.request_stop();
    setSession(nullptr);
}

void AppContext::setSession(std::unique_ptr<Session> session) {
    ++m_generation;
    m_pastStop.request_stop();
    if (m_session) {
        emit sessionClosing();
        if (m_job) emit jobEnded();
        m_job.reset();
        m_session->setListeners({}, {});
        setRefitting(false);
        m_reader.reset();
        m_pastDay.reset();
        m_toldDamage.clear();
        m_asOf.reset();
        m_otherRules.reset();
        m_closing = onWorker([old = std::move(m_session), past = m_pastWork, before = m_closing]() mutable {
            for (const auto& work : {past, before})
                if (work.valid()) work.wait();
            old.reset();
        });
        m_pastWork = {};
    }
    m_session = std::move(session);
    m_demo = false;
    m_fileUnreadable = false;
    setFileProblem({});
    if (m_session) {
        m_reader = m_session->openReader();
        m_currency = baseCurrency(*m_reader);
        m_demo = isDemoWorkspace(*m_reader);
        const QString path = qsPath(m_session->path());
        const RecordId actor = m_settings.actor(path);
        // A person may have been deleted since.
        m_session->setActor(actor != 0 && readRecord(*m_reader, Kind::person, actor) ? actor : 0);
        const QPointer<AppContext> self(this);
        const std::uint64_t generation = m_generation;
        m_session->setListeners(
            [self, generation](const Change& change) {
                QMetaObject::invokeMethod(
                    qApp,
                    [self, generation, change] {
                        if (!self || self->m_generation != generation) return;
                        if (change.touches(Kind::setting)) self->m_currency = baseCurrency(self->reader());
                        emit self->changed(change);
                    },
                    Qt::QueuedConnection);
            },
            [self, generation] {
                QMetaObject::invokeMethod(
                    qApp,
                    [self, generation] {
                        if (!self || self->m_generation != generation) return;
                        self->tellScoringProblems();
                        if (self->inThePast())
                            self->loadPastScores(*self->m_asOf, self->m_otherRules);
                        else
                            emit self->scoresChanged();
                    },
                    Qt::QueuedConnection);
            },
            [self, generation](bool running) {
                QMetaObject::invokeMethod(
                    qApp,
                    [self, generation, running] {
                        if (self && self->m_generation == generation) self->setRefitting(running);
                    },
                    Qt::QueuedConnection);
            });
    }
    emit sessionChanged();
}

void AppContext::setRefitting(bool running) {
    if (m_refitting == running) return;
    m_refitting = running;
    emit refitChanged(running);
}

void AppContext::tellScoringProblems() {
    if (const auto problem = m_session->scoringProblem()) showError(*problem);
    std::vector<DamagedRecord> damaged = m_session->damagedRecords();
    if (damaged == m_toldDamage) return;
    if (!damaged.empty()) emit errorRequested({[this, damaged] { return qs(damagedText(damaged, m_language)); }});
    m_toldDamage = std::move(damaged);
}

bool AppContext::isDemo() const { return m_demo; }

std::filesystem::path AppContext::demoPath() {
    return u8Path(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/meike/demo.meike"_s);
}

Database& AppContext::reader() {
    if (!m_reader) throw Error(ErrorKind::internal, {}, ErrorCode::no_workspace_open);
    return *m_reader;
}

Date AppContext::today() const { return m_session ? m_session->clock().today() : systemClock().today(); }
Date AppContext::asOf() const { return m_asOf.value_or(today()); }
bool AppContext::inThePast() const { return m_asOf.has_value(); }

void AppContext::setAsOf(std::optional<Date> day, const std::optional<ScoringProfile>& rules) {
    if (!m_session) return;
    m_pastStop.request_stop();
    if (rules || (day && *day < today())) {
        loadPastScores(std::min(day.value_or(today()), today()), rules);
        return;
    }
    if (!m_asOf) return;
    m_asOf.reset();
    m_otherRules.reset();
    m_pastDay.reset();
    m_reader = m_session->openReader();
    emit asOfChanged();
    emit scoresChanged();
}

void AppContext::loadPastScores(Date day, const std::optional<ScoringProfile>& rules) {
    m_pastStop.request_stop();
    m_pastStop = std::stop_source();
    Session* session = m_session.get();
    const QPointer<AppContext> self(this);
    const std::uint64_t generation = m_generation;
    // One after the other: the day before this one may still be on its way to stop.
    m_pastWork = onWorker([session, self, generation, day, rules, stop = m_pastStop.get_token(), before = m_pastWork] {
        if (before.valid()) before.wait();
        auto past = std::make_shared<PastDay>();
        std::optional<Error> failed;
        try {
            past->reader = session->openReader();
            past->view = makeDayView(*past->reader,
                                     rules ? session->scoresWith(*rules, day, stop) : session->scoresAsOf(day, stop));
        } catch (...) {
            failed = currentError();
        }
        QMetaObject::invokeMethod(
            qApp,
            [self, generation, day, rules, past, failed, stop] {
                if (!self || self->m_generation != generation || stop.stop_requested()) return;
                if (failed) {
                    self->showError(*failed);
                    return;
                }
                self->m_asOf = day;
                self->m_otherRules = rules;
                self->m_pastDay = past->view;
                self->m_reader = std::move(past->reader);
                emit self->asOfChanged();
                emit self->scoresChanged();
            },
            Qt::QueuedConnection);
    });
}

std::shared_ptr<const Scores> AppContext::scores() const {
    if (m_pastDay) return m_pastDay->scores;
    return m_session ? m_session->scores() : nullptr;
}

void AppContext::setLanguage(Language language, bool remember) {
    m_language = language;
    if (remember) m_settings.setLanguage(language);
    applyLanguage(*qApp, language);
    emit languageChanged();
}

void AppContext::setTheme(ThemeChoice theme) {
    m_settings.setTheme(theme);
    Theme::apply(*qApp, theme);
}

QString AppContext::text(const Label& label) const { return qs(label.in(m_language)); }

void AppContext::setActor(RecordId person) {
    if (!m_session) return;
    m_session->setActor(person);
    m_settings.setActor(qsPath(m_session->path()), person);
    emit actorChanged();
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

bool AppContext::concernsFile(const Error& error) const {
    if (!m_session || error.subject() != pathText(m_session->path())) return false;
    switch (error.kind()) {
        case ErrorKind::not_found:
        case ErrorKind::io:
        case ErrorKind::damaged:
            return true;
        default:
            return false;
    }
}

void AppContext::checkFile() {
    if (!m_session) return;
    auto problem = m_session->fileProblem();
    if (problem)
        m_fileUnreadable = false;
    else if (m_fileUnreadable)
        return;
    setFileProblem(std::move(problem));
}

void AppContext::setFileProblem(std::optional<Error> problem) {
    const bool same = problem.has_value() == m_fileProblem.has_value() &&
                      (!problem || std::string_view(problem->what()) == m_fileProblem->what());
    m_fileProblem = std::move(problem);
    if (!same) emit fileProblemChanged();
}

void AppContext::showDone(const Command& command, std::int64_t step) {
    emit messageRequested({[this, command] { return qs(commandText(command, m_language)); }, [] { return tr("Undo"); },
                           [this, step] { undoStep(step); }, whileNext(true, step)});
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
