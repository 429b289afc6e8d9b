// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "app/records/client_edits.h"
#include "app/records/record_writer.h"
#include "app/templates.h"
#include "base/encoding.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

std::vector<std::string> notesOf(const ImportReport& report, Language language) {
    std::vector<std::string> texts;
    for (const ImportNote& note : report.notes) texts.push_back(noteText(note, language));
    return texts;
}

class Import : public ::testing::Test {
protected:
    Import()
        : clock(parseIsoDate("2025-06-15").value()), workspace(Workspace::create(folder / "a.meike", "CNY", clock)) {}

    std::filesystem::path write(const std::string& bytes, const std::string& name = "in.csv") {
        std::ofstream(folder / name, std::ios::binary) << bytes;
        return folder / name;
    }
    static std::string bytesOf(const std::filesystem::path& path) {
        std::ostringstream text;
        text << std::ifstream(path, std::ios::binary).rdbuf();
        return text.str();
    }
    ImportPlan planFor(Kind kind, const std::string& bytes) {
        ImportPlan plan;
        plan.kind = kind;
        plan.file = write(bytes);
        return plan;
    }
    ImportReport run(const ImportPlan& plan) {
        NoProgress quiet;
        preview = previewImport(*workspace->openReader(), plan, 5, quiet);
        ImportReport report = runImport(*workspace, plan, quiet);
        // A dry run promises exactly what happens.
        EXPECT_EQ(preview.report.rows, report.rows);
        EXPECT_EQ(preview.report.created, report.created);
        EXPECT_EQ(preview.report.changed, report.changed);
        EXPECT_EQ(preview.report.same, report.same);
        EXPECT_EQ(preview.report.reasons(), report.reasons());
        EXPECT_EQ(preview.report.clientsCreated, report.clientsCreated);
        EXPECT_EQ(preview.report.othersCreated, report.othersCreated);
        EXPECT_EQ(report.rows, report.created + report.changed + report.same + report.rejected);
        return report;
    }
    ImportReport run(Kind kind, const std::string& bytes) { return run(planFor(kind, bytes)); }
    Database& database() { return workspace->database(); }
    Record only(Kind kind) {
        const auto all = allRecords(database(), kind);
        EXPECT_EQ(all.size(), 1u);
        return all.at(0);
    }
    RecordId addClient(const std::string& name, const std::string& code = {}) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) {
            id = addRecord(edit, Record(Kind::client).set("name", name).set("code", textValue(code)));
        });
        return id;
    }

    test::TemporaryFolder folder;
    FixedClock clock;
    std::unique_ptr<Workspace> workspace;
    ImportPreview preview;  ///< of the last run
};

TEST_F(Import, ClientsUnderChineseHeadersWithEverythingMadeOnTheWay) {
    const auto report = run(Kind::client,
                            "\xEF\xBB\xBF公司名称,简称,行业,区域,客户经理,标签,角色,大客户,增长潜力\r\n"
                            "上海予湾传媒有限公司,予湾,美妆,华东,张伟,双11；新品,广告主、品牌方,是,4\r\n"
                            "北京云舟食品,,食品,华北,张伟,双11,,否,\r\n");
    EXPECT_EQ(report.created, 2);
    EXPECT_EQ(report.othersCreated, 7);  // two industries, two regions, one person, two tags
    const Record client = *readRecord(database(), Kind::client, 1);
    EXPECT_EQ(client.text("name"), "上海予湾传媒有限公司");
    EXPECT_EQ(client.text("roles"), "advertiser,brand");
    EXPECT_EQ(client.integer("key_account"), 1);
    EXPECT_EQ(client.integer("growth_potential"), 4);
    EXPECT_EQ(client.text("created_on"), "2025-06-15");
    EXPECT_EQ(recordName(database(), Kind::pick_item, client.integer("industry")), "美妆");
    EXPECT_EQ(only(Kind::person).text("role"), "account_manager");
    EXPECT_EQ(tagsOfClient(database(), 1).size(), 2u);
    EXPECT_THAT(notesOf(report, Language::en),
                ElementsAre("1 person added as account manager: 张伟",
                            "4 entries added to pick lists: 美妆, 华东, 食品, 华北", "2 tags added: 双11, 新品"));
    EXPECT_THAT(
        notesOf(report, Language::zh),
        ElementsAre("新增负责人 1 名：张伟", "选项列表新增 4 项：美妆、华东、食品、华北", "新增标签 2 个：双11、新品"));
    EXPECT_THAT(notesOf(preview.report, Language::en),
                ElementsAre("1 person will be added as account manager: 张伟",
                            "4 entries will be added to pick lists: 美妆, 华东, 食品, 华北",
                            "2 tags will be added: 双11, 新品"))
        << "a trial run has added nothing";
    EXPECT_THAT(notesOf(preview.report, Language::zh),
                ElementsAre("将新增负责人 1 名：张伟", "选项列表将新增 4 项：美妆、华东、食品、华北",
                            "将新增标签 2 个：双11、新品"));
    EXPECT_EQ(workspace->undoCommand()->arguments, (std::vector<std::string>{"2", "@clients+"}));
    EXPECT_EQ(report.batch, 2);
}

