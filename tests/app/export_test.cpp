// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "app/field_text.h"
#include "app/import.h"
#include "app/records/client_edits.h"
#include "app/records/pick_lists.h"
#include "app/records/record_check.h"
#include "app/records/record_writer.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/form_sample.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/zip_text.h"

namespace meike {
namespace {

using ::testing::ElementsAre;

class Export : public ::testing::Test {
protected:
    Export()
        : clock(parseIsoDate("2025-06-15").value()), workspace(Workspace::create(folder / "a.meike", "CNY", clock)) {
        workspace->edit({"add", {}}, [&](Edit& edit) {
            const RecordId industry = addPickItem(edit, "industry", "美妆", "Beauty");
            first = addRecord(edit, Record(Kind::client)
                                        .set("name", "=cmd|' /C calc'!A0")
                                        .set("phone", "+86 21 5555")
                                        .set("industry", industry)
                                        .set("roles", "advertiser,brand")
                                        .set("key_account", std::int64_t{1})
                                        .set("credit_limit", std::int64_t{-1'234'567'89})
                                        .set("notes", "two\nlines, \"quoted\""));
            second = addRecord(edit, Record(Kind::client).set("name", "乙"));
            tagClients(edit, std::vector{first}, "双11");
            tagClients(edit, std::vector{first}, "新品");
        });
        reader = workspace->openReader();
    }

    std::string bytesOf(const std::filesystem::path& path) {
        std::ostringstream text;
        text << std::ifstream(path, std::ios::binary).rdbuf();
        return text.str();
    }
    std::string exported(ExportOptions options, std::vector<RecordId> ids) {
        options.file = folder / "out.csv";
        NoProgress quiet;
        const auto report = exportClients(*reader, ids, options, quiet);
        EXPECT_EQ(report.rows, static_cast<std::int64_t>(ids.size()));
        return bytesOf(options.file);
    }
    const std::vector<std::string> columns{"name",        "phone",        "industry", "roles",
                                           "key_account", "credit_limit", "tags",     "notes"};

    test::TemporaryFolder folder;
    FixedClock clock;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Database> reader;
    RecordId first = 0, second = 0;
};

TEST_F(Export, ForPeopleInTheirLanguageAndSafeInExcel) {
    ExportOptions options;
    options.columns = columns;
    EXPECT_EQ(exported(options, {second, first}),
              "\xEF\xBB\xBF客户名称,电话,行业,客户角色,大客户,信用额度,标签,备注\r\n"
              "乙,,,,,,,\r\n"
              "'=cmd|' /C calc'!A0,+86 21 5555,美妆,广告主、品牌方,是,\"-1,234,567.89\",双11、新品,\"two\nlines, "
              "\"\"quoted\"\"\"\r\n");
    options.language = Language::en;
    options.columns = {"industry", "roles", "tags"};
    EXPECT_EQ(exported(options, {first}),
              "\xEF\xBB\xBFIndustry,Roles,Tags\r\nBeauty,\"Advertiser, Brand\",\"双11, 新品\"\r\n");
}

TEST_F(Export, ForMachinesExactly) {
    EXPECT_EQ(exported(machineExport({}, columns), {first, second}),
              "name,phone,industry,roles,key_account,credit_limit,tags,notes\n"
              "=cmd|' /C calc'!A0,+86 21 5555,美妆,\"advertiser,brand\",true,-1234567.89,\"双11,新品\",\"two\nlines, "
              "\"\"quoted\"\"\"\n"
              "乙,,,,,,,\n");
    EXPECT_EQ(exported(machineExport({}, {"id"}), {second}),
              "id\n" + uidText(*uidOf(*reader, Kind::client, second)) + "\n");
}

TEST_F(Export, WhatAListMarksIsAColumn) {
    EXPECT_THAT(listedColumns(), ::testing::Contains("provisional"));
    EXPECT_EQ(withProvisional({"name", "tier", "owner"}),
              (std::vector<std::string>{"name", "tier", "provisional", "owner"}));
    EXPECT_EQ(withProvisional({"provisional", "tier"}), (std::vector<std::string>{"provisional", "tier"}));
    EXPECT_EQ(withProvisional({"name"}), (std::vector<std::string>{"name"}));
}

TEST_F(Export, InGb18030) {
    ExportOptions options;
    options.columns = {"name"};
    options.encoding = Encoding::gb18030;
    EXPECT_EQ(decodeToUtf8(exported(options, {second}), Encoding::gb18030).text, "客户名称\r\n乙\r\n");
}

TEST_F(Export, RefusesBeforeItWrites) {
    NoProgress quiet;
    ExportOptions options;
    options.columns = {"name"};
    options.file = folder / "out.ods";
    EXPECT_THROW(exportClients(*reader, {first}, options, quiet), Error);
    options.file = folder / "out.csv";
    options.columns = {"name", "nope"};
    EXPECT_THROW(exportClients(*reader, {first}, options, quiet), Error);
    options.columns = {"name"};
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(exportClients(*reader, {first}, options, quiet, stop.get_token()), Error);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()) || !std::filesystem::exists(folder / "out.csv"));
    options.file = folder / "no such folder" / "out.csv";
    EXPECT_THROW(exportClients(*reader, {first}, options, quiet), Error);
}

TEST_F(Export, EveryEditableClientFieldSurvivesExportAndImport) {
    // One value for every field that people fill, by what its type takes.
    workspace->edit({"change", {}}, [&](Edit& edit) {
        Record record = *readRecord(edit.database(), Kind::client, first);
        const RecordId person =
            addRecord(edit, newRecord(edit.database(), Kind::person, clock.today()).set("name", "张伟"));
        for (const Field& field : kindRow(Kind::client).fields) {
            if (!field.editable || field.source != FieldSource::column || !isEmpty(record.get(field.key))) continue;
            switch (field.type) {
                case FieldType::integer:
                    record.set(field.key, field.maximum);
                    break;
                case FieldType::date:
                    record.set(field.key, "2025-03-09");
                    break;
                case FieldType::boolean:
                    record.set(field.key, std::int64_t{1});
                    break;
                case FieldType::money:
                    record.set(field.key, std::int64_t{5});
                    break;
                case FieldType::choice:
                case FieldType::choices:
                    record.set(field.key, std::string(field.choices.back().key));
                    break;
                case FieldType::reference:
                    record.set(field.key, field.refersTo == Kind::client ? second : person);
                    break;
                case FieldType::pick:
                    record.set(field.key, addPickItem(edit, field.target, "值 of " + std::string(field.key)));
                    break;
                default:
                    record.set(field.key, test::formSample(field, "text of " + std::string(field.key)).second);
                    break;
            }
        }
        changeRecord(edit, record);
    });
    std::vector<std::string> all;
    for (const ImportField& field : importFields(Kind::client))
        if (field.kind == Kind::client) all.push_back(field.key);
    for (const bool forPeople : {false, true}) {
        ExportOptions options = machineExport(folder / "out.csv", all);
        options.forPeople = forPeople;
        options.language = Language::zh;
        NoProgress quiet;
        // The other one first: it is what the first one points to.
        exportClients(*reader, {second, first}, options, quiet);
        const auto copy = Workspace::create(folder / (forPeople ? "people.meike" : "machine.meike"), "CNY", clock);
        ImportPlan plan;
        plan.kind = Kind::client;
        plan.file = options.file;
        const auto report = runImport(*copy, plan, quiet);
        ASSERT_EQ(report.created, 2);
        const ClientTexts before(*reader, all, false);
        const ClientTexts after(copy->database(), all, false);
        EXPECT_EQ(before.read({second, first}), after.read({1, 2})) << forPeople;
        for (std::size_t i = 0; i < all.size(); ++i) EXPECT_NE(after.read({2})[0][i], "") << all[i];
    }
}

TEST_F(Export, ForTheClipboard) {
    EXPECT_EQ(copyAsTsv(*reader, {first}, {"name", "phone", "credit_limit", "notes"}, Language::en),
              "Client\tPhone\tCredit limit\tNotes\r\n'=cmd|' /C calc'!A0\t+86 21 5555\t-1,234,567.89\ttwo lines, "
              "\"quoted\"\r\n");
}

TEST_F(Export, FileNamesSayWhatIsInThem) {
    const Date day = parseIsoDate("2026-03-09").value();
    EXPECT_EQ(exportFileName("核心", day, Language::zh), "客户_核心_2026-03-09.csv");
    EXPECT_EQ(exportFileName(" ", day, Language::en), "Clients_2026-03-09.csv");
    EXPECT_EQ(exportFileName("a/b:c*?\"<>|. ", day, Language::en), "Clients_a-b-c------_2026-03-09.csv");
    EXPECT_LT(exportFileName(std::string(500, 'x'), day, Language::en).size(), 80u);
}

TEST_F(Export, ShapesForMachines) {
    const ClientTexts texts(*reader, {"id", "tags", "roles", "key_account", "monetary", "city"}, false);
    std::vector<ColumnForm::Shape> shapes;
    for (std::size_t i = 0; i < 6; ++i) shapes.push_back(columnForm(texts.fields()[i]).shape);
    using S = ColumnForm::Shape;
    EXPECT_THAT(shapes, ElementsAre(S::text, S::list, S::list, S::boolean, S::number, S::text));
    EXPECT_TRUE(personalColumns({"name"}).empty());
    EXPECT_EQ(personalColumns({"name", "phone"}), std::vector<std::string>{"phone"});
    EXPECT_FALSE(checkColumns({}));
    EXPECT_TRUE(checkColumns(allColumns(*reader)));
}

TEST_F(Export, AWorkbookHoldsTheSameRowsWithNumbersAsNumbers) {
    ExportOptions options;
    options.columns = {"id", "name", "phone", "credit_limit", "tags"};
    options.language = Language::en;
    options.file = folder / "out.xlsx";
    NoProgress quiet;
    EXPECT_EQ(exportClients(*reader, {second, first}, options, quiet).rows, 2);
    const std::string sheet = test::zipMember(options.file, "xl/worksheets/sheet1.xml");
    const std::size_t later = sheet.find("=cmd|");
    EXPECT_NE(later, std::string::npos);
    EXPECT_LT(sheet.find("乙"), later) << "in the order asked for";
    EXPECT_NE(sheet.find("+86 21 5555</t>"), std::string::npos);
    EXPECT_NE(sheet.find("<v>-1234567.89</v>"), std::string::npos);
    EXPECT_NE(sheet.find("双11, 新品"), std::string::npos);
    EXPECT_NE(sheet.find(uidText(*uidOf(*reader, Kind::client, first))), std::string::npos);
    EXPECT_EQ(sheet.find("<f>"), std::string::npos);
    for (const char* title : {"<t>Client</t>", "<t>Phone</t>", "<t>Credit limit</t>", "<t>Tags</t>"})
        EXPECT_NE(sheet.find(title), std::string::npos) << title;
    EXPECT_NE(test::zipMember(options.file, "xl/workbook.xml").find("name=\"Clients\""), std::string::npos);
    EXPECT_NE(test::zipMember(options.file, "xl/styles.xml").find("#,##0.00"), std::string::npos);
    // The first of these has the greater id: in the order asked for, whatever that is.
    options.file = folder / "other.xlsx";
    exportClients(*reader, {first, second}, options, quiet);
    const std::string other = test::zipMember(options.file, "xl/worksheets/sheet1.xml");
    EXPECT_GT(other.find("乙"), other.find("=cmd|"));
    options.file = folder / "out.pdf";
    EXPECT_THROW(exportClients(*reader, {first}, options, quiet), Error);
}

TEST_F(Export, AWorkbookKeepsEachKindOfFieldAsWhatItIs) {
    workspace->edit({"change", {}}, [&](Edit& edit) {
        edit.set(Kind::client, second, "phone", Value{std::string("02155550001")});
        edit.set(Kind::client, second, "verified_on", Value{std::string("2025-03-09")});
        edit.set(Kind::client, second, "growth_potential", Value{std::int64_t{4}});
    });
    workspace->writeDerived([&](Database& database) {
        database.exec("INSERT OR REPLACE INTO client_score (client, p_alive) VALUES (" + std::to_string(second) +
                      ", 9730)");
    });
    reader = workspace->openReader();
    ExportOptions options;
    options.columns = {"name", "phone", "verified_on", "growth_potential", "p_alive", "key_account"};
    options.file = folder / "kinds.xlsx";
    NoProgress quiet;
    exportClients(*reader, {second}, options, quiet);
    const std::string sheet = test::zipMember(options.file, "xl/worksheets/sheet1.xml");
    const auto holds = [&](const std::string& text) {
        EXPECT_NE(sheet.find(text), std::string::npos) << text << "\n" << sheet;
    };
    holds("02155550001</t>");  // a phone keeps its zeros
    holds("<v>45725</v>");     // 9 March 2025
    holds("<v>4</v>");
    holds("<v>0.973</v>");
    const std::string styles = test::zipMember(options.file, "xl/styles.xml");
    EXPECT_NE(styles.find("0.0%"), std::string::npos) << "a share is read as per cent";
    EXPECT_NE(styles.find("yyyy-mm-dd"), std::string::npos);
}

}  // namespace
}  // namespace meike
