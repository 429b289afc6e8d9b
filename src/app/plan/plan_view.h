// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/words/plan_words.h"
#include "base/label.h"
#include "domain/record.h"
#include "engine/plan/plan.h"
#include "storage/database.h"

namespace meike {

/// A text of a playbook or step in a language: the English one where there is one.
const std::string& textInLanguage(const Record& record, const std::string& field, Language language);

/// The plan of a day by the records and scores that the reader sees.
engine::plan::Plan computePlan(Database& reader, Date asOf, const std::stop_token& stop = {});

/// The names that sentences about occurrences need, looked up once.
class PlanNames {
public:
    PlanNames(Database& database, engine::plan::Rules rules, Language language);

    const engine::plan::Rules& rules() const { return m_rules; }
    /// What is to be done: the title of the step.
    const std::string& title(const engine::plan::Occurrence& occurrence) const;
    const std::string& playbook(const engine::plan::Occurrence& occurrence) const;
    /// Why it is here, what holds it, who else comes: as sentences.
    std::string why(const engine::plan::Occurrence& occurrence) const;
    /// As the command line and calendars call it: `call`, `birthday`, `receivable` ...
    std::string_view kind(const engine::plan::Occurrence& occurrence) const;
    const engine::plan::Step& step(std::int64_t id) const;
    /// False for a step that is gone since the plan was made.
    bool knows(std::int64_t step) const { return m_steps.contains(step) && m_titles.contains(step); }

private:
    engine::plan::Rules m_rules;
    Language m_language;
    std::map<std::int64_t, std::size_t> m_steps;
    std::map<std::int64_t, std::string> m_titles;
    std::map<std::int64_t, std::string> m_playbooks;
};

}  // namespace meike
