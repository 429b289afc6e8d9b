// SPDX-License-Identifier: GPL-3.0-or-later
// What of a client's occurrences has to wait: too much care, or an open complaint.
#include <algorithm>

#include "engine/plan/occurrences.h"

namespace meike::engine::plan {

namespace {

/// The day on which something is done that is due on a day: what is overdue, today; on a day off, the next one worked.
DayNumber doneOn(const WorkCalendar& calendar, DayNumber due, DayNumber asOf) {
    return due >= asOf ? due : calendar.onOrAfter(asOf);
}

const Step* stepOf(const Rules& rules, std::int64_t id) {
    for (const Step& step : rules.steps)
        if (step.id == id) return &step;
    return nullptr;
}

/// Days of care, ascending.
class CareDays {
public:
    CareDays(const Rules& rules, const Client& client, DayNumber asOf) : m_limit(rules.limit) {
        for (const DayNumber day : client.careDays)
            if (day <= asOf) m_days.push_back(day);
        for (const Decision& decision : client.decisions) {
            if (decision.settled > asOf || decision.skipped) continue;
            const Step* step = stepOf(rules, decision.step);
            if (step && step->touch() == Touch::care) m_days.push_back(decision.settled);
        }
        std::sort(m_days.begin(), m_days.end());
    }

    void take(DayNumber day) { m_days.insert(std::upper_bound(m_days.begin(), m_days.end(), day), day); }

    /// Whether one more on that day leaves every span of days within the limit.
    bool allows(DayNumber day) const {
        // Only spans that hold the day matter. Each begins at one of the days, or at this one.
        const auto most = static_cast<std::ptrdiff_t>(m_limit.touches);
        const auto from = std::upper_bound(m_days.begin(), m_days.end(), day - m_limit.days);
        const auto within = [&](DayNumber start) {
            const auto first = std::lower_bound(m_days.begin(), m_days.end(), start);
            const auto last = std::lower_bound(m_days.begin(), m_days.end(), start + m_limit.days);
            return last - first + 1 <= most;
        };
        if (!within(day)) return false;
        for (auto each = from; each != m_days.end() && *each <= day; ++each)
            if (!within(*each)) return false;
        return true;
    }

    /// The first worked day on or after `day` that allows one more.
    DayNumber firstAllowed(const WorkCalendar& calendar, DayNumber day) const {
        if (m_limit.touches < 1) return 0;
        const DayNumber last = (m_days.empty() ? day : std::max(day, m_days.back())) + m_limit.days + 60;
        for (day = calendar.onOrAfter(day); day <= last; day = calendar.onOrAfter(day + 1))
            if (allows(day)) return day;
        return 0;
    }

private:
    ContactLimit m_limit;
    std::vector<DayNumber> m_days;
};

}  // namespace

std::vector<Occurrence> occurrencesOf(const Rules& rules, const Client& client, const WorkCalendar& calendar,
                                      DayNumber asOf) {
    std::vector<Occurrence> found = wantedOf(rules, client, calendar, asOf);
    if (found.empty()) return found;
    // A complaint has one receiver: nobody else cares for the client meanwhile.
    const ComplaintFact* open = nullptr;
    for (const ComplaintFact& complaint : client.complaints)
        if (complaint.day <= asOf && complaint.closedOn > asOf &&
            (!open || std::pair(complaint.day, complaint.id) < std::pair(open->day, open->id)))
            open = &complaint;

    struct Place {
        Occurrence* occurrence;
        Touch touch;
        int priority;
    };
    std::vector<Place> order;
    for (Occurrence& occurrence : found) {
        const Step* step = stepOf(rules, occurrence.step);
        order.push_back({&occurrence, step->touch(), rules.playbooks[step->playbook].priority});
    }
    const auto rank = [&](const Place& place) {
        // What somebody has put on its day with a reason stands; what has been moved without one comes behind what was
        // not. Of the rest what is due first, then what matters most.
        const bool stands = (place.occurrence->notes & kAgainstLimit) != 0;
        const bool moved = !stands && (place.occurrence->notes & kMovedByPerson) != 0;
        return std::tuple(!stands, moved, doneOn(calendar, place.occurrence->due, asOf), place.priority,
                          -place.occurrence->stake, place.occurrence->key());
    };
    std::sort(order.begin(), order.end(), [&](const Place& a, const Place& b) { return rank(a) < rank(b); });

    CareDays days(rules, client, asOf);
    for (const Place& place : order) {
        Occurrence& occurrence = *place.occurrence;
        if (place.touch != Touch::care) continue;
        const bool stands = (occurrence.notes & kAgainstLimit) != 0;
        if (open && open->receiver != occurrence.person && !stands) {
            occurrence.state = State::waiting;
            occurrence.hold = Hold::complaint;
            continue;
        }
        const DayNumber day = doneOn(calendar, occurrence.due, asOf);
        if (days.allows(day)) {
            // Nothing stood in the way: there was no need of the reason.
            if (stands) occurrence.notes = static_cast<std::uint8_t>(occurrence.notes & ~kAgainstLimit);
            days.take(day);
        } else if (stands) {
            days.take(day);
        } else {
            occurrence.state = State::waiting;
            occurrence.hold = Hold::contact_limit;
            occurrence.holdUntil = days.firstAllowed(calendar, day);
            if (occurrence.holdUntil != 0) days.take(occurrence.holdUntil);
        }
    }

    // Never two people on one day without saying so.
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = 0; j < order.size(); ++j) {
            const Place& one = order[i];
            const Place& other = order[j];
            if (one.touch == Touch::none || other.touch == Touch::none) continue;
            if (one.occurrence->state == State::waiting || other.occurrence->state == State::waiting) continue;
            if (one.occurrence->person != other.occurrence->person &&
                doneOn(calendar, one.occurrence->due, asOf) == doneOn(calendar, other.occurrence->due, asOf))
                one.occurrence->notes |= kOthersToo;
        }
    std::sort(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) {
        return std::pair(a.due, a.key()) < std::pair(b.due, b.key());
    });
    return found;
}

}  // namespace meike::engine::plan
