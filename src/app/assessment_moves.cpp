// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assessment_moves.h"

#include <algorithm>
#include <unordered_map>

namespace meike {

Label moveCauseLabel(MoveCause cause) {
    switch (cause) {
        case MoveCause::client:
            return {"客户自身变化", "the client changed"};
        case MoveCause::limits:
            return {"门槛或其他客户变化", "limits or others moved"};
        case MoveCause::held:
            return {"等级保留的开始或结束", "tier held, or released"};
    }
    return {};
}

AssessmentMoves movesBetween(const Session& session, const Standing& before, const Standing& now, const Scores& later,
                             const ScoringProfile& earlierProfile, Date earlier, const std::stop_token& stop) {
    AssessmentMoves result;
    result.table = movementBetween(before, now, MoveBy::tier);
    std::unordered_map<RecordId, bool> limits;
    for (const TierChange& change : tierChanges(session, later, earlierProfile, earlier, stop))
        limits.emplace(change.client, change.thresholdsMoved);
    const engine::Moves& rows = result.table.moves;
    for (std::size_t i = 0; i < rows.before.size(); ++i) {
        if (rows.before[i] < 0 || rows.after[i] < 0 || rows.before[i] == rows.after[i]) continue;
        AssessmentMove move{result.table.clients[i], rows.before[i], rows.after[i], MoveCause::held, rows.money[i]};
        if (const auto found = limits.find(move.client); found != limits.end())
            move.cause = found->second ? MoveCause::limits : MoveCause::client;
        ++result.byCause[static_cast<std::size_t>(move.cause)];
        result.moves.push_back(move);
    }
    std::sort(result.moves.begin(), result.moves.end(), [](const AssessmentMove& a, const AssessmentMove& b) {
        const int fallA = a.to - a.from;
        const int fallB = b.to - b.from;
        if (fallA != fallB) return fallA > fallB;
        return a.value != b.value ? a.value > b.value : a.client < b.client;
    });
    return result;
}

AssessmentMoves compareAssessments(const Session& session, Database& database, const AssessmentSummary& later,
                                   const AssessmentSummary& earlier, const std::stop_token& stop) {
    // Tiers do not depend on forecasts.
    const auto scores = session.scoresWithoutForecast(later.profile, later.asOf, stop);
    const ScoresOfDay none = [&](Date) { return scores; };
    Standing now = readStanding(database, later.name, none);
    now.tiers = scores->assessment.tierNames;
    return movesBetween(session, readStanding(database, earlier.name, none), now, *scores, earlier.profile,
                        earlier.asOf, stop);
}

}  // namespace meike
