// SPDX-License-Identifier: GPL-3.0-or-later
// Cards of contacts in and out of a workspace.
#include <gmock/gmock.h>

#include "exchange/vcard.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/cli/cli_fixture.h"

namespace meike::cli {
namespace {

using ::testing::HasSubstr;

class VcardCli : public Cli {
protected:
    void SetUp() override {
        makeSmall();
        const std::string contacts =
            write("contacts.csv",
                  "client,name,title,department,mobile,phone,wechat,email,birthday,birthday_lunar,notes\n"
                  "乙,Sam Lee,,,,,,,,,\n"
                  "甲,王建国,总经理,市场部,13812345678,021-55667788,wjg,w@x.cn,1980-03-12,是,\"一\n二; 三\"\n");
        ASSERT_EQ(run({"import", path("a.meike"), contacts, "--kind", "contacts"}).code, 0);
    }
    Json import(const std::string& file, const std::vector<std::string>& more = {}) {
        std::vector<std::string> command = {"import", path("a.meike"), file, "--kind", "contacts", "--format", "json"};
        command.insert(command.end(), more.begin(), more.end());
        const Outcome outcome = run(command);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return Json::parse(outcome.out);
    }
};

TEST_F(VcardCli, WhatLeavesAsCardsComesBackAsTheSame) {
    const Outcome refused = run({"export", path("a.meike"), "--output", path("all.vcf")});
    EXPECT_EQ(refused.code, 2) << "cards are personal data";
    EXPECT_THAT(refused.err, HasSubstr("--purpose"));
    const Outcome written = run({"export", path("a.meike"), "--output", path("all.vcf"), "--purpose", "手机通讯录"});
    ASSERT_EQ(written.code, 0) << written.err;
    EXPECT_EQ(written.out, "2 contacts to " + path("all.vcf") + "\n");
    const std::string before = digestNow();
    const Json same = import(path("all.vcf"));
    EXPECT_EQ(same.at("source").at("format"), "vcard");
    EXPECT_EQ(same.at("same"), 2);
    EXPECT_EQ(digestNow(), before);
    // Into a workspace without them: every field is as it was.
    const auto contactsOf = [&](const std::string& workspace) {
        return run({"records", workspace, "contacts", "list", "--format", "csv", "--columns",
                    "client,name,title,department,mobile,phone,wechat,email,birthday,birthday_lunar,notes", "--purpose",
                    "x"})
            .out;
    };
    ASSERT_EQ(run({"new", path("b.meike")}).code, 0);
    ASSERT_EQ(run({"import", path("b.meike"), path("clients.csv"), "--kind", "clients"}).code, 0);
    ASSERT_EQ(run({"import", path("b.meike"), path("all.vcf"), "--kind", "contacts"}).code, 0);
    // One edit.
    ASSERT_EQ(run({"undo", path("b.meike")}).code, 0);
    EXPECT_EQ(countRecords(*Workspace::openReader(path("b.meike")), Kind::contact), 0);
    ASSERT_EQ(run({"redo", path("b.meike")}).code, 0);
    EXPECT_EQ(contactsOf(path("b.meike")), contactsOf(path("a.meike")));
}

TEST_F(VcardCli, TheContactsOfOneClientLeaveThroughTheirListAndAreNoted) {
    const Outcome one = run({"records", path("a.meike"), "contacts", "list", "--client", "甲", "--output",
                             path("one.vcf"), "--purpose", "x"});
    ASSERT_EQ(one.code, 0) << one.err;
    EXPECT_THAT(read("one.vcf"), HasSubstr("FN:王建国\r\n"));
    EXPECT_THAT(read("one.vcf"), ::testing::Not(HasSubstr("Sam")));
    const auto notes = allRecords(*Workspace::openReader(path("a.meike")), Kind::borrow_record);
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes[0].text("file"), "one.vcf");
    EXPECT_THAT(notes[0].text("columns"), HasSubstr("mobile"));
    EXPECT_EQ(run({"export", path("a.meike"), "--output", path("x.vcf"), "--columns", "name", "--purpose", "x"}).code,
              2);
    EXPECT_EQ(run({"records", path("a.meike"), "clients", "list", "--output", path("x.vcf"), "--purpose", "x"}).code, 1)
        << "only contacts are cards";
}

TEST_F(VcardCli, CardsOfAPhoneBecomeContactsOfTheirCompanies) {
    const std::string cards =
        write("phone.vcf",
              "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=8E=E5=A8=9C\r\n"
              "ORG:A\r\nTEL;CELL:13900000001\r\nNOTE:'=1+1\r\nEND:VCARD\r\n"
              "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:王建国\r\nORG:甲\r\nTITLE:董事长\r\nEND:VCARD\r\n"
              "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:新人\r\nORG:新公司\r\nEND:VCARD\r\n"
              "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:无单位\r\nEND:VCARD\r\n");
    const Json dry = import(cards, {"--dry-run"});
    EXPECT_EQ(dry.at("rows"), 4);
    const Json report = import(cards, {"--create-missing-clients"});
    EXPECT_EQ(report.at("new"), 2) << "李娜 by the client's code, 新人 with a new client";
    EXPECT_EQ(report.at("changed"), 1) << "王建国 has a new title and keeps the rest";
    EXPECT_EQ(report.at("rejected"), 1);
    EXPECT_EQ(report.at("clients_created"), 1);
    const auto reader = Workspace::openReader(path("a.meike"));
    const auto li = findRecords(*reader, Kind::contact, "name", Value{std::string("李娜")});
    ASSERT_EQ(li.size(), 1U);
    EXPECT_EQ(readRecord(*reader, Kind::contact, li[0])->text("notes"), "'=1+1") << "no guard of a spreadsheet";
    const auto wang = findRecords(*reader, Kind::contact, "name", Value{std::string("王建国")});
    ASSERT_EQ(wang.size(), 1U);
    EXPECT_EQ(readRecord(*reader, Kind::contact, wang[0])->text("title"), "董事长");
    EXPECT_EQ(readRecord(*reader, Kind::contact, wang[0])->text("mobile"), "13812345678");
}

TEST(VcardFields, AreContactFields) {
    for (const std::string_view key : vcardFields()) EXPECT_TRUE(findField(Kind::contact, key)) << key;
}

}  // namespace
}  // namespace meike::cli
