// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "engine/client_facts.h"

/// What surveys, complaints, interactions, tasks and events say of one client on a day.
namespace meike::engine {

/// How people were in touch, as lists ask for it.
enum class TouchKind : std::uint8_t { other, call, visit, message };

struct ServiceFacts {
    struct Answer {
        DayNumber day = 0;
        bool nps = false;
        int score = 0;
    };
    struct Complaint {
        DayNumber from = 0;
        DayNumber closed = 0;  ///< kNever: open
    };
    struct Touch {
        DayNumber day = 0;
        TouchKind kind = TouchKind::other;
        DayNumber nextStep = 0;  ///< agreed on then; kNever: none
    };
    struct Task {
        DayNumber due = 0;
        DayNumber done = 0;  ///< kNever: open
    };
    /// To an event.
    struct Invitation {
        DayNumber day = 0;
        bool came = false;
    };
    std::vector<Answer> answers;        ///< by day, then in the order of entry
    std::vector<Complaint> complaints;  ///< by day
    std::vector<Touch> touches;         ///< by day, then in the order of entry
    std::vector<Task> tasks;
    std::vector<Invitation> invitations;  ///< by day
};

struct ServiceFigures {
    int csat = -1;  ///< the latest answer; -1: none
    int nps = -1;
    int openComplaints = 0;
    DayNumber lastCall = 0;  ///< kNever: none
    DayNumber lastVisit = 0;
    DayNumber lastMessage = 0;
    DayNumber nextAction = 0;  ///< the earliest open task, or what the latest interaction agreed on; kNever: none
    DayNumber lastEvent = 0;   ///< the latest that it came to; kNever: none
    int invited = 0;           ///< to events that are over by the day
    int came = 0;

    friend bool operator==(const ServiceFigures&, const ServiceFigures&) = default;
};

/// Facts after the day do not exist yet; of two answers of a day the one entered last counts.
ServiceFigures serviceFigures(const ServiceFacts& facts, DayNumber asOf);

/// Of an answer 0..10: 9 and 10 promote, 7 and 8 are passive.
enum class NpsClass : std::uint8_t { promoter, passive, detractor };
constexpr NpsClass npsClass(int score) {
    return score >= 9 ? NpsClass::promoter : score >= 7 ? NpsClass::passive : NpsClass::detractor;
}

}  // namespace meike::engine
