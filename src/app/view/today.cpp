// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/today.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "app/key_accounts/board.h"
#include "app/plan/plan_view.h"
#include "app/pool.h"
#include "app/records/opportunity_moves.h"
#include "app/words/birthday_words.h"
#include "app/words/today_words.h"
#include "base/progress.h"
#include "domain/choices.h"
#include "domain/work_calendar.h"
#include "storage/facts_as_of.h"
#include "storage/plan_rows.h"
#include "storage/pool_rows.h"
#include "storage/records.h"
#include "storage/today_rows.h"

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

std::optional<Date> dayIn(const std::string& text) {
    const auto day = parseIsoDate(text);
    return day ? std::optional(*day) : std::nullopt;
}

/// The last day of the week into which the plan lays what is due now: on a weekend the next one.
DayNumber endOfPlanWeek(Database& database, Date asOf) {
    return engine::plan::mondayOf(readWorkCalendar(database, asOf).onOrAfter(dayNumber(asOf))) + 6;
}

/// Gathers what there is to do.
class TodayReader {
public:
    TodayReader(Database& database, Date asOf, Language language, const std::stop_token& stop, int horizon)
        : m_database(database),
          m_asOf(asOf),
          m_sunday(endOfPlanWeek(database, asOf)),
          m_language(language),
          m_stop(stop),
          m_horizon(horizon),
          m_base(baseCurrency(database)) {}

    std::vector<TodayItem> read() {
        steps(readOccurrences(m_database, ahead(std::max(m_horizon, kRenewalHorizon))));
        tasks();
        nextSteps();
        complaints();
        money();
        renewals();
        contracts();
        opportunities();
        birthdays();
        requalifications();
        pool();
        return std::move(m_items);
    }

    std::vector<TodayItem> readStepsOf(RecordId client) {
        steps(readOccurrencesOf(m_database, {client}));
        return std::move(m_items);
    }

private:
    struct Client {
        std::string name;
        std::string tier;
        RecordId owner = 0;
        MinorUnits value = 0;
    };
    int today() const { return dayNumber(m_asOf); }
    Date ahead(int days) const { return dateOfDay(today() + days); }

    /// nullptr: put aside, or gone.
    const Client* client(RecordId id) {
        auto [found, isNew] = m_clients.try_emplace(id);
        if (!isNew) return found->second ? &*found->second : nullptr;
        const auto record = readRecord(m_database, Kind::client, id);
        if (!record || !isEmpty(record->get("archived_at")) || !isEmpty(record->get("deleted_at"))) return nullptr;
        Client client{record->text("name"), {}, record->integer("owner"), 0};
        const ClientStanding standing = clientStanding(m_database, id);
        client.tier = standing.tier;
        client.value = standing.value;
        found->second = std::move(client);
        return &*found->second;
    }

    void add(TodaySource source, RecordId record, RecordId of, std::optional<RecordId> person, std::string what,
             std::string why, Date due, std::optional<MinorUnits> value = {}, RecordId contact = 0) {
        const Client* known = client(of);
        if (!known) return;
        TodayItem item{source,
                       record,
                       of,
                       contact,
                       person.value_or(known->owner),
                       known->name,
                       known->tier,
                       std::move(what),
                       std::move(why),
                       due,
                       TodayUrgency::later,
                       value.value_or(known->value)};
        const int days = dayNumber(due) - today();
        item.urgency = days < 0             ? TodayUrgency::overdue
                       : days == 0          ? TodayUrgency::today
                       : days <= kTodayWeek ? TodayUrgency::week
                                            : TodayUrgency::later;
        m_items.push_back(std::move(item));
    }

