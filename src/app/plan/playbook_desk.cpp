// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan/playbook_desk.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "app/plan/plan_view.h"
#include "app/plan/playbooks.h"
#include "app/segments.h"
#include "base/progress.h"
#include "domain/choices.h"
#include "exchange/rule_json.h"
#include "storage/membership.h"
#include "storage/plan_rows.h"
#include "storage/records.h"
#include "storage/today_rows.h"

namespace meike {

using namespace engine::plan;

namespace {

constexpr int kWeeksAhead = 4;
/// A playbook or step that has no id yet; steps count on from here.
constexpr std::int64_t kNoId = -1;

/// Counts of every step, with those of its playbook.
class Tally {
public:
    Tally(Database& reader, const Rules& rules, Date asOf) : m_reader(reader), m_rules(rules), m_asOf(asOf) {
        for (const Step& step : rules.steps) m_steps.emplace(step.id, &step);
    }

    void take(const std::vector<Client>& clients, const std::stop_token& stop) {
        for (const Client& client : clients) m_clients.emplace(client.id, &client);
        for (const Occurrence& each : readOccurrences(m_reader, m_asOf + std::chrono::days(kOpenAhead))) open(each);
        const WorkCalendar calendar = readWorkCalendar(m_reader, m_asOf);
        std::vector<std::pair<std::int64_t, std::int64_t>> skipped;  // step, task
        for (const Client& client : clients) {
            throwIfStopped(stop);
            std::set<std::tuple<std::int64_t, DayNumber>> byHand;
            for (const Decision& decision : client.decisions) {
                const Step* step = stepOf(decision.step);
                if (!step) continue;
                const bool settled = decision.settled <= dayNumber(m_asOf);
                if (settled && decision.skipped) {
                    count(*step, &client, &PlanCounts::skipped);
                    skipped.emplace_back(decision.step, decision.task);
                } else if (settled) {
                    count(*step, &client, &PlanCounts::done);
                    byHand.emplace(decision.step, decision.settled);
                } else if (decision.movedTo != engine::kNever) {
                    count(*step, &client, &PlanCounts::moved);
                }
            }
            // Done with a line is a decision and an interaction of the same day.
            for (const Finished& fact : finishedOf(m_rules, client, calendar, dayNumber(m_asOf)))
                if (const Step* step = stepOf(fact.step); step && !byHand.contains({fact.step, fact.day}))
                    count(*step, &client, &PlanCounts::byFacts);
        }
        reasons(skipped);
    }

    const PlanCounts& ofPlaybook(std::uint32_t position) { return m_playbooks[position]; }
    const PlanCounts& of(std::int64_t step) { return m_counts[step]; }
    /// By the owner and by the tier that clients have on the day.
    const std::map<std::int64_t, PlanCounts>& ofOwners(std::uint32_t position) { return m_owners[position]; }
    const std::map<std::string, PlanCounts>& ofTiers(std::uint32_t position) { return m_tiers[position]; }

private:
    const Step* stepOf(std::int64_t id) const {
        const auto found = m_steps.find(id);
        return found == m_steps.end() ? nullptr : found->second;
    }
    void count(const Step& step, const Client* client, int PlanCounts::*part) {
        ++(m_counts[step.id].*part);
        ++(m_playbooks[step.playbook].*part);
        if (!client) return;
        ++(m_owners[step.playbook][client->owner].*part);
        ++(m_tiers[step.playbook][client->tier].*part);
    }
    void open(const Occurrence& each) {
        const Step* step = stepOf(each.step);
        if (!step) return;
        const auto found = m_clients.find(each.client);
        const Client* client = found == m_clients.end() ? nullptr : found->second;
        if (each.state == State::waiting) return count(*step, client, &PlanCounts::waiting);
        if (each.state == State::dropped) return count(*step, client, &PlanCounts::dropped);
        count(*step, client, &PlanCounts::open);
        if (each.due < dayNumber(m_asOf)) count(*step, client, &PlanCounts::overdue);
    }
    void reasons(const std::vector<std::pair<std::int64_t, std::int64_t>>& skipped) {
        std::map<std::int64_t, std::map<std::string, int>> bySteps;
        std::map<std::uint32_t, std::map<std::string, int>> byPlaybooks;
        for (const auto& [id, task] : skipped) {
            const Step* step = stepOf(id);
            const auto record = readRecord(m_reader, Kind::task, task);
            if (!record || record->text("reason").empty()) continue;
            ++bySteps[id][record->text("reason")];
            ++byPlaybooks[step->playbook][record->text("reason")];
        }
        const auto sorted = [](const std::map<std::string, int>& counted) {
            std::vector<std::pair<std::string, int>> list(counted.begin(), counted.end());
            std::stable_sort(list.begin(), list.end(),
                             [](const auto& a, const auto& b) { return a.second > b.second; });
            return list;
        };
        for (const auto& [step, counted] : bySteps) m_counts[step].reasons = sorted(counted);
        for (const auto& [playbook, counted] : byPlaybooks) m_playbooks[playbook].reasons = sorted(counted);
    }

