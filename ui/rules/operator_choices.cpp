// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/operator_choices.h"

#include "ui/rules/value_choices.h"

namespace meike::ui {

namespace {

/// Over keys and names: whole numbers from 1 to 5 are ticked too, but compared first of all.
bool isTicked(const Field& field) { return hasValueChoices(field) && field.type != FieldType::integer; }

/// "is" and "is not" over a list are its any_of and none_of with one value.
bool isSpare(const OperatorRow& op, const Field& field) {
    return isTicked(field) && (op.key == "equals" || op.key == "not_equals");
}

}  // namespace

std::vector<const OperatorRow*> operatorChoices(const Field& field, bool mayRank, const std::string& keep) {
    std::vector<const OperatorRow*> choices;
    for (const OperatorRow& op : operatorTable()) {
        if (!appliesTo(op, field.type) || (op.ranks && !mayRank)) continue;
        if (isSpare(op, field) && op.key != keep) continue;
        choices.push_back(&op);
    }
    return choices;
}

std::string usualOperator(const Field& field) {
    if (field.type == FieldType::text || field.type == FieldType::long_text) return "contains";
    if (field.type == FieldType::date) return "within_days";
    if (field.type == FieldType::boolean) return "is_true";
    return isTicked(field) ? "any_of" : ">=";
}

}  // namespace meike::ui
