// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assessment_save.h"
#include "app/records/allocations.h"
#include "app/records/borrow_notes.h"
#include "app/records/client_edits.h"
#include "app/records/pick_lists.h"
#include "app/records/record_check.h"
#include "app/records/record_writer.h"
#include "app/records/tag_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/defaults.h"
#include "app/score_book.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;

const Date kToday = parseIsoDate("2025-06-15").value();

class ClientActions : public ::testing::Test {
protected:
    ClientActions() : clock(kToday), workspace(Workspace::create(folder / "a.meike", "CNY", clock)) {
        for (const char* name : {"甲", "乙", "丙"})
            run([&](Edit& edit) { clients.push_back(addRecord(edit, Record(Kind::client).set("name", name))); });
    }

    Change run(const std::function<void(Edit&)>& fn) { return workspace->edit({"change", {}}, fn); }
    Database& database() { return workspace->database(); }
    std::string failureOf(const std::function<void(Edit&)>& fn) {
        const std::string before = digest(database());
        try {
            run(fn);
        } catch (const Error& error) {
            EXPECT_EQ(digest(database()), before);
            return error.subject();
        }
        return "no failure";
    }
    RecordId addReceivable(const char* due, std::int64_t amount, const char* currency = "CNY") {
        RecordId id = 0;
        run([&](Edit& edit) {
            id = addRecord(edit, Record(Kind::receivable)
                                     .set("client", clients[0])
                                     .set("due", due)
                                     .set("amount", amount)
                                     .set("currency", currency));
        });
        return id;
    }
    RecordId addReceipt(const char* day, std::int64_t amount, const char* currency = "CNY") {
        RecordId id = 0;
        run([&](Edit& edit) {
            id = addRecord(edit, Record(Kind::receipt)
                                     .set("client", clients[0])
                                     .set("date", day)
                                     .set("amount", amount)
                                     .set("currency", currency));
        });
        return id;
    }
    std::vector<std::tuple<RecordId, RecordId, std::int64_t>> allocations() {
        std::vector<std::tuple<RecordId, RecordId, std::int64_t>> rows;
        for (const Record& row : allRecords(database(), Kind::allocation))
            rows.emplace_back(row.integer("receipt"), row.integer("receivable"), row.integer("amount"));
        return rows;
    }

    test::TemporaryFolder folder;
    FixedClock clock;
    std::unique_ptr<Workspace> workspace;
    std::vector<RecordId> clients;
};

TEST_F(ClientActions, ChecksARecordBeforeItIsStored) {
    Record order(Kind::order);
    order.set("currency", "yuan")
        .set("service_start", "2025-05-01")
        .set("service_end", "2025-04-01")
        .set("client", RecordId{999});
    std::vector<std::string> fields;
    for (const FieldProblem& problem : checkRecord(database(), order)) fields.push_back(problem.field);
    EXPECT_THAT(fields, ElementsAre("client", "date", "amount", "currency", "service_end"));
    EXPECT_EQ(failureOf([&](Edit& edit) { addRecord(edit, order); }), "client");
    order = newRecord(database(), Kind::order, kToday, clients[0]);
    order.set("amount", std::int64_t{100});
    EXPECT_TRUE(checkRecord(database(), order).empty());
    EXPECT_EQ(order.text("date"), "2025-06-15");
    EXPECT_EQ(order.text("currency"), "CNY");
    EXPECT_EQ(failureOf([&](Edit& edit) {
                  changeField(edit, Kind::client, clients[0], "growth_potential", std::int64_t{9});
              }),
              "growth_potential");
    EXPECT_EQ(failureOf([&](Edit& edit) { changeField(edit, Kind::client, clients[0], "name", "  "); }), "name");
    EXPECT_EQ(failureOf([&](Edit& edit) { changeFieldOfMany(edit, clients, "credit_grade", "E"); }), "credit_grade");
}

TEST_F(ClientActions, AddsChangesAndRemoves) {
    EXPECT_EQ(readRecord(database(), Kind::client, clients[0])->text("created_on"), "2025-06-15");
    RecordId contact = 0;
    run([&](Edit& edit) {
        contact = addRecord(edit, Record(Kind::contact).set("client", clients[0]).set("name", " 王 芳 "));
    });
    EXPECT_EQ(readRecord(database(), Kind::contact, contact)->text("name"), "王 芳");
    EXPECT_EQ(commandText(removeCommand(database(), Kind::contact, contact), Language::zh), "删除联系人“王 芳”");
    EXPECT_TRUE(
        run([&](Edit& edit) { EXPECT_FALSE(changeField(edit, Kind::contact, contact, "name", "王 芳")); }).empty());
    run([&](Edit& edit) { EXPECT_TRUE(changeField(edit, Kind::contact, contact, "title", "CMO")); });
    run([&](Edit& edit) { removeRecord(edit, Kind::contact, contact); });
    EXPECT_FALSE(readRecord(database(), Kind::contact, contact));
    EXPECT_EQ(failureOf([&](Edit& edit) { removeRecord(edit, Kind::contact, contact); }), "contacts");
    const Record untitled = Record(Kind::order).set("client", clients[1]);
    EXPECT_EQ(commandText(addCommand(database(), untitled), Language::en), "Add order “乙”");
}

