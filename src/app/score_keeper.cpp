// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/score_keeper.h"

#include <algorithm>

#include "storage/workspace.h"

namespace meike {

namespace {

/// Rows of client_score that one write takes: some 20 ms, the longest that an edit waits for.
constexpr std::size_t kPartRows = 1'000;

}  // namespace

ScoreKeeper::ScoreKeeper(std::filesystem::path path, const Clock& clock, Write write)
    : m_path(std::move(path)), m_clock(clock), m_write(std::move(write)) {
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

ScoreKeeper::~ScoreKeeper() { m_thread.request_stop(); }

void ScoreKeeper::setListener(std::function<void()> listener) {
    const std::lock_guard lock(m_mutex);
    m_listener = std::move(listener);
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
    m_settled.wait(lock, [&] { return m_idle; });
}

void ScoreKeeper::run(const std::stop_token& stop) {
    load(stop);
    for (;;) {
        Work work;
        {
            std::unique_lock lock(m_mutex);
            const auto waiting = [&] { return m_work.day || !m_work.changes.empty(); };
            if (!waiting()) {
                m_idle = true;
                m_settled.notify_all();
            }
            m_wake.wait(lock, stop, waiting);
            if (stop.stop_requested()) {
                m_idle = true;
                m_settled.notify_all();
                return;
            }
            work = std::exchange(m_work, {});
        }
        catchUp(work, stop);
    }
}

void ScoreKeeper::load(const std::stop_token& stop) {
    try {
        m_reader = Workspace::openReader(m_path);
        std::int64_t version = 0;
        {
            const Transaction snapshot(*m_reader, false);
            const std::lock_guard lock(m_bookMutex);
            version = dataVersion(*m_reader);
            m_book.load(*m_reader);
        }
        rescore(version, stop);
    } catch (const Error& error) {
        noteProblem(error);
    }
    notify();
}

void ScoreKeeper::catchUp(const Work& work, const std::stop_token& stop) {
    // The reader may see more than these changes: the rest is read again when its own change comes.
    bool moved = work.day;
    try {
        if (!m_reader) m_reader = Workspace::openReader(m_path);
        {
            const Transaction snapshot(*m_reader, false);
            const std::lock_guard lock(m_bookMutex);
            for (const Change& change : work.changes) moved |= m_book.patch(*m_reader, change);
        }
        if (!moved && scores()->asOf == m_clock.today()) return;
        rescore(work.changes.empty() ? dataVersion(*m_reader) : work.dataVersion, stop);
    } catch (const Error& error) {
        noteProblem(error);
    }
    notify();
}

void ScoreKeeper::rescore(std::int64_t dataVersion, const std::stop_token& stop) {
    const ScoringProfile profile = profileInUse(*m_reader);
    auto fresh = std::make_shared<Scores>();
    std::optional<Date> newest;
    {
        const std::lock_guard lock(m_bookMutex);
        *fresh = m_book.score(profile, m_clock.today(), stop);
        newest = m_book.lastOrderDate();
    }
    std::shared_ptr<const Scores> before;
    {
        const std::lock_guard lock(m_mutex);
        if (m_scored) before = m_scores;
        m_lastOrder = newest;
    }
    try {
        store(before.get(), *fresh,
              {dataVersion, profile.key + " " + std::to_string(profile.version), isoDate(fresh->asOf)});
    } catch (...) {
        // Some parts may be stored: the next scores are compared with the table, not with these.
        const std::lock_guard lock(m_mutex);
        m_scored = false;
        throw;
    }
    const std::lock_guard lock(m_mutex);
    m_scores = std::move(fresh);
    m_scored = true;
    m_problem.reset();
}

void ScoreKeeper::store(const Scores* before, const Scores& fresh, const ScoreStamp& stamp) {
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
    if (changed.empty() && gone.empty() && scoreStamp(*m_reader) == stamp) return;
    // Parts, so that an edit finds the writer free; the stamp comes with the last, until then the table says it is old.
    std::size_t at = 0;
    std::size_t goneAt = 0;
    for (bool last = false; !last;) {
        const std::size_t end = std::min(changed.size(), at + kPartRows);
        const std::size_t goneEnd = std::min(gone.size(), goneAt + (kPartRows - (end - at)));
        last = end == changed.size() && goneEnd == gone.size();
        const bool open = m_write([&](Database& writing) {
            writeScores(writing, std::span(changed).subspan(at, end - at),
                        std::span(gone).subspan(goneAt, goneEnd - goneAt), last ? &stamp : nullptr);
        });
        if (!open) throw Error(ErrorKind::cancelled, {}, "the workspace is being closed");
        at = end;
        goneAt = goneEnd;
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
        listener = m_listener;
    }
    if (listener) listener();
}

std::shared_ptr<const Scores> ScoreKeeper::scores() const {
    const std::lock_guard lock(m_mutex);
    return m_scores;
}

std::shared_ptr<const Scores> ScoreKeeper::scoresWith(const ScoringProfile& profile, Date asOf,
                                                      const std::stop_token& stop) const {
    const std::lock_guard lock(m_bookMutex);
    return std::make_shared<const Scores>(m_book.score(profile, asOf, stop));
}

std::optional<engine::Explanation> ScoreKeeper::explain(const Scores& scores, RecordId client) const {
    // The window asks while it paints: it rather goes without an answer for a moment than waits for a long scoring.
    const std::unique_lock lock(m_bookMutex, std::chrono::milliseconds(20));
    return lock ? m_book.explain(scores, client) : std::nullopt;
}

std::optional<Date> ScoreKeeper::lastOrderDate() const {
    const std::lock_guard lock(m_mutex);
    return m_lastOrder;
}

std::optional<Error> ScoreKeeper::problem() const {
    const std::lock_guard lock(m_mutex);
    return m_problem;
}

}  // namespace meike
