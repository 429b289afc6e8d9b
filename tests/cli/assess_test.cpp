// SPDX-License-Identifier: GPL-3.0-or-later
// assess, fit and movement: what is computed, and what is said of it.
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include "base/date.h"
#include "storage/workspace.h"

namespace meike::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

TEST_F(Cli, AssessSaysItsBasisAndWhenItHasChanged) {
    ASSERT_EQ(run({"new", path("a.meike")}).code, 0);
    const auto sell = [&](const std::string& rows) {
        const std::string file = write("orders.csv", "client,date,amount,net,cost\n" + rows);
        ASSERT_EQ(run({"import", path("a.meike"), file, "--kind", "orders", "--create-missing-clients"}).code, 0);
    };
    sell("甲,2025-01-10,750,150,50\n乙,2025-01-11,250,,\n");
    const Outcome saved = run({"assess", path("a.meike"), "--as-of", "2025-06-30", "--save", "Q2"});
    EXPECT_THAT(saved.out, HasSubstr("\nValue basis: contribution, 25% estimated\n"));
    EXPECT_THAT(saved.out, Not(HasSubstr("plan with")));
    EXPECT_THAT(saved.err, Not(HasSubstr("no longer"))) << "there was nothing before";
    const Json base =
        Json::parse(run({"assess", path("a.meike"), "--as-of", "2025-07-01", "--format", "json"}).out).at("base");
    EXPECT_EQ(base.at("basis"), "contribution");
    EXPECT_EQ(base.at("estimated_percent"), 25);

    sell("乙,2025-01-12,300,,\n");
    const Outcome changed = run({"assess", path("a.meike"), "--as-of", "2025-07-01"});
    EXPECT_THAT(changed.err, HasSubstr("Value is now counted as gross amount, no longer as contribution: ¥1,300.00 in "
                                       "the window instead of ¥133.33."));
    EXPECT_THAT(run({"--quiet", "assess", path("a.meike"), "--as-of", "2025-07-01"}).err, Not(HasSubstr("no longer")));
}

TEST_F(Cli, AssessGivesEveryColumnInOrder) {
    makeSmall();
    const Outcome csv = run({"assess", path("a.meike"), "--as-of", "2025-03-01", "--format", "csv"});
    std::istringstream lines(csv.out);
    std::string line;
    std::getline(lines, line);
    EXPECT_EQ(line,
              "id,name,orders,first_order,last_order,recency_days,frequency,monetary,r,f,m,rfm_class,stage,dormancy,"
              "behaviour,abc,"
              "p_alive,expected_orders,clv,clv_low,clv_high,value_score,tier,provisional,reasons");
    std::getline(lines, line);
    EXPECT_THAT(line, HasSubstr(",Prospect,0,,,,,,,,,,prospect,"));
    std::getline(lines, line);
    // 乙 (U+4E59) before 甲 (U+7532): by code point.
    EXPECT_THAT(line, HasSubstr(",乙,2,2025-01-10,2025-02-10,19,2,300.50,"));
    const Json json = Json::parse(run({"assess", path("a.meike"), "--as-of", "2025-03-01", "--format", "json"}).out);
    EXPECT_EQ(json.at("as_of"), "2025-03-01");
    EXPECT_EQ(json.at("profile").at("name"), "agency");
    EXPECT_EQ(json.at("profile").at("axes").at("r").at("edges"), Json::parse("[365, 180, 90, 30]"));
    EXPECT_EQ(json.at("profile").at("axes").at("m").at("note"), "few_clients");
    EXPECT_EQ(json.at("base").at("clients"), 2);
    EXPECT_EQ(json.at("base").at("prospects"), 1);
    EXPECT_TRUE(json.at("base").at("clv_total").is_null());
    const Json& client = json.at("clients").at(1);
    EXPECT_EQ(client.size(), 25u);
    EXPECT_EQ(client.at("monetary"), 300.5);
    EXPECT_EQ(client.at("provisional"), true);
    EXPECT_TRUE(client.at("p_alive").is_null());
    EXPECT_TRUE(json.at("clients").at(0).at("tier").is_null());
    EXPECT_EQ(json.at("clients").at(0).at("id").get<std::string>().size(), 36u);
    // Before the first order of 乙 there is 甲 alone.
    EXPECT_EQ(Json::parse(run({"assess", path("a.meike"), "--as-of", "2024-06-01", "--format", "json"}).out)
                  .at("base")
                  .at("clients"),
              1);
    EXPECT_EQ(Json::parse(run({"assess", path("a.meike"), "--profile", "quintiles", "--format", "json"}).out)
                  .at("profile")
                  .at("name"),
              "quintiles");
    EXPECT_THAT(run({"assess", path("a.meike"), "--as-of", "2025-03-01"}).out,
                HasSubstr("2 clients, 1 prospects as of 2025-03-01"));
}

