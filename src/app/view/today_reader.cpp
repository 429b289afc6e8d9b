// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/today_reader.h"

#include <algorithm>

#include "app/key_accounts/board.h"
#include "app/pool.h"
#include "app/records/opportunity_moves.h"
#include "app/words/birthday_words.h"
#include "app/words/today_words.h"
#include "base/progress.h"
#include "domain/work_calendar.h"
#include "storage/base_currency.h"
#include "storage/facts_as_of.h"
#include "storage/plan_rows.h"
#include "storage/pool_rows.h"
#include "storage/records.h"

namespace meike {

namespace {

std::optional<Date> dayIn(const std::string& text) {
    const auto day = parseIsoDate(text);
    return day ? std::optional(*day) : std::nullopt;
}

/// Whose a record is: nobody in particular where none is named.
std::optional<RecordId> namedIn(const Record& record, const std::string& field) {
    const RecordId person = record.integer(field);
    return person == 0 ? std::nullopt : std::optional(person);
}

}  // namespace

TodayReader::TodayReader(Database& database, Date asOf, Language language, const std::stop_token& stop,
                         TodayExtent extent, std::optional<RecordId> person)
    : m_database(database),
      m_asOf(asOf),
      m_sunday(engine::plan::mondayOf(readWorkCalendar(database, asOf).onOrAfter(dayNumber(asOf))) + 6),
      m_language(language),
      m_stop(stop),
      m_extent(extent),
      m_person(person),
      m_base(baseCurrency(database)),
      m_names(database, readPlanRules(database), language) {
    for (const engine::plan::Step& step : m_names.rules().steps) m_triggers.emplace_back(step.trigger, step.id);
}

std::vector<TodayLine> TodayReader::read() {
    // One by one they cost more, but of one person's there are few.
    if (!m_person)
        for (TodayClient& each : todayClients(m_database)) {
            const RecordId id = each.id;
            m_clients.emplace(id, std::move(each));
        }
    m_allKnown = !m_person;
    if (m_person) m_own = clientsOf(m_database, *m_person);
    m_aside = clientsPutAside(m_database);
    throwIfStopped(m_stop);
    steps(readOccurrences(m_database, ahead(m_extent.horizon), m_person));
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
    return std::move(m_lines);
}

std::vector<TodayLine> TodayReader::readStepsOf(RecordId client) {
    steps(readOccurrencesOf(m_database, {client}));
    return std::move(m_lines);
}

/// nullptr: put aside, or gone.
const TodayClient* TodayReader::client(RecordId id) {
    auto [found, isNew] = m_clients.try_emplace(id);
    if (isNew && !m_allKnown) found->second = todayClient(m_database, id);
    return found->second ? &*found->second : nullptr;
}

/// nullptr: of a client that nobody asks for, or not of the person.
TodayLine* TodayReader::add(TodaySource source, RecordId record, RecordId of, std::optional<RecordId> person,
                            DayNumber due, std::optional<MinorUnits> value, RecordId contact) {
    // Where what is later is only counted, nobody's name and value are looked up for it.
    if (!m_extent.later && due > today() + kTodayWeek && m_person && !person && isAskedFor(of))
        return isAside(of) ? nullptr : addKnown(source, record, of, *m_person, due, 0, contact);
    const TodayClient* known = client(of);
    if (!known) return nullptr;
    return addKnown(source, record, of, person.value_or(known->owner), due, value.value_or(known->value), contact);
}

bool TodayReader::isAside(RecordId client) const { return std::binary_search(m_aside.begin(), m_aside.end(), client); }

/// By its owner, whether it is in use or not.
bool TodayReader::isAskedFor(RecordId client) const {
    return !m_person || std::binary_search(m_own.begin(), m_own.end(), client);
}

/// Of a client that is known to be in use.
TodayLine* TodayReader::addKnown(TodaySource source, RecordId record, RecordId of, RecordId whose, DayNumber due,
                                 MinorUnits value, RecordId contact) {
    if (m_person && whose != *m_person) return nullptr;
    const int days = due - today();
    m_lines.push_back({.source = source,
                       .urgency = days < 0             ? TodayUrgency::overdue
                                  : days == 0          ? TodayUrgency::today
                                  : days <= kTodayWeek ? TodayUrgency::week
                                                       : TodayUrgency::later,
                       .due = due,
                       .record = record,
                       .client = of,
                       .contact = contact,
                       .person = whose,
                       .value = value});
    return &m_lines.back();
}

void TodayReader::addInWords(TodaySource source, RecordId record, RecordId of, std::optional<RecordId> person,
                             std::string what, std::string why, Date due, std::optional<MinorUnits> value,
                             RecordId contact) {
    TodayLine* line = add(source, record, of, person, dayNumber(due), value, contact);
    if (!line) return;
    line->detail = m_words.size();
    m_words.emplace_back(std::move(what), std::move(why));
}

TodayItem TodayReader::inWords(const TodayLine& line) {
    const TodayClient* known = client(line.client);
    static const TodayClient nobody;
    const TodayClient& client = known ? *known : nobody;
    TodayItem item{.source = line.source,
                   .record = line.record,
                   .client = line.client,
                   .contact = line.contact,
                   .person = line.person,
                   .clientName = client.name,
                   .tier = client.tier,
                   .what = {},
                   .why = {},
                   .due = dateOfDay(line.due),
                   .urgency = line.urgency,
                   .value = line.value,
                   .minutes = line.minutes,
                   .waiting = line.waiting,
                   .dropped = line.dropped};
    const auto named = [&] { return std::string(todaySourceRow(line.source).label.in(m_language)); };
    if (line.source == TodaySource::step) {
        const engine::plan::Occurrence& step = m_steps[line.detail];
        item.what = m_names.title(step);
        item.why = m_names.why(step);
        item.step = step.step;
        item.origin = originText(m_database, m_names.rules(), step);
        item.kind = std::string(m_names.kind(step));
        item.playbook = m_names.playbook(step);
        if (step.wanted != step.due) item.movedFrom = dateOfDay(step.wanted);
    } else if (line.source == TodaySource::receivable) {
        const OwedMoney& owed = m_owed[line.detail];
        item.what = named();
        item.why = owed.late
                       ? words::overdueMoneyWords(owed.count, owed.money, owed.currency, today() - line.due, m_language)
                       : words::dueMoneyWords(owed.count, owed.money, owed.currency, m_language);
    } else if (line.source == TodaySource::renewal) {
        item.what = named();
        item.why = words::renewalWords(line.due - today(), m_language);
    } else {
        std::tie(item.what, item.why) = m_words[line.detail];
    }
    return item;
}

/// Whoever is told so by a step is not told the same by the fact alone.
bool TodayReader::isPlanned(StepTrigger trigger, RecordId client, RecordId cause) {
    const Date until = ahead(std::max(m_extent.horizon, kRenewalHorizon));
    return std::any_of(m_triggers.begin(), m_triggers.end(), [&](const auto& each) {
        return each.first == trigger && isStepPlanned(m_database, each.second, client, cause, until);
    });
}

/// What playbooks want.
void TodayReader::steps(std::vector<engine::plan::Occurrence> plan) {
    m_steps = std::move(plan);
    const DayNumber last = today() + m_extent.horizon;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        if (i % 4'096 == 0) throwIfStopped(m_stop);
        const engine::plan::Occurrence& each = m_steps[i];
        if (!m_names.knows(each.step) || isAside(each.client)) continue;
        using engine::plan::State;
        const bool waits = each.state == State::waiting;
        const DayNumber due = waits && each.holdUntil != 0 ? each.holdUntil : each.due;
        if (due > last) continue;
        TodayLine* line = addKnown(TodaySource::step, each.task, each.client, each.person, due, each.stake,
                                   each.cause.kind == engine::plan::CauseKind::birthday ? each.cause.id : 0);
        if (!line) continue;
        line->detail = i;
        line->minutes = each.minutes;
        line->waiting = waits;
        line->dropped = each.state == State::dropped;
        // Nobody is in touch but the receiver of the complaint, whose line it has.
        if (waits) line->urgency = each.due <= today() + kTodayWeek ? TodayUrgency::waiting : TodayUrgency::later;
        if (line->dropped) line->urgency = due <= m_sunday ? TodayUrgency::dropped : TodayUrgency::later;
    }
}

void TodayReader::tasks() {
    const auto open = tasksDue(m_database, m_asOf, ahead(m_extent.horizon), m_person, m_stop);
    for (const Record& task : readRecords(m_database, Kind::task, open, m_asOf))
        if (const auto due = dayIn(task.text("due")))
            addInWords(TodaySource::task, task.id(), task.integer("client"), namedIn(task, "owner"), task.text("title"),
                       task.text("notes"), *due);
}

/// What was agreed on last with a client; whatever is noted after it has taken its place.
void TodayReader::nextSteps() {
    const auto last = nextStepsDue(m_database, m_asOf, ahead(m_extent.horizon), m_person, m_stop);
    for (const Record& interaction : readRecords(m_database, Kind::interaction, last, m_asOf)) {
        const auto due = dayIn(interaction.text("next_step_on"));
        const auto agreed = dayIn(interaction.text("date"));
        if (!due || !agreed) continue;
        auto person = namedIn(interaction, "person");
        // What was agreed with a client goes along when it changes hands.
        if (person && hasLostClient(m_database, *person, interaction.integer("client"), *agreed)) person.reset();
        const std::string& step = interaction.text("next_step");
        addInWords(TodaySource::next_step, interaction.id(), interaction.integer("client"), person,
                   step.empty() ? interaction.text("summary") : step,
                   words::nextStepWords(*agreed, interaction.text("summary"), m_language), *due, {},
                   interaction.integer("contact"));
    }
}

void TodayReader::complaints() {
    const auto open = openComplaints(m_database, m_asOf, m_person, m_stop);
    for (const Record& complaint : readRecords(m_database, Kind::complaint, open, m_asOf)) {
        const auto since = dayIn(complaint.text("date"));
        if (!since) continue;
        const Choice* severity = findChoice(choices::severities(), complaint.text("severity"));
        addInWords(TodaySource::complaint, complaint.id(), complaint.integer("client"), namedIn(complaint, "receiver"),
                   complaint.text("summary"),
                   words::complaintWords(today() - dayNumber(*since),
                                         severity ? severity->label.in(m_language) : std::string_view(),
                                         complaint.text("due_time"), m_language),
                   dayIn(complaint.text("due")).value_or(*since), {}, complaint.integer("contact"));
    }
}

/// One line for a client: nobody calls once for each invoice. Amounts of several currencies have no sum: a line for
/// each.
void TodayReader::money() {
    std::vector<RecordId> owing = clientsOwing(m_database, m_asOf, ahead(kTodayWeek), m_stop);
    std::erase_if(owing, [&](RecordId of) {
        return !isAskedFor(of) || !client(of) || isPlanned(StepTrigger::receivable_due, of);
    });
    m_owed = owedMoney(m_database, owing, m_asOf, ahead(kTodayWeek), m_stop);
    for (std::size_t i = 0; i < m_owed.size(); ++i) {
        const OwedMoney& owed = m_owed[i];
        if (TodayLine* line = add(TodaySource::receivable, owed.record, owed.client, {}, dayNumber(owed.first),
                                  owed.currency == m_base ? std::optional(owed.money) : std::nullopt))
            line->detail = i;
    }
}

void TodayReader::renewals() {
    for (const ServiceEnd& end :
         lastServiceEnds(m_database, m_asOf, ahead(-kRenewalPast), ahead(kRenewalHorizon), m_person, m_stop))
        if (!isPlanned(StepTrigger::service_end, end.client))
            add(TodaySource::renewal, end.order, end.client, {}, dayNumber(end.day));
}

void TodayReader::contracts() {
    const auto ending = contractsEnding(m_database, ahead(-kRenewalPast), ahead(kRenewalHorizon), m_person, m_stop);
    for (const Record& contract : readRecords(m_database, Kind::framework_contract, ending, m_asOf))
        if (const auto day = dayIn(contract.text("finish")))
            addInWords(TodaySource::contract_end, contract.id(), contract.integer("client"), {},
                       std::string(todaySourceRow(TodaySource::contract_end).label.in(m_language)),
                       words::contractEndWords(contract.text("title"), dayNumber(*day) - today(), m_language), *day);
}

void TodayReader::opportunities() {
    const auto late = lateOpportunities(m_database, m_asOf, m_person, m_stop);
    for (const Record& opportunity : readRecords(m_database, Kind::opportunity, late, m_asOf)) {
        const auto day = dayIn(opportunity.text("expected_on"));
        const std::string& stage = opportunity.text("stage");
        if (!day || isClosedStage(stage)) continue;
        const Choice* choice = findChoice(choices::opportunityStages(), stage);
        const bool base = !isEmpty(opportunity.get("amount")) && opportunity.text("currency") == m_base;
        addInWords(TodaySource::opportunity, opportunity.id(), opportunity.integer("client"),
                   namedIn(opportunity, "owner"), opportunity.text("title"),
                   words::opportunityWords(choice ? choice->label.in(m_language) : std::string_view(stage),
                                           today() - dayNumber(*day), m_language),
                   *day, base ? std::optional(opportunity.integer("amount")) : std::nullopt);
    }
}

/// Whoever was spoken to around the day has had their wishes.
void TodayReader::birthdays() {
    const auto born = contactsWithBirthday(m_database, m_asOf, ahead(kBirthdayHorizon), m_person, m_stop);
    for (const Record& contact : readRecords(m_database, Kind::contact, born)) {
        const RecordId of = contact.integer("client");
        const auto day = dayIn(contact.text("birthday"));
        if (!day || !client(of)) continue;
        const auto next = words::nextBirthday(*day, contact.integer("birthday_lunar") != 0, m_asOf, m_language);
        if (!next || dayNumber(next->date) > today() + kBirthdayHorizon) continue;
        if (isPlanned(StepTrigger::birthday, of, contact.id()) ||
            isDecided(m_database, of, "birthday", Kind::contact, contact.id(), next->date))
            continue;
        if (next->date == m_asOf && isSpokenToOn(m_database, contact.id(), m_asOf)) continue;
        addInWords(TodaySource::birthday, contact.id(), of, {}, contact.text("name"), next->line.text, next->date, {},
                   contact.id());
    }
}

/// In the last weeks of a quarter: who no longer meets which criterion, and is not kept all the same.
void TodayReader::requalifications() {
    const Date end = quarterEnd(m_asOf);
    if (dayNumber(end) > today() + m_extent.horizon) return;
    for (const auto& [of, missed] : readRequalifications(m_database, m_asOf, m_language))
        addInWords(TodaySource::requalify, of, of, {},
                   std::string(todaySourceRow(TodaySource::requalify).label.in(m_language)),
                   words::requalifyWords(missed, m_language), end);
}

void TodayReader::pool() {
    const PoolRules rules = readPoolRules(m_database);
    if (!rules.on || m_person == RecordId{0}) return;
    // What has been due for long is in the list of those that go back, not every morning again.
    for (const PoolDue& due : poolDue(m_database, rules, m_asOf, rules.warnDays, m_language, m_stop, m_person))
        if (due.due >= ahead(-kPoolPast))
            addInWords(TodaySource::pool, due.client, due.client, due.owner,
                       words::poolTitleWords(due.due <= m_asOf, m_language), due.why, due.due);
}

}  // namespace meike