    /// What playbooks want. Whoever is told so by a step is not told the same by the fact alone.
    void steps(const std::vector<engine::plan::Occurrence>& plan) {
        if (plan.empty()) return;
        const PlanNames names(m_database, readPlanRules(m_database), m_language);
        const int last = today() + m_horizon;
        for (const engine::plan::Occurrence& each : plan) {
            throwIfStopped(m_stop);
            if (!names.knows(each.step)) continue;
            const StepTrigger trigger = names.step(each.step).trigger;
            m_planned.emplace(trigger, trigger == StepTrigger::birthday ? each.cause.id : each.client);
            using engine::plan::Hold;
            using engine::plan::State;
            const bool waits = each.state == State::waiting;
            const DayNumber due = waits && each.holdUntil != 0 ? each.holdUntil : each.due;
            if (due > last) continue;
            const std::size_t before = m_items.size();
            add(TodaySource::step, each.task, each.client, each.person, names.title(each), names.why(each),
                dateOfDay(due), each.stake, each.cause.kind == engine::plan::CauseKind::birthday ? each.cause.id : 0);
            if (m_items.size() == before) continue;
            TodayItem& item = m_items.back();
            item.step = each.step;
            item.origin = originText(m_database, names.rules(), each);
            item.kind = std::string(names.kind(each));
            item.playbook = names.playbook(each);
            item.minutes = each.minutes;
            item.waiting = waits;
            item.dropped = each.state == State::dropped;
            if (each.wanted != each.due) item.movedFrom = dateOfDay(each.wanted);
            // Nobody is in touch but the receiver of the complaint, whose line it has.
            if (waits) item.urgency = each.due <= today() + kTodayWeek ? TodayUrgency::waiting : TodayUrgency::later;
            if (item.dropped) item.urgency = due <= m_sunday ? TodayUrgency::dropped : TodayUrgency::later;
        }
    }
    bool isPlanned(StepTrigger trigger, RecordId of) const { return m_planned.contains({trigger, of}); }

    std::vector<Record> records(Kind kind, const std::vector<RecordId>& found) {
        return readRecords(m_database, kind, found, m_asOf);
    }

    void tasks() {
        const auto open = tasksDue(m_database, m_asOf, ahead(m_horizon), m_stop);
        for (const Record& task : records(Kind::task, open)) {
            const auto due = dayIn(task.text("due"));
            if (!due) continue;
            const RecordId owner = task.integer("owner");
            add(TodaySource::task, task.id(), task.integer("client"), owner == 0 ? std::nullopt : std::optional(owner),
                task.text("title"), task.text("notes"), *due);
        }
    }

    /// What was agreed on last with a client; whatever is noted after it has taken its place.
    void nextSteps() {
        const auto last = nextStepsDue(m_database, m_asOf, ahead(m_horizon), m_stop);
        for (const Record& interaction : records(Kind::interaction, last)) {
            const auto due = dayIn(interaction.text("next_step_on"));
            const auto agreed = dayIn(interaction.text("date"));
            if (!due || !agreed) continue;
            RecordId person = interaction.integer("person");
            // What was agreed with a client goes along when it changes hands.
            if (person != 0 && hasLostClient(m_database, person, interaction.integer("client"), *agreed)) person = 0;
            const std::string& step = interaction.text("next_step");
            add(TodaySource::next_step, interaction.id(), interaction.integer("client"),
                person == 0 ? std::nullopt : std::optional(person), step.empty() ? interaction.text("summary") : step,
                words::nextStepWords(*agreed, interaction.text("summary"), m_language), *due, {},
                interaction.integer("contact"));
        }
    }

    void complaints() {
        const auto open = openComplaints(m_database, m_asOf, m_stop);
        for (const Record& complaint : records(Kind::complaint, open)) {
            const auto since = dayIn(complaint.text("date"));
            if (!since) continue;
            const RecordId receiver = complaint.integer("receiver");
            const Choice* severity = findChoice(choices::severities(), complaint.text("severity"));
            add(TodaySource::complaint, complaint.id(), complaint.integer("client"),
                receiver == 0 ? std::nullopt : std::optional(receiver), complaint.text("summary"),
                words::complaintWords(today() - dayNumber(*since),
                                      severity ? severity->label.in(m_language) : std::string_view(),
                                      complaint.text("due_time"), m_language),
                dayIn(complaint.text("due")).value_or(*since), {}, complaint.integer("contact"));
        }
    }

