// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/label.h"
#include "domain/value.h"
#include "engine/satisfaction.h"
#include "storage/database.h"

namespace meike {

/// What makes the groups of satisfaction figures.
enum class SatisfactionBy { all, tier, owner, service, month };
struct SatisfactionByRow {
    SatisfactionBy by;
    std::string_view key;
    Label label;
};
std::span<const SatisfactionByRow> satisfactionByRows();

/// Complaints counted. Days are working days: records carry days and no hours.
struct ComplaintCounts {
    int complaints = 0;
    int open = 0;
    int late = 0;               ///< closed after the day they were due on, or open past it
    int reopened = 0;           ///< how often, all together
    std::vector<int> answered;  ///< until the first answer: as noted, else the first interaction with the client
    std::vector<int> closed;    ///< until they were closed

    void add(const ComplaintCounts& other);
};

struct SatisfactionGroup {
    std::string key;   ///< of a tier, `2026-03`, the id of a person or a service; empty: none of them
    std::string name;  ///< as it is called; empty: none of them
    engine::AnswerCounts answers;
    ComplaintCounts complaints;  ///< by service there are none: nobody says what they are about
};

/// How far one has come with a low score.
enum class Correction { open, planned, done, closed };

struct LowScore {
    RecordId survey = 0;
    RecordId client = 0;
    std::string clientName;
    std::string tier;
    RecordId owner = 0;
    std::string ownerName;
    Date date;
    bool nps = false;
    int score = 0;
    std::string comment;
    std::string action;       ///< what is done about it
    RecordId task = 0;        ///< 0: none
    std::optional<Date> due;  ///< of the task
    std::optional<Date> closedOn;
    std::optional<int> newScore;  ///< what the client says since
    Correction state = Correction::open;
};

/// What answers and complaints of a time say; clients in the bin or the archive are left out.
struct Satisfaction {
    Date from;  ///< the first day that counts
    Date asOf;
    SatisfactionGroup all;
    std::vector<SatisfactionGroup> groups;  ///< in their own order; who belongs to none comes last
    std::vector<engine::ParetoRow> causes;  ///< of complaints; an empty name: nobody has said
    std::vector<LowScore> lows;             ///< what is to be done first, then the newest
    bool anything = false;                  ///< somebody has answered or complained, however long ago
    bool published = true;                  ///< the days off of the time are known; else Mondays to Fridays count
};

/// `days` up to the day, 0: all that there is. Low scores that are not closed are there however old.
Satisfaction readSatisfaction(Database& database, Date asOf, int days, SatisfactionBy by, Language language,
                              const std::stop_token& stop = {});

}  // namespace meike
