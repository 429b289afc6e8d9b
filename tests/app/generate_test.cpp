// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/score_book.h"
#include "base/deterministic_random.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
using test::TemporaryFolder;

namespace {

/// A small generated agency in a file of its own.
struct Generated {
    TemporaryFolder folder;
    FixedClock clock{valueOrThrow(parseIsoDate("2026-11-22"))};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder.path() / "generated.meike", "CNY", clock);
    std::string empty = digest(workspace->database());

    explicit Generated(const GenerateOptions& options) { add(options); }
    void add(const GenerateOptions& options) {
        NoProgress quiet;
        generateAgency(*workspace, options, quiet, {});
    }
    std::vector<Record> all(Kind kind) { return allRecords(workspace->database(), kind); }
};

TEST(DeterministicRandom, GivesTheseNumbersEverywhere) {
    // xoshiro256** seeded by splitmix64, checked against an independent implementation (Python, unbounded integers).
    DeterministicRandom random(1, 0);
    EXPECT_EQ(random.next(), 0xFFE386A6E6CEDB2DULL);
    EXPECT_EQ(random.next(), 0x9F7656F12B087FEBULL);
    EXPECT_EQ(random.next(), 0xB3A9387600D82E36ULL);
    DeterministicRandom other(1, 1);
    EXPECT_NE(DeterministicRandom(1, 0).next(), other.next());
}

