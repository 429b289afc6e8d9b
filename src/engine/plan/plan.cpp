// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plan/plan.h"

#include <algorithm>
#include <numeric>

#include "base/progress.h"

namespace meike::engine::plan {

namespace {

/// A week in minutes is agreed for five days of work.
constexpr int kDaysOfWeek = 5;

/// Whether a holds more stake per minute than b.
bool moreWorth(const Effort& a, const Effort& b) {
    return static_cast<__int128>(a.stake) * b.minutes > static_cast<__int128>(b.stake) * a.minutes;
}

}  // namespace

std::vector<bool> fitByRatio(std::span<const Effort> efforts, int capacity) {
    std::vector<std::size_t> order(efforts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return moreWorth(efforts[a], efforts[b]); });
    std::vector<bool> fits(efforts.size(), false);
    int left = capacity;
    for (const std::size_t i : order) {
        if (efforts[i].minutes > left) continue;
        fits[i] = true;
        left -= efforts[i].minutes;
    }
    return fits;
}

double promisedMinutesPerWeek(const Rules& rules, std::uint32_t playbook) {
    double minutes = 0;
    for (const Step& step : rules.steps)
        if (step.playbook == playbook && step.trigger == StepTrigger::interval && step.days > 0)
            minutes += step.minutes * (step.workdays ? kDaysOfWeek : 7.0) / step.days;
    return minutes;
}

Plan::Plan(Rules rules, std::vector<Client> clients, std::vector<Person> people, WorkCalendar calendar, DayNumber asOf,
           const std::stop_token& stop)
    : m_rules(std::move(rules)), m_calendar(std::move(calendar)), m_asOf(asOf), m_clients(std::move(clients)) {
    // Steps stand in the order of their ids, whatever order they came in.
    std::sort(m_rules.steps.begin(), m_rules.steps.end(), [](const Step& a, const Step& b) { return a.id < b.id; });
    for (Person& person : people) m_people.emplace(person.id, std::move(person));
    m_occurrences.resize(m_clients.size());
    m_positions.reserve(m_clients.size());
    for (std::size_t i = 0; i < m_clients.size(); ++i) {
        if (i % 1024 == 0) throwIfStopped(stop);
        m_positions.emplace(m_clients[i].id, i);
        m_occurrences[i] = occurrencesOf(m_rules, m_clients[i], m_calendar, m_asOf);
        for (const Occurrence& each : m_occurrences[i]) {
            auto& known = m_clientsOf[each.person];
            if (known.empty() || known.back() != i) known.push_back(i);
        }
    }
    for (const auto& [person, known] : m_clientsOf) lay(person, nullptr);
}

std::vector<Occurrence> Plan::all() const {
    std::vector<std::size_t> order(m_clients.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return m_clients[a].id < m_clients[b].id; });
    std::vector<Occurrence> all;
    for (const std::size_t i : order) all.insert(all.end(), m_occurrences[i].begin(), m_occurrences[i].end());
    return all;
}

std::vector<WeekLoad> Plan::load() const {
    std::vector<WeekLoad> load;
    for (const auto& [key, week] : m_load) load.push_back(week);
    return load;
}

std::span<const Occurrence> Plan::ofClient(std::int64_t client) const& {
    const auto found = m_positions.find(client);
    return found == m_positions.end() ? std::span<const Occurrence>() : m_occurrences[found->second];
}

int Plan::capacity(std::int64_t person, DayNumber monday) const {
    const auto found = m_people.find(person);
    if (found == m_people.end()) return 0;
    // Of this week what is left of it; a make-up workday is a day more.
    const DayNumber from = std::max(monday, m_asOf);
    int days = m_calendar.workedDays(from, monday + 6);
    if (!found->second.absences.empty())
        for (DayNumber day = from; day <= monday + 6; ++day)
            if (m_calendar.isWorked(day) &&
                std::any_of(found->second.absences.begin(), found->second.absences.end(),
                            [day](const auto& absence) { return absence.first <= day && day <= absence.second; }))
                --days;
    return found->second.minutesPerWeek * days / kDaysOfWeek;
}