TEST_F(Import, ASecondTimeSameThenChangedAndEmptyCellsLeave) {
    run(Kind::client, "name,code,city,notes\n甲,A1,上海,first\n乙,A2,北京,\n");
    const auto same = run(Kind::client, "name,code,city,notes\n甲,A1,上海,\nＡ甲,A9,,\n乙 ,Ａ2,北京,\n");
    EXPECT_EQ(same.same, 2);
    EXPECT_EQ(same.created, 1);
    const std::string before = digest(database());
    const auto changed = run(Kind::client, "name,code,city\n甲,A1,广州\n丙,A2,\n乙,B7,\n");
    // By code: 乙 is renamed 丙. Then the name 乙 is free again, and with another code it is another company.
    EXPECT_EQ(changed.changed, 2);
    EXPECT_EQ(changed.created, 1);
    EXPECT_EQ(readRecord(database(), Kind::client, 1)->text("city"), "广州");
    EXPECT_EQ(readRecord(database(), Kind::client, 1)->text("notes"), "first");
    EXPECT_EQ(readRecord(database(), Kind::client, 2)->text("name"), "丙");
    workspace->undo();
    EXPECT_EQ(digest(database()), before);

    ImportPlan clear = planFor(Kind::client, "name,city\n甲,\n");
    clear.emptyMeansClear = true;
    EXPECT_EQ(run(clear).changed, 1);
    EXPECT_TRUE(isEmpty(readRecord(database(), Kind::client, 1)->get("city")));
}

TEST_F(Import, ModesDecideWhatMayHappen) {
    addClient("甲");
    ImportPlan plan = planFor(Kind::client, "name,city\n甲,上海\n乙,北京\n");
    plan.mode = ImportMode::create;
    EXPECT_THAT(run(plan).reasons(), ElementsAre(Pair("the record exists already", 1)));
    workspace->undo();
    plan.mode = ImportMode::update;
    const auto report = run(plan);
    EXPECT_EQ(report.changed, 1);
    EXPECT_THAT(report.reasons(), ElementsAre(Pair("there is no such record to update", 1)));
    plan = planFor(Kind::order, "client,date,amount\n甲,2025-01-01,1\n");
    plan.mode = ImportMode::update;
    NoProgress quiet;
    EXPECT_THROW(runImport(*workspace, plan, quiet), Error);
}

TEST_F(Import, OrdersFindTheirClientByNameOrCodeExactly) {
    addClient("Acme（上海）", "C-7");
    addClient("双");
    addClient("双");
    const RecordId binned = addClient("旧");
    workspace->edit({"bin", {}}, [&](Edit& edit) { binClients(edit, std::vector{binned}); });
    const auto report = run(Kind::order,
                            "client,date,amount\n"
                            " Ａcme(上海) ,2025-01-01,10\n"
                            "c-7,2025-01-01,10\n"
                            "C-7,2025-01-01,10\n"
                            "acme(上海),2025-01-01,10\n"
                            "双,2025-01-01,10\n"
                            "旧,2025-01-01,10\n"
                            ",2025-01-01,10\n");
    EXPECT_EQ(report.created, 2);
    EXPECT_THAT(report.reasons(), ElementsAre(Pair("client is missing", 1), Pair("several clients have this name", 1),
                                              Pair("the client is in the recycle bin", 1),
                                              Pair("the client is not in the workspace", 2)));
    EXPECT_EQ(report.reasons(Language::zh).count("缺少客户"), 1u);
}

