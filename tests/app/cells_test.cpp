// SPDX-License-Identifier: GPL-3.0-or-later
// Values pasted into cells of the list of clients and filled down: what would become of each cell, and what does.
#include "app/cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "app/field_text.h"
#include "app/records/client_edits.h"
#include "app/records/record_writer.h"
#include "app/words/cell_words.h"
#include "app/words/error_words.h"
#include "base/error_code.h"
#include "domain/custom_field.h"
#include "storage/custom_fields.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/form_sample.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

class Cells : public ::testing::Test {
protected:
    Cells() {
        for (const char* name : {"甲文旅", "乙乳业", "丙美妆", "丁汽车"})
            clients.push_back(add(Record(Kind::client).set("name", std::string(name))));
    }
    Database& database() { return workspace->database(); }
    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    void set(RecordId client, std::string_view field, const Value& value) {
        workspace->edit({"change", {}}, [&](Edit& edit) { changeField(edit, Kind::client, client, field, value); });
    }
    std::string text(RecordId client, std::string_view field) {
        return readRecord(database(), Kind::client, client)->text(field);
    }
    CellPlan plan(std::string_view pasted, std::vector<std::string> columns, std::size_t row = 0,
                  PasteOptions options = {}) {
        const ClipboardBlock block = readClipboardBlock(pasted);
        return planPaste(database(), block, cellTarget(block, clients, row, {}, columns, 0), options);
    }
    void paste(const CellPlan& plan) {
        workspace->edit(pasteCellsCommand(database(), plan), [&](Edit& edit) { putCells(edit, plan); });
    }
    std::string why(const CellPlan& plan, std::size_t at = 0) {
        if (at >= plan.shown.size() || !plan.shown[at].refused) return "not refused";
        return errorWords(plan.shown[at].why, Language::en);
    }
    /// A client that stays as it is, whatever is asked of it.
    void expectNothing(const CellPlan& plan) {
        const std::string before = digest(database());
        paste(plan);
        EXPECT_EQ(digest(database()), before);
    }

    test::TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 9))};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
    std::vector<RecordId> clients;
};

TEST_F(Cells, ABlockGoesIntoRowsAndColumnsAndIsOneStep) {
    set(clients[0], "city", std::string("北京"));
    set(clients[1], "notes", std::string("旧"));
    const std::string before = digest(database());
    const CellPlan found = plan("上海\t新备注\r\n杭州\t\"两\n行\"\r\n", {"city", "notes", "website"});
    EXPECT_EQ(digest(database()), before) << "a look writes nothing";
    EXPECT_EQ(found.clients, 2);
    EXPECT_EQ(found.cells, 4);
    EXPECT_EQ(found.overwritten, 2);
    ASSERT_EQ(found.shown.size(), 4U);
    EXPECT_EQ(found.shown[0].name, "甲文旅");
    EXPECT_EQ(found.shown[0].field->key, "city");
    EXPECT_EQ(found.shown[0].before, "北京");
    EXPECT_EQ(found.shown[0].after, "上海");
    paste(found);
    EXPECT_EQ(text(clients[0], "city"), "上海");
    EXPECT_EQ(text(clients[0], "province"), "上海") << "as when it is typed";
    EXPECT_EQ(text(clients[0], "notes"), "新备注");
    EXPECT_EQ(text(clients[1], "notes"), "两\n行");
    EXPECT_EQ(text(clients[2], "city"), "");
    EXPECT_EQ(commandText(*workspace->undoCommand(), Language::en), "Paste 4 cells into 2 clients");
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
}

