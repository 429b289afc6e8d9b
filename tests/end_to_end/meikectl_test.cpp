// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as scripts use it, on ledgers that these tests write: import, scores, lists, undo, rejects,
// interruption.
#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <map>
#include <thread>

#include "tests/end_to_end/meikectl.h"
#include "tests/support/synthetic_orders.h"

namespace meike::test {
namespace {

using ::testing::HasSubstr;

/// A ledger as an old system prints it: blanks for columns, blanks before the first, CRLF, days as yyyymmdd.
struct OldLedger {
    std::vector<std::string> rows;
    std::size_t clients = 0;

    explicit OldLedger(std::size_t count, std::uint64_t seed) {
        Numbers numbers(seed);
        std::map<std::string, int> seen;
        for (std::size_t i = 0; i < count; ++i) {
            char row[80];
            const int client = static_cast<int>(numbers.below(static_cast<std::int64_t>(count) / 3));
            std::snprintf(row, sizeof row, " %05d 19970%d%02d  %d  %3d.%02d", client,
                          static_cast<int>(numbers.between(1, 9)), static_cast<int>(numbers.between(1, 28)),
                          static_cast<int>(numbers.between(1, 9)), static_cast<int>(numbers.below(200)),
                          static_cast<int>(numbers.below(100)));
            rows.emplace_back(row);
            ++seen[rows.back().substr(0, 6)];
        }
        clients = seen.size();
    }
    std::string text() const {
        std::string text = " customer_id  date number_of_cds  dollar_value\r\n";
        for (const std::string& row : rows) text += row + "\r\n";
        return text;
    }
};

const std::string kLedgerMap = "client=customer_id,date,amount=dollar_value";

TEST_F(Meikectl, ALedgerGoesInIsScoredListedAndTakenBack) {
    const OldLedger ledger(3000, 1);
    const std::string w = path("a.meike");
    output({"new", w});
    const std::string before = digestOf(w);
    const Json report = json({"import", w, write("ledger.txt", ledger.text()), "--kind", "orders", "--map", kLedgerMap,
                              "--create-missing-clients"});
    EXPECT_EQ(report.at("rows"), ledger.rows.size());
    EXPECT_EQ(report.at("new"), ledger.rows.size());
    EXPECT_EQ(report.at("rejected"), 0);
    EXPECT_EQ(report.at("clients_created"), ledger.clients);
    const std::string after = digestOf(w);
    output({"undo", w});
    EXPECT_EQ(digestOf(w), before);
    EXPECT_EQ(json({"assess", w}).at("clients").size(), 0u);
    output({"redo", w});
    EXPECT_EQ(digestOf(w), after);

    const Json assessment = json({"assess", w, "--as-of", "1998-01-01"});
    ASSERT_EQ(assessment.at("clients").size(), ledger.clients);
    // The clients of the two highest tiers that occur, the same by every way to ask.
    std::map<std::string, std::vector<std::string>> byTier;
    for (const Json& client : assessment.at("clients")) byTier[client.at("tier")].push_back(client.at("name"));
    std::vector<std::string> best;
    for (const char* tier : {"core", "key", "growth", "general"})
        if (byTier.contains(tier) && best.size() < 2) best.emplace_back(tier);
    ASSERT_EQ(best.size(), 2u);
    const std::string rule = write("rule.json", Json({{"field", "tier"}, {"op", "any_of"}, {"value", best}}).dump());
    output(
        {"export", w, "--rule", rule, "--as-of", "1998-01-01", "--columns", "name,tier", "--output", path("best.csv")});
    std::vector<std::string> expected{"name,tier"};
    for (const Json& client : assessment.at("clients"))
        if (std::find(best.begin(), best.end(), client.at("tier").get<std::string>()) != best.end())
            expected.push_back(client.at("name").get<std::string>() + "," + client.at("tier").get<std::string>());
    EXPECT_EQ(linesOf(read("best.csv")), expected);
    EXPECT_EQ(
        output({"clients", w, "--rule", rule, "--as-of", "1998-01-01", "--columns", "name,tier", "--format", "csv"}),
        read("best.csv"));
    // As of today the same clients are long gone; the workspace was not written by any of this but for the register.
    EXPECT_NE(output({"clients", w, "--rule", rule, "--columns", "name,tier", "--format", "csv"}), read("best.csv"));
    EXPECT_EQ(json({"records", w, "borrow_records", "list"}).size(), 1u);
    const std::string noted = digestOf(w);
    EXPECT_NE(noted, after);

    // What left is not taken back with what came in.
    output({"undo", w});
    EXPECT_EQ(json({"assess", w}).at("clients").size(), 0u);
    EXPECT_EQ(json({"records", w, "borrow_records", "list"}).size(), 1u);
    output({"redo", w});
    EXPECT_EQ(digestOf(w), noted);
    EXPECT_EQ(run({"check", w}), 0);
}

TEST_F(Meikectl, RefundsReduceTheValueAreNoPurchaseAndDoNotMoveTheLastDay) {
    // Invoices of a shop: each row an order, lines of one invoice share its number, refunds have negative quantities.
    const std::string header = "InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n";
    const std::string shop = write("shop.csv", header +
                                                   "1001,\"MUG, BLUE\",2,2011-03-01 10:00:00,2.55,17850.0\n"
                                                   "1001,LAMP,1,2011-03-01 10:00:00,10.015,17850.0\n"
                                                   "1002,MUG,6,2011-04-01 09:30:00,2.55,17850.0\n"
                                                   "C1003,MUG,-1,2011-09-01 12:00:00,2.55,17850.0\n"
                                                   "1004,POSTAGE,1,2011-05-01 08:00:00,18,\n"
                                                   "1005,BAG,3,2011-05-02 08:00:00,1.65,13047.0\n");
    const std::string w = path("b.meike");
    output({"new", w, "--base-currency", "GBP"});
    const std::string map = "client=CustomerID,quantity,unit_price,date,number=InvoiceNo";
    Json report = json({"import", w, shop, "--kind", "orders", "--map", map, "--create-missing-clients", "--currency",
                        "GBP", "--errors", path("rejects.csv")});
    EXPECT_EQ(report.at("new"), 5);
    EXPECT_EQ(report.at("rejected"), 1);
    EXPECT_EQ(report.at("reasons"), Json::parse(R"({"client is missing": 1})"));
    const Json client = json({"assess", w, "--as-of", "2011-12-01"}).at("clients").at(1);
    EXPECT_EQ(client.at("name"), "17850.0");
    EXPECT_EQ(client.at("orders"), 2);
    EXPECT_EQ(client.at("first_order"), "2011-03-01");
    EXPECT_EQ(client.at("last_order"), "2011-04-01");
    EXPECT_EQ(client.at("recency_days"), 244);
    // 5.10 + 10.02 (half away from zero) + 15.30 - 2.55
    EXPECT_EQ(client.at("monetary"), 27.87);

    std::string rejects = read("rejects.csv");
    EXPECT_EQ(rejects,
              "InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,reject_reason\r\n"
              "1004,POSTAGE,1,2011-05-01 08:00:00,18,,\"client is missing\"\r\n");
    rejects.replace(rejects.find(",18,,"), 5, ",18,12583.0,");
    report = json({"import", w, write("repaired.csv", rejects), "--kind", "orders", "--map", map,
                   "--create-missing-clients", "--currency", "GBP"});
    EXPECT_EQ(report.at("new"), 1);
    EXPECT_EQ(report.at("rejected"), 0);
}

TEST_F(Meikectl, ShufflingTheRowsChangesNoScore) {
    OldLedger ledger(1500, 2);
    const auto scores = [&](const std::string& name) {
        output({"new", path(name)});
        output({"import", path(name), write("ledger.txt", ledger.text()), "--kind", "orders", "--map", kLedgerMap,
                "--create-missing-clients"});
        Json clients = json({"assess", path(name), "--as-of", "1998-01-01"}).at("clients");
        for (Json& client : clients) client.erase("id");  // another workspace, other uids
        return clients;
    };
    const Json first = scores("a.meike");
    Numbers numbers(3);
    for (std::size_t i = ledger.rows.size(); i > 1; --i)
        std::swap(ledger.rows[i - 1],
                  ledger.rows[static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(i)))]);
    EXPECT_EQ(first, scores("b.meike"));
    EXPECT_GT(first.size(), 300u);
}

TEST_F(Meikectl, AnInterruptedImportLeavesNothingBehind) {
    const OldLedger ledger(200'000, 4);
    const std::string w = path("a.meike");
    output({"new", w});
    const std::string before = digestOf(w);
    const pid_t child = start({"import", w, write("ledger.txt", ledger.text()), "--kind", "orders", "--map", kLedgerMap,
                               "--create-missing-clients"});
    // Once it is writing: the progress on stderr says so.
    for (int i = 0; i < 1000 && read("err").find("importing") == std::string::npos; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    kill(child, SIGINT);
    EXPECT_EQ(wait(child), 1);
    EXPECT_THAT(read("err"), HasSubstr("cancelled"));
    EXPECT_EQ(digestOf(w), before);
    EXPECT_EQ(run({"check", w}), 0);
    EXPECT_EQ(json({"history", w}).at(0).at("what"), "New workspace");
}

}  // namespace
}  // namespace meike::test
