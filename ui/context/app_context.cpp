// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/context/app_context.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPointer>
#include <QStandardPaths>
#include <QTimer>
#include <mutex>

#include "app/damaged_records.h"
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

constexpr int kDayCheckMs = 60'000;
constexpr int kFileCheckMs = 3'000;

template <class Work>
std::shared_future<void> onWorker(Work work) {
    return std::async(std::launch::async, std::move(work)).share();
}

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

void AppContext::whileWorking(std::function<void()> work) {
    m_pastWork = onWorker([before = m_pastWork, work = std::move(work)]() mutable {
        work();
        if (before.valid()) before.wait();
    });
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
        m_closing = onWorker([old = std::move(m_session), past = m_pastWork, before = m_closing,
                              first = m_demo ? nullptr : m_beforeClose]() mutable {
            for (const auto& work : {past, before})
                if (work.valid()) work.wait();
            if (first) first(*old);
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

// ---- Its file ----

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

}  // namespace meike::ui
