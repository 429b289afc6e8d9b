// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/client_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/defaults.h"
#include "app/records/record_writer.h"
#include "app/session.h"
#include "storage/workspace.h"
#include "tests/support/days.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

class ClientDeskTest : public ::testing::Test {
protected:
    ClientDeskTest() : session(Session::create(folder / "d.meike", "CNY", clock)) {
        session->edit({"new_workspace", {}}, [](Edit& edit) { fillDefaults(edit); });
        client = add(Record(Kind::client).set("name", std::string("知夏")));
        other = add(Record(Kind::client).set("name", std::string("青禾")));
    }
    RecordId add(Record record) {
        RecordId id = 0;
        session->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    RecordId contact(const std::string& name) {
        return add(Record(Kind::contact).set("client", client).set("name", name));
    }
    void change(Kind kind, RecordId id, std::string_view field, const Value& value) {
        session->edit({"change", {}}, [&](Edit& edit) { changeField(edit, kind, id, field, value); });
    }
    void met(RecordId who, const char* day) {
        add(Record(Kind::interaction)
                .set("client", client)
                .set("date", std::string(day))
                .set("kind", std::string("call"))
                .set("contact", who)
                .set("summary", std::string("x")));
    }
    ClientDesk read(RecordId of, const char* asOf = "2026-11-30", Language language = Language::zh) {
        session->settle();
        const auto reader = session->openReader();
        return readDesk(*reader, *session, session->scores(), of, iso(asOf), language, {});
    }

    test::TemporaryFolder folder;
    FixedClock clock{iso("2026-11-30")};
    std::unique_ptr<Session> session;
    RecordId client = 0;
    RecordId other = 0;
};

TEST_F(ClientDeskTest, WhoDecidesAndWhenTheyWereSpokenToAsOfADay) {
    const RecordId wang = contact("王建国");
    change(Kind::contact, wang, "decision_role", "decision_maker");
    change(Kind::contact, wang, "attitude", "supporter");
    const RecordId li = contact("李娜");
    change(Kind::contact, li, "reports_to", wang);
    for (const char* day : {"2026-05-01", "2026-06-01", "2026-11-01"}) met(wang, day);
    met(li, "2026-11-29");

    const ClientDesk desk = read(client);
    ASSERT_EQ(desk.chain.nodes.size(), 2U);
    EXPECT_EQ(desk.people[desk.chain.nodes[0].contact].contact.name, "王建国");
    EXPECT_EQ(desk.people[desk.chain.nodes[1].contact].contact.name, "李娜");
    EXPECT_EQ(desk.chain.nodes[1].depth, 1);
    EXPECT_THAT(desk.risks, ElementsAre());
    // As of days before the last call, and before the first.
    EXPECT_THAT(read(client, "2026-10-31").risks, ElementsAre("已有 152 天没有联系决策人王建国"));
    EXPECT_THAT(read(client, "2026-04-30", Language::en).risks,
                ElementsAre("The decision maker 王建国 has never been spoken to"));
}

TEST_F(ClientDeskTest, ABirthdayIsSaidWithTheRuleItFallsBy) {
    const RecordId wang = contact("王建国");
    change(Kind::contact, wang, "birthday", std::string("2025-08-03"));
    change(Kind::contact, wang, "birthday_lunar", std::int64_t{1});
    contact("李娜");
    const ClientDesk desk = read(client, "2026-01-10");
    ASSERT_EQ(desk.people.size(), 2U);
    EXPECT_EQ(desk.people[0].birthday,
              "下次生日 2026-07-23，农历六月初十；生于闰六月，农历 2026 年没有这个闰月，按六月过");
    EXPECT_EQ(desk.people[1].birthday, "");
}

TEST_F(ClientDeskTest, AContactIsThereWhileItsPartLasts) {
    const RecordId wang = contact("王建国");
    add(Record(Kind::contact_role)
            .set("client", other)
            .set("contact", wang)
            .set("title", std::string("顾问"))
            .set("start", std::string("2026-03-01"))
            .set("finish", std::string("2026-06-30")));
    EXPECT_TRUE(read(other, "2026-02-28").people.empty());
    const ClientDesk during = read(other, "2026-04-01");
    ASSERT_EQ(during.people.size(), 1U);
    EXPECT_EQ(during.people.front().contact.title, "顾问");
    EXPECT_TRUE(during.people.front().chain.active);
    EXPECT_FALSE(read(other, "2026-08-01").people.front().chain.active) << "who has left is still shown, as gone";
}

TEST_F(ClientDeskTest, AFrameworkContractComesAsFarAsTheOrdersOfTheDay) {
    const RecordId contract = add(Record(Kind::framework_contract)
                                      .set("client", client)
                                      .set("title", std::string("2026 年框"))
                                      .set("start", std::string("2026-01-01"))
                                      .set("finish", std::string("2026-12-31"))
                                      .set("committed", std::int64_t{1'000'000})
                                      .set("currency", std::string("CNY")));
    for (const char* day : {"2026-03-01", "2026-06-01"})
        add(Record(Kind::order)
                .set("client", client)
                .set("date", std::string(day))
                .set("amount", std::int64_t{250'000})
                .set("currency", std::string("CNY"))
                .set("framework_contract", contract));
    EXPECT_EQ(read(client).completions.at(contract).share, 5'000);
    EXPECT_EQ(read(client, "2026-04-01").completions.at(contract).share, 2'500);
    EXPECT_TRUE(read(other).completions.empty());
}

TEST_F(ClientDeskTest, AGroupIsItsMembersTakenAsOne) {
    EXPECT_FALSE(read(client).group);
    change(Kind::client, other, "parent", client);
    for (const RecordId each : {client, other})
        add(Record(Kind::order)
                .set("client", each)
                .set("date", std::string("2026-10-01"))
                .set("amount", std::int64_t{300'000})
                .set("currency", std::string("CNY")));
    const ClientDesk desk = read(other);
    ASSERT_TRUE(desk.group);
    EXPECT_EQ(desk.group->head, client);
    ASSERT_EQ(desk.group->members.size(), 2U);
    EXPECT_EQ(desk.group->members.front().second, "知夏");
    ASSERT_TRUE(desk.group->score);
    EXPECT_EQ(desk.group->score->monetary, 600'000);
    EXPECT_FALSE(desk.group->tier.empty());
    std::vector<std::string> said;
    for (const words::Line& line : desk.group->lines) said.push_back(line.text);
    EXPECT_THAT(said, Contains("近 1,095 天合计 ¥6,000.00，其中近 365 天 ¥6,000.00"));
    EXPECT_THAT(said, Contains("共成交 2 次，沉默 60 天"));
}

}  // namespace
}  // namespace meike
