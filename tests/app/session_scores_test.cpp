// SPDX-License-Identifier: GPL-3.0-or-later
// The scores of a session: they follow every edit, and other days and rules do not touch them.
#include "tests/app/session_fixture.h"

#include <atomic>
#include <future>
#include <thread>

#include "app/assessment_save.h"
#include "app/assessments.h"
#include "app/model_report.h"
#include "app/profiles.h"
#include "app/words/basis_words.h"
#include "app/words/line.h"
#include "storage/maintenance.h"
#include "storage/model_store.h"

namespace meike {
namespace {

TEST_F(SessionTest, ScoresFollowEveryEditUndoAndRedo) {
    const RecordId id = addClient("知夏");
    EXPECT_EQ(stored(id, "stage"), Value{std::string("prospect")});
    session->edit({"add", {}}, [&](Edit& edit) { edit.insert(order(id, "2026-03-01", 5'000)); });
    EXPECT_EQ(stored(id, "stage"), Value{std::string("first_time")});
    EXPECT_EQ(stored(id, "monetary"), Value{5'000});
    EXPECT_EQ(stored(id, "recency_days"), Value{8});
    session->undo();
    EXPECT_EQ(stored(id, "stage"), Value{std::string("prospect")});
    EXPECT_TRUE(isEmpty(stored(id, "monetary")));
    session->redo();
    EXPECT_EQ(stored(id, "monetary"), Value{5'000});
}

TEST_F(SessionTest, AChangeOfTheValueBasisIsToldOnceWithBothTotals) {
    const RecordId id = addClient("知夏");
    const auto sell = [&](const std::string& date, std::int64_t amount, bool costs) {
        session->edit({"add", {}}, [&](Edit& edit) {
            Record record = order(id, date, amount);
            if (costs) record.set("net", amount / 5).set("cost", amount / 10);
            edit.insert(record);
        });
        session->settle();
    };
    sell("2026-03-01", 100'000, true);
    EXPECT_FALSE(session->takeBasisChange()) << "the first orders change nothing";
    sell("2026-03-02", 40'000, false);
    EXPECT_FALSE(session->takeBasisChange()) << "71 % know their contribution: the rest is estimated";
    EXPECT_EQ(stored(id, "monetary"), Value{14'000});
    sell("2026-03-03", 10'000, false);
    auto change = session->takeBasisChange();
    ASSERT_TRUE(change) << "67 %";
    EXPECT_EQ(change->from, ValueBasis::contribution);
    EXPECT_EQ(change->to, ValueBasis::gross);
    EXPECT_EQ(change->before, 14'000);
    EXPECT_EQ(change->after, 150'000);
    EXPECT_EQ(words::basisChangeText(*change, Language::en),
              "Value is now counted as gross amount, no longer as contribution: ¥1,500.00 in the window instead of "
              "¥140.00. The scoring rules can fix it.");
    EXPECT_EQ(session->scores()->models->basis, ValueBasis::gross) << "and no forecast on the other one";
    EXPECT_FALSE(session->takeBasisChange());
    session->undo();
    session->settle();
    session->redo();
    session->settle();
    EXPECT_FALSE(session->takeBasisChange()) << "there and back while nobody looked";

    // Another day counts too: what is known leaves the window while the program is closed.
    sell("2026-02-01", 200'000, true);
    ASSERT_TRUE(session->takeBasisChange());
    session.reset();
    clock.setToday(valueOrThrow(makeDate(2029, 3, 1)));
    session = Session::open(folder / "s.meike", clock);
    session->settle();
    change = session->takeBasisChange();
    ASSERT_TRUE(change);
    EXPECT_EQ(change->to, ValueBasis::gross);
    EXPECT_EQ(change->before, 35'000);
    EXPECT_EQ(change->after, 10'000);
}

TEST_F(SessionTest, ASavedAssessmentKeepsItsBasisDownToSixtyPerCent) {
    const RecordId id = addClient("知夏");
    session->edit({"add", {}}, [&](Edit& edit) {
        edit.insert(order(id, "2026-03-01", 75'000).set("net", 15'000).set("cost", 5'000));
        edit.insert(order(id, "2026-03-02", 25'000));
    });
    session->settle();
    NoProgress quiet;
    session->runJob(
        [&](Workspace& workspace, Progress& progress, const std::stop_token& stop) {
            saveAssessment(workspace, ScoringProfile(), clock.today(), "2026Q1", 0, progress, stop);
        },
        quiet);
    const auto basisAfter = [&](std::int64_t amount) {
        session->edit({"add", {}}, [&](Edit& edit) { edit.insert(order(id, "2026-03-03", amount)); });
        session->settle();
        return session->scores()->assessment.base.basis;
    };
    EXPECT_EQ(basisAfter(25'000), ValueBasis::contribution) << "60 %";
    EXPECT_EQ(basisAfter(1), ValueBasis::gross);
    const auto saved = readAssessments(*session->openReader());
    ASSERT_EQ(saved.size(), 1U);
    EXPECT_EQ(saved[0].profile.valueBasis, BasisChoice::contribution) << "it says what it came to";
}

TEST_F(SessionTest, PatchedScoresAreThoseOfAFreshStart) {
    std::vector<RecordId> clients;
    for (int i = 0; i < 30; ++i) clients.push_back(addClient("客户" + std::to_string(i)));
    std::uint32_t seed = 7;
    const auto next = [&](std::uint32_t below) {
        return (seed = seed * 1'664'525U + 1'013'904'223U, (seed >> 8) % below);
    };
    for (int i = 0; i < 120; ++i) {
        const RecordId of = clients[next(30)];
        const std::string date = isoDate(clock.today() - std::chrono::days(next(1'200)));
        session->edit({"add", {}}, [&](Edit& edit) {
            edit.insert(order(of, date, static_cast<std::int64_t>(next(900'000)) - 50'000));
            if (next(4) == 0)
                edit.insert(Record(Kind::interaction)
                                .set("client", of)
                                .set("date", date)
                                .set("kind", std::string("call"))
                                .set("summary", std::string("x")));
            if (next(6) == 0)
                edit.insert(Record(Kind::receivable)
                                .set("client", of)
                                .set("due", date)
                                .set("amount", 1'000)
                                .set("currency", std::string("CNY")));
            if (next(9) == 0) edit.set(Kind::client, of, "influence", Value{std::int64_t{next(5)} + 1});
            if (next(15) == 0) edit.set(Kind::client, of, "archived_at", next(2) == 0 ? Value{1} : Value{});
        });
    }
    session->edit({"purge", {}}, [&](Edit& edit) { edit.remove(Kind::client, clients[3]); });
    for (int i = 0; i < 10; ++i) session->undo();
    session->settle();
    const std::vector<ClientScore> patched = session->scores()->rows();
    EXPECT_EQ(readScores(*session->openReader()), patched) << "what is stored is what was computed";
    session.reset();
    session = Session::open(folder / "s.meike", clock);
    session->settle();
    EXPECT_EQ(session->scores()->rows(), patched);
    EXPECT_GT(patched.size(), 20U);
}

TEST_F(SessionTest, EditsAreScoredByTheModelsAsTheyAreUntilARefit) {
    std::vector<RecordId> clients;
    for (int i = 0; i < 40; ++i) clients.push_back(addClient("客户" + std::to_string(i)));
    session->edit({"add", {}}, [&](Edit& edit) {
        for (int i = 0; i < 40; ++i)
            for (int purchase = 0; purchase <= i % 5; ++purchase)
                edit.insert(order(clients[static_cast<std::size_t>(i)],
                                  isoDate(clock.today() - std::chrono::days(700 - 30 * i / 4 - 97 * purchase)),
                                  10'000 + 100 * i));
    });
    session->settle();
    ASSERT_TRUE(session->modelsCurrent());
    const auto fitted = session->scores()->models;
    ASSERT_GE(session->scores()->assessment.forecast.base.sufficiency.step, 2);
    const auto stampIsCurrent = [&] {
        const auto reader = session->openReader();
        const auto stamp = scoreStamp(*reader);
        return stamp && stamp->dataVersion == dataVersion(*reader);
    };
    EXPECT_TRUE(stampIsCurrent());
    const auto kept = readModels(*session->openReader());
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->models.purchase.parameters.value, fitted->purchase.parameters.value);

    // The refit is called off as soon as the first scores are there.
    std::atomic<int> refits = 0;
    session->setListeners(
        {}, [&] { session->cancelRefit(); }, [&](bool running) { refits += running ? 1 : 0; });
    const RecordId some = clients[4];
    session->edit({"add", {}}, [&](Edit& edit) { edit.insert(order(some, isoDate(clock.today()), 90'000)); });
    session->settle();
    EXPECT_EQ(refits, 0);
    EXPECT_FALSE(session->modelsCurrent());
    EXPECT_EQ(session->scores()->models, fitted) << "the edit is scored by the parameters as they were";
    EXPECT_EQ(stored(some, "recency_days"), Value{0});
    EXPECT_GT(integerOr(stored(some, "p_alive"), 0), 5'000) << "it has just bought";
    EXPECT_FALSE(stampIsCurrent()) << "scores of older parameters do not claim to be current";

    session->setListeners({}, {}, [&](bool running) { refits += running ? 1 : 0; });
    session->refit();
    session->settle();
    EXPECT_EQ(refits, 1);
    EXPECT_TRUE(session->modelsCurrent());
    EXPECT_NE(session->scores()->models->purchase.parameters.value, fitted->purchase.parameters.value);
    EXPECT_TRUE(stampIsCurrent());
    const std::vector<ClientScore> refitted = session->scores()->rows();
    session.reset();
    session = Session::open(folder / "s.meike", clock);
    session->settle();
    EXPECT_EQ(session->scores()->rows(), refitted) << "the stored parameters give the same digits";
    EXPECT_EQ(readScores(*session->openReader()), refitted);
}

TEST_F(SessionTest, TheReportOfAModelIsMadeBesideTheScores) {
    std::vector<RecordId> clients;
    for (int i = 0; i < 60; ++i) clients.push_back(addClient("客户" + std::to_string(i)));
    session->edit({"add", {}}, [&](Edit& edit) {
        for (int i = 0; i < 60; ++i)
            for (int purchase = 0; purchase <= i % 6; ++purchase)
                edit.insert(order(clients[static_cast<std::size_t>(i)],
                                  isoDate(clock.today() - std::chrono::days(1'000 - 40 * i / 8 - 113 * purchase)),
                                  10'000 + 100 * i));
        // One that has risen since the quarter began.
        for (const int ago : {80, 50, 30, 10})
            edit.insert(order(clients[0], isoDate(clock.today() - std::chrono::days(ago)), 9'000'000));
    });
    session->settle();
    NoProgress quiet;
    const auto reader = session->openReader();
    const ModelReport report = readModelReport(*session, *reader, session->scores(), quiet);
    ASSERT_TRUE(report.card.tested());
    EXPECT_GT(report.card.of(engine::Predictor::model).rows, 0U);
    EXPECT_EQ(report.drivers.size(), 9U);
    for (const NamedDriver& each : report.drivers) EXPECT_NE(each.driver.verdict, engine::DriverVerdict::from_future);
    ASSERT_TRUE(report.since);
    EXPECT_EQ(report.since->day, clock.today() - std::chrono::days(90)) << "no assessment was saved";
    ASSERT_EQ(report.since->moves.size(), report.since->drift.tier.moved);
    ASSERT_GE(report.since->moves.size(), 2U);
    EXPECT_LT(report.since->moves.front().from, report.since->moves.front().to) << "a fall";
    EXPECT_EQ(report.since->moves.back().client, clients[0]) << "the rise comes last";
    for (std::size_t i = 0; i < report.since->moves.size(); ++i) {
        const ModelReport::Since::Move& move = report.since->moves[i];
        EXPECT_NE(move.from, move.to);
        EXPECT_EQ(move.name, readRecord(*reader, Kind::client, move.client)->text("name"));
        if (i > 0) {
            const ModelReport::Since::Move& before = report.since->moves[i - 1];
            EXPECT_LE(before.from - before.to, move.from - move.to) << "the largest falls first";
        }
    }
    // Scores that the columns have left behind are not reported on.
    const auto old = session->scores();
    session->edit({"add", {}}, [&](Edit& edit) { edit.insert(order(clients[0], isoDate(clock.today()), 100)); });
    session->settle();
    EXPECT_THROW(readModelReport(*session, *reader, old, quiet), Error);
}

TEST_F(SessionTest, ForeignMoneyTakesTheRateOfItsDayAndWithoutOneSaysSo) {
    const RecordId a = addClient("A");
    const RecordId b = addClient("B");
    session->edit({"rates", {}}, [&](Edit& edit) {
        edit.insert(Record(Kind::rate)
                        .set("currency", std::string("USD"))
                        .set("day", std::string("2026-01-01"))
                        .set("rate", 7'000'000'000));
        edit.insert(Record(Kind::rate)
                        .set("currency", std::string("USD"))
                        .set("day", std::string("2026-02-01"))
                        .set("rate", 7'200'000'000));
        edit.insert(Record(Kind::rate)
                        .set("currency", std::string("JPY"))
                        .set("day", std::string("2026-01-01"))
                        .set("rate", 48'000'000));
        edit.insert(order(a, "2026-01-15", 10'000, "USD"));
        edit.insert(order(a, "2026-02-15", 10'000, "USD"));
        edit.insert(order(a, "2026-02-16", 1'000, "JPY"));
        edit.insert(order(b, "2026-02-15", 10'000, "EUR"));
    });
    EXPECT_EQ(stored(a, "monetary"), Value{70'000 + 72'000 + 4'800}) << "1,000 yen have no minor units; 48 yuan do";
    EXPECT_TRUE(isEmpty(stored(b, "monetary")));
    const auto why = session->explain(session->scores(), b);
    ASSERT_TRUE(why);
    EXPECT_EQ(why->unratedCurrencies, std::vector<std::string>{"EUR"});
    const auto blocked = [&] { return session->scores()->blocked; };
    EXPECT_EQ(blocked(), (std::vector<BlockedClient>{{b, {"EUR"}}}));
    session->edit({"add", {}}, [&](Edit& edit) {
        edit.insert(order(b, "2026-02-16", 10'000, "CHF"));
        edit.insert(order(b, "2026-02-17", 10'000, "EUR"));
        edit.insert(order(a, "2026-02-17", 10'000, "EUR"));
    });
    session->settle();
    EXPECT_EQ(blocked(), (std::vector<BlockedClient>{{a, {"EUR"}}, {b, {"CHF", "EUR"}}})) << "by id, each code once";
    EXPECT_EQ(session->scoresAsOf(valueOrThrow(makeDate(2026, 2, 15)))->blocked.size(), 1U)
        << "a had no such order yet";
    session->edit({"rates", {}}, [&](Edit& edit) {
        edit.insert(Record(Kind::rate)
                        .set("currency", std::string("EUR"))
                        .set("day", std::string("2026-01-01"))
                        .set("rate", 7'800'000'000));
    });
    session->settle();
    EXPECT_EQ(blocked(), (std::vector<BlockedClient>{{b, {"CHF"}}})) << "one rate is still missing";
}

TEST_F(SessionTest, WhatToDoNextFollowsTheState) {
    const auto step = [&](const ModelReport* report, const char* key, Language language = Language::en) {
        for (const words::Line& line : nextStepLines(*session->scores(), report, language))
            if (line.key == key) return line.text;
        return std::string("(none)");
    };
    const RecordId foreign = addClient("海外客户");
    session->edit({"add", {}}, [&](Edit& edit) { edit.insert(order(foreign, "2025-06-01", 10'000, "USD")); });
    std::vector<RecordId> clients;
    for (int i = 0; i < 60; ++i) clients.push_back(addClient("客户" + std::to_string(i)));
    session->edit({"add", {}}, [&](Edit& edit) {
        for (int i = 0; i < 3; ++i)
            for (const char* day : {"2025-12-01", "2026-01-01"})
                edit.insert(order(clients[static_cast<std::size_t>(i)], day, 10'000));
    });
    session->settle();
    ASSERT_EQ(session->scores()->assessment.forecast.base.sufficiency.step, 1);
    EXPECT_EQ(step(nullptr, "rates"),
              "Enter rates for USD under Settings, Currency rates: 1 client is left out of the CLV");
    EXPECT_EQ(step(nullptr, "wait"),
              "Wait until there is enough to forecast from: 7 more repeat clients, 27 more repeat orders");
    EXPECT_EQ(step(nullptr, "wait", Language::zh), "等数据够了再预测：还需要 7 个复购客户、27 次复购");
    EXPECT_EQ(step(nullptr, "lists"), "(none)");

    session->edit({"add", {}}, [&](Edit& edit) {
        for (int i = 0; i < 60; ++i)
            for (int purchase = 0; purchase <= i % 6; ++purchase)
                edit.insert(order(clients[static_cast<std::size_t>(i)],
                                  isoDate(clock.today() - std::chrono::days(1'000 - 40 * i / 8 - 113 * purchase)),
                                  10'000 + 100 * i));
    });
    session->settle();
    ASSERT_GE(session->scores()->assessment.forecast.base.sufficiency.step, 2);
    EXPECT_EQ(step(nullptr, "wait"), "(none)");
    NoProgress quiet;
    const auto reader = session->openReader();
    ModelReport report = readModelReport(*session, *reader, session->scores(), quiet);
    ASSERT_TRUE(report.card.tested());
    report.card.usability = engine::Usability::too_many_errors;
    EXPECT_NE(step(&report, "no_lists"), "(none)");
    EXPECT_EQ(step(&report, "lists"), "(none)");
    report.card.usability = engine::Usability::usable;
    report.card.totalsCovered = 0;
    report.card.score[0].bias = 0.15;
    EXPECT_EQ(step(&report, "lists"), "Use the forecasts for lists (whom to call first), not for promises");
    EXPECT_EQ(step(&report, "allow_room"),
              "Allow more room for the total than its range does: in the tests it was 15% too high");
    report.card.score[2].mae = 0;
    EXPECT_NE(step(&report, "compare"), "(none)");
    report.card.cuts.clear();
    EXPECT_NE(step(&report, "test_later"), "(none)");
    EXPECT_EQ(step(&report, "lists"), "(none)");
}

TEST_F(SessionTest, OverdueFollowsWhatCameIn) {
    const RecordId id = addClient("A");
    RecordId bill = 0;
    session->edit({"add", {}}, [&](Edit& edit) {
        bill = edit.insert(Record(Kind::receivable)
                               .set("client", id)
                               .set("due", std::string("2026-02-01"))
                               .set("amount", 900)
                               .set("currency", std::string("CNY")));
    });
    EXPECT_EQ(stored(id, "overdue"), Value{900});
    session->edit({"add", {}}, [&](Edit& edit) {
        const RecordId receipt = edit.insert(Record(Kind::receipt)
                                                 .set("client", id)
                                                 .set("date", std::string("2026-03-01"))
                                                 .set("amount", 500)
                                                 .set("currency", std::string("CNY")));
        edit.insert(Record(Kind::allocation).set("receipt", receipt).set("receivable", bill).set("amount", 500));
    });
    EXPECT_EQ(stored(id, "overdue"), Value{400});
    const auto then = session->scoresAsOf(valueOrThrow(makeDate(2026, 2, 20)));
    EXPECT_EQ(then->assessment.overdue[*then->indexOf(id)], 900) << "the receipt had not come in yet";
}

TEST_F(SessionTest, AnotherDayIsScoredFromTheSameFacts) {
    const RecordId id = addClient("A");
    session->edit({"add", {}}, [&](Edit& edit) {
        edit.insert(order(id, "2025-03-01", 100));
        edit.insert(order(id, "2026-03-01", 100));
    });
    session->settle();
    const auto then = session->scoresAsOf(valueOrThrow(makeDate(2025, 4, 1)));
    EXPECT_EQ(then->assessment.orders[*then->indexOf(id)], 1);
    const auto before = session->scoresAsOf(valueOrThrow(makeDate(2024, 4, 1)));
    EXPECT_EQ(before->assessment.stage[*before->indexOf(id)], Stage::prospect);
    EXPECT_EQ(session->lastOrderDate(), valueOrThrow(makeDate(2026, 3, 1)));
}

TEST_F(SessionTest, TheDayRollsOver) {
    const RecordId id = addClient("A");
    session->edit({"add", {}}, [&](Edit& edit) { edit.insert(order(id, "2026-03-01", 100)); });
    EXPECT_EQ(stored(id, "recency_days"), Value{8});
    clock.setToday(clock.today() + std::chrono::days(3));
    session->refreshDay();
    EXPECT_EQ(stored(id, "recency_days"), Value{11});
}

TEST_F(SessionTest, AnotherDayAskedForWhileTheSessionOpensIsScoredByTheRulesInUse) {
    std::vector<RecordId> clients;
    for (int i = 0; i < 40; ++i) clients.push_back(addClient("客户" + std::to_string(i)));
    session->edit({"add", {}}, [&](Edit& edit) {
        for (const RecordId id : clients) edit.insert(order(id, "2026-02-01", 5'000));
        ScoringProfile rules = session->scores()->profile;
        rules.key = "ours";
        rules.windowDays = 500;
        saveProfile(edit, rules);
    });
    session->settle();
    const Date day = clock.today() - std::chrono::days(3);
    const auto expected = session->scoresAsOf(day);
    ASSERT_EQ(expected->profile.key, "ours");
    for (int again = 0; again < 10; ++again) {
        session.reset();
        session = Session::open(folder / "s.meike", clock);
        const auto scores = session->scoresAsOf(day);
        ASSERT_EQ(scores->profile.key, "ours");
        ASSERT_EQ(scores->rows(), expected->rows());
        const auto other = session->scoresWithoutForecast(expected->profile, day);
        ASSERT_EQ(other->clients.size(), clients.size());
    }
}

}  // namespace
}  // namespace meike
