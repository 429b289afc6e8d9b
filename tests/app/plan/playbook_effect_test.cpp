// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a playbook helped: what is held out as it comes in, what is said before, on the way and at the end.
#include "app/plan/playbook_effect.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/plan/playbooks.h"
#include "app/records/record_writer.h"
#include "app/session.h"
#include "app/words/effect_words.h"
#include "exchange/rule_json.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

/// 200 clients, and a playbook for all of them of which a third is held out; noted by the keeper on the first day.
class PlaybookEffectTest : public ::testing::Test {
protected:
    static Date at(int days) { return valueOrThrow(makeDate(2026, 3, 2)) + std::chrono::days(days); }

    void open(Date day) {
        session.reset();
        clock = FixedClock(day);
        session = std::filesystem::exists(path) ? Session::open(path, clock) : Session::create(path, "CNY", clock);
        session->settle();
    }
    RecordId start(std::int64_t share, std::optional<Date> end) {
        open(at(0));
        session->edit({"add", {}}, [&](Edit& edit) {
            RecordWriter writer(edit);
            for (int i = 0; i < 200; ++i)
                clients.push_back(writer.add(Record(Kind::client).set("name", "client " + std::to_string(i))));
            clients.push_back(
                writer.add(Record(Kind::client).set("name", std::string("key")).set("key_account", std::int64_t{1})));
            Record record(Kind::playbook);
            kindRow(Kind::playbook).begin(record);
            record.set("name", std::string("维护"))
                .set("rule", ruleJson(Rule::all({})))
                .set("enabled_on", isoDate(at(0)));
            if (share > 0) record.set("held_out", share);
            if (end) record.set("effect_on", isoDate(*end));
            record.set("effect_days", std::int64_t{30});
            playbook = writer.add(record);
        });
        session->settle();
        return playbook;
    }
    bool isHeldOut(RecordId client) {
        for (const Record& entry : allRecords(*session->openReader(), Kind::playbook_entry))
            if (entry.integer("client") == client) return entry.integer("held_out") != 0;
        ADD_FAILURE() << client;
        return false;
    }
    void order(RecordId client, Date day, std::int64_t amount) {
        orders.push_back(Record(Kind::order)
                             .set("client", client)
                             .set("date", isoDate(day))
                             .set("currency", std::string("CNY"))
                             .set("amount", amount));
    }
    void writeOrders() {
        session->edit({"add", {}}, [&](Edit& edit) {
            RecordWriter writer(edit, RecordWriter::Pace::batch);
            for (const Record& each : orders) writer.add(each);
            writer.finish();
        });
        session->settle();
    }
    PlaybookEffect effect() {
        const auto reader = session->openReader();
        PlaybookDraft draft;
        draft.playbook = *readRecord(*reader, Kind::playbook, playbook);
        return readPlaybookEffect(*reader, draft, clock.today());
    }
    std::string text(const std::string& key, Language language = Language::en) {
        for (const words::Line& line : words::effectLines(effect(), "CNY", clock.today(), language))
            if (line.key == key) return line.text;
        return {};
    }

    test::TemporaryFolder folder;
    std::filesystem::path path = folder / "w.meike";
    FixedClock clock{at(0)};
    std::unique_ptr<Session> session;
    std::vector<RecordId> clients;
    std::vector<Record> orders;
    RecordId playbook = 0;
};

