// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/satisfaction.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <tuple>

#include "base/progress.h"
#include "base/unicode.h"
#include "domain/choices.h"
#include "storage/client_query.h"
#include "storage/facts_as_of.h"
#include "storage/plan_rows.h"
#include "storage/records.h"

namespace meike {

namespace {

std::optional<Date> surveyDay(const std::string& text) {
    const auto day = parseIsoDate(text);
    return day ? std::optional(*day) : std::nullopt;
}

class SatisfactionReader {
public:
    SatisfactionReader(Database& database, Date asOf, int days, SatisfactionBy by, Language language,
                       const std::stop_token& stop)
        : m_database(database),
          m_asOf(asOf),
          m_from(days == 0 ? std::nullopt : std::optional(asOf - std::chrono::days(days - 1))),
          m_by(by),
          m_language(language),
          m_stop(stop),
          m_calendar(readWorkCalendar(database, asOf)),
          m_people(recordNames(database, Kind::person)),
          m_services(recordNames(database, Kind::pick_item, language, "service")),
          m_causeTypes(recordNames(database, Kind::pick_item, language, "complaint_cause")) {}

    Satisfaction read() {
        m_shown.asOf = m_asOf;
        surveys();
        complaints();
        m_shown.from = m_from.value_or(m_first.value_or(m_asOf));
        for (auto& [key, group] : m_groups) m_shown.groups.push_back(std::move(group));
        std::stable_sort(m_shown.lows.begin(), m_shown.lows.end(), [](const LowScore& a, const LowScore& b) {
            return a.state != b.state ? a.state < b.state : a.date > b.date;
        });
        return std::move(m_shown);
    }

private:
    struct Client {
        std::string name;
        std::string tier;
        RecordId owner = 0;
    };

    /// nullptr: put aside.
    const Client* client(RecordId id) {
        auto [found, isNew] = m_clients.try_emplace(id);
        if (!isNew) return found->second.get();
        throwIfStopped(m_stop);
        static const std::array<const Field*, 5> kWanted{
            &fieldOf(Kind::client, "name"), &fieldOf(Kind::client, "owner"), &fieldOf(Kind::client, "tier"),
            &fieldOf(Kind::client, "archived_at"), &fieldOf(Kind::client, "deleted_at")};
        const auto rows = readClientRows(m_database, {id}, m_asOf, kWanted);
        if (rows.empty() || !isEmpty(rows.front().value(*kWanted[3])) || !isEmpty(rows.front().value(*kWanted[4])))
            return nullptr;
        found->second = std::make_unique<Client>(Client{textOrEmpty(rows.front().value(*kWanted[0])),
                                                        textOrEmpty(rows.front().value(*kWanted[2])),
                                                        integerOr(rows.front().value(*kWanted[1]), 0)});
        return found->second.get();
    }

    /// What a client had from us when it was asked: the service of its last order by then.
    RecordId serviceOf(RecordId client, const std::string& day) {
        auto [found, isNew] = m_orders.try_emplace(client);
        if (isNew)
            for (const Record& order : recordsOfClient(m_database, Kind::order, client, m_asOf))
                if (order.integer("service") != 0)
                    found->second.emplace_back(order.text("date"), order.integer("service"));
        for (const auto& [date, service] : found->second)  // newest first
            if (date <= day) return service;
        return 0;
    }

