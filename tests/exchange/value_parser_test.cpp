// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/value_parser.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace meike {
namespace {

std::string fen(std::string_view text, const NumberFormat& format = {}) {
    const Result<ParsedAmount> amount = parseAmount(text, 2, format);
    return amount ? plainAmount(amount->minor, 2) + amount->currency + amount->sign
                  : "error: " + amount.error().detail().plain();
}

bool isNoAmount(std::string_view text, const NumberFormat& format = {}) {
    return !parseAmount(text, 2, format).has_value();
}

TEST(AmountTest, ReadsWhatOfficesWrite) {
    EXPECT_EQ(fen("1234.5"), "1234.50");
    EXPECT_EQ(fen("1,234.50"), "1234.50");
    EXPECT_EQ(fen("12,345,678"), "12345678.00");
    EXPECT_EQ(fen("１，２３４．５"), "1234.50");
    EXPECT_EQ(fen("￥1,234"), "1234.00¥");
    EXPECT_EQ(fen("¥ 1,234"), "1234.00¥");
    EXPECT_EQ(fen("￥3万"), "30000.00¥");
    EXPECT_EQ(fen("3万"), "30000.00");
    EXPECT_EQ(fen("３.５萬元"), "35000.00元");
    EXPECT_EQ(fen("1.2亿"), "120000000.00");
    EXPECT_EQ(fen("5千万"), "50000000.00");
    EXPECT_EQ(fen("3百"), "300.00");
    EXPECT_EQ(fen("1.5万亿"), "1500000000000.00");
    EXPECT_EQ(fen("3w"), "30000.00");
    EXPECT_EQ(fen("12k"), "12000.00");
    EXPECT_EQ(fen("1234元"), "1234.00元");
    EXPECT_EQ(fen("人民币 1,234.00 元整"), "1234.00CNY元");
    EXPECT_EQ(fen("RMB1,234"), "1234.00CNY");
    EXPECT_EQ(fen("CNY 1234"), "1234.00CNY");
    EXPECT_EQ(fen("1234 USD"), "1234.00USD");
    EXPECT_EQ(fen("US$12.30"), "12.30USD");
    EXPECT_EQ(fen("£5"), "5.00GBP");
    EXPECT_EQ(fen("300美元"), "300.00USD");
    EXPECT_EQ(fen(" 7 "), "7.00");
    EXPECT_EQ(fen("'12"), "12.00");
    EXPECT_EQ(fen("1 234.50"), "1234.50");
    EXPECT_EQ(fen("1'234.50"), "1234.50");
    EXPECT_EQ(fen(".5"), "0.50");
    EXPECT_EQ(fen("5."), "5.00");
    EXPECT_EQ(fen("007"), "7.00");
    EXPECT_EQ(fen("1.2E+05"), "120000.00");
    EXPECT_EQ(fen("1.5e-1"), "0.15");
}

TEST(AmountTest, TellsSignsOfOneCurrencyFromThoseOfMany) {
    EXPECT_EQ(fen("$5"), "5.00$");
    EXPECT_EQ(fen("A$5"), "5.00AUD");
    EXPECT_EQ(fen("NT$5"), "5.00TWD");
    EXPECT_EQ(fen("5 €"), "5.00EUR");
    EXPECT_EQ(fen("5港币"), "5.00HKD");
    EXPECT_EQ(fen("5万日元"), "50000.00JPY");
    EXPECT_EQ(fen("人民币5万元"), "50000.00CNY元");
    EXPECT_EQ(fen("\xE2\x80\xAA¥1,234.50\xE2\x80\xAC"), "1234.50¥");
    EXPECT_EQ(fen("1\xE2\x80\x8B"
                  "234\xC2\xA0元"),
              "1234.00元");
    for (const char* two : {"$5 EUR", "€5元", "¥5 USD", "US$5 HKD"}) EXPECT_TRUE(isNoAmount(two)) << two;
    EXPECT_TRUE(writesWith("HKD", "$") && writesWith("JPY", "¥") && writesWith("TWD", "元"));
    EXPECT_FALSE(writesWith("EUR", "$") || writesWith("USD", "¥") || writesWith("", "$") || writesWith("CNY", "€"));
}

TEST(AmountTest, KnowsEveryMinus) {
    for (const char* text : {"-500", "(500)", "（500）", "500-", "－５００", "−500", "( 500 )", "- 500", "(500.00)"})
        EXPECT_EQ(fen(text), "-500.00") << text;
    EXPECT_EQ(fen("-¥500"), "-500.00¥");
    EXPECT_EQ(fen("¥-500"), "-500.00¥");
    EXPECT_EQ(fen("(¥500)"), "-500.00¥");
    EXPECT_EQ(fen("+500"), "500.00");
    for (const char* text : {"--500", "-(500)", "(-500)", "-500-", "(500", "500)", "((500))", "+-5"})
        EXPECT_TRUE(isNoAmount(text)) << text;
}

TEST(AmountTest, GuessesNothing) {
    for (const char* text :
         {"4,25",  "1,23,456",   "1,2345", "1234,567", "0,123", "1.234,56", "1.2.3", "1,234.56,7", "1 2 3",
          "12 34", "",           " ",      "-",        "abc",   "12 abc",   "约300", "3-5",        "1/2",
          "#N/A",  "#VALUE!",    "NaN",    "inf",      "1e",    "12%",      "¥",     "￥5 USD",    "VIP 12",
          "万",    "2025-03-09", "5m",     "0x10",     "1,",    ",5",       "1,,234"}) {
        EXPECT_TRUE(isNoAmount(text)) << text << " was read as " << fen(text);
    }
}

TEST(AmountTest, CommaAsDecimalMark) {
    const NumberFormat german{DecimalMark::comma, 1};
    EXPECT_EQ(fen("1.234,56", german), "1234.56");
    EXPECT_EQ(fen("4,25", german), "4.25");
    EXPECT_EQ(fen("1.234", german), "1234.00");
    EXPECT_EQ(fen("-1 234,5", german), "-1234.50");
    EXPECT_TRUE(isNoAmount("4.25", german));
    EXPECT_TRUE(isNoAmount("1,234.5", german));
}

TEST(AmountTest, UnitOfTheColumnYieldsToTheUnitOfTheCell) {
    const NumberFormat tenThousands{DecimalMark::point, 10'000};
    EXPECT_EQ(fen("3", tenThousands), "30000.00");
    EXPECT_EQ(fen("0.00015", tenThousands), "1.50");
    EXPECT_EQ(fen("3万", tenThousands), "30000.00");
    EXPECT_EQ(fen("1.2亿", tenThousands), "120000000.00");
    EXPECT_EQ(fen("-12.3456", tenThousands), "-123456.00");
    EXPECT_TRUE(isNoAmount("92233720368547758", tenThousands));
}

TEST(AmountTest, RoundsHalfAwayFromZeroAndNeverThroughFloatingPoint) {
    EXPECT_EQ(fen("0.005"), "0.01");
    EXPECT_EQ(fen("-0.005"), "-0.01");
    EXPECT_EQ(fen("0.00499999999999999999999999999999999999"), "0.00");
    EXPECT_EQ(fen("1.005"), "1.01");  // 1.00 in binary floating point
    EXPECT_EQ(fen("90071992547409.93"), "90071992547409.93");
    EXPECT_EQ(fen("92233720368547758.07"), "92233720368547758.07");
    EXPECT_TRUE(isNoAmount("92233720368547758.08"));
    EXPECT_TRUE(isNoAmount("99999999999999999999999999999999999999999999"));
    EXPECT_EQ(parseAmount("1234.5", 0).value().minor, 1235);
    EXPECT_EQ(parseAmount("1.2345", 3).value().minor, 1235);
    EXPECT_EQ(fen("0e99"), "0.00");
    EXPECT_TRUE(isNoAmount("1e30"));
    EXPECT_EQ(fen("1e-90"), "0.00");
}

TEST(RatioTest, PercentOfCellOrColumn) {
    EXPECT_EQ(parseRatio("12.5%", false).value(), (Decimal{125, 3}));
    EXPECT_EQ(parseRatio("12.5%", true).value(), (Decimal{125, 3}));
    EXPECT_EQ(parseRatio("0.8", true).value(), (Decimal{8, 3}));
    EXPECT_EQ(parseRatio("0.8", false).value(), (Decimal{8, 1}));
    EXPECT_EQ(parseRatio("８０％", false).value().text(), "0.8");
    EXPECT_FALSE(parseRatio("¥5", false).has_value());
}

TEST(IntegerTest, WholeNumbersOnly) {
    EXPECT_EQ(parseInteger("12").value(), 12);
    EXPECT_EQ(parseInteger("12.0").value(), 12);
    EXPECT_EQ(parseInteger("-1,200").value(), -1200);
    EXPECT_EQ(parseInteger("1.2万").value(), 12'000);
    EXPECT_EQ(parseInteger("9223372036854775807").value(), INT64_MAX);
    for (const char* text : {"12.5", "5%", "x", "9223372036854775808"})
        EXPECT_FALSE(parseInteger(text).has_value()) << text;
}

TEST(LineAmountTest, IsExact) {
    const auto product = [](std::string_view quantity, std::string_view price) {
        const auto line = lineAmount(parseNumber(quantity).value().value, parseNumber(price).value().value, 2);
        return line ? plainAmount(*line, 2) : "error";
    };
    EXPECT_EQ(product("12", "4.15"), "49.80");
    EXPECT_EQ(product("-3", "1.25"), "-3.75");
    EXPECT_EQ(product("1", "1.005"), "1.01");
    EXPECT_EQ(product("-1", "1.005"), "-1.01");
    EXPECT_EQ(product("0.5", "0.01"), "0.01");
    EXPECT_EQ(product("0.333333333333333333", "3"), "1.00");
    EXPECT_EQ(product("0.000000000000000001", "0.000000000000000001"), "0.00");
    EXPECT_EQ(product("99999999", "99999999.99"), "9999999899000000.01");
    EXPECT_EQ(product("9999999999", "99999999.99"), "error");
    EXPECT_EQ(product("9223372036854775807", "9223372036854775807"), "error");
    EXPECT_EQ(product("0", "123.45"), "0.00");
}

TEST(BoolTest, YesAndNoInBothLanguages) {
    for (const char* text : {"是", "有", "√", "yes", "Y", "TRUE", "t", "1", " 是 ", "１", "ＹＥＳ"}) {
        ASSERT_TRUE(parseBool(text).has_value()) << text;
        EXPECT_TRUE(*parseBool(text)) << text;
    }
    for (const char* text : {"否", "无", "無", "×", "no", "N", "False", "f", "0"}) {
        ASSERT_TRUE(parseBool(text).has_value()) << text;
        EXPECT_FALSE(*parseBool(text)) << text;
    }
    for (const char* text : {"", "maybe", "2", "是否"}) EXPECT_FALSE(parseBool(text).has_value()) << text;
}

TEST(NumberColumnSnifferTest, LearnsTheDecimalMark) {
    const auto verdictOf = [](std::initializer_list<const char*> cells) {
        NumberColumnSniffer sniffer;
        for (const char* cell : cells) sniffer.add(cell);
        return sniffer.verdict();
    };
    EXPECT_EQ(verdictOf({"1.234,56", "4,25", "7"}).mark, DecimalMark::comma);
    EXPECT_EQ(verdictOf({"1,234.56", "4.25", "7"}).mark, DecimalMark::point);
    EXPECT_FALSE(verdictOf({"1,234", "4.25"}).ambiguous);
    const auto open = verdictOf({"7", "1,234", "5,678", ""});
    EXPECT_TRUE(open.ambiguous);
    EXPECT_EQ(open.example, "1,234");
    EXPECT_EQ(open.mark, DecimalMark::point);
    EXPECT_FALSE(verdictOf({"7", "8"}).ambiguous);
    EXPECT_EQ(verdictOf({"7", "x"}).others, 1);
}

TEST(EmptyCellTest, OnlyWhiteSpaceIsEmpty) {
    EXPECT_TRUE(isEmptyCell(""));
    EXPECT_TRUE(isEmptyCell(" \t\r\n　"));
    EXPECT_FALSE(isEmptyCell("-"));
    EXPECT_FALSE(isEmptyCell("0"));
}

RC_GTEST_PROP(AmountProperty, EveryAmountSurvivesEverySpelling, ()) {
    const auto minor = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
    const std::string plain = plainAmount(minor, 2);
    const std::string unsignedText = minor < 0 ? plain.substr(1) : plain;
    std::string grouped = unsignedText;
    for (auto at = static_cast<std::ptrdiff_t>(grouped.size()) - 6; at > 0; at -= 3)
        grouped.insert(static_cast<std::size_t>(at), 1, ',');
    std::string wide;
    for (const char c : grouped)
        wide += c == ',' ? "，" : c == '.' ? "．" : std::string("\xEF\xBC") + static_cast<char>(0x90 + (c - '0'));
    const auto is = [&](const std::string& text) {
        const auto amount = parseAmount(text, 2);
        return amount.has_value() && amount->minor == minor;
    };
    RC_ASSERT(is(plain));
    for (const std::string& text : {grouped, wide, "￥" + grouped, grouped + "元", unsignedText + "e0"}) {
        if (minor < 0) {
            RC_ASSERT(is("-" + text));
            RC_ASSERT(is("（" + text + "）"));
            RC_ASSERT(is(text + "-"));
        } else {
            RC_ASSERT(is(text));
        }
    }
    const NumberFormat tenThousands{DecimalMark::point, 10'000};
    RC_ASSERT(parseAmount(plainAmount(minor, 6), 2, tenThousands).value().minor == minor);
    RC_ASSERT(parseAmount(plainAmount(minor, 6) + "万", 2).value().minor == minor);
}

RC_GTEST_PROP(AmountProperty, AnyBytesAreANumberOrAnErrorNeverACrash, ()) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("1", "23", "456", "000", ",", ".", "-", "(", ")", "%", "¥", "万", "亿", "元", "e",
                                      "9999999999999999", " ", "'", "\xE5", "USD"));
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    const auto mark = *rc::gen::element(DecimalMark::point, DecimalMark::comma);
    const auto number = parseNumber(text, {mark, *rc::gen::element<std::int64_t>(1, 10'000, 100'000'000)});
    if (!number) return;
    RC_ASSERT(number->value.scale >= 0 && number->value.scale <= 18);
    // Its own plain text means the same number.
    if (mark == DecimalMark::point) RC_ASSERT(parseNumber(number->value.text()).value().value == number->value);
}

}  // namespace
}  // namespace meike
