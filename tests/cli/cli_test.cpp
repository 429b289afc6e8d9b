// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of the command line, command by command, inside this process.
#include "cli/cli.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/session.h"
#include "base/date.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::ordered_json;

struct Outcome {
    int code = 0;
    std::string out;
    std::string err;
};

class Cli : public ::testing::Test {
protected:
    Outcome run(std::vector<std::string> arguments) {
        std::ostringstream out;
        std::ostringstream err;
        const int code = runCli(arguments, out, err);
        return {code, out.str(), err.str()};
    }
    std::string path(const std::string& name) const { return (folder / name).string(); }
    std::string write(const std::string& name, const std::string& text) {
        std::ofstream(folder / name, std::ios::binary) << text;
        return path(name);
    }
    std::string read(const std::string& name) {
        std::ostringstream text;
        text << std::ifstream(folder / name, std::ios::binary).rdbuf();
        return text.str();
    }
    /// A workspace with three clients: 乙 (two orders), 甲 (one order), a prospect.
    void makeSmall() {
        ASSERT_EQ(run({"new", path("a.meike")}).code, 0);
        const std::string clients = write(
            "clients.csv", "name,code,city,tags,roles\n甲,A,上海,\"vip,新\",品牌方\n乙,B,,,\nProspect,C,北京,,\n");
        ASSERT_EQ(run({"import", path("a.meike"), clients, "--kind", "clients"}).code, 0);
        const std::string orders =
            write("orders.csv", "client,date,amount\n乙,2025-01-10,100.5\n乙,2025-02-10,200\nA,2024-01-10,50\n");
        ASSERT_EQ(run({"import", path("a.meike"), orders, "--kind", "orders"}).code, 0);
    }
    std::string digestNow() { return Json::parse(run({"info", path("a.meike"), "--format", "json"}).out).at("digest"); }

    test::TemporaryFolder folder;
};

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

TEST_F(Cli, WrongUsageIsTwoAndHelpIsNone) {
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
             {},
             {"nonsense"},
             {"import"},
             {"clients", path("a.meike"), "--format", "xml"},
             {"movement", path("a.meike")},
             {"assess", path("a.meike"), "--as-of", "yesterday"},
             {"export", path("a.meike"), "--output", path("x.ods")},
             {"clients", path("a.meike"), "--columns", "nope"},
             {"clients", path("a.meike"), "--segment", "a", "--rule", "b"},
             {"new", path("b.meike"), "--base-currency", "yuan"},
             {"import", path("a.meike"), path("x"), "--kind", "campaign-days"},
             {"import", path("a.meike"), path("x"), "--kind", "tags"},
             {"import", path("a.meike"), path("x"), "--kind", "orders", "--mode", "update"},
             {"import", path("a.meike"), path("x"), "--kind", "orders", "--match", "city"},
             {"import", path("a.meike"), path("x"), "--kind", "orders", "--encoding", "klingon"},
             {"import", path("a.meike"), path("x"), "--kind", "orders", "--date-format", "whenever"},
             {"import", path("a.meike"), path("x"), "--kind", "orders", "--header-row", "0"},
             {"tag", path("a.meike"), "add", "vip"},
             {"tag", path("a.meike"), "put", "vip", "--client", "x"}}) {
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.code, 2) << ::testing::PrintToString(arguments);
        EXPECT_THAT(outcome.out, IsEmpty());
        EXPECT_FALSE(outcome.err.empty());
    }
    for (const char* command : {"new", "info", "import", "undo", "redo", "history", "assess", "clients", "export",
                                "tag", "check", "backup", "restore", "generate"}) {
        const Outcome help = run({command, "--help"});
        EXPECT_EQ(help.code, 0) << command;
        EXPECT_THAT(help.out, HasSubstr("WORKSPACE"));
        EXPECT_THAT(help.err, IsEmpty());
    }
    EXPECT_EQ(run({"--version"}).code, 0);
}

