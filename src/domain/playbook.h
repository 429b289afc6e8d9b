// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/label.h"
#include "domain/choice.h"

/// The words of playbooks (维护方案): what a step is, when it is due, what counts as done, who does it and what is at
/// stake. Each is a table; fields of the kinds, the engine and the sentences read these rows.
namespace meike {

/// How a step touches the client: `care` is held back where there was too much of it, `business` is not, `none` is work
/// that the client does not notice.
enum class Touch : std::uint8_t { none, business, care };

enum class StepKind : std::uint8_t {
    call,
    visit,
    message,
    care,
    review,
    survey,
    report,
    win_back,
    renewal,
    verify,
    benefit,
    other
};
struct StepKindRow {
    StepKind kind;
    std::string_view key;
    Label label;
    Touch touch;
    std::string_view interaction;  ///< kind of interaction that is noted when it is done with a line
};
std::span<const StepKindRow> stepKinds();
const StepKindRow& stepKindRow(StepKind kind);

/// What makes a step due. All but `interval` are due once for each event, `days` before (negative) or after it.
enum class StepTrigger : std::uint8_t {
    interval,          ///< every `days` days since the last touch that counts, or the last decision
    entered,           ///< the client has come under the playbook's rule
    left,              ///< ... and has left it
    tier_up,           ///< between the last two saved assessments
    tier_down,         ///< the same
    stage_change,      ///< the same
    first_order,       ///< the first purchase
    project_end,       ///< a finished project's last day
    service_end,       ///< of the last service period that was agreed on
    receivable_due,    ///< an amount that is not paid in full
    low_survey,        ///< CSAT of 2 or less, NPS of 6 or less
    complaint_closed,  ///< the day it was closed
    birthday,          ///< of a contact, by either calendar
    holiday,           ///< the first day of a public holiday
    assessment_due     ///< a quarter (core, key) or half a year (others) after the last saved assessment
};
struct StepTriggerRow {
    StepTrigger trigger;
    std::string_view key;
    Label label;
    Label event;                ///< in the middle of a sentence: 3 days after {the first order}
    Touch atMost;               ///< a step on this trigger touches the client no more than so, whatever its kind says
    bool outlivesRule = false;  ///< asked of clients that are not under the rule any more
    bool dayBefore = false;     ///< care that comes on the last working day before, rather than the next one
    bool goneAfterDay = false;  ///< too late once the day is over: birthdays, holidays
};
std::span<const StepTriggerRow> stepTriggers();
const StepTriggerRow& stepTriggerRow(StepTrigger trigger);

/// Facts that finish a step.
enum class DoneBy : std::uint8_t { hand, interaction, order, survey, verification };
/// Whose interactions count.
enum class DoneWho : std::uint8_t { anyone, owner, sponsor };
/// Who does a step.
enum class StepWho : std::uint8_t { owner, sponsor, function, person };
/// What is lost when it is not done.
enum class Stake : std::uint8_t { tier, loss, money };
/// What a person has decided about an occurrence.
enum class Outcome : std::uint8_t { done, moved, skipped, given };

namespace choices {
std::span<const Choice> stepKinds();
std::span<const Choice> stepTriggers();
std::span<const Choice> doneBys();
std::span<const Choice> doneWhos();
std::span<const Choice> stepWhos();
std::span<const Choice> stakes();
std::span<const Choice> outcomes();
}  // namespace choices

/// The place of a key among choices whose order is that of an enumeration; nothing for a key that is none of them.
template <class Enum>
std::optional<Enum> choiceAs(std::span<const Choice> choices, std::string_view key) {
    for (std::size_t i = 0; i < choices.size(); ++i)
        if (choices[i].key == key) return static_cast<Enum>(i);
    return std::nullopt;
}

/// The days of a step: how often an interval may come round, how far from its event a step may be.
inline constexpr int kMostStepDays = 1095;

}  // namespace meike
