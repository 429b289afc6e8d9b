// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/today.h"

#include <algorithm>
#include <tuple>

#include "app/records/opportunity_moves.h"
#include "app/words/birthday_words.h"
#include "app/words/today_words.h"
#include "base/progress.h"
#include "domain/choices.h"
#include "storage/facts_as_of.h"
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
};

std::optional<Date> dayIn(const std::string& text) {
    const auto day = parseIsoDate(text);
    return day ? std::optional(*day) : std::nullopt;
}

/// Gathers what there is to do.
class TodayReader {
public:
    TodayReader(Database& database, Date asOf, Language language, const std::stop_token& stop)
        : m_database(database), m_asOf(asOf), m_language(language), m_stop(stop), m_base(baseCurrency(database)) {}

    std::vector<TodayItem> read() {
        tasks();
        nextSteps();
        complaints();
        money();
        renewals();
        contracts();
        opportunities();
        birthdays();
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
    std::string dayText(int ahead) const { return isoDate(dateOfDay(today() + ahead)); }

    /// nullptr: put aside, or gone.
    const Client* client(RecordId id) {
        auto [found, isNew] = m_clients.try_emplace(id);
        if (!isNew) return found->second ? &*found->second : nullptr;
        const auto record = readRecord(m_database, Kind::client, id);
        if (!record || !isEmpty(record->get("archived_at")) || !isEmpty(record->get("deleted_at"))) return nullptr;
        Client client{record->text("name"), {}, record->integer("owner"), 0};
        Statement& score = m_database.cached("SELECT tier, monetary FROM client_score WHERE client = ?");
        score.bind(1, id);
        if (score.step()) {
            if (!score.isNull(0)) client.tier = std::string(score.text(0));
            if (!score.isNull(1)) client.value = score.integer(1);
        }
        score.reset();
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

    std::vector<RecordId> ids(const std::string& sql, std::initializer_list<std::string> values) {
        throwIfStopped(m_stop);
        Statement statement = m_database.prepare(sql);
        int at = 0;
        for (const std::string& value : values) statement.bind(++at, value);
        std::vector<RecordId> found;
        while (statement.step()) found.push_back(statement.integer(0));
        throwIfStopped(m_stop);
        return found;
    }
    std::vector<Record> records(Kind kind, const std::vector<RecordId>& found) {
        return readRecords(m_database, kind, found, m_asOf);
    }

    void tasks() {
        const auto open =
            ids("SELECT id FROM task WHERE (done_on IS NULL OR done_on > ?1) AND due IS NOT NULL AND due <= ?2",
                {isoDate(m_asOf), dayText(kTodayHorizon)});
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
        const auto last = ids(
            "SELECT i.id FROM interaction i WHERE i.next_step_on IS NOT NULL AND i.next_step_on <= ?2 AND i.date <= ?1 "
            "AND NOT EXISTS (SELECT 1 FROM interaction j WHERE j.client = i.client AND j.date <= ?1 AND "
            "(j.date > i.date OR (j.date = i.date AND j.id > i.id)))",
            {isoDate(m_asOf), dayText(kTodayHorizon)});
        for (const Record& interaction : records(Kind::interaction, last)) {
            const auto due = dayIn(interaction.text("next_step_on"));
            const auto agreed = dayIn(interaction.text("date"));
            if (!due || !agreed) continue;
            const RecordId person = interaction.integer("person");
            const std::string& step = interaction.text("next_step");
            add(TodaySource::next_step, interaction.id(), interaction.integer("client"),
                person == 0 ? std::nullopt : std::optional(person), step.empty() ? interaction.text("summary") : step,
                words::nextStepWords(*agreed, interaction.text("summary"), m_language), *due, {},
                interaction.integer("contact"));
        }
    }

    void complaints() {
        const auto open = ids("SELECT id FROM complaint WHERE date <= ?1 AND (closed_on IS NULL OR closed_on > ?1)",
                              {isoDate(m_asOf)});
        for (const Record& complaint : records(Kind::complaint, open)) {
            const auto since = dayIn(complaint.text("date"));
            if (!since) continue;
            const RecordId receiver = complaint.integer("receiver");
            add(TodaySource::complaint, complaint.id(), complaint.integer("client"),
                receiver == 0 ? std::nullopt : std::optional(receiver), complaint.text("summary"),
                words::complaintWords(today() - dayNumber(*since), m_language),
                dayIn(complaint.text("due")).value_or(*since), {}, complaint.integer("contact"));
        }
    }

    /// One line for a client: nobody calls once for each invoice.
    void money() {
        std::vector<RecordId> owing = ids("SELECT client FROM client_score WHERE overdue > 0", {});
        const auto soon = ids("SELECT DISTINCT client FROM receivable WHERE due > ?1 AND due <= ?2",
                              {isoDate(m_asOf), dayText(kTodayWeek)});
        owing.insert(owing.end(), soon.begin(), soon.end());
        std::sort(owing.begin(), owing.end());
        owing.erase(std::unique(owing.begin(), owing.end()), owing.end());
        for (const RecordId of : owing) {
            throwIfStopped(m_stop);
            if (!client(of)) continue;
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
        throwIfStopped(m_stop);
        Statement ends = m_database.prepare(
            // Of the bare columns beside max() SQLite gives those of the row that has it.
            "SELECT client, max(service_end), id FROM client_order WHERE service_end IS NOT NULL AND date <= ?1 "
            "GROUP BY client HAVING max(service_end) BETWEEN ?2 AND ?3");
        ends.bind(1, isoDate(m_asOf)).bind(2, dayText(-kRenewalPast)).bind(3, dayText(kRenewalHorizon));
        std::vector<std::tuple<RecordId, Date, RecordId>> found;
        while (ends.step())
            if (const auto day = dayIn(std::string(ends.text(1))))
                found.emplace_back(ends.integer(0), *day, ends.integer(2));
        for (const auto& [of, day, order] : found)
            add(TodaySource::renewal, order, of, {},
                std::string(todaySourceRow(TodaySource::renewal).label.in(m_language)),
                words::renewalWords(dayNumber(day) - today(), m_language), day);
    }

    void contracts() {
        const auto ending = ids(
            "SELECT id FROM framework_contract WHERE finish BETWEEN ?1 AND ?2 AND status IN ('active', 'negotiating')",
            {dayText(-kRenewalPast), dayText(kRenewalHorizon)});
        for (const Record& contract : records(Kind::framework_contract, ending)) {
            const auto day = dayIn(contract.text("finish"));
            if (!day) continue;
            add(TodaySource::contract_end, contract.id(), contract.integer("client"), {},
                std::string(todaySourceRow(TodaySource::contract_end).label.in(m_language)),
                words::contractEndWords(contract.text("title"), dayNumber(*day) - today(), m_language), *day);
        }
    }

    void opportunities() {
        const auto late =
            ids("SELECT id FROM opportunity WHERE date <= ?1 AND expected_on < ?1 AND (closed_on IS NULL "
                "OR closed_on > ?1)",
                {isoDate(m_asOf)});
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
        const auto born = ids("SELECT id FROM contact WHERE birthday IS NOT NULL", {});
        for (const Record& contact : readRecords(m_database, Kind::contact, born)) {
            const auto day = dayIn(contact.text("birthday"));
            if (!day || !client(contact.integer("client"))) continue;
            const auto next = words::nextBirthday(*day, contact.integer("birthday_lunar") != 0, m_asOf, m_language);
            if (!next || dayNumber(next->date) > today() + kBirthdayHorizon) continue;
            if (next->date == m_asOf) {
                Statement& spoken =
                    m_database.cached("SELECT 1 FROM interaction WHERE contact = ?1 AND date = ?2 LIMIT 1");
                spoken.bind(1, contact.id()).bind(2, isoDate(m_asOf));
                const bool wished = spoken.step();
                spoken.reset();
                if (wished) continue;
            }
            add(TodaySource::birthday, contact.id(), contact.integer("client"), {}, contact.text("name"),
                next->line.text, next->date, {}, contact.id());
        }
    }

    Database& m_database;
    Date m_asOf;
    Language m_language;
    const std::stop_token& m_stop;
    std::string m_base;
    std::map<RecordId, std::optional<Client>> m_clients;
    std::vector<TodayItem> m_items;
};

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
                    const std::stop_token& stop) {
    TodayList list;
    list.items = TodayReader(database, asOf, language, stop).read();
    for (const TodayItem& item : list.items)
        if (item.urgency != TodayUrgency::later) ++list.load[item.person];
    if (person) std::erase_if(list.items, [&](const TodayItem& item) { return item.person != *person; });
    std::sort(list.items.begin(), list.items.end(), moreUrgent);
    for (const TodayItem& item : list.items) ++list.counts[static_cast<std::size_t>(item.urgency)];
    return list;
}

}  // namespace meike