TEST_F(Cli, WorkThatFailsIsOneAndSaysWhy) {
    EXPECT_THAT(run({"info", path("none.meike")}).err, HasSubstr("there is no such file"));
    write("text.meike", "not a workspace");
    for (const char* command : {"info", "assess", "clients", "undo", "check"})
        EXPECT_EQ(run({command, path("text.meike")}).code, 1) << command;
    makeSmall();
    EXPECT_EQ(run({"new", path("a.meike")}).code, 1);
    EXPECT_EQ(run({"clients", path("a.meike"), "--segment", "nobody"}).code, 1);
    const Outcome rule =
        run({"clients", path("a.meike"), "--rule", write("r.json", R"({"all":[{"field":"tier","op":"?"}]})")});
    EXPECT_EQ(rule.code, 1);
    EXPECT_THAT(rule.err, HasSubstr("all[0].op"));
    EXPECT_EQ(run({"redo", path("a.meike")}).code, 1);
    EXPECT_EQ(run({"assess", path("a.meike"), "--profile", "nope"}).code, 1);
    EXPECT_EQ(run({"tag", path("a.meike"), "remove", "nope", "--client", "甲"}).code, 1);
    EXPECT_EQ(run({"tag", path("a.meike"), "add", "x", "--client", "nobody"}).code, 1);
    EXPECT_EQ(
        run({"import", path("a.meike"), write("d.csv", "client,date,amount\n甲,03/04/2025,1\n"), "--kind", "orders"})
            .code,
        1);
}

TEST_F(Cli, ImportReportsInTheShapeOfTheContract) {
    run({"new", path("a.meike")});
    const std::string before = digestNow();
    const std::string file = write("in.csv", "who,when,qty,each\nx,2025-01-01,2,1.5\n,2025-01-01,1,1\nx,never,1,1\n");
    std::vector<std::string> command{"import",
                                     path("a.meike"),
                                     file,
                                     "--kind",
                                     "orders",
                                     "--map",
                                     "client=who,date=when,quantity=qty,unit_price=each",
                                     "--create-missing-clients",
                                     "--errors",
                                     path("bad.csv"),
                                     "--format",
                                     "json"};
    command.push_back("--dry-run");
    Json report = Json::parse(run(command).out);
    EXPECT_TRUE(report.at("batch").is_null());
    EXPECT_EQ(digestNow(), before);
    command.pop_back();
    const Outcome outcome = run(command);
    EXPECT_EQ(outcome.code, 0);  // rejected rows are a result, not a failure
    report = Json::parse(outcome.out);
    EXPECT_EQ(report.at("batch"), 3);
    EXPECT_EQ(report.at("rows"), 3);
    EXPECT_EQ(report.at("new"), 1);
    EXPECT_EQ(report.at("changed"), 0);
    EXPECT_EQ(report.at("same"), 0);
    EXPECT_EQ(report.at("rejected"), 2);
    EXPECT_EQ(report.at("clients_created"), 1);
    EXPECT_EQ(report.at("reasons"), Json::parse(R"({"client is missing": 1, "date: not a date": 1})"));
    EXPECT_GE(report.at("seconds").get<double>(), 0);
    EXPECT_THAT(read("bad.csv"), StartsWith("who,when,qty,each,reject_reason\r\n,2025-01-01,1,1,"));
    // Rejected rows never land on the workspace or on the file they came from.
    for (const std::string& wrong : {path("a.meike"), file})
        EXPECT_EQ(run({"import", path("a.meike"), file, "--kind", "orders", "--errors", wrong}).code, 2) << wrong;
    EXPECT_THAT(run({"undo", path("a.meike")}).out, HasSubstr("batch 3"));
    EXPECT_EQ(digestNow(), before);
    EXPECT_THAT(run({"redo", path("a.meike")}).out, HasSubstr("batch 3"));
    EXPECT_NE(digestNow(), before);
    // The same, told by a file, and by numbers without a header.
    const std::string mapping =
        write("map.json", R"({"columns": {"client": "who", "date": "when", "quantity": "qty", "unit_price": 4}})");
    EXPECT_EQ(run({"import", path("a.meike"), file, "--kind", "orders", "--mapping", mapping}).code, 0);
    const std::string bare = write("bare.csv", "x,2025-01-01,7\n");
    EXPECT_EQ(
        run({"import", path("a.meike"), bare, "--kind", "orders", "--no-header", "--map", "client=1,date=2,amount=3"})
            .code,
        0);
    EXPECT_EQ(run({"import", path("a.meike"), bare, "--kind", "orders", "--no-header"}).code, 2);
    const Json history = Json::parse(run({"history", path("a.meike"), "--format", "json"}).out);
    EXPECT_EQ(history.at(0).at("batch"), 5);
    EXPECT_EQ(history.at(0).at("undone"), false);
}

