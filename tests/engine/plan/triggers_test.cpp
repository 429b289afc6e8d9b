// SPDX-License-Identifier: GPL-3.0-or-later
// Every trigger with the days that calendars trip over.
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "tests/engine/plan/plan_world.h"

namespace meike::engine::plan {
namespace {

using namespace test;

struct World {
    Rules rules;
    Client client;
    std::vector<OwnDay> own;

    Step& step() { return rules.steps[0]; }
};

struct TriggerRow {
    const char* what;
    StepTrigger trigger;
    int days;
    const char* enabled;
    const char* asOf;
    std::function<void(World&)> facts;
    const char* expected;  ///< `due<wanted` where a holiday moved it, `?` behind days of years that are not published
};

std::string told(const std::vector<Occurrence>& occurrences) {
    std::string text;
    for (const Occurrence& each : occurrences) {
        text += (text.empty() ? "" : " ") + iso(each.due);
        if (each.notes & kMovedByHoliday) text += "<" + iso(each.wanted);
        if (each.notes & kNotPublished) text += "?";
    }
    return text;
}

void touched(World& world, const char* on) {
    world.client.contacted.push_back({1, day(on), interactionKind("call"), 7});
}

const std::vector<TriggerRow>& rows() {
    using T = StepTrigger;
    static const std::vector<TriggerRow> kRows = {
        {"a month on, 29 February", T::interval, 30, "2024-01-01", "2024-02-20",
         [](World& w) { touched(w, "2024-01-30"); }, "2024-02-29"},
        {"a year after 29 February", T::interval, 365, "2024-01-01", "2025-01-15",
         [](World& w) { touched(w, "2024-02-29"); }, "2025-02-28"},
        {"five working days over Spring Festival and a make-up Saturday", T::interval, 5, "2026-01-01", "2026-02-20",
         [](World& w) {
             touched(w, "2026-02-13");
             w.step().workdays = true;
         },
         "2026-02-27"},
        {"a make-up Sunday is worked", T::interval, 30, "2026-01-01", "2026-09-01",
         [](World& w) { touched(w, "2026-08-21"); }, "2026-09-20"},
        {"a holiday moves it behind the holiday", T::interval, 30, "2026-01-01", "2026-09-05",
         [](World& w) { touched(w, "2026-09-01"); }, "2026-10-08<2026-10-01"},
        {"into a year that is not published", T::interval, 30, "2026-01-01", "2026-12-25",
         [](World& w) { touched(w, "2026-12-20"); }, "2027-01-19?"},
        {"the first of a cadence, at the head", T::interval, 30, "2026-03-02", "2026-03-02",
         [](World& w) { w.client.entries[0].entered = day("2026-03-02"); }, "2026-03-03"},
        {"the first of a cadence, at the end", T::interval, 30, "2026-03-02", "2026-03-02",
         [](World& w) {
             w.client.entries[0].entered = day("2026-03-02");
             w.client.entries[0].place = 9'999;
         },
         "2026-03-31"},
        {"last spoken to long before the playbook", T::interval, 30, "2026-03-02", "2026-03-02",
         [](World& w) {
             w.client.entries[0].entered = day("2026-03-02");
             touched(w, "2025-06-01");
         },
         "2026-03-03"},

        {"came under the rule; a make-up Saturday", T::entered, 3, "2026-01-01", "2026-05-07",
         [](World& w) { w.client.entries[0] = {.id = 1, .entered = day("2026-05-06")}; }, "2026-05-09"},
        {"came under the rule before May Day", T::entered, 1, "2026-01-01", "2026-04-30",
         [](World& w) { w.client.entries[0] = {.id = 1, .entered = day("2026-04-30")}; }, "2026-05-06<2026-05-01"},
        {"was in when it was enabled: nothing has happened", T::entered, 1, "2026-01-01", "2026-01-02", [](World&) {},
         ""},
        {"has left the rule at the half-year", T::left, 1, "2026-01-01", "2026-06-30",
         [](World& w) { w.client.entries[0].left = day("2026-06-30"); }, "2026-07-01"},
        {"left because the rule was edited", T::left, 1, "2026-01-01", "2026-06-30",
         [](World& w) {
             w.client.entries[0].left = day("2026-06-30");
             w.client.entries[0].leftByRule = true;
         },
         ""},

        {"a tier up", T::tier_up, 7, "2026-01-01", "2026-07-01",
         [](World& w) {
             w.client.moves.push_back({5, day("2026-06-30"), 2, 1, "loyal", "loyal"});
         },
         "2026-07-07"},
        {"a tier down is none up", T::tier_up, 7, "2026-01-01", "2026-07-01",
         [](World& w) {
             w.client.moves.push_back({5, day("2026-06-30"), 1, 2, "", ""});
         },
         ""},
        {"a tier down on 29 February", T::tier_down, 1, "2024-01-01", "2024-03-01",
         [](World& w) {
             w.client.moves.push_back({5, day("2024-02-29"), 1, 2, "", ""});
         },
         "2024-03-01"},
        {"only the last two assessments count", T::tier_up, 7, "2026-01-01", "2026-07-01",
         [](World& w) {
             w.client.moves = {{4, day("2026-06-01"), 2, 1, "", ""}, {5, day("2026-06-30"), 1, 1, "", ""}};
         },
         ""},
        {"at risk now", T::stage_change, 2, "2026-01-01", "2026-07-01",
         [](World& w) {
             w.step().only = "at_risk";
             w.client.moves.push_back({5, day("2026-06-30"), 1, 1, "loyal", "at_risk"});
         },
         "2026-07-02"},
        {"another stage than the one asked for", T::stage_change, 2, "2026-01-01", "2026-07-01",
         [](World& w) {
             w.step().only = "at_risk";
             w.client.moves.push_back({5, day("2026-06-30"), 1, 1, "at_risk", "loyal"});
         },
         ""},

        {"three working days after an order on New Year's Eve", T::first_order, 3, "2025-12-01", "2026-01-02",
         [](World& w) {
             w.step().workdays = true;
             w.client.orders = {{9, day("2026-01-02")}, {8, day("2025-12-31")}};
         },
         "2026-01-06"},
        {"an order after the day does not exist yet", T::first_order, 3, "2025-12-01", "2025-12-30",
         [](World& w) {
             w.client.orders = {{8, day("2025-12-31")}};
         },
         ""},
        {"a week after a project, in Spring Festival", T::project_end, 7, "2026-01-01", "2026-02-13",
         [](World& w) {
             w.client.projectEnds = {{3, day("2026-02-12")}};
         },
         "2026-02-24<2026-02-19"},
        {"ninety days before the year's end, on National Day", T::service_end, -90, "2026-01-01", "2026-09-01",
         [](World& w) {
             w.client.serviceEnds = {{4, day("2026-12-31")}};
             w.client.serviceKnown = {day("2026-01-01")};
         },
         "2026-10-08<2026-10-02"},
        {"renewed meanwhile: only the later end is asked for", T::service_end, -30, "2026-01-01", "2026-09-01",
         [](World& w) {
             w.client.serviceEnds = {{4, day("2026-09-30")}, {5, day("2027-09-30")}};
             w.client.serviceKnown = {day("2025-10-01"), day("2026-08-30")};
         },
         ""},
        {"seven days before money is due", T::receivable_due, -7, "2026-01-01", "2026-11-20",
         [](World& w) {
             w.client.receivables = {{6, day("2026-11-30"), kAlways, 500}};
         },
         "2026-11-23"},
        {"thirty days after, at the year's end", T::receivable_due, 30, "2026-01-01", "2026-12-01",
         [](World& w) {
             w.client.receivables = {{6, day("2026-12-02"), kAlways, 500}};
         },
         "2027-01-01?"},
        {"paid: nothing", T::receivable_due, 1, "2026-01-01", "2026-12-01",
         [](World& w) {
             w.client.receivables = {{6, day("2026-11-30"), kAlways, 0}};
         },
         ""},
        {"two days after a low survey", T::low_survey, 2, "2026-01-01", "2026-08-31",
         [](World& w) {
             w.client.surveys = {{2, day("2026-08-31"), 0, true}};
         },
         "2026-09-02"},
        {"a corrected one", T::low_survey, 2, "2026-01-01", "2026-09-01",
         [](World& w) {
             w.client.surveys = {{2, day("2026-08-31"), 0, true, day("2026-09-01")}};
         },
         ""},
        {"a complaint closed on a Friday", T::complaint_closed, 1, "2026-01-01", "2026-08-28",
         [](World& w) {
             w.client.complaints = {{2, day("2026-08-20"), day("2026-08-28"), 7}};
         },
         "2026-08-31<2026-08-29"},

        {"born on 29 February, in a leap year", T::birthday, 0, "2024-01-01", "2024-02-20",
         [](World& w) {
             w.client.birthdays = {{1, day("2000-02-29"), false}};
         },
         "2024-02-29"},
        {"born on 29 February, in a common year, a make-up Saturday", T::birthday, 0, "2026-01-01", "2026-02-10",
         [](World& w) {
             w.client.birthdays = {{1, day("2000-02-29"), false}};
         },
         "2026-02-28"},
        {"a Sunday: the Friday before", T::birthday, 0, "2026-01-01", "2026-11-01",
         [](World& w) {
             w.client.birthdays = {{1, day("1980-11-29"), false}};
         },
         "2026-11-27<2026-11-29"},
        {"born in a leap month that the year does not have", T::birthday, 0, "2026-01-01", "2026-07-01",
         [](World& w) {
             w.client.birthdays = {{1, day("2025-07-25"), true}};
         },
         "2026-07-14"},
        {"born on a lunar 30th, in a month of 29 days, in Spring Festival", T::birthday, 0, "2026-01-01", "2026-02-02",
         [](World& w) {
             w.client.birthdays = {{1, day("2024-02-09"), true}};
         },
         "2026-02-14<2026-02-16"},
        {"was spoken to on the working day before", T::birthday, 0, "2026-01-01", "2026-11-27",
         [](World& w) {
             w.client.birthdays = {{1, day("1980-11-29"), false}};
             touched(w, "2026-11-27");
         },
         ""},

        {"the day before National Day", T::holiday, 0, "2026-01-01", "2026-09-22",
         [](World& w) { w.step().only = "national_day"; }, "2026-09-30<2026-10-01"},
        {"any holiday", T::holiday, 0, "2026-01-01", "2026-09-22", [](World&) {},
         "2026-09-24<2026-09-25 2026-09-30<2026-10-01"},
        {"a year that is not published has none", T::holiday, 0, "2026-01-01", "2026-12-25", [](World&) {}, ""},
        {"unless the workspace says it", T::holiday, 0, "2026-01-01", "2026-12-25",
         [](World& w) {
             w.own = {{dateOfDay(day("2027-01-01")), "元旦", false}, {dateOfDay(day("2027-01-02")), "元旦", false}};
         },
         "2026-12-31<2027-01-01"},

        {"a quarter after an assessment, a Sunday", T::assessment_due, 0, "2025-12-01", "2026-01-05",
         [](World& w) {
             w.client.lastAssessment = {3, day("2025-11-30")};
         },
         "2026-03-02<2026-03-01"},
        {"half a year for the others", T::assessment_due, 0, "2025-12-01", "2026-03-05",
         [](World& w) {
             w.client.lastAssessment = {3, day("2025-11-30")};
             w.client.tierRank = 2;
         },
         "2026-06-01<2026-05-31"},
    };
    return kRows;
}

TEST(PlanTriggers, EachIsDueOnItsDay) {
    std::set<StepTrigger> seen;
    for (const TriggerRow& row : rows()) {
        World world{oneStep(day(row.enabled), row.trigger, row.days), clientSince(day(row.enabled)), {}};
        row.facts(world);
        const DayNumber asOf = day(row.asOf);
        const WorkCalendar calendar(dateOfDay(asOf - 400), dateOfDay(asOf + 500), world.own);
        EXPECT_EQ(told(occurrencesOf(world.rules, world.client, calendar, asOf)), row.expected) << row.what;
        seen.insert(row.trigger);
    }
    EXPECT_EQ(seen.size(), stepTriggers().size()) << "every trigger has a row";
}

TEST(PlanTriggers, NothingIsDueBeforeThePlaybookWasEnabledOrFromUntil) {
    for (const StepTriggerRow& trigger : stepTriggers()) {
        for (const TriggerRow& row : rows()) {
            if (row.trigger != trigger.trigger) continue;
            World world{oneStep(day(row.enabled), row.trigger, row.days), clientSince(day(row.enabled)), {}};
            row.facts(world);
            const DayNumber asOf = day(row.asOf);
            const WorkCalendar calendar(dateOfDay(asOf - 400), dateOfDay(asOf + 500), world.own);
            // Enabled on the day itself: what was due before is not asked for.
            Rules late = world.rules;
            late.playbooks[0].enabledOn = asOf;
            Client client = world.client;
            for (Entry& entry : client.entries) entry.entered = std::max(entry.entered, asOf);
            for (const Occurrence& each : occurrencesOf(late, client, calendar, asOf))
                EXPECT_GE(each.due, asOf) << row.what;
            // Off, or enabled on a later day: nothing at all.
            late.playbooks[0].enabledOn = asOf + 1;
            EXPECT_TRUE(occurrencesOf(late, client, calendar, asOf).empty()) << row.what;
            // Out of its days.
            Rules over = world.rules;
            over.playbooks[0].until = asOf - 1;
            for (const Occurrence& each : occurrencesOf(over, world.client, calendar, asOf))
                EXPECT_LT(each.due, asOf) << row.what;
        }
    }
}

TEST(PlanTriggers, ASkippedIntervalStartsAgainFromTheDayItWasDueAndADoneOneFromTheDayItWasDone) {
    const DayNumber asOf = day("2026-06-15");
    Rules rules = oneStep(day("2026-01-01"), StepTrigger::interval, 30);
    Client client = clientSince(day("2026-01-01"));
    client.contacted.push_back({1, day("2026-05-08"), interactionKind("call"), 7});
    const WorkCalendar calendar = calendarAround(asOf);
    const auto first = occurrencesOf(rules, client, calendar, asOf);
    ASSERT_EQ(first.size(), 1U);
    EXPECT_EQ(iso(first[0].due), "2026-06-08");  // 7 June is a Sunday
    Decision decision;
    decision.task = 50;
    decision.step = 1;
    decision.cause = first[0].cause;
    decision.created = decision.settled = asOf;
    decision.originDue = first[0].due;
    client.decisions = {decision};
    auto next = occurrencesOf(rules, client, calendar, asOf);
    ASSERT_EQ(next.size(), 1U);
    EXPECT_EQ(iso(next[0].due), "2026-07-15");
    EXPECT_EQ(next[0].cause, (Cause{CauseKind::decision, 50, 0}));
    client.decisions[0].skipped = true;
    next = occurrencesOf(rules, client, calendar, asOf);
    EXPECT_EQ(iso(next.at(0).due), "2026-07-08");
    // As of the day before nobody had decided anything.
    EXPECT_EQ(occurrencesOf(rules, client, calendar, asOf - 1).at(0).cause, first[0].cause);
}

TEST(PlanTriggers, OnlyTheInteractionsThatAStepAsksForCount) {
    const DayNumber asOf = day("2026-06-15");
    Rules rules = oneStep(day("2026-01-01"), StepTrigger::interval, 90);
    rules.steps[0].doneKinds = 1U << interactionKind("visit");
    rules.steps[0].doneWho = DoneWho::sponsor;
    Client client = clientSince(day("2026-01-01"));
    client.contacted = {{1, day("2026-06-01"), interactionKind("visit"), 7},
                        {2, day("2026-06-02"), interactionKind("call"), 8},
                        {3, day("2026-04-01"), interactionKind("visit"), 8}};
    const auto found = occurrencesOf(rules, client, calendarAround(asOf), asOf);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].cause, (Cause{CauseKind::touch, 3, 0}));
    EXPECT_EQ(iso(found[0].due), "2026-06-30");
}

