// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/label.h"
#include "base/money.h"
#include "domain/record.h"
#include "storage/database.h"

/// What there is to do, as it follows from the facts of a day: nothing of it is stored. What is done is a fact too (a
/// task done, an interaction, a receipt, a new order), and with it the line is gone.
namespace meike {

enum class TodaySource : std::uint8_t {
    task,          ///< a task that is open
    next_step,     ///< what the latest interaction with a client has agreed on
    complaint,     ///< an open one, by when it is to be answered
    receivable,    ///< money of a client that is overdue, or due within a week
    renewal,       ///< the last service period agreed on ends within 90 days, or ended within 30
    contract_end,  ///< the same of a framework contract in force
    opportunity,   ///< open, and past the day on which it was expected
    birthday,      ///< of a contact, within 14 days
    requalify,     ///< a key account that no longer meets a criterion, before the quarter ends
    pool,          ///< a client that goes back to the pool, or soon will
    step           ///< what a playbook wants: in place of the lines above that the same facts would give
};
struct TodaySourceRow {
    TodaySource source;
    std::string_view key;
    Label label;
    std::string_view icon;
    bool ownDay;  ///< has a day of its own that can be moved: a task, a next step
};
std::span<const TodaySourceRow> todaySources();
const TodaySourceRow& todaySourceRow(TodaySource source);

/// How soon; or why not now.
enum class TodayUrgency : std::uint8_t {
    overdue,
    today,
    week,
    later,
    waiting,  ///< would be due within a week, and a guard holds it back
    dropped   ///< does not fit into what is left of this week
};
inline constexpr std::size_t kTodayUrgencies = 6;
inline constexpr int kTodayWeek = 7;      ///< days ahead that are "this week"
inline constexpr int kTodayHorizon = 30;  ///< days ahead for what has a day of its own
inline constexpr int kRenewalHorizon = 90;
inline constexpr int kRenewalPast = 30;  ///< an end further back was left to be
inline constexpr int kBirthdayHorizon = 14;
inline constexpr int kPoolPast = 30;

struct TodayItem {
    TodaySource source = TodaySource::task;
    RecordId record = 0;  ///< the task, the interaction, the earliest receivable ...
    RecordId client = 0;
    RecordId contact = 0;  ///< whose birthday, with whom the next step was agreed; 0: nobody in particular
    RecordId person =
        0;  ///< whose it is: the task's own, the receiver of a complaint, the owner of the client; 0: nobody's
    std::string clientName;
    std::string tier;  ///< key; empty: none
    std::string what;  ///< what is to be done
    std::string why;   ///< why it is here, as a sentence
    Date due;
    TodayUrgency urgency = TodayUrgency::today;
    MinorUnits value =
        0;  ///< what is at stake, in the base currency: the money due, else what the client has brought in its window
    RecordId step = 0;                   ///< of a step: which
    std::string origin = {};             ///< of a step: its name outside the file
    std::string kind = {};               ///< of a step: what it is, as in engine::plan
    std::string playbook = {};           ///< of a step: whose it is
    int minutes = 0;                     ///< of a step: what it takes
    bool waiting = false;                ///< of a step: held back, `why` says by what
    bool dropped = false;                ///< of a step: does not fit into its week
    std::optional<Date> movedFrom = {};  ///< of a step: its day before a day off or somebody moved it
};

/// How much of it is asked for. Everything is counted all the same.
inline constexpr std::size_t kEveryLine = static_cast<std::size_t>(-1);
struct TodayExtent {
    int horizon = kTodayHorizon;        ///< days ahead for what has a day of its own
    std::size_t perGroup = kEveryLine;  ///< lines of each urgency that are put into words
    bool later = true;                  ///< those of TodayUrgency::later too
};

/// A day of the week view: what it holds against the hours there are.
struct TodayDay {
    Date day;
    bool worked = true;
    int capacity = 0;  ///< minutes that those who are asked for have for what playbooks want
    int planned = 0;   ///< minutes of the steps of that day; today those that are overdue too
    int count = 0;     ///< lines of that day, of whatever source
};
inline constexpr int kTodayDays = 7;

struct TodayList {
    std::vector<TodayItem> items;  ///< by urgency, then by what is at stake, then by day; of each group the first
    /// How many each person has that are overdue, today's or this week's; 0: nobody's. Of those that were asked for.
    std::map<RecordId, int> load;
    std::array<int, kTodayUrgencies> counts{};  ///< of all, whether they are among `items` or not
    std::array<TodayDay, kTodayDays> days{};    ///< from the day on
    int fitting = 0;                            ///< steps that are to be done by the end of this calendar week, and fit
    int missing = 0;                            ///< minutes that are missing for those that do not

    /// There are more lines than were asked for.
    bool isCut() const;
};

/// Of clients in use. `person`: only theirs; nothing: everybody's. Facts dated after `asOf` are left out. The plan is
/// the one that the reader sees: of another day it must have been laid over it (storage/plan_rows.h).
TodayList readToday(Database& database, Date asOf, std::optional<RecordId> person, Language language,
                    const std::stop_token& stop = {}, TodayExtent extent = {});

/// What playbooks have planned for one client within their horizon, by day; the same lines as Today's.
std::vector<TodayItem> readPlanOfClient(Database& database, RecordId client, Date asOf, Language language,
                                        const std::stop_token& stop = {});

/// What a plan of a past day cannot know: what has changed since and is read as it is now.
struct PlanDrift {
    std::vector<std::string> playbooks;  ///< changed, or made, since: by name
    std::int64_t facts = 0;              ///< dated up to that day, entered after it
    std::int64_t clients = 0;            ///< changed since: owner, sponsor and other values without a day

    bool empty() const { return playbooks.empty() && facts == 0 && clients == 0; }
};
PlanDrift readPlanDrift(Database& database, Date asOf, Language language);

}  // namespace meike