TEST_F(Cells, WhereABlockGoes) {
    const std::vector<RecordId> list = {11, 12, 13, 14, 15};
    const std::vector<std::string> columns = {"name", "city", "notes"};
    const auto target = [&](std::string_view pasted, std::size_t row, std::vector<std::size_t> selected,
                            std::size_t column) {
        return cellTarget(readClipboardBlock(pasted), list, row, selected, columns, column);
    };
    const CellTarget one = target("x", 2, {2}, 1);
    EXPECT_THAT(one.clients, ElementsAre(13));
    EXPECT_THAT(one.columns, ElementsAre("city"));
    EXPECT_FALSE(one.repeat);
    const CellTarget filled = target("x\ty", 4, {0, 2, 4}, 1);
    EXPECT_TRUE(filled.repeat);
    EXPECT_THAT(filled.clients, ElementsAre(11, 13, 15)) << "one row goes into all that are selected";
    EXPECT_THAT(filled.columns, ElementsAre("city", "notes"));
    EXPECT_THAT(target("x\ny\nz", 4, {0, 2, 4}, 1).clients, ElementsAre(11, 13, 15)) << "as many as are selected";
    EXPECT_THAT(target("x\ny", 4, {2, 3, 4}, 1).clients, ElementsAre(13, 14)) << "else from the first selected one on";
    const CellTarget beyond = target("a\tb\nc\td\ne\tf", 3, {3}, 2);
    EXPECT_THAT(beyond.clients, ElementsAre(14, 15));
    EXPECT_THAT(beyond.columns, ElementsAre("notes"));
    EXPECT_EQ(beyond.rowsBeyond, 1);
    EXPECT_EQ(beyond.columnsBeyond, 1);
}

/// Every field of a client, its own fields among them: what it shows in either language means the same when pasted into
/// another client; or no cell of it can be set, and it says why.
TEST_F(Cells, EveryFieldIsPastedAsItIsShownOrSaysWhyNot) {
    const RecordId person = add(Record(Kind::person).set("name", std::string("张伟")));
    add(Record(Kind::tag).set("name", std::string("双11")));
    for (const auto& [type, name] :
         {std::pair("integer", "门店数"), std::pair("date", "合作起始"), std::pair("boolean", "直签")})
        add(Record(Kind::custom_field)
                .set("key", customKey(std::string("-abcdefabcde") + type[0]))
                .set("kind", std::string("clients"))
                .set("name", std::string(name))
                .set("type", std::string(type)));
    std::map<std::string_view, RecordId> items;
    for (const Choice& list : pickLists())
        items[list.key] = add(Record(Kind::pick_item)
                                  .set("list", std::string(list.key))
                                  .set("name", std::string("独一份"))
                                  .set("name_en", std::string("The only one")));
    const RecordId other = add(Record(Kind::client).set("name", std::string("上级集团公司")));
    const auto sample = [&](const Field& field) -> Value {
        switch (field.type) {
            case FieldType::text:
                return std::string(test::formSample(field, "示例文字").second);
            case FieldType::long_text:
                return std::string("一行\n二行");
            case FieldType::integer:
                return field.maximum != 0 ? field.maximum : std::int64_t{42};
            case FieldType::decimal:
            case FieldType::money:
                return std::int64_t{1'234'500};
            case FieldType::date:
                return std::string("2026-02-03");
            case FieldType::boolean:
                return std::int64_t{1};
            case FieldType::choice:
                return std::string(field.choices.back().key);
            case FieldType::choices:
                return std::string(field.choices.front().key) + "," + std::string(field.choices.back().key);
            case FieldType::pick:
                return items.at(field.target);
            case FieldType::reference:
                return field.refersTo == Kind::person ? person : other;
            default:
                return {};
        }
    };
    std::size_t open = 0;
    for (const Field* field : fieldsOfKind(database(), Kind::client)) {
        SCOPED_TRACE(std::string(field->key));
        if (const CellBar bar = cellBar(field); bar != CellBar::none) {
            EXPECT_FALSE(field->editable);
            EXPECT_THAT(words::cellBarWords(cellBarName(bar), field->label.zh, Language::zh),
                        HasSubstr(std::string(field->label.zh)));
            const CellPlan found = plan("x", {std::string(field->key)});
            ASSERT_EQ(found.barred.size(), 1U);
            EXPECT_EQ(found.barred.front().bar, bar);
            expectNothing(found);
            continue;
        }
        ++open;
        if (field->type == FieldType::tags) {
            paste(plan("双11", {"tags"}, 1));
            EXPECT_EQ(tagsOfClient(database(), clients[1]).size(), 1U);
            continue;
        }
        const Value value = sample(*field);
        ASSERT_FALSE(isEmpty(value)) << "a type without a sample";
        for (const Language language : {Language::zh, Language::en}) {
            NameBook names(database(), std::vector<Kind>{Kind::client});
            std::string shown = displayText(*field, value, {&names, "CNY", language});
            if (field->type == FieldType::long_text) shown = "\"" + shown + "\"";
            const CellPlan found = plan(shown, {std::string(field->key)}, 1);
            EXPECT_EQ(found.refused, 0) << shown << ": " << why(found);
            EXPECT_TRUE(found.newItems.empty()) << shown;
            paste(found);
            EXPECT_EQ(readRecord(database(), Kind::client, clients[1])->get(*field), value) << shown;
            // From one client to the next.
            const CellPlan filled =
                planFill(database(), clients[1], std::span(clients).subspan(2, 1), *field, language);
            EXPECT_EQ(filled.cells, 1) << why(filled);
            workspace->edit(fillDownCommand(database(), filled, field->key),
                            [&](Edit& edit) { putCells(edit, filled); });
            EXPECT_EQ(readRecord(database(), Kind::client, clients[2])->get(*field), value);
            workspace->undo();
            workspace->undo();
        }
    }
    EXPECT_GT(open, 45U);
    EXPECT_EQ(cellBar(nullptr), CellBar::computed) << "R F M in one column";
}