TEST(PlanTriggers, WhatFactsHaveFinishedIsToldOnceAndOnlySinceThePlaybook) {
    const DayNumber asOf = day("2026-06-15");
    Rules rules = oneStep(day("2026-05-01"), StepTrigger::interval, 30);
    Client client = clientSince(day("2026-05-01"));
    client.contacted = {{1, day("2026-04-20"), interactionKind("call"), 7},  // before it was on
                        {2, day("2026-05-11"), interactionKind("call"), 7},
                        {3, day("2026-05-11"), interactionKind("visit"), 7},  // the same day
                        {4, day("2026-06-02"), interactionKind("call"), 7},
                        {5, day("2026-06-20"), interactionKind("call"), 7}};  // later than the day
    const auto days = [&](DayNumber on) {
        std::string text;
        for (const Finished& each : finishedOf(rules, client, calendarAround(on), on))
            text += (text.empty() ? "" : " ") + iso(each.day);
        return text;
    };
    EXPECT_EQ(days(asOf), "2026-05-11 2026-06-02");
    EXPECT_EQ(days(day("2026-05-31")), "2026-05-11");
    client.entries[0].heldOut = true;
    EXPECT_EQ(days(asOf), "") << "nothing was asked for";
    client.entries[0].heldOut = false;

    // An event: the call that came after it, and no call that did not.
    rules = oneStep(day("2026-05-01"), StepTrigger::first_order, 3);
    client.orders = {{9, day("2026-05-20")}};
    EXPECT_EQ(days(asOf), "2026-06-02");
    client.contacted.erase(client.contacted.begin() + 3);
    EXPECT_EQ(days(asOf), "");
}