TEST_F(Cli, ListsAndExportsSayThatATierIsProvisional) {
    makeSmall();
    ASSERT_EQ(run({"export", path("a.meike"), "--output", path("a.csv")}).code, 0);
    for (const std::string& csv : {run({"clients", path("a.meike"), "--format", "csv"}).out, read("a.csv")}) {
        const std::string head = csv.substr(0, csv.find('\n'));
        EXPECT_THAT(head, HasSubstr(",tier,"));
        EXPECT_THAT(head, HasSubstr("provisional"));
        EXPECT_THAT(csv, HasSubstr(",true"));
    }
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

TEST_F(Cli, FitReportsParametersAndWhatCameAfter) {
    ASSERT_EQ(run({"new", path("a.meike")}).code, 0);
    ASSERT_EQ(run({"generate", path("a.meike"), "--clients", "200", "--orders", "1500", "--seed", "3"}).code, 0);
    const std::string last = Json::parse(run({"assess", path("a.meike"), "--format", "json"}).out).at("as_of");
    const auto before = [&](int days) { return isoDate(*parseIsoDate(last) - std::chrono::days(days)); };
    for (const std::string model : {"bg-nbd", "mbg-nbd", "pareto-nbd"}) {
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
    const Json spend = Json::parse(run({"fit", path("a.meike"), "--model", "gamma-gamma", "--format", "json"}).out);
    EXPECT_GT(spend.at("parameters").at("q"), 0);
    EXPECT_GT(spend.at("base_mean"), 0);
    // Without a later part there is nothing to hold it against.
    EXPECT_TRUE(Json::parse(run({"fit", path("a.meike"), "--format", "json"}).out).at("holdout").is_null());
    EXPECT_EQ(run({"fit", path("a.meike"), "--calibration-end", "2999-01-01"}).code, 2);
    EXPECT_THAT(run({"fit", path("a.meike")}).out, HasSubstr("parameters r"));
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

TEST_F(Cli, ClientsAndExportsAreTheSameRows) {
    makeSmall();
    const std::string rule = write("r.json", R"({"not": {"field": "name", "op": "equals", "value": "Prospect"}})");
    const std::vector<std::string> what{"--rule", rule,           "--columns", "name,code,tags,roles,orders",
                                        "--sort", "-orders,name", "--as-of",   "2025-03-01"};
    std::vector<std::string> list{"clients", path("a.meike"), "--format", "csv"};
    list.insert(list.end(), what.begin(), what.end());
    const std::string rows = run(list).out;
    EXPECT_EQ(rows, "name,code,tags,roles,orders\n乙,B,,,2\n甲,A,\"vip,新\",brand,1\n");
    std::vector<std::string> file{"export", path("a.meike"), "--output", path("out.csv")};
    file.insert(file.end(), what.begin(), what.end());
    EXPECT_EQ(run(file).code, 0);
    EXPECT_EQ(read("out.csv"), rows);
    list[3] = "json";
    const Json json = Json::parse(run(list).out);
    EXPECT_EQ(json.at(1).at("tags"), Json::parse(R"(["vip", "新"])"));
    EXPECT_EQ(json.at(0).at("orders"), 2);
    EXPECT_TRUE(
        Json::parse(run({"clients", path("a.meike"), "--format", "json", "--limit", "1"}).out).at(0).contains("id"));
    EXPECT_EQ(run({"clients", path("a.meike"), "--search", "yi", "--columns", "name", "--format", "csv"}).out,
              "name\n乙\n");
    EXPECT_EQ(run({"clients", path("a.meike"), "--columns", "name", "--format", "csv", "--limit", "1"}).out,
              "name\nProspect\n");
    EXPECT_EQ(
        run({"export", path("a.meike"), "--columns", "name", "--encoding", "gb18030", "--output", path("gb.csv")}).code,
        0);
    EXPECT_EQ(read("gb.csv"), "name\nProspect\n\xD2\xD2\n\xBC\xD7\n");
    EXPECT_THAT(run({"clients", path("a.meike")}).out, HasSubstr("3 clients"));
}

TEST_F(Cli, TagsByNameAndByRule) {
    makeSmall();
    EXPECT_THAT(run({"tag", path("a.meike"), "add", "Q3", "--client", "B"}).out,
                HasSubstr("1 client tagged, 0 had it"));
    const std::string rule = write("r.json", R"({"field": "orders", "op": ">=", "value": 1})");
    EXPECT_THAT(run({"tag", path("a.meike"), "add", "ｑ3", "--rule", rule}).out,
                HasSubstr("1 client tagged, 1 had it"));
    const std::string tagged = write("t.json", R"({"field": "tags", "op": "any_of", "value": ["Q3"]})");
    EXPECT_EQ(run({"clients", path("a.meike"), "--rule", tagged, "--columns", "name", "--format", "csv"}).out,
              "name\n乙\n甲\n");
    EXPECT_EQ(run({"--quiet", "tag", path("a.meike"), "remove", "Q3", "--rule", tagged}).out, "");
    EXPECT_EQ(run({"clients", path("a.meike"), "--rule", tagged, "--columns", "name", "--format", "csv"}).out,
              "name\n");
    const std::string nobody = write("n.json", R"({"field": "orders", "op": ">", "value": 99})");
    const std::string before = digestNow();
    EXPECT_EQ(run({"tag", path("a.meike"), "add", "unused", "--rule", nobody}).code, 0);
    EXPECT_EQ(digestNow(), before);
}

TEST_F(Cli, AnOpenWorkspaceIsReadAndNotWritten) {
    makeSmall();
    const auto holder = Workspace::open(path("a.meike"));
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"assess"}, {"clients"}, {"info"}, {"history"}, {"check"}}) {
        std::vector<std::string> command = arguments;
        command.push_back(path("a.meike"));
        EXPECT_EQ(run(command).code, 0) << arguments[0];
    }
    EXPECT_EQ(run({"export", path("a.meike"), "--output", path("out.csv")}).code, 0);
    EXPECT_EQ(run({"backup", path("a.meike"), path("copy.meike")}).code, 0);
    for (const std::vector<std::string>& command :
         std::vector<std::vector<std::string>>{{"undo", path("a.meike")},
                                               {"tag", path("a.meike"), "add", "x", "--client", "甲"},
                                               {"import", path("a.meike"), path("orders.csv"), "--kind", "orders"},
                                               {"assess", path("a.meike"), "--save", "now"},
                                               {"restore", path("copy.meike"), path("a.meike")}}) {
        const Outcome outcome = run(command);
        EXPECT_EQ(outcome.code, 1) << command[0];
        EXPECT_THAT(outcome.err, HasSubstr("process ")) << command[0];
    }
}

