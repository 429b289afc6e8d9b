// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/today.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "app/plan/plan_view.h"
#include "app/view/today_reader.h"
#include "domain/work_calendar.h"
#include "storage/facts_as_of.h"
#include "storage/plan_rows.h"
#include "storage/records.h"

namespace meike {

namespace {

constexpr TodaySourceRow kSources[] = {
    {TodaySource::task, "task", {"任务", "Task"}, "check", true},
    {TodaySource::next_step, "next_step", {"下一步", "Next step"}, "message-circle", true},
    {TodaySource::complaint, "complaint", {"投诉", "Complaint"}, "triangle-alert", false},
    {TodaySource::receivable, "receivable", {"催款", "Money due"}, "wallet", false},
    {TodaySource::renewal, "renewal", {"续约", "Renewal"}, "handshake", false},
    {TodaySource::contract_end, "contract_end", {"年框到期", "Contract ends"}, "handshake", false},
    {TodaySource::opportunity, "opportunity", {"商机", "Opportunity"}, "target", false},
    {TodaySource::birthday, "birthday", {"生日", "Birthday"}, "cake", false},
    {TodaySource::requalify, "requalify", {"大客户复核", "Key account review"}, "star", false},
    {TodaySource::pool, "pool", {"公海提醒", "Pool"}, "users", false},
    {TodaySource::step, "step", {"维护方案", "Playbook"}, "book-open-check", true},
};

/// A week's hours are agreed for as many days.
constexpr int kWorkdaysOfWeek = 5;

/// What each of the next days holds, and what there is of time.
void fillDays(Database& database, TodayList& list, const std::vector<TodayLine>& lines, Date asOf, DayNumber sunday,
              std::optional<RecordId> person) {
    const WorkCalendar calendar = readWorkCalendar(database, asOf);
    const DayNumber today = dayNumber(asOf);
    for (int i = 0; i < kTodayDays; ++i) {
        TodayDay& day = list.days[static_cast<std::size_t>(i)];
        day.day = dateOfDay(today + i);
        day.worked = calendar.isWorked(today + i);
    }
    for (const engine::plan::Person& each : readPlanPeople(database)) {
        if (person && each.id != *person) continue;
        for (int i = 0; i < kTodayDays; ++i) {
            TodayDay& day = list.days[static_cast<std::size_t>(i)];
            const auto absent = [&](const auto& absence) {
                return absence.first <= today + i && today + i <= absence.second;
            };
            if (day.worked && std::none_of(each.absences.begin(), each.absences.end(), absent))
                day.capacity += each.minutesPerWeek / kWorkdaysOfWeek;
        }
    }
    for (const TodayLine& line : lines) {
        if (line.urgency == TodayUrgency::dropped) list.missing += line.minutes;
        if (line.waiting || line.dropped) continue;
        if (line.source == TodaySource::step && line.due <= sunday) ++list.fitting;
        // A birthday on a day off is one of its own day, whatever is worked.
        const int place = std::max(0, line.due - today);
        if (place >= kTodayDays) continue;
        TodayDay& day = list.days[static_cast<std::size_t>(place)];
        day.planned += line.minutes;
        ++day.count;
    }
}

bool moreUrgent(const TodayLine& a, const TodayLine& b) {
    if (a.urgency != b.urgency) return a.urgency < b.urgency;
    if (a.urgency == TodayUrgency::later && a.due != b.due) return a.due < b.due;
    if (a.value != b.value) return a.value > b.value;
    return std::tuple(a.due, a.client, a.source, a.record, a.detail) <
           std::tuple(b.due, b.client, b.source, b.record, b.detail);
}

}  // namespace

std::span<const TodaySourceRow> todaySources() { return kSources; }

const TodaySourceRow& todaySourceRow(TodaySource source) { return kSources[static_cast<std::size_t>(source)]; }

bool TodayList::isCut() const {
    return items.size() < static_cast<std::size_t>(std::accumulate(counts.begin(), counts.end(), 0));
}

TodayList readToday(Database& database, Date asOf, std::optional<RecordId> person, Language language,
                    const std::stop_token& stop, TodayExtent extent) {
    TodayReader reader(database, asOf, language, stop, extent, person);
    std::vector<TodayLine> lines = reader.read();
    std::sort(lines.begin(), lines.end(), moreUrgent);
    TodayList list;
    for (const TodayLine& line : lines) {
        if (line.urgency < TodayUrgency::later) ++list.load[line.person];
        int& count = list.counts[static_cast<std::size_t>(line.urgency)];
        const bool wanted = extent.later || line.urgency != TodayUrgency::later;
        if (wanted && static_cast<std::size_t>(count) < extent.perGroup) list.items.push_back(reader.inWords(line));
        ++count;
    }
    fillDays(database, list, lines, asOf, reader.endOfPlanWeek(), person);
    return list;
}

std::vector<TodayItem> readPlanOfClient(Database& database, RecordId client, Date asOf, Language language,
                                        const std::stop_token& stop) {
    TodayReader reader(database, asOf, language, stop, {.horizon = kRenewalHorizon});
    std::vector<TodayLine> lines = reader.readStepsOf(client);
    std::stable_sort(lines.begin(), lines.end(), [](const TodayLine& a, const TodayLine& b) { return a.due < b.due; });
    std::vector<TodayItem> items;
    for (const TodayLine& line : lines) items.push_back(reader.inWords(line));
    return items;
}

PlanDrift readPlanDrift(Database& database, Date asOf, Language language) {
    PlanDrift drift;
    std::set<RecordId> changed;
    for (const RecordId id : changedAfter(database, Kind::playbook, asOf)) changed.insert(id);
    for (const Record& step :
         readRecords(database, Kind::playbook_step, changedAfter(database, Kind::playbook_step, asOf)))
        changed.insert(step.integer("playbook"));
    for (const RecordId id : changed)
        if (const auto playbook = readRecord(database, Kind::playbook, id))
            drift.playbooks.push_back(textInLanguage(*playbook, "name", language));
    for (const Kind kind : {Kind::interaction, Kind::order, Kind::receipt, Kind::survey, Kind::complaint})
        drift.facts += enteredLater(database, kind, asOf);
    drift.clients = static_cast<std::int64_t>(changedAfter(database, Kind::client, asOf).size());
    return drift;
}

}  // namespace meike