TEST_F(Import, MissingClientsAreMadeOnceAndOnlyForGoodRows) {
    ImportPlan plan =
        planFor(Kind::order, "client,date,amount\n12923.0,2025-01-01,10\n12923.0,2025-01-02,20\nNobody,not a day,1\n");
    plan.createMissingClients = true;
    const auto report = run(plan);
    EXPECT_EQ(report.created, 2);
    EXPECT_EQ(report.clientsCreated, 1);
    EXPECT_THAT(report.reasons(), ElementsAre(Pair("date: not a date", 1)));
    EXPECT_EQ(only(Kind::client).text("name"), "12923.0");
    workspace->undo();
    EXPECT_EQ(countRecords(database(), Kind::client), 0);
}

TEST_F(Import, IdenticalOrdersAreAllNewUnlessMatchedByNumber) {
    addClient("甲");
    const std::string rows =
        "client,date,amount,number\n甲,2025-01-01,10,N1\n甲,2025-01-01,10,N1\n甲,2025-01-02,5,N2\n";
    EXPECT_EQ(run(Kind::order, rows).created, 3);
    EXPECT_EQ(run(Kind::order, rows).created, 3);
    workspace->undo();
    ImportPlan plan = planFor(
        Kind::order,
        "client,date,amount,number\n甲,2025-01-02,7,N2\n甲,2025-01-01,10,N1\n甲,2025-01-03,1,N3\n甲,2025-01-03,1,N3\n");
    plan.matchKeys = {"number"};
    const auto report = run(plan);
    EXPECT_EQ(report.changed, 1);
    EXPECT_EQ(report.created, 1);
    EXPECT_EQ(report.same, 1);
    EXPECT_THAT(report.reasons(), ElementsAre(Pair("several records match the row", 1)));
    EXPECT_EQ(readRecord(database(), Kind::order, 3)->integer("amount"), 700);
}

TEST_F(Import, QuantityTimesPriceRoundsHalfAwayFromZeroPerRow) {
    ImportPlan plan = planFor(Kind::order,
                              "客户,日期,Quantity,UnitPrice\n甲,2025-01-01,3,0.335\n甲,2025-01-01,-3,0.335\n甲,2025-01-"
                              "01,1,0.004\n甲,2025-01-01,x,1\n甲,2025-01-01,1,\n");
    plan.createMissingClients = true;
    const auto report = run(plan);
    std::vector<std::int64_t> amounts;
    for (const Record& order : allRecords(database(), Kind::order)) amounts.push_back(order.integer("amount"));
    EXPECT_THAT(amounts, ElementsAre(101, -101, 0));
    EXPECT_THAT(report.reasons(), ElementsAre(Pair("amount is missing", 1), Pair("quantity: not a usable number", 1)));
}

TEST_F(Import, EachAmountIsInItsOwnCurrency) {
    ImportPlan plan =
        planFor(Kind::order,
                "client,date,amount,currency\n甲,2025-01-01,1.5,usd\n甲,2025-01-01,100,JPY\n甲,2025-01-01,7,\n甲,2025-"
                "01-01,EUR 3,\n甲,2025-01-01,EUR 3,USD\n甲,2025-01-01,$3,HKD\n甲,2025-01-01,1,dollars\n");
    plan.createMissingClients = true;
    plan.currency = "gbp";
    const auto report = run(plan);
    std::vector<std::pair<std::string, std::int64_t>> amounts;
    for (const Record& order : allRecords(database(), Kind::order))
        amounts.emplace_back(order.text("currency"), order.integer("amount"));
    EXPECT_THAT(amounts, ElementsAre(Pair("USD", 150), Pair("JPY", 100), Pair("GBP", 700), Pair("HKD", 300)));
    EXPECT_THAT(report.reasons(), ElementsAre(Pair("amount: not in the currency of the row", 2),
                                              Pair("currency: not a currency code", 1)));

    ImportPlan tenThousands = planFor(Kind::order, "客户,日期,合同金额(万元),净收入（USD）\n甲,2025-01-01,1.5,200\n");
    run(tenThousands);
    const Record last = allRecords(database(), Kind::order).back();
    EXPECT_EQ(last.integer("amount"), 1'500'000);
}

