// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/date_parser.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace meike {
namespace {

std::string read(std::string_view text, DateOrder order = DateOrder::automatic) {
    const Result<Date> date = parseDate(text, order);
    return date ? isoDate(*date) : "error: " + date.error().detail().plain();
}

bool isNoDate(std::string_view text, DateOrder order = DateOrder::automatic) {
    return !parseDate(text, order).has_value();
}

TEST(DateParserTest, ReadsWhatOfficesWrite) {
    for (const char* text : {"2025-03-09",         "2025-3-9",
                             "20250309",           "2025/3/9",
                             "2025/03/09",         "2025.3.9",
                             "2025.03.09",         "2025年3月9日",
                             "2025年03月09日",     "2025 年 3 月 9 日",
                             "2025年3月9号",       "25年3月9日",
                             "２０２５年３月９日", "２０２５／３／９",
                             "2025－03－09",       " 2025-03-09 ",
                             "　2025-03-09　",     "'2025-03-09",
                             "9-Mar-2025",         "09 March 2025",
                             "Mar 9, 2025",        "March 9th, 2025",
                             "9-Mar-25",           "2025-Mar-09",
                             "20250309.0",         "45725",
                             "45725.68",           "45725.0"}) {
        EXPECT_EQ(read(text), "2025-03-09") << text;
    }
}

TEST(DateParserTest, CutsTimesAndWeekdaysOff) {
    for (const char* text :
         {"2025-03-09 16:20:00", "2025-03-09T16:20:00Z", "2025-03-09T16:20:00.123+08:00", "2025/3/9 16:20",
          "2025/3/9 4:20 PM", "2025/3/9 下午 4:20", "2025年3月9日 16时20分", "2025年3月9日星期日", "2025-03-09（周日）",
          "20250309162000", "20250309 16:20", "2025-03-09 Sun", "2025-03-09 Sunday 10:00"}) {
        EXPECT_EQ(read(text), "2025-03-09") << text;
    }
    for (const char* text :
         {"2025-03-09 x", "2025-03-091", "2025-03-09 12", "2025-03-09 to 2025-04-01", "2025-03-09, 2025-04-01 10:00x"})
        EXPECT_TRUE(isNoDate(text)) << text;
}

TEST(DateParserTest, ReadsStampsWeekdaysZonesAndChineseNumerals) {
    for (const char* text : {"202503091230",
                             "20250309123059",
                             "20250309T123059Z",
                             "20250309T1230+0800",
                             "20250309 123059",
                             "20250309-123059",
                             "星期日 2025-03-09",
                             "周日2025年3月9日",
                             "礼拜天，2025/3/9",
                             "Sun, 09 Mar 2025 12:30:00 GMT",
                             "Sunday, March 9, 2025",
                             "Sun Mar 09 2025 12:30:00 GMT+0800 (China Standard Time)",
                             "Sun Mar 9 12:30:00 CST 2025",
                             "2025-03-09T12:30:00+08:00",
                             "2025-03-09T12:30:00+0800",
                             "2025-03-09 12:30 UTC",
                             "2025-03-09+08:00",
                             "2025-03-09 12:30:00 (北京时间)",
                             "2025-03-09T12:30:00[Asia/Shanghai]",
                             "二〇二五年三月九日",
                             "二零二五年3月九日",
                             "二○二五年三月九号 星期日",
                             "2025\xE2\x80\x8B"
                             "-03-09",
                             "\xE2\x80\xAA"
                             "2025-03-09\xE2\x80\xAC",
                             "2025\xC2\xA0年3月9日"})
        EXPECT_EQ(read(text), "2025-03-09") << text;
    EXPECT_EQ(read("二〇二五年十月二十一日"), "2025-10-21");
    EXPECT_EQ(read("二〇二五年十二月三十日"), "2025-12-30");
    EXPECT_EQ(read("二〇二五年十一月卅日"), "2025-11-30");
    EXPECT_EQ(read("一九九九年一月廿一日"), "1999-01-21");
    // Account numbers are no stamps, and a period is no day.
    for (const char* text : {"202503092530", "202503091299", "20250309123099", "202513091230", "250309123059",
                             "2025-03-09, 2025-04-01 10:00", "2025-03-09 2025", "20250309 9999", "星期日", "Sunday"})
        EXPECT_TRUE(isNoDate(text)) << text << " was read as " << read(text);
}

TEST(DateParserTest, DaysWithoutAYearAreOfTheYearThatIsSaid) {
    for (const char* text : {"3月9日", "03月09日", "三月九日", "3月9号", "Mar 9", "9 March", "9-Mar", "3月9日 12:30"}) {
        EXPECT_TRUE(isNoDate(text)) << text;
        const auto date = parseDate(text, DateOrder::automatic, 2024);
        EXPECT_EQ(date ? isoDate(*date) : "error", "2024-03-09") << text;
    }
    EXPECT_TRUE(isNoDate("2月29日", DateOrder::automatic));
    EXPECT_TRUE(parseDate("2月29日", DateOrder::automatic, 2024));
    EXPECT_FALSE(parseDate("2月29日", DateOrder::automatic, 2023)) << "there is no such day";
    EXPECT_FALSE(parseDate("13月1日", DateOrder::automatic, 2024));
    EXPECT_EQ(isoDate(*parseDate("2025年3月9日", DateOrder::automatic, 2020)), "2025-03-09");
}

TEST(DateParserTest, RefusesWhatIsNoDay) {
    for (const char* text :
         {"",           " ",          "abc",        "2025",       "2025-03",    "2025年3月",     "3月9日",
          "2025-02-30", "2025-13-01", "2025-00-10", "0025-03-09", "1025-03-09", "3000-01-01",    "2025/3-9",
          "9/3",        "1,234",      "123",        "123456",     "1234567",    "2025-03-09-01", "-2025-03-09",
          "99999",      "00000",      "1/2/345",    "3-9-5",      "#N/A",       "Mar 2025",      "Foo 9, 2025"}) {
        EXPECT_TRUE(isNoDate(text)) << text << " was read as " << read(text);
    }
}

TEST(DateParserTest, ExcelSerialDays) {
    EXPECT_EQ(read("18264"), "1950-01-01");
    EXPECT_EQ(read("73415"), "2100-12-31");
    EXPECT_EQ(read("45658"), "2025-01-01");
    EXPECT_TRUE(isNoDate("18263"));
    EXPECT_TRUE(isNoDate("73416"));
    EXPECT_TRUE(isNoDate("45658.x"));
}

TEST(DateParserTest, AsksWhereNobodyCanKnow) {
    EXPECT_TRUE(isNoDate("9/3/2025"));
    EXPECT_EQ(read("9/3/2025", DateOrder::dmy), "2025-03-09");
    EXPECT_EQ(read("9/3/2025", DateOrder::mdy), "2025-09-03");
    EXPECT_TRUE(isNoDate("9/3/2025", DateOrder::ymd));
    EXPECT_EQ(read("5/5/2025"), "2025-05-05");
    EXPECT_EQ(read("13/3/2025"), "2025-03-13");
    EXPECT_EQ(read("3/13/2025"), "2025-03-13");
    EXPECT_TRUE(isNoDate("13/3/2025", DateOrder::mdy));
    EXPECT_TRUE(isNoDate("13/13/2025"));
    EXPECT_EQ(read("2025/9/3", DateOrder::dmy), "2025-09-03");
    EXPECT_EQ(read("09032025", DateOrder::dmy), "2025-03-09");
}

TEST(DateParserTest, TwoDigitYearsAreOfOurTime) {
    EXPECT_EQ(read("3/9/26", DateOrder::mdy), "2026-03-09");
    EXPECT_EQ(read("3/9/26", DateOrder::dmy), "2026-09-03");
    EXPECT_EQ(read("3/31/26"), "2026-03-31");
    EXPECT_EQ(read("1/1/97", DateOrder::mdy), "1997-01-01");
    EXPECT_EQ(read("1/1/68", DateOrder::mdy), "2068-01-01");
    EXPECT_EQ(read("1/1/69", DateOrder::mdy), "1969-01-01");
    EXPECT_EQ(read("25-03-09", DateOrder::ymd), "2025-03-09");
    EXPECT_TRUE(isNoDate("25-03-09"));
    EXPECT_TRUE(isNoDate("3/9/26", DateOrder::ymd));  // nobody writes the year 2003 as 3
}

DateColumnVerdict verdictOf(std::initializer_list<const char*> cells) {
    DateColumnSniffer sniffer;
    for (const char* cell : cells) sniffer.add(cell);
    return sniffer.verdict();
}

TEST(DateColumnSnifferTest, OneCellDecidesForItsColumn) {
    EXPECT_EQ(verdictOf({"1/2/2025", "13/2/2025", ""}).order, DateOrder::dmy);
    EXPECT_FALSE(verdictOf({"1/2/2025", "13/2/2025"}).ambiguous);
    EXPECT_EQ(verdictOf({"1/2/2025", "2/13/2025"}).order, DateOrder::mdy);
    EXPECT_EQ(verdictOf({"2025-01-02", "2025/2/3"}).order, DateOrder::automatic);
    EXPECT_FALSE(verdictOf({"2025-01-02", "2025/2/3"}).ambiguous);
    EXPECT_EQ(verdictOf({"25-03-09", "25-03-31"}).ambiguous, true);
    EXPECT_EQ(verdictOf({"25-03-09", "32-03-31"}).order, DateOrder::ymd);
    EXPECT_EQ(verdictOf({"12/1/2010 8:26", "12/13/2010 9:00"}).order, DateOrder::mdy);
}

TEST(DateColumnSnifferTest, AsksForTheYearAndForYearsThatMayStandFirst) {
    EXPECT_EQ(verdictOf({"3月9日", "2025年3月9日", "4月1日"}).yearless, 2);
    EXPECT_EQ(verdictOf({"3月9日", "4月1日"}).yearlessExample, "3月9日");
    EXPECT_EQ(verdictOf({"3月9日", "1/2/2025", "13/2/2025"}).order, DateOrder::dmy);
    EXPECT_TRUE(verdictOf({"25/5/6", "25/12/1"}).ambiguous);
    EXPECT_EQ(read("25/5/6", DateOrder::ymd), "2025-05-06");
    EXPECT_EQ(read("25/5/6", DateOrder::dmy), "2006-05-25");
}

TEST(DateColumnSnifferTest, AsksOnlyWhenReadingsDiffer) {
    const auto open = verdictOf({"1/1/2025", "1/2/2025", "3/4/2025"});
    EXPECT_TRUE(open.ambiguous);
    EXPECT_EQ(open.example, "1/2/2025");
    EXPECT_EQ(open.order, DateOrder::automatic);
    EXPECT_FALSE(verdictOf({"1/1/2025", "2/2/2025"}).ambiguous);
    // Year-first cells fit every order and take part in no doubt.
    EXPECT_EQ(verdictOf({"2025-05-06", "13/2/2025"}).order, DateOrder::dmy);
}

TEST(DateColumnSnifferTest, TellsConflictsSerialsAndStrangers) {
    const auto mixed = verdictOf({"13/2/2025", "2/13/2025", "14/2/2025"});
    EXPECT_TRUE(mixed.conflicting);
    EXPECT_EQ(mixed.order, DateOrder::dmy);
    const auto serials = verdictOf({"45725", "45726", "soon", " "});
    EXPECT_EQ(serials.dates, 2);
    EXPECT_EQ(serials.serials, 2);
    EXPECT_EQ(serials.others, 1);
    EXPECT_EQ(verdictOf({"3/13/26"}).twoDigitYears, 1);
    EXPECT_EQ(verdictOf({}).dates, 0);
    EXPECT_FALSE(verdictOf({"x"}).ambiguous);
}

TEST(DateOrderTest, ReadsNamesAndPatterns) {
    EXPECT_EQ(parseDateOrder("auto").value(), DateOrder::automatic);
    EXPECT_EQ(parseDateOrder("ymd").value(), DateOrder::ymd);
    EXPECT_EQ(parseDateOrder("DMY").value(), DateOrder::dmy);
    EXPECT_EQ(parseDateOrder("dd.MM.yyyy").value(), DateOrder::dmy);
    EXPECT_EQ(parseDateOrder("%d/%m/%Y").value(), DateOrder::dmy);
    EXPECT_EQ(parseDateOrder("M/d/yy h:mm").value(), DateOrder::mdy);
    EXPECT_EQ(parseDateOrder("yyyy-MM-dd HH:mm:ss").value(), DateOrder::ymd);
    for (const char* text : {"", "ydm", "day", "mm", "yyyy-MM"}) EXPECT_FALSE(parseDateOrder(text).has_value()) << text;
    for (const DateOrder order : {DateOrder::automatic, DateOrder::ymd, DateOrder::dmy, DateOrder::mdy})
        EXPECT_EQ(parseDateOrder(dateOrderName(order)).value(), order);
}

RC_GTEST_PROP(DateParserProperty, EveryDayInEverySpellingIsReadBack, ()) {
    const Date date = dateOfDay(*rc::gen::inRange<DayNumber>(-25'567, 84'000));  // 1900..2199
    const std::string iso = isoDate(date);
    const std::string y = iso.substr(0, 4);
    const std::string m = iso.substr(5, 2);
    const std::string d = iso.substr(8, 2);
    const auto is = [&](std::string text, DateOrder order) {
        const Result<Date> read = parseDate(text, order);
        return read.has_value() && *read == date;
    };
    const auto order = *rc::gen::element(DateOrder::automatic, DateOrder::ymd, DateOrder::dmy, DateOrder::mdy);
    RC_ASSERT(is(iso, order));
    RC_ASSERT(is(y + m + d, order));
    RC_ASSERT(is(y + "/" + m + "/" + d, order));
    RC_ASSERT(is(y + "年" + m + "月" + d + "日", order));
    RC_ASSERT(is(d + "." + m + "." + y, DateOrder::dmy));
    RC_ASSERT(is(m + "/" + d + "/" + y + " 10:00", DateOrder::mdy));
}

RC_GTEST_PROP(DateParserProperty, AnyBytesAreADateOrAnErrorNeverACrash, ()) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("2025", "3", "09", "13", "-", "/", ".", " ", "年", "月", "日", "T", ":", "Mar",
                                      "(", "\xE5", "'", "9999999999", "PM", "０"));
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    DateColumnSniffer sniffer;
    sniffer.add(text);
    const auto verdict = sniffer.verdict();
    const Result<Date> date = parseDate(text);
    if (date) RC_ASSERT(verdict.dates == 1 && !verdict.ambiguous);
    // What the sniffer settles, the parser reads.
    if (verdict.dates == 1 && !verdict.ambiguous) RC_ASSERT(parseDate(text, verdict.order).has_value());
}

}  // namespace
}  // namespace meike
