// SPDX-License-Identifier: GPL-3.0-or-later
// Whose clients are: who goes back to the pool and when, what goes along, who has more than they can look after.
#include "app/pool.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/records/record_writer.h"
#include "app/session.h"
#include "app/view/today.h"
#include "base/error_code.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class PoolTest : public ::testing::Test {
protected:
    static Date at(int days) { return valueOrThrow(makeDate(2026, 3, 2)) + std::chrono::days(days); }
    PoolTest() {
        zhang = add(Record(Kind::person).set("name", std::string("张伟")));
        li = add(Record(Kind::person).set("name", std::string("李娜")));
    }
    RecordId add(Record record) {
        RecordId id = 0;
        session->edit({"add", {}}, [&](Edit& edit) {
            RecordWriter writer(edit);
            id = writer.add(std::move(record));
        });
        return id;
    }
    RecordId client(const std::string& name, RecordId owner) {
        Record record(Kind::client);
        record.set("name", name);
        if (owner != 0) record.set("owner", owner);
        return add(std::move(record));
    }
    Record of(Kind kind, RecordId client, Date day) {
        return Record(kind).set("client", client).set("date", isoDate(day));
    }
    RecordId order(RecordId client, Date day, std::optional<Date> end = {}) {
        Record record = of(Kind::order, client, day).set("currency", std::string("CNY")).set("amount", 100'000);
        if (end) record.set("service_start", isoDate(day)).set("service_end", isoDate(*end));
        return add(std::move(record));
    }
    RecordId touch(RecordId client, Date day) {
        return add(
            of(Kind::interaction, client, day).set("kind", std::string("call")).set("summary", std::string("x")));
    }
    /// Who goes back, as of a day `days` ahead; the clock of the workspace stays.
    std::map<RecordId, PoolDue> due(int days, int ahead = 0, std::optional<Date> first = {}) {
        session->settle();
        std::map<RecordId, PoolDue> found;
        const PoolRules rules = readPoolRules(*session->openReader());
        for (const PoolDue& each : poolDue(*session->openReader(), rules,
                                           first.value_or(at(0)) + std::chrono::days(days), ahead, Language::en))
            found.emplace(each.client, each);
        return found;
    }
    HandedOver hand(std::vector<RecordId> clients, RecordId to, const std::string& note, RecordId by = 0) {
        HandedOver done;
        const Handover asked{std::move(clients), to, note, by};
        session->edit(handOverCommand(*session->openReader(), asked),
                      [&](Edit& edit) { done = handOver(edit, asked); });
        session->settle();
        return done;
    }
    /// The day a client counts as added on: uids never go backwards in a process, whatever another test's clock said.
    Date from(RecordId client) {
        const auto uid = uidOf(*session->openReader(), Kind::client, client);
        std::int64_t moment = 0;
        for (std::size_t i = 0; i < 6; ++i) moment = moment * 256 + static_cast<unsigned char>((*uid)[i]);
        return std::max(at(0), Date{} + std::chrono::days(moment / 86'400'000));
    }
    Record stored(Kind kind, RecordId id) { return *readRecord(*session->openReader(), kind, id); }

    test::TemporaryFolder folder;
    FixedClock clock{at(0)};
    std::unique_ptr<Session> session = Session::create(folder / "w.meike", "CNY", clock);
    RecordId zhang = 0;
    RecordId li = 0;
};

TEST_F(PoolTest, GoesBackByTheRulesAndNotOneDayEarlier) {
    const RecordId silent = client("从未联系", zhang);
    const Date added = from(silent);
    const RecordId prospect = client("从未下单", zhang);
    touch(prospect, added);
    const RecordId called = client("打过电话", zhang);
    touch(called, added - std::chrono::days(10));
    const RecordId bought = client("下过单", zhang);
    order(bought, at(-200), added);
    const RecordId nobody = client("无负责人", 0);
    const auto on = [&](int days, int ahead = 0) { return due(days, ahead, added); };
    EXPECT_FALSE(on(179).contains(prospect));
    ASSERT_TRUE(on(180).contains(prospect));
    EXPECT_EQ(on(180).at(prospect).why, "has never ordered, and no touch since " + isoDate(added));
    EXPECT_FALSE(on(179).contains(silent));
    EXPECT_EQ(on(180).at(silent).why, "has never ordered, and no touch at all since " + isoDate(added));
    EXPECT_FALSE(on(179).contains(called)) << "it was added later than it was called";
    EXPECT_TRUE(on(180).contains(called));
    EXPECT_TRUE(on(166, 14).contains(prospect)) << "14 days before";
    EXPECT_FALSE(on(165, 14).contains(prospect));
    EXPECT_FALSE(on(364).contains(bought));
    ASSERT_TRUE(on(365).contains(bought)) << "365 days after the end of its service";
    EXPECT_NE(on(365).at(bought).why.find("ended on " + isoDate(added)), std::string::npos) << on(365).at(bought).why;
    EXPECT_FALSE(on(900).contains(nobody));
    touch(prospect, added + std::chrono::days(1));
    EXPECT_FALSE(on(180).contains(prospect));
    EXPECT_TRUE(on(181).contains(prospect));
}

