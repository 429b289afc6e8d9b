// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of records of every kind, by the tables: which there are, their columns and figures, and what is done in them.
#include "app/view/record_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "app/export.h"
#include "app/record_texts.h"
#include "app/records/record_writer.h"
#include "app/view/saved_views.h"
#include "domain/related.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/file_text.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;

TEST(RecordList, EveryKindOfAClientsPageHasAList) {
    const auto& listed = listedKinds();
    for (const KindRow& row : kindTable()) {
        SCOPED_TRACE(std::string(row.key));
        EXPECT_EQ(isListedKind(row.kind), row.tab != ClientTab::none);
        EXPECT_EQ(std::count(listed.begin(), listed.end(), row.kind), row.tab != ClientTab::none ? 1 : 0);
        if (row.tab == ClientTab::none) continue;
        EXPECT_TRUE(isRelated(row.kind)) << "lists ask whose a record is";
        EXPECT_TRUE(row.edited) << "a list opens the form";
        EXPECT_FALSE(row.icon.empty());
    }
    int before = 0;
    for (const Kind kind : listed) {
        const int place = kindRow(kind).importOrder;
        EXPECT_TRUE(place == 0 || place > before) << kindRow(kind).key;
        before = std::max(before, place);
    }
}

TEST(RecordList, ColumnsBeginWithWhoseItIsAndHoldWhatIsListed) {
    for (const Kind kind : listedKinds()) {
        SCOPED_TRACE(std::string(kindRow(kind).key));
        const auto usual = usualRecordColumns(kind);
        EXPECT_EQ(usual.front(), kindRow(kind).owner);
        EXPECT_EQ(std::set<std::string>(usual.begin(), usual.end()).size(), usual.size());
        for (const Field& field : kindRow(kind).fields)
            EXPECT_EQ(std::count(usual.begin(), usual.end(), field.key),
                      field.key == kindRow(kind).owner || field.listed ? 1 : 0)
                << field.key;
        for (const ClientQuery::Sort& sort : usualRecordSorts(kind)) EXPECT_TRUE(isSortable(fieldOf(kind, sort.field)));
    }
    EXPECT_THAT(usualRecordColumns(Kind::order), ElementsAre("client", "date", "number", "service", "amount", "net",
                                                             "cost", "currency", "service_start", "service_end"));
}

TEST(RecordList, AmountsAddUpAndMarksHaveAMean) {
    const auto of = [](Kind kind, const char* field) { return columnFigure(fieldOf(kind, field)); };
    EXPECT_EQ(of(Kind::order, "amount"), ColumnFigure::sum);
    EXPECT_EQ(of(Kind::interaction, "duration_minutes"), ColumnFigure::sum);
    EXPECT_EQ(of(Kind::survey, "score"), ColumnFigure::none) << "NPS and 1-5 in one column";
    EXPECT_EQ(of(Kind::contact, "influence"), ColumnFigure::mean);
    EXPECT_EQ(of(Kind::complaint, "satisfaction"), ColumnFigure::mean);
    EXPECT_EQ(of(Kind::order, "tax_rate"), ColumnFigure::mean);
    EXPECT_EQ(of(Kind::need, "rank"), ColumnFigure::none) << "a place in an order";
    EXPECT_EQ(of(Kind::order, "number"), ColumnFigure::none);
    EXPECT_EQ(of(Kind::order, "date"), ColumnFigure::none);
    EXPECT_EQ(meanOf({"score", 25, 3, 0}), 833);
    EXPECT_EQ(meanOf({"score", 0, 0, 0}), 0);
    // Every amount of every list says what it comes to.
    for (const Kind kind : listedKinds())
        for (const Field& field : kindRow(kind).fields)
            EXPECT_TRUE(field.type != FieldType::money || columnFigure(field) == ColumnFigure::sum) << field.key;
}

