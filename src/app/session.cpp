// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "storage/records.h"
#include "storage/score_store.h"

namespace meike {

/// What the session knows of the history without asking the writer, so that labels never wait for a long edit.
struct HistoryEnds {
    std::optional<Command> undo;
    std::optional<Command> redo;
    std::int64_t undoRows = 0;
    std::int64_t redoRows = 0;
};

struct Session::Impl {
    explicit Impl(std::unique_ptr<Workspace> opened)
        : workspace(std::move(opened)), path(workspace->path()), clock(workspace->clock()) {
        workspace->setListener([this](const Change& change) { pending.push_back(change); });
        noteHistory();
        writer = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }

    // Everything below this line down to `run` happens on the writer thread, or before it starts.
    void run(const std::stop_token& stop) {
        loadScores();
        for (;;) {
            std::function<void()> task;
            {
                std::unique_lock lock(mutex);
                idle = queue.empty();
                if (idle) settled.notify_all();
                wake.wait(lock, stop, [&] { return !queue.empty(); });
                if (queue.empty()) return;
                idle = false;
                task = std::move(queue.front());
                queue.pop_front();
            }
            task();
            announce();
        }
    }

    void loadScores() {
        try {
            {
                const std::lock_guard lock(bookMutex);
                book.load(workspace->database());
            }
            rescore();
        } catch (const Error& error) {
            noteProblem(error);
        }
        notifyScores();
    }

    /// After a task: tells what changed, lets the scores follow, tells that they have.
    void announce() {
        if (pending.empty()) return;
        const std::vector<Change> changes = std::exchange(pending, {});
        noteHistory();
        bool moved = false;
        try {
            const std::lock_guard lock(bookMutex);
            for (const Change& change : changes) moved |= book.patch(workspace->database(), change);
        } catch (const Error& error) {
            noteProblem(error);
        }
        for (const Change& change : changes) notifyChange(change);
        if (!moved && scoresDay() == clock.today()) return;
        try {
            rescore();
        } catch (const Error& error) {
            noteProblem(error);
        }
        notifyScores();
    }

    /// Scores today's state and writes what differs from what is stored.
    void rescore() {
        Database& database = workspace->database();
        const ScoringProfile profile = profileInUse(database);
        auto fresh = std::make_shared<Scores>();
        std::optional<Date> newest;
        {
            const std::lock_guard lock(bookMutex);
            *fresh = book.score(profile, clock.today());
            newest = book.lastOrderDate();
        }
        std::shared_ptr<const Scores> before;
        {
            const std::lock_guard lock(mutex);
            before = current;
            lastOrder = newest;
        }
        std::vector<ClientScore> changed;
        std::vector<RecordId> gone;
        if (before) {
            for (engine::ClientIndex i = 0; i < fresh->clients.size(); ++i) {
                const auto old = before->indexOf(fresh->clients[i]);
                if (!old || !fresh->sameRow(i, *before, *old)) changed.push_back(fresh->row(i));
            }
            for (const RecordId client : before->clients)
                if (!fresh->index.contains(client)) gone.push_back(client);
        } else {
            compareWithStored(*fresh, changed, gone);
        }
        const ScoreStamp stamp{dataVersion(database), profile.key + " " + std::to_string(profile.version),
                               isoDate(fresh->asOf)};
        if (!changed.empty() || !gone.empty() || scoreStamp(database) != stamp)
            workspace->writeDerived([&](Database& writing) { writeScores(writing, changed, gone, stamp); });
        const std::lock_guard lock(mutex);
        current = std::move(fresh);
        problem.reset();
    }

    void compareWithStored(const Scores& fresh, std::vector<ClientScore>& changed, std::vector<RecordId>& gone) {
        std::unordered_map<RecordId, ClientScore> stored;
        for (ClientScore& score : readScores(workspace->database())) {
            const RecordId client = score.client;
            if (!fresh.index.contains(client)) gone.push_back(client);
            stored.emplace(client, std::move(score));
        }
        for (engine::ClientIndex i = 0; i < fresh.clients.size(); ++i) {
            ClientScore score = fresh.row(i);
            const auto found = stored.find(score.client);
            if (found == stored.end() || found->second != score) changed.push_back(std::move(score));
        }
    }

