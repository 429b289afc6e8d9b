// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rule_references.h"

#include <algorithm>

#include "base/unicode.h"
#include "domain/operators.h"

namespace meike {

namespace {

/// The one walk. `Node` is a rule or a const rule.
template <class Node, class Fn>
void walk(Node& node, Kind kind, bool throughSegments, const Fn& fn) {
    fn(node, kind);
    if (node.type == Rule::Type::segment && !throughSegments) return;
    if (node.type == Rule::Type::related) {
        const KindRow* related = findKind(node.related);
        if (!related) return;
        kind = related->kind;
    }
    for (auto& child : node.children) walk(child, kind, throughSegments, fn);
}

/// What the values of a condition with that operator name.
std::optional<NameSort> nameSortOf(const Field& field, const OperatorRow& op) {
    if (op.operand == OperandKind::tag_group) return NameSort{Kind::tag_group, {}};
    if (op.operand != OperandKind::value || op.operands == OperandCount::none) return std::nullopt;
    switch (field.type) {
        case FieldType::tags:
            return NameSort{Kind::tag, {}};
        case FieldType::reference:
            return NameSort{field.refersTo, {}};
        case FieldType::pick:
            return NameSort{Kind::pick_item, field.target};
        default:
            return std::nullopt;
    }
}

/// “is A” as “is any of A, B”, where A is no longer one name.
void widen(Rule& node) {
    if (node.op == "equals") node.op = "any_of";
    if (node.op == "not_equals") node.op = "none_of";
}

}  // namespace

std::optional<NameSort> nameSortOf(const Rule& node, Kind kind) {
    switch (node.type) {
        case Rule::Type::segment:
            return NameSort{Kind::segment, {}};
        case Rule::Type::clients:
            return NameSort{Kind::client, {}};
        case Rule::Type::condition: {
            const Field* field = findField(kind, node.field);
            const OperatorRow* op = findOperator(node.op);
            return field && op ? nameSortOf(*field, *op) : std::nullopt;
        }
        default:
            return std::nullopt;
    }
}

std::vector<std::string> namesIn(const Rule& node) {
    return node.type == Rule::Type::segment ? std::vector{node.segment} : node.values;
}

void forEachNode(const Rule& rule, const std::function<void(const Rule&, Kind)>& fn, bool throughSegments) {
    walk(rule, Kind::client, throughSegments, fn);
}

std::vector<RuleReference> ruleReferences(const Rule& rule, bool throughSegments) {
    std::vector<RuleReference> references;
    walk(rule, Kind::client, throughSegments, [&](const Rule& node, Kind kind) {
        const auto sort = nameSortOf(node, kind);
        // A fixed list names clients by uids, which are never used again: who is gone is on no list.
        if (!sort || node.type == Rule::Type::clients) return;
        for (std::string& name : namesIn(node)) {
            RuleReference reference{sort->kind, std::string(sort->list), std::move(name)};
            const bool known = std::any_of(references.begin(), references.end(),
                                           [&](const RuleReference& each) { return isSameReference(each, reference); });
            if (!known) references.push_back(std::move(reference));
        }
    });
    return references;
}

bool isSameName(Kind kind, std::string_view a, std::string_view b) {
    return kind == Kind::segment ? matchKey(a) == matchKey(b) : a == b;
}

bool isSameReference(const RuleReference& a, const RuleReference& b) {
    return a.kind == b.kind && a.list == b.list && isSameName(a.kind, a.name, b.name);
}

bool replaceReference(Rule& rule, const RuleReference& from, const std::string& to, bool both) {
    bool found = false;
    walk(rule, Kind::client, false, [&](Rule& node, Kind kind) {
        const auto sort = nameSortOf(node, kind);
        if (!sort || sort->kind != from.kind || sort->list != from.list) return;
        if (node.type == Rule::Type::segment) {
            if (!isSameName(Kind::segment, node.segment, from.name)) return;
            node.segment = to;
            found = true;
            return;
        }
        if (std::find(node.values.begin(), node.values.end(), from.name) == node.values.end()) return;
        found = true;
        std::vector<std::string> names;
        const auto add = [&](const std::string& name) {
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        };
        for (const std::string& name : node.values) {
            if (name != from.name || both) add(name);
            if (name == from.name) add(to);
        }
        node.values = std::move(names);
        if (node.values.size() > 1) widen(node);
    });
    return found;
}

bool asksForField(const Rule& rule, Kind kind, std::string_view field, const std::optional<std::string>& value) {
    bool found = false;
    walk(rule, Kind::client, false, [&](const Rule& node, Kind about) {
        if (node.type == Rule::Type::condition && about == kind && node.field == field)
            found |= !value || std::find(node.values.begin(), node.values.end(), *value) != node.values.end();
        if (node.type != Rule::Type::related || value) return;
        const KindRow* related = findKind(node.related);
        found |= related && related->kind == kind && (node.field == field || node.period.dateField == field);
    });
    return found;
}

std::vector<Kind> nameableKinds() {
    const auto names = [](Kind target) {
        if (target == Kind::segment || target == Kind::client) return true;
        const auto asked = [&](Kind kind) {
            const auto fields = kindRow(kind).fields;
            return std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
                if (!isFilterable(kind, field)) return false;
                const auto table = operatorTable();
                return std::any_of(table.begin(), table.end(), [&](const OperatorRow& op) {
                    const auto sort = appliesTo(op, field.type) ? nameSortOf(field, op) : std::nullopt;
                    return sort && sort->kind == target;
                });
            });
        };
        const auto& related = relatedKinds();
        return asked(Kind::client) || std::any_of(related.begin(), related.end(), asked);
    };
    std::vector<Kind> kinds;
    for (const KindRow& row : kindTable())
        if (names(row.kind)) kinds.push_back(row.kind);
    return kinds;
}

}  // namespace meike
