// SPDX-License-Identifier: GPL-3.0-or-later
// --as-of: what a command says of a day stays what it said, whatever comes in with a later date.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "app/profiles.h"
#include "app/segments.h"
#include "cli/cli.h"
#include "exchange/rule_json.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike::cli {
namespace {

class PastDayCli : public ::testing::Test {
protected:
    std::string run(std::vector<std::string> arguments) {
        std::ostringstream out;
        std::ostringstream err;
        EXPECT_EQ(runCli(arguments, out, err), 0) << ::testing::PrintToString(arguments) << err.str();
        return out.str();
    }
    std::string path() const { return (folder / "a.meike").string(); }
    std::string file(const std::string& name) {
        std::ostringstream text;
        text << std::ifstream(folder / name, std::ios::binary).rdbuf();
        return text.str();
    }
    void edit(const std::function<void(Edit&)>& fn) { Workspace::open(path())->edit({"add", {}}, fn); }

    /// What every command that takes a day says of 30 June 2025.
    std::vector<std::string> walk() {
        std::vector<std::string> said;
        const std::string day = "2025-06-30";
        for (const char* format : {"csv", "json"})
            said.push_back(run({"assess", path(), "--as-of", day, "--format", format}));
        said.push_back(run({"clients", path(), "--as-of", day, "--format", "json"}));
        for (int i = 1; i <= 6; ++i)
            said.push_back(run({"clients", path(), "--as-of", day, "--segment", "S" + std::to_string(i)}));
        run({"export", path(), "--as-of", day, "--output", (folder / "out.csv").string()});
        said.push_back(file("out.csv"));
        for (const char* by : {"tier", "stage"})
            said.push_back(
                run({"movement", path(), "--from", "2025-03-31", "--to", day, "--by", by, "--format", "json"}));
        said.push_back(run({"fit", path(), "--as-of", day, "--format", "json"}));
        return said;
    }

    test::TemporaryFolder folder;
};

TEST_F(PastDayCli, WhatComesLaterChangesNothing) {
    run({"new", path()});
    std::vector<RecordId> clients;
    RecordId bill = 0;
    RecordId task = 0;
    RecordId complaint = 0;
    const auto money = [](Kind kind, RecordId client, const char* day, const char* date, std::int64_t amount,
                          const char* currency = "CNY") {
        return Record(kind)
            .set("client", client)
            .set(day, std::string(date))
            .set("amount", amount)
            .set("currency", std::string(currency));
    };
    edit([&](Edit& edit) {
        for (int i = 0; i < 12; ++i) {
            clients.push_back(edit.insert(Record(Kind::client).set("name", "客户" + std::to_string(i))));
            for (int n = 0; n <= i % 4; ++n)
                edit.insert(money(Kind::order, clients.back(), "date",
                                  isoDate(valueOrThrow(makeDate(2024, 9, 1)) + std::chrono::days(61 * n + i)).c_str(),
                                  10'000 + 700 * i));
        }
        bill = edit.insert(money(Kind::receivable, clients[0], "due", "2025-05-01", 90'000));
        task = edit.insert(Record(Kind::task)
                               .set("client", clients[1])
                               .set("title", std::string("回访"))
                               .set("due", std::string("2025-06-01")));
        complaint = edit.insert(Record(Kind::complaint)
                                    .set("client", clients[2])
                                    .set("date", std::string("2025-06-02"))
                                    .set("summary", std::string("延误")));
        const char* const rules[] = {
            R"({"related": "receivables", "aggregate": "count", "op": ">=", "value": 1})",
            R"({"related": "tasks", "aggregate": "exists", "where": {"field": "done_on", "op": "empty"}})",
            R"({"related": "complaints", "aggregate": "exists", "where": {"field": "closed_on", "op": "empty"}})",
            R"({"related": "complaints", "aggregate": "max", "field": "satisfaction", "op": ">=", "value": 1})",
            R"({"related": "projects", "aggregate": "exists"})",
            R"({"related": "orders", "aggregate": "sum", "field": "amount", "op": ">=", "value": 300})",
        };
        int at = 0;
        for (const char* rule : rules) saveSegment(edit, "S" + std::to_string(++at), valueOrThrow(parseRule(rule)));
    });
    const std::vector<std::string> before = walk();
    edit([&](Edit& edit) {
        for (const RecordId client : clients) {
            edit.insert(money(Kind::order, client, "date", "2025-08-01", 500'000));
            edit.insert(money(Kind::order, client, "date", "2025-09-01", 500'000, "USD"));
            edit.insert(money(Kind::receivable, client, "due", "2025-09-15", 70'000));
            edit.insert(Record(Kind::interaction)
                            .set("client", client)
                            .set("date", std::string("2025-08-03"))
                            .set("kind", std::string("call"))
                            .set("summary", std::string("x")));
            edit.insert(Record(Kind::project)
                            .set("client", client)
                            .set("name", std::string("双十一"))
                            .set("start", std::string("2025-10-01"))
                            .set("status", std::string("running")));
            edit.insert(Record(Kind::task)
                            .set("client", client)
                            .set("title", std::string("新任务"))
                            .set("due", std::string("2025-10-01")));
        }
        const RecordId receipt = edit.insert(money(Kind::receipt, clients[0], "date", "2025-07-20", 90'000));
        edit.insert(Record(Kind::allocation).set("receipt", receipt).set("receivable", bill).set("amount", 90'000));
        edit.set(Kind::task, task, "done_on", Value{std::string("2025-07-05")});
        edit.set(Kind::complaint, complaint, "closed_on", Value{std::string("2025-07-06")});
        edit.set(Kind::complaint, complaint, "satisfaction", Value{std::int64_t{4}});
        edit.insert(Record(Kind::rate)
                        .set("currency", std::string("USD"))
                        .set("day", std::string("2025-07-01"))
                        .set("rate", 7'000'000'000));
    });
    run({"assess", path(), "--as-of", "2025-09-30", "--save", "Q3", "--quiet"});
    const std::vector<std::string> after = walk();
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(before[i], after[i]) << i;
}

}  // namespace
}  // namespace meike::cli
