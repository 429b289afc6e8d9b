// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of the command line as a whole, import and backup.
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "storage/workspace.h"

namespace meike::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

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

}  // namespace
}  // namespace meike::cli
