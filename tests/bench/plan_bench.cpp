// SPDX-License-Identifier: GPL-3.0-or-later
// The plan of 100,000 clients under ten playbooks: from nothing, after one edit, to the screen; beside the same rows
// written by one statement. Scores and the rules of playbooks are not counted.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <numeric>

#include "app/plan/playbooks.h"
#include "app/view/today.h"
#include "base/deterministic_random.h"
#include "domain/choices.h"
#include "exchange/rule_json.h"
#include "storage/membership.h"
#include "storage/plan_rows.h"
#include "storage/records.h"
#include "tests/bench/agency.h"

namespace meike {
namespace {

using bench::agency;
using namespace engine::plan;

constexpr std::size_t kPlaybooks = 10;

/// The first ten presets, on for half a year, with the clients that their rules hold for.
struct PlannedAgency {
    PlannedAgency() {
        Database& reader = *agency().reader;
        const DayNumber today = dayNumber(agency().today);
        for (std::size_t i = 0; i < kPlaybooks; ++i) {
            const PlaybookPreset& preset = playbookPresets()[i];
            rules.playbooks.push_back({.id = static_cast<std::int64_t>(i) + 1, .enabledOn = today - 180});
            for (const Record& record : preset.draft.steps) {
                Step step;
                step.id = static_cast<std::int64_t>(rules.steps.size()) + 1;
                step.playbook = static_cast<std::uint32_t>(i);
                step.what = *choiceAs<StepKind>(choices::stepKinds(), record.text("what"));
                step.trigger = *choiceAs<StepTrigger>(choices::stepTriggers(), record.text("occasion"));
                step.days = static_cast<int>(record.integer("days"));
                step.workdays = record.integer("workdays") != 0;
                step.doneBy = *choiceAs<DoneBy>(choices::doneBys(), record.text("done_by"));
                step.who = *choiceAs<StepWho>(choices::stepWhos(), record.text("who"));
                step.minutes = static_cast<int>(record.integer("minutes"));
                step.stake = *choiceAs<Stake>(choices::stakes(), record.text("stake"));
                rules.steps.push_back(step);
            }
        }
        clients = readPlanClients(reader, rules, agency().today);
        std::int64_t id = 0;
        for (std::size_t i = 0; i < kPlaybooks; ++i) {
            const auto rule = parseRule(playbookPresets()[i].draft.playbook.text("rule"));
            const auto members = clientsMatching(reader, *rule, agency().today);
            for (Client& client : clients)
                if (std::binary_search(members.begin(), members.end(), client.id)) {
                    Entry entry{.id = ++id, .playbook = static_cast<std::uint32_t>(i), .entered = today - 180};
                    entry.place = static_cast<int>(client.id % 10'000);
                    client.entries.push_back(entry);
                }
        }
        memberships = id;
        people = readPlanPeople(reader);
        calendar = std::make_unique<WorkCalendar>(readWorkCalendar(reader, agency().today));
    }
    Plan plan() const { return {rules, clients, people, *calendar, dayNumber(agency().today)}; }

    Rules rules;
    std::vector<Client> clients;
    std::vector<Person> people;
    std::unique_ptr<WorkCalendar> calendar;
    std::int64_t memberships = 0;
};

const PlannedAgency& planned() {
    static const PlannedAgency made;
    return made;
}

/// As the page asks for them (ui/rooms/today).
constexpr std::size_t kPageLines = 50;

/// The agency's file with the ten playbooks and the plan in it.
std::filesystem::path plannedFile() {
    const std::filesystem::path file = agency().file().parent_path() / "planned.meike";
    std::filesystem::copy_file(agency().file(), file, std::filesystem::copy_options::overwrite_existing);
    const auto session = Session::open(file);
    session->edit({"change", {}}, [&](Edit& edit) {
        for (std::size_t i = 0; i < kPlaybooks; ++i)
            enablePlaybook(edit, playbookPresets()[i].key, agency().today - std::chrono::days(180));
    });
    session->settle();
    return file;
}

void Plan_Facts(benchmark::State& state) {
    const Rules& rules = planned().rules;
    for (auto _ : state) benchmark::DoNotOptimize(readPlanClients(*agency().reader, rules, agency().today).size());
}
BENCHMARK(Plan_Facts)->Unit(benchmark::kMillisecond);

void Plan_FromNothing(benchmark::State& state) {
    const PlannedAgency& world = planned();
    std::size_t occurrences = 0;
    for (auto _ : state) {
        state.PauseTiming();
        auto clients = world.clients;
        state.ResumeTiming();
        const Plan plan(world.rules, std::move(clients), world.people, *world.calendar, dayNumber(agency().today));
        benchmark::DoNotOptimize(plan.clients());
        state.PauseTiming();
        occurrences = plan.all().size();
        state.ResumeTiming();
    }
    state.counters["memberships"] = static_cast<double>(world.memberships);
    state.counters["occurrences"] = static_cast<double>(occurrences);
}
BENCHMARK(Plan_FromNothing)->Unit(benchmark::kMillisecond);

void Plan_AfterOneEdit(benchmark::State& state) {
    Plan plan = planned().plan();
    const auto& clients = planned().clients;
    std::size_t at = 0;
    std::size_t touched = 0;
    for (auto _ : state) {
        // An interaction of today with the next client, read as the keeper reads it, without the database.
        Client client = clients[at = (at + 7'919) % clients.size()];
        client.contacted.push_back({1'000'000'000, dayNumber(agency().today), 0, client.owner});
        touched += plan.replace(std::move(client)).size();
    }
    state.counters["clients moved"] =
        benchmark::Counter(static_cast<double>(touched), benchmark::Counter::kAvgIterations);
}
BENCHMARK(Plan_AfterOneEdit)->Unit(benchmark::kMillisecond);

void Plan_Written(benchmark::State& state) {
    const auto all = planned().plan().all();
    const auto reader = Workspace::openReader(agency().file());
    for (auto _ : state) overlayOccurrences(*reader, all);
    state.counters["rows"] = static_cast<double>(all.size());
}
BENCHMARK(Plan_Written)->Unit(benchmark::kMillisecond);

/// What the database alone takes for the same rows.
void Plan_Written_Reference_ByOneStatement(benchmark::State& state) {
    const auto reader = Workspace::openReader(agency().file());
    overlayOccurrences(*reader, planned().plan().all());
    for (auto _ : state) {
        reader->exec("DROP TABLE IF EXISTS temp.again");
        reader->exec(
            "CREATE TEMP TABLE again (step, client, cause_kind, cause, cause_day, due, wanted, person, minutes, stake, "
            "state, hold, since, notes, task, hold_until, PRIMARY KEY (step, client, cause_kind, cause, cause_day))");
        reader->exec("INSERT INTO again SELECT * FROM occurrence");
    }
}
BENCHMARK(Plan_Written_Reference_ByOneStatement)->Unit(benchmark::kMillisecond);

/// What Today reads before it shows: one person's lines, as the page asks for them, and everybody's. The playbooks and
/// the plan are stored, as they are in an office.
void Plan_Today(benchmark::State& state) {
    static const std::filesystem::path file = plannedFile();
    const auto reader = Workspace::openReader(file);
    const auto everybody = readToday(*reader, agency().today, {}, Language::zh, {}, {.perGroup = 0});
    std::optional<RecordId> person;
    for (const auto& [id, load] : everybody.load)
        if (state.range(0) == 0 && (!person || load > everybody.load.at(*person))) person = id;
    TodayList list;
    for (auto _ : state)
        list = readToday(*reader, agency().today, person, Language::zh, {}, {.perGroup = kPageLines, .later = false});
    state.counters["lines"] = std::accumulate(list.counts.begin(), list.counts.end(), 0);
    state.counters["shown"] = static_cast<double>(list.items.size());
    state.counters["people"] = static_cast<double>(everybody.load.size());
}
BENCHMARK(Plan_Today)->Unit(benchmark::kMillisecond)->ArgName("everybody")->Arg(0)->Arg(1);

// ---- Which order to take things in ----

struct Work {
    MinorUnits stake;
    int minutes;
    int tier;
    double risk;
    int since;
};

/// An illustration, no evidence about any office. 100 clients over 26 weeks; each week a client asks for something with
/// one chance in two, that takes 10 to 120 minutes (uniform) and lapses after four weeks. A client's year is worth a
/// lognormal amount (median 100,000, a factor of 4 for a standard deviation), tiers are the quarters by it, risk is
/// uniform and what is at stake is year x risk. 20 hours a week are there, about half of what is asked for.
double keptBy(const std::function<bool(const Work&, const Work&)>& before, bool byRatio) {
    DeterministicRandom random(26);
    std::vector<MinorUnits> year(100);
    for (MinorUnits& each : year) each = random.lognormal(100'000, 200);
    std::vector<MinorUnits> ordered = year;
    std::sort(ordered.begin(), ordered.end(), std::greater<>());
    std::vector<Work> open;
    double kept = 0;
    for (int week = 0; week < 26; ++week) {
        for (const MinorUnits value : year) {
            if (!random.chance(50)) continue;
            const double risk = static_cast<double>(random.below(1'001)) / 1'000;
            const int tier =
                static_cast<int>(std::lower_bound(ordered.begin(), ordered.end(), value, std::greater<>()) -
                                 ordered.begin()) /
                25;
            open.push_back({static_cast<MinorUnits>(static_cast<double>(value) * risk),
                            static_cast<int>(random.between(10, 120)), tier, risk, week});
        }
        std::erase_if(open, [week](const Work& each) { return each.since + 4 <= week; });
        std::vector<bool> fits(open.size(), false);
        if (byRatio) {
            std::vector<Effort> efforts;
            for (const Work& each : open) efforts.push_back({each.stake, each.minutes});
            fits = fitByRatio(efforts, 1'200);
        } else {
            std::stable_sort(open.begin(), open.end(), before);
            int left = 1'200;
            for (std::size_t i = 0; i < open.size(); ++i)
                if (open[i].minutes <= left) {
                    left -= open[i].minutes;
                    fits[i] = true;
                }
        }
        std::vector<Work> rest;
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (fits[i])
                kept += static_cast<double>(open[i].stake);
            else
                rest.push_back(open[i]);
        }
        open = std::move(rest);
    }
    return kept;
}

void Plan_OrderIllustration(benchmark::State& state) {
    double ratio = 0, oldest = 0, tier = 0, risk = 0;
    for (auto _ : state) {
        ratio = keptBy({}, true);
        oldest = keptBy([](const Work& a, const Work& b) { return a.since < b.since; }, false);
        tier = keptBy([](const Work& a, const Work& b) { return a.tier < b.tier; }, false);
        risk = keptBy([](const Work& a, const Work& b) { return a.risk > b.risk; }, false);
    }
    state.counters["ratio over oldest first"] = ratio / oldest;
    state.counters["ratio over by tier"] = ratio / tier;
    state.counters["ratio over by risk"] = ratio / risk;
}
BENCHMARK(Plan_OrderIllustration)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace meike