TEST_F(Import, UpdatingAnAmountKeepsItsCurrency) {
    addClient("甲");
    run(Kind::order, "client,date,amount,currency,number\n甲,2025-01-01,500,JPY,N1\n");
    ImportPlan plan = planFor(Kind::order, "number,amount\nN1,700\n");
    plan.matchKeys = {"number"};
    plan.mode = ImportMode::update;
    EXPECT_EQ(run(plan).changed, 1);
    EXPECT_EQ(only(Kind::order).integer("amount"), 700);
    EXPECT_EQ(only(Kind::order).text("currency"), "JPY");
}

TEST_F(Import, BlankSeparatedTablesWithLeadingBlanksAndCrlf) {
    ImportPlan plan = planFor(Kind::order,
                              " customer_id  date number_of_cds  dollar_value\r\n 00001 19970101  1   11.77\r\n 00002 "
                              "19970112  5   77.00\r\n 00002 1997\r\n");
    plan.createMissingClients = true;
    const auto source = TableSource::open(plan.file).value();
    plan.mapping = parseMapping("client=customer_id,date,amount=dollar_value", *source, Kind::order).value();
    const auto report = run(plan);
    EXPECT_EQ(report.created, 2);
    EXPECT_EQ(report.clientsCreated, 2);
    EXPECT_EQ(allRecords(database(), Kind::order)[0].text("date"), "1997-01-01");
    EXPECT_EQ(allRecords(database(), Kind::client)[0].text("name"), "00001");
    writeRejects(report, folder / "rejects.csv");
    EXPECT_EQ(bytesOf(folder / "rejects.csv"),
              "customer_id\tdate\tnumber_of_cds\tdollar_value\treject_reason\r\n00002\t1997\tfewer_cells_than_the_"
              "table_has_columns\r\n");
    // Repaired where it stands, and read with the same setting.
    plan.file = write(
        "customer_id\tdate\tnumber_of_cds\tdollar_value\treject_reason\r\n00002\t19970113\t1\t2.50\tfewer_cells\r\n");
    plan.source.delimiter = kWhitespaceDelimiter;
    EXPECT_EQ(run(plan).created, 1);
}

TEST_F(Import, RejectedRowsComeBackRepaired) {
    addClient("甲");
    const auto report = run(Kind::order,
                            "client;date;amount;notes\r\n"
                            "甲;2025-01-01;10;\"two\r\nlines; \"\"quoted\"\"\"\r\n"
                            ";2025-01-02;20;\"keep; this\"\r\n"
                            "甲;soon;30\r\n"
                            "甲;2025-01-04;40;x;y;z\r\n");
    EXPECT_EQ(report.created, 1);
    EXPECT_EQ(report.rejected, 3);
    EXPECT_EQ(report.rejects[0].line, 4);  // the cell with a line break counts its lines
    writeRejects(report, folder / "rejects.csv");
    const std::string rejects = bytesOf(folder / "rejects.csv");
    EXPECT_EQ(rejects,
              "client;date;amount;notes;reject_reason\r\n"
              ";2025-01-02;20;\"keep; this\";\"client is missing\"\r\n"
              "甲;soon;30;;\"date: not a date (soon)\"\r\n"
              "甲;2025-01-04;40;x;y;z;\"more cells than the table has columns\"\r\n");
    // As it is, every row is refused again, for the same reason.
    ImportPlan again;
    again.kind = Kind::order;
    again.file = folder / "rejects.csv";
    EXPECT_EQ(run(again).reasons(), report.reasons());
    // Repaired, every row goes in.
    std::string repaired = rejects;
    repaired.replace(repaired.find("\r\n;2025"), 3, "\r\n甲;");
    repaired.replace(repaired.find("soon"), 4, "2025-01-03");
    repaired.replace(repaired.find("x;y;z;"), 6, "x y z;");
    again.file = write(repaired);
    EXPECT_EQ(run(again).created, 3);
    EXPECT_EQ(allRecords(database(), Kind::order)[1].text("notes"), "keep; this");
}

TEST_F(Import, RejectsOfAFileWithUnnamedColumnsKeepTheReasonOutOfTheirWay) {
    const auto report = run(Kind::order, "client,date,amount\n,2025-01-01,1,,\n,2025-01-02,2\n");
    EXPECT_EQ(report.rejected, 2);
    writeRejects(report, folder / "rejects.csv");
    EXPECT_EQ(bytesOf(folder / "rejects.csv"),
              "client,date,amount,,,reject_reason\r\n,2025-01-01,1,,,\"client is missing\"\r\n,2025-01-02,2,,,\"client "
              "is missing\"\r\n");
    ImportPlan again;
    again.kind = Kind::order;
    again.file = folder / "rejects.csv";
    EXPECT_EQ(run(again).reasons(), report.reasons());
}

