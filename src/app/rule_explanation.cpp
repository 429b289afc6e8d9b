// SPDX-License-Identifier: GPL-3.0-or-later
// Why a client is in a segment, or out of it: the rule asked node by node.
#include <memory>

#include "app/field_text.h"
#include "app/segments.h"
#include "base/money.h"
#include "domain/operators.h"
#include "storage/records.h"
#include "storage/rule_probe.h"

namespace meike {

namespace {

/// Asks one client.
class Explainer {
public:
    Explainer(Database& database, RecordId client, Date asOf)
        : m_database(database),
          m_client(client),
          m_asOf(asOf),
          m_names(database),
          m_contexts{sentenceContext(database, Language::zh), sentenceContext(database, Language::en)} {}

    RuleExplanation explain(const Rule& rule) const {
        // "There are no orders" is one line, not "none of these: there are orders".
        const bool negation =
            rule.type == Rule::Type::none && rule.children.size() == 1 && !rule.children.front().isGroup();
        const Rule& asked = negation ? rule.children.front() : rule;
        RuleExplanation node;
        node.type = rule.type;
        node.holds = ruleHolds(m_database, rule, m_asOf, m_client);
        for (std::size_t i = 0; i < 2; ++i) {
            node.sentence[i] = negation ? ruleSentence(rule, m_contexts[i]) : sentence(rule, m_contexts[i]);
            node.held[i] = held(asked, m_contexts[i]);
        }
        if (asked.isGroup() || asked.type == Rule::Type::segment)
            for (const Rule& child : asked.children) node.children.push_back(explain(child));
        return node;
    }

private:
    static std::string pick(const SentenceContext& context, const char* zh, const char* en) {
        return context.language == Language::zh ? zh : en;
    }

    static std::string sentence(const Rule& rule, const SentenceContext& context) {
        if (rule.children.empty() || !rule.isGroup()) return ruleSentence(rule, context);
        if (rule.type == Rule::Type::all) return pick(context, "全部满足", "All of these");
        if (rule.type == Rule::Type::any) return pick(context, "至少满足一项", "Any of these");
        return pick(context, "都不满足", "None of these");
    }

    std::string held(const Rule& rule, const SentenceContext& context) const {
        if (rule.type != Rule::Type::condition && rule.type != Rule::Type::related) return {};
        const Field field = *subjectOf(rule);
        const bool computed = field.source == FieldSource::score;
        const std::string nothing = computed ? pick(context, "为空", "not known") : pick(context, "未填写", "empty");
        if (field.type == FieldType::tags) {
            const std::string tags = displayTags(tagsOfClient(m_database, m_client), m_names, context.language);
            return tags.empty() ? pick(context, "没有标签", "no tags") : tags;
        }
        const Value value = figureOf(m_database, rule, m_asOf, m_client);
        if (isEmpty(value)) return rule.type == Rule::Type::related ? pick(context, "没有", "none") : nothing;
        const std::int64_t number = integerOr(value, 0);
        if (rule.aggregate == "exists" || rule.aggregate == "count")
            return std::to_string(number) + (context.language == Language::zh ? " 条"
                                             : number == 1                    ? " record"
                                                                              : " records");
        if (field.type == FieldType::money)
            return moneyText(number, currencyDecimals(context.currency) + field.scale, context);
        if (field.type == FieldType::decimal && !field.share) return scaledText(number, field.scale);
        if (field.share) return scaledText(number, field.scale - 2) + "%";
        const std::string text = displayText(field, value, {&m_names, context.currency, context.language});
        return text.empty() ? nothing : text;
    }

    Database& m_database;
    RecordId m_client;
    Date m_asOf;
    NameBook m_names;
    SentenceContext m_contexts[2];
};

}  // namespace

SentenceContext sentenceContext(Database& database, Language language) {
    const auto names = std::make_shared<const NameBook>(database);
    return {language, baseCurrency(database), [names, language](const Field& field, const std::string& name) {
                const auto id = names->find(Kind::pick_item, name, field.target);
                return id ? names->name(Kind::pick_item, *id, language) : std::string();
            }};
}

RuleExplanation explainRule(Database& database, const Rule& rule, RecordId client, Date asOf) {
    return Explainer(database, client, asOf).explain(resolved(database, rule));
}

}  // namespace meike
