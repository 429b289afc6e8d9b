// SPDX-License-Identifier: GPL-3.0-or-later
// What holds of a plan whatever the facts, playbooks and days are.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/engine/plan/plan_world.h"

namespace meike::engine::plan {
namespace {

using namespace test;

struct RandomWorld {
    Rules rules;
    std::vector<Client> clients;
    std::vector<Person> people;
    DayNumber asOf = 0;

    Plan plan() const { return planOf(clients, asOf); }
    Plan planOf(std::vector<Client> of, DayNumber on) const {
        return {rules, std::move(of), people, calendarAround(asOf), on};
    }
};

void addFacts(DeterministicRandom& random, Client& client, DayNumber from, DayNumber to, std::int64_t& id) {
    const auto some = [&](int most) { return static_cast<int>(random.between(0, most)); };
    const auto when = [&] { return static_cast<DayNumber>(random.between(from, to)); };
    for (int i = some(6); i > 0; --i)
        client.contacted.push_back({++id, when(), static_cast<std::uint8_t>(random.below(8)), random.between(5, 9)});
    for (int i = some(3); i > 0; --i) client.orders.push_back({++id, when()});
    for (int i = some(2); i > 0; --i) {
        client.serviceEnds.push_back({++id, when() + 60});
        client.serviceKnown.push_back(when());
    }
    for (int i = some(2); i > 0; --i) client.projectEnds.push_back({++id, when()});
    for (int i = some(2); i > 0; --i) client.surveys.push_back({++id, when(), 0, random.chance(50)});
    for (int i = some(1); i > 0; --i) {
        const DayNumber day = when();
        client.complaints.push_back({++id, day, random.chance(50) ? day + 5 : kNever, random.between(5, 9)});
    }
    for (int i = some(2); i > 0; --i)
        client.moves.push_back({++id, when(), static_cast<int>(random.below(4)), static_cast<int>(random.below(4)),
                                "loyal", random.chance(50) ? "at_risk" : "loyal"});
    for (int i = some(1); i > 0; --i) client.careDays.push_back(when());
}

RandomWorld worldOf(std::uint64_t seed) {
    DeterministicRandom random(seed);
    RandomWorld world;
    world.asOf = day("2025-06-01") + static_cast<DayNumber>(random.below(600));
    std::int64_t id = 0;
    world.rules.limit = {static_cast<int>(random.between(1, 3)), static_cast<int>(random.between(5, 20))};
    const int playbooks = static_cast<int>(random.between(1, 4));
    for (int i = 0; i < playbooks; ++i) {
        Playbook playbook{.id = i + 1,
                          .enabledOn = world.asOf - static_cast<DayNumber>(random.below(120)),
                          .priority = static_cast<int>(random.between(1, 9))};
        if (random.chance(15)) playbook.enabledOn = kNever;
        if (random.chance(15)) playbook.until = world.asOf + 20;
        world.rules.playbooks.push_back(playbook);
        for (int j = static_cast<int>(random.between(1, 5)); j > 0; --j) {
            Step step;
            step.id = ++id;
            step.playbook = static_cast<std::uint32_t>(i);
            step.what = static_cast<StepKind>(random.below(stepKinds().size()));
            step.trigger = random.chance(40) ? StepTrigger::interval
                                             : static_cast<StepTrigger>(random.below(stepTriggers().size()));
            step.days = static_cast<int>(step.trigger == StepTrigger::interval ? random.between(1, 60)
                                                                               : random.between(-30, 30));
            step.workdays = random.chance(30);
            step.doneBy = static_cast<DoneBy>(random.below(4));
            step.doneKinds = static_cast<std::uint32_t>(random.below(256));
            step.doneWho = static_cast<DoneWho>(random.below(3));
            step.who = random.chance(30) ? StepWho::sponsor : StepWho::owner;
            step.minutes = static_cast<int>(random.between(5, 120));
            step.stake = static_cast<Stake>(random.below(3));
            world.rules.steps.push_back(step);
        }
    }
    for (std::int64_t person = 5; person <= 9; ++person) {
        Person each{person, static_cast<int>(random.between(0, 600)), {}};
        if (random.chance(30)) each.absences.push_back({world.asOf + 2, world.asOf + 9});
        world.people.push_back(each);
    }
    for (std::int64_t i = 1; i <= 12; ++i) {
        Client client;
        client.id = 100 + i;
        client.owner = random.chance(10) ? 0 : random.between(5, 9);
        client.sponsor = random.chance(50) ? 0 : random.between(5, 9);
        client.tierRank = static_cast<int>(random.between(-1, 3));
        client.expectedYear = random.between(0, 100'000'000);
        client.lossChance = static_cast<int>(random.below(10'001));
        addFacts(random, client, world.asOf - 150, world.asOf, id);
        if (random.chance(40))
            client.receivables.push_back({++id, world.asOf + static_cast<DayNumber>(random.between(-40, 40)), kAlways,
                                          random.between(0, 10'000)});
        if (random.chance(40))
            client.birthdays.push_back(
                {++id, day("1980-01-01") + static_cast<DayNumber>(random.below(4'000)), random.chance(50)});
        client.lastAssessment = {++id, world.asOf - static_cast<DayNumber>(random.below(200))};
        for (std::uint32_t playbook = 0; playbook < world.rules.playbooks.size(); ++playbook) {
            if (random.chance(30)) continue;
            Entry entry{.id = ++id,
                        .playbook = playbook,
                        .entered = world.asOf - static_cast<DayNumber>(random.below(120)),
                        .founding = random.chance(50)};
            entry.place = static_cast<int>(random.below(10'000));
            if (random.chance(15)) entry.left = entry.entered + static_cast<DayNumber>(random.below(60));
            client.entries.push_back(entry);
        }
        world.clients.push_back(client);
    }
    return world;
}

/// Decides about some of what is planned, as people do.
void decide(DeterministicRandom& random, RandomWorld& world, std::int64_t& task) {
    const Plan plan = world.plan();
    for (Client& client : world.clients)
        for (const Occurrence& each : plan.ofClient(client.id)) {
            if (each.task != 0 || !random.chance(30)) continue;
            Decision decision;
            decision.task = ++task;
            decision.step = each.step;
            decision.cause = each.cause;
            decision.created = world.asOf;
            decision.originDue = each.due;
            if (random.chance(40)) {
                decision.movedTo = world.asOf + static_cast<DayNumber>(random.below(30));
                decision.reasoned = random.chance(30);
            } else {
                decision.settled = world.asOf;
                decision.skipped = random.chance(40);
            }
            client.decisions.push_back(decision);
        }
}

RandomWorld decidedWorld(std::uint64_t seed) {
    RandomWorld world = worldOf(seed);
    DeterministicRandom random(seed, 7);
    std::int64_t task = 100'000;
    decide(random, world, task);
    return world;
}

template <class T>
void shuffle(DeterministicRandom& random, std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i)
        std::swap(list[i - 1], list[static_cast<std::size_t>(random.below(i))]);
}

std::vector<std::int64_t> minutesOf(const Plan& plan) {
    std::vector<std::int64_t> minutes;
    for (const WeekLoad& week : plan.load())
        minutes.insert(minutes.end(), {week.person, week.monday, week.capacity, week.planned, week.dropped});
    return minutes;
}

RC_GTEST_PROP(PlanProperty, OrderOfRowsAndHowOftenItIsComputedChangeNothing, (std::uint64_t seed)) {
    const RandomWorld world = decidedWorld(seed);
    const Plan plan = world.plan();
    RC_ASSERT(world.plan().all() == plan.all());
    RandomWorld other = world;
    DeterministicRandom random(seed, 3);
    shuffle(random, other.clients);
    shuffle(random, other.people);
    shuffle(random, other.rules.steps);
    for (Client& client : other.clients) {
        shuffle(random, client.contacted);
        shuffle(random, client.orders);
        shuffle(random, client.projectEnds);
        shuffle(random, client.surveys);
        shuffle(random, client.complaints);
        shuffle(random, client.entries);
        shuffle(random, client.decisions);
        shuffle(random, client.careDays);
    }
    RC_ASSERT(other.plan().all() == plan.all());
    RC_ASSERT(minutesOf(other.plan()) == minutesOf(plan));
}

RC_GTEST_PROP(PlanProperty, NoKeyStandsTwice, (std::uint64_t seed)) {
    const RandomWorld world = decidedWorld(seed);
    std::set<std::tuple<std::int64_t, std::int64_t, Cause>> keys;
    for (const Occurrence& each : world.plan().all()) RC_ASSERT(keys.insert(each.key()).second);
}

RC_GTEST_PROP(PlanProperty, FollowedClientByClientItIsWhatItIsFromNothing, (std::uint64_t seed)) {
    const RandomWorld before = worldOf(seed);
    RandomWorld after = decidedWorld(seed);
    DeterministicRandom random(seed, 11);
    std::int64_t id = 200'000;
    for (Client& client : after.clients)
        if (random.chance(40)) addFacts(random, client, after.asOf - 30, after.asOf, id);
    Plan plan = before.plan();
    auto known = plan.all();
    std::vector<std::int64_t> told;
    for (const Client& client : after.clients)
        for (const std::int64_t changed : plan.replace(client)) told.push_back(changed);
    RC_ASSERT(plan.all() == after.plan().all());
    RC_ASSERT(minutesOf(plan) == minutesOf(after.plan()));
    // Whoever is not named has what they had.
    std::erase_if(
        known, [&](const Occurrence& each) { return std::find(told.begin(), told.end(), each.client) != told.end(); });
    for (const Occurrence& each : known) {
        const auto now = plan.ofClient(each.client);
        RC_ASSERT(std::find(now.begin(), now.end(), each) != now.end());
    }
    plan.remove(after.clients[0].id);
    after.clients.erase(after.clients.begin());
    RC_ASSERT(plan.all() == after.plan().all());
    RC_ASSERT(minutesOf(plan) == minutesOf(after.plan()));
}

RC_GTEST_PROP(PlanProperty, NothingDoneOrSkippedComesBack, (std::uint64_t seed)) {
    RandomWorld world = decidedWorld(seed);
    std::set<std::tuple<std::int64_t, std::int64_t, Cause>> settled;
    for (const Client& client : world.clients)
        for (const Decision& each : client.decisions)
            if (each.settled != kNever) settled.insert({each.step, client.id, each.cause});
    for (int later = 0; later < 100; later += 9)
        for (const Occurrence& each : world.planOf(world.clients, world.asOf + later).all())
            RC_ASSERT(!settled.contains(each.key()));
}

RC_GTEST_PROP(PlanProperty, APlaybookThatChangesLeavesNoOrphan, (std::uint64_t seed)) {
    RandomWorld world = decidedWorld(seed);
    RC_PRE(!world.rules.steps.empty());
    const std::int64_t gone = world.rules.steps.back().id;
    world.rules.steps.pop_back();
    world.rules.playbooks[0].enabledOn = kNever;
    const Plan plan = world.plan();
    for (const Occurrence& each : plan.all()) {
        RC_ASSERT(each.step != gone);
        const auto step = std::find_if(world.rules.steps.begin(), world.rules.steps.end(),
                                       [&](const Step& one) { return one.id == each.step; });
        RC_ASSERT(step != world.rules.steps.end());
        RC_ASSERT(step->playbook != 0U);
    }
}

RC_GTEST_PROP(PlanProperty, NoMoreCareThanTheLimitUnlessSomebodyHasSaidWhy, (std::uint64_t seed)) {
    const RandomWorld world = decidedWorld(seed);
    const WorkCalendar calendar = calendarAround(world.asOf);
    const Plan plan = world.plan();
    for (const Client& client : world.clients) {
        std::vector<DayNumber> past;
        for (const DayNumber each : client.careDays)
            if (each <= world.asOf) past.push_back(each);
        const auto touchOf = [&](std::int64_t id) {
            return std::find_if(world.rules.steps.begin(), world.rules.steps.end(),
                                [&](const Step& step) { return step.id == id; })
                ->touch();
        };
        for (const Decision& each : client.decisions)
            if (each.settled <= world.asOf && !each.skipped && touchOf(each.step) == Touch::care)
                past.push_back(each.settled);
        std::vector<std::pair<DayNumber, bool>> days;  // day, of the plan and without a reason
        for (const DayNumber each : past) days.emplace_back(each, false);
        for (const Occurrence& each : plan.ofClient(client.id)) {
            if (touchOf(each.step) != Touch::care) continue;
            if (each.state == State::waiting) {
                if (each.holdUntil != 0) days.emplace_back(each.holdUntil, true);
            } else {
                const bool reasoned =
                    std::any_of(client.decisions.begin(), client.decisions.end(),
                                [&](const Decision& one) { return one.task == each.task && one.reasoned; });
                days.emplace_back(each.due >= world.asOf ? each.due : calendar.onOrAfter(world.asOf), !reasoned);
            }
        }
        // In no span that holds something planned without a reason are there too many.
        for (const auto& [start, ignored] : days) {
            int count = 0;
            bool planned = false;
            for (const auto& [each, ours] : days)
                if (each >= start && each < start + world.rules.limit.days) {
                    ++count;
                    planned |= ours;
                }
            RC_ASSERT(!planned || count <= world.rules.limit.touches);
        }
    }
}

RC_GTEST_PROP(PlanProperty, NoWeekOverCapacityWithoutNamesOnTheDroppedList, (std::uint64_t seed)) {
    const RandomWorld world = decidedWorld(seed);
    const WorkCalendar calendar = calendarAround(world.asOf);
    const Plan plan = world.plan();
    std::map<std::pair<std::int64_t, DayNumber>, std::pair<int, int>> sums;
    for (const Occurrence& each : plan.all()) {
        if (each.state == State::waiting) continue;
        auto& sum = sums[{each.person, mondayOf(calendar.onOrAfter(std::max(each.due, world.asOf)))}];
        (each.state == State::due ? sum.first : sum.second) += each.minutes;
    }
    for (const WeekLoad& week : plan.load()) {
        const auto& sum = sums[{week.person, week.monday}];
        RC_ASSERT(week.planned == sum.first && week.dropped == sum.second);
        if (week.person == 0) continue;
        RC_ASSERT(sum.first <= week.capacity);
        // Nothing is dropped where everything would fit.
        RC_ASSERT(sum.second == 0 || sum.first + sum.second > week.capacity);
    }
}

RC_GTEST_PROP(PlanProperty, FactsOfLaterDaysDoNotExistForAnEarlierOne, (std::uint64_t seed)) {
    const RandomWorld world = decidedWorld(seed);
    RandomWorld later = world;
    const auto planned = world.plan();
    DeterministicRandom random(seed, 13);
    std::int64_t id = 300'000;
    for (Client& client : later.clients) {
        const auto projects = client.projectEnds;
        addFacts(random, client, world.asOf + 1, world.asOf + 90, id);
        // The end of a project that runs is known before it comes.
        client.projectEnds = projects;
        // Settled tomorrow, made today: open today.
        for (const Occurrence& each : planned.ofClient(client.id))
            if (random.chance(30)) {
                Decision decision;
                decision.task = ++id;
                decision.step = each.step;
                decision.cause = each.cause;
                decision.created = decision.settled = world.asOf + 1;
                decision.originDue = each.due;
                client.decisions.push_back(decision);
            }
        client.entries.push_back({.id = ++id, .playbook = 0, .entered = world.asOf + 1});
    }
    RC_ASSERT(later.plan().all() == world.plan().all());
}

RC_GTEST_PROP(PlanProperty, EnablingAPlaybookMakesNobodyOverdue, (std::uint64_t seed)) {
    RandomWorld world = worldOf(seed);
    for (Playbook& playbook : world.rules.playbooks) playbook.enabledOn = world.asOf;
    for (Client& client : world.clients)
        for (Entry& entry : client.entries) {
            entry.entered = world.asOf;
            entry.left = kNever;
            entry.founding = true;
        }
    for (const Occurrence& each : world.plan().all()) RC_ASSERT(each.due >= world.asOf);
}

}  // namespace
}  // namespace meike::engine::plan
