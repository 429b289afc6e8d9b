// SPDX-License-Identifier: GPL-3.0-or-later
// Which steps are due for one client, when, and why.
#include "engine/plan/occurrences.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "domain/birthday.h"
#include "domain/choices.h"
#include "domain/classification.h"

namespace meike::engine::plan {

namespace {

/// A touch so many days before a step ahead of its event counts as that step done: the call about a renewal comes a few
/// days early as often as not.
constexpr int kEarly = 7;
/// What a client is taken to be worth a year at least, in minor units: so that tiers tell clients apart that have not
/// brought anything yet.
constexpr MinorUnits kLeastYear = 100'000;
/// Working days from one assessment to the next are not counted: calendar days, by the tier.
constexpr int kQuarter = 91;
constexpr int kHalfYear = 182;

/// An event that may make a step due.
struct Happening {
    Cause cause;
    DayNumber day = 0;
    MinorUnits money = 0;
};

template <class Row>
const Row* latest(const std::vector<Row>& rows, DayNumber asOf) {
    const Row* best = nullptr;
    for (const Row& row : rows)
        if (row.day <= asOf && (!best || std::pair(row.day, row.id) > std::pair(best->day, best->id))) best = &row;
    return best;
}

class ClientPlanner {
public:
    ClientPlanner(const Rules& rules, const Client& client, const WorkCalendar& calendar, DayNumber asOf)
        : m_rules(rules), m_client(client), m_calendar(calendar), m_asOf(asOf) {}

    std::vector<Occurrence> run() {
        look();
        return std::move(m_found);
    }
    std::vector<Finished> finished() {
        m_collect = true;
        look();
        return std::move(m_finished);
    }

private:
    void look() {
        // Few entries and many steps: those of playbooks that the client never met are not looked at.
        if (m_client.entries.empty()) return;
        for (const Step& step : m_rules.steps) {
            const Playbook& playbook = m_rules.playbooks[step.playbook];
            if (playbook.enabledOn > m_asOf) continue;
            const Entry* entry = entryOf(step);
            if (!entry || entry->heldOut || isWishedElsewhere(step)) continue;
            const DayNumber base = std::max(playbook.enabledOn, entry->entered);
            if (step.trigger == StepTrigger::interval)
                interval(step, playbook, *entry, base);
            else
                once(step, playbook, *entry, stepTriggerRow(step.trigger).outlivesRule ? playbook.enabledOn : base);
        }
    }

    bool isIn(const Entry& entry) const { return entry.entered <= m_asOf && entry.left > m_asOf; }

    /// The entry that a step goes by: the open one, or the one that was left last.
    const Entry* entryOf(const Step& step) const {
        const Entry* best = nullptr;
        const auto later = [&](const Entry& entry) {
            return !best || std::pair(entry.entered, entry.id) > std::pair(best->entered, best->id);
        };
        for (const Entry& entry : m_client.entries)
            if (entry.playbook == step.playbook && isIn(entry) && later(entry)) best = &entry;
        const bool outlives = stepTriggerRow(step.trigger).outlivesRule;
        if (!outlives) return best;
        if (best) return nullptr;
        for (const Entry& entry : m_client.entries)
            if (entry.playbook == step.playbook && entry.left <= m_asOf && later(entry)) best = &entry;
        return best;
    }

    /// A birthday or holiday is wished once, whatever number of playbooks would: the one that comes first does.
    bool isWishedElsewhere(const Step& step) const {
        if (!stepTriggerRow(step.trigger).goneAfterDay) return false;
        const auto rank = [&](const Step& of) { return std::pair(m_rules.playbooks[of.playbook].priority, of.id); };
        return std::any_of(m_rules.steps.begin(), m_rules.steps.end(), [&](const Step& other) {
            if (other.trigger != step.trigger || other.what != step.what || rank(other) >= rank(step)) return false;
            if (!other.only.empty() && other.only != step.only) return false;
            if (m_rules.playbooks[other.playbook].enabledOn > m_asOf) return false;
            const Entry* entry = entryOf(other);
            return entry && !entry->heldOut;
        });
    }

    // ---- What counts ----

    bool counts(const Step& step, const Contacted& touch) const {
        if (touch.day > m_asOf) return false;
        if (step.doneKinds != 0 && (step.doneKinds >> touch.kind & 1U) == 0) return false;
        switch (step.doneWho) {
            case DoneWho::owner:
                return touch.person == m_client.owner && touch.person != 0;
            case DoneWho::sponsor:
                return touch.person == m_client.sponsor && touch.person != 0;
            case DoneWho::anyone:
                break;
        }
        return true;
    }

