// SPDX-License-Identifier: GPL-3.0-or-later
// The plan of an open workspace: presets, edits, undo, midnight.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/demo.h"
#include "app/plan/plan_view.h"
#include "app/plan/playbooks.h"
#include "app/records/record_writer.h"
#include "app/records/today_moves.h"
#include "app/score_book.h"
#include "app/session.h"
#include "app/view/today.h"
#include "base/error_code.h"
#include "base/progress.h"
#include "domain/playbook.h"
#include "storage/plan_rows.h"
#include "storage/records.h"
#include "storage/score_store.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using engine::plan::Occurrence;

TEST(PlaybookPresets, AreThoseOfTheDesignInBothLanguages) {
    std::set<std::string> keys;
    for (const PlaybookPreset& preset : playbookPresets()) {
        keys.insert(preset.key);
        EXPECT_EQ(findPlaybookPreset(preset.draft.playbook.text("name")), &preset);
        EXPECT_EQ(findPlaybookPreset(preset.draft.playbook.text("name_en")), &preset);
        for (const Record& step : preset.draft.steps) {
            EXPECT_FALSE(step.text("title_en").empty()) << preset.key;
            EXPECT_EQ(step.text("text").empty(), step.text("text_en").empty()) << preset.key;
        }
    }
    EXPECT_EQ(keys,
              (std::set<std::string>{"core", "key", "growth", "general", "first_time", "repeat", "loyal", "at_risk",
                                     "churned", "renewal", "receivables", "project_end", "key_account"}));
}

/// The demo agency, open; its playbooks are not stored yet.
class PlanOfTheDemo : public ::testing::Test {
protected:
    PlanOfTheDemo() {
        NoProgress quiet;
        session->runJob(
            [](Workspace& workspace, Progress& progress, const std::stop_token& stop) {
                fillDemo(workspace, Language::zh, progress, stop, DemoPlaybooks::off);
            },
            quiet);
        session->settle();
    }
    void enable(std::string_view preset) {
        session->edit(enablePlaybookCommand(preset), [&](Edit& edit) { enablePlaybook(edit, preset, clock.today()); });
        session->settle();
    }
    static std::vector<Occurrence> sorted(std::vector<Occurrence> plan) {
        std::sort(plan.begin(), plan.end(), [](const Occurrence& a, const Occurrence& b) { return a.key() < b.key(); });
        return plan;
    }
    std::vector<Occurrence> stored() {
        session->settle();
        EXPECT_FALSE(session->scoringProblem()) << session->scoringProblem()->what();
        return sorted(readOccurrences(*session->openReader()));
    }
    std::vector<Occurrence> computed() { return sorted(computePlan(*session->openReader(), clock.today()).all()); }
    std::vector<TodayItem> steps(Language language = Language::en) {
        session->settle();
        auto items = readToday(*session->openReader(), clock.today(), {}, language).items;
        std::erase_if(items, [](const TodayItem& item) { return item.source != TodaySource::step; });
        return items;
    }
    void log(RecordId client) {
        session->edit({"add", {}}, [&](Edit& edit) {
            addRecord(edit, Record(Kind::interaction)
                                .set("client", client)
                                .set("date", isoDate(clock.today()))
                                .set("kind", std::string("call"))
                                .set("summary", std::string("谈了")));
        });
    }

    test::TemporaryFolder folder;
    FixedClock clock{systemClock().today()};
    std::unique_ptr<Session> session = Session::create(folder / "p.meike", "CNY", clock);
};

TEST_F(PlanOfTheDemo, EnablingEveryPresetMakesNobodyOverdue) {
    for (const PlaybookPreset& preset : playbookPresets()) enable(preset.key);
    const auto plan = stored();
    ASSERT_GT(plan.size(), 400U);
    for (const Occurrence& each : plan) EXPECT_GE(each.due, dayNumber(clock.today()));
    EXPECT_EQ(plan, computed());
    // Enabled twice, nothing is there twice.
    enable("core");
    EXPECT_EQ(stored(), plan);
}

