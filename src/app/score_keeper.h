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

#include "app/damaged_records.h"
#include "app/plan/plan_keeper.h"
#include "app/score_book.h"
#include "base/clock.h"

namespace meike {

/// Keeps the scores of an open workspace current, behind them who is in which segment, and behind both the plan, on a
/// thread of its own with a reader of its own, so that no edit ever waits for a scoring. What differs from the stored
/// scores goes to the writer in small parts.
class ScoreKeeper {
public:
    /// Runs a short write to derived tables on the writer thread, behind edits that wait there, and waits for it.
    /// Returns false when the workspace is being closed.
    using Write = std::function<bool(const std::function<void(Database&)>&)>;

    ScoreKeeper(std::filesystem::path path, const Clock& clock, Write write, NoteEntries noteEntries);
    /// Stops what is being scored. The stored scores keep the stamp of the last complete ones.
    ~ScoreKeeper();

    /// Called on the scoring thread: after each time the scores have followed, and when a refit begins and ends.
    void setListeners(std::function<void()> onScores, std::function<void(bool)> onRefit);

    /// The records have changed; `dataVersion` is theirs after the last of these changes.
    void follow(std::vector<Change> changes, std::int64_t dataVersion);
    /// Scores again when the calendar has moved on.
    void refreshDay();
    /// Waits until the scores are current, by models fitted to the current data, and stored.
    void settle();
    /// Whether scores, members and plan are those of everything that was noted.
    bool isSettled() const;
    /// Leaves the models as they are until the next change, or until refit().
    void cancelRefit();
    /// Fits the models to the current data.
    void refit();
    /// Whether the models that the scores were made from fit the current data.
    bool modelsCurrent() const;

    /// How the value basis has changed since this was last asked, or since the scores that the file held; nothing when
    /// it has not.
    std::optional<engine::BasisChange> takeBasisChange();

    /// Never null.
    std::shared_ptr<const Scores> scores() const;
    /// These wait while the records are being loaded. Throws what has kept them from it, or Error{cancelled}.
    std::shared_ptr<const Scores> scoresAsOf(Date asOf, const std::stop_token& stop) const;
    std::shared_ptr<const Scores> scoresWith(const ScoringProfile& profile, Date asOf,
                                             const std::stop_token& stop) const;
    std::shared_ptr<const Scores> scoresWithoutForecast(const ScoringProfile& profile, Date asOf,
                                                        const std::stop_token& stop) const;
    /// Nothing when the columns are busy for more than 20 ms, or have moved on since these scores.
    std::optional<engine::Explanation> explain(const Scores& scores, RecordId client) const;
    std::optional<ScoredColumns> copyOf(const Scores& scores) const;
    bool readBook(const Scores& scores, const std::function<void(const ScoreBook&)>& read) const;
    std::optional<Date> lastOrderDate() const;
    std::optional<Error> problem() const;
    std::vector<DamagedRecord> damaged() const;
    void noteProblem(const Error& error);
    /// Lets the listener of scores ask for the problem.
    void tellProblem() { notify(); }

private:
    struct Work {
        std::vector<Change> changes;
        bool day = false;
        bool refit = false;
        std::int64_t dataVersion = 0;

        bool any() const { return day || refit || !changes.empty(); }
    };
    void run(const std::stop_token& stop);
    void start(const std::stop_token& stop);
    /// Reads all records; whether that went well or not, who waits for them is told.
    void load();
    void waitUntilLoaded(const std::stop_token& stop) const;
    bool loaded() const;
    bool patch(const Work& work);
    bool scoredToday() const;
    void noteDamage();
    void scored();
    /// Whether there is news to tell.
    bool catchUp(const Work& work, const std::stop_token& stop);
    // These return whether any client's row has changed.
    bool refitNow(const std::stop_token& stop);
    bool rescore(const ScoringProfile& profile, const std::stop_token& stop);
    bool store(const Scores* before, const Scores& fresh, const ScoreStamp& stamp);
    void noteBasis(const Scores& fresh);
    void followMemberships(const std::stop_token& stop);
    void notify();
    void notifyRefit(bool running);

    const std::filesystem::path m_path;
    const Clock& m_clock;
    const Write m_write;
    const NoteEntries m_noteEntries;

    // Of the scoring thread alone.
    std::unique_ptr<Database> m_reader;
    std::int64_t m_dataVersion = 0;                        ///< of the columns
    std::shared_ptr<const engine::FittedModels> m_models;  ///< what forecasts are made from
    ScoringProfile m_fittedProfile;
    bool m_membershipsDue = true;  ///< rules have not been asked since the last change
    PlanKeeper m_plan;
    bool m_modelsCurrent = false;  ///< fitted to these columns, this profile and today

    mutable std::timed_mutex m_bookMutex;  ///< guards the book: this thread alone writes it
    ScoreBook m_book;
    engine::ForecastCache m_forecasts;  ///< of the last scores

    mutable std::mutex m_mutex;  ///< guards what follows
    std::condition_variable_any m_wake;
    mutable std::condition_variable m_settled;
    mutable std::condition_variable_any m_loadedOrNot;
    /// Of the records; after a failure the next change has them read again.
    enum class Loaded { not_yet, yes, failed } m_loaded = Loaded::not_yet;
    std::optional<ScoringProfile> m_inUse;  ///< as it was read with the records
    Work m_work;
    bool m_idle = false;
    bool m_scoring = true;    ///< work was taken and not told of yet; following memberships does not count
    int m_settling = 0;       ///< who waits does not want to wait for a pause before the refit
    bool m_refitDue = false;  ///< the models are older than the columns
    std::stop_source m_refitStop;
    std::shared_ptr<const Scores> m_scores = std::make_shared<const Scores>();
    bool m_untold = false;  ///< scores have followed and nobody listened
    bool m_scored = false;  ///< m_scores are what the table holds
    std::optional<Date> m_lastOrder;
    std::optional<Error> m_problem;
    std::vector<DamagedRecord> m_damaged;
    std::optional<BasisNote> m_basis;                  ///< of the last scores
    std::optional<engine::BasisChange> m_basisChange;  ///< not told yet
    std::function<void()> m_onScores;
    std::function<void(bool)> m_onRefit;

    std::jthread m_thread;  ///< last: it uses everything above
};

}  // namespace meike
