// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/backup_keeper.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTimer>
#include <chrono>
#include <optional>
#include <utility>

#include "app/backups/shelf.h"
#include "base/current_error.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "storage/access.h"
#include "storage/workspace.h"
#include "ui/context/app_context.h"

namespace meike::ui {

namespace {

constexpr int kHalfHourMs = 30 * 60 * 1000;

/// What is to be told of it, if anything.
std::optional<Error> keepOf(const Session& session, BackupCause cause, const std::stop_token& stop) {
    try {
        // The program itself makes it, whoever is signed in.
        const auto reader = Workspace::openReader(session.path(), Access{});
        BackupShelf shelf(session.path());
        NoProgress quiet;
        const KeptBackup kept = shelf.keep(*reader, cause, systemClock(), quiet, stop);
        if (kept.elsewhere) return kept.elsewhere;
        if (cause == BackupCause::timer)
            if (auto due = shelf.dueForCheck(systemClock()); due && !shelf.check(*due, systemClock()))
                return Error(ErrorKind::damaged, pathText(due->file), ErrorCode::backup_altered);
    } catch (...) {
        const Error error = currentError();
        if (error.kind() != ErrorKind::cancelled) return error;
    }
    return std::nullopt;
}

/// On the worker that closes a workspace: after what still uses it. What goes wrong is told by the next one that is
/// made.
std::function<void(const Session&)> closingAfter(std::shared_future<void> work) {
    return [work = std::move(work)](const Session& session) {
        if (work.valid()) work.wait();
        if (!session.fileProblem()) keepOf(session, BackupCause::close, {});
    };
}

}  // namespace

BackupKeeper::BackupKeeper(AppContext& context, QObject* parent) : QObject(parent), m_context(context) {
    auto* timer = new QTimer(this);
    timer->setInterval(kHalfHourMs);
    connect(timer, &QTimer::timeout, this, &BackupKeeper::keepNow);
    timer->start();
    connect(&context, &AppContext::sessionClosing, this, &BackupKeeper::stop);
    context.setBeforeClose(closingAfter({}));
}

// The window goes before its workspace does when the program ends: what is done on closing stays with the context.
BackupKeeper::~BackupKeeper() { stop(); }

void BackupKeeper::stop() {
    m_stop.request_stop();
    m_context.setBeforeClose(closingAfter(std::exchange(m_work, {})));
    m_told.clear();
}

void BackupKeeper::keepNow() {
    if (!m_context.session() || m_context.isDemo() || m_context.fileProblem()) return;
    if (m_work.valid() && m_work.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
    m_stop = {};
    auto work = std::async(std::launch::async, [self = QPointer<BackupKeeper>(this), session = m_context.session(),
                                                stop = m_stop.get_token()] {
        const auto problem = keepOf(*session, BackupCause::timer, stop);
        QMetaObject::invokeMethod(
            qApp,
            [self, problem, stop] {
                if (!self || stop.stop_requested()) return;
                const std::string key = problem ? problem->what() : "";
                if (key == self->m_told) return;
                self->m_told = key;
                if (problem) self->m_context.showError(*problem);
            },
            Qt::QueuedConnection);
    });
    m_work = work.share();
    m_context.setBeforeClose(closingAfter(m_work));
}

}  // namespace meike::ui
