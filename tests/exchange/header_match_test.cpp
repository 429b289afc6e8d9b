// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/header_match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace meike {
namespace {

using ::testing::ElementsAre;

const std::vector<HeaderField> kFields = {
    {"client", {"客户", "客户名称", "客户编号", "Customer", "CustomerID", "Client name"}},
    {"date", {"日期", "下单日期", "InvoiceDate", "Order date"}},
    {"amount", {"金额", "含税金额", "Total", "dollar_value"}},
    {"net", {"不含税金额", "金额(不含税)", "Net amount"}},
    {"share", {"占比", "Share"}},
    {"unit_price", {"单价", "UnitPrice"}},
};

std::vector<std::string> keysOf(const std::vector<std::string>& headers) {
    std::vector<std::string> keys;
    for (const HeaderMatch& match : matchHeaders(kFields, headers)) keys.push_back(match.key.value_or("-"));
    return keys;
}

TEST(HeaderMatchTest, IgnoresCaseWidthBlanksAndMarks) {
    EXPECT_THAT(keysOf({"Customer ID", "invoice_date", "TOTAL", "unit-price"}),
                ElementsAre("client", "date", "amount", "unit_price"));
    EXPECT_THAT(keysOf({"*客户名称", " 下单 日期：", "ＴＯＴＡＬ", "Unit.Price"}),
                ElementsAre("client", "date", "amount", "unit_price"));
    EXPECT_THAT(keysOf({"客戶名稱", "下單日期", "金額"}), ElementsAre("client", "date", "amount"));
    EXPECT_THAT(keysOf({"", "Country", "数量"}), ElementsAre("-", "-", "-"));
}

TEST(HeaderMatchTest, AFieldGoesToTheBestColumnOnce) {
    EXPECT_THAT(keysOf({"客户", "客户名称"}), ElementsAre("client", "-"));
    EXPECT_THAT(keysOf({"金额(含税)", "金额（不含税）"}), ElementsAre("amount", "net"));
    EXPECT_THAT(keysOf({"金额(预计)", "金额"}), ElementsAre("-", "amount"));
    EXPECT_THAT(keysOf({"金额万元", "金额(元)"}), ElementsAre("-", "amount"));
}

TEST(HeaderMatchTest, ReportsUnits) {
    const auto unitOf = [](const std::string& header) {
        return matchHeaders(kFields, std::vector<std::string>{header})[0].unit;
    };
    EXPECT_EQ(unitOf("金额(万元)"), (HeaderUnit{10'000, false, "CNY", "万元"}));
    EXPECT_EQ(unitOf("金额（單位：萬元）"), (HeaderUnit{10'000, false, "CNY", "万元"}));
    EXPECT_EQ(unitOf("金额【亿元】"), (HeaderUnit{100'000'000, false, "CNY", "亿元"}));
    EXPECT_EQ(unitOf("金额万元"), (HeaderUnit{10'000, false, "CNY", "万元"}));
    EXPECT_EQ(unitOf("Total [USD]"), (HeaderUnit{1, false, "USD", "usd"}));
    EXPECT_EQ(unitOf("占比(%)"), (HeaderUnit{1, true, "", "%"}));
    EXPECT_EQ(unitOf("Share %"), (HeaderUnit{1, true, "", "%"}));
    EXPECT_EQ(unitOf("金额(含税)"), HeaderUnit{});
    EXPECT_EQ(unitOf("金额"), HeaderUnit{});
}

TEST(HeaderMatchTest, UnitsWithoutBracketsStillName) {
    EXPECT_THAT(keysOf({"金额万元", "占比%"}), ElementsAre("amount", "share"));
    EXPECT_THAT(keysOf({"元"}), ElementsAre("-"));
    EXPECT_EQ(normalisedHeader("客户 名称 (必填)"), "客户名称");
    EXPECT_EQ(normalisedHeader("open (bracket"), "openbracket");
}

}  // namespace
}  // namespace meike
