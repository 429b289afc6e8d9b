// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan/plan_view.h"

#include "storage/plan_rows.h"
#include "storage/records.h"

namespace meike {

using namespace engine::plan;

const std::string& textInLanguage(const Record& record, const std::string& field, Language language) {
    const std::string& english = record.text(field + "_en");
    return language == Language::en && !english.empty() ? english : record.text(field);
}

Plan computePlan(Database& reader, Date asOf, const std::stop_token& stop) {
    Rules rules = readPlanRules(reader);
    auto clients = readPlanClients(reader, rules, asOf);
    return {std::move(rules),       std::move(clients),
            readPlanPeople(reader), readWorkCalendar(reader, asOf),
            dayNumber(asOf),        stop};
}

PlanNames::PlanNames(Database& database, Rules rules, Language language)
    : m_rules(std::move(rules)), m_language(language) {
    for (std::size_t i = 0; i < m_rules.steps.size(); ++i) m_steps.emplace(m_rules.steps[i].id, i);
    std::map<RecordId, std::string> playbooks;
    for (const Record& playbook : allRecords(database, Kind::playbook))
        playbooks.emplace(playbook.id(), textInLanguage(playbook, "name", language));
    for (const Record& step : allRecords(database, Kind::playbook_step)) {
        m_titles.emplace(step.id(), textInLanguage(step, "title", language));
        m_playbooks.emplace(step.id(), playbooks[step.integer("playbook")]);
    }
}

const Step& PlanNames::step(std::int64_t id) const { return m_rules.steps[m_steps.at(id)]; }
const std::string& PlanNames::title(const Occurrence& occurrence) const { return m_titles.at(occurrence.step); }
const std::string& PlanNames::playbook(const Occurrence& occurrence) const { return m_playbooks.at(occurrence.step); }

std::string PlanNames::why(const Occurrence& occurrence) const {
    return words::occurrenceWords(occurrence, step(occurrence.step), playbook(occurrence), m_rules.limit, m_language);
}

std::string_view PlanNames::kind(const Occurrence& occurrence) const {
    const Step& of = step(occurrence.step);
    switch (of.trigger) {
        case StepTrigger::receivable_due:
            return "receivable";
        case StepTrigger::birthday:
            return "birthday";
        case StepTrigger::holiday:
            return "holiday";
        case StepTrigger::assessment_due:
            return "reassess";
        default:
            return stepKindRow(of.what).key;
    }
}

}  // namespace meike
