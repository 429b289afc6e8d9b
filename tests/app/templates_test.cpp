// SPDX-License-Identifier: GPL-3.0-or-later
// That templates are understood and good is tested with imports (import_test.cpp).
#include "app/templates.h"

#include <gtest/gtest.h>

namespace meike {
namespace {

TEST(Templates, OpenInExcelAsTheyAre) {
    EXPECT_EQ(templateText(Kind::rate, Language::zh, false), "\xEF\xBB\xBF币种,起始日,汇率（兑本位币）\r\n");
    EXPECT_EQ(templateText(Kind::rate, Language::en, true),
              "\xEF\xBB\xBF"
              "Currency,From,Value in base currency\r\nUSD,2025-01-01,7.1\r\n");
    EXPECT_EQ(templateFileName(Kind::client, Language::zh), "导入模板_客户.csv");
    EXPECT_EQ(templateFileName(Kind::order, Language::en), "import_template_orders.csv");
}

}  // namespace
}  // namespace meike