TEST_F(ClientActions, ManyClientsAtOnce) {
    run([&](Edit& edit) { EXPECT_EQ(changeFieldOfMany(edit, clients, "credit_grade", "B"), 3); });
    EXPECT_TRUE(run([&](Edit& edit) { EXPECT_EQ(changeFieldOfMany(edit, clients, "credit_grade", "B"), 0); }).empty());
    run([&](Edit& edit) { EXPECT_EQ(archiveClients(edit, clients), 3); });
    run([&](Edit& edit) {
        EXPECT_EQ(unarchiveClients(edit, std::vector{clients[0]}), 1);
        EXPECT_EQ(unarchiveClients(edit, clients), 2);
    });
    run([&](Edit& edit) { EXPECT_EQ(binClients(edit, std::vector{clients[0], clients[1]}), 2); });
    EXPECT_FALSE(isEmpty(readRecord(database(), Kind::client, clients[1])->get("deleted_at")));
    run([&](Edit& edit) { EXPECT_EQ(unbinClients(edit, clients), 2); });
    addReceivable("2025-01-01", 100);
    const std::string before = digest(database());
    run([&](Edit& edit) { EXPECT_EQ(purgeClients(edit, std::vector{clients[0], RecordId{12345}}), 1); });
    EXPECT_EQ(countRecords(database(), Kind::receivable), 0);
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
}

TEST_F(ClientActions, TagsAreFoundWhateverTheirCaseAndWidth) {
    run([&](Edit& edit) { EXPECT_EQ(tagClients(edit, clients, " VIP "), 3); });
    run([&](Edit& edit) { EXPECT_EQ(tagClients(edit, clients, "ｖｉｐ"), 0); });
    EXPECT_EQ(countRecords(database(), Kind::tag), 1);
    EXPECT_EQ(recordName(database(), Kind::tag, *findTag(database(), "vip")), "VIP");
    run([&](Edit& edit) { EXPECT_EQ(untagClients(edit, std::vector{clients[2]}, "Vip"), 1); });
    EXPECT_TRUE(tagsOfClient(database(), clients[2]).empty());
    EXPECT_EQ(tagsOfClient(database(), clients[1]).size(), 1u);
    EXPECT_EQ(failureOf([&](Edit& edit) { untagClients(edit, clients, "nobody"); }), "nobody");
    for (const char* bad : {"", "  ", "a,b", "a；b", "a、b", "a|b", "a\nb"}) EXPECT_FALSE(checkTagName(bad)) << bad;
    EXPECT_EQ(commandText(tagCommand(database(), clients, "VIP"), Language::en), "Tag 3 clients with “VIP”");
    EXPECT_EQ(commandText(untagCommand(database(), std::vector{clients[0]}, "VIP"), Language::zh),
              "移除“甲”的标签“VIP”");
}

TEST_F(ClientActions, ReceiptsGoToTheOldestDueFirst) {
    const RecordId late = addReceivable("2025-03-01", 500);
    const RecordId early = addReceivable("2025-02-01", 300);
    addReceivable("2025-01-01", 900, "USD");
    const RecordId receipt = addReceipt("2025-03-05", 600);
    EXPECT_THAT(allocations(), ElementsAre(std::tuple(receipt, early, 300), std::tuple(receipt, late, 300)));
    // What is paid ahead waits for what becomes due later.
    const RecordId ahead = addReceipt("2025-03-06", 450);
    const RecordId later = addReceivable("2025-04-01", 1000);
    EXPECT_THAT(allocations(), ElementsAre(std::tuple(receipt, early, 300), std::tuple(receipt, late, 300),
                                           std::tuple(ahead, late, 200), std::tuple(ahead, later, 250)));
    // A receipt that changes gives everything back first; a receivable that goes leaves its part to the others.
    run([&](Edit& edit) { changeField(edit, Kind::receipt, receipt, "amount", std::int64_t{100}); });
    EXPECT_THAT(allocations(), ElementsAre(std::tuple(ahead, late, 200), std::tuple(ahead, later, 250),
                                           std::tuple(receipt, early, 100)));
    run([&](Edit& edit) { removeRecord(edit, Kind::receivable, later); });
    EXPECT_THAT(allocations(), ElementsAre(std::tuple(ahead, late, 200), std::tuple(receipt, early, 100),
                                           std::tuple(ahead, early, 200), std::tuple(ahead, late, 50)));
}