TEST_F(Cli, AssessmentsAreSavedAndSegmentsUsed) {
    makeSmall();
    EXPECT_EQ(run({"assess", path("a.meike"), "--as-of", "2025-03-01", "--save", "Q1"}).code, 0);
    EXPECT_EQ(run({"assess", path("a.meike"), "--save", "Q1"}).code, 1);
    EXPECT_EQ(Json::parse(run({"info", path("a.meike"), "--format", "json"}).out).at("counts").at("assessment_scores"),
              3);
    Workspace::open(path("a.meike"))->edit({"add", {}}, [](Edit& edit) {
        edit.insert(
            Record(Kind::segment).set("name", "有订单").set("rule", R"({"field": "orders", "op": ">", "value": 0})"));
    });
    EXPECT_EQ(run({"clients", path("a.meike"), "--segment", "有订单", "--columns", "name", "--format", "csv"}).out,
              "name\n乙\n甲\n");
}

TEST_F(Cli, ClientsWithoutARateAreNamedWithTheirCurrencies) {
    ASSERT_EQ(run({"new", path("a.meike"), "--base-currency", "CNY"}).code, 0);
    std::string orders = "client,date,amount,currency\n";
    orders += "甲,2025-01-10,1000,USD\n甲,2025-02-10,1000,EUR\n甲,2025-03-10,1000,USD\n乙,2025-02-10,1000,CNY\n";
    ASSERT_EQ(
        run({"import", path("a.meike"), write("o.csv", orders), "--kind", "orders", "--create-missing-clients"}).code,
        0);
    const std::vector<std::vector<std::string>> commands{{"assess"}, {"fit"}, {"fit", "--model", "gamma-gamma"}};
    const auto blocked = [&](std::vector<std::string> command, const char* format) {
        command.insert(command.begin() + 1, path("a.meike"));
        command.insert(command.end(), {"--as-of", "2025-12-31", "--format", format});
        return run(command);
    };
    for (const auto& command : commands) {
        const Outcome outcome = blocked(command, "json");
        ASSERT_EQ(outcome.code, 0);
        EXPECT_THAT(outcome.err,
                    HasSubstr("no value for 1 client, a document is in a currency without a rate: 甲 (EUR, "
                              "USD)\nimport rates for EUR, USD"));
        const Json list = Json::parse(outcome.out).at("blocked");
        ASSERT_EQ(list.size(), 1);
        EXPECT_EQ(list[0].at("name"), "甲");
        EXPECT_EQ(list[0].at("currencies"), Json({"EUR", "USD"}));
        EXPECT_EQ(list[0].at("id").get<std::string>().size(), 36);
    }
    EXPECT_THAT(blocked({"assess"}, "table").err, HasSubstr("甲 (EUR, USD)"));
    EXPECT_THAT(blocked({"assess", "--quiet"}, "table").err, IsEmpty());
    // Before the first document in such a currency nobody is left out.
    const Outcome before = run({"assess", path("a.meike"), "--as-of", "2025-01-09", "--format", "json"});
    EXPECT_EQ(Json::parse(before.out).at("blocked"), Json::array());
    EXPECT_THAT(before.err, IsEmpty());

    // Many: the first twenty by name, and how many more; all of them for machines.
    orders = "client,date,amount,currency\n";
    for (int i = 10; i < 35; ++i) orders += "客户" + std::to_string(i) + ",2025-02-10,1000,JPY\n";
    ASSERT_EQ(
        run({"import", path("a.meike"), write("o2.csv", orders), "--kind", "orders", "--create-missing-clients"}).code,
        0);
    const Outcome many = blocked({"assess"}, "json");
    EXPECT_THAT(many.err, HasSubstr("no value for 26 clients"));
    EXPECT_THAT(many.err, HasSubstr("客户29 (JPY)"));
    EXPECT_THAT(many.err, Not(HasSubstr("客户30")));
    EXPECT_THAT(many.err, HasSubstr("; and 6 more\n"));
    EXPECT_EQ(Json::parse(many.out).at("blocked").size(), 26);

    // With the rates nobody is left out.
    const std::string rates =
        write("rates.csv", "currency,day,rate\nUSD,2024-01-01,7.1\nEUR,2024-01-01,7.8\nJPY,2024-01-01,0.05\n");
    ASSERT_EQ(run({"import", path("a.meike"), rates, "--kind", "rates"}).code, 0);
    const Outcome rated = blocked({"assess"}, "json");
    EXPECT_EQ(Json::parse(rated.out).at("blocked"), Json::array());
    EXPECT_THAT(rated.err, Not(HasSubstr("no value")));
}