TEST(RecordList, AStateIsNarrowedSortedAndOpenedUpAgain) {
    RecordListState state = RecordListState::of(Kind::order);
    EXPECT_EQ(sortsText(state.sorts), "-date");
    EXPECT_FALSE(state.isNarrowed());
    EXPECT_FALSE(state.query(dateOfDay(20'500), false).where) << "no rule where there is no condition";
    state.putCondition(Rule::condition("amount", ">=", {"100"}), -1);
    state.putCondition(Rule::condition("number", "not_empty"), 5);
    state.putCondition(Rule::condition("amount", ">=", {"200"}), 0);
    ASSERT_EQ(state.where.children.size(), 2U);
    EXPECT_EQ(state.where.children.front().values, std::vector<std::string>{"200"});
    EXPECT_TRUE(state.isNarrowed());
    state.removeCondition(1);
    state.removeCondition(7);
    EXPECT_EQ(state.where.children.size(), 1U);
    state.setWhere(Rule::condition("number", "empty"));
    EXPECT_EQ(state.where, Rule::all({Rule::condition("number", "empty")}));
    state.clients = std::make_shared<const std::vector<RecordId>>();
    EXPECT_FALSE(state.query(dateOfDay(20'500), false).clientsInUse) << "the given ones, archived or not";
    state.showAll();
    EXPECT_FALSE(state.isNarrowed());

    EXPECT_TRUE(state.sortBy("client", false));
    EXPECT_EQ(sortsText(state.sorts), "client") << "names begin with A";
    EXPECT_TRUE(state.sortBy("amount", true));
    EXPECT_EQ(sortsText(state.sorts), "client,-amount") << "amounts with the largest";
    EXPECT_TRUE(state.sortBy("amount", true));
    EXPECT_EQ(sortsText(state.sorts), "client,amount");
    EXPECT_FALSE(state.sortBy("nonsense", false));
    EXPECT_EQ(sortsText(parseSorts("-amount,nonsense,client", Kind::order)), "-amount,client");
}

class RecordListEdits : public ::testing::Test {
protected:
    Database& database() { return workspace->database(); }
    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    RecordId client(const std::string& name) { return add(Record(Kind::client).set("name", name)); }
    RecordId order(RecordId of, const std::string& day, std::int64_t amount) {
        return add(Record(Kind::order)
                       .set("client", of)
                       .set("date", day)
                       .set("amount", amount)
                       .set("currency", std::string("CNY")));
    }

    test::TemporaryFolder folder;
    FixedClock clock{dateOfDay(20'500)};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
};

TEST_F(RecordListEdits, SeveralAreDeletedInOneStepAndComeBack) {
    const RecordId one = client("甲");
    std::vector<RecordId> ids;
    for (int i = 1; i <= 3; ++i) ids.push_back(order(one, "2026-01-0" + std::to_string(i), i * 100));
    const std::string before = digest(database());
    const std::vector<RecordId> two{ids[0], ids[2]};
    const Change change = workspace->edit(removeManyCommand(Kind::order, two.size()),
                                          [&](Edit& edit) { removeRecords(edit, Kind::order, two); });
    EXPECT_EQ(commandText(change.command, Language::en), "Delete 2 orders");
    EXPECT_EQ(commandText(change.command, Language::zh), "删除 2 条订单");
    EXPECT_THAT(queryRecordIds(database(), RecordListState::of(Kind::order).query(clock.today(), false)),
                ElementsAre(ids[1]));
    EXPECT_EQ(countListed(database(), listedKinds(), clock.today(), false, {}).at(Kind::order), 1);
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
    // What went with another of them is passed over.
    const RecordId project = add(Record(Kind::project).set("client", one).set("name", std::string("p")));
    EXPECT_NO_THROW(workspace->edit({"x", {}}, [&](Edit& edit) {
        removeRecords(edit, Kind::project, std::vector<RecordId>{project, project});
    }));
}

TEST_F(RecordListEdits, TheFileHoldsTheListAsItIsShown) {
    const RecordId one = client("甲");
    const RecordId two = client("乙");
    order(one, "2026-01-02", 100'00);
    order(two, "2026-01-03", 300'00);
    order(one, "2026-01-01", 200'00);
    RecordListState state = RecordListState::of(Kind::order);
    state.sortBy("amount", false);
    state.putCondition(Rule::condition("amount", ">=", {"150"}), -1);
    const std::vector<std::string> columns{"client", "amount"};
    const auto ids = queryRecordIds(database(), state.query(clock.today(), false));
    NoProgress quiet;
    ExportOptions options = machineExport(folder / "orders.csv", columns);
    EXPECT_EQ(exportRecords(database(), Kind::order, ids, options, quiet).rows, 2);
    EXPECT_EQ(test::fileText(folder / "orders.csv"), "client,amount\n乙,300.00\n甲,200.00\n");
    EXPECT_EQ(copyAsTsv(RecordTexts(database(), Kind::order, columns, true, Language::en), ids),
              "Client\tGross amount\r\n乙\t300.00\r\n甲\t200.00\r\n");
    EXPECT_EQ(exportFileName("大额", dateOfDay(20'500), Language::zh, ".xlsx", Kind::order),
              "订单_大额_2026-02-16.xlsx");
}

}  // namespace
}  // namespace meike
