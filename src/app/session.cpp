// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "app/plan/entries.h"
#include "app/score_keeper.h"
#include "base/current_error.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform_memory.h"
#include "storage/records.h"
#include "storage/score_store.h"
#include "storage/workspace.h"

namespace meike {

namespace {
/// An edit of more rows leaves memory behind that is worth giving back.
constexpr std::int64_t kLargeEdit = 10'000;
}  // namespace

/// What the session knows of the history without asking the writer, so that labels never wait for a long edit.
struct HistoryEnds {
    std::optional<HistoryStep> undo;
    std::optional<HistoryStep> redo;
};

struct Session::Impl {
    explicit Impl(std::unique_ptr<Workspace> opened)
        : workspace(std::move(opened)),
          path(workspace->path()),
          clock(workspace->clock()),
          keeper(
              path, clock, [this](const auto& fn) { return writeDerived(fn); },
              [this](const EntryChanges& changes) { return writeEntries(changes); }) {
        workspace->setListener([this](const Change& change) { pending.push_back(change); });
        noteHistory();
        writer = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }

    // Everything below this line down to `noted` happens on the writer thread, or before it starts.
    void run(const std::stop_token& stop) {
        for (;;) {
            std::function<void()> task;
            std::shared_ptr<DerivedWrite> derived;
            {
                std::unique_lock lock(mutex);
                idle = queue.empty() && derivedQueue.empty();
                if (idle) settled.notify_all();
                wake.wait(lock, stop, [&] { return !queue.empty() || !derivedQueue.empty(); });
                if (!queue.empty()) {
                    task = std::move(queue.front());
                    queue.pop_front();
                } else if (stop.stop_requested()) {
                    closed = true;
                    for (const auto& write : derivedQueue) write->done.set_value(false);
                    derivedQueue.clear();
                    return;
                } else {
                    derived = std::move(derivedQueue.front());
                    derivedQueue.pop_front();
                }
                idle = false;
            }
            if (task) {
                guarded(task);
                guarded([this] { announce(); });
            } else {
                write(*derived);
            }
        }
    }

    /// Nothing that is thrown here ends the thread, and with it the program: it is noted, and told with the scores.
    template <class Step>
    void guarded(Step&& step) {
        try {
            step();
        } catch (...) {
            keeper.noteProblem(currentError());
            keeper.tellProblem();
        }
    }

    /// After a task (a job does it itself): tells what changed, and lets the scores follow.
    void announce() {
        if (pending.empty()) return;
        std::vector<Change> changes = std::exchange(pending, {});
        if (!std::exchange(historyNoted, false)) noteHistoryAfter(changes.back());
        for (const Change& change : changes) guarded([&] { notifyChange(change); });
        std::int64_t version = 0;  // if it cannot be read: what is stored then counts as old
        try {
            version = dataVersion(workspace->database());
        } catch (...) {
            keeper.noteProblem(currentError());
        }
        const bool large = std::any_of(changes.begin(), changes.end(),
                                       [](const Change& change) { return change.rowCount > kLargeEdit; });
        keeper.follow(std::move(changes), version);
        if (large) platform::giveBackMemory();
    }

    /// A write to derived tables and its answer: false when the workspace is being closed.
    struct DerivedWrite {
        const std::function<void(Database&)>* fn = nullptr;
        const EntryChanges* entries = nullptr;  ///< instead: an edit that leaves no step
        std::promise<bool> done;
    };

    void write(DerivedWrite& derived) {
        try {
            if (derived.entries) {
                workspace->edit(noteEntriesCommand(), [&](Edit& edit) { meike::noteEntries(edit, *derived.entries); });
                // Told before the answer: whoever asked must not take themselves for idle meanwhile.
                guarded([this] { announce(); });
            } else {
                workspace->writeDerived(*derived.fn);
            }
            derived.done.set_value(true);
        } catch (...) {
            derived.done.set_exception(std::current_exception());
        }
    }

    void noteHistory() {
        HistoryEnds now{workspace->undoStep(), workspace->redoStep()};
        const std::lock_guard lock(mutex);
        ends = std::move(now);
    }

    /// After a commit, which has not failed whatever becomes of its label: what the change says of itself then stands.
    void noteHistoryAfter(const Change& change) {
        try {
            noteHistory();
        } catch (...) {
            keeper.noteProblem(currentError());
            if (change.step == 0) return;  // outside of the history, whose ends stay where they are
            HistoryStep step;
            step.step = change.step;
            step.command = change.command;
            step.rowCount = change.rowCount;
            HistoryEnds known;
            (change.cause == Change::Cause::undo ? known.redo : known.undo) = std::move(step);
            const std::lock_guard lock(mutex);
            ends = std::move(known);
        }
    }

    /// Before the caller goes on: two undos in a row must each find their step.
    Change noted(Change change) {
        if (change.empty()) return change;
        noteHistoryAfter(change);
        historyNoted = true;
        return change;
    }

    void notifyChange(const Change& change) {
        std::function<void(const Change&)> listener;
        {
            const std::lock_guard lock(mutex);
            listener = onChange;
        }
        if (listener) listener(change);
    }

    // From any thread.
    bool writeDerived(const std::function<void(Database&)>& fn) {
        auto derived = std::make_shared<DerivedWrite>();
        derived->fn = &fn;
        return answered(std::move(derived));
    }

    bool writeEntries(const EntryChanges& changes) {
        auto derived = std::make_shared<DerivedWrite>();
        derived->entries = &changes;
        return answered(std::move(derived));
    }