TEST_F(Cli, EightClientsWithOneOrderEachAreNotEnough) {
    ASSERT_EQ(run({"new", path("a.meike")}).code, 0);
    std::string orders = "client,date,amount\n";
    for (int i = 1; i <= 8; ++i) orders += "客户" + std::to_string(i) + ",2025-0" + std::to_string(i) + "-10,1000\n";
    ASSERT_EQ(
        run({"import", path("a.meike"), write("o.csv", orders), "--kind", "orders", "--create-missing-clients"}).code,
        0);
    const Outcome table = run({"assess", path("a.meike"), "--as-of", "2026-01-01"});
    EXPECT_THAT(table.out, HasSubstr("Not enough data for a forecast: 0 clients have ordered more than once"));
    const Json base =
        Json::parse(run({"assess", path("a.meike"), "--as-of", "2026-01-01", "--format", "json"}).out).at("base");
    EXPECT_EQ(base.at("sufficiency"), 1);
    EXPECT_THAT(base.at("sufficiency_reason").get<std::string>(), StartsWith("Not enough data"));
    EXPECT_TRUE(base.at("clv_total").is_null());
}

TEST_F(Cli, ABaseThatNobodyLeavesSaysSo) {
    // Sixty clients who each order in a rhythm of their own up to the day, and one base in which most have stopped.
    const auto make = [&](const std::string& name, bool leaving) {
        std::string orders = "client,date,amount\n";
        const Date end = valueOrThrow(makeDate(2025, 12, 31));
        for (int i = 0; i < 60; ++i) {
            const int rhythm = 20 + 2 * i;
            const int stopped = leaving && i % 3 != 0 ? 300 + 5 * i : 0;
            for (int ago = stopped + i % rhythm; ago < 720; ago += rhythm)
                orders += "客户" + std::to_string(i) + "," + isoDate(end - std::chrono::days(ago)) + ",1000\n";
        }
        ASSERT_EQ(run({"new", path(name)}).code, 0);
        ASSERT_EQ(
            run({"import", path(name), write("o.csv", orders), "--kind", "orders", "--create-missing-clients"}).code,
            0);
    };
    const auto base = [&](const std::string& name) {
        return Json::parse(run({"assess", path(name), "--as-of", "2025-12-31", "--format", "json"}).out).at("base");
    };
    make("staying.meike", false);
    EXPECT_EQ(base("staying.meike").at("no_attrition"), true);
    EXPECT_EQ(base("staying.meike").at("model"), "nbd");
    EXPECT_THAT(run({"assess", path("staying.meike"), "--as-of", "2025-12-31"}).out,
                HasSubstr("No sign that clients leave: every client is counted as still active"));
    EXPECT_THAT(run({"fit", path("staying.meike"), "--as-of", "2025-12-31"}).out, HasSubstr("no_attrition"));
    make("leaving.meike", true);
    EXPECT_EQ(base("leaving.meike").at("no_attrition"), false);
    EXPECT_THAT(run({"assess", path("leaving.meike"), "--as-of", "2025-12-31"}).out,
                Not(HasSubstr("No sign that clients leave")));
}

