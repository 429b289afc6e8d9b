// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/limited_scores.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace meike {

namespace {

using engine::ClientIndex;

/// A column of the base becomes one of those that are kept; one that is empty stays so.
template <class T>
std::vector<T> picked(const std::vector<T>& column, const std::vector<ClientIndex>& kept) {
    std::vector<T> part;
    if (column.empty()) return part;
    part.reserve(kept.size());
    for (const ClientIndex each : kept) part.push_back(column[each]);
    return part;
}

template <class Part, class... Column>
void pickInto(Part& part, const Part& whole, const std::vector<ClientIndex>& kept, Column... columns) {
    ((part.*columns = picked(whole.*columns, kept)), ...);
}

engine::Assessment assessmentOf(const engine::Assessment& whole, const std::vector<ClientIndex>& kept) {
    using A = engine::Assessment;
    A part;
    part.asOf = whole.asOf;
    part.profileKey = whole.profileKey;
    part.profileVersion = whole.profileVersion;
    part.axisR = whole.axisR;
    part.axisF = whole.axisF;
    part.axisM = whole.axisM;
    part.classNames = whole.classNames;
    part.tierNames = whole.tierNames;
    pickInto(part, whole, kept, &A::orders, &A::firstOrder, &A::lastOrder, &A::recency, &A::frequency, &A::monetary,
             &A::monetaryKnown, &A::r, &A::f, &A::m, &A::rfmClass, &A::stage, &A::computedStage, &A::stageReason,
             &A::dormancy, &A::asleepLimit, &A::behaviour, &A::activity, &A::abc, &A::valueScore, &A::computedTier,
             &A::heldTier, &A::tier, &A::provisional, &A::overdue, &A::valueLastYear, &A::rhythm, &A::contractEnd,
             &A::renewalDue, &A::renewalChance, &A::contracts, &A::windowGross, &A::estimatedGross, &A::amountRank,
             &A::frequencyRank);
    part.base.basis = whole.base.basis;
    part.base.estimated = whole.base.estimated;
    for (ClientIndex i = 0; i < kept.size(); ++i) {
        if (!part.scored(i)) {
            ++part.base.prospects;
            continue;
        }
        ++part.base.clients;
        if (part.monetaryKnown[i])
            part.base.monetaryTotal += part.monetary[i];
        else
            ++part.base.amountUnknown;
    }
    using F = engine::Forecast;
    part.forecast.asOf = whole.forecast.asOf;
    part.forecast.horizonDays = whole.forecast.horizonDays;
    part.forecast.base.sufficiency = whole.forecast.base.sufficiency;
    part.forecast.base.model = whole.forecast.base.model;
    part.forecast.base.past = whole.forecast.base.past;
    pickInto(part.forecast, whole.forecast, kept, &F::alive, &F::orders, &F::ordersLow, &F::ordersHigh, &F::ordersHeld,
             &F::clv, &F::clvLow, &F::clvHigh, &F::nextEarly, &F::nextDay, &F::nextLate, &F::historic,
             &F::historicPerYear, &F::flags, &F::contract);
    return part;
}

}  // namespace

std::shared_ptr<const Scores> scoresOfSome(const std::shared_ptr<const Scores>& whole,
                                           const std::vector<RecordId>& clients) {
    if (!whole) return whole;
    std::vector<ClientIndex> kept;
    kept.reserve(clients.size());
    for (const RecordId client : clients)
        if (const auto index = whole->indexOf(client)) kept.push_back(*index);
    std::sort(kept.begin(), kept.end());
    auto part = std::make_shared<Scores>();
    part->assessment = assessmentOf(whole->assessment, kept);
    part->references = picked(whole->references, kept);
    part->clients = picked(whole->clients, kept);
    part->lastInteraction = picked(whole->lastInteraction, kept);
    part->service = picked(whole->service, kept);
    for (ClientIndex i = 0; i < part->clients.size(); ++i) part->index.emplace(part->clients[i], i);
    part->profile = whole->profile;
    part->asOf = whole->asOf;
    part->currency = whole->currency;
    part->models = whole->models;
    for (const BlockedClient& each : whole->blocked)
        if (part->index.contains(each.client)) part->blocked.push_back(each);
    part->version = std::numeric_limits<std::uint64_t>::max();
    part->whole = whole;
    return part;
}

}  // namespace meike
