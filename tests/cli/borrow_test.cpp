// SPDX-License-Identifier: GPL-3.0-or-later
// Personal data leaves a workspace only with a note in the register of borrow records.
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "base/clock.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class BorrowCli : public Cli {
protected:
    void SetUp() override {
        makeSmall();
        const std::string contacts = write("contacts.csv", "client,name,mobile\n甲,张三,13800000000\n乙,李四,\n");
        ASSERT_EQ(run({"import", path("a.meike"), contacts, "--kind", "contacts"}).code, 0);
        const std::string calls = write("calls.csv", "client,date,kind,summary,contact\n甲,2025-01-01,call,x,张三\n");
        ASSERT_EQ(run({"import", path("a.meike"), calls, "--kind", "interactions"}).code, 0);
    }
    std::vector<Record> notes() { return allRecords(*Workspace::openReader(path("a.meike")), Kind::borrow_record); }
    /// The command on the workspace, with more after it.
    Outcome take(const std::vector<std::string>& command, const std::vector<std::string>& more = {}) {
        std::vector<std::string> all = command;
        all.insert(all.begin() + 1, path("a.meike"));
        all.insert(all.end(), more.begin(), more.end());
        return run(all);
    }
};

struct Taking {
    std::vector<std::string> command;
    std::string personal;  ///< the column that is named
    std::string file;      ///< as the register has it
    std::int64_t rows;
};

TEST_F(BorrowCli, EveryCommandThatWritesPersonalColumnsAsksWhatForAndNotesIt) {
    const Taking takings[] = {
        {{"clients", "--columns", "name,phone"}, "phone", "meikectl clients", 3},
        {{"clients", "--columns", "all", "--format", "json"}, "phone", "meikectl clients", 3},
        {{"export", "--columns", "name,address", "--output", path("a.csv")}, "address", "a.csv", 3},
        {{"export", "--columns", "all", "--output", path("a.xlsx")}, "phone", "a.xlsx", 3},
        {{"records", "contacts", "list"}, "mobile", "meikectl records", 2},
        {{"records", "contacts", "list", "--format", "csv", "--client", "甲"}, "mobile", "meikectl records", 1},
        {{"records", "contacts", "list", "--output", path("c.csv")}, "mobile", "c.csv", 2},
        {{"records", "clients", "list", "--columns", "name,phone"}, "phone", "meikectl records", 3},
        {{"records", "interactions", "list"}, "contact", "meikectl records", 1},
    };
    std::size_t noted = 0;
    for (const Taking& taking : takings) {
        SCOPED_TRACE(::testing::PrintToString(taking.command));
        std::filesystem::remove(path(taking.file));
        const std::string before = digestNow();
        for (const std::vector<std::string>& none : {std::vector<std::string>{}, {"--purpose", "  "}}) {
            const Outcome refused = take(taking.command, none);
            EXPECT_EQ(refused.code, 2);
            EXPECT_THAT(refused.out, IsEmpty());
            EXPECT_THAT(refused.err, HasSubstr(taking.personal));
            EXPECT_THAT(refused.err, HasSubstr("--purpose"));
        }
        EXPECT_FALSE(std::filesystem::exists(path(taking.file)));
        EXPECT_EQ(digestNow(), before);
        const Outcome taken = take(taking.command, {"--purpose", "年度复盘"});
        EXPECT_EQ(taken.code, 0) << taken.err;
        EXPECT_FALSE(taken.out.empty());
        const auto records = notes();
        ASSERT_EQ(records.size(), ++noted);
        EXPECT_EQ(records.back().text("purpose"), "年度复盘");
        EXPECT_EQ(records.back().text("file"), taking.file);
        EXPECT_EQ(records.back().integer("row_count"), taking.rows);
        EXPECT_THAT(records.back().text("columns"), HasSubstr(taking.personal));
        EXPECT_EQ(records.back().text("date"), isoDate(systemClock().today()));
    }
}

TEST_F(BorrowCli, TheRegisterStaysWhateverIsUndone) {
    const std::string calls = write("more.csv", "client,date,kind,summary\n乙,2025-02-01,call,y\n");
    ASSERT_EQ(take({"import"}, {calls, "--kind", "interactions"}).code, 0);
    ASSERT_EQ(take({"undo"}).code, 0);
    ASSERT_EQ(take({"clients", "--columns", "phone"}, {"--purpose", "回访"}).code, 0);
    // What was undone before can still be redone: the entry is no step.
    EXPECT_THAT(take({"redo"}).out, HasSubstr("Import 1 interaction"));
    EXPECT_THAT(take({"history"}).out, Not(HasSubstr("回访")));
    while (take({"undo"}).code == 0) {
    }
    EXPECT_EQ(countRecords(*Workspace::openReader(path("a.meike")), Kind::client), 0) << "back to the beginning";
    ASSERT_EQ(notes().size(), 1U);
    EXPECT_EQ(notes().front().text("purpose"), "回访");
    EXPECT_EQ(take({"check"}).code, 0);
}

