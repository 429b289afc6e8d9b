// SPDX-License-Identifier: GPL-3.0-or-later
// A study of what forecasts are worth where clients do not buy as a model takes for granted. MEIKE_STUDY=400 makes it
// the long run and prints the figures of docs/forecasts.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "engine/base_fit.h"
#include "engine/contract_draws.h"
#include "engine/forecast.h"
#include "engine/model_choice.h"
#include "engine/purchases.h"
#include "tests/engine/simulated_agency.h"

namespace meike::engine {
namespace {

using test::AgencySimulator;
using test::Business;

constexpr DayNumber kStudyDay = 20'453;  // 2025-12-31: the season's peak has just ended
constexpr int kYear = 365;
constexpr std::size_t kRuleCount = 3;

/// Figures of one agency, or of many: pairs, so that the interval of a ratio is that of the same agencies.
struct Paired {
    double a = 0, b = 0, aa = 0, ab = 0, bb = 0;
    int n = 0;
    void add(double left, double right) {
        a += left;
        b += right;
        aa += left * left;
        ab += left * right;
        bb += right * right;
        ++n;
    }
    double ratio() const { return b > 0 ? a / b : 1; }
    /// Half of the 95 % interval of a / b (Cochran 1977, eq. 6.13).
    double half() const {
        const double r = ratio();
        const double squares = std::max(0.0, aa - 2 * r * ab + r * r * bb);
        return b > 0 && n > 1 ? 1.96 * std::sqrt(squares * n / (n - 1.0)) / b : 0;
    }
    double low() const { return ratio() - half(); }
};

/// The errors of one way to forecast for one agency.
struct Errors {
    double absolute = 0, squares = 0, predicted = 0;
    void add(double expected, double chance, int actual) {
        absolute += std::abs(expected - actual);
        squares += (chance - (actual > 0 ? 1 : 0)) * (chance - (actual > 0 ? 1 : 0));
        predicted += expected;
    }
};

struct Cell {
    Errors standard, chosen;
    std::array<Errors, kRuleCount> rules;
    double actual = 0, clients = 0;
    std::array<Paired, kRuleCount> mae, brier;  ///< chosen over each simple rule
    Paired total;                               ///< forecast over what came
    std::array<int, 4> verdicts{};
    int forecasts = 0, held = 0, seasons = 0;
    int values = 0, valuesHeld = 0;  ///< of those forecasts: the ones with a range of the total value
    std::array<double, 5> pit{};     ///< clients by fifth of their predictive distribution
    double pitClients = 0;
    /// Of the agencies where the forecast was called usable.
    Errors usable;
    std::array<Errors, kRuleCount> besideUsable;
    /// Error as a share of the closest simple rule's, as the verdict counts it; 0: nowhere usable.
    double usableShare() const {
        double worst = 0;
        for (const Errors& rule : besideUsable)
            if (rule.absolute > 0)
                worst = std::max(worst, (usable.absolute / rule.absolute + usable.squares / rule.squares) / 2);
        return worst;
    }
};

/// Draws of a client's orders, as forecastClients() makes them.
struct Draws {
    Draws(const FittedModels& models, const BaseView& base)
        : parameters(drawParameters(models.purchase, {}, 0)),
          single(parameters, {base.ahead(kYear), 1, 0}),
          contracts(models.contracts, {double{kYear}, 1, 0}) {}
    ParameterDraws parameters;
    ClientSimulator single;
    ContractForecaster contracts;
};

void addAgency(Cell& cell, Business business, std::size_t clients, std::uint64_t seed) {
    const auto agency = AgencySimulator(seed).clients(business, clients);
    const OrderColumns columns = AgencySimulator::columns(agency, kStudyDay, business);
    const ClientFacts facts = AgencySimulator::facts(agency, kStudyDay, business);
    const BaseFacts base{columns, &facts, ValueBasis::gross};
    ForecastRule rule;
    rule.model = ForecastModel::best;
    rule.discount = 0;  // money to come is held against money that came
    const FittedModels models = fitBase(base, rule, kStudyDay);
    const BaseView view = baseView(base, kStudyDay, models.season, &models.contracts);
    const HistoryColumns& whole = view.whole;
    const ModelFit standard = fitHistories(kDefaultModel, whole, FitMode::map);
    ForecastCache cache;
    const Forecast forecast = forecastClients(
        {view.stream(), models.purchase, models.spend, rule, kStudyDay, 1, &view, &models.calibration}, cache);
    ++cell.verdicts[static_cast<std::size_t>(models.past.verdict)];
    if (models.season.on) ++cell.seasons;
    const Draws draws(models, view);

    double repeats = 0;
    double time = 0;
    for (const PurchaseHistory& history : whole.history) {
        repeats += history.repeats;
        time += history.age;
    }
    Errors chosen, before;
    std::array<Errors, kRuleCount> rules;
    double came = 0;
    double cameValue = 0;
    test::ModelSimulator ties(seed ^ 0x5eed);
    for (std::size_t c = 0; c < clients; ++c) {
        const PurchaseHistory& h = whole.history[c];
        int actual = 0;
        int lastYear = 0;
        for (const int day : agency[c]) {
            if (day > 0 && day <= kYear) ++actual;
            if (day > -kYear && day <= 0) ++lastYear;
        }
        came += actual;
        cameValue += actual * static_cast<double>(AgencySimulator::orderValue(agency, c, business));
        const HistoryCell all{1.0 * h.repeats, 1.0 * h.lastDay, 1.0 * h.age, 1};
        before.add(expectedPurchases(standard.parameters, all, kYear),
                   orderProbability(standard.parameters, all, kYear), actual);
        const PurchaseHistory& s = view.stream().history[c];
        std::array<std::uint32_t, kDraws> orders{};
        std::array<double, kDraws> values{};
        double expected = 0;
        double chance = 0;
        if (s.repeats >= 0) {
            const HistoryCell own{1.0 * s.repeats, 1.0 * s.lastDay, 1.0 * s.age, 1};
            expected = expectedPurchases(models.purchase.parameters, own, view.ahead(kYear));
            chance = orderProbability(models.purchase.parameters, own, view.ahead(kYear));
            draws.single.simulate({s.repeats, s.lastDay, s.age, 0, false}, static_cast<std::uint32_t>(c), orders,
                                  values);
        }
        if (view.contracts.split()) {
            const ContractOutlook outlook = draws.contracts.outlook(view.contracts.open[c]);
            expected += outlook.orders;
            chance = 1 - (1 - chance) * (1 - outlook.any);
            draws.contracts.addDraws(view.contracts.open[c], static_cast<std::uint32_t>(c), orders, values);
        }
        chosen.add(expected, chance, actual);
        const double rate = h.age > 0 ? all.x / all.T * kYear : 0;
        const double mean = repeats / time * kYear;
        rules[0].add(lastYear, lastYear > 0 ? 1 : 0, actual);
        rules[1].add(rate, -std::expm1(-rate), actual);
        rules[2].add(mean, -std::expm1(-mean), actual);
        if (forecast.base.sufficiency.step < 2) continue;
        double below = 0;
        double same = 0;
        for (const std::uint32_t drawn : orders) {
            if (static_cast<int>(drawn) < actual) ++below;
            if (static_cast<int>(drawn) == actual) ++same;
        }
        // Randomised: a count lies anywhere within its own step (Czado, Gneiting, Held 2009).
        const double pit = (below + ties.uniform() * same) / kDraws;
        ++cell.pit[std::min<std::size_t>(4, static_cast<std::size_t>(pit * 5))];
        ++cell.pitClients;
    }
    const auto sum = [](Errors& to, const Errors& from) {
        to.absolute += from.absolute;
        to.squares += from.squares;
        to.predicted += from.predicted;
    };
    sum(cell.standard, before);
    sum(cell.chosen, chosen);
    for (std::size_t r = 0; r < kRuleCount; ++r) {
        sum(cell.rules[r], rules[r]);
        cell.mae[r].add(chosen.absolute, rules[r].absolute);
        cell.brier[r].add(chosen.squares, rules[r].squares);
    }
    cell.total.add(chosen.predicted, came);
    cell.actual += came;
    cell.clients += static_cast<double>(clients);
    if (forecast.base.sufficiency.step >= 2) {
        ++cell.forecasts;
        if (forecast.base.ordersLow <= came && came <= forecast.base.ordersHigh) ++cell.held;
        if (forecast.base.exactLow >= 0) ++cell.values;
        if (forecast.base.exactLow >= 0 && forecast.base.exactLow <= cameValue && cameValue <= forecast.base.exactHigh)
            ++cell.valuesHeld;
    }
    if (models.past.verdict != ForecastVerdict::usable) return;
    sum(cell.usable, chosen);
    for (std::size_t r = 0; r < kRuleCount; ++r) sum(cell.besideUsable[r], rules[r]);
}

void print(const std::string& where, const Cell& cell) {
    const double n = cell.clients;
    std::printf("%-26s MAE %.3f -> %.3f | last year %.3f rate %.3f mean %.3f | Brier %.3f -> %.3f", where.c_str(),
                cell.standard.absolute / n, cell.chosen.absolute / n, cell.rules[0].absolute / n,
                cell.rules[1].absolute / n, cell.rules[2].absolute / n, cell.standard.squares / n,
                cell.chosen.squares / n);
    std::printf(" | total %+.0f%% -> %+.0f%% +- %.0f | held %d of %d, values %d of %d | seasons %d",
                100 * (cell.standard.predicted / cell.actual - 1), 100 * (cell.total.ratio() - 1),
                100 * cell.total.half(), cell.held, cell.forecasts, cell.valuesHeld, cell.values, cell.seasons);
    std::printf(" | MAE ratio");
    for (const Paired& pair : cell.mae) std::printf(" %.2f+-%.2f", pair.ratio(), pair.half());
    std::printf(" | Brier ratio");
    for (const Paired& pair : cell.brier) std::printf(" %.2f+-%.2f", pair.ratio(), pair.half());
    std::printf(" | PIT");
    for (const double fifth : cell.pit) std::printf(" %.2f", fifth / std::max(1.0, cell.pitClients));
    std::printf(" | not tested %d usable %d with care %d not to be used %d", cell.verdicts[0], cell.verdicts[1],
                cell.verdicts[2], cell.verdicts[3]);
    if (cell.usableShare() > 0) std::printf(" | usable: %.2f of the best rule", cell.usableShare());
    std::printf("\n");
    std::fflush(stdout);
}

/// What is chosen is no worse than the default by more than chance, and better where clients buy to a plan or by
/// recorded contracts; what is said to hold 8 times in 10 does so.
TEST(ForecastStudy, ChoosingIsWorthIt) {
    const char* asked = std::getenv("MEIKE_STUDY");
    const int replications = asked != nullptr ? std::max(1, std::atoi(asked)) : 4;
    double held = 0;
    double forecasts = 0;
    std::array<double, 5> pit{};
    double pitClients = 0;
    const char* const only = std::getenv("MEIKE_STUDY_OF");  // one kind of agency, by its name
    for (const Business business : test::kBusinesses) {
        if (only != nullptr && std::string(only) != name(business)) continue;
        for (const std::size_t clients : {30U, 60U, 150U, 300U}) {
            if (asked == nullptr && (clients == 30U || clients == 300U)) continue;
            Cell cell;
            for (int i = 0; i < replications; ++i)
                addAgency(cell, business, clients, 1'000 * clients + static_cast<std::uint64_t>(i));
            const std::string where = std::string(name(business)) + ", " + std::to_string(clients) + " clients";
            if (asked != nullptr) print(where, cell);
            held += cell.held;
            forecasts += cell.forecasts;
            pitClients += cell.pitClients;
            for (std::size_t i = 0; i < pit.size(); ++i) pit[i] += cell.pit[i];
            // What is called usable is closer than the best simple rule of the year to come; where hardly any agency is
            // called so, those few are chance.
            if (cell.verdicts[1] * 20 > replications) {
                EXPECT_LT(cell.usableShare(), 1.02) << where;
            }
            EXPECT_LT(cell.chosen.absolute, 1.03 * cell.standard.absolute) << where;
            EXPECT_LT(cell.chosen.squares, 1.03 * cell.standard.squares) << where;
            if (business == Business::plans) {
                EXPECT_LT(cell.chosen.absolute, 0.95 * cell.standard.absolute) << where;
            }
            // Contracts that are recorded are forecast by their renewals.
            if (business == Business::recorded && clients >= 60) {
                EXPECT_LT(cell.chosen.squares, 0.75 * cell.standard.squares) << where;
                EXPECT_NEAR(cell.chosen.predicted, cell.actual, 0.25 * cell.actual) << where;
            }
        }
    }
    if (asked != nullptr) std::printf("totals held %.3f of %.0f\n", held / forecasts, forecasts);
    EXPECT_GT(held / forecasts, asked != nullptr ? 0.74 : 0.6);
    for (const double fifth : pit) EXPECT_NEAR(fifth / pitClients, 0.2, asked != nullptr ? 0.04 : 0.06);
}

}  // namespace
}  // namespace meike::engine