TEST_F(Cli, BackupAndRestore) {
    makeSmall();
    const std::string before = digestNow();
    EXPECT_EQ(run({"backup", path("a.meike"), path("copy.meike")}).code, 0);
    EXPECT_EQ(run({"backup", path("a.meike"), path("copy.meike")}).code, 1);  // never over another
    EXPECT_FALSE(Json::parse(run({"info", path("a.meike"), "--format", "json"}).out).at("last_backup").is_null());
    EXPECT_EQ(digestNow(), before);
    run({"undo", path("a.meike")});
    const Outcome outcome = run({"restore", path("copy.meike"), path("a.meike")});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_THAT(outcome.out, HasSubstr("replaced"));
    EXPECT_EQ(digestNow(), before);
    EXPECT_EQ(run({"restore", path("none.meike"), path("a.meike")}).code, 1);
    EXPECT_EQ(digestNow(), before);
}

TEST_F(Cli, CheckFindsAndRepairsDerivedTables) {
    makeSmall();
    EXPECT_THAT(run({"check", path("a.meike")}).out, HasSubstr("all is well"));
    Workspace::open(path("a.meike"))->writeDerived([](Database& database) {
        database.exec("UPDATE client_search SET document = 'x'");
    });
    const Outcome found = run({"check", path("a.meike")});
    EXPECT_EQ(found.code, 1);
    EXPECT_THAT(found.out, HasSubstr("search_index"));
    EXPECT_EQ(run({"check", path("a.meike"), "--repair"}).code, 0);
    EXPECT_EQ(run({"check", path("a.meike")}).code, 0);
}