TEST_F(ClientActions, PickListsAreKeptInOrder) {
    RecordId a = 0, b = 0, c = 0;
    run([&](Edit& edit) {
        a = addPickItem(edit, "industry", "快消", "FMCG");
        b = addPickItem(edit, "industry", "汽车");
        c = addPickItem(edit, "region", "华东");
        orderPickItems(edit, std::vector{b, a});
        changeFieldOfMany(edit, clients, "industry", a);
    });
    EXPECT_EQ(readRecord(database(), Kind::pick_item, a)->integer("position"), 2);
    EXPECT_EQ(failureOf([&](Edit& edit) { addPickItem(edit, "industry", " fmcg "); }), "fmcg");
    EXPECT_EQ(failureOf([&](Edit& edit) { renamePickItem(edit, b, "快消", ""); }), "快消");
    EXPECT_EQ(failureOf([&](Edit& edit) { mergePickItems(edit, a, c); }), "快消");
    EXPECT_EQ(failureOf([&](Edit& edit) { addPickItem(edit, "nothing", "x"); }), "nothing");
    run([&](Edit& edit) {
        renamePickItem(edit, a, "快速消费品", "FMCG");
        archivePickItem(edit, a, true);
        EXPECT_EQ(mergePickItems(edit, a, b), 3);
    });
    EXPECT_FALSE(readRecord(database(), Kind::pick_item, a));
    EXPECT_EQ(readRecord(database(), Kind::client, clients[2])->integer("industry"), b);
}

TEST_F(ClientActions, ARateOfADayReplacesTheOneBefore) {
    run([&](Edit& edit) {
        setRate(edit, "usd", kToday, 7'100'000'000);
        setRate(edit, "USD", kToday, 7'200'000'000);
        setRate(edit, "EUR", kToday, 7'900'000'000);
    });
    EXPECT_EQ(countRecords(database(), Kind::rate), 2);
    EXPECT_EQ(readRecord(database(), Kind::rate, 1)->integer("rate"), 7'200'000'000);
    EXPECT_EQ(failureOf([&](Edit& edit) { setRate(edit, "USD", kToday, 0); }), "rate");
}

TEST_F(ClientActions, AnAssessmentIsKeptWithItsReasons) {
    run([&](Edit& edit) {
        for (int i = 0; i < 3; ++i)
            addRecord(edit, Record(Kind::order)
                                .set("client", clients[0])
                                .set("date", "2025-0" + std::to_string(i + 1) + "-10")
                                .set("amount", std::int64_t{50'000})
                                .set("currency", "CNY"));
    });
    NoProgress quiet;
    const RecordId id = saveAssessment(*workspace, profileInUse(database()), kToday, "Q2", 0, quiet);
    const auto rows = allRecords(database(), Kind::assessment_score);
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].integer("assessment"), id);
    EXPECT_EQ(rows[0].integer("frequency"), 3);
    EXPECT_EQ(rows[0].integer("monetary"), 150'000);
    EXPECT_FALSE(rows[0].text("reasons").empty());
    EXPECT_FALSE(rows[0].text("tier").empty());
    EXPECT_EQ(rows[1].text("stage"), "prospect");
    EXPECT_TRUE(isEmpty(rows[1].get("tier")));
    EXPECT_EQ(workspace->undoCommand()->key, "save_assessment");
    EXPECT_THROW(saveAssessment(*workspace, profileInUse(database()), kToday, " Q2 ", 0, quiet), Error);
}

TEST_F(ClientActions, ABorrowRecordSaysWhatLeft) {
    BorrowNote note{kToday, 0, "年度复盘", "王总", "客户.csv", 42, {"name", "phone"}, kToday + std::chrono::days(7)};
    run([&](Edit& edit) { addBorrowRecord(edit, note); });
    const Record record = allRecords(database(), Kind::borrow_record).at(0);
    EXPECT_EQ(record.integer("row_count"), 42);
    EXPECT_EQ(record.text("columns"), "name,phone");
    EXPECT_EQ(record.text("return_on"), "2025-06-22");
    EXPECT_EQ(commandText(borrowCommand(note), Language::zh), "导出登记：年度复盘");
}

}  // namespace
}  // namespace meike