    /// The group of a record, in the order that groups stand in; `service` 0: not known.
    SatisfactionGroup& group(const Client& of, Date day, RecordId service) {
        std::string key;
        std::string name;
        std::string order;
        const auto named = [&](const std::map<RecordId, std::string>& names, RecordId id) {
            const auto known = names.find(id);
            if (known == names.end()) return;
            key = std::to_string(id);
            name = known->second;
            order = sortKey(name);
        };
        switch (m_by) {
            case SatisfactionBy::all:
                break;
            case SatisfactionBy::tier: {
                key = of.tier;
                const auto tiers = choices::tiers();
                const Choice* choice = findChoice(tiers, key);
                name = choice ? std::string(choice->label.in(m_language)) : key;
                order = choice ? std::string(1, static_cast<char>('a' + (choice - tiers.data()))) : "z" + key;
                break;
            }
            case SatisfactionBy::owner:
                named(m_people, of.owner);
                break;
            case SatisfactionBy::service:
                named(m_services, service);
                break;
            case SatisfactionBy::month:
                key = name = order = isoDate(day).substr(0, 7);
                break;
        }
        SatisfactionGroup& group = m_groups[{key.empty(), order, key}];
        group.key = key;
        group.name = name;
        return group;
    }

    bool inTime(Date day) {
        if ((m_from && day < *m_from) || day > m_asOf) return false;
        if (!m_first || day < *m_first) m_first = day;
        return true;
    }

    void surveys() {
        const auto all = allRecords(m_database, Kind::survey, m_asOf);
        std::map<RecordId, int> after;  // what was said after a task
        for (const Record& survey : all)
            if (survey.integer("after_task") != 0)
                after[survey.integer("after_task")] = static_cast<int>(survey.integer("score"));
        for (const Record& survey : all) {
            const auto day = surveyDay(survey.text("date"));
            const Client* of = day ? client(survey.integer("client")) : nullptr;
            if (!of) continue;
            m_shown.anything = true;
            const bool nps = survey.text("metric") == "nps";
            const int score = static_cast<int>(survey.integer("score"));
            const bool counts = inTime(*day);
            if (counts) {
                RecordId service = survey.integer("service");
                if (service == 0 && m_by == SatisfactionBy::service)
                    service = serviceOf(survey.integer("client"), survey.text("date"));
                m_shown.all.answers.add(nps, score);
                group(*of, *day, service).answers.add(nps, score);
            }
            if (engine::isLowScore(nps, score)) low(survey, *of, *day, nps, score, counts, after);
        }
    }

    void low(const Record& survey, const Client& of, Date day, bool nps, int score, bool counts,
             const std::map<RecordId, int>& after) {
        LowScore low;
        low.survey = survey.id();
        low.client = survey.integer("client");
        low.clientName = of.name;
        low.tier = of.tier;
        low.owner = of.owner;
        if (const auto owner = m_people.find(of.owner); owner != m_people.end()) low.ownerName = owner->second;
        low.date = day;
        low.nps = nps;
        low.score = score;
        low.comment = survey.text("comment");
        low.action = survey.text("corrective_action");
        low.closedOn = surveyDay(survey.text("corrected_on"));
        low.task = survey.integer("task");
        bool done = false;
        if (low.task != 0) {
            const RecordId ids[] = {low.task};
            if (const auto tasks = readRecords(m_database, Kind::task, ids, m_asOf); !tasks.empty()) {
                low.due = surveyDay(tasks.front().text("due"));
                done = !isEmpty(tasks.front().get("done_on"));
                low.action = tasks.front().text("title");
            }
            if (const auto said = after.find(low.task); said != after.end()) low.newScore = said->second;
        }
        low.state = low.closedOn                           ? Correction::closed
                    : done                                 ? Correction::done
                    : low.task != 0 || !low.action.empty() ? Correction::planned
                                                           : Correction::open;
        if (counts || low.state != Correction::closed) m_shown.lows.push_back(std::move(low));
    }

    /// Working days from one day to another: the same day is 0.
    int workdays(Date from, Date to) {
        const DayNumber first = dayNumber(from) + 1;
        const DayNumber last = dayNumber(to);
        m_shown.published =
            m_shown.published && m_calendar.isPublished(dayNumber(from)) && m_calendar.isPublished(last);
        return first > last ? 0 : m_calendar.workedDays(first, last);
    }