TEST_F(Cli, CheckComparesWhoIsInASegmentAndWhatRulesPutOn) {
    makeSmall();
    const std::string rule = write("rule.json", R"({"field": "orders", "op": ">", "value": 0})");
    ASSERT_EQ(run({"segment", path("a.meike"), "save", "有订单", "--rule", rule}).code, 0);
    ASSERT_EQ(run({"tag", path("a.meike"), "rule", "活跃", "--segment", "有订单"}).code, 0);
    EXPECT_THAT(run({"check", path("a.meike")}).out, HasSubstr("all is well"));
    Workspace::open(path("a.meike"))->writeDerived([](Database& database) {
        database.exec("DELETE FROM segment_member WHERE client = (SELECT min(client) FROM segment_member)");
        database.exec("DELETE FROM tag_member WHERE client = (SELECT min(client) FROM tag_member)");
    });
    const Outcome found = run({"check", path("a.meike")});
    EXPECT_EQ(found.code, 1);
    EXPECT_THAT(found.out, HasSubstr("memberships: segment “有订单”: its members are not those that its rule finds"));
    EXPECT_THAT(found.out, HasSubstr("tags_by_rule: tag “活跃” is not on the clients that its rule finds: 1 client "
                                     "missing, 0 too many (--repair rebuilds it)"));
    const Outcome repaired = run({"check", path("a.meike"), "--repair"});
    EXPECT_EQ(repaired.code, 0) << repaired.out;
    EXPECT_THAT(repaired.out, HasSubstr("repaired memberships"));
    EXPECT_THAT(repaired.out, HasSubstr("repaired tags_by_rule"));
    EXPECT_THAT(run({"check", path("a.meike")}).out, HasSubstr("all is well"));
}

TEST_F(Cli, MembersFollowTodayWhateverDayACommandAsksBy) {
    makeSmall();
    const std::string rule = write("rule.json", R"({"field": "orders", "op": ">", "value": 0})");
    // On that day nobody had ordered anything.
    ASSERT_EQ(run({"segment", path("a.meike"), "save", "有订单", "--rule", rule, "--as-of", "1999-01-01"}).code, 0);
    EXPECT_EQ(Workspace::openReader(path("a.meike"))->integer("SELECT count(*) FROM segment_member"), 2);
    ASSERT_EQ(run({"tag", path("a.meike"), "rule", "活跃", "--segment", "有订单", "--as-of", "1999-01-01"}).code, 0);
    EXPECT_EQ(Workspace::openReader(path("a.meike"))->integer("SELECT count(*) FROM tag_member"), 2);
}

TEST_F(Cli, ATagTakenOverByPeopleLosesWhatItsRulePutOnWhateverOtherTagsHave) {
    makeSmall();
    const std::string rule = write("rule.json", R"({"field": "orders", "op": ">", "value": 0})");
    for (const char* tag : {"活跃", "另一个"})
        ASSERT_EQ(run({"tag", path("a.meike"), "rule", tag, "--rule", rule}).code, 0);
    EXPECT_THAT(run({"tag", path("a.meike"), "by-hand", "活跃"}).out, HasSubstr("0 clients have 活跃"));
    EXPECT_EQ(Workspace::openReader(path("a.meike"))->integer("SELECT count(*) FROM tag_member"), 2);
}

