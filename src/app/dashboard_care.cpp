// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard_care.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/plan/plan_view.h"
#include "base/amount_total.h"
#include "base/progress.h"
#include "domain/choices.h"
#include "engine/contracts.h"
#include "engine/plan/plan.h"
#include "storage/plan_rows.h"
#include "storage/records.h"

namespace meike {

namespace {

using namespace engine;

/// What playbooks want from a day on, and what became of it before.
void readWork(Database& database, const Scores& scores, Date today, CareFacts& care, const std::stop_token& stop) {
    const DayNumber asOf = dayNumber(scores.asOf);
    // The stored plan is that of today; another day's follows from its own facts.
    const auto planned = scores.asOf == today ? readOccurrences(database, scores.asOf + std::chrono::days(kPromiseDays))
                                              : computePlan(database, scores.asOf, stop).all();
    for (const plan::Occurrence& each : planned) {
        const auto index = scores.indexOf(each.client);
        if (!index || each.state == plan::State::waiting || each.due > asOf + kPromiseDays) continue;
        CareFacts::Work& work = care.work[*index];
        work.ahead += each.minutes;
        if (each.due < asOf) ++work.overdue;
        if (each.due >= asOf + kLoadDays) continue;
        (each.state == plan::State::dropped ? work.dropped : work.planned) += each.minutes;
    }
    throwIfStopped(stop);
    const plan::Rules rules = readPlanRules(database);
    if (rules.playbooks.empty()) return;
    const WorkCalendar calendar = readWorkCalendar(database, scores.asOf);
    for (const plan::Client& client : readPlanClients(database, rules, scores.asOf)) {
        const auto index = scores.indexOf(client.id);
        if (!index) continue;
        CareFacts::Work& work = care.work[*index];
        std::set<std::tuple<std::int64_t, DayNumber>> byHand;
        for (const plan::Decision& decision : client.decisions) {
            if (decision.settled > asOf || decision.settled <= asOf - kPromiseDays) continue;
            ++(decision.skipped ? work.skipped : work.done);
            if (!decision.skipped) byHand.emplace(decision.step, decision.settled);
        }
        // Done with a line is a decision and an interaction of the same day.
        for (const plan::Finished& fact : plan::finishedOf(rules, client, calendar, asOf))
            if (fact.day > asOf - kPromiseDays && !byHand.contains({fact.step, fact.day})) ++work.done;
    }
    throwIfStopped(stop);
}

void readAnswers(Database& database, const Scores& scores, CareFacts& care) {
    for (const Record& survey : allRecords(database, Kind::survey, scores.asOf)) {
        const auto day = parseIsoDate(survey.text("date"));
        const auto index = scores.indexOf(survey.integer("client"));
        if (!day || !index) continue;
        care.answers.push_back({static_cast<ClientIndex>(*index), dayNumber(*day), survey.text("metric") == "nps",
                                static_cast<int>(survey.integer("score"))});
    }
}

void readQuarters(Date asOf, CareFacts& care) {
    using namespace std::chrono;
    const year_month_day day(asOf);
    const unsigned first = (static_cast<unsigned>(day.month()) - 1) / 3 * 3 + 1;
    const year_month now = day.year() / month(first);
    for (std::size_t i = 0; i < kCareQuarters; ++i) {
        const year_month quarter = now - months(3 * static_cast<int>(kCareQuarters - 1 - i));
        care.quarters[i] = dayNumber(Date(sys_days(quarter / 1)));
    }
    care.quarters[kCareQuarters] = dayNumber(asOf) + 1;
}

void readBusiness(const OrderColumns& columns, const ClientFacts& facts, DayNumber asOf, CareFacts& care,
                  const std::stop_token& stop) {
    for (std::size_t i = 0; i < care.revenue.size() && i < columns.begin.size(); ++i)
        for (std::uint32_t row = columns.begin[i]; row < columns.begin[i] + columns.count[i]; ++row) {
            const DayNumber day = columns.day[row];
            if (day < care.quarters[0] || day > asOf || columns.knownDay[row] > asOf) continue;
            if ((columns.flags[row] & OrderColumns::kUnrated) != 0) continue;
            const auto after = std::upper_bound(care.quarters.begin(), care.quarters.end(), day);
            MinorUnits& sum = care.revenue[i][static_cast<std::size_t>(after - care.quarters.begin()) - 1];
            sum = boundedSum(sum, columns.gross[row]);
        }
    throwIfStopped(stop);
    const auto contracts = contractsOf(columns, facts, asOf);
    for (std::size_t i = 0; i < contracts.size() && i < care.work.size(); ++i)
        for (const Contract& contract : contracts[i]) {
            if (contract.joined || contract.end > asOf || contract.end <= asOf - kLoyaltyDays) continue;
            if (!contract.renewed && isOpen(contract, asOf)) continue;  // nobody knows yet
            care.ends.push_back({static_cast<ClientIndex>(i), contract.renewed});
        }
}

}  // namespace

CareFacts readCareFacts(Database& database, const Scores& scores, const std::vector<RecordId>& owners,
                        const OrderColumns* columns, const ClientFacts* facts, Date today,
                        const std::stop_token& stop) {
    CareFacts care;
    care.work.resize(scores.clients.size());
    care.revenue.resize(scores.clients.size());
    readQuarters(scores.asOf, care);
    readWork(database, scores, today, care, stop);
    readAnswers(database, scores, care);
    std::map<RecordId, std::int32_t> minutes;
    for (const plan::Person& person : readPlanPeople(database)) minutes[person.id] = person.minutesPerWeek;
    for (const RecordId owner : owners) care.capacity.push_back(minutes[owner] * kLoadDays / 7);
    if (columns && facts) readBusiness(*columns, *facts, dayNumber(scores.asOf), care, stop);
    return care;
}

}  // namespace meike
