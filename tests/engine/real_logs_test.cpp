// SPDX-License-Identifier: GPL-3.0-or-later
// Real logs by rolling origins: what was chosen, how far off it was, how often ranges held, beside the default model
// without contracts, season and calibration. MEIKE_REAL_LOGS=FOLDER names where the logs of docs/forecasts.md lie.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "engine/base_fit.h"
#include "engine/forecast.h"
#include "engine/model_choice.h"
#include "engine/purchases.h"

namespace meike::engine {
namespace {

struct Log {
    std::map<std::string, std::vector<std::pair<DayNumber, MinorUnits>>> clients;

    void add(const std::string& client, const std::string& day, double amount) {
        const auto date = parseIsoDate(day);
        ASSERT_TRUE(date) << day;
        clients[client].emplace_back(dayNumber(*date), std::llround(amount * 100));
    }
    /// Of the clients that had ordered by a day: everything that was known then.
    OrderColumns columns(DayNumber until, std::vector<int>& later, int days) const {
        std::vector<OrderRow> rows;
        later.clear();
        for (const auto& [name, orders] : clients) {
            const auto known = [&](const auto& order) { return order.first <= until; };
            if (std::none_of(orders.begin(), orders.end(), known)) continue;
            std::set<DayNumber> after;
            for (const auto& [day, amount] : orders) {
                if (day > until && day <= until + days) after.insert(day);
                if (day > until) continue;
                OrderRow row;
                row.client = static_cast<ClientIndex>(later.size());
                row.day = day;
                row.document = static_cast<std::int64_t>(rows.size()) + 1;
                row.gross = amount;
                rows.push_back(row);
            }
            later.push_back(static_cast<int>(after.size()));
        }
        return buildColumns(rows, later.size());
    }
};

struct Outcome {
    double absolute = 0, squares = 0, inRange = 0, clients = 0, predicted = 0, came = 0;
    bool held = false;
    ModelKind model = ModelKind::mbg_nbd;
};

Outcome outcome(const OrderColumns& columns, const std::vector<int>& later, DayNumber asOf, int days, bool chosen) {
    const ClientFacts facts(later.size());
    const BaseFacts base{columns, &facts, ValueBasis::gross};
    ForecastRule rule;
    rule.horizonMonths = days / 30;
    if (chosen) rule.model = ForecastModel::best;
    FittedModels models = fitBase(base, rule, asOf);
    const BaseView view = baseView(base, asOf, chosen ? models.season : SeasonIndex{}, &models.contracts);
    if (!chosen) models.purchase = fitHistories(kDefaultModel, view.whole, FitMode::map);
    ForecastCache cache;
    const Forecast forecast = forecastClients(
        {view.stream(), models.purchase, models.spend, rule, asOf, 2, &view, chosen ? &models.calibration : nullptr},
        cache);
    Outcome out;
    out.model = models.purchase.parameters.kind;
    for (std::size_t c = 0; c < later.size(); ++c) {
        const PurchaseHistory& h = view.stream().history[c];
        const HistoryCell cell{1.0 * h.repeats, 1.0 * h.lastDay, 1.0 * h.age, 1};
        const double ahead = view.ahead(static_cast<int>(std::lround(forecast.horizonDays)));
        const double expected = expectedPurchases(models.purchase.parameters, cell, ahead);
        const double chance = orderProbability(models.purchase.parameters, cell, ahead);
        out.absolute += std::abs(expected - later[c]);
        out.squares += (chance - (later[c] > 0)) * (chance - (later[c] > 0));
        out.inRange += forecast.ordersLow[c] <= later[c] && later[c] <= forecast.ordersHigh[c];
        out.predicted += expected;
        out.came += later[c];
        ++out.clients;
    }
    out.held = forecast.base.ordersLow <= out.came && out.came <= forecast.base.ordersHigh;
    return out;
}

void compare(const char* name, const Log& log, const std::vector<std::string>& origins, int months) {
    double before = 0;
    double after = 0;
    double brierBefore = 0;
    double brierAfter = 0;
    for (const std::string& origin : origins) {
        const DayNumber asOf = dayNumber(*parseIsoDate(origin));
        const int days = static_cast<int>(std::lround(months * kMonthDays));
        std::vector<int> later;
        const OrderColumns columns = log.columns(asOf, later, days);
        const Outcome plain = outcome(columns, later, asOf, months * 30, false);
        const Outcome best = outcome(columns, later, asOf, months * 30, true);
        const double n = plain.clients;
        std::printf(
            "%s %s, %d months, %.0f clients: model %d | MAE %.4f -> %.4f | Brier %.4f -> %.4f | clients in their range "
            "%.3f -> %.3f | total %+.1f%% -> %+.1f%%, held %d -> %d\n",
            name, origin.c_str(), months, n, static_cast<int>(best.model), plain.absolute / n, best.absolute / n,
            plain.squares / n, best.squares / n, plain.inRange / n, best.inRange / n,
            100 * (plain.predicted / plain.came - 1), 100 * (best.predicted / best.came - 1), plain.held, best.held);
        before += plain.absolute;
        after += best.absolute;
        brierBefore += plain.squares;
        brierAfter += best.squares;
        EXPECT_GE(best.inRange / n, 0.78) << name << " " << origin;
    }
    EXPECT_LE(after, 1.01 * before) << name;
    EXPECT_LE(brierAfter, 1.01 * brierBefore) << name;
}

TEST(RealLogs, NothingIsWorseThanBefore) {
    const char* folder = std::getenv("MEIKE_REAL_LOGS");
    if (folder == nullptr) GTEST_SKIP() << "MEIKE_REAL_LOGS is not set";
    Log cdnow;
    std::ifstream master(std::string(folder) + "/cdnow_master.txt");
    std::string line;
    std::getline(master, line);
    std::string client;
    std::string day;
    int pieces = 0;
    double amount = 0;
    while (master >> client >> day >> pieces >> amount)
        cdnow.add(client, day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2), amount);
    ASSERT_EQ(cdnow.clients.size(), 23'570U);
    compare("CDNOW", cdnow, {"1997-09-30", "1997-11-15", "1997-12-31"}, 6);

    Log invoices;
    std::ifstream retail(std::string(folder) + "/online_retail_sample30k.csv");
    std::getline(retail, line);
    while (std::getline(retail, line)) {
        // Number, article, text (with commas of its own), quantity, moment, price, client, country.
        std::vector<std::string> cells;
        std::istringstream parts(line);
        for (std::string cell; std::getline(parts, cell, ',');) cells.push_back(cell);
        const std::size_t n = cells.size();
        if (n < 8 || cells[n - 2].empty() || cells[0].starts_with("C")) continue;
        invoices.add(cells[n - 2], cells[n - 4].substr(0, 10),
                     std::atof(cells[n - 5].c_str()) * std::atof(cells[n - 3].c_str()));
    }
    ASSERT_GT(invoices.clients.size(), 3'000U);
    compare("Invoices", invoices, {"2011-06-11", "2011-09-10"}, 3);
}

}  // namespace
}  // namespace meike::engine