    /// As noted; else when the client was next spoken to; closed before that: then.
    std::optional<Date> answered(const Record& complaint, Date day, std::optional<Date> closed) {
        if (const auto noted = surveyDay(complaint.text("answered_on"))) return noted;
        std::optional<Date> first = closed;
        for (const Record& each : recordsOfClient(m_database, Kind::interaction, complaint.integer("client"), m_asOf)) {
            const auto on = surveyDay(each.text("date"));
            if (!on || *on < day) break;  // newest first
            if (!first || *on < *first) first = on;
        }
        return first;
    }

    void complaints() {
        std::vector<std::string> causes;
        for (const Record& complaint : allRecords(m_database, Kind::complaint, m_asOf)) {
            const auto day = surveyDay(complaint.text("date"));
            const Client* of = day ? client(complaint.integer("client")) : nullptr;
            if (!of) continue;
            m_shown.anything = true;
            if (!inTime(*day)) continue;
            const auto closed = surveyDay(complaint.text("closed_on"));
            const auto due = surveyDay(complaint.text("due"));
            ComplaintCounts one;
            one.complaints = 1;
            one.open = closed ? 0 : 1;
            one.late = due && (closed ? *closed > *due : m_asOf > *due) ? 1 : 0;
            one.reopened = static_cast<int>(complaint.integer("reopened"));
            if (const auto first = answered(complaint, *day, closed)) one.answered.push_back(workdays(*day, *first));
            if (closed) one.closed.push_back(workdays(*day, *closed));
            m_shown.all.complaints.add(one);
            if (m_by != SatisfactionBy::service) group(*of, *day, 0).complaints.add(one);
            // From the list; where nobody has chosen, in the words that were typed.
            const auto type = m_causeTypes.find(complaint.integer("cause_type"));
            causes.push_back(named(type == m_causeTypes.end() ? complaint.text("cause") : type->second));
        }
        m_shown.causes = engine::pareto(causes);
    }

    /// The same cause in other letters is the same: the way it was written first stands for it.
    std::string named(const std::string& cause) {
        return m_causes.try_emplace(foldForSearch(matchKey(cause)), cause).first->second;
    }

    Database& m_database;
    Date m_asOf;
    std::optional<Date> m_from;  ///< nothing: everything counts
    SatisfactionBy m_by;
    Language m_language;
    const std::stop_token& m_stop;
    WorkCalendar m_calendar;
    std::map<RecordId, std::string> m_people;
    std::map<RecordId, std::string> m_services;
    std::map<RecordId, std::string> m_causeTypes;
    std::map<RecordId, std::unique_ptr<Client>> m_clients;
    std::map<RecordId, std::vector<std::pair<std::string, RecordId>>> m_orders;  ///< day and service, newest first
    std::map<std::tuple<bool, std::string, std::string>, SatisfactionGroup> m_groups;
    std::map<std::string, std::string> m_causes;
    std::optional<Date> m_first;
    Satisfaction m_shown;
};

}  // namespace

std::span<const SatisfactionByRow> satisfactionByRows() {
    static constexpr SatisfactionByRow kRows[] = {{SatisfactionBy::all, "all", {"全部", "All"}},
                                                  {SatisfactionBy::tier, "tier", {"等级", "Tier"}},
                                                  {SatisfactionBy::owner, "owner", {"负责人", "Owner"}},
                                                  {SatisfactionBy::service, "service", {"服务类型", "Service"}},
                                                  {SatisfactionBy::month, "month", {"月份", "Month"}}};
    return kRows;
}

void ComplaintCounts::add(const ComplaintCounts& other) {
    complaints += other.complaints;
    open += other.open;
    late += other.late;
    reopened += other.reopened;
    answered.insert(answered.end(), other.answered.begin(), other.answered.end());
    closed.insert(closed.end(), other.closed.begin(), other.closed.end());
}

Satisfaction readSatisfaction(Database& database, Date asOf, int days, SatisfactionBy by, Language language,
                              const std::stop_token& stop) {
    return SatisfactionReader(database, asOf, days, by, language, stop).read();
}

}  // namespace meike