    bool answered(std::shared_ptr<DerivedWrite> derived) {
        auto answer = derived->done.get_future();
        {
            const std::lock_guard lock(mutex);
            if (closed) return false;
            derivedQueue.push_back(std::move(derived));
            idle = false;
        }
        wake.notify_one();
        return answer.get();
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
        if (jobStop) throw Error(ErrorKind::busy, pathText(path), ErrorCode::long_edit_running);
    }

    std::unique_ptr<Workspace> workspace;
    const std::filesystem::path path;
    const Clock& clock;
    std::vector<Change> pending;
    bool historyNoted = false;  ///< of what is pending; on the writer thread

    std::mutex mutex;  ///< guards what follows
    std::condition_variable_any wake;
    std::condition_variable settled;
    std::deque<std::function<void()>> queue;
    std::deque<std::shared_ptr<DerivedWrite>> derivedQueue;  ///< only while nothing waits in `queue`
    bool idle = false;
    bool closed = false;
    HistoryEnds ends;
    RecordId actor = 0;
    std::optional<std::stop_source> jobStop;
    std::function<void(const Change&)> onChange;

    ScoreKeeper keeper;
    std::jthread writer;  ///< last: it uses everything above, and the keeper must outlive its last task
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
std::unique_ptr<Database> Session::openReader() const {
    // Another file may lie there by now: its records are not to be shown as those of this workspace.
    if (const auto problem = fileProblem()) throw *problem;
    return Workspace::openReader(m_impl->path);
}

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
        if (m_impl->jobStop) throw Error(ErrorKind::busy, pathText(m_impl->path), ErrorCode::long_edit_running);
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
        // Whoever hears that it is done finds its step as the one to undo.
        m_impl->guarded([this] { m_impl->announce(); });
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

namespace {
bool isTurnOf(const std::optional<HistoryStep>& next, const std::optional<std::int64_t>& wanted) {
    return !wanted || (next && next->step == *wanted);
}
}  // namespace

Change Session::undo(std::optional<std::int64_t> step) {
    m_impl->refuseDuringJob();
    return m_impl->await([this, step] {
        if (!isTurnOf(m_impl->workspace->undoStep(), step)) return Change{};
        return m_impl->noted(m_impl->workspace->undo());
    });
}

Change Session::redo(std::optional<std::int64_t> step) {
    m_impl->refuseDuringJob();
    return m_impl->await([this, step] {
        if (!isTurnOf(m_impl->workspace->redoStep(), step)) return Change{};
        return m_impl->noted(m_impl->workspace->redo());
    });
}

std::optional<HistoryStep> Session::undoStep() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->ends.undo;
}

std::optional<HistoryStep> Session::redoStep() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->ends.redo;
}

std::optional<Command> Session::undoCommand() const {
    const auto step = undoStep();
    return step ? std::optional(step->command) : std::nullopt;
}

std::optional<Command> Session::redoCommand() const {
    const auto step = redoStep();
    return step ? std::optional(step->command) : std::nullopt;
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

void Session::setListeners(std::function<void(const Change&)> onChange, std::function<void()> onScores,
                           std::function<void(bool)> onRefit) {
    m_impl->keeper.setListeners(std::move(onScores), std::move(onRefit));
    const std::lock_guard lock(m_impl->mutex);
    m_impl->onChange = std::move(onChange);
}

std::shared_ptr<const Scores> Session::scores() const { return m_impl->keeper.scores(); }

std::shared_ptr<const Scores> Session::scoresAsOf(Date asOf, const std::stop_token& stop) const {
    return m_impl->keeper.scoresAsOf(asOf, stop);
}

std::shared_ptr<const Scores> Session::scoresWith(const ScoringProfile& profile, Date asOf,
                                                  const std::stop_token& stop) const {
    return m_impl->keeper.scoresWith(profile, asOf, stop);
}

std::shared_ptr<const Scores> Session::scoresWithoutForecast(const ScoringProfile& profile, Date asOf,
                                                             const std::stop_token& stop) const {
    return m_impl->keeper.scoresWithoutForecast(profile, asOf, stop);
}

std::optional<engine::Explanation> Session::explain(const std::shared_ptr<const Scores>& scores,
                                                    RecordId client) const {
    return m_impl->keeper.explain(*scores, client);
}

std::optional<ScoredColumns> Session::copyOf(const Scores& scores) const { return m_impl->keeper.copyOf(scores); }
bool Session::readBook(const Scores& scores, const std::function<void(const ScoreBook&)>& read) const {
    return m_impl->keeper.readBook(scores, read);
}
std::optional<Date> Session::lastOrderDate() const { return m_impl->keeper.lastOrderDate(); }
void Session::refreshDay() { m_impl->keeper.refreshDay(); }
void Session::refit() { m_impl->keeper.refit(); }
void Session::cancelRefit() { m_impl->keeper.cancelRefit(); }
std::optional<engine::BasisChange> Session::takeBasisChange() { return m_impl->keeper.takeBasisChange(); }
bool Session::modelsCurrent() const { return m_impl->keeper.modelsCurrent(); }
std::optional<Error> Session::scoringProblem() const { return m_impl->keeper.problem(); }
std::optional<Error> Session::fileProblem() const { return m_impl->workspace->fileProblem(); }
std::vector<DamagedRecord> Session::damagedRecords() const { return m_impl->keeper.damaged(); }

bool Session::isSettled() const { return m_impl->keeper.isSettled(); }

void Session::settle() {
    {
        std::unique_lock lock(m_impl->mutex);
        m_impl->settled.wait(lock, [&] { return m_impl->idle && m_impl->queue.empty(); });
    }
    m_impl->keeper.settle();
}

}  // namespace meike
