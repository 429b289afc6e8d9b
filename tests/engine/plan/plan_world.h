// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/deterministic_random.h"
#include "domain/choices.h"
#include "engine/plan/plan.h"

/// Small worlds for the tests of plans.
namespace meike::engine::plan::test {

inline DayNumber day(std::string_view iso) { return dayNumber(valueOrThrow(parseIsoDate(iso))); }
inline std::string iso(DayNumber number) { return isoDate(dateOfDay(number)); }

inline WorkCalendar calendarAround(DayNumber asOf) { return {dateOfDay(asOf - 400), dateOfDay(asOf + 500)}; }

inline std::uint8_t interactionKind(std::string_view key) {
    const auto kinds = choices::interactionKinds();
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i].key == key) return static_cast<std::uint8_t>(i);
    return 0;
}

/// One playbook that has been on since a day, with one step.
inline Rules oneStep(DayNumber enabledOn, StepTrigger trigger, int days) {
    Rules rules;
    rules.playbooks.push_back({.id = 1, .enabledOn = enabledOn});
    Step step;
    step.id = 1;
    step.trigger = trigger;
    step.days = days;
    step.doneBy = DoneBy::interaction;
    rules.steps.push_back(step);
    return rules;
}

/// A client of person 7 that has been under the first playbook since a day.
inline Client clientSince(DayNumber entered, bool founding = true) {
    Client client;
    client.id = 100;
    client.owner = 7;
    client.sponsor = 8;
    client.tier = "core";
    client.tierRank = 0;
    client.expectedYear = 100'000'000;
    client.entries.push_back({.id = 1, .playbook = 0, .entered = entered, .founding = founding});
    return client;
}

}  // namespace meike::engine::plan::test
