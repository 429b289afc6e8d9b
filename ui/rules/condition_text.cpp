// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/condition_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <iterator>
#include <string_view>

#include "app/words/rule_sentence.h"
#include "base/money.h"
#include "domain/operators.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kNamedValues = 3;

QString tr(const char* text) { return QCoreApplication::translate("meike::ui", text); }

/// The common comparisons read as a sentence rather than as an operator and its operand.
struct CommonText {
    std::string_view op;
    const char* text;  ///< %1: the value or values
    bool translated = true;
};
constexpr CommonText kCommon[] = {
    {"any_of", "%1", false},
    {"equals", "%1", false},
    {"in_period", "%1", false},
    {"<", "< %1", false},
    {">", "> %1", false},
    {"<=", "≤ %1", false},
    {">=", "≥ %1", false},
    {"none_of", QT_TRANSLATE_NOOP("meike::ui", "not %1")},
    {"not_equals", QT_TRANSLATE_NOOP("meike::ui", "not %1")},
    {"not_in_period", QT_TRANSLATE_NOOP("meike::ui", "not %1")},
    {"all_of", QT_TRANSLATE_NOOP("meike::ui", "all of %1")},
    {"any_in_group", QT_TRANSLATE_NOOP("meike::ui", "one of group %1")},
    {"none_in_group", QT_TRANSLATE_NOOP("meike::ui", "none of group %1")},
    {"within_days", QT_TRANSLATE_NOOP("meike::ui", "in the last %1 days")},
    {"not_within_days", QT_TRANSLATE_NOOP("meike::ui", "not in the last %1 days")},
    {"next_days", QT_TRANSLATE_NOOP("meike::ui", "in the next %1 days")},
    {"not_next_days", QT_TRANSLATE_NOOP("meike::ui", "not in the next %1 days")},
    {"more_than_days_ago", QT_TRANSLATE_NOOP("meike::ui", "more than %1 days ago")},
    {"more_than_days_ahead", QT_TRANSLATE_NOOP("meike::ui", "more than %1 days ahead")},
    {"anniversary_next_days", QT_TRANSLATE_NOOP("meike::ui", "anniversary in the next %1 days")},
    {"anniversary_in_period", QT_TRANSLATE_NOOP("meike::ui", "anniversary %1")},
    {"top", QT_TRANSLATE_NOOP("meike::ui", "top %1")},
    {"bottom", QT_TRANSLATE_NOOP("meike::ui", "bottom %1")},
    {"top_percent", QT_TRANSLATE_NOOP("meike::ui", "top %1%")},
    {"bottom_percent", QT_TRANSLATE_NOOP("meike::ui", "bottom %1%")},
};

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

ConditionText conditionText(const Rule& condition, Language language, const std::string& currency, Kind kind) {
    const Field* field = findField(kind, condition.field);
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
    const auto* const common =
        std::find_if(std::begin(kCommon), std::end(kCommon), [&](const CommonText& each) { return key == each.op; });
    if (common != std::end(kCommon))
        text.value = (common->translated ? tr(common->text) : QString::fromUtf8(common->text))
                         .arg(op->operands == OperandCount::many ? list() : first);
    else if (key == "between")
        text.value = first + u" – "_s + values.value(1);
    else if (op->operands == OperandCount::none)
        text.value = qs(op->labelFor(field->type).in(language));
    else
        text.value = qs(op->labelFor(field->type).in(language)) + u" “"_s + first + u"”"_s;
    return text;
}

QString ruleText(const Rule& rule, Language language, const std::string& currency, Kind kind) {
    if (rule.type == Rule::Type::condition) {
        const ConditionText text = conditionText(rule, language, currency, kind);
        return text.subject.isEmpty() ? text.value : text.subject + u' ' + text.value;
    }
    if (!rule.isGroup()) return qs(ruleClause(rule, {language, currency, {}}, kind));
    QStringList parts;
    for (const Rule& child : rule.children) {
        const QString part = ruleText(child, language, currency, kind);
        if (!part.isEmpty()) parts << part;
    }
    const QString joined = rule.type == Rule::Type::any ? parts.join(tr(" or ")) : clauseText(parts);
    return rule.type == Rule::Type::none && !joined.isEmpty() ? tr("not (%1)").arg(joined) : joined;
}

}  // namespace meike::ui