TEST_F(Cells, EveryFieldIsSetForManyOrSaysWhyNot) {
    std::set<std::string_view> own;
    for (const Field& field : kindRow(Kind::client).fields) {
        const CellBar bar = barForMany(field);
        if (bar == CellBar::own_name) own.insert(field.key);
        EXPECT_EQ(bar == CellBar::computed, field.source == FieldSource::score) << field.key;
        EXPECT_EQ(bar == CellBar::kept, !field.editable && field.source == FieldSource::column) << field.key;
        if (bar == CellBar::none) continue;
        for (const Language language : {Language::zh, Language::en})
            EXPECT_NE(words::cellBarWords(cellBarName(bar), "x", language), cellBarName(bar)) << "it has words";
    }
    EXPECT_THAT(own, ElementsAre("name"));
}

TEST_F(Cells, WhatCannotBeUsedIsRefusedWithItsReasonAndTheRestGoesIn) {
    const CellPlan found = plan("明年\t3000万\t张三\n2026-03-01\t很多\t\n", {"verified_on", "credit_limit", "owner"});
    EXPECT_EQ(found.refused, 3);
    EXPECT_EQ(found.cells, 2);
    EXPECT_EQ(found.clients, 2);
    ASSERT_EQ(found.shown.size(), 5U);
    EXPECT_EQ(found.shown[0].after, "明年") << "what was to be put there";
    EXPECT_THAT(why(found, 2), HasSubstr("张三")) << "people are not made by a paste";
    paste(found);
    EXPECT_EQ(readRecord(database(), Kind::client, clients[0])->integer("credit_limit"), 3'000'000'000);
    EXPECT_EQ(text(clients[1], "verified_on"), "2026-03-01");
    EXPECT_EQ(countRecords(database(), Kind::person), 0);

    EXPECT_THAT(why(plan("6", {"growth_potential"})), HasSubstr("1"));
    EXPECT_THAT(why(plan(" ", {"name"})), HasSubstr("required")) << "a name is not emptied";
    EXPECT_NE(why(plan("1.1812E+11", {"registration_no"})), "not refused") << "digits that a spreadsheet has lost";
    EXPECT_NE(why(plan("$12", {"credit_limit"})), "not refused") << "another currency";
    EXPECT_NE(why(plan("x", {"credit_grade"})), "not refused");
}

TEST_F(Cells, DatesOfOneColumnAreReadInOneOrder) {
    const CellPlan found = plan("03/04/2026\n25/12/2026\n", {"verified_on"});
    paste(found);
    EXPECT_EQ(text(clients[0], "verified_on"), "2026-04-03") << "the day comes first, as the second cell says";
    EXPECT_EQ(text(clients[1], "verified_on"), "2026-12-25");
    EXPECT_EQ(plan("03/04/2026\n", {"verified_on"}).refused, 1) << "alone it may be two days";
}

TEST_F(Cells, WhatTheClientHasBesidesDecidesToo) {
    set(clients[0], "tier_override_from", std::string("2026-03-01"));
    const CellPlan reversed = plan("2026-02-01\t新理由", {"tier_override_until", "tier_override_reason"});
    EXPECT_EQ(reversed.refused, 1);
    EXPECT_EQ(reversed.cells, 1) << "the reason has nothing to do with it";
    EXPECT_THAT(why(reversed), HasSubstr("before the start"));
    paste(reversed);
    EXPECT_EQ(text(clients[0], "tier_override_until"), "");
    EXPECT_EQ(text(clients[0], "tier_override_reason"), "新理由");
    // A beginning behind an end that is there.
    set(clients[1], "tier_override_until", std::string("2026-02-01"));
    EXPECT_EQ(plan("2026-03-01", {"tier_override_from"}, 1).refused, 1);
    // Nobody comes to stand above themselves, not even by two cells of one block.
    const CellPlan circle = plan("乙乳业\n甲文旅\n", {"parent"});
    EXPECT_EQ(circle.cells, 1);
    EXPECT_EQ(circle.refused, 1);
    paste(circle);
    EXPECT_EQ(readRecord(database(), Kind::client, clients[0])->integer("parent"), clients[1]);
    EXPECT_EQ(plan("丙美妆", {"parent"}, 2).refused, 1);
    EXPECT_EQ(plan("丙美妆", {"agent"}, 2).refused, 1);
}

TEST_F(Cells, ClientsAreNamedAsFarAsTheyAreInUse) {
    const RecordId twin = add(Record(Kind::client).set("name", std::string("乙乳业")));
    EXPECT_EQ(plan("乙乳业", {"agent"}).refused, 1) << "there are two";
    const RecordId binned[] = {twin};
    workspace->edit({"bin", {}}, [&](Edit& edit) { binClients(edit, binned); });
    const CellPlan found = plan("乙乳业", {"agent"});
    EXPECT_EQ(found.refused, 0) << why(found);
    paste(found);
    EXPECT_EQ(readRecord(database(), Kind::client, clients[0])->integer("agent"), clients[1]);
}

TEST_F(Cells, EmptyCellsEmptyOrAreLeftOut) {
    set(clients[0], "city", std::string("北京"));
    const CellPlan empties = plan("\t新", {"city", "notes"});
    EXPECT_EQ(empties.emptied, 1);
    EXPECT_EQ(empties.cells, 2);
    const CellPlan skips = plan("\t新", {"city", "notes"}, 0, {.skipEmpty = true});
    EXPECT_EQ(skips.emptied, 0);
    EXPECT_EQ(skips.skipped, 1);
    EXPECT_EQ(skips.cells, 1);
    paste(skips);
    EXPECT_EQ(text(clients[0], "city"), "北京");
    paste(empties);
    EXPECT_EQ(text(clients[0], "city"), "");
}

TEST_F(Cells, TagsAndEntriesOfListsAreMadeOnce) {
    const RecordId rule = add(Record(Kind::tag)
                                  .set("name", std::string("按规则"))
                                  .set("rule", std::string(R"({"field":"city","op":"any_of","value":["上海"]})")));
    ASSERT_NE(rule, 0);
    workspace->edit({"tag", {}}, [&](Edit& edit) { tagClients(edit, std::span(clients).first(1), "年框"); });
    const std::string before = digest(database());
    const CellPlan found = plan("双11、年框\t新行业\n双１１\t新行業\n\t新行业\n按规则\t\n", {"tags", "industry"});
    EXPECT_THAT(found.newItems, UnorderedElementsAre("双11", "新行业"));
    EXPECT_EQ(found.refused, 1) << "a rule decides who has that tag";
    ASSERT_FALSE(found.shown.empty());
    EXPECT_EQ(found.shown[0].before, "年框");
    EXPECT_EQ(found.shown[0].after, "年框、双11") << "tags are added, none is taken off";
    EXPECT_EQ(found.clients, 3);
    paste(found);
    EXPECT_EQ(tagsOfClient(database(), clients[0]).size(), 2U);
    EXPECT_EQ(tagsOfClient(database(), clients[1]).size(), 1U);
    EXPECT_EQ(countRecords(database(), Kind::tag), 3);
    const auto industry = readRecord(database(), Kind::client, clients[0])->integer("industry");
    EXPECT_NE(industry, 0);
    EXPECT_EQ(readRecord(database(), Kind::client, clients[1])->integer("industry"), industry);
    EXPECT_EQ(readRecord(database(), Kind::client, clients[2])->integer("industry"), industry);
    workspace->undo();
    EXPECT_EQ(digest(database()), before) << "what was made for it goes with it";
}

TEST_F(Cells, AGuardThatIsNoneChangesNothing) {
    set(clients[0], "short_name", std::string("'=甲"));
    set(clients[1], "short_name", std::string("=乙"));
    const CellPlan found = plan("'=甲\n'=乙\n", {"short_name"});
    EXPECT_EQ(found.same, 2);
    EXPECT_EQ(found.cells, 0);
}

TEST_F(Cells, HeadingsAreLeftOutAndATableIsKnownByThem) {
    const auto table = [](std::string_view text) { return looksLikeTable(readClipboardBlock(text)); };
    EXPECT_TRUE(table("客户名称\t行业\n星河文旅\t文旅\n"));
    EXPECT_TRUE(table("Client\tCity\nExample\tLondon\n"));
    EXPECT_TRUE(table("客户\t日期\t金额\n甲\t2026-01-01\t100\n")) << "of any kind";
    EXPECT_FALSE(table("上海\t文旅\n北京\t乳业\n"));
    EXPECT_FALSE(table("行业\t城市\n文旅\t上海\n")) << "without a name they are no clients";
    EXPECT_FALSE(table("客户名称\t行业\n")) << "headings alone";
    paste(plan("城市\n上海\n杭州\n", {"city"}, 0, {.skipFirstRow = true}));
    EXPECT_EQ(text(clients[0], "city"), "上海");
    EXPECT_EQ(text(clients[1], "city"), "杭州");
    EXPECT_EQ(text(clients[2], "city"), "");
}

TEST_F(Cells, AValueIsFilledDown) {
    set(clients[0], "city", std::string("上海"));
    set(clients[1], "city", std::string("上海"));
    set(clients[2], "city", std::string("北京"));
    const std::string before = digest(database());
    const CellPlan found = planFill(database(), clients[0], clients, fieldOf(Kind::client, "city"), Language::en);
    EXPECT_EQ(found.same, 1);
    EXPECT_EQ(found.overwritten, 1);
    EXPECT_EQ(found.clients, 2);
    workspace->edit(fillDownCommand(database(), found, "city"), [&](Edit& edit) { putCells(edit, found); });
    for (const RecordId client : clients) EXPECT_EQ(text(client, "city"), "上海");
    EXPECT_EQ(text(clients[3], "province"), "上海");
    EXPECT_EQ(commandText(*workspace->undoCommand(), Language::en), "Fill city down to 2 clients");
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
    // Nothing to fill empties, but not what must be filled.
    EXPECT_EQ(planFill(database(), clients[3], clients, fieldOf(Kind::client, "city"), Language::en).emptied, 3);
    expectNothing(planFill(database(), clients[0], clients, fieldOf(Kind::client, "tier"), Language::en));
}

}  // namespace
}  // namespace meike