TEST_F(Import, RejectsKeepTheEncodingOfTheirSource) {
    const std::string text = "客户,日期,合同金额\r\n甲,2025-01-01,多少\r\n";
    ImportPlan plan = planFor(Kind::order, encode(text, Encoding::gb18030).value());
    plan.source.encoding = Encoding::gb18030;
    plan.createMissingClients = true;
    const auto report = run(plan);
    ASSERT_EQ(report.rejected, 1);
    writeRejects(report, folder / "rejects.csv", Language::zh);
    const std::string back = decodeToUtf8(bytesOf(folder / "rejects.csv"), Encoding::gb18030).text;
    EXPECT_THAT(back, HasSubstr("客户,日期,合同金额,reject_reason\r\n甲,2025-01-01,多少,\"合同金额：不是可用的数字"));
    // What the encoding cannot hold turns the file into UTF-8.
    plan = planFor(Kind::order, "client,date,amount\n\xE9t\xE9,2025-01-01,many\n");
    plan.source.encoding = Encoding::windows1252;
    plan.createMissingClients = true;
    writeRejects(run(plan), folder / "rejects.csv", Language::zh);
    EXPECT_THAT(bytesOf(folder / "rejects.csv"), HasSubstr("\xEF\xBB\xBF"
                                                           "client,date,amount,reject_reason\r\nété,"));
}

TEST_F(Import, DatesWithTwoReadingsAreAskedAboutOncePerColumn) {
    ImportPlan plan = planFor(Kind::order, "client,date,amount\n甲,03/04/2025,1\n甲,05/06/2025,2\n");
    plan.createMissingClients = true;
    NoProgress quiet;
    const auto preview = previewImport(*workspace->openReader(), plan, 5, quiet);
    ASSERT_EQ(preview.questions.size(), 1u);
    EXPECT_EQ(preview.questions[0].field, "date");
    EXPECT_TRUE(preview.questions[0].date);
    const std::string before = digest(database());
    EXPECT_THROW(runImport(*workspace, plan, quiet), Error);
    EXPECT_EQ(digest(database()), before);
    plan.dateOrder = DateOrder::dmy;
    EXPECT_EQ(run(plan).created, 2);
    EXPECT_EQ(allRecords(database(), Kind::order)[0].text("date"), "2025-04-03");
    // One day above 12 answers for the whole column.
    plan = planFor(Kind::order, "client,date,amount\n甲,03/04/2025,1\n甲,05/26/2025,2\n");
    EXPECT_EQ(run(plan).created, 2);
    EXPECT_EQ(allRecords(database(), Kind::order)[2].text("date"), "2025-03-04");
}

