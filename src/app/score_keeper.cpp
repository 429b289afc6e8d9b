// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/score_keeper.h"
#include "app/membership.h"
#include "app/write_parts.h"
#include "base/current_error.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform_memory.h"

#include <algorithm>

#include "storage/model_store.h"
#include "storage/workspace.h"

namespace meike {

namespace {

constexpr std::chrono::milliseconds kRefitPause{400};
/// Scores that follow more rows leave memory behind that is worth giving back.
constexpr std::int64_t kLargeChange = 10'000;

std::string versionName(const ScoringProfile& profile) { return profile.key + " " + std::to_string(profile.version); }

}  // namespace

ScoreKeeper::ScoreKeeper(std::filesystem::path path, const Clock& clock, Write write, NoteEntries noteEntries)
    : m_path(std::move(path)), m_clock(clock), m_write(std::move(write)), m_noteEntries(std::move(noteEntries)) {
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

ScoreKeeper::~ScoreKeeper() { m_thread.request_stop(); }

void ScoreKeeper::setListeners(std::function<void()> onScores, std::function<void(bool)> onRefit) {
    bool missed = false;
    {
        const std::lock_guard lock(m_mutex);
        m_onScores = std::move(onScores);
        m_onRefit = std::move(onRefit);
        // Scoring begins before anybody can listen: a small workspace is done by then, and its damage would never be
        // told.
        missed = m_onScores && m_untold;
    }
    if (missed) notify();
}

void ScoreKeeper::follow(std::vector<Change> changes, std::int64_t dataVersion) {
    {
        const std::lock_guard lock(m_mutex);
        std::move(changes.begin(), changes.end(), std::back_inserter(m_work.changes));
        m_work.dataVersion = dataVersion;
        m_idle = false;
    }
    m_wake.notify_one();
}

void ScoreKeeper::refreshDay() {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_scored || m_scores->asOf == m_clock.today()) return;
        m_work.day = true;
        m_idle = false;
    }
    m_wake.notify_one();
}

void ScoreKeeper::settle() {
    std::unique_lock lock(m_mutex);
    ++m_settling;
    m_wake.notify_one();
    m_settled.wait(lock, [&] { return m_idle; });
    --m_settling;
}

bool ScoreKeeper::isSettled() const {
    const std::lock_guard lock(m_mutex);
    return m_idle;
}

void ScoreKeeper::cancelRefit() {
    const std::lock_guard lock(m_mutex);
    m_refitDue = false;
    m_refitStop.request_stop();
}

void ScoreKeeper::refit() {
    {
        const std::lock_guard lock(m_mutex);
        m_work.refit = true;
        m_idle = false;
    }
    m_wake.notify_one();
}

bool ScoreKeeper::modelsCurrent() const {
    const std::lock_guard lock(m_mutex);
    return !m_refitDue && !m_scoring && !m_work.any() && m_modelsCurrent;
}

void ScoreKeeper::run(const std::stop_token& stop) {
    start(stop);
    for (;;) {
        Work work;
        if (m_membershipsDue && !stop.stop_requested()) {
            // Only when nothing waits to be scored: of a run of edits the last one counts.
            std::unique_lock lock(m_mutex);
            if (!m_work.any()) {
                lock.unlock();
                followMemberships(stop);
            }
        }
        {
            std::unique_lock lock(m_mutex);
            if (!m_work.any() && m_refitDue) {
                // Edits come in runs: the models are fitted again when there is a pause.
                m_wake.wait_for(lock, stop, kRefitPause, [&] { return m_work.any() || m_settling > 0; });
                if (!m_work.any() && m_refitDue) m_work.refit = true;
            }
            if (!m_work.any()) {
                m_idle = true;
                m_settled.notify_all();
                m_wake.wait(lock, stop, [&] { return m_work.any(); });
            }
            if (stop.stop_requested()) {
                m_idle = true;
                m_settled.notify_all();
                return;
            }
            work = std::exchange(m_work, {});
            m_scoring = true;
        }
        m_membershipsDue = true;
        m_plan.note(work.changes);
        if (work.day) m_plan.noteDay();
        const bool news = catchUp(work, stop);
        if (std::any_of(work.changes.begin(), work.changes.end(),
                        [](const Change& change) { return change.rowCount > kLargeChange; }))
            platform::giveBackMemory();
        scored();
        if (news) notify();
    }
}

