// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "domain/value.h"

namespace meike {

// Whoever opens or edits something need not know the engine: an edit there shall not build every page anew.
namespace engine {
struct BasisChange;
struct Explanation;
}  // namespace engine
namespace sign_in {
struct Candidate;
}
class Database;
class Edit;
class Progress;
class ScoreBook;
class Workspace;
struct Access;
struct Change;
struct Command;
struct DamagedRecord;
struct HistoryStep;
struct ScoredColumns;
struct Scores;
struct ScoringProfile;

/// An open workspace as the window and the command line use it: one writer thread that owns the writing connection, and
/// scores that follow every change. All public functions may be called from any thread.
class Session {
public:
    static std::unique_ptr<Session> create(const std::filesystem::path& path, const std::string& baseCurrency,
                                           const Clock& clock = systemClock());
    static std::unique_ptr<Session> open(const std::filesystem::path& path, const Clock& clock = systemClock());
    /// Finishes what is queued (a running job is cancelled), then closes.
    ~Session();

    const std::filesystem::path& path() const;
    const Clock& clock() const;
    /// A connection for reading, for the calling thread alone.
    std::unique_ptr<Database> openReader() const;

    /// One short edit, awaited. Rethrows what `fn` throws (everything rolled back); Error{busy} while a job runs.
    Change edit(Command command, std::function<void(Edit&)> fn);

    using Work = std::function<void(Workspace&, Progress&, const std::stop_token&)>;
    using Done = std::function<void(std::exception_ptr)>;
    /// A long edit (import, large undo, backup): runs on the writer thread; short edits are refused until it ends.
    /// `done` is called there when its changes have been told, with what went wrong or nullptr. Error{busy} when a job
    /// runs already.
    void startJob(Work work, std::shared_ptr<Progress> progress, Done done);
    /// The same, awaited by the caller; rethrows.
    void runJob(Work work, Progress& progress, std::stop_token stop = {});
    void cancelJob();
    bool jobRunning() const;

    /// Undo and redo, awaited; an empty Change when there is nothing. With a step: only that one, and an empty Change
    /// when it is another's turn.
    Change undo(std::optional<std::int64_t> step = {});
    Change redo(std::optional<std::int64_t> step = {});
    /// What undo (redo) would move; steps of many rows belong into a job.
    std::optional<HistoryStep> undoStep() const;
    std::optional<HistoryStep> redoStep() const;
    std::optional<Command> undoCommand() const;
    std::optional<Command> redoCommand() const;

    void setActor(RecordId person);
    RecordId actor() const;

    // Who is signed in (storage/sign_in.h). Awaited; each takes a tenth of a second: a worker's work. What they are
    // told of readers and scores holds from then on: whoever keeps any drops them.
    Access access() const;
    bool rolesOn() const;
    std::vector<sign_in::Candidate> candidates() const;
    void signIn(RecordId person, const std::string& pin);
    void signOut();
    /// Both return a recovery code, to be shown once.
    std::string turnRolesOn(RecordId custodian, const std::string& pin);
    std::string recoverSignIn(RecordId custodian, const std::string& code, const std::string& pin);
    void turnRolesOff();
    void setPin(RecordId person, const std::string& pin);

    /// Called after each commit (on the writer thread) and after the scores have followed (on the scoring thread).
    /// Scores that followed before anybody listened are told at once, on the calling thread.
    /// `onRefit(true)` when the models are being fitted to changed data, `onRefit(false)` when that has ended.
    void setListeners(std::function<void(const Change&)> onChange, std::function<void()> onScores,
                      std::function<void(bool)> onRefit = {});

    /// Today's scores; never null once the session is open. They follow an edit a moment later: see setListeners.
    std::shared_ptr<const Scores> scores() const;
    /// Scores of another day (or profile), from the same columns. While the records are still being loaded, these wait;
    /// they throw what has kept them from being loaded.
    std::shared_ptr<const Scores> scoresAsOf(Date asOf, const std::stop_token& stop = {}) const;
    std::shared_ptr<const Scores> scoresWith(const ScoringProfile& profile, Date asOf,
                                             const std::stop_token& stop = {}) const;
    /// The same without forecasts, which take most of the time.
    std::shared_ptr<const Scores> scoresWithoutForecast(const ScoringProfile& profile, Date asOf,
                                                        const std::stop_token& stop = {}) const;
    /// Why a client stands where it does, in these scores; nothing for a client they do not hold, when the columns have
    /// moved on since (newer scores follow), or when they are being scored just now: ask again after the next scores.
    std::optional<engine::Explanation> explain(const std::shared_ptr<const Scores>& scores, RecordId client) const;
    /// What these scores were computed from, copied; nothing when the columns have moved on.
    std::optional<ScoredColumns> copyOf(const Scores& scores) const;
    /// Looks at what these scores were computed from, without copying it; scoring waits meanwhile. False, and `read` is
    /// not called, when the columns have moved on.
    bool readBook(const Scores& scores, const std::function<void(const ScoreBook&)>& read) const;
    std::optional<Date> lastOrderDate() const;

    /// Scores again when the calendar has moved on since they were computed.
    void refreshDay();
    /// After an edit the scores follow at once with the models as they were; a refit follows when there is a pause.
    /// Cancelled, it stays away until the next edit or refit().
    void refit();
    void cancelRefit();
    bool modelsCurrent() const;
    /// How the value basis of today's scores has changed since this was last asked, or since the workspace was last
    /// open: to be told to whoever looks at them.
    std::optional<engine::BasisChange> takeBasisChange();
    /// Why the scores could not follow the last change, if they could not.
    std::optional<Error> scoringProblem() const;
    /// What has become of the file meanwhile: see FileWatch. A few calls of the system.
    std::optional<Error> fileProblem() const;
    /// Records whose day is none: their clients have no scores.
    std::vector<DamagedRecord> damagedRecords() const;

    /// Waits until nothing is queued and the scores are current.
    void settle();
    /// Whether everything that follows by itself has followed: scores, members of segments, the plan.
    bool isSettled() const;

private:
    std::shared_ptr<const Scores> limited(std::shared_ptr<const Scores> scores) const;
    struct Impl;
    explicit Session(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace meike
