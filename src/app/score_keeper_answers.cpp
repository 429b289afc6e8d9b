// SPDX-License-Identifier: GPL-3.0-or-later
// What the keeper of the scores is asked, from any thread.
#include "app/score_keeper.h"
#include "base/error_code.h"

namespace meike {

std::shared_ptr<const Scores> ScoreKeeper::scores() const {
    const std::lock_guard lock(m_mutex);
    return m_scores;
}

std::shared_ptr<const Scores> ScoreKeeper::scoresAsOf(Date asOf, const std::stop_token& stop) const {
    waitUntilLoaded(stop);
    std::optional<ScoringProfile> profile;
    {
        const std::lock_guard lock(m_mutex);
        profile = m_inUse;
    }
    return scoresWith(*profile, asOf, stop);
}

std::shared_ptr<const Scores> ScoreKeeper::scoresWith(const ScoringProfile& profile, Date asOf,
                                                      const std::stop_token& stop) const {
    waitUntilLoaded(stop);
    const std::lock_guard lock(m_bookMutex);
    return std::make_shared<const Scores>(m_book.score(profile, asOf, stop));
}

std::shared_ptr<const Scores> ScoreKeeper::scoresWithoutForecast(const ScoringProfile& profile, Date asOf,
                                                                 const std::stop_token& stop) const {
    waitUntilLoaded(stop);
    const std::lock_guard lock(m_bookMutex);
    return std::make_shared<const Scores>(m_book.scoreWithoutForecast(profile, asOf, stop));
}

std::optional<engine::Explanation> ScoreKeeper::explain(const Scores& scores, RecordId client) const {
    // The window asks while it paints: it rather goes without an answer for a moment than waits for a long scoring.
    const std::unique_lock lock(m_bookMutex, std::chrono::milliseconds(20));
    return lock ? m_book.explain(scores, client) : std::nullopt;
}

std::optional<ScoredColumns> ScoreKeeper::copyOf(const Scores& scores) const {
    const std::lock_guard lock(m_bookMutex);
    return m_book.copyOf(scores);
}

bool ScoreKeeper::readBook(const Scores& scores, const std::function<void(const ScoreBook&)>& read) const {
    const std::lock_guard lock(m_bookMutex);
    if (scores.version != m_book.version()) return false;
    read(m_book);
    return true;
}

std::optional<Date> ScoreKeeper::lastOrderDate() const {
    const std::lock_guard lock(m_mutex);
    return m_lastOrder;
}

std::optional<Error> ScoreKeeper::problem() const {
    const std::lock_guard lock(m_mutex);
    return m_problem;
}

std::vector<DamagedRecord> ScoreKeeper::damaged() const {
    const std::lock_guard lock(m_mutex);
    return m_damaged;
}

}  // namespace meike
