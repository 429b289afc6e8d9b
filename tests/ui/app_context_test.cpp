// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <thread>

#include "app/damaged_records.h"
#include "app/score_book.h"
#include "base/error_code.h"
#include "storage/client_query.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/language.h"
#include "ui/kit/text.h"

namespace meike::ui::test {
namespace {

class AppContextTest : public RoomsTest {};

TEST_F(AppContextTest, EveryKindOfErrorIsSaidInBothLanguages) {
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::internal); ++kind) {
        const Error error(static_cast<ErrorKind>(kind), "/somewhere/clients.meike",
                          {ErrorCode::open_in_process, {7, "host"}});
        context.setLanguage(Language::en, false);
        const QString en = errorText(error);
        context.setLanguage(Language::zh, false);
        const QString zh = errorText(error);
        EXPECT_FALSE(en.isEmpty());
        EXPECT_NE(en, zh) << errorKindName(error.kind());
        EXPECT_FALSE(en.contains(u"%"_s)) << u8(en);
        EXPECT_FALSE(zh.contains(u"%"_s)) << u8(zh);
    }
    context.setLanguage(Language::en, false);
}

TEST_F(AppContextTest, ALockedWorkspaceSaysWhoHasIt) {
    openEmpty();
    try {
        Session::open(session().path(), fixedClock());
        FAIL() << "opened twice";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::locked);
        EXPECT_TRUE(errorText(error).contains(detailText(error.detail())));
    }
}

TEST_F(AppContextTest, AnEditIsToldWithUndoAndAFailedOneChangesNothing) {
    openEmpty();
    Record client(Kind::client);
    client.set("name", std::string("星河"));
    EXPECT_TRUE(context.edit({"add", {"@clients", "星河"}}, [&](Edit& edit) { edit.insert(client); }));
    ASSERT_FALSE(messages.isEmpty());
    EXPECT_TRUE(messages.back().contains(u"星河"_s));
    EXPECT_FALSE(context.edit({"add", {"@clients", "x"}}, [&](Edit& edit) {
        edit.insert(client);
        throw Error(ErrorKind::invalid_value, "name", ErrorCode::required);
    }));
    EXPECT_EQ(errors.size(), 1);
    EXPECT_EQ(countRecords(context.reader(), Kind::client), 1);
    context.undo();
    EXPECT_EQ(countRecords(context.reader(), Kind::client), 0);
    context.redo();
    EXPECT_EQ(countRecords(context.reader(), Kind::client), 1) << u8(errors.join(u' '));
}