void ScoreKeeper::load() {
    const auto told = [this](Loaded loaded, std::optional<ScoringProfile> inUse = {}) {
        {
            const std::lock_guard lock(m_mutex);
            m_loaded = loaded;
            m_inUse = std::move(inUse);
        }
        m_loadedOrNot.notify_all();
    };
    try {
        if (!m_reader) m_reader = Workspace::openReader(m_path, Access{});
        const Transaction snapshot(*m_reader, false);
        ScoringProfile profile = profileInUse(*m_reader);
        {
            const std::lock_guard lock(m_bookMutex);
            m_book.load(*m_reader);
        }
        m_dataVersion = dataVersion(*m_reader);
        noteDamage();
        told(Loaded::yes, std::move(profile));
    } catch (...) {
        noteProblem(currentError());
        told(Loaded::failed);
        throw;
    }
}

void ScoreKeeper::waitUntilLoaded(const std::stop_token& stop) const {
    std::unique_lock lock(m_mutex);
    m_loadedOrNot.wait(lock, stop, [&] { return m_loaded != Loaded::not_yet; });
    throwIfStopped(stop);
    if (m_loaded == Loaded::yes) return;
    throw m_problem ? *m_problem : Error(ErrorKind::io, pathText(m_path), ErrorCode::records_not_read);
}

void ScoreKeeper::noteDamage() {
    std::vector<DamagedRecord> damaged = damagedRecords(*m_reader, m_book.damaged());
    const std::lock_guard lock(m_mutex);
    m_damaged = std::move(damaged);
}

void ScoreKeeper::start(const std::stop_token& stop) {
    try {
        load();
        const ScoringProfile profile = profileInUse(*m_reader);
        const auto stored = readModels(*m_reader);
        if (stored) m_basis = BasisNote{stored->models.basis, stored->clients, stored->total};
        if (stored && stored->dataVersion == m_dataVersion && stored->profile == versionName(profile) &&
            stored->asOf == isoDate(m_clock.today())) {
            m_models = std::make_shared<const engine::FittedModels>(stored->models);
            m_fittedProfile = profile;
            m_modelsCurrent = true;
            rescore(profile, stop);
        } else {
            refitNow(stop);
        }
    } catch (...) {
        noteProblem(currentError());
    }
    platform::giveBackMemory();
    scored();
    notify();
}

void ScoreKeeper::scored() {
    const std::lock_guard lock(m_mutex);
    m_scoring = false;
}

bool ScoreKeeper::catchUp(const Work& work, const std::stop_token& stop) {
    // The reader may see more than these changes: the rest is read again when its own change comes.
    bool moved = work.day;
    try {
        if (!loaded()) {
            // Patches on what was never read would leave nobody but the clients of this change.
            load();
            moved = true;
        } else if (!work.changes.empty()) {
            moved |= patch(work);
        }
        if (work.refit) {
            // Models that change nobody's row are no news.
            if (!refitNow(stop) && work.changes.empty() && !work.day) return false;
        } else {
            if (!moved && scoredToday()) return false;
            const ScoringProfile profile = profileInUse(*m_reader);
            // Under other rules the old parameters say nothing; otherwise they do until there is a pause.
            if (!m_models || m_fittedProfile.forecast != profile.forecast ||
                m_fittedProfile.valueBasis != profile.valueBasis) {
                refitNow(stop);
            } else {
                m_modelsCurrent = false;
                rescore(profile, stop);
                const std::lock_guard lock(m_mutex);
                m_refitDue = true;
            }
        }
    } catch (...) {
        noteProblem(currentError());
    }
    return true;
}

