// SPDX-License-Identifier: GPL-3.0-or-later
// What owners have against their caps, and businesses with two owners.
#include "app/owner_loads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/pool.h"
#include "app/records/record_writer.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class OwnerLoadTest : public ::testing::Test {
protected:
    OwnerLoadTest() {
        zhang = add(Record(Kind::person).set("name", std::string("张伟")));
        li = add(Record(Kind::person).set("name", std::string("李娜")));
    }
    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    RecordId client(const char* name, RecordId owner, RecordId parent = 0, const char* number = "") {
        Record record(Kind::client);
        record.set("name", std::string(name)).set("registration_no", textValue(number));
        if (owner != 0) record.set("owner", owner);
        if (parent != 0) record.set("parent", parent);
        return add(std::move(record));
    }
    void set(Kind kind, RecordId id, const char* field, Value value) {
        workspace->edit({"change", {}}, [&](Edit& edit) { changeField(edit, kind, id, field, value); });
    }
    /// `group 集团: 甲/张伟 乙/李娜`
    std::vector<std::string> shared() {
        std::vector<std::string> all;
        for (const SharedBusiness& business : readSharedBusinesses(workspace->database())) {
            std::string text = (business.group ? "group " : "number ") + business.name + ":";
            for (const SharedBusiness::Part& part : business.parts)
                text += " " + part.clientName + "/" + part.ownerName;
            all.push_back(text);
        }
        return all;
    }

    test::TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 9))};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
    RecordId zhang = 0, li = 0;
};

TEST_F(OwnerLoadTest, EverybodyWithWhatTheyHaveAndWhoHasLeft) {
    client("甲", zhang);
    client("乙", zhang);
    const RecordId third = client("丙", li);
    client("丁", 0);
    set(Kind::client, third, "archived_at", Value{std::int64_t{1}});
    workspace->edit({"x", {}}, [](Edit& edit) { RecordWriter(edit).setSetting("owner_cap", "1"); });
    auto loads = readOwnerLoads(workspace->database(), clock.today());
    ASSERT_EQ(loads.size(), 2U);
    EXPECT_EQ(loads[0].name, "张伟");
    EXPECT_EQ(loads[0].clients, 2);
    EXPECT_THAT(loads[0].passed, ElementsAre(""));
    EXPECT_GT(loads[0].capacity, 0);
    EXPECT_EQ(loads[1].clients, 0) << "put aside, it takes nobody's time";
    EXPECT_THAT(loads[1].passed, IsEmpty());
    for (const RecordId person : {zhang, li}) set(Kind::person, person, "active", Value{std::int64_t{0}});
    loads = readOwnerLoads(workspace->database(), clock.today());
    ASSERT_EQ(loads.size(), 1U) << "who has left and has nobody is gone; who still has some is named";
    EXPECT_EQ(loads[0].name, "张伟");
    EXPECT_FALSE(loads[0].active);
}

TEST_F(OwnerLoadTest, OneBusinessWithTwoOwnersIsSaid) {
    const RecordId head = client("集团", 0);
    const RecordId below = client("华东", zhang, head);
    client("上海", li, below);
    client("别家", li);
    EXPECT_THAT(shared(), ElementsAre("group 集团: 华东/张伟 上海/李娜")) << "also over two steps";
    const RecordId twin = client("甲", zhang, 0, "91350100M000100Y43");
    const RecordId other = client("甲公司", li, 0, "91350100M000100Y43");
    EXPECT_THAT(shared(),
                ElementsAre("group 集团: 华东/张伟 上海/李娜", "number 91350100M000100Y43: 甲/张伟 甲公司/李娜"));
    set(Kind::client, other, "owner", Value{zhang});
    set(Kind::client, below, "owner", Value{li});
    EXPECT_THAT(shared(), IsEmpty());
    // The same where one is about to be given: to somebody else than has the rest of the group, however far apart.
    const RecordId far = client("苏州", 0, below);
    Handover handover;
    handover.clients = {far};
    handover.to = zhang;
    const auto warnings = handoverWarnings(workspace->database(), handover, clock.today(), Language::en);
    ASSERT_FALSE(warnings.empty());
    EXPECT_NE(warnings.front().find("李娜"), std::string::npos) << warnings.front();
    handover.to = li;
    EXPECT_THAT(handoverWarnings(workspace->database(), handover, clock.today(), Language::en), IsEmpty());
    EXPECT_EQ(readRecord(workspace->database(), Kind::client, twin)->integer("owner"), zhang);
}

}  // namespace
}  // namespace meike
