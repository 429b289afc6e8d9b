// SPDX-License-Identifier: GPL-3.0-or-later
// From two lists of an office to one base: what is in it twice is found, said, merged, and the books stay whole.
#include <gmock/gmock.h>

#include "tests/end_to_end/meikectl.h"

namespace meike {
namespace {

using test::Json;

class DuplicatesEndToEnd : public test::Meikectl {};

TEST_F(DuplicatesEndToEnd, TwoListsBecomeOneBase) {
    const std::string base = path("a.meike");
    output({"new", base});
    output({"import", base,
            write("sales.csv",
                  "客户名称,电话,城市\n上海云舟文化传媒有限公司,021-62881234,上海\n"
                  "予湾食品有限公司,13800001111,\n独一家,,\n"),
            "--kind", "clients"});
    output({"import", base,
            write("finance.csv",
                  "客户名称,税号\n云舟文化传媒（上海）有限公司,91350100M000100Y43\n"
                  "予湾食品,\n"),
            "--kind", "clients"});
    output({"import", base,
            write("orders.csv",
                  "客户,日期,金额\n上海云舟文化传媒有限公司,2025-01-10,1000\n"
                  "云舟文化传媒（上海）有限公司,2025-02-10,2000\n予湾食品,2025-03-10,500\n"),
            "--kind", "orders"});
    const Json pairs = json({"duplicates", base, "--min", "likely"});
    ASSERT_EQ(pairs.size(), 2U) << pairs.dump(2);
    const std::string before = digestOf(base);
    for (const Json& pair : pairs) output({"merge", base, pair.at("a"), pair.at("b")});
    EXPECT_EQ(json({"duplicates", base}).size(), 0U);
    const Json after = json({"clients", base, "--columns", "name,registration_no,orders"});
    ASSERT_EQ(after.size(), 3U);
    std::map<std::string, Json> byName;
    for (const Json& client : after) byName[client.at("name")] = client;
    EXPECT_EQ(byName.at("上海云舟文化传媒有限公司").at("orders"), 2);
    EXPECT_EQ(byName.at("上海云舟文化传媒有限公司").at("registration_no"), "91350100M000100Y43");
    EXPECT_EQ(byName.at("予湾食品有限公司").at("orders"), 1);
    output({"check", base});
    // The finance list goes on with its own names.
    output({"import", base, write("next.csv", "客户,日期,金额\n云舟文化传媒（上海）有限公司,2025-04-10,3000\n"),
            "--kind", "orders"});
    EXPECT_EQ(json({"clients", base}).size(), 3U);
    for (int i = 0; i < 3; ++i) output({"undo", base});
    EXPECT_EQ(digestOf(base), before);
}

}  // namespace
}  // namespace meike
