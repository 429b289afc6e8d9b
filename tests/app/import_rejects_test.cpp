// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that were refused, in a file of their own: to the byte as they were, and refused again until somebody repairs
// them.
#include <sys/stat.h>

#include "base/encoding.h"
#include "tests/app/import_fixture.h"

namespace meike::test {
namespace {

using ::testing::HasSubstr;

class ImportRejects : public ImportWorkspace {
protected:
    static std::string bytesOf(const std::filesystem::path& path) {
        std::ostringstream text;
        text << std::ifstream(path, std::ios::binary).rdbuf();
        return text.str();
    }
};

TEST_F(ImportRejects, RejectsHoldTheBytesThatCouldNotBeReadAndAreRefusedAgain) {
    struct Case {
        Encoding encoding;
        std::string good;   ///< 甲 in it
        std::string wrong;  ///< of no encoding
    };
    std::vector<Case> cases;
    for (const Encoding each :
         {Encoding::utf8, Encoding::gb18030, Encoding::big5, Encoding::utf16le, Encoding::utf16be})
        cases.push_back({each, encode("甲", each).value(), "\xFF"});
    // Half a character, which would be letters in another encoding.
    cases[0].wrong = "\xE4\xB8";
    cases[1].wrong = "\x81\x30";
    cases[3].wrong = std::string("\x00\xDC", 2);
    cases[4].wrong = std::string("\xD8\x00", 2);
    for (const Case& each : cases) {
        const auto in = [&](const std::string& text) { return encode(text, each.encoding).value(); };
        SCOPED_TRACE(encodingName(each.encoding));
        std::string text = in("name,notes\n");
        // Mostly readable, as files are that somebody's program damaged.
        for (int i = 0; i < 30; ++i) text += in("客户公司" + std::to_string(i) + ",有长沙的分公司和备注\n");
        const std::string bad = each.wrong + each.good + in(",x\"y") + each.wrong + in(" z");
        text += bad + in("\n");
        ImportPlan plan = planFor(Kind::client, text);
        // Found by itself: UTF-8 and GB18030. The rejects say what they are, but for Big5, which has no mark.
        if (each.encoding != Encoding::utf8 && each.encoding != Encoding::gb18030) plan.source.encoding = each.encoding;
        const auto report = run(plan);
        ASSERT_EQ(report.rejected, 1) << ::testing::PrintToString(keysOf(report)) << report.rejects[0].line;
        for (const Language language : {Language::en, Language::zh}) {
            writeRejects(report, folder / "rejects.csv", language);
            EXPECT_THAT(bytesOf(folder / "rejects.csv"), HasSubstr(bad));
            ImportPlan again;
            again.kind = Kind::client;
            again.file = folder / "rejects.csv";
            if (each.encoding == Encoding::big5) again.source.encoding = each.encoding;
            const auto second = run(again);
            EXPECT_EQ(second.reasons(), report.reasons());
            EXPECT_EQ(second.rows, 1);
        }
    }
    // More places than are kept.
    std::string many = "name,notes\n" + std::string(100'000, '\xFF') + "\n";
    for (int i = 0; i < 5; ++i) many += "甲\xFF,x\n";
    ImportPlan plan = planFor(Kind::client, many);
    plan.source.encoding = Encoding::utf8;
    const auto report = run(plan);
    EXPECT_EQ(report.rejected, 6);
    writeRejects(report, folder / "rejects.csv");
    ImportPlan again;
    again.kind = Kind::client;
    again.file = folder / "rejects.csv";
    EXPECT_EQ(run(again).rejected, 6);
}

TEST_F(ImportRejects, WhatWasRefusedAmongOthersIsRefusedAlone) {
    run(Kind::client, "name\n甲\n");
    struct Case {
        std::string rows;
        std::string header;
        std::string repaired;  ///< in the place of the last cell
        std::int64_t amount;
    };
    const std::vector<Case> cases = {
        // Decimal commas, and one point.
        {"甲,2025-01-01,\"1.234,50\"\n甲,2025-01-02,\"2.234,50\"\n甲,2025-01-03,\"3,234.50\"\n", "[amount=comma]",
         "\"3.234,50\"", 323450},
        {"甲,2025-01-01,\"1,234.50\"\n甲,2025-01-02,1.5\n甲,2025-01-03,\"3.234,50\"\n", "[amount=point]",
         "\"3,234.50\"", 323450},
        // Days first, and one that cannot be.
        {"甲,13/01/2025,1\n甲,01/02/2025,2\n甲,01/02/2025,many\n", "[date=dmy]", "5", 500},
        {"甲,13/01/2025,1\n甲,01/14/2025,2\n甲,25/12/2025,many\n甲,03/04/2025,7\n", "[date=mixed]", "", 0},
    };
    for (const Case& each : cases) {
        SCOPED_TRACE(each.rows);
        const auto report = run(Kind::order, "client,date,amount\n" + each.rows);
        ASSERT_GE(report.rejected, 1);
        writeRejects(report, folder / "rejects.csv");
        const std::string rejects = bytesOf(folder / "rejects.csv");
        EXPECT_EQ(rejects.substr(0, rejects.find('\r')), "client,date,amount,reject_reason" + each.header);
        ImportPlan again;
        again.kind = Kind::order;
        again.file = folder / "rejects.csv";
        const auto second = run(again);
        EXPECT_EQ(second.reasons(), report.reasons());
        EXPECT_TRUE(second.unmapped.empty());
        // And once more, from its own rejects.
        writeRejects(second, folder / "again.csv");
        EXPECT_EQ(bytesOf(folder / "again.csv"), rejects);
        if (each.repaired.empty()) continue;
        std::string repaired = rejects;
        const std::size_t from =
            repaired.find(
                ',', repaired.find("/2025") != std::string::npos ? repaired.find("/2025") : repaired.find("2025-")) +
            1;
        repaired.replace(from, repaired.find(",\"amount") - from, each.repaired);
        again.file = planFor(Kind::order, repaired).file;
        EXPECT_EQ(run(again).created, 1) << repaired;
        const Record last = allRecords(workspace->database(), Kind::order).back();
        EXPECT_EQ(last.integer("amount"), each.amount);
        if (each.header == "[date=dmy]") {
            EXPECT_EQ(last.text("date"), "2025-02-01");
        }
    }
    // A column of choices that fits, and one cell that does not: alone it would be left out as another thing.
    const auto report = run(Kind::client, "name,roles\n乙,品牌方\n丙,皇帝\n");
    ASSERT_EQ(report.rejected, 1);
    writeRejects(report, folder / "rejects.csv");
    EXPECT_THAT(bytesOf(folder / "rejects.csv"), HasSubstr("name,roles,reject_reason[roles=kept]"));
    ImportPlan again;
    again.kind = Kind::client;
    again.file = folder / "rejects.csv";
    EXPECT_EQ(run(again).reasons(), report.reasons());
    // What the plan says goes before it.
    again.kind = Kind::order;
    again.file =
        planFor(Kind::order, "client,date,amount,reject_reason[amount=comma;date=dmy]\n甲,01/02/2025,\"1,234.50\",x\n")
            .file;
    again.decimalMark = DecimalMark::point;
    again.dateOrder = DateOrder::mdy;
    EXPECT_EQ(run(again).created, 1);
    EXPECT_EQ(allRecords(workspace->database(), Kind::order).back().text("date"), "2025-01-02");
}

TEST_F(ImportRejects, RejectsGoIntoFilesAlone) {
    const auto report = run(Kind::client, "name\n\n,x\n");
    std::filesystem::create_symlink("real.csv", folder / "link.csv");
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    EXPECT_THROW(checkRejectsPath(folder / "pipe", folder / "a.meike", folder / "x.csv"), Error);
    EXPECT_THROW(writeRejects(report, folder / "pipe"), Error);
    EXPECT_TRUE(std::filesystem::is_fifo(folder / "pipe"));
    std::ofstream(folder / "real.csv") << "old";
    writeRejects(report, folder / "link.csv");
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link.csv"));
    EXPECT_THAT(bytesOf(folder / "real.csv"), HasSubstr("reject_reason"));
}

}  // namespace
}  // namespace meike::test