TEST_F(Import, NumbersWithTwoReadingsAreNoted) {
    ImportPlan plan = planFor(Kind::order, "client;date;amount\n甲;2025-01-01;1,234\n");
    plan.createMissingClients = true;
    const auto point = run(plan);
    ASSERT_EQ(point.notes.size(), 1u);
    EXPECT_THAT(noteText(point.notes[0], Language::en), HasSubstr("1,234"));
    EXPECT_THAT(noteText(point.notes[0], Language::zh), HasSubstr("1,234 这样的数字"));
    EXPECT_EQ(only(Kind::order).integer("amount"), 123'400);
    workspace->undo();
    plan.decimalMark = DecimalMark::comma;
    EXPECT_TRUE(run(plan).notes.empty());
    EXPECT_EQ(only(Kind::order).integer("amount"), 123);
}

TEST_F(Import, ARefundFindsItsOrderEvenInARowBehindIt) {
    addClient("甲");
    addClient("乙");
    const auto report = run(Kind::order,
                            "client,date,amount,number,refund_of\n"
                            "甲,2025-02-01,-5,R1,N1\n"
                            "甲,2025-01-01,20,N1,\n"
                            "甲,2025-01-01,30,N1,\n"
                            "乙,2025-02-01,-5,R2,N1\n"
                            "甲,2025-02-01,-5,R3,N9\n");
    EXPECT_EQ(report.created, 3);
    EXPECT_THAT(report.reasons(), ElementsAre(Pair("refund of: the client has no such record", 2)));
    const auto orders = allRecords(database(), Kind::order);
    EXPECT_EQ(orders.back().text("number"), "R1");
    EXPECT_EQ(readRecord(database(), Kind::order, orders.back().integer("refund_of"))->integer("amount"), 3000);
}

TEST_F(Import, ContactsBelongToTheirClient) {
    addClient("甲");
    addClient("乙");
    const std::string rows = "公司,姓名,手机,上级\n甲,王芳,138 0000 0000,李总\n甲,李总,,\n乙,王芳,,\n";
    EXPECT_EQ(run(Kind::contact, rows).created, 3);
    EXPECT_EQ(run(Kind::contact, rows).same, 3);
    const auto contacts = recordsOfClient(database(), Kind::contact, 1);
    ASSERT_EQ(contacts.size(), 2u);
    EXPECT_EQ(run(Kind::contact, "公司,姓名,手机\n甲,王芳,139\n").changed, 1);
    EXPECT_EQ(
        run(Kind::interaction,
            "客户,日期,方式,联系人,我方,内容\n甲,2025-01-01,电话,王芳,张伟,谈预算\n乙,2025-01-01,call,李总,张伟,x\n")
            .created,
        2);
    const auto calls = allRecords(database(), Kind::interaction);
    EXPECT_EQ(calls[0].integer("contact"), contacts[0].text("name") == "王芳" ? contacts[0].id() : contacts[1].id());
    EXPECT_EQ(readRecord(database(), Kind::contact, calls[1].integer("contact"))->integer("client"), 2)
        << "whoever is called so at another client is somebody else";
}

TEST_F(Import, ANameThatSeveralHaveIsAskedAboutAndMakesNobodyNew) {
    workspace->edit({"add", {}}, [&](Edit& edit) {
        for (int i = 0; i < 2; ++i) addRecord(edit, Record(Kind::person).set("name", "王伟"));
    });
    const auto report = run(Kind::client, "名称,客户经理,标签\n甲,王伟,VIP\n乙,王伟,vip\n丙,李娜,ＶＩＰ\n丁,李娜,\n");
    EXPECT_EQ(report.created, 2);
    EXPECT_THAT(report.reasons(), UnorderedElementsAre(Pair("owner: several have this name", 2)));
    EXPECT_EQ(countRecords(database(), Kind::person), 3) << "李娜 alone is new";
    EXPECT_EQ(countRecords(database(), Kind::tag), 1);
}

TEST_F(Import, WhatCannotBeStoredIsRefusedRowByRow) {
    addClient("甲");
    const auto report =
        run(Kind::project, "客户,项目名称,开始,结束\n甲,春季,2025-03-01,2025-02-01\n甲,夏季,2025-05-01,\n");
    EXPECT_EQ(report.created, 1);
    EXPECT_THAT(report.reasons(), UnorderedElementsAre(Pair("the end is before the start", 1)));
}

TEST_F(Import, ReceiptsPayWhatIsDueFirst) {
    addClient("甲");
    run(Kind::receivable, "client,due,amount\n甲,2025-03-01,5\n甲,2025-02-01,3\n");
    run(Kind::receipt, "client,date,amount,number\n甲,2025-03-05,6,V1\n");
    auto allocations = allRecords(database(), Kind::allocation);
    ASSERT_EQ(allocations.size(), 2u);
    EXPECT_EQ(allocations[0].integer("receivable"), 2);
    EXPECT_EQ(allocations[0].integer("amount"), 300);
    EXPECT_EQ(allocations[1].integer("amount"), 300);
    ImportPlan plan = planFor(Kind::receipt, "client,date,amount,number\n甲,2025-03-05,1,V1\n");
    plan.matchKeys = {"number"};
    EXPECT_EQ(run(plan).changed, 1);
    EXPECT_EQ(only(Kind::allocation).integer("amount"), 100);
}

TEST_F(Import, RatesReplaceTheRateOfTheirDay) {
    run(Kind::rate, "currency,day,rate\nUSD,2025-01-01,7.1\nUSD,2025-02-01,7.2\nEUR,2025-01-01,7.9\n");
    const auto report =
        run(Kind::rate, "币种,生效日期,汇率\n美元,2025-01-01,7.15\nEUR,2025-01-01,7.9\nEUR,2025-01-01,\n");
    EXPECT_EQ(report.changed, 1);
    EXPECT_EQ(report.same, 2);
    EXPECT_EQ(readRecord(database(), Kind::rate, 1)->integer("rate"), 7'150'000'000);
}

TEST_F(Import, PeriodsThatEndBeforeTheyBeginAreRefused) {
    addClient("甲");
    EXPECT_THAT(
        run(Kind::order, "client,date,amount,service_start,service_end\n甲,2025-01-01,1,2025-02-01,2025-01-01\n")
            .reasons(),
        ElementsAre(Pair("the end is before the start", 1)));
    EXPECT_EQ(run(Kind::project, "client,name,start,finish\n甲,P,2025-01-01,2025-01-01\n甲,Q,2025-01-02,2025-01-01\n")
                  .created,
              1);
}

TEST_F(Import, CancellingLeavesEverythingAsItWas) {
    std::string rows = "client,date,amount\n";
    for (int i = 0; i < 2000; ++i) rows += "甲" + std::to_string(i) + ",2025-01-01,1\n";
    ImportPlan plan = planFor(Kind::order, rows);
    plan.createMissingClients = true;
    const std::string before = digest(database());
    class Impatient final : public Progress {
    public:
        void report(const char* phase, std::int64_t, std::int64_t) override {
            if (std::string_view(phase) == "importing" && ++m_reports == 3) stop.request_stop();
        }
        std::stop_source stop;

    private:
        int m_reports = 0;
    } progress;
    try {
        runImport(*workspace, plan, progress, progress.stop.get_token());
        FAIL() << "not cancelled";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    }
    EXPECT_EQ(digest(database()), before);
    EXPECT_FALSE(workspace->undoCommand() && workspace->undoCommand()->key == "import");
}

TEST_F(Import, AFileWithNothingGoodLeavesNoStep) {
    const std::string before = digest(database());
    const auto report = run(Kind::order, "client,date,amount\n,2025-01-01,1\n");
    EXPECT_EQ(report.batch, 0);
    EXPECT_EQ(report.rejected, 1);
    EXPECT_EQ(digest(database()), before);
}

TEST_F(Import, MappingsAreReadByNameAndNumber) {
    const auto source = TableSource::fromBytes("Customer ID,When,\"Total, all\",x\nA,2025-01-01,5,y\n").value();
    const auto columnsOf = [&](std::string_view text) {
        std::vector<std::pair<std::string, std::size_t>> columns;
        const auto mapping = parseMapping(text, *source, Kind::order).value();
        for (const ImportColumn& column : mapping) columns.emplace_back(column.field, column.column);
        return columns;
    };
    EXPECT_THAT(columnsOf("client=Customer ID, date ,amount=Total, all"),
                ElementsAre(Pair("client", 0), Pair("date", 1), Pair("amount", 2)));
    EXPECT_THAT(columnsOf("client=1,notes=4"), ElementsAre(Pair("client", 0), Pair("notes", 3)));
    for (const char* bad : {"", "nope=1", "client=nope", "client=9", "client=1,client=2", "client=", "service"})
        EXPECT_FALSE(parseMapping(bad, *source, Kind::order)) << bad;
    EXPECT_EQ(
        parseMappingJson(R"({"columns": {"client": "Customer ID", "amount": 3}})", *source, Kind::order).value().size(),
        2u);
    for (const char* bad : {"", "[]", "{}", R"({"client": []})", R"({"nope": 1})"})
        EXPECT_FALSE(parseMappingJson(bad, *source, Kind::order)) << bad;
    EXPECT_THAT(missingFields(Kind::order, suggestMapping(*source, Kind::order)), ElementsAre("amount"));
    NoProgress quiet;
    EXPECT_THROW(runImport(*workspace, planFor(Kind::order, "client,date\n甲,2025-01-01\n"), quiet), Error);
    EXPECT_THROW(importFields(Kind::tag), Error);
}

TEST_F(Import, TemplatesAreUnderstoodByThemselves) {
    NoProgress quiet;
    // What the sample rows point to.
    for (const Language language : {Language::zh, Language::en})
        for (const Kind kind : {Kind::contact, Kind::project}) {
            ImportPlan plan;
            plan.kind = kind;
            plan.file = folder / templateFileName(kind, language);
            plan.createMissingClients = true;
            writeTemplate(plan.file, kind, language, true);
            ASSERT_EQ(runImport(*workspace, plan, quiet).created, 1);
        }
    for (const Kind kind : importableKinds())
        for (const Language language : {Language::zh, Language::en}) {
            const auto source = TableSource::fromBytes(templateText(kind, language, true)).value();
            const auto mapping = suggestMapping(*source, kind);
            const auto fields = templateFields(kind);
            ASSERT_EQ(mapping.size(), fields.size()) << templateFileName(kind, language);
            for (std::size_t i = 0; i < mapping.size(); ++i) EXPECT_EQ(mapping[i].field, fields[i].key);
            // The sample row is a good row.
            ImportPlan plan;
            plan.kind = kind;
            plan.file = folder / templateFileName(kind, language);
            plan.createMissingClients = true;
            writeTemplate(plan.file, kind, language, true);
            const auto preview = previewImport(*workspace->openReader(), plan, 1, quiet);
            EXPECT_EQ(preview.report.rejected, 0)
                << templateFileName(kind, language) << ": "
                << (preview.report.rejects.empty()
                        ? ""
                        : reasonText(preview.report.rejects[0].reason, kind, Language::en, true));
            writeTemplate(plan.file, kind, language);
            EXPECT_EQ(previewImport(*workspace->openReader(), plan, 1, quiet).report.rows, 0);
        }
}

TEST_F(Import, AGroupMayStandBelowItsMembersAndNobodyAboveThemselves) {
    EXPECT_EQ(run(Kind::client, "客户名称,上级集团\n甲,集团\n集团,\n乙,甲\n").created, 3);
    const auto parentOf = [&](const char* name) {
        const RecordId id = findRecords(database(), Kind::client, "name", Value{std::string(name)}).at(0);
        return recordName(database(), Kind::client, readRecord(database(), Kind::client, id)->integer("parent"));
    };
    EXPECT_EQ(parentOf("甲"), "集团");
    EXPECT_EQ(parentOf("乙"), "甲");
    const std::string before = digest(database());
    for (const char* row : {"集团,乙", "甲,甲", "集团,没有这家"}) {
        const auto report = run(Kind::client, std::string("客户名称,上级集团\n") + row + "\n");
        EXPECT_EQ(report.rejected, 1) << row;
        EXPECT_EQ(digest(database()), before) << row;
    }
}

TEST_F(Import, AContactOfAnotherClientIsFoundByName) {
    run(Kind::client, "客户名称\n甲\n乙\n");
    run(Kind::contact, "客户,姓名\n甲,李娜\n甲,王芳\n乙,王芳\n");
    EXPECT_EQ(run(Kind::contact_role, "客户,联系人,职务\n乙,李娜,顾问\n乙,王芳,经理\n").created, 2);
    const auto roles = allRecords(database(), Kind::contact_role);
    EXPECT_EQ(recordName(database(), Kind::contact, roles[0].integer("contact")), "李娜");
    const Record own = *readRecord(database(), Kind::contact, roles[1].integer("contact"));
    EXPECT_EQ(own.integer("client"), roles[1].integer("client")) << "the client's own comes first";
}

TEST_F(Import, APreviewShowsOldAndNew) {
    run(Kind::client, "name,city,industry,key_account\n甲,上海,美妆,是\n");
    ImportPlan plan =
        planFor(Kind::client, "name,city,industry,key_account,tags\n甲,北京,汽车,否,新\n乙,,,,\n丙,,,也许,\n");
    NoProgress quiet;
    const auto preview = previewImport(*workspace->openReader(), plan, 10, quiet, {}, Language::zh);
    ASSERT_EQ(preview.rows.size(), 3u);
    std::vector<std::string> changes;
    for (const CellChange& change : preview.rows[0].changes)
        changes.push_back(change.field + ": " + change.before + " > " + change.after);
    EXPECT_THAT(changes, UnorderedElementsAre("city: 上海 > 北京", "industry: 美妆 > 汽车", "key_account: 是 > 否",
                                              "tags:  > + 新"));
    EXPECT_EQ(preview.rows[1].fate, RowFate::created);
    EXPECT_EQ(preview.rows[2].fate, RowFate::rejected);
    EXPECT_THAT(preview.rows[2].cells, ElementsAre("丙", "", "", "也许", ""));
    EXPECT_EQ(countRecords(database(), Kind::client), 1);
}

}  // namespace
}  // namespace meike
