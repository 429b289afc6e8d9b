// SPDX-License-Identifier: GPL-3.0-or-later
// What a rule names and the workspace does not have.
#include <algorithm>

#include "app/records/stored_rules.h"
#include "app/score_book.h"
#include "app/segments.h"
#include "app/words/rule_gap_words.h"
#include "domain/operators.h"
#include "storage/rule_probe.h"

namespace meike {

namespace {

class GapFinder {
public:
    explicit GapFinder(Database& database) : m_database(database) {}

    void look(const Rule& node, Kind kind) {
        if (node.type == Rule::Type::condition) {
            if (const Field* field = findField(kind, node.field)) {
                lookAtMoney(*field, kind);
                lookAtTiers(*field, node);
            }
        } else if (node.type == Rule::Type::related) {
            const KindRow* related = findKind(node.related);
            const Field* field = related ? findField(related->kind, node.field) : nullptr;
            if (field) lookAtMoney(*field, related->kind);
        }
        const auto sort = nameSortOf(node, kind);
        // A list taken on a day goes on without clients that were deleted since.
        if (!sort || sort->kind == Kind::client) return;
        for (const std::string& name : namesIn(node))
            if (recordsNamed(m_database, {sort->kind, std::string(sort->list), name}).empty()) missing(*sort, name);
    }

    std::vector<RuleGap> gaps;

private:
    void add(RuleGap gap) {
        const bool known =
            std::any_of(gaps.begin(), gaps.end(), [&](const RuleGap& each) { return each.text[1] == gap.text[1]; });
        if (!known) gaps.push_back(std::move(gap));
    }

    void missing(const NameSort& sort, const std::string& name) {
        if (sort.kind != Kind::pick_item) return add({words::nothingCalled(kindRow(sort.kind), name)});
        const Choice* list = findChoice(pickLists(), sort.list);
        add({words::noEntry(list ? list->label : Label{sort.list, sort.list}, name)});
    }

    void lookAtMoney(const Field& field, Kind kind) {
        if (field.type != FieldType::money) return;
        for (const std::string& code : currenciesWithoutRate(m_database, kind))
            add({words::noRate(kindRow(kind), code)});
    }

    /// Other rules may have other tiers: nobody has one that they do not know.
    void lookAtTiers(const Field& field, const Rule& node) {
        const OperatorRow* op = findOperator(node.op);
        if (field.source != FieldSource::score || (field.key != "tier" && field.key != "tier_computed") || !op ||
            op->operand != OperandKind::value)
            return;
        const std::vector<TierRule> tiers = profileInUse(m_database).tiers;
        for (const std::string& key : node.values) {
            if (std::any_of(tiers.begin(), tiers.end(), [&](const TierRule& tier) { return tier.key == key; }))
                continue;
            const Choice* choice = findChoice(field.choices, key);
            const Label label = choice ? choice->label : Label{key, key};
            add({{"当前的评分方案没有等级“" + std::string(label.zh) + "”",
                  "the scoring profile in use has no tier “" + std::string(label.en) + "”"}});
        }
    }

    Database& m_database;
};

}  // namespace

std::vector<RuleGap> ruleGaps(Database& database, const Rule& rule) {
    GapFinder finder(database);
    forEachNode(rule, [&](const Rule& node, Kind kind) { finder.look(node, kind); });
    return std::move(finder.gaps);
}

}  // namespace meike
