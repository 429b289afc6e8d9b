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
#include "engine/group.h"
#include "engine/reasons.h"
#include "engine/value_basis.h"
#include "storage/change.h"
#include "storage/engine_rows.h"
#include "storage/score_store.h"

namespace meike {

/// A client whose value is not known: some of its documents are in currencies without a rate.
struct BlockedClient {
    RecordId client = 0;
    std::vector<std::string> currencies;  ///< ISO codes, ascending

    bool operator==(const BlockedClient&) const = default;
};

/// The value basis of an assessment and what it came to: kept to notice when the next one counts something else.
struct BasisNote {
    ValueBasis basis = ValueBasis::gross;
    std::int64_t clients = 0;  ///< scored; without any there is nothing to compare
    MinorUnits total = 0;      ///< value in the window
};

/// An assessment with the ids of its rows. Immutable once made.
struct Scores {
    engine::Assessment assessment;
    std::vector<engine::TierReference> references;            ///< what held the tiers; empty: no saved assessment
    std::vector<RecordId> clients;                            ///< id by dense index
    std::unordered_map<RecordId, engine::ClientIndex> index;  ///< dense index by id
    std::vector<DayNumber> lastInteraction;                   ///< by dense index; engine::kNever: none
    std::vector<engine::ServiceFigures> service;              ///< by dense index
    ScoringProfile profile;
    Date asOf;
    std::string currency;                ///< base currency
    std::vector<BlockedClient> blocked;  ///< left out of the values, by id; empty in scores without forecast
    std::shared_ptr<const engine::FittedModels> models;  ///< what the forecasts were made from
    std::uint64_t version = 0;                           ///< of the columns it was computed from
    /// What these are a part of, where somebody sees some clients only (limited_scores.h): for who explains one of
    /// them.
    std::shared_ptr<const Scores> whole;

    BasisNote basisNote() const;
    /// How the basis differs from an earlier one.
    std::optional<engine::BasisChange> basisChange(const BasisNote& before) const;
    std::optional<engine::ClientIndex> indexOf(RecordId client) const;
    /// One client's row of client_score.
    ClientScore row(engine::ClientIndex client) const;
    /// All rows, by client id.
    std::vector<ClientScore> rows() const;
    /// Whether row() of a client differs from that of another assessment, without making either.
    bool sameRow(engine::ClientIndex client, const Scores& other, engine::ClientIndex otherClient) const;
};

/// What the engine works on, copied for long work beside the scores.
struct ScoredColumns {
    engine::OrderColumns columns;
    engine::ClientFacts facts;
    std::vector<std::vector<DayNumber>> interactions;
};

/// The workspace's facts as the engine's columns: loaded once, patched by changes, scored for any day under any
/// profile. Not thread-safe; the session guards it.
class ScoreBook {
public:
    /// When it fails, the book is what it was before.
    void load(Database& database);
    /// Brings the columns up to date after a change. Returns false when nothing of it can move a score. When it fails,
    /// the change is not in the book: load it anew.
    bool patch(Database& database, const Change& change);
    /// Fits the profile's models to what was known on a day. Takes some 100 ms for 100,000 clients.
    std::shared_ptr<const engine::FittedModels> fit(const ScoringProfile& profile, Date asOf,
                                                    const std::stop_token& stop = {}) const;
    /// Scores of a day. `models` may be older than the columns; without any, or with some of another value basis, they
    /// are fitted first (Scores::models are those used). `cache` keeps the forecasts for the next such call, which then
    /// computes only what has changed.
    Scores score(const ScoringProfile& profile, Date asOf, const std::stop_token& stop = {},
                 std::shared_ptr<const engine::FittedModels> models = nullptr,
                 engine::ForecastCache* cache = nullptr) const;
    /// The same without forecasts: what lies in the past alone, and stages without the models' word.
    Scores scoreWithoutForecast(const ScoringProfile& profile, Date asOf, const std::stop_token& stop = {}) const;
    /// Records whose day is none, and whose clients have no scores therefore.
    std::vector<DamagedValue> damaged() const;
    const engine::OrderColumns& columns() const { return m_columns; }
    const engine::ClientFacts& facts() const { return m_facts; }
    const std::vector<RecordId>& clients() const { return m_clients; }
    const std::string& currency() const { return m_currency; }
    /// Counts the changes to the columns: Scores::version says which ones they were computed from.
    std::uint64_t version() const { return m_version; }
    /// Nothing when the columns have moved on since `scores`.
    std::optional<ScoredColumns> copyOf(const Scores& scores) const;

    /// Why a client stands where it does in `scores`; nothing when it does not hold the client or the columns have
    /// moved on.
    std::optional<engine::Explanation> explain(const Scores& scores, RecordId client, bool withWayUp = true) const;
    /// Several clients taken as one, on the base of `scores`; nothing when the columns have moved on.
    std::optional<engine::GroupScore> group(const Scores& scores,
                                            const std::vector<engine::ClientIndex>& members) const;
    /// The short reasons of a client in scores of these columns.
    std::string reasonSummary(const Scores& scores, engine::ClientIndex client) const;
    /// Clients with a purchase up to a day whose value is not known for want of a rate, by id.
    std::vector<BlockedClient> blocked(Date asOf) const;
    /// The value basis of the latest saved assessment up to a day, and what it came to; nothing when there is none that
    /// says it.
    std::optional<BasisNote> savedBasis(Date asOf) const;
    /// The newest day of any order; nothing when there are none.
    std::optional<Date> lastOrderDate() const;

private:
    struct SavedAssessment {
        DayNumber asOf = 0;
        std::string tierScale;
        std::optional<BasisNote> basis;
        std::unordered_map<RecordId, std::pair<std::string, std::string>> tiers;  ///< computed, held
    };
    struct SavedAssessments {
        std::vector<SavedAssessment> list;
        std::vector<DamagedValue> damaged;
    };
    static SavedAssessments readAssessments(Database& database);
    std::vector<engine::TierReference> references(const ScoringProfile& profile, Date asOf) const;
    void assessInto(Scores& scores, const ScoringProfile& profile, Date asOf, const std::stop_token& stop,
                    engine::ForecastCache* cache) const;
    void eraseClient(engine::ClientIndex client);
    std::optional<ValueBasis> keptBasis(Date asOf) const;
    engine::AssessmentInput input(const Scores& scores) const;
    BlockedClient blockedClient(engine::ClientIndex client) const;

    engine::OrderColumns m_columns;
    engine::ClientFacts m_facts;
    std::vector<RecordId> m_clients;
    std::unordered_map<RecordId, engine::ClientIndex> m_index;
    std::vector<std::vector<DayNumber>> m_interactions;  ///< ascending, by dense index
    std::vector<engine::ServiceFacts> m_service;         ///< by dense index
    std::vector<ClientFactsRow> m_rows;
    SavedAssessments m_assessments;
    std::vector<DamagedValue> m_damaged;  ///< of records and rates
    std::string m_currency;
    std::uint64_t m_version = 0;
};

/// The profile the workspace uses: the stored one marked as in use, else the preset `agency`.
ScoringProfile profileInUse(Database& database);
/// A preset by name, or a profile read from a JSON file.
ScoringProfile profileByName(const std::string& nameOrFile);

}  // namespace meike
