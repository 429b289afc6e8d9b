// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <stop_token>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "engine/plan/plan_input.h"

namespace meike::engine::plan {

enum class State : std::uint8_t {
    due,
    waiting,  ///< a guard holds it back: see Hold
    dropped   ///< does not fit into its person's week
};
enum class Hold : std::uint8_t { none, contact_limit, complaint };

/// What else is to be said of an occurrence.
enum Note : std::uint8_t {
    kMovedByHoliday = 1,   ///< its day is none that is worked
    kNotPublished = 2,     ///< the days off of its year are not known
    kMovedByPerson = 4,    ///< somebody has put it on its day
    kOthersToo = 8,        ///< somebody else is to see the client on the same day
    kAgainstLimit = 16,    ///< there is too much care around it, and somebody has said why it shall be all the same
    kFirstOfCadence = 32,  ///< spread over the first interval
    kGivenAway = 64        ///< somebody else than the step says
};

/// One thing to be done: a step, for a client, for a cause.
struct Occurrence {
    std::int64_t step = 0;    ///< id
    std::int64_t client = 0;  ///< id
    Cause cause;
    DayNumber due = 0;        ///< the day on which it is to be done
    DayNumber wanted = 0;     ///< the day before it was moved: by a holiday, or by somebody
    DayNumber since = 0;      ///< the day of the event or of the last touch
    DayNumber holdUntil = 0;  ///< waiting: from when on it may be done; 0: not known
    std::int64_t person = 0;  ///< 0: nobody's
    std::int64_t task = 0;    ///< of the decision that has moved it
    MinorUnits stake = 0;     ///< value at stake
    int minutes = 0;
    State state = State::due;
    Hold hold = Hold::none;
    std::uint8_t notes = 0;

    auto key() const { return std::tuple(step, client, cause); }
    friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

/// What a person has before them in a week, in minutes.
struct WeekLoad {
    std::int64_t person = 0;
    DayNumber monday = 0;
    int capacity = 0;
    int planned = 0;
    int dropped = 0;
    int plannedCount = 0;
    int droppedCount = 0;
};

/// The occurrences of one client on a day, guards applied, before anybody's week is looked at: by day, then by key.
std::vector<Occurrence> occurrencesOf(const Rules& rules, const Client& client, const WorkCalendar& calendar,
                                      DayNumber asOf);

/// A step that a fact has finished: the visit that was logged is the visit that was due.
struct Finished {
    std::int64_t step = 0;  ///< id
    DayNumber day = 0;      ///< of the fact
};
/// Those of a client since its playbooks were enabled: of a cadence each day with a touch that counts, of an event the
/// fact that ended it. Decisions are none of them; events further back than the horizon are not looked at any more.
std::vector<Finished> finishedOf(const Rules& rules, const Client& client, const WorkCalendar& calendar,
                                 DayNumber asOf);

/// One thing that competes for a week.
struct Effort {
    MinorUnits stake = 0;
    int minutes = 0;
};
/// Which of them fit into `capacity` minutes, taken by stake per minute (ties: as they stand): the others are passed
/// over. Keeps at least (1 - largest effort / capacity) of the best possible stake (Dantzig 1957: the order by ratio is
/// the optimum of the relaxed problem, and fills all but less than one effort of the capacity).
std::vector<bool> fitByRatio(std::span<const Effort> efforts, int capacity);

/// The plan of a workspace: computed from nothing, then followed client by client. What it says depends on its input
/// alone, whatever the order of rows and however often it was computed.
class Plan {
public:
    /// Throws Error{cancelled} when stopped.
    Plan(Rules rules, std::vector<Client> clients, std::vector<Person> people, WorkCalendar calendar, DayNumber asOf,
         const std::stop_token& stop = {});

    DayNumber asOf() const { return m_asOf; }
    const Rules& rules() const { return m_rules; }
    const WorkCalendar& calendar() const { return m_calendar; }
    std::size_t clients() const { return m_clients.size(); }
    /// By position of the client.
    const std::vector<Occurrence>& of(std::size_t client) const { return m_occurrences[client]; }
    /// All, by client id, then as of().
    std::vector<Occurrence> all() const;
    /// By person, then week; weeks without anything are left out.
    std::vector<WeekLoad> load() const;

    /// Puts a client's facts in place of those it had (a new id: adds it). Returns the clients whose occurrences may
    /// have changed: itself, and others of the people concerned whose week holds something else now.
    std::vector<std::int64_t> replace(Client client);
    /// Forgets a client.
    std::vector<std::int64_t> remove(std::int64_t client);
    /// What it wants of a client; nothing for one that it does not know.
    std::span<const Occurrence> ofClient(std::int64_t client) const&;
    std::span<const Occurrence> ofClient(std::int64_t client) const&& = delete;  ///< they are the plan's

private:
    std::vector<std::int64_t> settle(std::size_t position, std::vector<Occurrence> fresh);
    void lay(std::int64_t person, std::vector<std::int64_t>* changed);
    int capacity(std::int64_t person, DayNumber monday) const;

    Rules m_rules;
    WorkCalendar m_calendar;
    DayNumber m_asOf;
    std::vector<Client> m_clients;
    std::unordered_map<std::int64_t, std::size_t> m_positions;
    std::vector<std::vector<Occurrence>> m_occurrences;
    std::unordered_map<std::int64_t, Person> m_people;
    std::map<std::int64_t, std::vector<std::size_t>> m_clientsOf;  ///< by person: positions, ascending
    std::map<std::pair<std::int64_t, DayNumber>, WeekLoad> m_load;
};

/// Monday of the week of a day.
constexpr DayNumber mondayOf(DayNumber day) {
    // 1970-01-01 was a Thursday.
    const DayNumber shifted = day + 3;
    return day - (shifted % 7 + 7) % 7;
}

/// Minutes a week that the cadences of playbooks promise for a client in them: what enabling one costs.
double promisedMinutesPerWeek(const Rules& rules, std::uint32_t playbook);

}  // namespace meike::engine::plan