TEST_F(Cli, ATagWhoseRuleIsGoneIsSeenOnNobody) {
    makeSmall();
    const std::string rule = write("rule.json", R"({"field": "orders", "op": ">", "value": 0})");
    ASSERT_EQ(run({"tag", path("a.meike"), "rule", "活跃", "--rule", rule}).code, 0);
    const std::vector<std::string> tagged = {"clients", path("a.meike"), "--columns", "name,tags", "--format", "csv"};
    EXPECT_THAT(run(tagged).out, HasSubstr("活跃"));
    ASSERT_EQ(run({"undo", path("a.meike")}).code, 0);
    Workspace::open(path("a.meike"))->edit({"add", {}}, [](Edit& edit) {
        edit.insert(Record(Kind::tag).set("name", std::string("活跃")));
    });
    EXPECT_THAT(run(tagged).out, Not(HasSubstr("活跃")));
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

TEST_F(Cli, DemoAndGeneratedWorkspacesAreWhole) {
    EXPECT_EQ(run({"new", path("demo.meike"), "--demo"}).code, 0);
    EXPECT_EQ(run({"check", path("demo.meike")}).code, 0);
    EXPECT_EQ(run({"generate", path("g.meike"), "--clients", "50", "--orders", "300", "--seed", "7"}).code, 0);
    const Json counts = Json::parse(run({"info", path("g.meike"), "--format", "json"}).out).at("counts");
    EXPECT_EQ(counts.at("clients"), 50);
    EXPECT_EQ(counts.at("orders"), 300);
    EXPECT_EQ(run({"generate", path("h.meike"), "--clients", "0", "--orders", "3"}).code, 2);
    EXPECT_FALSE(std::filesystem::exists(path("h.meike")));
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
    EXPECT_THAT(many.err, ::testing::Not(HasSubstr("客户30")));
    EXPECT_THAT(many.err, HasSubstr("; and 6 more\n"));
    EXPECT_EQ(Json::parse(many.out).at("blocked").size(), 26);

    // With the rates nobody is left out.
    const std::string rates =
        write("rates.csv", "currency,day,rate\nUSD,2024-01-01,7.1\nEUR,2024-01-01,7.8\nJPY,2024-01-01,0.05\n");
    ASSERT_EQ(run({"import", path("a.meike"), rates, "--kind", "rates"}).code, 0);
    const Outcome rated = blocked({"assess"}, "json");
    EXPECT_EQ(Json::parse(rated.out).at("blocked"), Json::array());
    EXPECT_THAT(rated.err, ::testing::Not(HasSubstr("no value")));
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
                ::testing::Not(HasSubstr("No sign that clients leave")));
}

TEST_F(Cli, CheckNamesADamagedDayAndGoesOn) {
    makeSmall();
    ASSERT_EQ(run({"clients", path("a.meike")}).code, 0);
    {
        // As a window leaves it: scored, and current by its stamp.
        const auto session = Session::open(path("a.meike"));
        session->settle();
    }
    {
        Database database(folder / "a.meike", Database::Mode::write);
        database.exec("PRAGMA ignore_check_constraints = ON");
        database.exec("UPDATE client_order SET date = '2025-02-31', number = 'HT-7' WHERE amount = 20000");
        database.exec("UPDATE client_score SET monetary = 1 WHERE client = (SELECT id FROM client WHERE name = '甲')");
        database.exec("UPDATE client_search SET document = 'x' WHERE client = 1");
    }
    const Outcome check = run({"check", path("a.meike")});
    EXPECT_EQ(check.code, 1);
    EXPECT_THAT(check.out, HasSubstr("乙")) << "which client";
    EXPECT_THAT(check.out, HasSubstr("HT-7")) << "which record";
    EXPECT_THAT(check.out, HasSubstr("2025-02-31"));
    EXPECT_THAT(check.out, HasSubstr("search_index")) << "and whatever else there is";
    EXPECT_THAT(check.out, HasSubstr("scores"));
    EXPECT_EQ(check.err, "");
    const Outcome assess = run({"assess", path("a.meike"), "--as-of", "2025-03-01", "--format", "csv"});
    EXPECT_EQ(assess.code, 0) << assess.err;
    EXPECT_THAT(assess.out, HasSubstr("甲"));
    EXPECT_THAT(assess.out, Not(HasSubstr("乙")));
    EXPECT_THAT(assess.err, HasSubstr("乙")) << "who is left out, and why";
    EXPECT_THAT(assess.err, HasSubstr("2025-02-31"));
}

}  // namespace
}  // namespace meike::cli
