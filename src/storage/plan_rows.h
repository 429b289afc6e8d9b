// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "domain/kind.h"
#include "domain/record.h"
#include "domain/value.h"
#include "domain/work_calendar.h"
#include "engine/plan/plan.h"
#include "storage/database.h"

/// The facts of which a plan follows, and the plan as it is stored. Scores are those that the reader sees.
namespace meike {

/// A step as the engine takes it; `playbook`: its place among the rules. Nothing where a word of it is not known.
std::optional<engine::plan::Step> planStepOf(const Record& step, std::uint32_t playbook);
/// Playbooks with their steps; a step whose words nobody knows is left out.
engine::plan::Rules readPlanRules(Database& database);

/// Clients in use with what a plan asks of them, by id: all, or those of `clients` that there are. `rules` are those of
/// the same reader: entries and decisions point into them.
std::vector<engine::plan::Client> readPlanClients(Database& database, const engine::plan::Rules& rules, Date asOf,
                                                  const std::vector<RecordId>* clients = nullptr);

/// Who works how much: `person.care_hours`, else the setting `plan_hours`, else kPlanHours.
std::vector<engine::plan::Person> readPlanPeople(Database& database);
/// Hours a week that somebody has for what playbooks want, unless the workspace says otherwise; in tenths.
inline constexpr int kPlanHours = 200;

/// The working days around a day, with what the workspace says of its own.
WorkCalendar readWorkCalendar(Database& database, Date asOf);

/// The name of an occurrence outside the file: `<step>/<client>/<cause>`, by uids; empty where a record is gone.
std::string originText(Database& database, const engine::plan::Rules& rules,
                       const engine::plan::Occurrence& occurrence);
/// What it names here; nothing when it names none of this file's.
struct Origin {
    std::int64_t step = 0;
    std::int64_t client = 0;
    engine::plan::Cause cause;
};
std::optional<Origin> originOf(Database& database, const engine::plan::Rules& rules, std::string_view text);

/// The plan that the reader sees, by its key; what is due by `until`, what is a person's (by day), where that is asked
/// for. A client that was put aside a moment ago is in it until the plan has followed.
std::vector<engine::plan::Occurrence> readOccurrences(Database& database, std::optional<Date> until = {},
                                                      std::optional<RecordId> person = {});
/// Whether the step is planned for the client up to a day; `cause`: for that record, 0: for any.
bool isStepPlanned(Database& database, std::int64_t step, RecordId client, RecordId cause, Date until);
/// Of these clients.
std::vector<engine::plan::Occurrence> readOccurrencesOf(Database& database, const std::vector<RecordId>& clients);
/// Whether something of the plan was done or skipped: of a client, by the word of its cause, the record and the day.
bool isDecided(Database& database, RecordId client, std::string_view cause, Kind kind, RecordId record, Date day);
/// Writes `changed` over what is stored under their keys, and deletes the rows of `gone`.
void writeOccurrences(Database& writing, std::span<const engine::plan::Occurrence> changed,
                      std::span<const engine::plan::Occurrence> gone);
/// Puts a plan into a TEMP table that hides the stored one from every query of this (read-only) connection.
void overlayOccurrences(Database& reader, std::span<const engine::plan::Occurrence> plan);
/// The stored one is seen again.
void dropOccurrences(Database& reader);

/// How a client stands when it comes under a playbook, by the scores that the reader sees.
struct PlanStanding {
    MinorUnits value = 0;  ///< in the last year
    std::string tier;
    bool keyAccount = false;
};
PlanStanding planStanding(Database& database, RecordId client);
/// Clients that are under a playbook, as far as that was noted.
std::int64_t clientsUnder(Database& database, RecordId playbook);

/// With which rule the clients under a playbook were last noted; empty: never.
std::string playbookState(Database& database, RecordId playbook);
void writePlaybookState(Database& writing, RecordId playbook, const std::string& state);

}  // namespace meike