TEST(PlanTriggers, ABirthdayIsWishedOnceWhateverNumberOfPlaybooksWould) {
    const DayNumber asOf = day("2026-06-15");
    Rules rules = oneStep(day("2026-01-01"), StepTrigger::birthday, 0);
    rules.steps[0].what = StepKind::care;
    rules.playbooks.push_back({.id = 2, .enabledOn = day("2026-01-01"), .priority = 2});
    rules.steps.push_back(rules.steps[0]);
    rules.steps[1].id = 2;
    rules.steps[1].playbook = 1;
    Client client = clientSince(day("2026-01-01"));
    client.entries.push_back({.id = 2, .playbook = 1, .entered = day("2026-01-01"), .founding = true});
    client.birthdays = {{70, day("1980-06-24"), false}};
    const auto who = [&] {
        std::string text;
        for (const Occurrence& each : occurrencesOf(rules, client, calendarAround(asOf), asOf))
            text += std::to_string(each.step);
        return text;
    };
    EXPECT_EQ(who(), "2") << "of the playbook that comes first";
    // Done there, it does not come back here.
    const auto found = occurrencesOf(rules, client, calendarAround(asOf), asOf);
    Decision done;
    done.task = 50;
    done.step = 2;
    done.cause = found.at(0).cause;
    done.created = done.settled = asOf;
    done.originDue = found[0].due;
    client.decisions = {done};
    EXPECT_EQ(who(), "");
    client.decisions.clear();
    // Another holiday, another sort of step, or a playbook that is off takes nothing away.
    rules.steps[1].what = StepKind::visit;
    EXPECT_EQ(who().size(), 2U);
    rules.steps[1].what = StepKind::care;
    rules.playbooks[1].enabledOn = asOf + 1;
    EXPECT_EQ(who(), "1");
}

}  // namespace
}  // namespace meike::engine::plan
