// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/records/record_writer.h"
#include "app/records/timeline_pins.h"
#include "storage/maintenance.h"
#include "storage/workspace.h"
#include "tests/support/days.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class TimelineViewTest : public ::testing::Test {
protected:
    TimelineViewTest() {
        client = add(Record(Kind::client).set("name", std::string("知夏")));
        wang = add(Record(Kind::contact).set("client", client).set("name", std::string("王建国")));
    }

    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    Timeline read(bool pinnedOnly = false) {
        const FieldHistory history = readFieldHistory(workspace->database(), Kind::client, client);
        return readTimeline(workspace->database(), {.client = client, .asOf = clock.today(), .pinnedOnly = pinnedOnly},
                            &history);
    }
    /// label | caption | detail | amount | people
    std::vector<std::string> told(Language language, std::size_t from = 0, std::size_t count = 100) {
        std::vector<std::string> lines;
        for (const TimelineRow& row : timelineRows(workspace->database(), read(), from, count, clock.today(), language))
            lines.push_back(isoDate(row.day) + (row.pinned ? "* " : " ") + row.label + " | " + row.caption + " | " +
                            row.detail + " | " + row.amount + " | " + row.people);
        return lines;
    }

    test::TemporaryFolder folder;
    FixedClock clock{iso("2026-03-09")};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "t.meike", "CNY", clock);
    RecordId client = 0, wang = 0;
};

TEST_F(TimelineViewTest, SaysWhatEachRowIs) {
    add(Record(Kind::interaction)
            .set("client", client)
            .set("date", std::string("2026-03-08"))
            .set("kind", std::string("call"))
            .set("summary", std::string("谈续约"))
            .set("contact", wang)
            .set("next_step", std::string("回访")));
    add(Record(Kind::order)
            .set("client", client)
            .set("date", std::string("2026-02-01"))
            .set("amount", 1'234'567)
            .set("currency", std::string("CNY"))
            .set("number", std::string("HT-1"))
            .set("notes", std::string("首单")));
    add(Record(Kind::receipt)
            .set("client", client)
            .set("date", std::string("2026-02-02"))
            .set("amount", 500'00)
            .set("currency", std::string("USD")));
    workspace->edit({"change", {}},
                    [&](Edit& edit) { changeField(edit, Kind::client, client, "name", std::string("知夏美妆")); });
    using ::testing::ElementsAre;
    EXPECT_THAT(
        told(Language::zh),
        ElementsAre("2026-03-09 客户名称 | 知夏 → 知夏美妆 | 字段修改 |  | ", "2026-03-08 电话 | 谈续约 |  |  | 王建国",
                    "2026-02-02 回款 |  |  | 500.00 USD | ", "2026-02-01 订单 | HT-1 | 首单 | 12,345.67 | "));
    EXPECT_THAT(told(Language::en, 1, 1), ElementsAre("2026-03-08 Call | 谈续约 |  |  | 王建国"));
    EXPECT_TRUE(told(Language::en, 9, 5).empty());
}

TEST_F(TimelineViewTest, HasAHeadingForEachMonth) {
    for (const char* day : {"2026-03-08", "2026-03-01", "2026-01-31", "2025-12-31"})
        add(Record(Kind::interaction)
                .set("client", client)
                .set("date", std::string(day))
                .set("kind", std::string("call"))
                .set("summary", std::string("x")));
    using namespace std::chrono;
    EXPECT_THAT(timelineMonths(read()),
                ::testing::ElementsAre(TimelineMonth{2026y / March, 0, 2}, TimelineMonth{2026y / January, 2, 1},
                                       TimelineMonth{2025y / December, 3, 1}));
    EXPECT_TRUE(timelineMonths({}).empty());
}

TEST_F(TimelineViewTest, PinsAreEditsThatUndo) {
    const RecordId a = add(Record(Kind::interaction)
                               .set("client", client)
                               .set("date", std::string("2026-03-08"))
                               .set("kind", std::string("call"))
                               .set("summary", std::string("一")));
    const RecordId b = add(Record(Kind::interaction)
                               .set("client", client)
                               .set("date", std::string("2026-03-07"))
                               .set("kind", std::string("call"))
                               .set("summary", std::string("二")));
    const std::string before = digest(workspace->database());
    const auto pin = [&](RecordId id, bool pinned) {
        bool changed = false;
        workspace->edit(pinCommand(workspace->database(), Kind::interaction, id, pinned),
                        [&](Edit& edit) { changed = pinOnTimeline(edit, Kind::interaction, id, pinned); });
        return changed;
    };
    const auto pinned = [&] {
        std::vector<RecordId> ids;
        for (const TimelineEntry& entry : read(true).entries) ids.push_back(entry.id);
        return ids;
    };
    EXPECT_TRUE(pin(b, true));
    EXPECT_FALSE(pin(b, true)) << "it is";
    EXPECT_TRUE(pin(a, true));
    EXPECT_THAT(pinned(), ::testing::ElementsAre(a, b));
    EXPECT_EQ(commandText(*workspace->undoCommand(), Language::zh), "置顶互动“一”");
    EXPECT_TRUE(pin(a, false));
    EXPECT_FALSE(pin(a, false));
    EXPECT_THAT(pinned(), ::testing::ElementsAre(b));
    workspace->edit({"remove", {}}, [&](Edit& edit) { removeRecord(edit, Kind::interaction, b); });
    EXPECT_TRUE(pinned().empty());
    workspace->undo();
    EXPECT_THAT(pinned(), ::testing::ElementsAre(b)) << "it comes back with its record";
    while (workspace->undoCommand() && digest(workspace->database()) != before) workspace->undo();
    EXPECT_EQ(digest(workspace->database()), before);
    EXPECT_TRUE(pinned().empty());
}

TEST_F(TimelineViewTest, WhatHasNoPlaceOnItIsNotPinned) {
    const auto refused = [&](Kind kind, RecordId id) {
        try {
            workspace->edit({"pin", {}}, [&](Edit& edit) { pinOnTimeline(edit, kind, id, true); });
        } catch (const Error& error) {
            return error.kind();
        }
        return ErrorKind::internal;
    };
    EXPECT_EQ(refused(Kind::contact, wang), ErrorKind::invalid_value);
    EXPECT_EQ(refused(Kind::client, client), ErrorKind::invalid_value);
    EXPECT_EQ(refused(Kind::interaction, 99), ErrorKind::not_found);
}

TEST_F(TimelineViewTest, TheFilterNamesEveryKindInBothLanguages) {
    for (const Language language : {Language::zh, Language::en}) {
        const auto rows = timelineFilter(language);
        EXPECT_EQ(rows.size(), timelineKinds().size());
        for (const TimelineFilterRow& row : rows) EXPECT_FALSE(row.name.empty());
    }
}

}  // namespace
}  // namespace meike
