// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_fit.h"

#include <algorithm>

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
    result.fit = engine::fitPurchaseModel(request.kind, engine::historyCells(known.history), request.mode, stop);
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