    /// Every fact that finishes the step, up to the day.
    template <class Take>
    void eachFact(const Step& step, const Take& takeAny) const {
        const auto take = [&](std::int64_t id, DayNumber day) {
            if (day <= m_asOf) takeAny(id, day);
        };
        switch (step.doneBy) {
            case DoneBy::hand:
                break;
            case DoneBy::interaction:
                for (const Contacted& touch : m_client.contacted)
                    if (counts(step, touch)) take(touch.id, touch.day);
                break;
            case DoneBy::order:
                for (const DatedRecord& order : m_client.orders) take(order.id, order.day);
                break;
            case DoneBy::survey:
                for (const SurveyFact& survey : m_client.surveys) take(survey.id, survey.day);
                break;
            case DoneBy::verification:
                if (m_client.verifiedOn != kNever) take(0, m_client.verifiedOn);
                break;
        }
    }
    /// The latest of them; nothing when there is none.
    std::optional<DatedRecord> lastFact(const Step& step) const {
        std::optional<DatedRecord> best;
        eachFact(step, [&](std::int64_t id, DayNumber day) {
            if (!best || std::pair(day, id) > std::pair(best->day, best->id)) best = DatedRecord{id, day};
        });
        return best;
    }

    bool isSettled(const Decision& decision) const { return decision.settled <= m_asOf; }

    const Decision* decisionOn(const Step& step, const Cause& cause) const {
        const Decision* best = nullptr;
        for (const Decision& decision : m_client.decisions)
            if (decision.step == step.id && decision.cause == cause &&
                (decision.created <= m_asOf || isSettled(decision)) && (!best || decision.task > best->task))
                best = &decision;
        return best;
    }

    // ---- Days ----

    DayNumber shifted(const Step& step, DayNumber day) const {
        return stepTriggerRow(step.trigger).dayBefore ? m_calendar.onOrBefore(day) : m_calendar.onOrAfter(day);
    }
    DayNumber away(const Step& step, DayNumber day) const {
        return step.workdays ? m_calendar.add(day, step.days) : day + step.days;
    }

    // ---- The two sorts of steps ----

    /// Each day counts once.
    void collect(const Step& step, DayNumber base) {
        std::set<DayNumber> days;
        eachFact(step, [&](std::int64_t /*id*/, DayNumber day) {
            if (day >= base) days.insert(day);
        });
        for (const DayNumber day : days) m_finished.push_back({step.id, day});
    }