bool ScoreKeeper::patch(const Work& work) {
    bool moved = false;
    try {
        const Transaction snapshot(*m_reader, false);
        const std::lock_guard lock(m_bookMutex);
        for (const Change& change : work.changes) moved |= m_book.patch(*m_reader, change);
    } catch (...) {
        const std::lock_guard lock(m_mutex);
        m_loaded = Loaded::failed;
        throw;
    }
    m_dataVersion = work.dataVersion;
    noteDamage();
    return moved;
}

bool ScoreKeeper::scoredToday() const {
    const std::lock_guard lock(m_mutex);
    return m_scored && m_scores->asOf == m_clock.today();
}

bool ScoreKeeper::loaded() const {
    const std::lock_guard lock(m_mutex);
    return m_loaded == Loaded::yes;
}

bool ScoreKeeper::refitNow(const std::stop_token& stop) {
    std::stop_source source;
    {
        const std::lock_guard lock(m_mutex);
        m_refitDue = false;
        m_refitStop = m_models ? source : std::stop_source();  // without any models there is nothing to go back to
    }
    const std::stop_callback forward(stop, [&] { source.request_stop(); });
    notifyRefit(true);
    bool changed = false;
    try {
        const ScoringProfile profile = profileInUse(*m_reader);
        std::shared_ptr<const engine::FittedModels> fitted;
        {
            const std::lock_guard lock(m_bookMutex);
            fitted = m_book.fit(profile, m_clock.today(), source.get_token());
        }
        const auto before = std::exchange(m_models, fitted);
        m_modelsCurrent = true;
        try {
            changed = rescore(profile, source.get_token());
            m_fittedProfile = profile;
        } catch (...) {
            m_models = before;
            m_modelsCurrent = false;
            throw;
        }
    } catch (...) {
        // Cancelled: the scores go on with the parameters they have.
        noteProblem(currentError());
    }
    notifyRefit(false);
    return changed;
}

bool ScoreKeeper::rescore(const ScoringProfile& profile, const std::stop_token& stop) {
    auto fresh = std::make_shared<Scores>();
    std::optional<Date> newest;
    {
        const std::lock_guard lock(m_bookMutex);
        *fresh = m_book.score(profile, m_clock.today(), stop, m_models, &m_forecasts);
        newest = m_book.lastOrderDate();
    }
    m_models = fresh->models;  // fitted anew when the basis has changed
    std::shared_ptr<const Scores> before;
    {
        const std::lock_guard lock(m_mutex);
        if (m_scored) before = m_scores;
        m_lastOrder = newest;
    }
    bool changed = false;
    try {
        changed = store(before.get(), *fresh, {m_dataVersion, versionName(profile), isoDate(fresh->asOf)});
    } catch (...) {
        // Some parts may be stored: the next scores are compared with the table, not with these.
        const std::lock_guard lock(m_mutex);
        m_scored = false;
        throw;
    }
    noteBasis(*fresh);
    const std::lock_guard lock(m_mutex);
    m_inUse = fresh->profile;
    m_scores = std::move(fresh);
    m_scored = true;
    m_problem.reset();
    return changed;
}