    void noteHistory() {
        HistoryEnds now;
        now.undo = workspace->undoCommand();
        now.redo = workspace->redoCommand();
        for (const HistoryStep& step : history(workspace->database(), 200)) {
            if (!step.undone) {
                now.undoRows = step.rowCount;
                break;
            }
            now.redoRows = step.rowCount;
        }
        const std::lock_guard lock(mutex);
        ends = std::move(now);
    }

    /// Before the caller goes on: two undos in a row must each find their step.
    Change noted(Change change) {
        if (!change.empty()) noteHistory();
        return change;
    }

    void noteProblem(const Error& error) {
        const std::lock_guard lock(mutex);
        problem = error;
    }

    void notifyChange(const Change& change) {
        std::function<void(const Change&)> listener;
        {
            const std::lock_guard lock(mutex);
            listener = onChange;
        }
        if (listener) listener(change);
    }

    void notifyScores() {
        std::function<void()> listener;
        {
            const std::lock_guard lock(mutex);
            listener = onScores;
        }
        if (listener) listener();
    }

    // From any thread.
    Date scoresDay() {
        const std::lock_guard lock(mutex);
        return current ? current->asOf : Date{};
    }

    void post(std::function<void()> task) {
        {
            const std::lock_guard lock(mutex);
            queue.push_back(std::move(task));
            idle = false;
        }
        wake.notify_one();
    }

    /// Runs `fn` on the writer thread and waits for its result or its exception.
    template <class Fn>
    auto await(Fn fn) {
        using Answer = decltype(fn());
        auto task = std::make_shared<std::packaged_task<Answer()>>(std::move(fn));
        auto answer = task->get_future();
        post([task] { (*task)(); });
        return answer.get();
    }

    void refuseDuringJob() {
        const std::lock_guard lock(mutex);
        if (jobStop) throw Error(ErrorKind::busy, path.string(), "a long edit is running");
    }

    std::unique_ptr<Workspace> workspace;
    const std::filesystem::path path;
    const Clock& clock;
    std::vector<Change> pending;

    std::timed_mutex bookMutex;
    ScoreBook book;

    std::mutex mutex;
    std::condition_variable_any wake;
    std::condition_variable settled;
    std::deque<std::function<void()>> queue;
    bool idle = false;
    HistoryEnds ends;
    RecordId actor = 0;
    std::shared_ptr<const Scores> current;
    std::optional<Date> lastOrder;
    std::optional<Error> problem;
    std::optional<std::stop_source> jobStop;
    std::function<void(const Change&)> onChange;
    std::function<void()> onScores;