TEST_F(Cli, FitReportsParametersAndWhatCameAfter) {
    ASSERT_EQ(run({"new", path("a.meike")}).code, 0);
    ASSERT_EQ(run({"generate", path("a.meike"), "--clients", "200", "--orders", "1500", "--seed", "3"}).code, 0);
    const std::string last = Json::parse(run({"assess", path("a.meike"), "--format", "json"}).out).at("as_of");
    const auto before = [&](int days) { return isoDate(*parseIsoDate(last) - std::chrono::days(days)); };
    for (const std::string model : {"bg-nbd", "mbg-nbd", "pareto-nbd", "nbd", "mbg-cnbd-k"}) {
        const Outcome outcome =
            run({"fit", path("a.meike"), "--model", model, "--mode", "ml", "--calibration-end", before(200), "--as-of",
                 last, "--unit", "weeks", "--per-client", "--format", "json"});
        ASSERT_EQ(outcome.code, 0) << outcome.err;
        const Json json = Json::parse(outcome.out);
        EXPECT_EQ(json.at("mode"), "ml");
        EXPECT_EQ(json.at("unit"), "weeks");
        EXPECT_TRUE(json.at("converged")) << model;
        EXPECT_GE(json.at("parameters").size(), 2u);
        EXPECT_EQ(json.at("parameters").size(), json.at("standard_errors").size());
        EXPECT_LT(json.at("log_likelihood"), 0);
        EXPECT_EQ(json.at("holdout").at("days"), 200);
        EXPECT_GT(json.at("holdout").at("actual"), 0);
        EXPECT_GT(json.at("holdout").at("predicted"), 0);
        EXPECT_EQ(json.at("per_client").size(), json.at("clients"));
        double sum = 0;
        for (const Json& client : json.at("per_client")) sum += client.at("expected_orders").get<double>();
        EXPECT_NEAR(sum, json.at("holdout").at("predicted").get<double>(), 1e-6 * sum);
    }
    const Json best =
        Json::parse(run({"fit", path("a.meike"), "--model", "best", "--as-of", last, "--format", "json"}).out);
    EXPECT_EQ(best.at("choice").at("origins"), 3);
    EXPECT_EQ(best.at("choice").at("mae").size(), 8U) << "five models, three rules";
    EXPECT_THAT(best.at("choice").at("verdict").get<std::string>(),
                testing::AnyOf("usable", "with_care", "do_not_use"));
    EXPECT_TRUE(best.at("choice").at("mae").contains(best.at("model").get<std::string>()));
    const Json assessed =
        Json::parse(run({"assess", path("a.meike"), "--as-of", last, "--format", "json"}).out).at("base");
    EXPECT_EQ(assessed.at("forecast_origins"), 3);
    EXPECT_EQ(assessed.at("closest_rule"), best.at("choice").at("closest_rule"));
    EXPECT_THAT(run({"assess", path("a.meike"), "--as-of", last}).out, HasSubstr("\nTested on 3 past dates: "));
    const Json spend = Json::parse(run({"fit", path("a.meike"), "--model", "gamma-gamma", "--format", "json"}).out);
    EXPECT_GT(spend.at("parameters").at("q"), 0);
    EXPECT_GT(spend.at("base_mean"), 0);
    // Without a later part there is nothing to hold it against.
    EXPECT_TRUE(Json::parse(run({"fit", path("a.meike"), "--format", "json"}).out).at("holdout").is_null());
    EXPECT_EQ(run({"fit", path("a.meike"), "--calibration-end", "2999-01-01"}).code, 2);
    EXPECT_THAT(run({"fit", path("a.meike")}).out, HasSubstr("parameters r"));
}

