// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/search_ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/records/record_writer.h"
#include "app/session.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SearchRanking : public ::testing::Test {
protected:
    SearchRanking() : clock(parseIsoDate("2025-06-15").value()) {
        session = Session::create(folder / "s.meike", "CNY", clock);
    }
    RecordId add(const Record& record) {
        RecordId id = 0;
        session->edit({"add", {}}, [&](Edit& edit) { id = RecordWriter(edit).add(record); });
        return id;
    }
    std::vector<std::string> names(const std::string& text, std::size_t limit = 8) {
        const auto reader = session->openReader();
        std::vector<std::string> found;
        for (const FoundClient& client : findClients(*reader, text, clock.today(), Language::zh, limit, {}))
            found.push_back(client.name);
        return found;
    }

    test::TemporaryFolder folder;
    FixedClock clock;
    std::unique_ptr<Session> session;
};

TEST_F(SearchRanking, WhatBeginsWithTheLettersComesFirst) {
    add(Record(Kind::client).set("name", "上海云岭传媒"));
    add(Record(Kind::client).set("name", "云岭文化"));
    add(Record(Kind::client).set("name", "别的公司"));
    EXPECT_THAT(names("云岭"), ElementsAre("云岭文化", "上海云岭传媒"));
    EXPECT_THAT(names("yunling"), ElementsAre("云岭文化", "上海云岭传媒"));
    EXPECT_THAT(names("ylwh"), ElementsAre("云岭文化"));
    EXPECT_THAT(names("云岭", 1), ElementsAre("云岭文化"));
    EXPECT_THAT(names("没有"), IsEmpty());
}

TEST_F(SearchRanking, DetailIsIndustryAndRegion) {
    const RecordId industry = add(Record(Kind::pick_item).set("list", "industry").set("name", "餐饮"));
    const RecordId region = add(Record(Kind::pick_item).set("list", "region").set("name", "华东"));
    add(Record(Kind::client).set("name", "两者").set("industry", industry).set("region", region));
    add(Record(Kind::client).set("name", "其一者").set("region", region));
    const auto reader = session->openReader();
    EXPECT_EQ(findClients(*reader, "两者", clock.today(), Language::zh, 1, {}).at(0).detail, "餐饮 · 华东");
    EXPECT_EQ(findClients(*reader, "其一", clock.today(), Language::zh, 1, {}).at(0).detail, "华东");
}

TEST_F(SearchRanking, ContactsOfClientsThatAreThere) {
    const RecordId here = add(Record(Kind::client).set("name", "在的"));
    const RecordId gone = add(Record(Kind::client).set("name", "不在").set("archived_at", std::int64_t{1}));
    add(Record(Kind::contact).set("client", here).set("name", "王敏").set("title", "总监"));
    add(Record(Kind::contact).set("client", gone).set("name", "王敏"));
    const auto reader = session->openReader();
    const auto all = readContactsForSearch(*reader, {});
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].company, "在的");
    for (const char* typed : {"王敏", "wangmin", "wm"}) EXPECT_EQ(findContacts(all, typed, 4).size(), 1u) << typed;
    EXPECT_THAT(findContacts(all, "", 4), IsEmpty());
    EXPECT_THAT(findContacts(all, "wm", 0), IsEmpty());
}

TEST_F(SearchRanking, Tags) {
    add(Record(Kind::tag).set("name", "年框").set("colour", std::int64_t{3}));
    add(Record(Kind::tag).set("name", "新客"));
    const auto reader = session->openReader();
    const auto found = findTags(*reader, "nianku", 4);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].name, "年框");
    EXPECT_EQ(found[0].colour, 3);
    EXPECT_THAT(findTags(*reader, "", 4), IsEmpty());
}

}  // namespace
}  // namespace meike
