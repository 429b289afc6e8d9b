// SPDX-License-Identifier: GPL-3.0-or-later
// Ledgers through the command line: two columns of amounts, several records in a row, parents, new fields.
#include <gmock/gmock.h>

#include "tests/cli/cli_fixture.h"

namespace meike::cli {
namespace {

using ::testing::HasSubstr;

class CliLedger : public Cli {
protected:
    CliLedger() { run({"new", path("a.meike")}); }
    Outcome import(const std::string& kind, const std::string& text, std::vector<std::string> options = {}) {
        std::vector<std::string> command{"import", path("a.meike"), write("in.csv", text), "--kind", kind};
        command.insert(command.end(), options.begin(), options.end());
        return run(command);
    }
    Json report(const std::string& kind, const std::string& text, std::vector<std::string> options = {}) {
        options.insert(options.end(), {"--format", "json"});
        const Outcome outcome = import(kind, text, std::move(options));
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return outcome.code == 0 ? Json::parse(outcome.out) : Json::object();
    }
    static std::string tally(const Json& json) {
        std::string text;
        for (const char* key : {"new", "changed", "same", "rejected"})
            text += (text.empty() ? "" : "/") + std::to_string(json.at(key).get<int>());
        return text;
    }
    Json records(const std::string& kind) {
        return Json::parse(run({"records", path("a.meike"), kind, "list", "--format", "json"}).out);
    }
    int count(const std::string& kind) {
        return Json::parse(run({"info", path("a.meike"), "--format", "json"}).out).at("counts").at(kind).get<int>();
    }
};

TEST_F(CliLedger, TwoColumnsOfAmountsAreGuessedOrNamed) {
    const std::string rows = "客户,日期,收入,支出\n甲,2025-01-01,10,\n甲,2025-01-02,,4\n甲,2025-01-03,1,2\n";
    Json json = report("orders", rows, {"--create-missing-clients"});
    EXPECT_EQ(tally(json), "2/0/0/1");
    EXPECT_EQ(json.at("reasons").begin().key(), "both columns of amounts are filled: neither income nor expense");
    EXPECT_THAT(json.at("notes")[0].get<std::string>(), HasSubstr("the columns 收入 and 支出 are one amount"));
    Json orders = records("orders");
    ASSERT_EQ(orders.size(), 2u);
    EXPECT_EQ(orders[0].at("amount").dump() + " " + orders[1].at("amount").dump(), "10.0 -4.0");
    json = report("receipts", "客户,日期,A,B\n甲,2025-01-01,10,\n甲,2025-01-02,,4\n",
                  {"--map", "client=客户,date=日期,income=A,expense=B"});
    EXPECT_EQ(tally(json), "2/0/0/0");
}

TEST_F(CliLedger, EachKindInARowHasItsOwnTally) {
    const std::string rows =
        "客户,日期,编号,金额,联系人,应收日期,应收金额,回款日期,回款金额\n甲,2025-01-01,N1,10,王芳,2025-02-01,10,2025-"
        "02-02,4\n"
        "甲,2025-01-02,N2,10,王芳,2025-03-01,x,,\n";
    const std::vector<std::string> options = {"--create-missing-clients", "--match", "number"};
    Json json = report("orders", rows, options);
    EXPECT_EQ(tally(json), "1/0/0/1");
    EXPECT_EQ(json.at("contacts_created"), 1);
    EXPECT_EQ(tally(json.at("beside").at("contacts")), "1/0/0/1");
    EXPECT_EQ(tally(json.at("beside").at("receivables")), "1/0/0/1");
    EXPECT_EQ(tally(json.at("beside").at("receipts")), "1/0/0/0");
    EXPECT_EQ(json.at("beside").at("receivables").at("rows"), 2);
    const Outcome table = import("orders", rows, {"--match", "number", "--dry-run"});
    EXPECT_THAT(table.out, HasSubstr("beside: receivables: 0 new, 0 changed, 1 same, 1 rejected"));
    const std::string before = digestNow();
    EXPECT_EQ(tally(report("orders", rows, options)), "0/0/1/1");
    EXPECT_EQ(digestNow(), before);
    run({"undo", path("a.meike")});
    for (const char* kind : {"orders", "contacts", "receivables", "receipts", "clients"})
        EXPECT_EQ(count(kind), 0) << kind;
}

TEST_F(CliLedger, ParentsAreFoundBehindMadeOrTheirRowsRefused) {
    const std::string rows = "客户名称,上级集团\n子,集团\n集团,\n孤,无此\n";
    Json json = report("clients", rows, {"--dry-run"});
    EXPECT_EQ(tally(json), "2/0/0/1");
    EXPECT_EQ(json.at("reasons").begin().key(), "parent: no such client, neither in the workspace nor in the file");
    json = report("clients", rows, {"--create-missing-clients"});
    EXPECT_EQ(tally(json), "3/0/0/0");
    EXPECT_EQ(json.at("clients_created"), 1);
    EXPECT_EQ(count("clients"), 4);
}

TEST_F(CliLedger, ColumnsBecomeFieldsOfTheWorkspacesOwn) {
    const std::string rows = "客户名称,门店数,开户行,行业\n甲,3,001,美妆\n";
    EXPECT_EQ(import("clients", rows, {"--new-fields", "无此列"}).code, 2);
    EXPECT_EQ(import("clients", rows, {"--new-fields", "门店数=塔"}).code, 2);
    EXPECT_THAT(import("clients", rows, {"--new-fields", "行业"}).err, HasSubstr("the column is industry already"));
    const std::string before = digestNow();
    EXPECT_EQ(tally(report("clients", rows, {"--new-fields", "门店数,开户行=text", "--dry-run"})), "1/0/0/0");
    EXPECT_EQ(digestNow(), before);
    Json json = report("clients", rows, {"--new-fields", "门店数,开户行=text"});
    EXPECT_EQ(tally(json), "1/0/0/0");
    EXPECT_TRUE(json.at("unmapped").empty());
    const Json fields = records("custom_fields");
    ASSERT_EQ(fields.size(), 2u);
    EXPECT_EQ(fields[0].at("name").get<std::string>() + fields[0].at("type").get<std::string>(), "门店数integer");
    EXPECT_EQ(fields[1].at("name").get<std::string>() + fields[1].at("type").get<std::string>(), "开户行text");
    // A script that runs again finds them, and a mapping may name them.
    EXPECT_EQ(tally(report("clients", rows, {"--new-fields", "门店数,开户行=text"})), "0/0/1/0");
    EXPECT_EQ(records("custom_fields").size(), 2u);
    const std::string mapping = write("m.json", R"({"name": "A", "开户行": "B"})");
    EXPECT_EQ(tally(report("clients", "A,B\n甲,002\n", {"--mapping", mapping})), "0/1/0/0");
    run({"undo", path("a.meike")});
    run({"undo", path("a.meike")});
    EXPECT_EQ(records("custom_fields").size(), 0u) << "the fields are part of the step that brought them";
}

}  // namespace
}  // namespace meike::cli
