// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rule.h"

#include "domain/field.h"
#include "domain/operators.h"

namespace meike {

Rule Rule::condition(std::string field, std::string op, std::vector<std::string> values) {
    Rule rule;
    rule.type = Type::condition;
    rule.field = std::move(field);
    rule.op = std::move(op);
    rule.values = std::move(values);
    return rule;
}

Rule Rule::all(std::vector<Rule> children) {
    Rule rule;
    rule.children = std::move(children);
    return rule;
}

Result<void> validate(const Rule& rule) {
    if (rule.type != Rule::Type::condition) {
        for (const Rule& child : rule.children)
            if (auto valid = validate(child); !valid) return valid;
        return {};
    }
    const Field* field = findField(Kind::client, rule.field);
    if (!field) return failure(ErrorKind::invalid_value, rule.field, "there is no such field");
    const OperatorRow* op = findOperator(rule.op);
    if (!op) return failure(ErrorKind::invalid_value, rule.op, "there is no such operator");
    if (!appliesTo(*op, field->type))
        return failure(ErrorKind::invalid_value, rule.field + " " + rule.op, "the operator does not fit the field");
    const std::size_t count = rule.values.size();
    const bool fits = op->operands == OperandCount::none  ? count == 0
                      : op->operands == OperandCount::one ? count == 1
                      : op->operands == OperandCount::two ? count == 2
                                                          : count >= 1;
    if (!fits) return failure(ErrorKind::invalid_value, rule.field + " " + rule.op, "wrong number of values");
    return {};
}

}  // namespace meike
