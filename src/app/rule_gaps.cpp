// SPDX-License-Identifier: GPL-3.0-or-later
// What a rule names and the workspace does not have.
#include <algorithm>

#include "app/segments.h"
#include "domain/operators.h"
#include "storage/records.h"
#include "storage/rule_probe.h"

namespace meike {

namespace {

class GapFinder {
public:
    explicit GapFinder(Database& database) : m_database(database) {}

    void look(const Rule& rule, Kind kind) {
        switch (rule.type) {
            case Rule::Type::all:
            case Rule::Type::any:
            case Rule::Type::none:
                for (const Rule& child : rule.children) look(child, kind);
                return;
            case Rule::Type::segment:
                if (!findSegment(m_database, rule.segment)) missing(kindRow(Kind::segment), rule.segment);
                return;
            case Rule::Type::condition:
                lookAtCondition(rule, kind);
                return;
            case Rule::Type::related: {
                const KindRow* related = findKind(rule.related);
                if (!related) return;
                if (const Field* field = findField(related->kind, rule.field)) lookAtMoney(*field, related->kind);
                for (const Rule& child : rule.children) look(child, related->kind);
                return;
            }
            case Rule::Type::clients:
                return;
        }
    }

    std::vector<RuleGap> gaps;

private:
    void add(RuleGap gap) {
        const bool known =
            std::any_of(gaps.begin(), gaps.end(), [&](const RuleGap& each) { return each.text[1] == gap.text[1]; });
        if (!known) gaps.push_back(std::move(gap));
    }

    void missing(const KindRow& kind, const std::string& name) {
        std::string one(kind.one.en);
        one[0] = static_cast<char>(one[0] - 'A' + 'a');
        add({{"没有叫“" + name + "”的" + std::string(kind.one.zh), "there is no " + one + " “" + name + "”"}});
    }

    void lookAtMoney(const Field& field, Kind kind) {
        if (field.type != FieldType::money) return;
        for (const std::string& code : currenciesWithoutRate(m_database, kind))
            add({{code + " 没有汇率，" + std::string(kindRow(kind).many.zh) + "里的这些金额不计",
                  "there is no rate for " + code + "; such amounts of " + std::string(kindRow(kind).key) +
                      " are left out"}});
    }

    bool exists(Kind kind, const std::string& name) {
        return !findRecords(m_database, kind, kindRow(kind).nameField, Value{name}).empty();
    }

    void lookAtCondition(const Rule& rule, Kind kind) {
        const Field* field = findField(kind, rule.field);
        const OperatorRow* op = findOperator(rule.op);
        if (!field || !op) return;
        lookAtMoney(*field, kind);
        for (const std::string& name : rule.values) {
            if (op->operand == OperandKind::tag_group) {
                if (!exists(Kind::tag_group, name)) missing(kindRow(Kind::tag_group), name);
            } else if (field->type == FieldType::tags) {
                if (!exists(Kind::tag, name)) missing(kindRow(Kind::tag), name);
            } else if (field->type == FieldType::reference) {
                if (!exists(field->refersTo, name)) missing(kindRow(field->refersTo), name);
            } else if (field->type == FieldType::pick) {
                lookForItem(*field, name);
            }
        }
    }

    void lookForItem(const Field& field, const std::string& name) {
        for (const char* key : {"name", "name_en"})
            for (const RecordId id : findRecords(m_database, Kind::pick_item, key, Value{name}))
                if (const auto item = readRecord(m_database, Kind::pick_item, id);
                    item && item->text("list") == field.target)
                    return;
        const Choice* list = findChoice(pickLists(), field.target);
        add({{std::string(list ? list->label.zh : field.label.zh) + "列表里没有“" + name + "”",
              "there is no “" + name + "” in the list " + std::string(list ? list->label.en : field.label.en)}});
    }

    Database& m_database;
};

}  // namespace

std::vector<RuleGap> ruleGaps(Database& database, const Rule& rule) {
    GapFinder finder(database);
    finder.look(rule, Kind::client);
    return std::move(finder.gaps);
}

}  // namespace meike
