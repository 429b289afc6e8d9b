// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "app/score_book.h"
#include "base/clock.h"

namespace meike {

/// Keeps the scores of an open workspace current, on a thread of its own with a reader of its own, so that no edit ever
/// waits for a scoring. What differs from the stored scores goes to the writer in small parts.
class ScoreKeeper {
public:
    /// Runs a short write to derived tables on the writer thread, behind edits that wait there, and waits for it.
    /// Returns false when the workspace is being closed.
    using Write = std::function<bool(const std::function<void(Database&)>&)>;

    ScoreKeeper(std::filesystem::path path, const Clock& clock, Write write);
    /// Stops what is being scored. The stored scores keep the stamp of the last complete ones.
    ~ScoreKeeper();

    /// Called after each time the scores have followed, on the scoring thread.
    void setListener(std::function<void()> listener);

    /// The records have changed; `dataVersion` is theirs after the last of these changes.
    void follow(std::vector<Change> changes, std::int64_t dataVersion);
    /// Scores again when the calendar has moved on.
    void refreshDay();
    /// Waits until the scores are current and stored.
    void settle();

    /// Never null.
    std::shared_ptr<const Scores> scores() const;
    std::shared_ptr<const Scores> scoresWith(const ScoringProfile& profile, Date asOf,
                                             const std::stop_token& stop) const;
    /// Nothing when the columns are busy for more than 20 ms, or have moved on since these scores.
    std::optional<engine::Explanation> explain(const Scores& scores, RecordId client) const;
    std::optional<Date> lastOrderDate() const;
    std::optional<Error> problem() const;
    void noteProblem(const Error& error);

private:
    struct Work {
        std::vector<Change> changes;
        bool day = false;
        std::int64_t dataVersion = 0;
    };
    void run(const std::stop_token& stop);
    void load(const std::stop_token& stop);
    void catchUp(const Work& work, const std::stop_token& stop);
    void rescore(std::int64_t dataVersion, const std::stop_token& stop);
    void store(const Scores* before, const Scores& fresh, const ScoreStamp& stamp);
    void notify();

    const std::filesystem::path m_path;
    const Clock& m_clock;
    const Write m_write;
    std::unique_ptr<Database> m_reader;  ///< of the scoring thread

    mutable std::timed_mutex m_bookMutex;
    mutable ScoreBook m_book;

    mutable std::mutex m_mutex;  ///< guards what follows
    std::condition_variable_any m_wake;
    std::condition_variable m_settled;
    Work m_work;
    bool m_idle = false;
    std::shared_ptr<const Scores> m_scores = std::make_shared<const Scores>();
    bool m_scored = false;  ///< m_scores are what the table holds
    std::optional<Date> m_lastOrder;
    std::optional<Error> m_problem;
    std::function<void()> m_listener;

    std::jthread m_thread;  ///< last: it uses everything above
};

}  // namespace meike