TEST(DeterministicRandom, StaysInsideItsBounds) {
    DeterministicRandom random(7);
    std::set<std::int64_t> seen;
    for (int i = 0; i < 1'000; ++i) seen.insert(random.between(-2, 2));
    EXPECT_THAT(seen, testing::ElementsAre(-2, -1, 0, 1, 2));
    EXPECT_EQ(random.below(0), 0U);
    EXPECT_EQ(random.between(5, 5), 5);
    for (int i = 0; i < 100; ++i) {
        EXPECT_FALSE(random.chance(0));
        EXPECT_TRUE(random.chance(100));
        EXPECT_EQ(random.weighted({0, 0, 3, 0}), 2U);
    }
}

TEST(DeterministicRandom, HasTheMomentsItClaims) {
    DeterministicRandom random(11);
    constexpr int kDraws = 200'000;
    double sum = 0, squares = 0, exponential = 0;
    std::vector<std::int64_t> amounts;
    for (int i = 0; i < kDraws; ++i) {
        const double z = static_cast<double>(random.normal()) / 65'536;
        sum += z;
        squares += z * z;
        exponential += static_cast<double>(random.exponential()) / 65'536;
        amounts.push_back(random.lognormal(1'000'000, 100));
    }
    EXPECT_NEAR(sum / kDraws, 0, 0.01);
    EXPECT_NEAR(squares / kDraws, 1, 0.015);
    EXPECT_NEAR(exponential / kDraws, 1, 0.015);
    std::sort(amounts.begin(), amounts.end());
    EXPECT_NEAR(static_cast<double>(amounts[kDraws / 2]), 1e6, 1.5e4);
    // One octave for each standard deviation: the 84th percentile is twice the median.
    EXPECT_NEAR(static_cast<double>(amounts[168'268]), 2e6, 3e4);
}

TEST(Generate, ExactlyAsManyAsAskedFor) {
    for (const auto& [clients, orders] : {std::pair<std::int64_t, std::int64_t>{0, 0}, {1, 0}, {1, 5}, {300, 2'000}}) {
        Generated generated({clients, orders, 3});
        EXPECT_EQ(countRecords(generated.workspace->database(), Kind::client), clients);
        EXPECT_EQ(countRecords(generated.workspace->database(), Kind::order), orders);
    }
}

TEST(Generate, ASeedIsADataSet) {
    const GenerateOptions options{200, 1'500, 42};
    Generated first(options), second(options), other({200, 1'500, 43});
    for (const KindRow& row : kindTable()) EXPECT_EQ(first.all(row.kind), second.all(row.kind)) << row.key;
    EXPECT_NE(first.all(Kind::order), other.all(Kind::order));
    EXPECT_NE(first.all(Kind::client), other.all(Kind::client));
}

TEST(Generate, UndoBringsTheEmptyWorkspaceBack) {
    Generated generated({150, 1'000, 5});
    EXPECT_EQ(generated.workspace->undoCommand(), (Command{"generate", {"150", "1000"}}));
    generated.workspace->undo();
    EXPECT_EQ(digest(generated.workspace->database()), generated.empty);
}

TEST(Generate, AgainAddsToWhatIsThere) {
    Generated generated({120, 600, 5});
    generated.add({80, 400, 5});
    std::set<std::string> names, codes, numbers;
    for (const Record& client : generated.all(Kind::client)) {
        names.insert(client.text("name"));
        codes.insert(client.text("code"));
    }
    for (const Record& order : generated.all(Kind::order)) numbers.insert(order.text("number"));
    EXPECT_EQ(names.size(), 200U);
    EXPECT_EQ(codes.size(), 200U);
    EXPECT_EQ(numbers.size(), 1'000U);
    EXPECT_EQ(countRecords(generated.workspace->database(), Kind::person), 12);
}

TEST(Generate, RecordsHoldTogether) {
    Generated generated({400, 6'000, 9});
    const std::string today = isoDate(generated.clock.today());
    std::map<RecordId, Record> orders;
    std::map<RecordId, std::int64_t> refunded;
    std::string previous;
    for (Record& order : generated.all(Kind::order)) {
        EXPECT_LE(order.text("date"), today);
        EXPECT_LE(previous, order.text("date")) << "the ledger grows by date";
        previous = order.text("date");
        EXPECT_FALSE(isEmpty(order.get("service")));
        EXPECT_FALSE(isEmpty(order.get("net")));
        if (!isEmpty(order.get("refund_of"))) {
            const Record& original = orders.at(order.integer("refund_of"));
            EXPECT_EQ(original.integer("client"), order.integer("client"));
            EXPECT_LT(order.integer("amount"), 0);
            EXPECT_GE(original.integer("amount"), -order.integer("amount"));
            EXPECT_EQ(++refunded[original.id()], 1);
        } else {
            EXPECT_GT(order.integer("amount"), 0);
        }
        orders.emplace(order.id(), std::move(order));
    }
    EXPECT_GE(refunded.size(), 40U);
    EXPECT_LE(refunded.size(), 140U);
    std::map<RecordId, std::int64_t> due;
    for (const Record& receivable : generated.all(Kind::receivable)) {
        EXPECT_EQ(orders.at(receivable.integer("order_id")).integer("client"), receivable.integer("client"));
        due[receivable.id()] = receivable.integer("amount");
    }
    EXPECT_GE(due.size(), 200U);
    for (const Record& allocation : generated.all(Kind::allocation))
        EXPECT_GE(due.at(allocation.integer("receivable")) -= allocation.integer("amount"), 0);
    for (const Record& receipt : generated.all(Kind::receipt)) EXPECT_LE(receipt.text("date"), today);
    EXPECT_GE(countRecords(generated.workspace->database(), Kind::client_tag), 60);
    EXPECT_GE(countRecords(generated.workspace->database(), Kind::interaction), 100);
}

TEST(Generate, RatesAreSkewedAsPeopleAre) {
    Generated generated({1'000, 10'000, 2});
    std::map<RecordId, int> counts;
    for (const Record& order : generated.all(Kind::order)) ++counts[order.integer("client")];
    // A Poisson base of equal clients would have a variance near its mean of 10; this one is overdispersed.
    double squares = 0;
    for (const auto& [client, count] : counts) squares += static_cast<double>(count) * count;
    const double variance = squares / 1'000 - 100;
    EXPECT_GE(variance, 60);
    EXPECT_GE(counts.size(), 700U);
    EXPECT_LE(counts.size(), 990U) << "some never bought";

    ScoreBook book;
    book.load(generated.workspace->database());
    const Scores scores = book.score(profileInUse(generated.workspace->database()), generated.clock.today());
    std::set<Stage> stages(scores.assessment.stage.begin(), scores.assessment.stage.end());
    EXPECT_TRUE(stages.contains(Stage::churned));
    EXPECT_TRUE(stages.contains(Stage::loyal));
    EXPECT_TRUE(stages.contains(Stage::prospect));
    EXPECT_EQ(scores.assessment.base.basis, ValueBasis::contribution);
}

TEST(Generate, RefusesWhatMakesNoSense) {
    EXPECT_THROW(Generated({-1, 0, 1}), Error);
    EXPECT_THROW(Generated({10, -1, 1}), Error);
    EXPECT_THROW(Generated({0, 1, 1}), Error);
}

TEST(Generate, StopsAndLeavesNothing) {
    Generated generated({0, 0, 1});
    const std::string before = digest(generated.workspace->database());
    std::stop_source source;
    source.request_stop();
    NoProgress quiet;
    EXPECT_THROW(generateAgency(*generated.workspace, {100, 100, 1}, quiet, source.get_token()), Error);
    EXPECT_EQ(digest(generated.workspace->database()), before);
}

}  // namespace
}  // namespace meike
