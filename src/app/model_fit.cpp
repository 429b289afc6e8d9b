// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_fit.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/progress.h"
#include "engine/gamma_gamma.h"
#include "engine/purchases.h"

namespace meike {

namespace {
constexpr double kYearDays = 12 * engine::kMonthDays;
}

FittedModel fitToHistory(const ScoreBook& book, const ModelFitRequest& request, const std::stop_token& stop) {
    const DayNumber cut = dayNumber(request.calibrationEnd);
    const DayNumber asOf = dayNumber(request.asOf);
    const auto known = engine::purchaseHistories(book.columns(), ValueBasis::gross, cut);
    FittedModel result;
    if (!request.kind)
        result.choice = engine::chooseModel({{book.columns(), &book.facts(), ValueBasis::gross}, cut},
                                            static_cast<int>(std::lround(kYearDays)), stop);
    const engine::ModelKind kind = request.kind ? *request.kind : result.choice->kind;
    result.fit = engine::fitHistories(kind, known, request.mode, stop);
    result.holdoutDays = std::max(0, asOf - cut);
    const double horizon = result.holdoutDays > 0 ? result.holdoutDays : kYearDays;
    std::vector<double> predicted;
    std::vector<std::int32_t> actual;
    std::vector<DayNumber> days;
    for (std::size_t i = 0; i < known.history.size(); ++i) {
        const engine::PurchaseHistory& history = known.history[i];
        if (history.repeats < 0) continue;
        if (i % 4096 == 0) throwIfStopped(stop);
        FittedClient client;
        client.client = book.clients()[i];
        client.history = history;
        const engine::HistoryCell cell{static_cast<double>(history.repeats), static_cast<double>(history.lastDay),
                                       static_cast<double>(history.age), 1};
        client.alive = engine::probabilityAlive(result.fit.parameters, cell);
        client.expected = client.alive * engine::expectedPurchasesIfActive(result.fit.parameters, cell, horizon);
        if (result.holdoutDays > 0) {
            engine::purchaseDays(book.columns(), static_cast<engine::ClientIndex>(i), asOf, days);
            client.actual = static_cast<std::int32_t>(days.end() - std::upper_bound(days.begin(), days.end(), cut));
            predicted.push_back(client.expected);
            actual.push_back(client.actual);
        }
        result.clients.push_back(client);
    }
    if (result.holdoutDays > 0) result.holdout = engine::scorePredictions(predicted, actual);
    std::sort(result.clients.begin(), result.clients.end(),
              [](const FittedClient& a, const FittedClient& b) { return a.client < b.client; });
    return result;
}

FittedRenewals fitContracts(const ScoreBook& book, const RenewalFitRequest& request, const std::stop_token& stop) {
    const DayNumber cut = dayNumber(request.calibrationEnd);
    const DayNumber asOf = dayNumber(request.asOf);
    const auto known = engine::contractsOf(book.columns(), book.facts(), cut);
    const auto later = engine::contractsOf(book.columns(), book.facts(), asOf);
    FittedRenewals result;
    const engine::RenewalGaps gaps = engine::renewalGaps(known);
    result.fit = engine::fitContractRenewals(request.kind, known, gaps, cut, request.mode, stop);
    result.holdoutDays = std::max(0, asOf - cut);
    for (std::size_t c = 0; c < known.size(); ++c) {
        for (const engine::Contract& contract : known[c]) {
            if (!engine::isOpen(contract, cut)) continue;
            OpenContract open{book.clients()[c], contract, 0, engine::renewalDue(contract, cut), {}};
            if (result.fit.converged) open.chance = engine::renewalChanceOn(result.fit.parameters, contract, gaps, cut);
            // A retainer that went on has another end now: that is no decision about it.
            const auto now = std::find_if(later[c].begin(), later[c].end(), [&](const engine::Contract& each) {
                return each.service == contract.service && each.start == contract.start && each.end == contract.end;
            });
            if (now != later[c].end() && (now->renewed || !engine::isOpen(*now, asOf))) open.renewed = now->renewed;
            result.contracts.push_back(open);
        }
    }
    std::sort(result.contracts.begin(), result.contracts.end(), [](const OpenContract& a, const OpenContract& b) {
        return std::tie(a.client, a.contract.start, a.contract.service) <
               std::tie(b.client, b.contract.start, b.contract.service);
    });
    double squares = 0;
    for (const OpenContract& open : result.contracts) {
        if (!open.renewed) continue;
        const double came = *open.renewed ? 1 : 0;
        ++result.decided;
        result.expected += open.chance;
        if (*open.renewed) ++result.renewed;
        squares += (open.chance - came) * (open.chance - came);
    }
    if (result.decided > 0) {
        const auto n = static_cast<double>(result.decided);
        const double share = static_cast<double>(result.renewed) / n;
        result.brier = squares / n;
        result.brierBaseRate = share * (1 - share);
    }
    return result;
}

engine::SpendFit fitSpend(const ScoreBook& book, const ScoringProfile& profile, engine::FitMode mode,
                          Date calibrationEnd, const std::stop_token& stop) {
    const DayNumber cut = dayNumber(calibrationEnd);
    const auto saved = book.savedBasis(calibrationEnd);
    const ValueBasis basis =
        engine::chooseBasis(book.columns(), profile, saved ? std::optional(saved->basis) : std::nullopt, cut);
    const auto histories = engine::purchaseHistories(book.columns(), basis, cut);
    return engine::fitGammaGamma(engine::spendCells(histories), mode, stop, engine::amountsAreEqual(histories));
}

}  // namespace meike
