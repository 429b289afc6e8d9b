// SPDX-License-Identifier: GPL-3.0-or-later
// Who may be a key account, what a decision keeps, what leaving costs, who is to be looked at again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/key_accounts/account_plan.h"
#include "app/key_accounts/board.h"
#include "app/key_accounts/moves.h"
#include "app/plan/playbooks.h"
#include "app/records/record_writer.h"
#include "app/session.h"
#include "app/words/error_words.h"
#include "app/words/key_account_words.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/app/session_fixture.h"

namespace meike {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using State = CriterionMark::State;

class KeyAccountsTest : public SessionTest {
protected:
    KeyAccountsTest() {
        edit([&](Edit& e) {
            guo = addRecord(
                e, Record(Kind::person).set("name", std::string("郭静怡")).set("role", std::string("executive")));
            value = addRecord(e, Record(Kind::key_criterion)
                                     .set("name", std::string("贡献"))
                                     .set("rule", std::string(R"({"field": "monetary", "op": ">=", "value": 1000})"))
                                     .set("position", std::int64_t{1}));
            goals = addRecord(e, Record(Kind::key_criterion)
                                     .set("name", std::string("目标"))
                                     .set("asks", std::string("有书面年度目标"))
                                     .set("position", std::int64_t{2}));
        });
        large = addClient("知夏");
        small = addClient("青禾");
        edit([&](Edit& e) {
            addRecord(e, order(large, "2026-01-10", 500'000));
            addRecord(e, order(small, "2026-01-10", 5'000));
        });
        session->settle();
    }
    void edit(const std::function<void(Edit&)>& fn) { session->edit({"change", {}}, fn); }
    std::string refused(const std::function<void(Edit&)>& fn) {
        const std::string before = stateNow();
        try {
            edit(fn);
        } catch (const Error& error) {
            EXPECT_EQ(stateNow(), before) << "nothing is half done";
            return errorWords(error.detail(), Language::en);
        }
        return "done";
    }
    std::string stateNow() {
        session->settle();
        return digest(*session->openReader());
    }
    KeyBoard board() {
        session->settle();
        return readKeyBoard(*session->openReader(), clock.today(), Language::zh);
    }
    std::vector<Record> decisions() { return allRecords(*session->openReader(), Kind::key_decision); }

    RecordId guo = 0, value = 0, goals = 0, large = 0, small = 0;
};

TEST_F(KeyAccountsTest, JoiningAsksForTheCriteriaAndAReasonWhereOneFails) {
    EXPECT_THAT(refused([&](Edit& e) { joinKeyAccounts(e, {.client = small}); }), HasSubstr("贡献、目标"));
    EXPECT_THAT(refused([&](Edit& e) {
                    joinKeyAccounts(e, {large, guo, "", {{goals, true, " "}}});
                }),
                ::testing::Not("done"))
        << "a tick says how one knows";
    edit([&](Edit& e) { joinKeyAccounts(e, {large, guo, "", {{goals, true, "3 月签了目标书"}}}); });
    EXPECT_EQ(refused([&](Edit& e) { joinKeyAccounts(e, {large, guo, "again"}); }), "it is a key account already");
    edit([&](Edit& e) { joinKeyAccounts(e, {small, guo, "集团大客户的子公司"}); });
    const KeyBoard shown = board();
    ASSERT_THAT(shown.accounts, SizeIs(2));
    EXPECT_EQ(shown.accounts[0].client, large) << "the largest first";
    EXPECT_TRUE(shown.accounts[0].meetsAll());
    EXPECT_EQ(shown.accounts[0].sponsorName, "郭静怡");
    EXPECT_EQ(shown.accounts[0].marks[1].held, "3 月签了目标书");
    EXPECT_EQ(shown.accounts[1].marks[0].state, State::failed);
    EXPECT_THAT(shown.accounts[1].marks[0].held, HasSubstr("50"));
    EXPECT_EQ(shown.accounts[1].marks[1].state, State::unknown) << "nobody has looked";
    EXPECT_EQ(shown.accounts[1].joinReason, "集团大客户的子公司");
    ASSERT_THAT(decisions(), SizeIs(2));
    EXPECT_EQ(decisions()[0].text("standing"), "+ 贡献\n+ 目标: 3 月签了目标书");
    EXPECT_THAT(decisions()[1].text("standing"), HasSubstr("- 贡献"));
    EXPECT_THAT(decisions()[1].text("standing"), HasSubstr("? 目标"));
}

TEST_F(KeyAccountsTest, ATwentySixthNeedsAReason) {
    std::vector<RecordId> clients;
    edit([&](Edit& e) {
        RecordWriter writer(e);
        for (int i = 0; i < 26; ++i) clients.push_back(writer.add(client("客户" + std::to_string(i))));
        for (const RecordId each : clients) addRecord(e, order(each, "2026-01-10", 500'000));
    });
    session->settle();
    const auto join = [&](RecordId id, const char* reason) {
        return [this, id, reason](Edit& e) { joinKeyAccounts(e, {id, 0, reason, {{goals, true, "有"}}}); };
    };
    for (int i = 0; i < 25; ++i) edit(join(clients[static_cast<std::size_t>(i)], ""));
    EXPECT_THAT(refused(join(clients[25], "")), HasSubstr("25"));
    edit(join(clients[25], "年框金额最大"));
    EXPECT_THAT(board().accounts, SizeIs(26));
    // One that is put aside takes no seat.
    edit([&](Edit& e) { changeField(e, Kind::client, clients[0], "archived_at", Value{std::int64_t{1}}); });
    EXPECT_THAT(board().accounts, SizeIs(25));
}

TEST_F(KeyAccountsTest, WhoNoLongerMeetsACriterionIsNamedUntilSomebodyDecides) {
    edit([&](Edit& e) { joinKeyAccounts(e, {large, guo, "", {{goals, true, "有"}}}); });
    edit([&](Edit& e) { joinKeyAccounts(e, {small, guo, "试一年"}); });
    ASSERT_THAT(board().requalify, SizeIs(1));
    EXPECT_EQ(board().requalify[0].client, small);
    EXPECT_EQ(isoDate(board().periodEnd), "2026-03-31");
    EXPECT_THAT(refused([&](Edit& e) { keepKeyAccount(e, small, " ", clock.today(), 0); }), ::testing::Not("done"));
    edit([&](Edit& e) { keepKeyAccount(e, small, "年框谈判中", quarterEnd(clock.today()), 0); });
    EXPECT_THAT(board().requalify, IsEmpty());
    EXPECT_EQ(board().accounts[1].keepReason, "年框谈判中");
    // The day after, and when a tick says so.
    session->settle();
    EXPECT_THAT(
        readKeyBoard(*session->openReader(), quarterEnd(clock.today()) + std::chrono::days(1), Language::zh).requalify,
        SizeIs(1));
    EXPECT_THAT(refused([&](Edit& e) { checkCriterion(e, large, {value, false, "x"}, 0); }), HasSubstr("rule"));
    edit([&](Edit& e) { checkCriterion(e, large, {goals, false, "目标书过期"}, 0); });
    ASSERT_THAT(board().requalify, SizeIs(1));
    EXPECT_EQ(board().requalify[0].client, large);
}

TEST_F(KeyAccountsTest, LeavingSaysWhatItCostsAndIsKept) {
    edit([&](Edit& e) {
        joinKeyAccounts(e, {large, guo, "", {{goals, true, "有"}}});
        enablePlaybook(e, "key_account", clock.today());
        addRecord(e, Record(Kind::benefit)
                         .set("client", large)
                         .set("title", std::string("年度复盘会"))
                         .set("date", std::string("2025-12-01"))
                         .set("value", std::int64_t{1'200'000})
                         .set("status", std::string("given")));
    });
    session->settle();
    const auto reader = session->openReader();
    const LeaveCost cost = leaveCost(*reader, large, clock.today(), Language::zh);
    ASSERT_THAT(cost.playbooks, SizeIs(1));
    EXPECT_GT(cost.hoursAMonth, 0);
    EXPECT_EQ(cost.benefits, 1'200'000);
    EXPECT_EQ(cost.yearly, 500'000);
    const std::string said = words::leaveCostWords(cost.playbooks, cost.hoursAMonth, cost.benefits, cost.yearly,
                                                   cost.sponsor, "CNY", Language::zh);
    EXPECT_THAT(said, HasSubstr("大客户维护"));
    EXPECT_THAT(said, HasSubstr("¥12,000.00"));
    EXPECT_THAT(said, HasSubstr("郭静怡"));
    EXPECT_THAT(leaveCost(*reader, small, clock.today(), Language::zh).playbooks, IsEmpty());

    const std::string before = stateNow();
    EXPECT_THAT(refused([&](Edit& e) { leaveKeyAccounts(e, large, "", said, 0); }), ::testing::Not("done"));
    EXPECT_EQ(refused([&](Edit& e) { leaveKeyAccounts(e, small, "x", said, 0); }), "it is no key account");
    edit([&](Edit& e) { leaveKeyAccounts(e, large, "被集团收回自营", said, 0); });
    EXPECT_THAT(board().accounts, IsEmpty());
    EXPECT_EQ(board().decisions.front().what, "leave");
    EXPECT_EQ(board().decisions.front().price, said);
    session->undo();
    EXPECT_EQ(stateNow(), before);
}

TEST_F(KeyAccountsTest, SponsorsAndPlansAreSeenAsOfADay) {
    edit([&](Edit& e) {
        joinKeyAccounts(e, {large, guo, "", {{goals, true, "有"}}});
        RecordWriter writer(e);
        const RecordId plan = writer.add(Record(Kind::account_plan)
                                             .set("client", large)
                                             .set("title", std::string("2026"))
                                             .set("start", std::string("2026-01-01"))
                                             .set("review_on", std::string("2026-04-01")));
        writer.add(Record(Kind::interaction)
                       .set("client", large)
                       .set("date", std::string("2026-02-01"))
                       .set("kind", std::string("visit"))
                       .set("person", guo)
                       .set("summary", std::string("x")));
        writer.add(Record(Kind::need)
                       .set("client", large)
                       .set("date", std::string("2026-02-01"))
                       .set("title", std::string("直播"))
                       .set("kind", std::string("latent")));
        writer.add(
            Record(Kind::task).set("client", large).set("title", std::string("报方案")).set("account_plan", plan));
    });
    EXPECT_EQ(board().accounts[0].planState, AccountPlanState::draft) << "no goal yet";
    const RecordId drafted = board().accounts[0].plan;
    edit([&](Edit& e) {
        addRecord(e, Record(Kind::account_goal)
                         .set("client", large)
                         .set("account_plan", drafted)
                         .set("title", std::string("续签")));
    });
    const KeyBoard shown = board();
    EXPECT_EQ(shown.accounts[0].planState, AccountPlanState::current);
    EXPECT_EQ(isoDate(*shown.accounts[0].sponsorVisit), "2026-02-01");
    EXPECT_FALSE(shown.accounts[0].visitLate);
    session->settle();
    const auto reader = session->openReader();
    const KeyBoard later = readKeyBoard(*reader, clock.today() + std::chrono::days(200), Language::zh);
    EXPECT_TRUE(later.accounts[0].visitLate);
    EXPECT_EQ(later.accounts[0].planState, AccountPlanState::late);
    const auto plan = readAccountPlan(*reader, shown.accounts[0].plan, clock.today(), Language::zh);
    ASSERT_TRUE(plan);
    EXPECT_THAT(plan->goals, SizeIs(1));
    EXPECT_THAT(plan->actions, SizeIs(1));
    EXPECT_THAT(plan->needs, SizeIs(1));
    ASSERT_THAT(plan->services, SizeIs(1));
    EXPECT_EQ(plan->services[0].amount, 500'000);
}

TEST_F(KeyAccountsTest, WhoCouldJoinIsProposed) {
    const KeyBoard shown = board();
    EXPECT_THAT(shown.accounts, IsEmpty());
    ASSERT_THAT(shown.candidates, SizeIs(1)) << "all criteria but one";
    EXPECT_EQ(shown.candidates[0].client, large);
    EXPECT_EQ(shown.candidates[0].met, 1);
    edit([&](Edit& e) { takeUsualCriteria(e); });
    EXPECT_THAT(board().criteria, SizeIs(2)) << "there are some";
}

TEST_F(SessionTest, TheUsualCriteriaAreRulesThatCanBeRead) {
    session->edit(takeUsualCriteriaCommand(), [](Edit& e) { takeUsualCriteria(e); });
    const auto reader = session->openReader();
    const auto criteria = keyCriteria(*reader, Language::en);
    ASSERT_THAT(criteria, SizeIs(6));
    for (const KeyCriterion& each : criteria) {
        EXPECT_FALSE(each.name.empty() || each.asks.empty());
        EXPECT_TRUE(each.byHand || each.rule) << each.name;
    }
}

}  // namespace
}  // namespace meike