TEST_F(Cli, FitFollowsContractsAndTheirRenewals) {
    ASSERT_EQ(run({"new", path("a.meike")}).code, 0);
    // Contracts of a calendar year from 2021 on: client c has 1 + c % 4 of them in a row.
    std::string rows = "client,date,amount,service,service_start,service_end\n";
    for (int c = 0; c < 28; ++c) {
        for (int year = 2021; year <= 2021 + c % 4; ++year) {
            const std::string y = std::to_string(year);
            rows += "C" + std::to_string(c) + "," + y + "-01-05,1000,Strategy," + y + "-01-01," + y + "-12-31\n";
        }
    }
    const std::string orders = write("orders.csv", rows);
    ASSERT_EQ(run({"import", path("a.meike"), orders, "--kind", "orders", "--create-missing-clients"}).code, 0);
    const auto fit = [&](const std::string& model, const std::string& cut, const std::string& day) {
        const Outcome outcome = run({"fit", path("a.meike"), "--model", model, "--calibration-end", cut, "--as-of", day,
                                     "--per-client", "--format", "json"});
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return Json::parse(outcome.out);
    };
    for (const std::string model : {"sbg", "bdw"}) {
        const Json json = fit(model, "2024-06-30", "2024-06-30");
        EXPECT_EQ(json.at("model"), model);
        EXPECT_EQ(json.at("contracts"), 28);
        EXPECT_EQ(json.at("renewed"), 7 * (1 + 2 + 3));
        EXPECT_EQ(json.at("given_up"), 21);
        EXPECT_TRUE(json.at("converged"));
        EXPECT_EQ(json.at("parameters").size(), model == "sbg" ? 2U : 3U);
        EXPECT_TRUE(json.at("holdout").is_null());
        ASSERT_EQ(json.at("per_client").size(), 7U) << "those that run";
        const Json& one = json.at("per_client").at(0);
        EXPECT_EQ(one.at("contract_end"), "2024-12-31");
        EXPECT_EQ(one.at("renewals"), 3);
        EXPECT_EQ(one.at("renewal_due"), false);
        EXPECT_GT(one.at("renewal_chance"), 0.4);
        EXPECT_LT(one.at("renewal_chance"), 0.9);
    }
    EXPECT_EQ(fit("sbg", "2024-10-31", "2024-10-31").at("per_client").at(0).at("renewal_due"), true);
    // 14 contracts ran in the summer of 2023, half of which were renewed.
    const Json holdout = fit("sbg", "2023-06-30", "2024-06-30").at("holdout");
    EXPECT_EQ(holdout.at("contracts"), 14);
    EXPECT_EQ(holdout.at("renewed"), 7);
    EXPECT_NEAR(holdout.at("predicted").get<double>(), 11, 1) << "three of four had been renewed until then";

    // A framework contract counts by itself; one that is still negotiated does not.
    const std::string frameworks = write("frameworks.csv",
                                         "client,title,start,finish,committed,status\n"
                                         "C0,Framework 2024,2024-01-01,2024-12-31,5000,In force\n"
                                         "C1,Framework 2024,2024-01-01,2024-12-31,5000,Negotiating\n");
    ASSERT_EQ(run({"import", path("a.meike"), frameworks, "--kind", "framework_contracts"}).code, 0);
    EXPECT_EQ(fit("sbg", "2024-06-30", "2024-06-30").at("contracts"), 29);
}

