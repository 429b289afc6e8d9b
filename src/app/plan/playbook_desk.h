// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/label.h"
#include "domain/value.h"
#include "engine/plan/plan.h"
#include "exchange/playbook_json.h"
#include "storage/database.h"

/// What a page of playbooks shows: what each asks for, what became of it, who is in. Read on a worker, by the scores
/// and the plan that the reader sees.
namespace meike {

/// How far ahead of the day a thing still counts as open: a week.
inline constexpr int kOpenAhead = 7;

/// What is to be done and what became of it, since the playbook was enabled.
struct PlanCounts {
    int open = 0;  ///< overdue or due within a week, and neither held back nor dropped
    int overdue = 0;
    int waiting = 0;
    int dropped = 0;
    int done = 0;     ///< by a decision
    int byFacts = 0;  ///< by something that was logged
    int moved = 0;    ///< of those that are still open
    int skipped = 0;
    std::vector<std::pair<std::string, int>> reasons{};  ///< why skipped, the most frequent first

    int finished() const { return done + byFacts; }
    /// Done of what was to be done by now: neither skipped nor overdue. Nothing while nothing was. As the dashboard
    /// counts promises.
    std::optional<double> kept() const;
};

/// What became of one step, or among the clients of one owner or tier as they are on the day.
struct PlanPart {
    enum class By { step, owner, tier };
    By by = By::step;
    std::string key{};   ///< of the tier
    std::string name{};  ///< empty: without an owner, without a tier
    PlanCounts counts{};
};

/// One line of the list of playbooks.
struct PlaybookLine {
    RecordId id = 0;     ///< 0: a preset that is not stored
    std::string preset;  ///< key; empty: people's own
    std::string name;
    std::string purpose;
    std::string rule;               ///< for whom, as a sentence
    std::optional<Date> enabledOn;  ///< nothing: off
    std::int64_t clients = 0;       ///< whom the rule reaches now
    double minutesPerWeek = 0;      ///< what its cadences promise them
    int steps = 0;
    PlanCounts counts;
    std::optional<Error> problem;  ///< the rule cannot be asked
};
/// Stored ones and the presets that are not, by priority and name.
std::vector<PlaybookLine> readPlaybookLines(Database& reader, Date asOf, Language language,
                                            const std::stop_token& stop = {});

/// A client under a playbook.
struct PlaybookMember {
    RecordId client = 0;
    std::string name;
    std::string tier;  ///< key
    Date since;
    bool heldOut = false;
    std::string next;  ///< what comes next for it; empty: nothing within the horizon
    std::string why;   ///< why that is due
    std::optional<Date> due;
    bool waiting = false;
    bool dropped = false;
};
/// What became of a playbook: in all, by step, and client by client.
struct PlaybookDesk {
    PlanCounts counts;
    std::map<RecordId, PlanCounts> steps;
    std::vector<PlanPart> parts;          ///< steps in their order, owners by name, tiers from the best
    std::vector<PlaybookMember> members;  ///< who has something to come first, soonest first
};
PlaybookDesk readPlaybookDesk(Database& reader, RecordId playbook, Date asOf, Language language,
                              const std::stop_token& stop = {});

/// What a playbook would bring if it were on as it stands in an editor: its own work and everybody's weeks.
struct PlaybookForecast {
    std::int64_t clients = 0;
    double minutesPerWeek = 0;  ///< of its cadences, on average
    int firstWeek = 0;          ///< things to do within seven days
    int firstWeekMinutes = 0;
    int overdue = 0;   ///< now; of one that is to be enabled always 0
    int waiting = 0;   ///< within four weeks, held back by a guard
    int planned = 0;   ///< within four weeks, of all playbooks
    int dropped = 0;   ///< ... and what does not fit
    double hours = 0;  ///< there are in these weeks for those who have something to do
    std::optional<Error> problem{};
};
PlaybookForecast forecastPlaybook(Database& reader, const PlaybookDraft& draft, Date asOf,
                                  const std::stop_token& stop = {});

}  // namespace meike
