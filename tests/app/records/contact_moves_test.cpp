// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/contact_moves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/framework_completion.h"
#include "app/records/record_writer.h"
#include "app/words/error_words.h"
#include "base/error_code.h"
#include "domain/tax.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Care : public ::testing::Test {
protected:
    Database& database() { return workspace->database(); }
    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    RecordId client(const std::string& name) { return add(Record(Kind::client).set("name", name)); }
    void set(Kind kind, RecordId id, std::string_view field, const Value& value) {
        workspace->edit({"change", {}}, [&](Edit& edit) { changeField(edit, kind, id, field, value); });
    }
    /// The words of what is refused; empty when it went through.
    std::string refusal(const std::function<void(Edit&)>& fn) {
        const std::string before = digest(database());
        try {
            workspace->edit({"change", {}}, fn);
        } catch (const Error& error) {
            EXPECT_EQ(digest(database()), before) << "nothing is half done";
            return errorWords(error.detail(), Language::en);
        }
        return {};
    }
    /// name: title, from..to
    std::vector<std::string> people(RecordId client) {
        std::vector<std::string> texts;
        for (const ClientContact& each : contactsOfClient(database(), client))
            texts.push_back(each.name + ": " + each.title + ", " + each.start + ".." + each.finish +
                            (each.role == 0 ? "" : " part"));
        return texts;
    }
    static Date day(std::string_view iso) { return valueOrThrow(parseIsoDate(iso)); }

    test::TemporaryFolder folder;
    FixedClock clock{dateOfDay(20'500)};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
};

TEST_F(Care, AContactMovesInOneStepAndWhatWasStays) {
    const RecordId one = client("甲");
    const RecordId two = client("乙");
    const RecordId boss = add(Record(Kind::contact).set("client", one).set("name", "王总"));
    const RecordId lee = add(Record(Kind::contact)
                                 .set("client", one)
                                 .set("name", "李娜")
                                 .set("title", "媒介经理")
                                 .set("decision_role", "buyer")
                                 .set("reports_to", boss)
                                 .set("is_primary", std::int64_t{1}));
    const RecordId below = add(Record(Kind::contact).set("client", one).set("name", "小张").set("reports_to", lee));
    const RecordId call = add(Record(Kind::interaction)
                                  .set("client", one)
                                  .set("contact", lee)
                                  .set("kind", "call")
                                  .set("date", "2026-01-05")
                                  .set("summary", "x"));
    const std::string before = digest(database());
    const Command command = moveContactCommand(database(), lee, two);
    EXPECT_EQ(commandText(command, Language::zh), "将联系人“李娜”调往“乙”");
    workspace->edit(command, [&](Edit& edit) { moveContact(edit, lee, two, "市场总监", day("2026-02-01")); });
    EXPECT_THAT(people(one), ElementsAre("王总: , ..", "小张: , ..", "李娜: 媒介经理, ..2026-01-31 part"));
    EXPECT_THAT(people(two), ElementsAre("李娜: 市场总监, 2026-02-01.."));
    const Record now = *readRecord(database(), Kind::contact, lee);
    EXPECT_EQ(now.integer("client"), two);
    EXPECT_TRUE(isEmpty(now.get("reports_to")));
    EXPECT_TRUE(isEmpty(now.get("is_primary")));
    EXPECT_TRUE(isEmpty(readRecord(database(), Kind::contact, below)->get("reports_to")));
    EXPECT_EQ(readRecord(database(), Kind::interaction, call)->integer("contact"), lee) << "the old talks are theirs";
    workspace->undo();
    EXPECT_EQ(digest(database()), before) << "one step";
    workspace->redo();
    // And back again: the part there is open from the day on.
    workspace->edit(command, [&](Edit& edit) { moveContact(edit, lee, one, "", day("2026-03-01")); });
    EXPECT_THAT(people(two), ElementsAre("李娜: 市场总监, 2026-02-01..2026-02-28 part"));
    EXPECT_THAT(people(one),
                ElementsAre("王总: , ..", "李娜: , 2026-03-01..", "小张: , ..", "李娜: 媒介经理, ..2026-01-31 part"));
    EXPECT_THAT(refusal([&](Edit& edit) { moveContact(edit, lee, one, "", day("2026-04-01")); }),
                HasSubstr("there already"));
}

TEST_F(Care, APartAtASecondClientBecomesTheirOwnWhenTheyMoveThere) {
    const RecordId one = client("甲");
    const RecordId two = client("乙");
    const RecordId lee = add(Record(Kind::contact).set("client", one).set("name", "李娜").set("title", "经理"));
    const RecordId part = add(Record(Kind::contact_role)
                                  .set("client", two)
                                  .set("contact", lee)
                                  .set("title", "顾问")
                                  .set("decision_role", "influencer")
                                  .set("start", "2025-06-01"));
    EXPECT_THAT(people(two), ElementsAre("李娜: 顾问, 2025-06-01.. part"));
    EXPECT_FALSE(contactsOfClient(database(), two)[0].isThere(day("2025-05-31")));
    EXPECT_TRUE(contactsOfClient(database(), two)[0].isThere(day("2025-06-01")));
    workspace->edit({"move_contact", {}}, [&](Edit& edit) { moveContact(edit, lee, two, "", day("2026-02-01")); });
    EXPECT_THAT(people(two), ElementsAre("李娜: 顾问, 2025-06-01.."));
    EXPECT_EQ(readRecord(database(), Kind::contact, lee)->text("decision_role"), "influencer");
    EXPECT_EQ(countRecords(database(), Kind::contact_role), 2);
    // Who goes takes their parts along.
    workspace->edit({"remove", {}}, [&](Edit& edit) { removeRecord(edit, Kind::contact, lee); });
    EXPECT_FALSE(readRecord(database(), Kind::contact_role, part));
}

TEST_F(Care, NobodyStandsAboveThemselves) {
    const RecordId a = client("甲");
    const RecordId b = client("乙");
    const RecordId c = client("丙");
    set(Kind::client, b, "parent", Value{a});
    set(Kind::client, c, "parent", Value{b});
    for (const RecordId above : {a, b, c}) {
        EXPECT_THAT(refusal([&](Edit& edit) { changeField(edit, Kind::client, a, "parent", Value{above}); }),
                    HasSubstr("back to itself"));
        const RecordId only[] = {a};
        EXPECT_THAT(
            refusal([&](Edit& edit) { RecordWriter(edit).setMany(Kind::client, only, "parent", Value{above}); }),
            HasSubstr("back to itself"));
    }
    const RecordId x = add(Record(Kind::contact).set("client", a).set("name", "x"));
    const RecordId y = add(Record(Kind::contact).set("client", a).set("name", "y").set("reports_to", x));
    EXPECT_THAT(refusal([&](Edit& edit) { changeField(edit, Kind::contact, x, "reports_to", Value{y}); }),
                HasSubstr("back to itself"));
}

TEST_F(Care, ACityBringsItsProvinceUnlessSomebodySaidAnother) {
    const RecordId id = add(Record(Kind::client).set("name", "甲").set("city", "杭州市"));
    const auto place = [&] {
        const Record now = *readRecord(database(), Kind::client, id);
        return now.text("province") + "/" + now.text("city");
    };
    EXPECT_EQ(place(), "浙江/杭州");
    set(Kind::client, id, "city", "南京");
    EXPECT_EQ(place(), "江苏/南京") << "it follows the city";
    set(Kind::client, id, "province", "上海市");
    EXPECT_EQ(place(), "上海/南京") << "what was said stays";
    set(Kind::client, id, "city", "苏州");
    EXPECT_EQ(place(), "上海/苏州");
    set(Kind::client, id, "city", "Hamburg");
    EXPECT_EQ(place(), "上海/Hamburg");
    set(Kind::client, id, "province", {});
    const RecordId many[] = {id};
    workspace->edit({"change", {}},
                    [&](Edit& edit) { RecordWriter(edit).setMany(Kind::client, many, "city", Value{"苏州市"}); });
    EXPECT_EQ(place(), "江苏/苏州");
}

TEST_F(Care, AWrongRegistrationNumberIsRefusedWithItsReason) {
    const RecordId id = client("甲");
    const auto typed = [&](const std::string& text) {
        return refusal([&](Edit& edit) { changeField(edit, Kind::client, id, "registration_no", Value{text}); });
    };
    EXPECT_EQ(typed("91350100M000100Y44"), "the check digit is wrong: the last character should be 3");
    EXPECT_EQ(typed("91350100m000100y43"), "");
    EXPECT_EQ(readRecord(database(), Kind::client, id)->text("registration_no"), "91350100M000100Y43");
    EXPECT_EQ(typed("DE811115368"), "");
    EXPECT_EQ(
        refusal([&](Edit& edit) { changeField(edit, Kind::client, id, "channel_mix", Value{"抖音 70%、微信 40%"}); }),
        "the shares add up to 110%, more than 100%");
    // What was stored before the rule is nobody's business until it is changed.
    workspace->edit({"change", {}}, [&](Edit& edit) {
        edit.set(Kind::client, id, "registration_no", Value{std::string("91350100M000100Y44")});
    });
    EXPECT_EQ(refusal([&](Edit& edit) { changeField(edit, Kind::client, id, "city", Value{"上海"}); }), "");
}

struct TaxRow {
    std::int64_t amount;
    bool included;
    std::optional<std::int64_t> rate;
    std::optional<std::int64_t> with, without;
};

TEST(Tax, BothAmountsAreKnownWhereTheRateIs) {
    const TaxRow rows[] = {{10'600, true, 600, 10'600, 10'000},
                           {10'000, false, 600, 10'600, 10'000},
                           {100, true, 600, 100, 94},
                           {-10'600, true, 600, -10'600, -10'000},
                           {5, false, 1'000, 6, 5},
                           {-5, false, 1'000, -6, -5},
                           {10'000, true, std::nullopt, 10'000, {}},
                           {10'000, false, std::nullopt, {}, 10'000},
                           {10'000, true, 0, 10'000, 10'000}};
    for (const TaxRow& row : rows)
        EXPECT_EQ(taxedAmount(row.amount, row.included, row.rate), (TaxedAmount{row.with, row.without})) << row.amount;
}

TEST_F(Care, AFrameworkIsAsFullAsTheOrdersBelowIt) {
    const RecordId one = client("甲");
    const RecordId contract = add(Record(Kind::framework_contract)
                                      .set("client", one)
                                      .set("title", "2026 年框")
                                      .set("start", "2026-01-01")
                                      .set("finish", "2026-12-31")
                                      .set("committed", std::int64_t{100'000}));
    const auto order = [&](std::string_view date, std::int64_t amount, std::string_view currency, Value included = {},
                           Value rate = {}) {
        return add(Record(Kind::order)
                       .set("client", one)
                       .set("date", std::string(date))
                       .set("amount", amount)
                       .set("currency", std::string(currency))
                       .set("tax_included", included)
                       .set("tax_rate", rate)
                       .set("framework_contract", contract));
    };
    EXPECT_EQ(frameworkCompletion(database(), contract, day("2026-06-01")),
              (FrameworkCompletion{100'000, 0, 0, 0, {}, 0}));
    order("2026-01-10", 30'000, "CNY");
    order("2026-02-10", -5'000, "CNY");
    order("2026-03-10", 10'000, "CNY", std::int64_t{0}, std::int64_t{600});
    order("2026-04-10", 10'000, "CNY", std::int64_t{0});
    order("2026-05-10", 7'000, "USD");
    order("2026-07-10", 40'000, "CNY");
    EXPECT_EQ(frameworkCompletion(database(), contract, day("2026-06-01")),
              (FrameworkCompletion{100'000, 45'600, 5, 4'560, {{"USD", 7'000}}, 1}));
    EXPECT_EQ(frameworkCompletion(database(), contract, day("2026-12-31")).share, 8'560);
    EXPECT_EQ(frameworkCompletion(database(), contract, day("2026-01-31")).ordered, 30'000);
    set(Kind::framework_contract, contract, "committed", std::int64_t{0});
    EXPECT_FALSE(frameworkCompletion(database(), contract, day("2026-06-01")).share);
    EXPECT_THROW(frameworkCompletion(database(), contract + 1, day("2026-06-01")), Error);
    // Without the contract the orders stay.
    workspace->edit({"remove", {}}, [&](Edit& edit) { removeRecord(edit, Kind::framework_contract, contract); });
    EXPECT_EQ(countRecords(database(), Kind::order), 6);
}

}  // namespace
}  // namespace meike