TEST_F(AppContextTest, ChangesAreAnnouncedOnTheThreadOfTheWindow) {
    openEmpty();
    QThread* seen = nullptr;
    QObject::connect(&context, &AppContext::changed, &context, [&](const Change& change) {
        if (!change.touches(Kind::client)) return;  // the making of the workspace, announced late
        seen = QThread::currentThread();
    });
    Record client(Kind::client);
    client.set("name", std::string("甲"));
    insert(client);
    ASSERT_TRUE(QTest::qWaitFor([&] { return seen != nullptr; }, 5'000));
    EXPECT_EQ(seen, qApp->thread());
}

TEST_F(AppContextTest, OnlyTheLatestQuestionIsAnswered) {
    openEmpty();
    LatestRead read(context);
    std::vector<int> answers;
    std::atomic<int> begun = 0;
    for (int i = 0; i < 20; ++i)
        read.ask(
            [i, &begun](Database& database, const std::stop_token& stop) {
                ++begun;
                for (int wait = 0; wait < 20 && !stop.stop_requested(); ++wait)
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                countRecords(database, Kind::client);
                return i;
            },
            [&](int answer) { answers.push_back(answer); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return !read.running(); }, 10'000));
    EXPECT_THAT(answers, ::testing::ElementsAre(19));
    EXPECT_LT(begun.load(), 20);
}

TEST_F(AppContextTest, AnInterruptedQuestionDoesNotSpoilTheNext) {
    openDemo();
    session().settle();
    LatestRead read(context);
    std::size_t found = 0;
    const auto all = [&](Database& database, const std::stop_token&) {
        ClientQuery query;
        query.asOf = fixedClock().today();
        return queryClientIds(database, query);
    };
    // A long statement is interrupted in the middle, again and again; the last answer is whole.
    for (int i = 0; i < 30; ++i) {
        read.ask(
            [](Database& database, const std::stop_token&) {
                database.integer(
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000000) SELECT "
                    "count(*) FROM n");
            },
            [] { FAIL() << "answered an old question"; });
        QTest::qWait(i % 7);
        read.ask(all, [&](std::vector<RecordId> answer) { found = answer.size(); });
        QTest::qWait(i % 5);
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return !read.running(); }, 20'000));
    EXPECT_GT(found, 300u);
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
}

TEST_F(AppContextTest, ClosingAWorkspaceStopsWhatReadsIt) {
    openEmpty();
    LatestRead read(context);
    std::atomic<bool> inside = false;
    read.ask(
        [&](Database&, const std::stop_token& stop) {
            inside = true;
            while (!stop.stop_requested()) std::this_thread::yield();
            inside = false;
        },
        [] { FAIL() << "answered after closing"; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return inside.load(); }, 5'000));
    context.setSession(nullptr);
    EXPECT_FALSE(inside);
    EXPECT_FALSE(read.running());
    QTest::qWait(20);
}

TEST_F(AppContextTest, RecentWorkspacesComeNewestFirstOnce) {
    AppSettings& settings = context.settings();
    settings.setValue(u"recent_workspaces"_s, QStringList());
    for (int i = 0; i < 10; ++i) settings.addRecentWorkspace(u"/w/%1.meike"_s.arg(i));
    settings.addRecentWorkspace(u"/w/5.meike"_s);
    EXPECT_EQ(settings.recentWorkspaces().size(), 8);
    EXPECT_EQ(settings.recentWorkspaces().front(), u"/w/5.meike"_s);
    EXPECT_EQ(settings.recentWorkspaces().count(u"/w/5.meike"_s), 1);
    settings.removeRecentWorkspace(u"/w/5.meike"_s);
    EXPECT_FALSE(settings.recentWorkspaces().contains(u"/w/5.meike"_s));
    settings.setValue(u"recent_workspaces"_s, QStringList());
}

TEST_F(AppContextTest, AnyDayIsLookedAtUnderAnyVersionOfTheRules) {
    openDemo();
    settle();
    const auto now = session().scores();
    ScoringProfile harder = now->profile;
    harder.tiers[0].limit = 9000;
    const auto coreIn = [&] {
        ClientQuery query;
        query.rule = Rule::condition("tier_computed", "any_of", {"core"});
        query.asOf = context.asOf();
        return queryClientIds(context.reader(), query).size();
    };
    const std::size_t before = coreIn();
    ASSERT_GT(before, 0U);
    QSignalSpy moved(&context, &AppContext::asOfChanged);
    context.setAsOf({}, harder);
    ASSERT_TRUE(moved.wait(20'000));
    EXPECT_TRUE(context.inThePast()) << "today under other rules is looked at, not worked on";
    EXPECT_EQ(context.asOf(), context.today());
    EXPECT_EQ(context.otherRules(), harder);
    EXPECT_LT(coreIn(), before) << "lists follow";
    EXPECT_FALSE(context.mayEdit());

    context.setAsOf(context.today() - std::chrono::days(100), harder);
    ASSERT_TRUE(moved.wait(20'000));
    EXPECT_EQ(context.scores()->profile, harder);
    EXPECT_EQ(context.scores()->asOf, context.today() - std::chrono::days(100));

    context.setAsOf({});
    EXPECT_FALSE(context.inThePast());
    EXPECT_FALSE(context.otherRules());
    EXPECT_EQ(coreIn(), before);
    EXPECT_EQ(context.scores(), session().scores()) << "today's scores are back";
    EXPECT_EQ(session().scores()->profile, now->profile) << "nothing was written";
}

TEST_F(AppContextTest, ADamagedDayIsToldOnceWithItsClientAndItsRecord) {
    std::filesystem::copy_file(demoFile(), folder / "w.meike");
    std::string name;
    {
        Database database(folder / "w.meike", Database::Mode::write);
        database.exec("UPDATE client_order SET date = '2026-02-31', number = 'HT-X' WHERE id = 1");
        name = recordName(database, Kind::client, database.integer("SELECT client FROM client_order WHERE id = 1"));
    }
    context.setSession(Session::open(folder / "w.meike", fixedClock()));
    const auto told = [&] {
        return errors.filter(QString::fromStdString(name)).filter(u"HT-X"_s).filter(u"2026-02-31"_s).size();
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return told() > 0; }, 10'000)) << u8(errors.join(u'\n'));
    insert(Record(Kind::client).set("name", std::string("新客户")));
    QSignalSpy scored(&context, &AppContext::scoresChanged);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !scored.isEmpty(); }, 10'000));
    settle();
    EXPECT_EQ(told(), 1) << "not after every edit";
    session().edit({"change", {}},
                   [](Edit& edit) { edit.set(Kind::order, 1, "date", Value{std::string("2026-02-28")}); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return session().damagedRecords().empty(); }, 10'000));
}

}  // namespace
}  // namespace meike::ui::test
