// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "domain/playbook.h"
#include "domain/work_calendar.h"
#include "engine/client_facts.h"

/// What a plan is a function of: playbooks, dated facts of clients, what people have decided, who works how much, and
/// the day. Facts dated after the day do not exist for it: whoever fills these structures need not leave them out.
namespace meike::engine::plan {

/// What made a step due. With the step and the client it is the key of an occurrence: it does not move when the day, a
/// score or the order of rows does, so that nothing is asked twice and nothing done comes back.
enum class CauseKind : std::uint8_t {
    start,       ///< an interval without anything before it; id of the entry
    touch,       ///< an interval since an interaction, order, survey; its id
    decision,    ///< an interval since a decision; id of its task
    entry,       ///< came under the rule, or left it; id of the entry
    assessment,  ///< the later of two saved assessments, or the last one
    order,       ///< the first order; the order of a service period, with the day of its end
    project,
    receivable,
    survey,
    complaint,
    birthday,  ///< id of the contact, with the day
    holiday    ///< no id, with the day
};
struct Cause {
    CauseKind kind = CauseKind::start;
    std::int64_t id = 0;
    DayNumber day = 0;  ///< where one record has several: 0 otherwise

    friend auto operator<=>(const Cause&,
                            const Cause&) = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 sees a zero
};

struct Step {
    std::int64_t id = 0;
    std::uint32_t playbook = 0;  ///< position in Rules::playbooks
    StepKind what = StepKind::call;
    StepTrigger trigger = StepTrigger::interval;
    int days = 0;
    bool workdays = false;  ///< `days` are working days
    std::string only;       ///< a stage, tier, holiday or metric; empty: any
    DoneBy doneBy = DoneBy::hand;
    std::uint32_t doneKinds = 0;  ///< bits by the place in choices::interactionKinds(); 0: any
    DoneWho doneWho = DoneWho::anyone;
    StepWho who = StepWho::owner;
    std::int64_t function = 0;
    std::int64_t person = 0;
    int minutes = 30;
    Stake stake = Stake::tier;

    /// How it touches the client: the least of what its kind and its trigger say; a step against loss is business.
    Touch touch() const;
};

struct Playbook {
    std::int64_t id = 0;
    DayNumber enabledOn = kNever;  ///< kNever: off
    DayNumber from = kAlways;      ///< days on which its steps may be due
    DayNumber until = kNever;
    int priority = 5;  ///< 1 comes first
};

/// At most `touches` of care within `days`, whatever the channel and the playbook.
struct ContactLimit {
    int touches = 2;
    int days = 14;
};

struct Rules {
    std::vector<Playbook> playbooks;
    std::vector<Step> steps;  ///< any order
    ContactLimit limit;
    /// Ten-thousandths of a year's value that a step is worth, by the rank of the tier; the last for all others.
    std::array<int, 5> tierWeights{400, 300, 200, 100, 50};
    int horizon = 90;  ///< days ahead; what is overdue for longer is not asked any more either
};

struct Contacted {
    std::int64_t id = 0;
    DayNumber day = 0;
    std::uint8_t kind = 0;  ///< place in choices::interactionKinds()
    std::int64_t person = 0;
};
struct DatedRecord {
    std::int64_t id = 0;
    DayNumber day = 0;
};
struct SurveyFact {
    std::int64_t id = 0;
    DayNumber day = 0;
    std::uint8_t metric = 0;  ///< place in choices::surveyMetrics()
    bool low = false;
    DayNumber correctedOn = kNever;
};
struct ComplaintFact {
    std::int64_t id = 0;
    DayNumber day = 0;
    DayNumber closedOn = kNever;
    std::int64_t receiver = 0;
};
struct ReceivableDue {
    std::int64_t id = 0;
    DayNumber due = 0;
    DayNumber knownOn = kAlways;  ///< entered
    MinorUnits open = 0;          ///< on the plan's day, in its own currency
    MinorUnits worth = 0;         ///< the same in the base currency; 0: there is no rate
};
struct BirthdayFact {
    std::int64_t contact = 0;
    DayNumber born = 0;
    bool lunar = false;
};
/// What an assessment changed for the client: keys, empty where there was none.
struct Move {
    std::int64_t assessment = 0;
    DayNumber day = 0;
    int tierFrom = -1, tierTo = -1;  ///< ranks, 0 = best; -1: none
    std::string stageFrom, stageTo;
};
struct Entry {
    std::int64_t id = 0;
    std::uint32_t playbook = 0;
    DayNumber entered = 0;
    DayNumber left = kNever;
    bool founding = false;    ///< nothing has happened to the client: the playbook was enabled, or its rule edited
    bool leftByRule = false;  ///< the same for leaving
    bool heldOut = false;
    int place = 0;  ///< 0..9999: where in its first interval a cadence begins
};
struct Decision {
    std::int64_t task = 0;
    std::int64_t step = 0;  ///< id
    Cause cause;
    DayNumber created = 0;
    DayNumber settled = kNever;  ///< done or skipped
    bool skipped = false;        ///< what `settled` means
    DayNumber movedTo = kNever;  ///< the day it is to be done on; kNever: not moved
    DayNumber originDue = 0;     ///< when it was due before anybody decided
    std::int64_t person = 0;     ///< who is to do it now; 0: as the step says
    bool reasoned = false;       ///< says why it shall be on that day whatever the guards say
};

struct Client {
    std::int64_t id = 0;
    std::int64_t owner = 0;
    std::int64_t sponsor = 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> team;  ///< function, person
    std::string tier;                                         ///< key
    int tierRank = -1;                                        ///< 0 = best
    MinorUnits expectedYear = 0;                              ///< expected value of the next 12 months
    int lossChance = 0;                                       ///< ten-thousandths
    DayNumber verifiedOn = kNever;

    std::vector<Contacted> contacted;
    std::vector<DatedRecord> orders;  ///< purchases
    std::vector<DatedRecord> serviceEnds;
    std::vector<DayNumber> serviceKnown;  ///< beside serviceEnds: the day of the order
    std::vector<DatedRecord> projectEnds;
    std::vector<ReceivableDue> receivables;
    std::vector<SurveyFact> surveys;
    std::vector<ComplaintFact> complaints;
    std::vector<BirthdayFact> birthdays;
    std::vector<Move> moves;          ///< by day
    DatedRecord lastAssessment;       ///< id 0: none
    std::vector<DayNumber> careDays;  ///< care that was done outside of playbooks
    std::vector<Entry> entries;
    std::vector<Decision> decisions;
};

struct Person {
    std::int64_t id = 0;
    int minutesPerWeek = 0;
    std::vector<std::pair<DayNumber, DayNumber>> absences;  ///< first and last day
};

}  // namespace meike::engine::plan
