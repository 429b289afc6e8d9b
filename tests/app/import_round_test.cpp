// SPDX-License-Identifier: GPL-3.0-or-later
// What goes out comes back.
#include <filesystem>

#include "app/export.h"
#include "app/records/client_edits.h"
#include "base/encoding.h"
#include "tests/app/import_fixture.h"

namespace meike {
namespace {

using ::testing::HasSubstr;
using ImportRound = test::ImportWorkspace;

TEST_F(ImportRound, ARepairedFileBringsOneReasonOnly) {
    add(Record(Kind::client).set("name", "甲"));
    const std::string bytes =
        "client,date,amount,notes\n甲,soon,1,\"a, \"\"b\"\"\"\n甲,2025-01-01,1,x,y\n,2025-01-01,2,\n";
    writeRejects(run(Kind::order, bytes), folder / "one.csv");
    ImportPlan again = planFor(Kind::order, "");
    again.createMissingClients = false;
    again.file = folder / "one.csv";
    const auto second = run(again);
    EXPECT_EQ(second.rejected, 3);
    writeRejects(second, folder / "two.csv");
    const auto bytesOf = [&](const char* name) {
        std::ostringstream text;
        text << std::ifstream(folder / name, std::ios::binary).rdbuf();
        return text.str();
    };
    EXPECT_EQ(bytesOf("two.csv"), bytesOf("one.csv"));
    EXPECT_THAT(bytesOf("two.csv"), HasSubstr("client,date,amount,notes,reject_reason\r\n"));
}

TEST_F(ImportRound, WhatWasExportedComesBackTheSame) {
    const std::vector<std::string> hostile = {"=1+1",     "+86 138 0000", "-x",     "@cmd",   "'=quoted",
                                              "''=twice", " =blank",      "＝wide", "'plain", "a,b",
                                              "两 行",    "\"q\"",        "_x000B_"};
    for (std::size_t i = 0; i < hostile.size(); ++i)
        add(Record(Kind::client)
                .set("name", hostile[i])
                .set("phone", hostile[(i + 1) % hostile.size()])
                .set("notes", hostile[(i + 2) % hostile.size()])
                .set("city", "x" + hostile[i]));
    std::vector<RecordId> ids;
    for (const Record& client : all(Kind::client)) ids.push_back(client.id());
    const std::string before = digest(database());
    NoProgress quiet;
    for (const bool safe : {true, false})
        for (const bool people : {true, false}) {
            ExportOptions options = machineExport(folder / "out.csv", {"name", "phone", "notes", "city"});
            options.excelSafe = safe;
            options.forPeople = people;
            exportClients(*workspace->openReader(), ids, options, quiet);
            ImportPlan plan = planFor(Kind::client, "");
            plan.file = folder / "out.csv";
            const auto report = run(plan);
            EXPECT_EQ(report.same, static_cast<std::int64_t>(hostile.size())) << safe << people << tallyOf(report);
            EXPECT_EQ(digest(database()), before);
            // And into an empty workspace with the same words.
            const std::string name = std::string(safe ? "safe" : "exact") + (people ? "p" : "m") + ".meike";
            const auto other = Workspace::create(folder / name, "CNY", clock);
            runImport(*other, plan, quiet);
            const auto copies = allRecords(other->database(), Kind::client);
            ASSERT_EQ(copies.size(), hostile.size());
            for (std::size_t i = 0; i < copies.size(); ++i)
                for (const char* field : {"name", "phone", "notes", "city"})
                    EXPECT_EQ(copies[i].text(field), readRecord(database(), Kind::client, ids[i])->text(field));
        }
}

TEST_F(ImportRound, TasksWithoutAKeyAreRecognisedByTheirContent) {
    add(Record(Kind::client).set("name", "甲"));
    // Of a client or of none, with a day or without; two that are the same.
    const std::string bytes =
        "client,title,due,notes\n甲,回访,2025-07-01,a\n甲,回访,,b\n,整理,2025-07-01,c\n,整理,,d\n,整理,,d\n";
    ImportPlan plan = planFor(Kind::task, bytes);
    auto source = valueOrThrow(TableSource::open(plan.file));
    plan.matchKeys = suggestedMatchKeys(*source, Kind::task, suggestMapping(*source, plan.importKind()));
    EXPECT_EQ(tally(plan), "5/0/0/0");
    const std::string before = digest(database());
    EXPECT_EQ(tally(plan), "0/0/5/0");
    EXPECT_EQ(digest(database()), before);
    // What has its whole key is known by that: it is changed, not made anew.
    ImportPlan changed = planFor(Kind::task, "client,title,due,notes\n甲,回访,2025-07-01,new\n,整理,2025-07-01,new\n");
    changed.matchKeys = plan.matchKeys;
    EXPECT_EQ(tally(changed), "1/1/0/0");
}

TEST_F(ImportRound, WhoKeepsTotalsKeepsRemarksToo) {
    // Nothing but a title, and one that reads like what stands under a table.
    ImportPlan plan = planFor(Kind::task, "title,due,notes\n制表：张三,,\n合计,,\n");
    EXPECT_EQ(tally(plan), "0/0/0/0");
    plan.source.keepTotals = true;
    EXPECT_EQ(tally(plan), "2/0/0/0");
}

TEST_F(ImportRound, AGuardedColumnOfChoicesIsStillOne) {
    workspace->edit({"change", {}}, [&](Edit& edit) {
        addRecord(edit, Record(Kind::custom_field)
                            .set("kind", "clients")
                            .set("name", "渠道")
                            .set("type", "choice")
                            .set("options", "=线上\n线下"));
    });
    ImportPlan plan = planFor(Kind::client, "name,渠道\n甲,'=线上\n乙,'=线上\n");
    plan.custom = ImportKind(database(), Kind::client).custom;
    EXPECT_EQ(tally(plan), "2/0/0/0");
    for (const Record& client : all(Kind::client)) {
        ASSERT_EQ(client.custom().size(), 1u);
        EXPECT_EQ(textOrEmpty(client.custom().begin()->second), "=线上");
    }
}

TEST_F(ImportRound, SmallEncodingsRefuseWhatTheyCannotHold) {
    add(Record(Kind::client).set("name", "甲").set("city", "上海"));
    add(Record(Kind::client).set("name", "乙").set("city", "㐀城"));
    std::vector<RecordId> ids{1, 2};
    NoProgress quiet;
    const auto write = [&](const char* encoding) -> std::string {
        ExportOptions options = machineExport(folder / "out.csv", {"name", "city"});
        options.encoding = encodingByName(encoding).value();
        try {
            exportClients(*workspace->openReader(), ids, options, quiet);
        } catch (const Error& error) {
            EXPECT_FALSE(std::filesystem::exists(folder / "out.csv"));
            return error.detail().plain();
        }
        std::filesystem::remove(folder / "out.csv");
        return "written";
    };
    EXPECT_EQ(write("gb18030"), "written");
    EXPECT_EQ(write("utf-16"), "written");
    for (const char* small : {"gbk", "gb2312", "big5"}) {
        EXPECT_THAT(write(small), HasSubstr("乙")) << small;
        EXPECT_THAT(write(small), HasSubstr("city")) << small;
        EXPECT_THAT(write(small), HasSubstr("㐀")) << small;
    }
    workspace->edit({"bin", {}}, [&](Edit& edit) { purgeClients(edit, std::vector<RecordId>{2}); });
    ids = {1};
    for (const char* small : {"gbk", "gb2312"}) EXPECT_EQ(write(small), "written");
}

}  // namespace
}  // namespace meike
