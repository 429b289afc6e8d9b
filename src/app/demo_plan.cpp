// SPDX-License-Identifier: GPL-3.0-or-later
// The playbooks of the demo agency: all presets, on for two weeks, with who came under them and what became of what
// they asked for.
#include <algorithm>
#include <map>

#include "app/demo_records.h"
#include "app/membership.h"
#include "app/plan/plan_view.h"
#include "app/plan/playbooks.h"
#include "app/profiles.h"
#include "app/records/plan_moves.h"
#include "app/score_book.h"
#include "app/segments.h"
#include "domain/playbook.h"
#include "exchange/rule_json.h"
#include "storage/membership.h"
#include "storage/plan_rows.h"
#include "storage/records.h"
#include "storage/score_store.h"

namespace meike::demo {

namespace {

using namespace engine::plan;

/// Days since they were turned on.
constexpr int kSince = 14;
/// Days without a word after which a client has not been looked after.
constexpr int kSilent = 45;
/// The playbook of which a share is held out, and the days after it was turned on until that is read.
constexpr std::string_view kTried = "general";
constexpr std::int64_t kHeldOut = 2'500;
constexpr int kReadAfter = 90;
/// Of what was due, in per cent: done as planned, skipped, put off. The rest is overdue.
constexpr std::int64_t kDone = 79;
constexpr std::int64_t kSkipped = 8;
constexpr std::int64_t kMoved = 5;

constexpr std::string_view kReasons[] = {"客户在休假", "刚在展会上见过", "客户预算冻结，年后再谈", "客户在休假",
                                         "由总部统一对接"};

/// As app/plan/entries notes them, but by ids where values are equal: the same day makes the same agency. Who is under
/// the rule today has been since then: opening the file finds nobody who came or went.
void enterClients(Desk& desk, RecordId id, Date day) {
    Database& database = desk.writer.database();
    const Record playbook = *readRecord(database, Kind::playbook, id);
    const Rule rule = resolved(database, valueOrThrow(parseRule(playbook.text("rule"))));
    std::vector<std::pair<PlanStanding, RecordId>> members;
    for (const RecordId client : clientsMatching(database, rule, desk.today))
        members.emplace_back(planStanding(database, client), client);
    std::stable_sort(members.begin(), members.end(),
                     [](const auto& a, const auto& b) { return a.first.value > b.first.value; });
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto& [standing, client] = members[i];
        Record entry(Kind::playbook_entry);
        entry.set("client", client)
            .set("playbook", id)
            .set("entered_on", isoDate(day))
            .set("founding", std::int64_t{1})
            .set("place", static_cast<std::int64_t>(i * 10'000 / members.size()))
            .set("tier", textValue(standing.tier));
        DeterministicRandom random = randomFor(Subject::care, static_cast<std::size_t>(90'000 + client));
        if (!standing.keyAccount && random.between(0, 9'999) < playbook.integer("held_out"))
            entry.set("held_out", std::int64_t{1});
        desk.writer.add(entry);
    }
    writePlaybookState(database, id, ruleHash(rule) + "@" + playbook.text("enabled_on"));
}

/// What was due before today is decided, most of it. By the plan of today: money is known from the day it was entered.
void decidePast(Desk& desk, const std::stop_token& stop) {
    Database& database = desk.writer.database();
    const Plan plan = computePlan(database, desk.today, stop);
    const PlanNames names(database, plan.rules(), Language::zh);
    std::map<std::int64_t, DayNumber> lastTouch;
    for (const engine::plan::Client& client : readPlanClients(database, plan.rules(), desk.today))
        for (const Contacted& touch : client.contacted)
            lastTouch[client.id] = std::max(lastTouch[client.id], touch.day);
    for (const Occurrence& each : plan.all()) {
        if (each.due >= dayNumber(desk.today) || each.state == State::waiting) continue;
        // Nobody has called those who have been silent for long: that is what is overdue.
        if (names.step(each.step).doneBy == DoneBy::interaction &&
            lastTouch[each.client] < dayNumber(desk.today) - kSilent)
            continue;
        DeterministicRandom random =
            randomFor(Subject::care, static_cast<std::size_t>(50'000 + each.step * 1'000 + each.client));
        const std::int64_t draw = random.between(0, 99);
        const PlannedItem item{originText(database, plan.rules(), each), each.client, each.person, names.title(each),
                               dateOfDay(each.due)};
        if (draw < kDone)
            decide(desk.writer.edit(), item, Outcome::done, dateOfDay(each.due));
        else if (draw < kDone + kSkipped)
            decide(desk.writer.edit(), item, Outcome::skipped, dateOfDay(each.due), random.pick(kReasons));
        else if (draw < kDone + kSkipped + kMoved)
            decide(desk.writer.edit(), item, Outcome::moved, desk.today + std::chrono::days(random.between(0, 3)),
                   "客户约的时间");
    }
}

}  // namespace

void writePlaybooks(Desk& desk, const std::stop_token& stop) {
    Database& database = desk.writer.database();
    const Date since = desk.today - std::chrono::days(kSince);
    // For whom a playbook is follows from scores; those of the window come when this is written.
    ScoreBook book;
    book.load(database);
    const auto rows = book.score(profileInUse(database), desk.today, stop).rows();
    writeScores(database, rows, {}, nullptr);
    for (const PlaybookPreset& preset : playbookPresets()) {
        const RecordId id = enablePlaybook(desk.writer.edit(), preset.key, since);
        if (preset.key == kTried) {
            desk.writer.set(Kind::playbook, id, "held_out", Value{kHeldOut});
            desk.writer.set(Kind::playbook, id, "effect_on", Value{isoDate(since + std::chrono::days(kReadAfter))});
        }
        enterClients(desk, id, since);
    }
    desk.writer.finish();
    // What is done may make the next thing due, within these two weeks once.
    for (int pass = 0; pass < 2; ++pass) decidePast(desk, stop);
}

}  // namespace meike::demo
