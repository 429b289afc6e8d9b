// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
#include "storage/sign_in.h"
#include "storage/workspace.h"

/// What is behind a Session: for its own files alone.
namespace meike {

/// An edit of more rows leaves memory behind that is worth giving back.
inline constexpr std::int64_t kLargeEdit = 10'000;

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
        noteAccess();
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
        {
            // Clients may have changed hands.
            const std::lock_guard lock(mutex);
            someScores.reset();
        }
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
                workspace->editByItself(noteEntriesCommand(),
                                        [&](Edit& edit) { meike::noteEntries(edit, *derived.entries); });
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
        // What others did is not theirs to take back, and its name speaks of others' clients.
        if (const Access& who = workspace->access(); !who.keeps())
            for (auto* end : {&now.undo, &now.redo})
                if (*end && (*end)->person != who.person) end->reset();
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

    void noteAccess() {
        const bool on = sign_in::isOn(workspace->database());
        const std::lock_guard lock(mutex);
        access = workspace->access();
        rolesOn = on;
        if (access.role != AccessRole::everyone) actor = access.person;
        someScores.reset();
    }

    /// Something about who is signed in, on the writer thread; known to everybody before the caller goes on.
    template <class Fn>
    auto signing(Fn fn) {
        return await([this, fn = std::move(fn)] {
            struct Noted {
                Impl& impl;
                ~Noted() {
                    impl.guarded([this] { impl.noteAccess(); });
                    impl.guarded([this] { impl.noteHistory(); });
                }
            } const noted{*this};
            return fn(*workspace);
        });
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
    Access access;
    bool rolesOn = false;
    std::shared_ptr<const Scores> someScores;  ///< of today, as who is signed in sees them; none: to be made
    std::optional<std::stop_source> jobStop;
    std::function<void(const Change&)> onChange;

    ScoreKeeper keeper;
    std::jthread writer;  ///< last: it uses everything above, and the keeper must outlive its last task
};

}  // namespace meike