void Plan::lay(std::int64_t person, std::vector<std::int64_t>* changed) {
    const auto known = m_clientsOf.find(person);
    for (auto week = m_load.lower_bound({person, kAlways}); week != m_load.end() && week->first.first == person;)
        week = m_load.erase(week);
    if (known == m_clientsOf.end()) return;
    struct Item {
        Occurrence* occurrence;
        std::size_t client;
        DayNumber monday;
    };
    std::vector<Item> items;
    for (const std::size_t client : known->second)
        for (Occurrence& each : m_occurrences[client])
            if (each.person == person && each.state != State::waiting)
                items.push_back({&each, client, mondayOf(m_calendar.onOrAfter(std::max(each.due, m_asOf)))});
    // Whoever comes first among equals does so whatever the order of rows.
    std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
        return std::tuple(a.monday, a.occurrence->due, a.occurrence->key()) <
               std::tuple(b.monday, b.occurrence->due, b.occurrence->key());
    });
    std::vector<Effort> efforts;
    for (std::size_t begin = 0; begin < items.size();) {
        std::size_t end = begin;
        efforts.clear();
        while (end < items.size() && items[end].monday == items[begin].monday) {
            efforts.push_back({items[end].occurrence->stake, items[end].occurrence->minutes});
            ++end;
        }
        WeekLoad week{person, items[begin].monday};
        // What is nobody's is in nobody's week.
        const bool limited = person != 0;
        week.capacity = limited ? capacity(person, week.monday) : 0;
        const std::vector<bool> fits =
            limited ? fitByRatio(efforts, week.capacity) : std::vector<bool>(efforts.size(), true);
        for (std::size_t i = begin; i < end; ++i) {
            Occurrence& each = *items[i].occurrence;
            const State state = fits[i - begin] ? State::due : State::dropped;
            if (changed && each.state != state) changed->push_back(m_clients[items[i].client].id);
            each.state = state;
            (state == State::due ? week.planned : week.dropped) += each.minutes;
            ++(state == State::due ? week.plannedCount : week.droppedCount);
        }
        m_load[{person, week.monday}] = week;
        begin = end;
    }
}

std::vector<std::int64_t> Plan::settle(std::size_t position, std::vector<Occurrence> fresh) {
    std::vector<std::int64_t> people;
    for (const auto* list : {&m_occurrences[position], &fresh})
        for (const Occurrence& each : *list) people.push_back(each.person);
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    m_occurrences[position] = std::move(fresh);
    std::vector<std::int64_t> changed{m_clients[position].id};
    for (const std::int64_t person : people) {
        auto& known = m_clientsOf[person];
        const auto at = std::lower_bound(known.begin(), known.end(), position);
        const bool was = at != known.end() && *at == position;
        const bool is = std::any_of(m_occurrences[position].begin(), m_occurrences[position].end(),
                                    [person](const Occurrence& each) { return each.person == person; });
        if (was && !is) known.erase(at);
        if (!was && is) known.insert(at, position);
        lay(person, &changed);
        if (known.empty()) m_clientsOf.erase(person);
    }
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    return changed;
}

std::vector<std::int64_t> Plan::replace(Client client) {
    auto [found, isNew] = m_positions.try_emplace(client.id, m_clients.size());
    const std::size_t position = found->second;
    if (isNew) {
        m_clients.emplace_back();
        m_occurrences.emplace_back();
    }
    m_clients[position] = std::move(client);
    return settle(position, occurrencesOf(m_rules, m_clients[position], m_calendar, m_asOf));
}

std::vector<std::int64_t> Plan::remove(std::int64_t client) {
    const auto found = m_positions.find(client);
    if (found == m_positions.end()) return {};
    // Its place stays, with nothing in it: everybody else keeps theirs.
    m_clients[found->second].entries.clear();
    return settle(found->second, {});
}

}  // namespace meike::engine::plan
