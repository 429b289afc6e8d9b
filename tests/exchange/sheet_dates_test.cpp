// SPDX-License-Identifier: GPL-3.0-or-later
// Days and times of sheets against what LibreOffice gave under zh-CN (tests/data/dates).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/date.h"
#include "exchange/cell_format.h"
#include "exchange/table_source.h"
#include "tests/support/dates_book.h"
#include "tests/support/xls_book.h"
#include "tests/support/xlsx_book.h"

namespace meike {
namespace {

/// A day and seconds of it; either may be missing.
struct Moment {
    std::string day;
    double seconds = -1;
};

double clockSeconds(const std::string& clock) {
    double hours = 0;
    double minutes = 0;
    double seconds = 0;
    EXPECT_EQ(std::sscanf(clock.c_str(), "%lf:%lf:%lf", &hours, &minutes, &seconds), 3) << clock;
    return hours * 3600 + minutes * 60 + seconds;
}

/// `2025-03-09T12:30:00` or `PT1097412H29M59.9S`.
Moment theirs(const std::string& type, const std::string& value) {
    if (type == "date") return {value.substr(0, 10), value.size() > 10 ? clockSeconds(value.substr(11)) : 0};
    double hours = 0;
    double minutes = 0;
    double seconds = 0;
    EXPECT_EQ(std::sscanf(value.c_str(), "PT%lfH%lfM%lfS", &hours, &minutes, &seconds), 3) << value;
    return {"", hours * 3600 + minutes * 60 + seconds};
}

/// The day of a serial number, as LibreOffice counts them.
std::string dayOf(const std::string& serial, bool from1904) {
    const Date first = from1904 ? Date(std::chrono::year(1904) / 1 / 1) : Date(std::chrono::year(1899) / 12 / 30);
    return isoDate(first + std::chrono::days(static_cast<int>(std::stod(serial))));
}

/// Format and serial number to what we read, of one workbook.
using Cells = std::map<std::pair<std::string, std::string>, CellText>;
Cells cellsOf(const std::string& bytes) {
    TableOptions options;
    options.header = false;
    auto source = TableSource::fromBytes(bytes, options);
    EXPECT_TRUE(source.has_value());
    Cells cells;
    CsvRow row;
    while (source && (*source)->next(row))
        for (std::size_t i = 0; i < test::dateSerials().size(); ++i)
            cells[{std::string(row.cell(0)), test::dateSerials()[i]}] = {std::string(row.cell(i + 1)), row.kind(i + 1)};
    return cells;
}

class SheetDates : public ::testing::TestWithParam<const char*> {};

TEST_P(SheetDates, AreThoseOfLibreOffice) {
    std::map<std::string, Cells> ours;
    for (const bool from1904 : {false, true}) {
        const test::Book book = test::datesBook(from1904);
        const bool old = std::string(GetParam()) == "xls";
        ours[from1904 ? "1904" : "1900"] = cellsOf(old ? test::xlsOf(book) : test::xlsxOf(book));
    }
    std::ifstream file(std::filesystem::path(MEIKE_TEST_DATA_DIR) / "dates" / "libreoffice-zh-cn.tsv");
    int compared = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream fields(line);
        std::string system, format, serial, type, value, shown;
        for (std::string* field : {&system, &format, &serial, &type, &value, &shown})
            std::getline(fields, *field, '\t');
        SCOPED_TRACE(line);
        const auto found = ours[system].find({format, serial});
        ASSERT_NE(found, ours[system].end());
        const CellText& cell = found->second;
        ++compared;
        if (type != "date" && type != "time") {
            EXPECT_EQ(cell.kind, CellKind::number) << cell.text;
            EXPECT_EQ(std::stod(cell.text), std::stod(serial));
            continue;
        }
        const double number = std::stod(serial);
        if (type == "date" && system == "1900" && number < 60) {
            // Excel's day 1 is the first of January; LibreOffice's the day before. Nobody has a day 0.
            EXPECT_EQ(cell.text.substr(0, 10),
                      number < 1 ? (cell.kind == CellKind::number ? "0.25" : "06:00:00") : "1900-01-01");
            continue;
        }
        const Moment moment = theirs(type, value);
        const bool elapsed = format.find("code [h]") == 0 || format.find("code [mm]") == 0 || format == "id 46";
        const std::size_t blank = cell.text.find(' ');
        if (elapsed) {
            EXPECT_EQ(cell.kind, CellKind::duration);
            EXPECT_NEAR(clockSeconds(cell.text), moment.seconds, 0.51);
        } else if (type == "time" && number < 1) {
            EXPECT_EQ(cell.kind, CellKind::duration);
            EXPECT_NEAR(clockSeconds(cell.text), moment.seconds, 0.51);
        } else if (type == "time" && system == "1900" && number < 60) {
            EXPECT_EQ(cell.text, "1900-01-01 12:00:00");
        } else {
            EXPECT_EQ(cell.kind, CellKind::date);
            EXPECT_EQ(cell.text.substr(0, 10), type == "date" ? moment.day : dayOf(serial, system == "1904"));
            if (blank != std::string::npos) {
                EXPECT_NEAR(clockSeconds(cell.text.substr(blank + 1)), std::fmod(moment.seconds, 86400), 0.51);
            }
        }
    }
    EXPECT_EQ(compared,
              2 * static_cast<int>((test::kDateIds.size() + test::dateCodes().size()) * test::dateSerials().size()));
}

INSTANTIATE_TEST_SUITE_P(Files, SheetDates, ::testing::Values("xlsx", "xls"));

struct FormatCase {
    const char* code;
    const char* stored;
    const char* text;
    CellKind kind;
};
void PrintTo(const FormatCase& each, std::ostream* out) { *out << each.code << " of " << each.stored; }

class CellFormats : public ::testing::TestWithParam<FormatCase> {};

TEST_P(CellFormats, ShowWhatAPersonSees) {
    const FormatCase& each = GetParam();
    const CellText cell = cellOfNumber(each.stored, readFormatCode(each.code), false);
    EXPECT_EQ(cell.text, each.text);
    EXPECT_EQ(cell.kind, each.kind);
}

INSTANTIATE_TEST_SUITE_P(
    Codes, CellFormats,
    ::testing::Values(
        FormatCase{"0%", "0.125", "12.5%", CellKind::number}, FormatCase{"0.00%", "0.0008", "0.08%", CellKind::number},
        FormatCase{"0%", "7", "700%", CellKind::number}, FormatCase{"0%", "-0.5", "-50%", CellKind::number},
        FormatCase{"0%", "0", "0%", CellKind::number}, FormatCase{"General", "0.1", "0.1", CellKind::number},
        FormatCase{"General", "1.1812E+11", "118120000000", CellKind::number},
        FormatCase{"General", "45725.519999999997", "45725.52", CellKind::number},
        FormatCase{"General", "1E-7", "0.0000001", CellKind::number},
        FormatCase{"General", "-0", "0", CellKind::number}, FormatCase{"General", "+5", "5", CellKind::number},
        FormatCase{"General", "1E+300", "1e+300", CellKind::number},
        FormatCase{"General", "1234567890123456789", "1234567890123456789", CellKind::number},
        FormatCase{"General", "12,5", "12,5", CellKind::text}, FormatCase{"General", "nan", "nan", CellKind::text},
        FormatCase{"00000", "123", "00123", CellKind::number}, FormatCase{"00000", "1.5", "1.5", CellKind::number},
        FormatCase{"[$¥-804]#,##0.00", "1234.5", "¥1234.5", CellKind::number},
        FormatCase{"\"US$\"#,##0", "-3", "-US$3", CellKind::number},
        FormatCase{"0.0\"万元\"", "3.5", "3.5万元", CellKind::number},
        FormatCase{"0!.0,\"万\"", "35000", "35000", CellKind::number},
        FormatCase{"0.00,\"千\"", "35000", "35000", CellKind::number},
        FormatCase{"0\"个\"", "3", "3", CellKind::number}, FormatCase{"G/通用格式", "3", "3", CellKind::number},
        FormatCase{"yyyy-mm-dd", "60", "1900-02-29", CellKind::date},
        FormatCase{"yyyy-mm-dd", "59", "1900-02-28", CellKind::date},
        FormatCase{"yyyy-mm-dd", "1", "1900-01-01", CellKind::date},
        FormatCase{"yyyy-mm-dd", "0", "0", CellKind::number}, FormatCase{"yyyy-mm-dd", "-1", "-1", CellKind::number},
        FormatCase{"yyyy-mm-dd", "2958465", "9999-12-31", CellKind::date},
        FormatCase{"yyyy-mm-dd", "2958466", "2958466", CellKind::number},
        FormatCase{"yyyy-mm-dd", "1e300", "1e+300", CellKind::number},
        FormatCase{"h:mm", "45725.5", "2025-03-09 12:00:00", CellKind::date},
        FormatCase{"h:mm:ss", "0.999999", "23:59:59", CellKind::duration},
        FormatCase{"mm:ss.0", "0.0000057870", "00:00:00.500", CellKind::duration},
        FormatCase{"[h]:mm", "1.5", "36:00:00", CellKind::duration},
        FormatCase{"[h]:mm", "-0.5", "-12:00:00", CellKind::duration}, FormatCase{"", "5", "5", CellKind::number},
        FormatCase{"\"", "5", "5", CellKind::number}, FormatCase{"[", "5", "5", CellKind::number},
        FormatCase{"\\", "5", "5", CellKind::number}));

}  // namespace
}  // namespace meike
