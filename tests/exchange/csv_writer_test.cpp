// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv_writer.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/support/file_text.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

namespace fs = std::filesystem;

std::size_t filesIn(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

std::string line(std::vector<std::string_view> cells, const CsvWriteOptions& options,
                 std::vector<CsvColumnKind> kinds = {}) {
    std::string out;
    appendCsvRow(out, cells, kinds, options);
    return out;
}

TEST(CsvWriterTest, QuotesOnlyWhatNeedsIt) {
    CsvWriteOptions options;
    EXPECT_EQ(line({"a", "b c", "1,5", "say \"hi\"", "two\nlines"}, options),
              "a,b c,\"1,5\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
    EXPECT_EQ(line({" a", "b "}, options), "\" a\",\"b \"\r\n");
    EXPECT_EQ(line({""}, options), "\"\"\r\n");
    EXPECT_EQ(line({"", ""}, options), "\"\",\r\n");
    options.delimiter = ';';
    options.crlf = false;
    EXPECT_EQ(line({"1,5", "a;b"}, options), "1,5;\"a;b\"\n");
}

TEST(CsvWriterTest, ExactKeepsTheApostrophesOfATextsOwn) {
    struct Row {
        const char* cell;
        const char* written;
    };
    CsvWriteOptions exact;
    exact.keepApostrophes = true;
    exact.crlf = false;
    for (const Row& row : {Row{"'=1+1", "''=1+1"}, Row{"''-x", "'''-x"}, Row{"'plain", "'plain"}, Row{"-5", "-5"}}) {
        std::string out;
        appendCsvRow(out, std::vector<std::string_view>{row.cell}, {}, exact);
        EXPECT_EQ(out, std::string(row.written) + "\n");
        EXPECT_EQ(withoutGuard(row.written).value_or(row.written), row.cell) << "what an import makes of it";
        std::string verbatim;
        appendCsvRow(verbatim, std::vector<std::string_view>{row.cell}, {}, {});
        EXPECT_EQ(verbatim, std::string(row.cell) + "\r\n");
    }
}

TEST(CsvWriterTest, GuardsFormulasInTextColumnsOnly) {
    CsvWriteOptions options;
    options.excelSafe = true;
    EXPECT_EQ(line({"=1+1"}, options), "'=1+1\r\n");
    EXPECT_EQ(line({"+cmd"}, options), "'+cmd\r\n");
    EXPECT_EQ(line({"-2"}, options), "'-2\r\n");
    EXPECT_EQ(line({"@SUM(A1)"}, options), "'@SUM(A1)\r\n");
    EXPECT_EQ(line({"\t=x"}, options), "\"'\t=x\"\r\n");
    EXPECT_EQ(line({"\r=x"}, options), "\"'\r=x\"\r\n");
    EXPECT_EQ(line({" =x"}, options), "\"' =x\"\r\n");
    EXPECT_EQ(line({"＝1"}, options), "'＝1\r\n");
    EXPECT_EQ(line({"a=b", "知夏"}, options), "a=b,知夏\r\n");
    using enum CsvColumnKind;
    EXPECT_EQ(line({"-5.00", "+86 139", "-1", "-x"}, options, {number, phone, date, text}), "-5.00,+86 139,-1,'-x\r\n");
    // A phone is one only when it looks so.
    EXPECT_EQ(line({"=1+1", "+cmd|' /C calc'!A0", "-1+2", "+86 (21) 5555-1234 转8", "+1"}, options,
                   {phone, phone, phone, phone, phone}),
              "'=1+1,'+cmd|' /C calc'!A0,'-1+2,+86 (21) 5555-1234 转8,'+1\r\n");
    // What looks guarded by itself gets a guard too, so that taking one off gives back what was there.
    EXPECT_EQ(line({"'=x", "''=x", "'plain", "'"}, options), "''=x,'''=x,'plain,'\r\n");
    for (const char* cell : {"=1", "'=1", "''=1", "+x", " =1", "＝1", "\t-1", "a", "'a", ""}) {
        const std::string guarded = guardedCell(cell, text);
        EXPECT_EQ(withoutGuard(guarded).value_or(guarded), cell);
    }
    options.excelSafe = false;
    EXPECT_EQ(line({"=1+1"}, options), "=1+1\r\n");
}

TEST(CsvWriterTest, PutsTheWholeFileInPlaceAtOnceAndPrivately) {
    const test::TemporaryFolder folder;
    const fs::path target = folder.path() / "客户_核心_2026-03-09.csv";
    std::ofstream(target) << "old";
    CsvWriteOptions options;
    options.byteOrderMark = true;
    {
        CsvWriter writer(target, options);
        writer.writeHeader(std::vector<std::string>{"名称", "金额"});
        writer.writeRow(std::vector<std::string>{"知夏", "1.00"});
        EXPECT_EQ(test::fileText(target), "old");
        EXPECT_EQ(writer.rows(), 1);
        writer.finish();
    }
    EXPECT_EQ(test::fileText(target), "\xEF\xBB\xBF名称,金额\r\n知夏,1.00\r\n");
    EXPECT_EQ(filesIn(folder.path()), 1U);
    struct stat info {};
    ASSERT_EQ(::stat(target.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600U);
}

TEST(CsvWriterTest, WithoutFinishNothingChanges) {
    const test::TemporaryFolder folder;
    const fs::path target = folder.path() / "list.csv";
    {
        CsvWriter writer(target, {});
        writer.writeRow(std::vector<std::string>{"x"});
    }
    EXPECT_EQ(filesIn(folder.path()), 0U);
    std::stop_source stop;
    stop.request_stop();
    CsvWriter writer(target, {});
    try {
        writer.writeRow(std::vector<std::string>{"x"}, stop.get_token());
        FAIL() << "went on after a stop";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    }
}

TEST(CsvWriterTest, WritesOtherEncodings) {
    const test::TemporaryFolder folder;
    CsvWriteOptions options;
    options.encoding = Encoding::gb18030;
    const fs::path target = folder.path() / "gb.csv";
    CsvWriter gb(target, options);
    for (int i = 0; i < 20'000; ++i) gb.writeRow(std::vector<std::string>{"长沙银行", "😀", "1"});
    gb.finish();
    const DecodedText decoded = decodeToUtf8(test::fileText(target));
    EXPECT_EQ(decoded.encoding, Encoding::gb18030);
    EXPECT_EQ(decoded.problemCount, 0U);
    std::string expected;
    for (int i = 0; i < 20'000; ++i) expected += "长沙银行,😀,1\r\n";
    EXPECT_EQ(decoded.text, expected);

    options.encoding = Encoding::big5;
    CsvWriter big5(folder.path() / "big5.csv", options);
    big5.writeRow(std::vector<std::string>{"😀"});
    EXPECT_THROW(big5.finish(), Error);
    EXPECT_FALSE(fs::exists(folder.path() / "big5.csv"));
}

TEST(CsvWriterTest, SaysWhyAFileCannotBeMade) {
    const test::TemporaryFolder folder;
    const auto kindOf = [](const fs::path& path) {
        try {
            CsvWriter writer(path, {});
        } catch (const Error& error) {
            return error.kind();
        }
        return ErrorKind::internal;
    };
    EXPECT_EQ(kindOf(folder.path() / "no such folder" / "x.csv"), ErrorKind::not_found);
    EXPECT_EQ(kindOf(folder.path()), ErrorKind::io);
}

#ifdef __linux__
TEST(CsvWriterTest, AFullDiskIsSaidAsSuch) {
    // A file size limit stands in for a full disk: the write fails in the same place.
    const test::TemporaryFolder folder;
    const auto writeTooMuch = [&] {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{64 * 1024, 64 * 1024};
        ::setrlimit(RLIMIT_FSIZE, &small);
        try {
            CsvWriter writer(folder.path() / "x.csv", {});
            for (int i = 0; i < 100'000; ++i) writer.writeRow(std::vector<std::string>{"0123456789"});
            writer.finish();
        } catch (const Error& error) {
            std::_Exit(error.kind() == ErrorKind::disk_full ? 42 : 2);
        }
        std::_Exit(1);
    };
    EXPECT_EXIT(writeTooMuch(), ::testing::ExitedWithCode(42), "");
    EXPECT_FALSE(fs::exists(folder.path() / "x.csv"));
}
#endif

TEST(CsvWriterTest, ReplacesTheFileBehindALink) {
    const test::TemporaryFolder folder;
    const fs::path real = folder.path() / "real.csv";
    const fs::path link = folder.path() / "link.csv";
    std::ofstream(real) << "old";
    fs::create_symlink(real, link);
    CsvWriter writer(link, {});
    writer.writeRow(std::vector<std::string>{"new"});
    writer.finish();
    EXPECT_TRUE(fs::is_symlink(link));
    EXPECT_EQ(test::fileText(real), "new\r\n");
}

}  // namespace
}  // namespace meike