    std::jthread writer;  // last: it uses everything above
};

Session::Session(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Session::~Session() {
    cancelJob();
    setListeners({}, {});
}

std::unique_ptr<Session> Session::create(const std::filesystem::path& path, const std::string& baseCurrency,
                                         const Clock& clock) {
    return std::unique_ptr<Session>(new Session(std::make_unique<Impl>(Workspace::create(path, baseCurrency, clock))));
}

std::unique_ptr<Session> Session::open(const std::filesystem::path& path, const Clock& clock) {
    return std::unique_ptr<Session>(new Session(std::make_unique<Impl>(Workspace::open(path, clock))));
}

const std::filesystem::path& Session::path() const { return m_impl->path; }
const Clock& Session::clock() const { return m_impl->clock; }
std::unique_ptr<Database> Session::openReader() const { return Workspace::openReader(m_impl->path); }

Change Session::edit(Command command, std::function<void(Edit&)> fn) {
    m_impl->refuseDuringJob();
    return m_impl->await([this, command = std::move(command), fn = std::move(fn)] {
        return m_impl->noted(m_impl->workspace->edit(command, fn));
    });
}

void Session::startJob(Work work, std::shared_ptr<Progress> progress, Done done) {
    std::stop_source source;
    {
        const std::lock_guard lock(m_impl->mutex);
        if (m_impl->jobStop) throw Error(ErrorKind::busy, m_impl->path.string(), "a long edit is running");
        m_impl->jobStop = source;
    }
    m_impl->post([this, source, work = std::move(work), progress = std::move(progress), done = std::move(done)] {
        std::exception_ptr failure;
        try {
            work(*m_impl->workspace, *progress, source.get_token());
        } catch (...) {
            failure = std::current_exception();
        }
        {
            const std::lock_guard lock(m_impl->mutex);
            m_impl->jobStop.reset();
        }
        if (done) done(failure);
    });
}

void Session::runJob(Work work, Progress& progress, std::stop_token stop) {
    std::promise<void> finished;
    // The caller waits, so its progress outlives the job: the pointer does not own it.
    startJob(std::move(work), std::shared_ptr<Progress>(std::shared_ptr<void>(), &progress),
             [&](const std::exception_ptr& failure) {
                 if (failure)
                     finished.set_exception(failure);
                 else
                     finished.set_value();
             });
    const std::stop_callback forward(stop, [this] { cancelJob(); });
    finished.get_future().get();
}

void Session::cancelJob() {
    const std::lock_guard lock(m_impl->mutex);
    if (m_impl->jobStop) m_impl->jobStop->request_stop();
}

bool Session::jobRunning() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->jobStop.has_value();
}

Change Session::undo() {
    m_impl->refuseDuringJob();
    return m_impl->await([this] { return m_impl->noted(m_impl->workspace->undo()); });
}

Change Session::redo() {
    m_impl->refuseDuringJob();
    return m_impl->await([this] { return m_impl->noted(m_impl->workspace->redo()); });
}

std::optional<Command> Session::undoCommand() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->ends.undo;
}

std::optional<Command> Session::redoCommand() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->ends.redo;
}

std::int64_t Session::undoRowCount() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->ends.undoRows;
}

std::int64_t Session::redoRowCount() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->ends.redoRows;
}

void Session::setActor(RecordId person) {
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->actor = person;
    }
    m_impl->post([this, person] { m_impl->workspace->setActor(person); });
}

RecordId Session::actor() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->actor;
}

void Session::setListeners(std::function<void(const Change&)> onChange, std::function<void()> onScores) {
    const std::lock_guard lock(m_impl->mutex);
    m_impl->onChange = std::move(onChange);
    m_impl->onScores = std::move(onScores);
}

std::shared_ptr<const Scores> Session::scores() const {
    const std::lock_guard lock(m_impl->mutex);
    if (m_impl->current) return m_impl->current;
    static const auto kEmpty = std::make_shared<const Scores>();
    return kEmpty;
}

std::shared_ptr<const Scores> Session::scoresAsOf(Date asOf, const std::stop_token& stop) const {
    const auto now = scores();
    return scoresWith(now->profile, asOf, stop);
}

std::shared_ptr<const Scores> Session::scoresWith(const ScoringProfile& profile, Date asOf,
                                                  const std::stop_token& stop) const {
    const std::lock_guard lock(m_impl->bookMutex);
    return std::make_shared<const Scores>(m_impl->book.score(profile, asOf, stop));
}

std::optional<engine::Explanation> Session::explain(const std::shared_ptr<const Scores>& scores,
                                                    RecordId client) const {
    // The window asks while it paints: it rather goes without an answer for a moment than waits for a long scoring.
    const std::unique_lock lock(m_impl->bookMutex, std::chrono::milliseconds(20));
    return lock ? m_impl->book.explain(*scores, client) : std::nullopt;
}

std::optional<Date> Session::lastOrderDate() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->lastOrder;
}

void Session::refreshDay() {
    if (m_impl->scoresDay() == m_impl->clock.today()) return;
    m_impl->post([this] {
        try {
            m_impl->rescore();
        } catch (const Error& error) {
            m_impl->noteProblem(error);
        }
        m_impl->notifyScores();
    });
}

std::optional<Error> Session::scoringProblem() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->problem;
}

void Session::settle() {
    std::unique_lock lock(m_impl->mutex);
    m_impl->settled.wait(lock, [&] { return m_impl->idle && m_impl->queue.empty(); });
}

}  // namespace meike
