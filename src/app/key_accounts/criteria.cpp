// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/key_accounts/criteria.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/records/record_writer.h"
#include "app/segments.h"
#include "domain/rule_references.h"
#include "exchange/rule_json.h"
#include "storage/facts_as_of.h"
#include "storage/membership.h"
#include "storage/records.h"
#include "storage/rule_probe.h"

namespace meike {

namespace {

struct Usual {
    Label name;
    Label asks;
    const char* rule;
};

// clang-format off
constexpr Usual kUsual[] = {
    {{"贡献", "Value"}, {"窗口内价值不低于 30 万", "Value in the window of 300,000 or more"},
     R"({"field": "monetary", "op": ">=", "value": 300000})"},
    {{"频次", "Orders"}, {"窗口内合作不少于 6 次", "6 purchases or more in the window"},
     R"({"field": "frequency", "op": ">=", "value": 6})"},
    {{"信用", "Credit"}, {"信用 A 或 B，没有逾期", "Credit A or B, nothing overdue"},
     R"({"all": [{"field": "credit_grade", "op": "any_of", "value": ["A", "B"]}, {"field": "overdue", "op": "<=", "value": 0}]})"},
    {{"影响", "Reach"}, {"行业影响 3 分以上", "Influence of 3 or more"},
     R"({"field": "influence", "op": ">=", "value": 3})"},
    {{"潜力", "Growth"}, {"增长潜力 3 分以上", "Growth potential of 3 or more"},
     R"({"field": "growth_potential", "op": ">=", "value": 3})"},
    {{"目标", "Goals"}, {"双方确认过书面年度目标", "Both sides have the year's goals in writing"}, ""},
};
// clang-format on

/// Whether a rule looks at a field that the client has nothing in: then it is not known, rather than not met.
bool asksWhatIsMissing(Database& database, const Rule& rule, Date asOf, RecordId client) {
    if (rule.type == Rule::Type::condition) return isEmpty(figureOf(database, rule, asOf, client));
    return std::any_of(rule.children.begin(), rule.children.end(), [&](const Rule& child) {
        return rule.isGroup() && asksWhatIsMissing(database, child, asOf, client);
    });
}

/// The parts of a rule that do not hold, with what the client has there.
void collectHeld(const RuleExplanation& node, Language language, std::vector<std::string>& held) {
    if (node.holds) return;
    if (node.children.empty()) {
        if (!node.heldIn(language).empty()) held.push_back(node.heldIn(language));
        return;
    }
    for (const RuleExplanation& child : node.children) collectHeld(child, language, held);
}

std::string heldWords(Database& database, const Rule& rule, RecordId client, Date asOf, Language language) {
    std::vector<std::string> held;
    collectHeld(explainRule(database, rule, client, asOf), language, held);
    std::string text;
    for (const std::string& each : held) text += (text.empty() ? "" : language == Language::zh ? "、" : ", ") + each;
    return text;
}

}  // namespace

std::vector<KeyCriterion> keyCriteria(Database& database, Language language) {
    auto records = allRecords(database, Kind::key_criterion);
    std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) {
        return a.integer("position", 100) < b.integer("position", 100);
    });
    const auto inLanguage = [&](const Record& record, const std::string& field) {
        const std::string& english = record.text(field + "_en");
        return language == Language::en && !english.empty() ? english : record.text(field);
    };
    std::vector<KeyCriterion> criteria;
    for (const Record& record : records) {
        KeyCriterion criterion{record.id(), inLanguage(record, "name"), inLanguage(record, "asks")};
        criterion.byHand = record.text("rule").empty();
        if (!criterion.byHand)
            if (const auto parsed = parseRule(record.text("rule"))) {
                try {
                    criterion.rule = resolved(database, *parsed);
                } catch (const Error&) {
                    // A segment it names is gone: nobody is known to meet it.
                }
            }
        if (criterion.asks.empty() && criterion.rule)
            criterion.asks = ruleSentence(*criterion.rule, sentenceContext(database, language));
        criteria.push_back(std::move(criterion));
    }
    return criteria;
}

std::vector<std::vector<CriterionMark>> criterionMarks(Database& database, const std::vector<KeyCriterion>& criteria,
                                                       const std::vector<RecordId>& clients, Date asOf,
                                                       Language language) {
    using State = CriterionMark::State;
    std::vector<std::vector<CriterionMark>> marks(clients.size(), std::vector<CriterionMark>(criteria.size()));
    // The latest tick counts; of one day the one entered last.
    std::map<std::pair<RecordId, RecordId>, CriterionMark> ticks;
    for (const Record& check : allRecords(database, Kind::criterion_check, asOf)) {
        const auto day = parseIsoDate(check.text("date"));
        if (!day) continue;
        CriterionMark& mark = ticks[{check.integer("client"), check.integer("criterion")}];
        if (mark.on && *mark.on > *day) continue;
        mark = {check.integer("met") != 0 ? State::met : State::failed, check.text("note"), *day};
    }
    for (std::size_t c = 0; c < criteria.size(); ++c) {
        const KeyCriterion& criterion = criteria[c];
        if (criterion.byHand) {
            for (std::size_t i = 0; i < clients.size(); ++i)
                if (const auto tick = ticks.find({clients[i], criterion.id}); tick != ticks.end())
                    marks[i][c] = tick->second;
            continue;
        }
        if (!criterion.rule) continue;
        for (std::size_t i = 0; i < clients.size(); ++i) {
            CriterionMark& mark = marks[i][c];
            if (ruleHolds(database, *criterion.rule, asOf, clients[i])) {
                mark.state = State::met;
                continue;
            }
            mark.state =
                asksWhatIsMissing(database, *criterion.rule, asOf, clients[i]) ? State::unknown : State::failed;
            mark.held = heldWords(database, *criterion.rule, clients[i], asOf, language);
        }
    }
    return marks;
}

void takeUsualCriteria(Edit& edit) {
    if (countRecords(edit.database(), Kind::key_criterion) > 0) return;
    RecordWriter writer(edit);
    std::int64_t position = 0;
    for (const Usual& usual : kUsual)
        writer.add(Record(Kind::key_criterion)
                       .set("name", std::string(usual.name.zh))
                       .set("name_en", std::string(usual.name.en))
                       .set("asks", std::string(usual.asks.zh))
                       .set("asks_en", std::string(usual.asks.en))
                       .set("rule", textValue(usual.rule))
                       .set("position", ++position));
}

Command takeUsualCriteriaCommand() { return {"key_criteria", {}}; }

}  // namespace meike
