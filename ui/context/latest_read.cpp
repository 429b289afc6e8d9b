// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/context/latest_read.h"

#include <QCoreApplication>
#include <QThreadPool>
#include <condition_variable>
#include <mutex>

#include "app/day_view.h"
#include "ui/context/app_context.h"
#include "ui/context/application.h"
#include "ui/context/error_text.h"

namespace meike::ui {

namespace {

QThreadPool& readers() {
    // Three: the list, the pane beside it and the counts of the views never wait for each other.
    static QThreadPool* const pool = [] {
        auto* made = new QThreadPool(QCoreApplication::instance());
        made->setMaxThreadCount(3);
        return made;
    }();
    return *pool;
}

}  // namespace

/// Shared with the worker; what the UI thread and the worker both touch is under the mutex.
struct LatestRead::State : std::enable_shared_from_this<LatestRead::State> {
    struct Question {
        std::function<std::any(Database&, const std::stop_token&)> read;
        std::function<void(std::any)> done;
        std::function<std::unique_ptr<Database>()> open;
        std::shared_ptr<const DayView> day;  ///< nullptr: today as it is stored
        std::uint64_t serial = 0;
        std::stop_source stop;
    };

    std::mutex mutex;
    std::condition_variable idle;
    std::optional<Question> pending;
    std::optional<std::stop_source> currentStop;
    std::unique_ptr<Database> reader;  ///< replaced under the mutex: interrupt() comes from the UI thread
    std::shared_ptr<const DayView> overlaid;
    bool working = false;

    // UI thread only.
    std::uint64_t serial = 0;
    bool alive = true;
    bool running = false;
    LatestRead* owner = nullptr;

    void halt() {
        if (currentStop) currentStop->request_stop();
        if (reader) reader->interrupt();
    }

    void work();
    void answer(Question& question);
};

void LatestRead::State::answer(Question& question) {
    std::any result;
    std::optional<Error> failed;
    for (int attempt = 0; attempt < 2; ++attempt) {
        failed.reset();
        try {
            if (!reader) {
                auto opened = question.open();
                const std::lock_guard lock(mutex);
                reader = std::move(opened);
                overlaid = nullptr;
            }
            if (overlaid != question.day) {
                if (question.day)
                    overlayDay(*reader, *question.day);
                else
                    dropDay(*reader);
                overlaid = question.day;
            }
            if (!question.stop.stop_requested()) result = question.read(*reader, question.stop.get_token());
            break;
        } catch (...) {
            failed = currentError();
            if (failed->kind() != ErrorKind::cancelled) break;
            // An interrupt may have hit the overlay half-way: begin anew.
            const std::lock_guard lock(mutex);
            reader.reset();
            overlaid = nullptr;
            // An interrupt meant for the question before is no answer to this one.
            if (question.stop.stop_requested()) break;
        }
    }
    auto self = shared_from_this();
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, serial = question.serial, done = question.done, result = std::move(result),
         failed = std::move(failed)]() mutable {
            if (!self->alive || serial != self->serial) return;
            self->running = false;
            emit self->owner->runningChanged(false);
            if (!self->alive) return;
            if (!failed)
                done(std::move(result));
            else if (failed->kind() != ErrorKind::cancelled)
                self->owner->m_context.showError(*failed);
        },
        Qt::QueuedConnection);
}

void LatestRead::State::work() {
    for (;;) {
        std::optional<Question> question;
        {
            const std::lock_guard lock(mutex);
            if (!pending) {
                working = false;
                currentStop.reset();
                idle.notify_all();
                return;
            }
            question = std::move(pending);
            pending.reset();
            currentStop = question->stop;
        }
        answer(*question);
    }
}

LatestRead::LatestRead(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_state(std::make_shared<State>()) {
    m_state->owner = this;
    // A closing workspace takes its readers with it; what was asked of it is not answered any more.
    connect(&context, &AppContext::sessionClosing, this, [this] {
        ++m_state->serial;
        if (m_state->running) {
            m_state->running = false;
            emit runningChanged(false);
        }
        std::unique_lock lock(m_state->mutex);
        m_state->pending.reset();
        m_state->halt();
        m_state->idle.wait(lock, [this] { return !m_state->working; });
        m_state->reader.reset();
        m_state->overlaid = nullptr;
    });
}

LatestRead::~LatestRead() {
    m_state->alive = false;
    std::unique_lock lock(m_state->mutex);
    m_state->pending.reset();
    m_state->halt();
    // What it reads may belong to the object that owns this.
    m_state->idle.wait(lock, [this] { return !m_state->working; });
}

void LatestRead::stop() {
    ++m_state->serial;
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->pending.reset();
        m_state->halt();
    }
    if (!m_state->running) return;
    m_state->running = false;
    emit runningChanged(false);
}

void LatestRead::askAny(std::function<std::any(Database&, const std::stop_token&)> read,
                        std::function<void(std::any)> done) {
    Session* session = m_context.session();
    if (!session) return;
    State::Question question;
    question.read = std::move(read);
    question.done = std::move(done);
    question.open = [session] { return session->openReader(); };
    question.day = m_context.dayView();
    question.serial = ++m_state->serial;
    bool start = false;
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->pending = std::move(question);
        m_state->halt();
        start = !m_state->working;
        m_state->working = true;
    }
    if (!m_state->running) {
        m_state->running = true;
        emit runningChanged(true);
    }
    if (!start) return;
    readers().start([state = m_state] {
        try {
            state->work();
        } catch (...) {
            // Whoever waits for the worker to end must not wait for ever.
            if (auto* app = qobject_cast<Application*>(QCoreApplication::instance())) app->tellCurrent("LatestRead");
            const std::lock_guard lock(state->mutex);
            state->working = false;
            state->currentStop.reset();
            state->idle.notify_all();
        }
    });
}

bool LatestRead::running() const { return m_state->running; }

}  // namespace meike::ui