TEST_F(PlaybookEffectTest, IsReadOnTheDayThatWasFixedAndNotBefore) {
    start(3'333, at(40));
    int held = 0;
    for (const RecordId client : clients) held += isHeldOut(client) ? 1 : 0;
    EXPECT_GT(held, 40);
    EXPECT_LT(held, 95);
    EXPECT_FALSE(isHeldOut(clients.back())) << "a key account";
    // Of those under it three in four buy for 1,000 within the 30 days, of the others one in four for 400; nobody
    // counts who buys on the day of the entry or after the days are over.
    int n = 0;
    for (const RecordId client : clients) {
        const bool out = isHeldOut(client);
        ++n;
        if (n % 4 == 0 ? out : !out) order(client, at(10), out ? 40'000 : 100'000);
        if (n % 8 == 0) order(client, at(31), 500'000);
        order(client, at(0), 500'000);
    }
    open(at(35));
    writeOrders();
    PlaybookEffect now = effect();
    EXPECT_FALSE(now.over);
    EXPECT_FALSE(now.effect.bought) << "nobody looks before";
    EXPECT_EQ(now.heldOut, held);
    EXPECT_EQ(now.given, 201 - held);
    EXPECT_EQ(now.givenReady, 201 - held);
    EXPECT_NE(text("running").find("the result is read on 2026-04-11"), std::string::npos) << text("running");
    EXPECT_TRUE(text("verdict").empty());
    EXPECT_NE(text("ahead").find(std::to_string(held) + " held out"), std::string::npos) << text("ahead");

    open(at(40));
    now = effect();
    ASSERT_TRUE(now.over && now.effect.bought && now.effect.value);
    EXPECT_NEAR(now.effect.bought->given, 0.75, 0.06);
    EXPECT_NEAR(now.effect.bought->heldOut, 0.25, 0.08);
    EXPECT_GT(now.effect.bought->low, 0);
    EXPECT_NEAR(now.effect.value->difference, 100'000 * now.effect.bought->given - 40'000 * now.effect.bought->heldOut,
                1);
    EXPECT_EQ(text("verdict"), "It helped: those under it bought more often, and hardly by chance");
    EXPECT_EQ(text("verdict", Language::zh), "有效：对照组以外的客户买得更多，不像是偶然");
    EXPECT_NE(text("value").find("Value a client: +¥"), std::string::npos) << text("value");

    // A year later everybody has been silent for long; what was read on the day stays.
    ASSERT_TRUE(now.effect.kept);
    EXPECT_GT(now.effect.kept->given, 0.5);
    const std::string kept = text("kept");
    open(at(40 + 365));
    const PlaybookEffect later = effect();
    ASSERT_TRUE(later.effect.kept);
    EXPECT_EQ(later.effect.kept->given, now.effect.kept->given);
    EXPECT_EQ(later.effect.kept->heldOut, now.effect.kept->heldOut);
    EXPECT_EQ(text("kept"), kept);
}

TEST_F(PlaybookEffectTest, WithoutADayOrWithTooFewItSaysSo) {
    start(3'333, std::nullopt);
    EXPECT_NE(text("no_end").find("Fix the day"), std::string::npos);
    // As it stands in an editor: four clients would be in.
    const auto reader = session->openReader();
    PlaybookDraft draft;
    draft.playbook.set("rule", ruleJson(Rule::condition("name", "any_of", {"client 1", "client 2", "client 3"})));
    draft.playbook.set("held_out", std::int64_t{2'500});
    const PlaybookEffect few = readPlaybookEffect(*reader, draft, clock.today());
    EXPECT_EQ(few.givenAhead + few.heldOutAhead, 3);
    EXPECT_FALSE(few.smallest);
    const auto lines = words::effectLines(few, "CNY", clock.today(), Language::en);
    EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [](const words::Line& line) {
        return line.text == "It cannot be seen with this many clients: 2 and 1 held out";
    }));
}

/// Nobody held out: both periods, beside clients of the same tiers outside.
TEST_F(PlaybookEffectTest, BeforeAndAfterProvesLittle) {
    start(0, std::nullopt);
    EXPECT_FALSE(text("nobody").empty());
    for (std::size_t i = 0; i < 100; ++i) order(clients[i], at(-5), 10'000);
    for (std::size_t i = 0; i < 60; ++i) order(clients[i], at(5), 20'000);
    open(at(45));
    writeOrders();
    const PlaybookEffect now = effect();
    EXPECT_EQ(now.inside.clients, 201);
    EXPECT_EQ(now.inside.boughtBefore, 100);
    EXPECT_EQ(now.inside.boughtAfter, 60);
    EXPECT_EQ(now.inside.valueBefore, 1'000'000);
    EXPECT_EQ(now.inside.valueAfter, 1'200'000);
    EXPECT_NE(text("before_after").find("proves little"), std::string::npos);
    EXPECT_NE(text("inside").find("Under it (201)"), std::string::npos) << text("inside");
}

}  // namespace
}  // namespace meike