TEST_F(PoolTest, NeverWhileSomethingRunsOrMoneyIsDue) {
    const RecordId service = client("服务中", zhang);
    const Date base = from(service);
    order(service, base - std::chrono::days(400), base + std::chrono::days(900));
    const RecordId project = client("项目中", zhang);
    add(Record(Kind::project)
            .set("client", project)
            .set("name", std::string("x"))
            .set("status", std::string("running"))
            .set("start", isoDate(at(-10))));
    const RecordId owes = client("有应收", zhang);
    const RecordId receivable = add(Record(Kind::receivable)
                                        .set("client", owes)
                                        .set("amount", 100'000)
                                        .set("currency", std::string("CNY"))
                                        .set("due", isoDate(at(-300))));
    const RecordId contract = client("年框", zhang);
    add(Record(Kind::framework_contract)
            .set("client", contract)
            .set("title", std::string("x"))
            .set("status", std::string("active"))
            .set("currency", std::string("CNY"))
            .set("committed", 100)
            .set("start", isoDate(at(-100)))
            .set("finish", isoDate(base + std::chrono::days(2'000))));
    const RecordId key = client("大客户", zhang);
    session->edit({"edit", {}}, [&](Edit& edit) {
        RecordWriter writer(edit);
        writer.set(Kind::client, key, "key_account", Value{std::int64_t{1}});
    });
    const auto found = due(800, 0, base);
    for (const RecordId each : {service, project, owes, contract, key}) EXPECT_FALSE(found.contains(each)) << each;
    // Paid: nothing holds it any more.
    session->edit({"edit", {}}, [&](Edit& edit) {
        RecordWriter writer(edit);
        const RecordId receipt =
            writer.add(of(Kind::receipt, owes, at(0)).set("amount", 100'000).set("currency", std::string("CNY")));
        writer.add(
            Record(Kind::allocation).set("receipt", receipt).set("receivable", receivable).set("amount", 100'000));
    });
    EXPECT_TRUE(due(800, 0, base).contains(owes));
}

TEST_F(PoolTest, TasksGoAlongTheOldOwnerIsKeptAndUndoTakesItBack) {
    const RecordId one = client("予湾", zhang);
    const RecordId two = client("澄川", 0);
    const auto task = [&](RecordId owner, bool done) {
        Record record(Kind::task);
        record.set("client", one).set("title", std::string("回访")).set("due", isoDate(at(3))).set("owner", owner);
        if (done) record.set("done_on", isoDate(at(0)));
        return add(std::move(record));
    };
    const RecordId open = task(zhang, false);
    const RecordId closed = task(zhang, true);
    const RecordId others = task(li, false);
    session->settle();
    const std::string before = digest(*session->openReader());
    EXPECT_THROW(hand({one}, li, "  "), Error) << "somebody loses it";
    EXPECT_EQ(digest(*session->openReader()), before);
    const HandedOver done = hand({one, two}, li, "张伟转岗");
    EXPECT_EQ(done.clients, 2);
    EXPECT_EQ(done.tasks, 1);
    EXPECT_EQ(stored(Kind::client, one).integer("owner"), li);
    EXPECT_EQ(stored(Kind::client, two).integer("owner"), li);
    EXPECT_EQ(stored(Kind::task, open).integer("owner"), li);
    EXPECT_EQ(stored(Kind::task, closed).integer("owner"), zhang);
    EXPECT_EQ(stored(Kind::task, others).integer("owner"), li);
    const auto kept = allRecords(*session->openReader(), Kind::handover);
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept[0].text("what"), "hand_over");
    EXPECT_EQ(kept[0].integer("from_person"), zhang);
    EXPECT_EQ(kept[0].integer("to_person"), li);
    EXPECT_EQ(kept[0].text("note"), "张伟转岗");
    EXPECT_EQ(kept[1].text("what"), "give");
    EXPECT_EQ(kept[1].integer("from_person"), 0);
    session->undo();
    session->settle();
    EXPECT_EQ(digest(*session->openReader()), before);

    hand({two}, li, "", li);
    EXPECT_EQ(allRecords(*session->openReader(), Kind::handover).back().text("what"), "take");
    hand({two}, 0, "不再合作");
    EXPECT_EQ(allRecords(*session->openReader(), Kind::handover).back().text("what"), "reclaim");
    EXPECT_EQ(stored(Kind::client, two).integer("owner"), 0);
    EXPECT_EQ(hand({two}, 0, "x").clients, 0) << "is nobody's already";
}

TEST_F(PoolTest, WhatWasAgreedAndWhatIsHopedForGoAlong) {
    const RecordId one = client("予湾", zhang);
    add(of(Kind::interaction, one, at(-2))
            .set("kind", std::string("call"))
            .set("summary", std::string("谈预算"))
            .set("person", zhang)
            .set("next_step", std::string("送方案"))
            .set("next_step_on", isoDate(at(1))));
    const auto opportunity = [&](bool closed) {
        Record record = of(Kind::opportunity, one, at(-30));
        record.set("title", std::string("续约"))
            .set("owner", zhang)
            .set("stage", std::string(closed ? "lost" : "quote"));
        record.set("expected_on", isoDate(at(-1)));
        if (closed) record.set("closed_on", isoDate(at(-3))).set("reason_lost", std::string("价格"));
        return add(std::move(record));
    };
    const RecordId open = opportunity(false);
    const RecordId lost = opportunity(true);
    session->settle();
    const std::string before = digest(*session->openReader());
    const auto today = [&](RecordId person) {
        std::vector<std::string> lines;
        for (const TodayItem& item : readToday(*session->openReader(), at(0), person, Language::zh).items)
            lines.push_back(item.what);
        std::sort(lines.begin(), lines.end());
        return lines;
    };
    const std::vector<std::string> both{"续约", "送方案"};
    EXPECT_EQ(today(zhang), both);
    EXPECT_TRUE(today(li).empty());
    EXPECT_EQ(hand({one}, li, "张伟转岗").opportunities, 1);
    EXPECT_TRUE(today(zhang).empty()) << "nobody is asked for a client that is not theirs any more";
    EXPECT_EQ(today(li), both);
    EXPECT_EQ(stored(Kind::opportunity, open).integer("owner"), li);
    EXPECT_EQ(stored(Kind::opportunity, lost).integer("owner"), zhang) << "what is over stays whose it was";
    EXPECT_EQ(allRecords(*session->openReader(), Kind::interaction).front().integer("person"), zhang)
        << "who spoke to them did";
    session->undo();
    session->settle();
    EXPECT_EQ(digest(*session->openReader()), before);
    EXPECT_EQ(today(zhang), both);
}

TEST_F(PoolTest, CapsAndOneBusinessWithTwoOwnersAreSaid) {
    std::vector<RecordId> more;
    for (int i = 0; i < 3; ++i) more.push_back(client("甲" + std::to_string(i), zhang));
    client("乙", li);
    const RecordId same = client("丙", li);
    session->edit({"edit", {}}, [&](Edit& edit) {
        RecordWriter writer(edit);
        writer.set(Kind::client, more[0], "parent", Value{same});
        writer.setSetting("owner_cap", "4");
    });
    session->settle();
    const Handover asked{more, li, "x", 0};
    const auto warnings = handoverWarnings(*session->openReader(), asked, clock.today(), Language::en);
    ASSERT_EQ(warnings.size(), 2U) << "its own are not another owner's once it has them";
    EXPECT_EQ(warnings[0], "李娜 would have 5 clients, more than the cap of 4");
    EXPECT_NE(warnings[1].find("hours a week"), std::string::npos) << warnings[1];
    const RecordId wang = add(Record(Kind::person).set("name", std::string("王芳")));
    const auto others =
        handoverWarnings(*session->openReader(), {{more[0]}, wang, "x", 0}, clock.today(), Language::en);
    ASSERT_EQ(others.size(), 1U);
    EXPECT_EQ(others[0], "甲0 and 丙 are one business, and 李娜 looks after the other");
}

TEST_F(PoolTest, TodayTellsItsOwnerOnceTheRulesAreOn) {
    const RecordId prospect = client("从未下单", zhang);
    session->settle();
    const Date warned = from(prospect) + std::chrono::days(170);
    const auto lines = [&] {
        std::vector<TodayItem> items;
        for (const TodayItem& item : readToday(*session->openReader(), warned, zhang, Language::zh).items)
            if (item.source == TodaySource::pool) items.push_back(item);
        return items;
    };
    EXPECT_TRUE(lines().empty());
    session->edit(poolRulesCommand(), [](Edit& edit) {
        PoolRules rules;
        rules.on = true;
        writePoolRules(edit, rules);
    });
    ASSERT_EQ(lines().size(), 1U);
    EXPECT_EQ(lines()[0].client, prospect);
    EXPECT_EQ(lines()[0].what, "将收回公海：尽快联系");
    EXPECT_EQ(lines()[0].due, warned + std::chrono::days(10));
    session->edit(poolRulesCommand(), [](Edit& edit) {
        PoolRules rules;
        rules.on = true;
        rules.warnDays = 9;
        writePoolRules(edit, rules);
    });
    EXPECT_TRUE(lines().empty()) << "ten days before, and nine were asked for";
    EXPECT_THROW(session->edit(poolRulesCommand(),
                               [](Edit& edit) {
                                   PoolRules rules;
                                   rules.warnDays = 91;
                                   writePoolRules(edit, rules);
                               }),
                 Error);
    EXPECT_THROW(session->edit(poolRulesCommand(),
                               [](Edit& edit) {
                                   PoolRules rules;
                                   rules.prospectDays = 0;
                                   writePoolRules(edit, rules);
                               }),
                 Error);
}

}  // namespace
}  // namespace meike