/// From what is entered to what lists, rules, exports and assessments say of contracts and their renewals.
TEST_F(Cli, ListsRulesAndExportsKnowContractsAndTheirRenewals) {
    ASSERT_EQ(run({"new", path("a.meike")}).code, 0);
    // Client c has 1 + c % 4 contracts of a year in a row, the last of which run until the end of 2024; every third
    // client has single orders besides, one a month.
    std::string rows = "client,date,amount,service,service_start,service_end\n";
    const auto add = [&](const std::string& client, const std::string& date, const std::string& period) {
        rows += client + "," + date + ",1000,Strategy," + period + "\n";
    };
    for (int c = 0; c < 28; ++c) {
        const std::string client = "C" + std::to_string(c);
        for (int year = 2021; year <= 2021 + c % 4; ++year) {
            const std::string y = std::to_string(year);
            add(client, y + "-01-05", y + "-01-01," + y + "-12-31");
        }
        for (int month = 1; c % 3 == 0 && month <= 10; ++month)
            add(client, "2024-" + std::string(month < 10 ? "0" : "") + std::to_string(month) + "-15", ",");
    }
    const std::string orders = write("orders.csv", rows);
    ASSERT_EQ(run({"import", path("a.meike"), orders, "--kind", "orders", "--create-missing-clients"}).code, 0);
    const Json assessed =
        Json::parse(run({"clients", path("a.meike"), "--as-of", "2024-11-15", "--format", "json", "--columns",
                         "name,p_alive,expected_orders,next_order,next_order_low,next_order_high,"
                         "rhythm_days,contract_end,renewal_due,renewal_chance,forecast_verdict"})
                        .out);
    std::map<std::string, Json> byName;
    for (const Json& client : assessed) byName[client.at("name").get<std::string>()] = client;
    const Json& runs = byName.at("C7");
    EXPECT_EQ(runs.at("contract_end"), "2024-12-31");
    EXPECT_EQ(runs.at("renewal_due"), true);
    EXPECT_GT(runs.at("renewal_chance"), 0.5);
    EXPECT_LT(runs.at("renewal_chance"), 0.95);
    EXPECT_EQ(runs.at("p_alive"), 1.0);
    EXPECT_NEAR(runs.at("expected_orders").get<double>(), runs.at("renewal_chance").get<double>(), 0.02)
        << "one order at each renewal";
    EXPECT_EQ(runs.at("next_order"), "2025-01-01");
    const Json& gone = byName.at("C1");
    EXPECT_TRUE(gone.at("contract_end").is_null());
    EXPECT_TRUE(gone.at("renewal_due").is_null());
    EXPECT_EQ(gone.at("expected_orders"), 0.0);
    EXPECT_EQ(gone.at("p_alive"), 0.0);
    const Json& both = byName.at("C3");
    EXPECT_EQ(both.at("rhythm_days"), 31);
    EXPECT_GT(both.at("expected_orders"), 2.0) << "a month each, and the renewal";
    EXPECT_LE(both.at("next_order_low").get<std::string>(), both.at("next_order").get<std::string>());
    EXPECT_GE(both.at("next_order_high").get<std::string>(), both.at("next_order").get<std::string>());
    EXPECT_THAT(both.at("forecast_verdict").get<std::string>(),
                testing::AnyOf("usable", "with_care", "do_not_use", "not_tested"));
    EXPECT_THAT(run({"assess", path("a.meike"), "--as-of", "2024-11-15"}).out,
                HasSubstr("Contracts are forecast by their renewals: 42 of 63 that ended were renewed"));

    // Lists, rules and exports by the same fields.
    const std::string rule = write("r.json", R"({"all": [{"field": "contract_end", "op": "next_days", "value": 90},
                                    {"field": "renewal_due", "op": "is_true"},
                                    {"field": "renewal_chance", "op": ">", "value": 0.5}]})");
    const std::vector<std::string> what{"--rule",    rule,
                                        "--columns", "name,contract_end,renewal_due,renewal_chance,forecast_verdict",
                                        "--sort",    "contract_end,name",
                                        "--as-of",   "2024-11-15"};
    std::vector<std::string> list{"clients", path("a.meike"), "--format", "csv"};
    list.insert(list.end(), what.begin(), what.end());
    const std::string listed = run(list).out;
    EXPECT_EQ(std::count(listed.begin(), listed.end(), '\n'), 8) << listed;
    EXPECT_THAT(listed, HasSubstr("\nC11,2024-12-31,true,0."));
    std::vector<std::string> file{"export", path("a.meike"), "--output", path("out.csv")};
    file.insert(file.end(), what.begin(), what.end());
    ASSERT_EQ(run(file).code, 0);
    EXPECT_EQ(read("out.csv"), listed);
}

TEST_F(Cli, MovementBetweenDaysAndSavedAssessments) {
    makeSmall();
    ASSERT_EQ(run({"assess", path("a.meike"), "--as-of", "2024-06-01", "--save", "then"}).code, 0);
    const Json json =
        Json::parse(run({"movement", path("a.meike"), "--from", "then", "--to", "2025-03-01", "--format", "json"}).out);
    EXPECT_EQ(json.at("from"), "then");
    EXPECT_EQ(json.at("to"), "2025-03-01");
    EXPECT_EQ(json.at("tiers"), Json::parse(R"(["core", "key", "growth", "general"])"));
    int moved = 0, added = 0, lost = 0;
    for (const Json& row : json.at("matrix"))
        for (const Json& count : row) moved += count.get<int>();
    for (const auto& [tier, count] : json.at("new").items()) added += count.get<int>();
    for (const auto& [tier, count] : json.at("lost").items()) lost += count.get<int>();
    EXPECT_EQ(moved, 1) << "甲 was there before";
    EXPECT_EQ(added, 1) << "乙 came";
    EXPECT_EQ(lost, 0);
    const Json stages = Json::parse(run({"movement", path("a.meike"), "--from", "2024-06-01", "--to", "2025-03-01",
                                         "--by", "stage", "--format", "json"})
                                        .out);
    EXPECT_THAT(stages.at("stages").dump(), HasSubstr("\"churned\""));
    EXPECT_EQ(run({"movement", path("a.meike"), "--from", "nobody", "--to", "then"}).code, 1);
    EXPECT_THAT(run({"movement", path("a.meike"), "--from", "then", "--to", "2025-03-01"}).out, HasSubstr("lost"));
}

}  // namespace
}  // namespace meike::cli
