// SPDX-License-Identifier: GPL-3.0-or-later
// archive and unarchive, and the digest of what a workspace says.
#include <gmock/gmock.h>

#include <filesystem>

#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/cli/cli_fixture.h"

namespace meike::cli {
namespace {

using ::testing::HasSubstr;

class ArchiveCli : public Cli {
protected:
    Json info(const std::string& name) { return Json::parse(run({"info", path(name), "--format", "json"}).out); }
};

TEST_F(ArchiveCli, OutAndBackWithANoteOfWhatFor) {
    makeSmall();
    const std::string contacts = write("contacts.csv", "client,name,mobile\n甲,张三,13800000000\n");
    ASSERT_EQ(run({"import", path("a.meike"), contacts, "--kind", "contacts"}).code, 0);
    const Outcome refused = run({"archive", path("a.meike"), path("a.zip")});
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.err, HasSubstr("contacts.mobile"));
    EXPECT_THAT(refused.err, HasSubstr("--purpose"));
    EXPECT_FALSE(std::filesystem::exists(path("a.zip")));
    const Outcome made = run({"archive", path("a.meike"), path("a.zip"), "--purpose", "moving house"});
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, HasSubstr(digestNow()));
    const auto notes = allRecords(*Workspace::openReader(path("a.meike")), Kind::borrow_record);
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_EQ(notes[0].text("purpose"), "moving house");
    EXPECT_EQ(notes[0].text("file"), "a.zip");
    EXPECT_THAT(notes[0].text("columns"), HasSubstr("contacts.mobile"));
    EXPECT_GT(notes[0].integer("row_count"), 5);

    const Outcome back = run({"unarchive", path("a.zip"), path("b.meike")});
    ASSERT_EQ(back.code, 0) << back.err;
    EXPECT_EQ(info("b.meike").at("digest"), digestNow());
    EXPECT_EQ(info("b.meike").at("counts"), info("a.meike").at("counts"));
    EXPECT_EQ(run({"check", path("b.meike")}).code, 0);
    EXPECT_THAT(run({"history", path("b.meike"), "--format", "csv"}).out, HasSubstr("batch"));
    EXPECT_EQ(run({"undo", path("b.meike")}).code, 1);
    // What is there is not overwritten.
    const Outcome again = run({"unarchive", path("a.zip"), path("b.meike")});
    EXPECT_EQ(again.code, 1);
    EXPECT_THAT(again.err, HasSubstr("exists already"));
}

TEST_F(ArchiveCli, WhileAnotherProgramHoldsTheWorkspaceTheRegisterTakesTheNote) {
    makeSmall();
    // Clients alone have an address and a phone.
    const auto window = Workspace::open(path("a.meike"));
    EXPECT_EQ(run({"archive", path("a.meike"), path("a.zip"), "--purpose", "x"}).code, 1);
    const Outcome made =
        run({"archive", path("a.meike"), path("a.zip"), "--purpose", "x", "--register", path("register.csv")});
    EXPECT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(read("register.csv"), HasSubstr("a.zip"));
}

TEST_F(ArchiveCli, TheContentDigestIsOfWhatWorkspacesSay) {
    makeSmall();
    const Json first = info("a.meike");
    EXPECT_EQ(first.at("content_digest").get<std::string>().size(), 64u);
    // The same entered elsewhere, in another order: other ids and stamps, the same content.
    ASSERT_EQ(run({"new", path("b.meike")}).code, 0);
    const std::string clients =
        write("clients.csv", "name,code,city,tags,roles\nProspect,C,北京,,\n乙,B,,,\n甲,A,上海,\"新,vip\",品牌方\n");
    ASSERT_EQ(run({"import", path("b.meike"), clients, "--kind", "clients"}).code, 0);
    EXPECT_NE(info("b.meike").at("content_digest"), first.at("content_digest"));
    const std::string orders =
        write("orders.csv", "client,date,amount\nA,2024-01-10,50\n乙,2025-02-10,200\n乙,2025-01-10,100.50\n");
    ASSERT_EQ(run({"import", path("b.meike"), orders, "--kind", "orders"}).code, 0);
    EXPECT_EQ(info("b.meike").at("content_digest"), first.at("content_digest"));
    EXPECT_NE(info("b.meike").at("digest"), first.at("digest"));
    ASSERT_EQ(run({"undo", path("b.meike")}).code, 0);
    EXPECT_NE(info("b.meike").at("content_digest"), first.at("content_digest"));
    EXPECT_THAT(run({"info", path("a.meike")}).out,
                HasSubstr("content digest      " + first.at("content_digest").get<std::string>()));
}

}  // namespace
}  // namespace meike::cli