bool ScoreKeeper::store(const Scores* before, const Scores& fresh, const ScoreStamp& stamp) {
    std::vector<ClientScore> changed;
    std::vector<RecordId> gone;
    if (before) {
        for (engine::ClientIndex i = 0; i < fresh.clients.size(); ++i) {
            const auto old = before->indexOf(fresh.clients[i]);
            if (!old || !fresh.sameRow(i, *before, *old)) changed.push_back(fresh.row(i));
        }
        for (const RecordId client : before->clients)
            if (!fresh.index.contains(client)) gone.push_back(client);
    } else {
        std::unordered_map<RecordId, ClientScore> stored;
        for (ClientScore& score : readScores(*m_reader)) {
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
    if (changed.empty() && gone.empty() && (!m_modelsCurrent || scoreStamp(*m_reader) == stamp)) return false;
    // Parts, so that an edit finds the writer free. The stamp comes with the last, and only for scores by current
    // models: until then the table says that it is old.
    const BasisNote note = fresh.basisNote();
    std::size_t at = 0;
    std::size_t goneAt = 0;
    for (bool last = false; !last;) {
        const std::size_t end = std::min(changed.size(), at + kPartRows);
        const std::size_t goneEnd = std::min(gone.size(), goneAt + (kPartRows - (end - at)));
        last = end == changed.size() && goneEnd == gone.size();
        const bool open = m_write([&](Database& writing) {
            writeScores(writing, std::span(changed).subspan(at, end - at),
                        std::span(gone).subspan(goneAt, goneEnd - goneAt), last && m_modelsCurrent ? &stamp : nullptr);
            if (last && m_modelsCurrent)
                writeModels(writing,
                            {stamp.dataVersion, stamp.profile, stamp.asOf, *m_models, note.clients, note.total});
        });
        if (!open) throw Error(ErrorKind::cancelled, {}, ErrorCode::workspace_closing);
        at = end;
        goneAt = goneEnd;
    }
    std::vector<RecordId> moved = std::move(gone);
    for (const ClientScore& score : changed) moved.push_back(score.client);
    m_plan.noteScores(moved);
    return !moved.empty();
}

void ScoreKeeper::noteBasis(const Scores& fresh) {
    const std::lock_guard lock(m_mutex);
    if (m_basis) {
        if (auto change = fresh.basisChange(*m_basis)) {
            // Of several changes that nobody has been told of, the first before and the last after count.
            if (m_basisChange) {
                change->from = m_basisChange->from;
                change->before = m_basisChange->before;
            }
            m_basisChange = change->from == change->to ? std::nullopt : change;
        }
    }
    if (fresh.assessment.base.clients > 0) m_basis = fresh.basisNote();
}

std::optional<engine::BasisChange> ScoreKeeper::takeBasisChange() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_basisChange, std::nullopt);
}

void ScoreKeeper::followMemberships(const std::stop_token& stop) {
    m_membershipsDue = false;
    try {
        if (!m_reader) return;
        // An edit goes first: its scores come before the rest of the rules, which are then asked anew.
        const auto pause = [this] {
            const std::lock_guard lock(m_mutex);
            return m_work.any();
        };
        const auto [changed, complete] = refreshMemberships(*m_reader, m_write, m_clock, stop, pause);
        m_membershipsDue = !complete;
        bool news = changed;
        if (complete) {
            // Playbooks ask for scores and segments: they come last.
            const auto plan = m_plan.follow(*m_reader, m_write, m_noteEntries, m_clock, stop, pause);
            m_membershipsDue = !plan.complete;
            news |= plan.changed;
        }
        if (news) notify();
    } catch (...) {
        noteProblem(currentError());
    }
}

void ScoreKeeper::noteProblem(const Error& error) {
    if (error.kind() == ErrorKind::cancelled) return;
    const std::lock_guard lock(m_mutex);
    m_problem = error;
}

void ScoreKeeper::notify() {
    std::function<void()> listener;
    {
        const std::lock_guard lock(m_mutex);
        listener = m_onScores;
        m_untold = !listener;
    }
    try {
        if (listener) listener();
    } catch (...) {
        noteProblem(currentError());
    }
}

void ScoreKeeper::notifyRefit(bool running) {
    std::function<void(bool)> listener;
    {
        const std::lock_guard lock(m_mutex);
        listener = m_onRefit;
    }
    try {
        if (listener) listener(running);
    } catch (...) {
        noteProblem(currentError());
    }
}

}  // namespace meike
