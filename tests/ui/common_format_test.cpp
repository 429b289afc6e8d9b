// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QApplication>
#include <QLocale>

#include "ui/kit/format.h"
#include "ui/kit/language.h"
#include "ui/kit/text.h"
#include "ui/rules/condition_text.h"

using namespace meike;
using namespace meike::ui;
using namespace Qt::StringLiterals;

namespace {

/// The formats of one language; the translators of the application stay as they are.
class InLanguage {
public:
    explicit InLanguage(Language language) : m_before(QLocale()) {
        QLocale::setDefault(language == Language::zh ? QLocale(QLocale::Chinese, QLocale::China)
                                                     : QLocale(QLocale::English, QLocale::UnitedStates));
    }
    ~InLanguage() { QLocale::setDefault(m_before); }

private:
    QLocale m_before;
};

std::string shortYuan(std::int64_t yuan) { return u8(moneyShort(yuan * 100, "CNY")); }

Date day(int year, unsigned month, unsigned d) { return valueOrThrow(makeDate(year, month, d)); }

}  // namespace

TEST(Format, MoneyOnCardsInChinese) {
    const InLanguage zh(Language::zh);
    EXPECT_EQ(shortYuan(0), "¥0");
    EXPECT_EQ(shortYuan(9'999), "¥9,999");
    EXPECT_EQ(shortYuan(10'000), "¥1万");
    EXPECT_EQ(shortYuan(865'000), "¥86.5万");
    EXPECT_EQ(shortYuan(12'350'000), "¥1,235万");
    EXPECT_EQ(shortYuan(-12'350'000), "-¥1,235万");
    EXPECT_EQ(shortYuan(99'940'000), "¥9,994万");
    EXPECT_EQ(shortYuan(99'999'999), "¥1亿") << "never 10,000万";
    EXPECT_EQ(shortYuan(123'400'000), "¥1.23亿");
    EXPECT_EQ(shortYuan(12'340'000'000), "¥123亿");
    EXPECT_EQ(u8(moneyShort(999'999, "CNY")), "¥1万") << "9,999.99 rounds to the unit";
}

TEST(Format, MoneyOnCardsInEnglish) {
    const InLanguage en(Language::en);
    EXPECT_EQ(shortYuan(9'500), "¥9,500");
    EXPECT_EQ(shortYuan(10'500), "¥10.5K");
    EXPECT_EQ(shortYuan(950'000), "¥950K");
    EXPECT_EQ(shortYuan(999'600), "¥1M") << "never 1,000K";
    EXPECT_EQ(shortYuan(12'350'000), "¥12.4M");
    EXPECT_EQ(shortYuan(2'000'000'000), "¥2B");
    EXPECT_EQ(u8(moneyShort(50, "CNY")), "¥0.50");
    EXPECT_EQ(u8(moneyShort(1'234'567, "JPY")), "JP¥1.23M");
    EXPECT_EQ(u8(moneyShort(-50'000'00, "GBP")), "-£50K");
}

TEST(Format, FullAmountsKeepEveryDigit) {
    EXPECT_EQ(u8(moneyFull(123'456'780, "CNY")), "¥1,234,567.80");
    EXPECT_EQ(u8(moneyFull(-5, "USD")), "-$0.05");
    EXPECT_EQ(u8(moneyFull(1234, "JPY")), "JP¥1,234");
    EXPECT_EQ(u8(moneyFull(1'234'567, "KWD")), "KWD 1,234.567");
    EXPECT_EQ(u8(moneyFull(9'007'199'254'740'993, "CNY")), "¥90,071,992,547,409.93") << "beyond what doubles hold";
    EXPECT_EQ(u8(moneyFull(std::numeric_limits<std::int64_t>::min(), "CNY")), "≤ -¥92,233,720,368,547,758.08")
        << "the edge of the range stands for at least so much";
    EXPECT_EQ(u8(moneyWhole(150, "CNY")), "¥2");
    EXPECT_EQ(u8(moneyWhole(-149, "CNY")), "-¥1");
    EXPECT_EQ(u8(moneyWhole(-49, "CNY")), "¥0") << "no minus before nothing";
}

TEST(Format, NumbersAndPercents) {
    EXPECT_EQ(u8(count(23570)), "23,570");
    EXPECT_EQ(u8(signedCount(24)), "+24");
    EXPECT_EQ(u8(signedCount(-3)), "-3");
    EXPECT_EQ(u8(signedCount(0)), "0");
    EXPECT_EQ(u8(percent(0.573)), "57%");
    EXPECT_EQ(u8(percent(0.573, 1)), "57.3%");
    EXPECT_EQ(u8(signedNumber(3.14, 1)), "+3.1");
    EXPECT_EQ(u8(signedNumber(-0.01, 1)), "0.0") << "no minus before nothing";
    EXPECT_EQ(u8(number(std::nan(""), 1)), "–");
}

TEST(Format, WhatIsNotCertainIsNeverCalledSo) {
    const InLanguage en(Language::en);
    EXPECT_EQ(u8(likelihood(0)), "0%");
    EXPECT_EQ(u8(likelihood(0.004)), "<1%");
    EXPECT_EQ(u8(likelihood(0.505)), "51%");
    EXPECT_EQ(u8(likelihood(0.9999)), ">99%");
    EXPECT_EQ(u8(likelihood(1)), "100%");
}

TEST(Format, ConditionsOnSharesReadAsPerCent) {
    const InLanguage en(Language::en);
    const Field& alive = fieldOf(Kind::client, "p_alive");
    const auto text = [&](const char* value) { return u8(conditionValueText(alive, value, Language::en, "CNY")); };
    EXPECT_EQ(text("0.5"), "50%");
    EXPECT_EQ(text("0.155"), "15.5%");
    EXPECT_EQ(text("1"), "100%");
    EXPECT_EQ(text("0"), "0%");
}

TEST(Format, DatesBesideToday) {
    const Date today = day(2026, 11, 22);
    EXPECT_EQ(u8(relativeDate(today, today)), "today");
    EXPECT_EQ(u8(relativeDate(day(2026, 11, 21), today)), "yesterday");
    EXPECT_EQ(u8(relativeDate(day(2026, 11, 23), today)), "tomorrow");
    EXPECT_TRUE(relativeDate(day(2026, 11, 12), today).contains(u"10"_s));
    EXPECT_NE(relativeDate(day(2026, 11, 12), today), relativeDate(day(2026, 12, 2), today));
    EXPECT_EQ(u8(shortDate(day(2026, 3, 9), today)), "03-09");
    EXPECT_EQ(u8(shortDate(day(2025, 3, 9), today)), "2025-03-09");
    const InLanguage zh(Language::zh);
    EXPECT_EQ(u8(weekdayText(day(2026, 11, 25))), "周三");
}

TEST(Format, WordsAreJoinedAsTheLanguageDoes) {
    EXPECT_EQ(listText({u"a"_s, u"b"_s}), u"a, b"_s);
    EXPECT_EQ(clauseText({u"a"_s, u"b"_s}), u"a, b"_s);
    EXPECT_EQ(labelledText(u"Tier"_s, u"core"_s), u"Tier: core"_s);
    EXPECT_EQ(sentencesText({u"One."_s, u"Two."_s}), u"One. Two."_s);
    const InLanguage zh(Language::zh);
    EXPECT_EQ(listText({u"甲"_s, u"乙"_s}), u"甲、乙"_s);
    EXPECT_EQ(clauseText({u"甲"_s, u"乙"_s}), u"甲，乙"_s);
    EXPECT_EQ(labelledText(u"等级"_s, u"核心"_s), u"等级：核心"_s);
    EXPECT_EQ(sentencesText({u"一。"_s, u"二。"_s}), u"一。二。"_s);
}

TEST(Format, MnemonicsAreNotReadOut) {
    EXPECT_EQ(withoutMnemonic(u"&File"_s), u"File"_s);
    EXPECT_EQ(withoutMnemonic(u"Na&me"_s), u"Name"_s);
    EXPECT_EQ(withoutMnemonic(u"文件(&F)"_s), u"文件"_s);
    EXPECT_EQ(withoutMnemonic(u"导出 (&E)..."_s), u"导出..."_s);
    EXPECT_EQ(withoutMnemonic(u"Research && media"_s), u"Research & media"_s);
    EXPECT_EQ(withoutMnemonic(u"Brand (PR)"_s), u"Brand (PR)"_s);
}

TEST(Text, DatesAndTextsGoThereAndBack) {
    for (const Date date : {day(1, 1, 1), day(1969, 12, 31), day(1970, 1, 1), day(2024, 2, 29), day(9999, 12, 31)}) {
        EXPECT_EQ(fromQDate(qdate(date)), date);
        EXPECT_EQ(u8(qdate(date).toString(u"yyyy-MM-dd"_s)), isoDate(date));
    }
    const std::string text = "知夏美妆 é\0x";
    EXPECT_EQ(u8(qs(text)), text);
    EXPECT_EQ(u8(qs(std::string_view("a\0b", 3))), std::string("a\0b", 3));
    const QString path = u"/数据/客户 2026.meike"_s;
    EXPECT_EQ(qsPath(u8Path(path)), path);
}