    Database& m_reader;
    const Rules& m_rules;
    Date m_asOf;
    std::map<std::int64_t, const Step*> m_steps;
    std::map<std::int64_t, PlanCounts> m_counts;
    std::map<std::uint32_t, PlanCounts> m_playbooks;
    std::unordered_map<std::int64_t, const Client*> m_clients;
    std::map<std::uint32_t, std::map<std::int64_t, PlanCounts>> m_owners;
    std::map<std::uint32_t, std::map<std::string, PlanCounts>> m_tiers;
};

/// The playbook's steps, then whose clients they were, then of which tier.
std::vector<PlanPart> partsOf(Database& reader, Tally& tally, std::uint32_t place, RecordId playbook,
                              Language language) {
    std::vector<PlanPart> parts;
    for (const Record& step : stepsOfPlaybook(reader, playbook))
        parts.push_back(
            {.by = PlanPart::By::step, .name = textInLanguage(step, "title", language), .counts = tally.of(step.id())});
    const auto owners = parts.size();
    for (const auto& [owner, counts] : tally.ofOwners(place))
        parts.push_back({.by = PlanPart::By::owner,
                         .name = owner == 0 ? std::string() : recordName(reader, Kind::person, owner),
                         .counts = counts});
    // Those without an owner or a tier come last.
    std::stable_sort(parts.begin() + static_cast<std::ptrdiff_t>(owners), parts.end(),
                     [](const PlanPart& a, const PlanPart& b) {
                         return std::pair(a.name.empty(), a.name) < std::pair(b.name.empty(), b.name);
                     });
    const auto& tiers = tally.ofTiers(place);
    for (const Choice& tier : choices::tiers())
        if (const auto found = tiers.find(std::string(tier.key)); found != tiers.end())
            parts.push_back({.by = PlanPart::By::tier,
                             .key = found->first,
                             .name = std::string(tier.label.in(language)),
                             .counts = found->second});
    if (const auto none = tiers.find(std::string()); none != tiers.end())
        parts.push_back({.by = PlanPart::By::tier, .counts = none->second});
    return parts;
}

std::optional<std::uint32_t> placeOf(const Rules& rules, RecordId playbook) {
    for (std::size_t i = 0; i < rules.playbooks.size(); ++i)
        if (rules.playbooks[i].id == playbook) return static_cast<std::uint32_t>(i);
    return std::nullopt;
}

/// The clients that a rule reaches, by id.
std::vector<RecordId> reached(Database& reader, const Record& playbook, Date asOf) {
    return clientsMatching(reader, resolved(reader, valueOrThrow(parseRule(playbook.text("rule")))), asOf);
}

/// Those who would come in are given their places as app/plan/entries gives them.
void enterAll(Database& reader, std::vector<Client>& clients, std::uint32_t playbook, const std::vector<RecordId>& in,
              DayNumber today) {
    struct Newcomer {
        Client* client;
        MinorUnits value;
    };
    std::vector<Newcomer> newcomers;
    for (Client& client : clients) {
        const bool member = std::binary_search(in.begin(), in.end(), client.id);
        bool open = false;
        for (Entry& entry : client.entries) {
            if (entry.playbook != playbook || entry.left <= today) continue;
            open = true;
            if (!member) entry.left = today;
        }
        if (member && !open) newcomers.push_back({&client, planStanding(reader, client.id).value});
    }
    std::sort(newcomers.begin(), newcomers.end(), [](const Newcomer& a, const Newcomer& b) {
        return a.value != b.value ? a.value > b.value : a.client->id < b.client->id;
    });
    for (std::size_t i = 0; i < newcomers.size(); ++i) {
        Entry entry;
        entry.id = kNoId;
        entry.playbook = playbook;
        entry.entered = today;
        entry.founding = true;
        entry.place = static_cast<int>(i * 10'000 / newcomers.size());
        newcomers[i].client->entries.push_back(entry);
    }
}

/// Puts the playbook as it stands in the editor among the stored ones; returns its place.
std::uint32_t putDraft(Rules& rules, const PlaybookDraft& draft, DayNumber today) {
    const RecordId id = draft.playbook.id() == 0 ? kNoId : draft.playbook.id();
    const auto known = placeOf(rules, id);
    const std::uint32_t place = known.value_or(static_cast<std::uint32_t>(rules.playbooks.size()));
    if (!known) rules.playbooks.emplace_back();
    Playbook& playbook = rules.playbooks[place];
    playbook.id = id;
    if (playbook.enabledOn > today) playbook.enabledOn = today;
    const auto day = [&](const char* field, DayNumber none) {
        const auto date = parseIsoDate(draft.playbook.text(field));
        return date ? dayNumber(*date) : none;
    };
    playbook.from = day("start", engine::kAlways);
    playbook.until = day("finish", engine::kNever);
    playbook.priority = static_cast<int>(draft.playbook.integer("priority", 5));
    std::erase_if(rules.steps, [&](const Step& step) { return step.playbook == place; });
    std::int64_t next = kNoId;
    for (const Record& record : draft.steps) {
        auto step = planStepOf(record, place);
        if (!step || (step->trigger == StepTrigger::interval && step->days <= 0)) continue;
        if (step->id == 0) step->id = next--;
        rules.steps.push_back(std::move(*step));
    }
    return place;
}

}  // namespace

std::optional<double> PlanCounts::kept() const {
    const int due = finished() + skipped + overdue;
    if (due == 0) return std::nullopt;
    return static_cast<double>(finished()) / due;
}

std::vector<PlaybookLine> readPlaybookLines(Database& reader, Date asOf, Language language,
                                            const std::stop_token& stop) {
    const Rules rules = readPlanRules(reader);
    Tally tally(reader, rules, asOf);
    if (!rules.playbooks.empty()) tally.take(readPlanClients(reader, rules, asOf), stop);
    const SentenceContext sentences = sentenceContext(reader, language);
    std::vector<std::pair<std::int64_t, PlaybookLine>> lines;
    const auto add = [&](const Record& playbook, const std::vector<Record>& steps) {
        throwIfStopped(stop);
        PlaybookLine line;
        line.id = playbook.id();
        line.preset = playbook.text("preset");
        line.name = textInLanguage(playbook, "name", language);
        line.purpose = textInLanguage(playbook, "purpose", language);
        if (const auto day = parseIsoDate(playbook.text("enabled_on"))) line.enabledOn = *day;
        line.steps = static_cast<int>(steps.size());
        try {
            line.rule = ruleSentence(valueOrThrow(parseRule(playbook.text("rule"))), sentences);
            line.clients = static_cast<std::int64_t>(reached(reader, playbook, asOf).size());
        } catch (const Error& error) {
            // One rule that cannot be read must not hide the others.
            if (error.kind() == ErrorKind::cancelled) throw;
            line.problem = error;
        }
        line.minutesPerWeek = promisedMinutesPerWeek(steps) * static_cast<double>(line.clients);
        if (const auto place = placeOf(rules, playbook.id())) line.counts = tally.ofPlaybook(*place);
        lines.emplace_back(playbook.integer("priority", 5), std::move(line));
    };
    std::set<std::string> presets;
    for (const Record& playbook : allRecords(reader, Kind::playbook)) {
        presets.insert(playbook.text("preset"));
        add(playbook, stepsOfPlaybook(reader, playbook.id()));
    }
    for (const PlaybookPreset& preset : playbookPresets())
        if (!presets.contains(preset.key)) add(preset.draft.playbook, preset.draft.steps);
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<PlaybookLine> list;
    list.reserve(lines.size());
    for (auto& [priority, line] : lines) list.push_back(std::move(line));
    return list;
}

PlaybookDesk readPlaybookDesk(Database& reader, RecordId playbook, Date asOf, Language language,
                              const std::stop_token& stop) {
    PlaybookDesk desk;
    const Rules rules = readPlanRules(reader);
    const auto place = placeOf(rules, playbook);
    if (!place) return desk;
    const std::vector<Client> clients = readPlanClients(reader, rules, asOf);
    Tally tally(reader, rules, asOf);
    tally.take(clients, stop);
    desk.counts = tally.ofPlaybook(*place);
    for (const Step& step : rules.steps)
        if (step.playbook == *place) desk.steps.emplace(step.id, tally.of(step.id));
    desk.parts = partsOf(reader, tally, *place, playbook, language);
    if (rules.playbooks[*place].enabledOn > dayNumber(asOf)) return desk;

    const PlanNames names(reader, rules, language);
    std::map<std::int64_t, Occurrence> next;
    for (const Occurrence& each : readOccurrences(reader)) {
        if (!names.knows(each.step) || names.step(each.step).playbook != *place) continue;
        const auto [found, isNew] = next.try_emplace(each.client, each);
        if (!isNew && std::pair(each.due, each.key()) < std::pair(found->second.due, found->second.key()))
            found->second = each;
    }
    for (const Client& client : clients)
        for (const Entry& entry : client.entries) {
            if (entry.playbook != *place || entry.left <= dayNumber(asOf)) continue;
            throwIfStopped(stop);
            PlaybookMember member;
            member.client = client.id;
            member.name = recordName(reader, Kind::client, client.id);
            member.tier = client.tier;
            member.since = dateOfDay(entry.entered);
            member.heldOut = entry.heldOut;
            if (const auto found = next.find(client.id); found != next.end()) {
                const Occurrence& each = found->second;
                member.next = names.title(each);
                member.why = names.why(each);
                member.due = dateOfDay(each.due);
                member.waiting = each.state == State::waiting;
                member.dropped = each.state == State::dropped;
            }
            desk.members.push_back(std::move(member));
        }
    std::stable_sort(desk.members.begin(), desk.members.end(), [](const PlaybookMember& a, const PlaybookMember& b) {
        return a.due.has_value() != b.due.has_value() ? a.due.has_value() : a.due < b.due;
    });
    return desk;
}

PlaybookForecast forecastPlaybook(Database& reader, const PlaybookDraft& draft, Date asOf,
                                  const std::stop_token& stop) {
    PlaybookForecast forecast;
    std::vector<RecordId> in;
    try {
        in = reached(reader, draft.playbook, asOf);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::cancelled) throw;
        forecast.problem = error;
        return forecast;
    }
    const DayNumber today = dayNumber(asOf);
    forecast.clients = static_cast<std::int64_t>(in.size());
    forecast.minutesPerWeek = promisedMinutesPerWeek(draft.steps) * static_cast<double>(in.size());
    Rules rules = readPlanRules(reader);
    const std::uint32_t place = putDraft(rules, draft, today);
    throwIfStopped(stop);
    std::vector<Client> clients = readPlanClients(reader, rules, asOf);
    throwIfStopped(stop);
    enterAll(reader, clients, place, in, today);
    std::set<std::int64_t> steps;
    for (const Step& step : rules.steps)
        if (step.playbook == place) steps.insert(step.id);
    const Plan plan(std::move(rules), std::move(clients), readPlanPeople(reader), readWorkCalendar(reader, asOf), today,
                    stop);
    const DayNumber end = mondayOf(today) + 7 * kWeeksAhead;
    for (const Occurrence& each : plan.all()) {
        if (!steps.contains(each.step)) continue;
        if (each.state == State::waiting) {
            if (each.due < end) ++forecast.waiting;
            continue;
        }
        if (each.due < today) ++forecast.overdue;
        if (each.due >= today + 7) continue;
        ++forecast.firstWeek;
        forecast.firstWeekMinutes += each.minutes;
    }
    for (const WeekLoad& week : plan.load()) {
        if (week.monday >= end || week.person == 0) continue;
        forecast.planned += week.plannedCount;
        forecast.dropped += week.droppedCount;
        forecast.hours += week.capacity / 60.0;
    }
    return forecast;
}

}  // namespace meike