    /// One line for a client: nobody calls once for each invoice.
    void money() {
        const auto owing = clientsOwing(m_database, m_asOf, ahead(kTodayWeek), m_stop);
        for (const RecordId of : owing) {
            throwIfStopped(m_stop);
            if (!client(of) || isPlanned(StepTrigger::receivable_due, of)) continue;
            struct Sum {
                int count = 0;
                MinorUnits money = 0;
                std::optional<Date> first;
                RecordId record = 0;
            };
            // Amounts of several currencies have no sum: a line for each.
            std::map<std::pair<std::string, bool>, Sum> sums;
            for (const OpenReceivable& item : receivablesOfClient(m_database, of, m_asOf)) {
                const auto due = dayIn(item.record.text("due"));
                if (item.open <= 0 || !due || dayNumber(*due) > today() + kTodayWeek) continue;
                Sum& sum = sums[{item.record.text("currency"), *due < m_asOf}];
                ++sum.count;
                sum.money += item.open;
                if (!sum.first || *due < *sum.first)
                    std::tie(sum.first, sum.record) = std::pair(*due, item.record.id());
            }
            for (const auto& [key, sum] : sums) {
                const auto& [currency, late] = key;
                const int days = today() - dayNumber(*sum.first);
                add(TodaySource::receivable, sum.record, of, {},
                    std::string(todaySourceRow(TodaySource::receivable).label.in(m_language)),
                    late ? words::overdueMoneyWords(sum.count, sum.money, currency, days, m_language)
                         : words::dueMoneyWords(sum.count, sum.money, currency, m_language),
                    *sum.first, currency == m_base ? std::optional(sum.money) : std::nullopt);
            }
        }
    }

    void renewals() {
        for (const ServiceEnd& end :
             lastServiceEnds(m_database, m_asOf, ahead(-kRenewalPast), ahead(kRenewalHorizon), m_stop))
            if (!isPlanned(StepTrigger::service_end, end.client))
                add(TodaySource::renewal, end.order, end.client, {},
                    std::string(todaySourceRow(TodaySource::renewal).label.in(m_language)),
                    words::renewalWords(dayNumber(end.day) - today(), m_language), end.day);
    }

    void contracts() {
        const auto ending = contractsEnding(m_database, ahead(-kRenewalPast), ahead(kRenewalHorizon), m_stop);
        for (const Record& contract : records(Kind::framework_contract, ending)) {
            const auto day = dayIn(contract.text("finish"));
            if (!day) continue;
            add(TodaySource::contract_end, contract.id(), contract.integer("client"), {},
                std::string(todaySourceRow(TodaySource::contract_end).label.in(m_language)),
                words::contractEndWords(contract.text("title"), dayNumber(*day) - today(), m_language), *day);
        }
    }

    void opportunities() {
        const auto late = lateOpportunities(m_database, m_asOf, m_stop);
        for (const Record& opportunity : records(Kind::opportunity, late)) {
            const auto day = dayIn(opportunity.text("expected_on"));
            const std::string& stage = opportunity.text("stage");
            if (!day || isClosedStage(stage)) continue;
            const Choice* choice = findChoice(choices::opportunityStages(), stage);
            const RecordId owner = opportunity.integer("owner");
            const bool base = !isEmpty(opportunity.get("amount")) && opportunity.text("currency") == m_base;
            add(TodaySource::opportunity, opportunity.id(), opportunity.integer("client"),
                owner == 0 ? std::nullopt : std::optional(owner), opportunity.text("title"),
                words::opportunityWords(choice ? choice->label.in(m_language) : std::string_view(stage),
                                        today() - dayNumber(*day), m_language),
                *day, base ? std::optional(opportunity.integer("amount")) : std::nullopt);
        }
    }

    /// Whoever was spoken to around the day has had their wishes.
    void birthdays() {
        const auto born = contactsWithBirthday(m_database, m_stop);
        for (const Record& contact : readRecords(m_database, Kind::contact, born)) {
            const auto day = dayIn(contact.text("birthday"));
            if (!day || !client(contact.integer("client"))) continue;
            const auto next = words::nextBirthday(*day, contact.integer("birthday_lunar") != 0, m_asOf, m_language);
            if (!next || dayNumber(next->date) > today() + kBirthdayHorizon) continue;
            if (isPlanned(StepTrigger::birthday, contact.id()) ||
                isDecided(m_database, contact.integer("client"), "birthday", Kind::contact, contact.id(), next->date))
                continue;
            if (next->date == m_asOf && isSpokenToOn(m_database, contact.id(), m_asOf)) continue;
            add(TodaySource::birthday, contact.id(), contact.integer("client"), {}, contact.text("name"),
                next->line.text, next->date, {}, contact.id());
        }
    }

