// SPDX-License-Identifier: GPL-3.0-or-later
// Edits, jobs and undo: who is told what, in which order, and on which thread.
#include "app/score_book.h"
#include "storage/workspace.h"
#include "tests/app/session_fixture.h"

#include <atomic>
#include <future>
#include <thread>

#include "storage/maintenance.h"

namespace meike {
namespace {

TEST_F(SessionTest, HowLongAStepIsIsKnownBeyondHundredsOfUndoneOnes) {
    session->edit({"add", {}}, [&](Edit& edit) {
        for (const char* name : {"一", "二", "三"}) edit.insert(client(name));
    });
    const auto first = session->undoStep();
    ASSERT_TRUE(first);
    EXPECT_EQ(first->rowCount, 3);
    const int small = 230;
    for (int i = 0; i < small; ++i) addClient("客户" + std::to_string(i));
    for (int i = 0; i < small; ++i) EXPECT_FALSE(session->undo().empty());
    ASSERT_TRUE(session->undoStep());
    EXPECT_EQ(session->undoStep()->rowCount, 3) << "a long step belongs into a job, however many lie above it";
    EXPECT_EQ(session->undoStep()->step, first->step);
    EXPECT_EQ(session->redoStep()->step, first->step + 1);
    session->undo();
    EXPECT_FALSE(session->undoStep());
    EXPECT_EQ(session->redoStep()->rowCount, 3);
}

TEST_F(SessionTest, AStepThatIsNotNextIsNotMoved) {
    addClient("一");
    const std::int64_t one = session->undoStep()->step;
    addClient("二");
    const std::int64_t two = session->undoStep()->step;
    EXPECT_TRUE(session->undo(one).empty()) << "the second stands above it";
    EXPECT_EQ(countRecords(*session->openReader(), Kind::client), 2);
    EXPECT_TRUE(session->redo(one).empty());
    EXPECT_EQ(session->undo(two).step, two);
    EXPECT_EQ(session->undo(one).step, one);
    EXPECT_TRUE(session->redo(two).empty());
    EXPECT_EQ(session->redo(one).step, one);
    EXPECT_EQ(countRecords(*session->openReader(), Kind::client), 1);
}

TEST_F(SessionTest, ShortEditsAreRefusedWhileALongOneRunsAndItCanBeCancelled) {
    std::atomic<bool> started = false;
    std::atomic<bool> ended = false;
    std::exception_ptr failure;
    const std::string before = digest(*session->openReader());
    session->startJob(
        [&](Workspace& workspace, Progress&, const std::stop_token& stop) {
            workspace.edit({"import", {}}, [&](Edit& edit) {
                edit.insert(client("half"));
                started = true;
                while (true) {
                    throwIfStopped(stop);
                    std::this_thread::yield();
                }
            });
        },
        std::make_shared<NoProgress>(),
        [&](std::exception_ptr what) {
            failure = what;
            ended = true;
        });
    while (!started) std::this_thread::yield();
    EXPECT_TRUE(session->jobRunning());
    try {
        addClient("B");
        FAIL() << "edited during a job";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::busy);
    }
    EXPECT_EQ(countRecords(*session->openReader(), Kind::client), 0) << "lists stay readable";
    session->cancelJob();
    while (!ended) std::this_thread::yield();
    EXPECT_THROW(std::rethrow_exception(failure), Error);
    EXPECT_EQ(digest(*session->openReader()), before);
    EXPECT_NO_THROW(addClient("C"));
}

TEST_F(SessionTest, ListenersHearTheChangeAndThenTheScores) {
    std::vector<std::string> heard;
    std::mutex mutex;
    session->settle();
    session->setListeners(
        [&](const Change& change) {
            const std::lock_guard lock(mutex);
            heard.push_back(change.command.key);
        },
        [&] {
            const std::lock_guard lock(mutex);
            heard.emplace_back("scores");
        });
    const RecordId id = addClient("A");
    session->settle();
    session->edit({"change_field", {}},
                  [&](Edit& edit) { edit.set(Kind::client, id, "city", Value{std::string("上海")}); });
    session->settle();
    const std::lock_guard lock(mutex);
    EXPECT_EQ(heard, (std::vector<std::string>{"scores", "add", "scores", "change_field"}))
        << "the scores of the opening, which nobody heard; then the edit's; a city moves no score";
}

TEST_F(SessionTest, AJobIsDoneWhenItsChangeHasBeenTold) {
    addClient("A");
    session->settle();
    std::vector<std::string> heard;
    std::promise<std::string> undoWhenDone;
    session->setListeners([&](const Change& change) { heard.push_back(change.command.key); }, {});
    session->startJob(
        [&](Workspace& workspace, Progress&, const std::stop_token&) {
            workspace.edit({"import", {}}, [&](Edit& edit) { edit.insert(client("B")); });
        },
        std::make_shared<NoProgress>(),
        [&](const std::exception_ptr&) {
            heard.emplace_back("done");
            const auto step = session->undoCommand();
            undoWhenDone.set_value(step ? step->key : std::string());
        });
    EXPECT_EQ(undoWhenDone.get_future().get(), "import")
        << "what undo would take back is this job, not the step before";
    EXPECT_EQ(heard, (std::vector<std::string>{"import", "done"}));
    // The same for who waits for it.
    NoProgress quiet;
    session->runJob(
        [&](Workspace& workspace, Progress&, const std::stop_token&) {
            workspace.edit({"second", {}}, [&](Edit& edit) { edit.insert(client("C")); });
        },
        quiet);
    ASSERT_TRUE(session->undoCommand());
    EXPECT_EQ(session->undoCommand()->key, "second");
    session->setListeners({}, {});
}

TEST_F(SessionTest, AnEditThatIsCommittedHasNotFailed) {
    addClient("A");
    session->settle();
    // From here on the history can be written, and the names of new steps no longer be read.
    NoProgress quiet;
    session->runJob(
        [](Workspace& workspace, Progress&, const std::stop_token&) {
            workspace.writeDerived([](Database& database) {
                const std::string last = std::to_string(database.integer("SELECT max(seq) FROM history"));
                database.exec("ALTER TABLE history RENAME TO kept");
                database.exec("CREATE VIEW history AS SELECT seq, iif(seq > " + last +
                              ", abs(-9223372036854775807 - 1), command) AS command, arguments, at, person, "
                              "row_count, byte_count FROM kept");
                database.exec(
                    "CREATE TRIGGER write_step INSTEAD OF INSERT ON history BEGIN INSERT INTO kept (seq, command, "
                    "arguments, at, person, row_count, byte_count) VALUES (NEW.seq, NEW.command, NEW.arguments, "
                    "NEW.at, NEW.person, NEW.row_count, NEW.byte_count); END");
                database.exec(
                    "CREATE TRIGGER drop_step INSTEAD OF DELETE ON history BEGIN DELETE FROM kept WHERE seq = "
                    "OLD.seq; END");
            });
        },
        quiet);
    Change told;
    EXPECT_NO_THROW(told = session->edit({"add_third", {}}, [&](Edit& edit) { edit.insert(client("B")); }));
    EXPECT_EQ(told.command.key, "add_third");
    EXPECT_EQ(countRecords(*session->openReader(), Kind::client), 2);
    ASSERT_TRUE(session->undoCommand());
    EXPECT_EQ(session->undoCommand()->key, "add_third") << "what is known of the change itself";
    session->settle();
    EXPECT_EQ(session->scores()->clients.size(), 2U) << "scores follow all the same";
}

TEST_F(SessionTest, NothingThatListenersThrowEndsTheThreads) {
    int changes = 0;
    int scores = 0;
    session->setListeners(
        [&](const Change&) {
            ++changes;
            throw std::runtime_error("a listener of changes");
        },
        [&] {
            ++scores;
            throw std::runtime_error("a listener of scores");
        },
        [](bool) { throw std::bad_alloc(); });
    const RecordId id = addClient("甲");
    session->settle();
    session->refit();
    session->settle();
    EXPECT_GE(changes, 1);
    EXPECT_GE(scores, 1);
    std::promise<void> ended;
    NoProgress quiet;
    session->startJob([](Workspace&, Progress&, const std::stop_token&) { throw 7; },
                      std::shared_ptr<Progress>(std::shared_ptr<void>(), &quiet),
                      [&](std::exception_ptr failure) {
                          EXPECT_TRUE(failure);
                          ended.set_value();
                          throw std::runtime_error("the end of a job");
                      });
    ended.get_future().get();
    session->setListeners({}, {});
    session->edit({"change", {}}, [&](Edit& edit) { edit.set(Kind::client, id, "name", std::string("乙")); });
    EXPECT_EQ(stored(id, "name"), Value{std::string("乙")});
}

}  // namespace
}  // namespace meike