    void interval(const Step& step, const Playbook& playbook, const Entry& entry, DayNumber base) {
        Cause cause{CauseKind::start, entry.id, 0};
        std::optional<DayNumber> since;
        if (m_collect) collect(step, base);
        if (const auto fact = lastFact(step)) {
            cause = {CauseKind::touch, fact->id, fact->id == 0 ? fact->day : 0};
            since = fact->day;
        }
        for (const Decision& decision : m_client.decisions) {
            if (decision.step != step.id || !isSettled(decision)) continue;
            // What is skipped counts on the day on which it was due.
            const DayNumber day = decision.skipped ? decision.originDue : decision.settled;
            const Cause own{CauseKind::decision, decision.task, 0};
            if (since && (day < *since || (day == *since && cause.kind == CauseKind::decision && own < cause)))
                continue;
            cause = own;
            since = day;
        }
        // Nothing is due before the playbook was enabled: what would have been is spread over the first interval.
        DayNumber due = since ? away(step, *since) : kAlways;
        bool first = false;
        if (due < base) {
            due = base + 1 + static_cast<DayNumber>(std::int64_t{entry.place} * (step.days - 1) / 10'000);
            first = true;
        }
        add(step, playbook, {cause, since.value_or(base), 0}, due, base, first);
    }

    void once(const Step& step, const Playbook& playbook, const Entry& entry, DayNumber base) {
        for (const Happening& each : happenings(step, entry)) {
            const StepTriggerRow& trigger = stepTriggerRow(step.trigger);
            const DayNumber due = away(step, each.day);
            if (due < base) {
                // On the working day before the first one: it is still ahead.
                if (!(trigger.dayBefore && each.day >= base)) continue;
            }
            if (due < m_asOf - m_rules.horizon) continue;
            if (trigger.goneAfterDay && each.day < m_asOf) continue;
            if (const auto fact = lastFact(step)) {
                const DayNumber from = step.trigger == StepTrigger::birthday || step.trigger == StepTrigger::holiday
                                           ? std::min(due, shifted(step, due))
                                       : step.days >= 0 ? each.day
                                                        : due - kEarly;
                // The order that made it due does not finish it.
                if (fact->day > from || (fact->day == from && step.doneBy != DoneBy::order)) {
                    if (m_collect && fact->day >= base) m_finished.push_back({step.id, fact->day});
                    continue;
                }
            }
            add(step, playbook, each, due, base, false);
        }
    }

    std::vector<Happening> happenings(const Step& step, const Entry& entry) const {
        std::vector<Happening> found;
        const auto add = [&](CauseKind kind, std::int64_t id, DayNumber on, DayNumber day = 0, MinorUnits money = 0) {
            found.push_back({{kind, id, day}, on, money});
        };
        switch (step.trigger) {
            case StepTrigger::interval:
                break;
            case StepTrigger::entered:
                if (!entry.founding) add(CauseKind::entry, entry.id, entry.entered);
                break;
            case StepTrigger::left:
                if (!entry.leftByRule) add(CauseKind::entry, entry.id, entry.left);
                break;
            case StepTrigger::tier_up:
            case StepTrigger::tier_down:
            case StepTrigger::stage_change: {
                const Move* last = nullptr;
                for (const Move& move : m_client.moves)
                    if (move.day <= m_asOf && (!last || move.day >= last->day)) last = &move;
                if (last && moved(step, *last)) add(CauseKind::assessment, last->assessment, last->day);
                break;
            }
            case StepTrigger::first_order: {
                const DatedRecord* first = nullptr;
                for (const DatedRecord& order : m_client.orders)
                    if (order.day <= m_asOf &&
                        (!first || std::pair(order.day, order.id) < std::pair(first->day, first->id)))
                        first = &order;
                if (first) add(CauseKind::order, first->id, first->day);
                break;
            }
            case StepTrigger::project_end:
                for (const DatedRecord& end : m_client.projectEnds)
                    if (end.day <= m_asOf || step.days < 0) add(CauseKind::project, end.id, end.day);
                break;
            case StepTrigger::service_end: {
                // The last one that was agreed on: whoever has renewed is not asked to.
                const DatedRecord* last = nullptr;
                for (std::size_t i = 0; i < m_client.serviceEnds.size(); ++i) {
                    const DatedRecord& end = m_client.serviceEnds[i];
                    if (m_client.serviceKnown[i] <= m_asOf &&
                        (!last || std::pair(end.day, end.id) > std::pair(last->day, last->id)))
                        last = &end;
                }
                if (last) add(CauseKind::order, last->id, last->day, last->day);
                break;
            }
            case StepTrigger::receivable_due:
                for (const ReceivableDue& due : m_client.receivables)
                    if (due.open > 0 && std::min(due.knownOn, due.due) <= m_asOf)
                        add(CauseKind::receivable, due.id, due.due, 0, due.worth);
                break;
            case StepTrigger::low_survey:
                for (const SurveyFact& survey : m_client.surveys)
                    if (survey.low && survey.day <= m_asOf && survey.correctedOn > m_asOf &&
                        (step.only.empty() || choices::surveyMetrics()[survey.metric].key == step.only))
                        add(CauseKind::survey, survey.id, survey.day);
                break;
            case StepTrigger::complaint_closed:
                for (const ComplaintFact& complaint : m_client.complaints)
                    if (complaint.closedOn <= m_asOf) add(CauseKind::complaint, complaint.id, complaint.closedOn);
                break;
            case StepTrigger::birthday:
                for (const BirthdayFact& each : m_client.birthdays)
                    if (const auto next = nextBirthdayOf(dateOfDay(each.born), each.lunar, dateOfDay(m_asOf)))
                        add(CauseKind::birthday, each.contact, dayNumber(*next), dayNumber(*next));
                break;
            case StepTrigger::holiday:
                for (const WorkCalendar::Holiday& holiday : m_calendar.holidays())
                    if (holiday.day >= m_asOf &&
                        (step.only.empty() || holiday.key == step.only || holiday.zh == step.only))
                        add(CauseKind::holiday, 0, holiday.day, holiday.day);
                break;
            case StepTrigger::assessment_due:
                if (m_client.lastAssessment.id != 0 && m_client.lastAssessment.day <= m_asOf && m_client.tierRank >= 0)
                    add(CauseKind::assessment, m_client.lastAssessment.id,
                        m_client.lastAssessment.day + (m_client.tierRank <= 1 ? kQuarter : kHalfYear));
                break;
        }
        return found;
    }

    static bool moved(const Step& step, const Move& move) {
        if (step.trigger == StepTrigger::stage_change)
            return move.stageFrom != move.stageTo && !move.stageTo.empty() &&
                   (step.only.empty() || step.only == move.stageTo);
        if (move.tierFrom < 0 || move.tierTo < 0) return false;
        return step.trigger == StepTrigger::tier_up ? move.tierTo < move.tierFrom : move.tierTo > move.tierFrom;
    }

    // ---- One occurrence ----

    void add(const Step& step, const Playbook& playbook, const Happening& each, DayNumber wanted, DayNumber base,
             bool first) {
        Occurrence occurrence;
        occurrence.step = step.id;
        occurrence.client = m_client.id;
        occurrence.cause = each.cause;
        occurrence.since = each.day;
        occurrence.wanted = wanted;
        // Care ahead of a day off that began before the playbook did comes on the first day of the playbook.
        occurrence.due = std::max(shifted(step, wanted), base);
        if (occurrence.due != wanted) occurrence.notes |= kMovedByHoliday;
        if (first) occurrence.notes |= kFirstOfCadence;
        if (occurrence.due < playbook.from || occurrence.due > playbook.until) return;
        const Decision* decision = decisionOn(step, each.cause);
        if (decision) {
            if (isSettled(*decision)) return;
            occurrence.task = decision->task;
            if (decision->movedTo != kNever) {
                occurrence.wanted = occurrence.due;
                occurrence.due = decision->movedTo;
                occurrence.notes = static_cast<std::uint8_t>((occurrence.notes & ~(kMovedByHoliday | kFirstOfCadence)) |
                                                             kMovedByPerson);
                if (decision->reasoned) occurrence.notes |= kAgainstLimit;
            }
        }
        if (occurrence.due > m_asOf + m_rules.horizon) return;
        if (!m_calendar.isPublished(occurrence.due)) occurrence.notes |= kNotPublished;
        occurrence.person = performer(step);
        if (decision && decision->person != 0 && decision->person != occurrence.person) {
            occurrence.person = decision->person;
            occurrence.notes |= kGivenAway;
        }
        occurrence.minutes = step.minutes;
        occurrence.stake = stakeOf(step, each);
        m_found.push_back(occurrence);
    }

    std::int64_t performer(const Step& step) const {
        switch (step.who) {
            case StepWho::owner:
                return m_client.owner;
            case StepWho::sponsor:
                // Without a sponsor it is the owner who sees to it.
                return m_client.sponsor != 0 ? m_client.sponsor : m_client.owner;
            case StepWho::person:
                return step.person;
            case StepWho::function: {
                std::int64_t best = 0;
                for (const auto& [function, person] : m_client.team)
                    if (function == step.function && (best == 0 || person < best)) best = person;
                return best != 0 ? best : m_client.owner;
            }
        }
        return 0;
    }

    MinorUnits stakeOf(const Step& step, const Happening& each) const {
        const MinorUnits year = std::max(m_client.expectedYear, kLeastYear);
        const auto share = [year](int tenThousandths) { return year / 10'000 * tenThousandths; };
        const auto weights = m_rules.tierWeights;
        const std::size_t rank = m_client.tierRank < 0
                                     ? weights.size() - 1
                                     : std::min(static_cast<std::size_t>(m_client.tierRank), weights.size() - 1);
        if (step.stake == Stake::money && each.money > 0) return each.money;
        if (step.stake == Stake::loss) return std::max(share(m_client.lossChance), share(weights[rank]));
        return share(weights[rank]);
    }

    const Rules& m_rules;
    const Client& m_client;
    const WorkCalendar& m_calendar;
    DayNumber m_asOf;
    std::vector<Occurrence> m_found;
    bool m_collect = false;  ///< what facts have finished is asked for
    std::vector<Finished> m_finished;
};

}  // namespace

Touch Step::touch() const {
    Touch touch = std::min(stepKindRow(what).touch, stepTriggerRow(trigger).atMost);
    // Who is about to leave is not cared for too much.
    if (stake != Stake::tier) touch = std::min(touch, Touch::business);
    return touch;
}

std::vector<Occurrence> wantedOf(const Rules& rules, const Client& client, const WorkCalendar& calendar,
                                 DayNumber asOf) {
    return ClientPlanner(rules, client, calendar, asOf).run();
}

std::vector<Finished> finishedOf(const Rules& rules, const Client& client, const WorkCalendar& calendar,
                                 DayNumber asOf) {
    return ClientPlanner(rules, client, calendar, asOf).finished();
}

}  // namespace meike::engine::plan
