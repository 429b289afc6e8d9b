// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clients/condition_text.h"

#include <QCoreApplication>

#include "base/money.h"
#include "domain/operators.h"
#include "domain/rule_sentence.h"
#include "ui/common/format.h"
#include "ui/common/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kNamedValues = 3;

QString tr(const char* text) { return QCoreApplication::translate("meike::ui", text); }

/// 0.155 is 15.5%, 0.5 is 50%: as exact as it was written.
QString shareText(std::int64_t share, int scale) {
    const double ratio = static_cast<double>(share) / static_cast<double>(minorPerMajor(scale));
    QString text = number(ratio * 100, 2);
    while (text.endsWith(u'0')) text.chop(1);
    if (text.endsWith(u'.')) text.chop(1);
    return text + u'%';
}

}  // namespace

QString conditionValueText(const Field& field, const std::string& value, Language language,
                           const std::string& currency) {
    if (const Choice* choice = findChoice(field.choices, value)) return qs(choice->label.in(language));
    if (field.type == FieldType::money)
        if (const auto amount = parsePlainAmount(value, currencyDecimals(currency)))
            return moneyShort(*amount, currency);
    if (field.share)
        if (const auto share = parsePlainAmount(value, field.scale)) return shareText(*share, field.scale);
    return qs(value);
}

ConditionText conditionText(const Rule& condition, Language language, const std::string& currency) {
    const Field* field = findField(Kind::client, condition.field);
    const OperatorRow* op = findOperator(condition.op);
    ConditionText text{field ? qs(field->label.in(language)) : qs(condition.field), {}};
    if (!field || !op) {
        text.value = qs(condition.op);
        return text;
    }
    QStringList values;
    for (const std::string& value : condition.values)
        values << (op->operand == OperandKind::value
                       ? conditionValueText(*field, value, language, currency)
                       : qs(operandText(condition, *field, value, {language, currency, {}})));
    const QString first = values.value(0);
    const auto list = [&] {
        const QString joined = listText(values.mid(0, kNamedValues));
        return values.size() <= kNamedValues ? joined
                                             : tr("%1 and %2 more").arg(joined).arg(values.size() - kNamedValues);
    };
    const std::string& key = condition.op;
    // The common ones read as a sentence rather than as an operator and its operand.
    if (key == "any_of")
        text.value = list();
    else if (key == "none_of" || key == "not_equals")
        text.value = tr("not %1").arg(list());
    else if (key == "all_of")
        text.value = tr("all of %1").arg(list());
    else if (key == "equals")
        text.value = first;
    else if (key == "<" || key == ">")
        text.value = qs(key) + u' ' + first;
    else if (key == "<=")
        text.value = u"≤ "_s + first;
    else if (key == ">=")
        text.value = u"≥ "_s + first;
    else if (key == "between")
        text.value = first + u" – "_s + values.value(1);
    else if (key == "within_days")
        text.value = tr("in the last %1 days").arg(first);
    else if (key == "not_within_days")
        text.value = tr("not in the last %1 days").arg(first);
    else if (key == "next_days")
        text.value = tr("in the next %1 days").arg(first);
    else if (key == "not_next_days")
        text.value = tr("not in the next %1 days").arg(first);
    else if (key == "more_than_days_ago")
        text.value = tr("more than %1 days ago").arg(first);
    else if (key == "more_than_days_ahead")
        text.value = tr("more than %1 days ahead").arg(first);
    else if (key == "in_period")
        text.value = first;
    else if (key == "not_in_period")
        text.value = tr("not %1").arg(first);
    else if (key == "anniversary_next_days")
        text.value = tr("anniversary in the next %1 days").arg(first);
    else if (key == "anniversary_in_period")
        text.value = tr("anniversary %1").arg(first);
    else if (key == "top")
        text.value = tr("top %1").arg(first);
    else if (key == "bottom")
        text.value = tr("bottom %1").arg(first);
    else if (key == "top_percent")
        text.value = tr("top %1%").arg(first);
    else if (key == "bottom_percent")
        text.value = tr("bottom %1%").arg(first);
    else if (key == "any_in_group")
        text.value = tr("one of group %1").arg(list());
    else if (key == "none_in_group")
        text.value = tr("none of group %1").arg(list());
    else if (op->operands == OperandCount::none)
        text.value = qs(op->labelFor(field->type).in(language));
    else
        text.value = qs(op->labelFor(field->type).in(language)) + u" “"_s + first + u"”"_s;
    return text;
}

QString ruleText(const Rule& rule, Language language, const std::string& currency) {
    if (rule.type == Rule::Type::condition) {
        const ConditionText text = conditionText(rule, language, currency);
        return text.subject.isEmpty() ? text.value : text.subject + u' ' + text.value;
    }
    if (!rule.isGroup()) return qs(ruleClause(rule, {language, currency, {}}));
    QStringList parts;
    for (const Rule& child : rule.children) {
        const QString part = ruleText(child, language, currency);
        if (!part.isEmpty()) parts << part;
    }
    const QString joined = rule.type == Rule::Type::any ? parts.join(tr(" or ")) : clauseText(parts);
    return rule.type == Rule::Type::none && !joined.isEmpty() ? tr("not (%1)").arg(joined) : joined;
}

}  // namespace meike::ui
