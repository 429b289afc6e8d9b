// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/custom_fields.h"

#include <gtest/gtest.h>

#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

/// What a workspace of somebody else's may hold: fields whose keys are none, or those of the table.
TEST(CustomFields, AFieldThatCallsItselfAsItMustNotIsLeftOut) {
    test::TemporaryFolder folder;
    FixedClock clock(dateOfDay(20'000));
    const auto workspace = Workspace::create(folder / "c.meike", "CNY", clock);
    RecordId client = 0;
    workspace->edit({"add", {}}, [&](Edit& edit) {
        client = edit.insert(Record(Kind::client).set("name", std::string("知夏美妆")));
        for (const char* key : {"文本 5", "name"}) {
            const RecordId field = edit.insert(Record(Kind::custom_field)
                                                   .set("key", std::string(key))
                                                   .set("kind", std::string("clients"))
                                                   .set("name", std::string("字段"))
                                                   .set("type", std::string("text")));
            edit.insert(Record(Kind::custom_value)
                            .set("field", field)
                            .set("record", client)
                            .set("text", std::string("别的名字")));
        }
    });
    const auto record = readRecord(workspace->database(), Kind::client, client);
    ASSERT_TRUE(record);
    EXPECT_EQ(record->text("name"), "知夏美妆");
    EXPECT_TRUE(record->custom().empty());
}

}  // namespace
}  // namespace meike
