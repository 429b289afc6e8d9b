// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "domain/classification.h"
#include "domain/scoring_profile.h"
#include "engine/client_facts.h"
#include "engine/columns.h"
#include "engine/fitted_models.h"
#include "engine/forecast.h"
#include "engine/quantile.h"
#include "engine/tier.h"
#include "engine/value_basis.h"

namespace meike::engine {

/// Bits of Assessment::provisional: why a tier is not to be taken for final.
enum Provisional : std::uint16_t {
    kMissingAmount = 1,     ///< M unknown: a currency without a rate
    kMissingMargin = 2,     ///< costs not known for enough of the window
    kMissingGrowth = 4,     ///< no growth potential given
    kMissingInfluence = 8,  ///< none of influence, endorsement, referral given
    kEstimated = 16         ///< more than kMostEstimated of the window lacks the value basis and is estimated
};

/// Fits the profile's models (with priors) to the purchases and contracts up to a day, on the basis that an assessment
/// of that day has (`kept` as in AssessmentInput), and holds them against the past. Throws Error{cancelled}.
FittedModels fitModels(const OrderColumns& columns, const ClientFacts& facts, const ScoringProfile& profile,
                       DayNumber asOf, std::optional<ValueBasis> kept = std::nullopt, const std::stop_token& stop = {});

/// Everything an assessment is a function of. Refers to what the caller holds.
struct AssessmentInput {
    const OrderColumns& columns;
    const ClientFacts& facts;
    std::span<const TierReference> references;  ///< per client, or empty: no saved assessment before the as-of date
    const ScoringProfile& profile;
    DayNumber asOf;
    const FittedModels* models = nullptr;  ///< nothing: no forecast, and stages without P(alive); of the same basis
    ForecastCache* cache = nullptr;        ///< with models: where an earlier forecast left its results, or nothing
    std::optional<ValueBasis> keptBasis = std::nullopt;  ///< of the latest saved assessment up to the as-of date
};

/// Key and labels of a class or tier of the profile that was used.
struct ClassName {
    std::string key;
    ProfileLabel label;
    std::string symbol;
};

/// Figures of the whole base.
struct BaseFigures {
    std::size_t clients = 0;    ///< with a purchase: scored
    std::size_t prospects = 0;  ///< without
    ValueBasis basis = ValueBasis::gross;
    int estimated = 0;              ///< hundredths of a per cent of the window's gross amount that lacks the basis
    std::size_t amountUnknown = 0;  ///< scored clients whose M is blocked by a currency without a rate
    MinorUnits monetaryTotal = 0;   ///< sum of known M
};

/// Scores of all clients as of a day, a column per score, rows as in OrderColumns. Columns of prospects hold the value
/// given as "none".
struct Assessment {
    DayNumber asOf = 0;
    std::string profileKey;
    int profileVersion = 0;
    BaseFigures base;
    Axis axisR, axisF, axisM;
    std::vector<ClassName> classNames;  ///< what rfmClass points into
    std::vector<ClassName> tierNames;   ///< what the tiers point into, best first

    std::vector<std::int32_t> orders;     ///< purchases up to the as-of date; 0 = prospect
    std::vector<DayNumber> firstOrder;    ///< first purchase day; none: kNever
    std::vector<DayNumber> lastOrder;     ///< last purchase day; none: kNever
    std::vector<std::int32_t> recency;    ///< days of silence; none: -1
    std::vector<std::int32_t> frequency;  ///< purchases in the window
    std::vector<MinorUnits> monetary;     ///< value in the window; 0 where monetaryKnown is 0
    std::vector<std::uint8_t> monetaryKnown;
    std::vector<std::uint8_t> r, f, m;  ///< 1..levels; none: 0
    std::vector<std::int8_t> rfmClass;  ///< position in classNames; none: -1
    std::vector<Stage> stage;           ///< shown: the override while it holds, else the computed one
    std::vector<Stage> computedStage;
    std::vector<StageReason> stageReason;
    std::vector<Dormancy> dormancy;
    std::vector<std::int32_t> asleepLimit;  ///< hundredths of a day, by the client's own rhythm; none: -1
    std::vector<Behaviour> behaviour;
    std::vector<Activity> activity;
    std::vector<AbcClass> abc;
    std::vector<std::int32_t> valueScore;    ///< hundredths, 0..10000; none: -1
    std::vector<std::int8_t> computedTier;   ///< rank, 0 = best; none: -1
    std::vector<std::int8_t> heldTier;       ///< after hysteresis
    std::vector<std::int8_t> tier;           ///< shown: the override while it holds, else the held one
    std::vector<std::uint16_t> provisional;  ///< Provisional bits
    std::vector<MinorUnits> overdue;         ///< overdue on the as-of date
    std::vector<MinorUnits> valueLastYear;   ///< value in the basis of the last 365 days; 0 where it is not known

    std::vector<std::int32_t> rhythm;  ///< days between purchases, as rhythmOf(); none: -1
    /// Of the contract to speak of (nextToEnd): its last day, kNever = none; whether a renewal is due of any; the
    /// chance of it, -1 = not known.
    std::vector<DayNumber> contractEnd;
    std::vector<std::uint8_t> renewalDue;
    std::vector<double> renewalChance;
    std::vector<std::vector<Contract>> contracts;  ///< as contractsOf(); empty: nobody has any

    /// Gross amounts of the window without sign, and of them what lacks the value basis; empty when nothing does.
    std::vector<MinorUnits> windowGross, estimatedGross;

    Forecast forecast;  ///< without columns when there were no models

    /// 2W + E of the mid-rank rule over the scored clients (with known M), for the value score; 0 = none.
    std::vector<std::uint32_t> amountRank, frequencyRank;
    /// Known M of scored clients, ascending; counts of R and of F. What re-scoring one client needs.
    std::vector<MinorUnits> sortedMonetary;
    std::vector<std::uint32_t> recencyCounts, frequencyCounts;

    std::size_t clients() const { return orders.size(); }
    bool scored(ClientIndex client) const { return orders[client] > 0; }
    /// Hundredths of a per cent of a client's window that is estimated.
    int estimated(ClientIndex client) const {
        return estimatedGross.empty() ? 0 : estimatedShare(estimatedGross[client], windowGross[client]);
    }
};

/// Assesses every client. The result depends on nothing but the input, whatever the order of its rows. Throws
/// Error{cancelled} when stopped, Error{invalid_value} when the profile is not sound, Error{internal} when facts or
/// references do not match the columns in number.
Assessment assess(const AssessmentInput& input, std::stop_token stop = {});

}  // namespace meike::engine
