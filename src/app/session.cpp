// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "app/session_impl.h"

namespace meike {

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
    return Workspace::openReader(m_impl->path, access());
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
        if (m_impl->access.role != AccessRole::everyone) return;
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

// ---- Scores ----

std::shared_ptr<const Scores> Session::scores() const {
    std::shared_ptr<const Scores> whole = m_impl->keeper.scores();
    if (!access().limited()) return whole;
    {
        const std::lock_guard lock(m_impl->mutex);
        if (m_impl->someScores && m_impl->someScores->whole == whole) return m_impl->someScores;
    }
    std::shared_ptr<const Scores> some = limited(std::move(whole));
    const std::lock_guard lock(m_impl->mutex);
    m_impl->someScores = some;
    return some;
}

std::shared_ptr<const Scores> Session::scoresAsOf(Date asOf, const std::stop_token& stop) const {
    return limited(m_impl->keeper.scoresAsOf(asOf, stop));
}

std::shared_ptr<const Scores> Session::scoresWith(const ScoringProfile& profile, Date asOf,
                                                  const std::stop_token& stop) const {
    return limited(m_impl->keeper.scoresWith(profile, asOf, stop));
}

std::shared_ptr<const Scores> Session::scoresWithoutForecast(const ScoringProfile& profile, Date asOf,
                                                             const std::stop_token& stop) const {
    return limited(m_impl->keeper.scoresWithoutForecast(profile, asOf, stop));
}

std::optional<engine::Explanation> Session::explain(const std::shared_ptr<const Scores>& scores,
                                                    RecordId client) const {
    // One of some clients stands where it does among all of them.
    if (!scores->indexOf(client)) return std::nullopt;
    return m_impl->keeper.explain(scores->whole ? *scores->whole : *scores, client);
}

std::optional<ScoredColumns> Session::copyOf(const Scores& scores) const { return m_impl->keeper.copyOf(scores); }
bool Session::readBook(const Scores& scores, const std::function<void(const ScoreBook&)>& read) const {
    return m_impl->keeper.readBook(scores, read);
}
std::optional<Date> Session::lastOrderDate() const { return m_impl->keeper.lastOrderDate(); }
void Session::refreshDay() { m_impl->keeper.refreshDay(); }
void Session::refit() { m_impl->keeper.refit(); }
void Session::cancelRefit() { m_impl->keeper.cancelRefit(); }
std::optional<engine::BasisChange> Session::takeBasisChange() {
    return access().limited() ? std::nullopt : m_impl->keeper.takeBasisChange();
}
bool Session::modelsCurrent() const { return m_impl->keeper.modelsCurrent(); }
std::optional<Error> Session::scoringProblem() const { return m_impl->keeper.problem(); }
std::optional<Error> Session::fileProblem() const { return m_impl->workspace->fileProblem(); }
std::vector<DamagedRecord> Session::damagedRecords() const {
    return access().limited() ? std::vector<DamagedRecord>() : m_impl->keeper.damaged();
}

bool Session::isSettled() const { return m_impl->keeper.isSettled(); }

void Session::settle() {
    {
        std::unique_lock lock(m_impl->mutex);
        m_impl->settled.wait(lock, [&] { return m_impl->idle && m_impl->queue.empty(); });
    }
    m_impl->keeper.settle();
}

}  // namespace meike
