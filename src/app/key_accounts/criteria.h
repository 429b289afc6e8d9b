// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/label.h"
#include "domain/command.h"
#include "domain/rule.h"
#include "storage/workspace.h"

/// What a client has to meet to be a key account, and how clients stand to that.
namespace meike {

struct KeyCriterion {
    RecordId id = 0;
    std::string name;
    std::string asks;            ///< as people wrote it, else the rule as a sentence
    bool byHand = false;         ///< nobody can compute it
    std::optional<Rule> rule{};  ///< with the segments in it looked up; nothing: by hand, or damaged
};
/// In their order.
std::vector<KeyCriterion> keyCriteria(Database& database, Language language);

/// How one client stands to one criterion.
struct CriterionMark {
    enum class State { met, failed, unknown };
    State state = State::unknown;
    std::string held;          ///< what the client has where a rule is not met; the note of a tick by hand
    std::optional<Date> on{};  ///< of a tick by hand
};

/// Holds the clients against the criteria: for each client of `clients` a mark for each criterion. As of a day; the
/// reader sees that day's scores.
std::vector<std::vector<CriterionMark>> criterionMarks(Database& database, const std::vector<KeyCriterion>& criteria,
                                                       const std::vector<RecordId>& clients, Date asOf,
                                                       Language language);

/// Stores the criteria that agencies usually have, where there is none yet. Belongs inside an edit.
void takeUsualCriteria(Edit& edit);
Command takeUsualCriteriaCommand();

}  // namespace meike
