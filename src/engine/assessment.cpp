// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/assessment.h"

#include <algorithm>
#include <limits>

#include "base/amount_total.h"
#include "base/error.h"
#include "base/error_code.h"
#include "base/progress.h"
#include "engine/abc.h"
#include "engine/base_fit.h"
#include "engine/behaviour.h"
#include "engine/dormancy.h"
#include "engine/lifecycle.h"
#include "engine/measure.h"
#include "engine/purchases.h"
#include "engine/rfm.h"
#include "engine/rfm_class.h"
#include "engine/value_score.h"

namespace meike::engine {
namespace {

void checkInput(const AssessmentInput& input) {
    const std::size_t n = input.columns.clients();
    if (input.facts.size() != n || (!input.references.empty() && input.references.size() != n)) {
        throw Error(ErrorKind::internal, "assessment",
                    {ErrorCode::fault, {"columns, facts and references of different length"}});
    }
    const std::vector<ProfileProblem> problems = validate(input.profile);
    if (!problems.empty())
        throw Error(ErrorKind::invalid_value, problems[0].path, {ErrorCode::expected, {problems[0].expected}});
}

ProfileLabel labelOf(const Label& label) { return {std::string(label.zh), std::string(label.en)}; }

std::vector<ClassName> classNamesOf(const ScoringProfile& profile) {
    std::vector<ClassName> names;
    for (const ClassRow& row : rfmClassRows())
        names.push_back({std::string(row.key), labelOf(row.label), std::string(row.symbol)});
    for (const ProfileClass& row : profile.classes) names.push_back({row.key, row.label, {}});
    return names;
}

std::vector<ClassName> tierNamesOf(const ScoringProfile& profile) {
    std::vector<ClassName> names;
    for (std::size_t i = 0; i < profile.tiers.size(); ++i) {
        const TierRule& tier = profile.tiers[i];
        const auto standard = findClassRow(tierRows(), tier.key);
        const std::string_view symbol = standard ? tierRows()[*standard].symbol : tierSymbol(i, profile.tiers.size());
        names.push_back({tier.key, tier.label, std::string(symbol)});
    }
    return names;
}

void sizeColumns(Assessment& out, std::size_t n) {
    out.rfmClass.assign(n, -1);
    out.stage.assign(n, Stage::prospect);
    out.computedStage.assign(n, Stage::prospect);
    out.stageReason.assign(n, StageReason::none);
    out.dormancy.assign(n, Dormancy::none);
    out.asleepLimit.assign(n, -1);
    out.behaviour.assign(n, Behaviour::none);
    out.activity.assign(n, Activity::potential);
    out.abc.assign(n, AbcClass::none);
    out.valueScore.assign(n, -1);
    out.computedTier.assign(n, -1);
    out.heldTier.assign(n, -1);
    out.tier.assign(n, -1);
    out.provisional.assign(n, 0);
    out.overdue.assign(n, 0);
    out.rhythm.assign(n, -1);
    out.contractEnd.assign(n, kNever);
    out.renewalDue.assign(n, 0);
    out.renewalChance.assign(n, -1);
}

void setStage(Assessment& out, std::size_t c, const StageResult& computed, const StageOverride& override,
              DayNumber asOf) {
    out.computedStage[c] = out.stage[c] = computed.stage;
    out.stageReason[c] = computed.reason;
    if (override.holdsOn(asOf) && static_cast<std::size_t>(override.value) < stageRows().size()) {
        out.stage[c] = static_cast<Stage>(override.value);
        out.stageReason[c] = StageReason::overridden;
    }
    out.activity[c] = activityOf(out.stage[c]);
}

/// The contract to speak of, for each client that has one.
void noteContracts(Assessment& out, const ContractModels* models) {
    for (std::size_t c = 0; c < out.contracts.size(); ++c) {
        const std::vector<Contract>& own = out.contracts[c];
        const Contract* next = nextToEnd(own, out.asOf);
        if (next == nullptr) continue;
        out.contractEnd[c] = next->end;
        out.renewalDue[c] = renewalDue(*next, out.asOf) ? 1 : 0;
        if (models != nullptr && models->usable() && !next->joined)
            out.renewalChance[c] = renewalChanceOn(models->fit.parameters, *next, models->gaps, out.asOf);
        if (out.forecast.clients() == 0) continue;
        out.forecast.contract.resize(out.clients());
        out.forecast.contract[c] = {next->end, next->renewals, out.renewalDue[c] != 0, next->joined,
                                    out.renewalChance[c]};
    }
}

/// Without a fit: contracts are listed, and nothing is forecast.
const ContractModels kNoModels{};

/// The tier set by hand, where it holds and the scale has such a rank.
std::int8_t shownTier(const ScoringProfile& profile, const TierOverride& override, DayNumber asOf, std::int8_t held) {
    const std::int8_t byHand = tierByHand(profile, override, asOf);
    return byHand >= 0 ? byHand : held;
}

}  // namespace

FittedModels fitModels(const OrderColumns& columns, const ClientFacts& facts, const ScoringProfile& profile,
                       DayNumber asOf, std::optional<ValueBasis> kept, const std::stop_token& stop) {
    return fitBase({columns, &facts, chooseBasis(columns, profile, kept, asOf)}, profile.forecast, asOf, stop);
}

Assessment assess(const AssessmentInput& input, std::stop_token stop) {
    checkInput(input);
    const ScoringProfile& profile = input.profile;
    const std::size_t n = input.columns.clients();
    BasisCoverage coverage = coverWindow(input.columns, profile.windowDays, input.asOf);
    const ValueBasis basis = chooseBasis(input.columns, coverage, profile.valueBasis, input.keptBasis, input.asOf);
    if (input.models && input.models->basis != basis)
        throw Error(ErrorKind::internal, "assessment", {ErrorCode::fault, {"models of another value basis"}});
    const OrderValues values(input.columns, basis, input.asOf);
    PurchaseColumns purchases = summarizePurchases(input.columns, input.facts, values, profile, input.asOf, stop);
    RfmScores rfm = scoreRfm(purchases, profile);
    throwIfStopped(stop);

    Assessment out;
    out.asOf = input.asOf;
    out.profileKey = profile.key;
    out.profileVersion = profile.version;
    out.classNames = classNamesOf(profile);
    out.tierNames = tierNamesOf(profile);
    out.base.clients = rfm.clients;
    out.base.prospects = n - rfm.clients;
    out.base.basis = basis;
    out.base.estimated = estimatedShare(coverage.lacking(basis), coverage.gross);
    if (out.base.estimated > 0) {
        out.estimatedGross = coverage.clientsLacking(basis);
        out.windowGross = std::move(coverage.clientGross);
    }
    out.base.amountUnknown = rfm.clients - rfm.sortedMonetary.size();
    AmountTotal total;
    for (const MinorUnits value : rfm.sortedMonetary) total.add(value);
    out.base.monetaryTotal = total.value();

    out.axisR = std::move(rfm.axisR);
    out.axisF = std::move(rfm.axisF);
    out.axisM = std::move(rfm.axisM);
    out.r = std::move(rfm.r);
    out.f = std::move(rfm.f);
    out.m = std::move(rfm.m);
    out.amountRank = std::move(rfm.amountRank);
    out.frequencyRank = std::move(rfm.frequencyRank);
    out.sortedMonetary = std::move(rfm.sortedMonetary);
    out.recencyCounts = std::move(rfm.recencyCounts);
    out.frequencyCounts = std::move(rfm.frequencyCounts);
    out.monetaryKnown.resize(n);
    for (std::size_t c = 0; c < n; ++c) out.monetaryKnown[c] = monetaryKnown(purchases, c) ? 1 : 0;
    out.orders = std::move(purchases.purchases);
    out.firstOrder = std::move(purchases.first);
    out.lastOrder = std::move(purchases.last);
    out.recency = std::move(purchases.recency);
    out.frequency = std::move(purchases.frequency);
    out.monetary = std::move(purchases.monetary);
    out.valueLastYear = std::move(purchases.lastYear);
    sizeColumns(out, n);

    if (input.models) {
        const FittedModels& models = *input.models;
        BaseView view =
            baseView({input.columns, &input.facts, basis}, values, input.asOf, models.season, &models.contracts, stop);
        ForecastCache once;
        out.forecast = forecastClients(
            {view.stream(), models.purchase, models.spend, profile.forecast, input.asOf, 2, &view, &models.calibration},
            input.cache ? *input.cache : once, stop);
        out.forecast.base.past = models.past;
        out.contracts = std::move(view.contracts.contracts);
    } else {
        out.contracts = contractBook(input.columns, input.facts, values, input.asOf, &kNoModels, stop).contracts;
    }
    noteContracts(out, input.models != nullptr ? &input.models->contracts : nullptr);
    const bool aliveKnown = input.models && out.forecast.base.sufficiency.step >= 2;

    const Classifier classifier(profile, out.recencyCounts, out.frequencyCounts, out.sortedMonetary);
    std::vector<DayNumber> days;
    for (std::size_t c = 0; c < n; ++c) {
        if (c % 4096 == 0) throwIfStopped(stop);
        const auto client = static_cast<ClientIndex>(c);
        const ClientFact& fact = input.facts[c];
        StageInput ladder;
        ladder.purchases = out.orders[c];
        ladder.anyOrder = purchases.anyOrder[c] != 0;
        ladder.silence = out.recency[c];
        if (out.scored(client)) {
            purchaseDays(input.columns, client, input.asOf, days);
            out.rhythm[c] = rhythmOf(days);
            ladder.limits = silenceLimits(profile, days);
            ladder.engaged = isEngaged(days, fact, input.asOf);
            ladder.cameBack = cameBack(profile, days, fact, input.asOf);
            if (aliveKnown) ladder.alive = out.forecast.alive[c];
            out.dormancy[c] = dormancyOf(out.recency[c], ladder.limits);
            out.asleepLimit[c] = static_cast<std::int32_t>(
                std::min<std::int64_t>(ladder.limits[2], std::numeric_limits<std::int32_t>::max()));
        }
        setStage(out, c, stageOf(profile, ladder), fact.stage, input.asOf);
        if (!out.scored(client)) {
            if (!fact.receivables.empty()) out.overdue[c] = overdueOn(fact, input.asOf);
            out.tier[c] = shownTier(profile, fact.tier, input.asOf, -1);
            continue;
        }

        const MeasuredInputs measured = measureClient(input, out, client);
        const ValueScore score = valueScore(measured, profile);
        out.overdue[c] = measured.overdue;
        out.valueScore[c] = score.hundredths;
        out.provisional[c] = missingFlags(score);
        if (!out.estimatedGross.empty() && exceedsShare(out.estimatedGross[c], out.windowGross[c], kMostEstimated))
            out.provisional[c] |= kEstimated;
        const RfmPlace place{
            out.r[c],         out.f[c],
            out.m[c],         out.recency[c],
            out.frequency[c], out.monetaryKnown[c] != 0 ? std::optional(out.monetary[c]) : std::nullopt};
        out.rfmClass[c] = classifier.rfmClass(place);
        if (place.monetary) {
            out.behaviour[c] = classifier.behaviour(place);
            out.abc[c] = classifier.abc(place);
        }
        out.computedTier[c] = classifier.tier(place, score.hundredths, growthInput(measured));
        out.heldTier[c] = input.references.empty()
                              ? out.computedTier[c]
                              : holdTier(profile, out.computedTier[c], score.hundredths, input.references[c]);
        out.tier[c] = shownTier(profile, fact.tier, input.asOf, out.heldTier[c]);
    }
    return out;
}

}  // namespace meike::engine
