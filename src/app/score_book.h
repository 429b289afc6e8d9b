// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "domain/scoring_profile.h"
#include "engine/assessment.h"
#include "engine/reasons.h"
#include "storage/change.h"
#include "storage/engine_rows.h"
#include "storage/score_store.h"

namespace meike {

/// An assessment with the ids of its rows, and the same scores as rows of client_score. Immutable once made.
struct Scores {
    engine::Assessment assessment;
    std::vector<RecordId> clients;                            ///< id by dense index
    std::unordered_map<RecordId, engine::ClientIndex> index;  ///< dense index by id
    std::vector<ClientScore> rows;                            ///< by client id
    ScoringProfile profile;
    Date asOf;
    std::string currency;  ///< base currency

    std::optional<engine::ClientIndex> indexOf(RecordId client) const;
};

/// The workspace's facts as the engine's columns: loaded once, patched by changes, scored for any day under any profile.
/// Not thread-safe; the session guards it.
class ScoreBook {
public:
    void load(Database& database);
    /// Brings the columns up to date after a change. Returns false when nothing of it can move a score.
    bool patch(Database& database, const Change& change);
    Scores score(const ScoringProfile& profile, Date asOf, const std::stop_token& stop = {}) const;
    /// Why a client stands where it does in `scores`, which came from this book unchanged since.
    engine::Explanation explain(const Scores& scores, RecordId client, bool withWayUp = true) const;
    /// The short reasons of a client, in English or Chinese.
    std::string reasonSummary(const Scores& scores, engine::ClientIndex client, Language language) const;
    /// The newest day of any order; nothing when there are none.
    std::optional<Date> lastOrderDate() const { return m_lastOrder; }

private:
    struct SavedAssessment {
        DayNumber asOf = 0;
        std::string tierScale;
        std::unordered_map<RecordId, std::pair<std::string, std::string>> tiers;  ///< computed, held
    };
    void place(const EngineRows& rows);
    void loadAssessments(Database& database);
    std::vector<engine::TierReference> references(const ScoringProfile& profile, Date asOf) const;

    engine::OrderColumns m_columns;
    mutable engine::ClientFacts m_facts;  ///< overrides are resolved against the profile when scoring
    std::vector<RecordId> m_clients;
    std::unordered_map<RecordId, engine::ClientIndex> m_index;
    std::vector<std::vector<DayNumber>> m_interactions;
    std::vector<ClientFactsRow> m_rows;
    std::vector<SavedAssessment> m_assessments;
    std::string m_currency;
    std::optional<Date> m_lastOrder;
};

/// The profile the workspace uses: the stored one marked as in use, else the preset `agency`.
ScoringProfile profileInUse(Database& database);
/// A preset by name, or a profile read from a JSON file.
ScoringProfile profileByName(const std::string& nameOrFile);

}  // namespace meike