    /// In the last weeks of a quarter: who no longer meets which criterion, and is not kept all the same.
    void requalifications() {
        const Date end = quarterEnd(m_asOf);
        if (dayNumber(end) > today() + m_horizon) return;
        for (const auto& [of, missed] : readRequalifications(m_database, m_asOf, m_language))
            add(TodaySource::requalify, of, of, {},
                std::string(todaySourceRow(TodaySource::requalify).label.in(m_language)),
                words::requalifyWords(missed, m_language), end);
    }

    void pool() {
        const PoolRules rules = readPoolRules(m_database);
        if (!rules.on) return;
        // What has been due for long is in the list of those that go back, not every morning again.
        for (const PoolDue& due : poolDue(m_database, rules, m_asOf, rules.warnDays, m_language, m_stop))
            if (due.due >= ahead(-kPoolPast))
                add(TodaySource::pool, due.client, due.client, due.owner,
                    words::poolTitleWords(due.due <= m_asOf, m_language), due.why, due.due);
    }

    Database& m_database;
    Date m_asOf;
    DayNumber m_sunday;  ///< the last day of the week that the plan is laid into
    Language m_language;
    const std::stop_token& m_stop;
    int m_horizon;
    std::string m_base;
    std::set<std::pair<StepTrigger, RecordId>> m_planned;  ///< clients, and contacts that have a birthday
    std::map<RecordId, std::optional<Client>> m_clients;
    std::vector<TodayItem> m_items;
};

/// A week's hours are agreed for as many days.
constexpr int kWorkdaysOfWeek = 5;

bool isToBeDone(const TodayItem& item) { return item.urgency < TodayUrgency::later; }

/// What each of the next days holds, and what there is of time.
void fillDays(Database& database, TodayList& list, Date asOf, std::optional<RecordId> person) {
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
    const DayNumber sunday = endOfPlanWeek(database, asOf);
    for (const TodayItem& item : list.items) {
        if (item.urgency == TodayUrgency::dropped) list.missing += item.minutes;
        if (item.waiting || item.dropped) continue;
        const DayNumber due = dayNumber(item.due);
        if (item.source == TodaySource::step && due <= sunday) ++list.fitting;
        // A birthday on a day off is one of its own day, whatever is worked.
        const int place = std::max(0, due - today);
        if (place >= kTodayDays) continue;
        TodayDay& day = list.days[static_cast<std::size_t>(place)];
        day.planned += item.minutes;
        ++day.count;
    }
}

bool moreUrgent(const TodayItem& a, const TodayItem& b) {
    if (a.urgency != b.urgency) return a.urgency < b.urgency;
    if (a.urgency == TodayUrgency::later && a.due != b.due) return a.due < b.due;
    if (a.value != b.value) return a.value > b.value;
    return std::tuple(a.due, a.client, a.source, a.record) < std::tuple(b.due, b.client, b.source, b.record);
}

}  // namespace

std::span<const TodaySourceRow> todaySources() { return kSources; }

const TodaySourceRow& todaySourceRow(TodaySource source) { return kSources[static_cast<std::size_t>(source)]; }

TodayList readToday(Database& database, Date asOf, std::optional<RecordId> person, Language language,
                    const std::stop_token& stop, int horizon) {
    TodayList list;
    list.items = TodayReader(database, asOf, language, stop, horizon).read();
    for (const TodayItem& item : list.items)
        if (isToBeDone(item)) ++list.load[item.person];
    if (person) std::erase_if(list.items, [&](const TodayItem& item) { return item.person != *person; });
    std::sort(list.items.begin(), list.items.end(), moreUrgent);
    for (const TodayItem& item : list.items) ++list.counts[static_cast<std::size_t>(item.urgency)];
    fillDays(database, list, asOf, person);
    return list;
}

std::vector<TodayItem> readPlanOfClient(Database& database, RecordId client, Date asOf, Language language,
                                        const std::stop_token& stop) {
    auto items = TodayReader(database, asOf, language, stop, kRenewalHorizon).readStepsOf(client);
    std::stable_sort(items.begin(), items.end(), [](const TodayItem& a, const TodayItem& b) { return a.due < b.due; });
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
