// SPDX-License-Identifier: GPL-3.0-or-later
// A study of what forecasts are worth where clients do not buy as a model takes for granted. MEIKE_STUDY=400 makes it
// the long run and prints the figures of docs/forecasts.md.
#include "engine/model_choice.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

#include "engine/forecast.h"
#include "engine/purchases.h"
#include "tests/engine/simulated_agency.h"

namespace meike::engine {
namespace {

using test::AgencySimulator;
using test::Business;

constexpr DayNumber kStudyDay = 20'000;
constexpr int kYear = 365;

/// The errors of a way to forecast, summed over agencies.
struct Errors {
    double absolute = 0, squares = 0, predicted = 0;
    void add(double expected, double chance, int actual) {
        absolute += std::abs(expected - actual);
        squares += (chance - (actual > 0 ? 1 : 0)) * (chance - (actual > 0 ? 1 : 0));
        predicted += expected;
    }
};

struct Cell {
    Errors standard, chosen, lastYear, rate, mean;
    double actual = 0, clients = 0;
    std::array<int, kModelKinds.size()> picked{};
    std::array<int, 4> verdicts{};
    /// Of the agencies where the forecast was called usable: its error, and that of the best simple rule.
    double usable = 0, besideUsable = 0;
};

Cell study(Business business, std::size_t clients, int replications) {
    Cell cell;
    for (int i = 0; i < replications; ++i) {
        const auto agency = AgencySimulator(1'000 * clients + static_cast<std::uint64_t>(i)).clients(business, clients);
        const OrderColumns columns = AgencySimulator::columns(agency, kStudyDay);
        const HistoryColumns histories = purchaseHistories(columns, ValueBasis::gross, kStudyDay);
        const ModelChoice choice = chooseModel({columns, histories, ValueBasis::gross, kStudyDay}, kYear);
        ++cell.picked[static_cast<std::size_t>(choice.kind)];
        ++cell.verdicts[static_cast<std::size_t>(choice.verdict)];
        const std::array<double, 4> before{cell.chosen.absolute, cell.lastYear.absolute, cell.rate.absolute,
                                           cell.mean.absolute};
        const ModelFit standard = fitHistories(kDefaultModel, histories, FitMode::map);
        const ModelFit chosen = fitHistories(choice.kind, histories, FitMode::map);
        double repeats = 0;
        double time = 0;
        for (const PurchaseHistory& history : histories.history) {
            repeats += history.repeats;
            time += history.age;
        }
        for (std::size_t c = 0; c < clients; ++c) {
            const PurchaseHistory& h = histories.history[c];
            const HistoryCell client{1.0 * h.repeats, 1.0 * h.lastDay, 1.0 * h.age, 1};
            int actual = 0;
            int before = 0;
            for (const int day : agency[c]) {
                if (day > 0 && day <= kYear) ++actual;
                if (day > -kYear && day <= 0) ++before;
            }
            const auto byModel = [&](const ModelFit& fit, Errors& errors) {
                errors.add(expectedPurchases(fit.parameters, client, kYear),
                           orderProbability(fit.parameters, client, kYear), actual);
            };
            byModel(standard, cell.standard);
            byModel(chosen, cell.chosen);
            const double rate = h.age > 0 ? client.x / client.T * kYear : 0;
            cell.lastYear.add(before, before > 0 ? 1 : 0, actual);
            cell.rate.add(rate, -std::expm1(-rate), actual);
            cell.mean.add(repeats / time * kYear, -std::expm1(-repeats / time * kYear), actual);
            cell.actual += actual;
            ++cell.clients;
        }
        if (choice.verdict != ForecastVerdict::usable) continue;
        cell.usable += cell.chosen.absolute - before[0];
        cell.besideUsable += std::min(
            {cell.lastYear.absolute - before[1], cell.rate.absolute - before[2], cell.mean.absolute - before[3]});
    }
    return cell;
}

/// A chosen model is no worse than the default by more than chance, and better where clients buy to a plan.
TEST(ForecastStudy, ChoosingIsWorthIt) {
    const char* asked = std::getenv("MEIKE_STUDY");
    const int replications = asked != nullptr ? std::max(1, std::atoi(asked)) : 4;
    for (const Business business : test::kBusinesses) {
        for (const std::size_t clients : {30U, 60U, 150U, 300U}) {
            if (asked == nullptr && (clients == 30U || clients == 300U)) continue;
            const Cell cell = study(business, clients, replications);
            const double n = cell.clients;
            const std::string where = std::string(name(business)) + ", " + std::to_string(clients) + " clients";
            if (asked != nullptr) {
                std::printf(
                    "%-26s MAE %.3f -> %.3f | last year %.3f rate %.3f mean %.3f | Brier %.3f -> %.3f | total "
                    "%+.0f%% -> %+.0f%% | picked",
                    where.c_str(), cell.standard.absolute / n, cell.chosen.absolute / n, cell.lastYear.absolute / n,
                    cell.rate.absolute / n, cell.mean.absolute / n, cell.standard.squares / n, cell.chosen.squares / n,
                    100 * (cell.standard.predicted / cell.actual - 1), 100 * (cell.chosen.predicted / cell.actual - 1));
                for (std::size_t m = 0; m < kModelKinds.size(); ++m)
                    if (cell.picked[m] > 0) std::printf(" %s %d", modelKey(kModelKinds[m]), cell.picked[m]);
                std::printf(" | not tested %d usable %d with care %d not to be used %d", cell.verdicts[0],
                            cell.verdicts[1], cell.verdicts[2], cell.verdicts[3]);
                if (cell.besideUsable > 0)
                    std::printf(" | usable: %.2f of the best rule", cell.usable / cell.besideUsable);
                std::printf("\n");
            }
            // What is called usable is closer than the best simple rule of the year to come.
            if (cell.besideUsable > 0) {
                EXPECT_LT(cell.usable, 1.02 * cell.besideUsable) << where;
            }
            EXPECT_LT(cell.chosen.absolute, 1.03 * cell.standard.absolute) << where;
            EXPECT_LT(cell.chosen.squares, 1.03 * cell.standard.squares) << where;
            if (business == Business::plans) {
                EXPECT_LT(cell.chosen.absolute, 0.95 * cell.standard.absolute) << where;
            }
        }
    }
}

}  // namespace
}  // namespace meike::engine