TEST_F(PlanOfTheDemo, FollowsEditsUndoAndMidnightAsIfComputedFromNothing) {
    for (const char* preset : {"core", "receivables", "at_risk", "key_account", "growth"})
        if (findPlaybookPreset(preset)) enable(preset);
    std::vector<std::vector<Occurrence>> plans{stored()};
    ASSERT_FALSE(plans[0].empty());
    const auto step = [&](const std::function<void()>& edit) {
        edit();
        plans.push_back(stored());
        EXPECT_EQ(plans.back(), computed()) << "step " << plans.size() - 1;
    };
    auto list = steps();
    ASSERT_GT(list.size(), 4U);
    // A touch of today moves the cadence of its client, and only that.
    const auto cadence =
        std::find_if(list.begin(), list.end(), [](const TodayItem& item) { return item.kind == "call"; });
    ASSERT_NE(cadence, list.end());
    const RecordId client = cadence->client;
    step([&] { log(client); });
    EXPECT_NE(plans[1], plans[0]);
    list = steps();
    const TodayItem done = list.at(0), skipped = list.at(1), moved = list.at(2);
    step([&] { session->edit(finishItemCommand(done), [&](Edit& edit) { finishItem(edit, done, "电话聊过", 0); }); });
    step([&] { session->edit(skipItemCommand(skipped), [&](Edit& edit) { skipItem(edit, skipped, "刚见过"); }); });
    const Date later = clock.today() + std::chrono::days(9);
    step([&] { session->edit(moveItemCommand(moved), [&](Edit& edit) { moveItem(edit, moved, later, "客户要求"); }); });
    list = steps();
    const auto origin = [](const std::string& text) {
        return [text](const TodayItem& item) { return item.origin == text; };
    };
    EXPECT_TRUE(std::none_of(list.begin(), list.end(), origin(done.origin)));
    EXPECT_TRUE(std::none_of(list.begin(), list.end(), origin(skipped.origin)));
    const auto there = std::find_if(list.begin(), list.end(), origin(moved.origin));
    ASSERT_NE(there, list.end());
    EXPECT_EQ(there->due, later);
    // Somebody else's client; a client in the bin; an owner with fewer hours.
    const RecordId other = done.client;
    step([&] {
        session->edit({"change", {}}, [&](Edit& edit) { changeField(edit, Kind::client, other, "owner", Value{}); });
    });
    step([&] {
        session->edit({"change", {}}, [&](Edit& edit) {
            for (const Record& person : allRecords(edit.database(), Kind::person))
                changeField(edit, Kind::person, person.id(), "care_hours", Value{std::int64_t{10}});
        });
    });
    EXPECT_TRUE(std::any_of(plans.back().begin(), plans.back().end(),
                            [](const Occurrence& each) { return each.state == engine::plan::State::dropped; }));
    // Each step back restores the plan of before, and each step forward the one after.
    for (std::size_t i = plans.size() - 1; i > 0; --i) {
        ASSERT_FALSE(session->undo().empty());
        EXPECT_EQ(stored(), plans[i - 1]) << "undo of " << i;
    }
    for (std::size_t i = 1; i < plans.size(); ++i) {
        ASSERT_FALSE(session->redo().empty());
        EXPECT_EQ(stored(), plans[i]) << "redo of " << i;
    }
    // Midnight: the plan is that of the new day, and the one of yesterday is what it was.
    const Date yesterday = clock.today();
    clock.setToday(yesterday + std::chrono::days(1));
    session->refreshDay();
    const auto next = stored();  // settled first: arguments of one call have no order
    const auto anew = computed();
    EXPECT_EQ(next, anew);
    log(client);
    session->settle();
    const auto reader = session->openReader();
    overlayScores(*reader, session->scoresAsOf(yesterday)->rows());
    EXPECT_EQ(sorted(computePlan(*reader, yesterday).all()), plans.back());
}

TEST_F(PlanOfTheDemo, APlaybookSaysItInPlaceOfTheFactAlone) {
    const auto count = [&](TodaySource source) {
        session->settle();
        const auto items = readToday(*session->openReader(), clock.today(), {}, Language::en).items;
        return std::count_if(items.begin(), items.end(), [&](const TodayItem& item) { return item.source == source; });
    };
    const auto before = count(TodaySource::birthday);
    ASSERT_GT(before, 0);
    session->edit({"add", {}}, [&](Edit& edit) {
        RecordWriter writer(edit);
        const PlaybookPreset& core = *findPlaybookPreset("core");
        Record everybody = core.draft.playbook;
        everybody.set("preset", Value{})
            .set("rule", std::string(R"({"not": {"field": "stage", "op": "any_of", "value": ["churned"]}})"));
        everybody.set("enabled_on", isoDate(clock.today()));
        const RecordId id = writer.add(std::move(everybody));
        for (Record step : core.draft.steps)
            if (step.text("occasion") == "birthday") writer.add(step.set("playbook", id));
    });
    EXPECT_LT(count(TodaySource::birthday), before);
    std::set<RecordId> contacts;
    const auto items = readToday(*session->openReader(), clock.today(), {}, Language::en).items;
    for (const TodayItem& item : items) {
        const bool birthday = item.source == TodaySource::birthday || item.kind == "birthday";
        EXPECT_TRUE(!birthday || contacts.insert(item.contact).second) << item.what;
    }
    // Done, it does not come back as a fact.
    const auto wished =
        std::find_if(items.begin(), items.end(), [](const TodayItem& item) { return item.kind == "birthday"; });
    ASSERT_NE(wished, items.end());
    session->edit(finishItemCommand(*wished), [&](Edit& edit) { finishItem(edit, *wished, "", 0); });
    session->settle();
    for (const TodayItem& item : readToday(*session->openReader(), clock.today(), {}, Language::en).items)
        EXPECT_FALSE((item.source == TodaySource::birthday || item.kind == "birthday") &&
                     item.contact == wished->contact);
}