TEST_F(BorrowCli, WhatIsNotPersonalIsAskedForNothing) {
    const std::string before = digestNow();
    for (const std::vector<std::string>& command :
         std::vector<std::vector<std::string>>{{"clients"},
                                               {"assess"},
                                               {"clients", "--columns", "name,tier", "--purpose", "为了什么"},
                                               {"records", "orders", "list"},
                                               {"records", "contacts", "list", "--columns", "id,client"}})
        EXPECT_EQ(take(command).code, 0) << ::testing::PrintToString(command);
    EXPECT_EQ(digestNow(), before);
    EXPECT_THAT(notes(), IsEmpty());
}

TEST_F(BorrowCli, EveryFileIsNotedAndOnlyPersonalColumnsAreAskedWhatFor) {
    ASSERT_EQ(take({"export", "--output", path("a.csv")}).code, 0);
    ASSERT_EQ(take({"records", "orders", "list", "--output", path("o.csv")}).code, 0);
    const auto records = notes();
    ASSERT_EQ(records.size(), 2U);
    EXPECT_EQ(records.front().text("file"), "a.csv");
    EXPECT_EQ(records.front().integer("row_count"), 3);
    EXPECT_EQ(records.front().text("purpose"), "");
    EXPECT_EQ(records.back().text("file"), "o.csv");
    // Held by a window, what is not personal leaves all the same, but not in silence.
    const auto holder = Workspace::open(path("a.meike"));
    const Outcome free = take({"export", "--output", path("b.csv")});
    EXPECT_EQ(free.code, 0) << free.err;
    EXPECT_THAT(free.err, HasSubstr("not entered into the register"));
    EXPECT_EQ(take({"export", "--output", path("c.csv"), "--register", path("notes.csv")}).code, 0);
    EXPECT_THAT(read("notes.csv"), HasSubstr("c.csv"));
    EXPECT_EQ(notes().size(), 2U);
}

TEST_F(BorrowCli, AFieldOfTheWorkspaceThatHoldsPersonalDataCountsToo) {
    ASSERT_EQ(take({"records", "custom_fields", "add"},
                   {"--set", "kind=clients", "--set", "name=身份证号", "--set", "type=text", "--set", "personal=true"})
                  .code,
              0);
    const Outcome refused = take({"clients", "--columns", "all"});
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.err, HasSubstr("custom_"));
}

TEST_F(BorrowCli, WhileTheWorkspaceIsHeldAFileTakesTheNote) {
    const auto holder = Workspace::open(path("a.meike"));
    const std::vector<std::string> command = {"export",        "--columns", "name,phone", "--output",
                                              path("out.csv"), "--purpose", "对账, 二月"};
    const Outcome refused = take(command);
    EXPECT_EQ(refused.code, 1);
    EXPECT_THAT(refused.err, HasSubstr("process "));
    EXPECT_THAT(refused.err, HasSubstr("--register"));
    EXPECT_FALSE(std::filesystem::exists(path("out.csv"))) << "nothing leaves without a note";
    EXPECT_EQ(take(command, {"--register", path("nowhere/notes.csv")}).code, 1);
    EXPECT_FALSE(std::filesystem::exists(path("out.csv")));
    for (int round = 1; round <= 2; ++round) EXPECT_EQ(take(command, {"--register", path("notes.csv")}).code, 0);
    const std::string row = isoDate(systemClock().today()) + ",a.meike,\"对账, 二月\",out.csv,3,\"name,phone\"\n";
    EXPECT_EQ(read("notes.csv"), "date,workspace,purpose,file,row_count,columns\n" + row + row);
    EXPECT_THAT(read("out.csv"), HasSubstr("甲"));
    EXPECT_THAT(notes(), IsEmpty());
}

TEST_F(BorrowCli, AFreeWorkspaceTakesTheNoteItself) {
    EXPECT_EQ(take({"clients", "--columns", "phone", "--purpose", "回访", "--register", path("notes.csv")}).code, 0);
    EXPECT_EQ(notes().size(), 1U);
    EXPECT_FALSE(std::filesystem::exists(path("notes.csv")));
}

}  // namespace
}  // namespace meike::cli