TEST_F(PlanOfTheDemo, SkippingAsksForAReasonAndSoDoesMovingWhereThereIsCareEnough) {
    session->edit({"settings", {}}, [](Edit& edit) {
        RecordWriter(edit).setSetting("care_limit_touches", "1");
        RecordWriter(edit).setSetting("care_limit_days", "12");
    });
    enable("core");
    const auto list = steps();
    const auto waiting = std::find_if(list.begin(), list.end(), [](const TodayItem& item) { return item.waiting; });
    ASSERT_NE(waiting, list.end());
    EXPECT_NE(waiting->why.find("Waits: 1 touch of care within 12 days already"), std::string::npos) << waiting->why;
    const TodayItem item = *waiting;
    const auto refused = [&](ErrorCode code, const std::function<void(Edit&)>& fn) {
        try {
            session->edit({"today_move", {}}, fn);
            ADD_FAILURE() << errorCodeName(code);
        } catch (const Error& error) {
            EXPECT_EQ(error.detail().code, code);
        }
    };
    const Date tomorrow = clock.today() + std::chrono::days(1);
    refused(ErrorCode::too_many_touches, [&](Edit& edit) { moveItem(edit, item, tomorrow); });
    refused(ErrorCode::required, [&](Edit& edit) { skipItem(edit, item, " "); });
    refused(ErrorCode::occurrence_unknown, [&](Edit& edit) {
        TodayItem gone = item;
        gone.origin += "0";
        skipItem(edit, gone, "x");
    });
    session->edit(moveItemCommand(item), [&](Edit& edit) { moveItem(edit, item, tomorrow, "客户约的"); });
    // It stands on its day, and what would be too much beside it waits.
    for (const TodayItem& each : steps()) {
        if (each.origin != item.origin) continue;
        EXPECT_FALSE(each.waiting);
        EXPECT_EQ(each.due, tomorrow);
    }
}

TEST_F(PlanOfTheDemo, APlaybookNamedByASegmentsRuleKeepsItAndAnEditedRuleEntersNobody) {
    session->edit({"add", {}}, [&](Edit& edit) {
        RecordWriter writer(edit);
        writer.add(Record(Kind::segment)
                       .set("name", std::string("核心"))
                       .set("rule", std::string(R"({"field": "tier", "op": "any_of", "value": ["core"]})")));
        const RecordId id = writer.add(Record(Kind::playbook)
                                           .set("name", std::string("自定"))
                                           .set("rule", std::string(R"({"segment": "核心"})"))
                                           .set("enabled_on", isoDate(clock.today())));
        writer.add(Record(Kind::playbook_step)
                       .set("playbook", id)
                       .set("title", std::string("欢迎"))
                       .set("what", std::string("call"))
                       .set("occasion", std::string("entered"))
                       .set("days", std::int64_t{0}));
    });
    EXPECT_TRUE(stored().empty()) << "who was in when it was enabled has not come in";
    const RecordId segment = allRecords(*session->openReader(), Kind::segment).back().id();
    EXPECT_THROW(session->edit({"remove", {}}, [&](Edit& edit) { removeRecord(edit, Kind::segment, segment); }), Error);
    session->edit({"change", {}}, [&](Edit& edit) {
        changeField(edit, Kind::segment, segment, "rule",
                    Value{std::string(R"({"field": "tier", "op": "any_of", "value": ["core", "key"]})")});
    });
    EXPECT_TRUE(stored().empty()) << "nor whom an edited rule lets in";
    // Whoever comes in by what happens is welcomed.
    RecordId fresh = 0;
    session->edit({"add", {}}, [&](Edit& edit) {
        for (const Record& client : allRecords(edit.database(), Kind::client))
            if (fresh == 0 && isEmpty(client.get("tier_override"))) {
                const auto standing = planStanding(edit.database(), client.id());
                if (standing.tier == "general") {
                    fresh = client.id();
                    RecordWriter(edit).set(Kind::client, fresh, "tier_override", Value{std::string("core")});
                }
            }
    });
    const auto plan = stored();
    ASSERT_EQ(plan.size(), 1U);
    EXPECT_EQ(plan[0].client, fresh);
    // Undone, they are out; redone on the same day, nothing has happened twice.
    session->undo();
    EXPECT_TRUE(stored().empty());
    session->redo();
    EXPECT_EQ(stored(), plan);
}

}  // namespace
}  // namespace meike
