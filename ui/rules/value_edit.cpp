// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/value_edit.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <algorithm>

#include "app/field_text.h"
#include "domain/period.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/calendar.h"
#include "ui/kit/calm_wheel.h"
#include "ui/kit/format.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/rules/condition_text.h"
#include "ui/rules/rule_controls.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kLineWidth = 120;
constexpr int kMostTyped = 4000;
constexpr int kTextWidth = 180;
constexpr int kTicksWidth = 140;
constexpr int kMostShown = 3;
constexpr int kMostTicksWidth = 320;

}  // namespace

ValueEdit::ValueEdit(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::kUnit);
}

ValueEdit::Shape ValueEdit::shapeOf(const Field& field, const OperatorRow& op) {
    if (op.operands == OperandCount::none) return Shape::none;
    switch (op.operand) {
        case OperandKind::days:
        case OperandKind::few_days:
        case OperandKind::rank:
            return Shape::number;
        case OperandKind::percent:
            return Shape::percent;
        case OperandKind::period:
        case OperandKind::season:
            return Shape::period;
        case OperandKind::tag_group:
            return Shape::ticks;
        case OperandKind::value:
            break;
    }
    if (op.operands == OperandCount::many) return hasValueChoices(field) ? Shape::ticks : Shape::texts;
    const bool keyed = field.type != FieldType::integer && hasValueChoices(field);
    if (keyed) return Shape::ticks;
    return field.type == FieldType::date ? Shape::date : Shape::line;
}

void ValueEdit::clear() {
    qDeleteAll(m_parts);
    m_parts.clear();
    m_ticks = nullptr;
}

void ValueEdit::setSubject(const Field& field, const OperatorRow& op) {
    const Shape shape = shapeOf(field, op);
    const bool sameField = m_op && m_field.key == field.key && m_field.type == field.type;
    const bool same = sameField && shape == m_shape && m_op->operands == op.operands && m_op->operand == op.operand;
    std::optional<std::vector<std::string>> before;
    if (sameField && shape == m_shape && m_op->operand == op.operand) before = values();
    m_field = field;
    m_op = &op;
    if (same) return;
    m_shape = shape;
    clear();
    m_ticked.clear();
    const int count = op.operands == OperandCount::two ? 2 : 1;
    switch (shape) {
        case Shape::none:
            break;
        case Shape::ticks:
            readChoices();
            buildTicks();
            break;
        case Shape::texts:
        case Shape::line:
            buildLines(count);
            break;
        case Shape::date:
            buildDates(count);
            break;
        case Shape::number:
        case Shape::percent:
            buildNumber(op);
            break;
        case Shape::period:
            buildPeriods(op.operand == OperandKind::season);
            break;
    }
    // A layout shows new parts only later, and counts them as nothing until then.
    for (QWidget* part : m_parts) part->show();
    if (before) setValues(*before);
    setVisible(shape != Shape::none);
}

// ---- A list to tick ----

void ValueEdit::buildTicks() {
    m_ticks = new DropButton(this);
    m_ticks->setObjectName(u"valuesButton"_s);
    m_ticks->setMinimumWidth(kTicksWidth);
    connect(m_ticks, &QPushButton::clicked, this, &ValueEdit::openTicks);
    m_layout->addWidget(m_ticks);
    m_parts << m_ticks;
    showTicks();
}

void ValueEdit::readChoices() {
    m_choices = m_op->operand == OperandKind::tag_group ? tagGroupChoices(m_context) : valueChoices(m_context, m_field);
    // What the rule names and is no longer there stays in the list: ticked, so that it can be taken out, and only so.
    for (const std::string& value : m_ticked)
        if (std::none_of(m_choices.begin(), m_choices.end(),
                         [&](const ValueChoice& choice) { return choice.value == value; }))
            m_choices << ValueChoice{qs(value), value};
}

void ValueEdit::showTicks() {
    QStringList names;
    for (const std::string& value : m_ticked) {
        const auto at = std::find_if(m_choices.begin(), m_choices.end(),
                                     [&](const ValueChoice& choice) { return choice.value == value; });
        names << (at != m_choices.end() ? at->text : qs(value));
    }
    const QString all = listText(names);
    QString text = all;
    if (names.size() > kMostShown)
        text = tr("%1 and %n more", nullptr, static_cast<int>(names.size()) - kMostShown)
                   .arg(listText(names.mid(0, kMostShown)));
    m_ticks->setCaption(names.isEmpty() ? tr("Choose...") : text, kMostTicksWidth);
    if (text != all) m_ticks->setToolTip(all);
    m_ticks->setAccessibleName(names.isEmpty() ? tr("Values: none yet") : tr("Values: %1").arg(all));
}

void ValueEdit::openTicks() {
    readChoices();  // a tag may have been made since
    auto* picker = new PopupPicker(this);
    picker->setObjectName(u"valuePicker"_s);
    picker->setPlaceholder(tr("Filter (pinyin works)"));
    picker->setMatch(nameMatch);
    const bool several = m_op->operands == OperandCount::many;
    picker->setStaysOpen(several);
    QList<PickItem> items;
    for (const ValueChoice& choice : m_choices) {
        PickItem item;
        item.key = qs(choice.value);
        item.text = choice.text;
        item.checked = std::find(m_ticked.begin(), m_ticked.end(), choice.value) != m_ticked.end();
        items << item;
    }
    picker->setItems(items);
    connect(picker, &PopupPicker::picked, this, [this, several](const PickItem& item) {
        const std::string value = u8(item.key.toString());
        const auto at = std::find(m_ticked.begin(), m_ticked.end(), value);
        if (!several)
            m_ticked = {value};
        else if (at != m_ticked.end())
            m_ticked.erase(at);
        else
            m_ticked.push_back(value);
        // In the order of the list, whatever order they were ticked in.
        std::vector<std::string> sorted;
        for (const ValueChoice& choice : m_choices)
            if (std::find(m_ticked.begin(), m_ticked.end(), choice.value) != m_ticked.end())
                sorted.push_back(choice.value);
        m_ticked = std::move(sorted);
        showTicks();
        emit edited();
    });
    connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(m_ticks);
}

// ---- Lines, dates, numbers, periods ----

void ValueEdit::buildLines(int count) {
    for (int i = 0; i < count; ++i) {
        if (i > 0) {
            auto* between = new QLabel(tr("to"), this);
            m_layout->addWidget(between);
            m_parts << between;
        }
        auto* edit = new QLineEdit(this);
        edit->setObjectName(i == 0 ? u"valueEdit"_s : u"secondValueEdit"_s);
        edit->setAccessibleName(i == 0 ? tr("Value") : tr("Upper value"));
        const bool number = m_field.type == FieldType::money || m_field.type == FieldType::decimal ||
                            m_field.type == FieldType::integer;
        if (!m_fillsWidth) edit->setFixedWidth(number ? kLineWidth : kTextWidth);
        if (m_shape == Shape::texts)
            edit->setPlaceholderText(tr("Separate by commas"));
        else if (m_field.type == FieldType::money)
            edit->setPlaceholderText(tr("%1, 50万 works").arg(qs(m_context.currency())));
        else if (m_field.share)
            edit->setPlaceholderText(tr("30% or 0.3"));
        edit->setMaxLength(kMostTyped);
        connect(edit, &QLineEdit::textChanged, this, &ValueEdit::edited);
        m_layout->addWidget(edit);
        m_parts << edit;
    }
}

void ValueEdit::buildDates(int count) {
    for (int i = 0; i < count; ++i) {
        if (i > 0) {
            auto* between = new QLabel(tr("to"), this);
            m_layout->addWidget(between);
            m_parts << between;
        }
        auto* date = new QDateEdit(this);
        date->setObjectName(i == 0 ? u"fromDateEdit"_s : u"toDateEdit"_s);
        date->setAccessibleName(i == 0 ? tr("Date") : tr("Last date"));
        setCalendar(date, qdate(m_context.today()), m_context.settings().weekStartsOnMonday());
        date->setDisplayFormat(u"yyyy-MM-dd"_s);
        date->setDate(qdate(m_context.asOf()).addMonths(i + 1 < count ? -1 : 0));
        calmWheel(date);
        connect(date, &QDateEdit::dateChanged, this, &ValueEdit::edited);
        m_layout->addWidget(date);
        m_parts << date;
    }
}

void ValueEdit::buildNumber(const OperatorRow& op) {
    if (op.operand == OperandKind::percent) {
        auto* spin = new PercentSpin(this);
        spin->setObjectName(u"percentSpin"_s);
        spin->setAccessibleName(tr("Per cent"));
        spin->setValue(10);
        calmWheel(spin);
        connect(spin, &QDoubleSpinBox::valueChanged, this, &ValueEdit::edited);
        m_layout->addWidget(spin);
        m_parts << spin;
        return;
    }
    auto* spin = new QSpinBox(this);
    spin->setObjectName(u"numberSpin"_s);
    const bool rank = op.operand == OperandKind::rank;
    spin->setAccessibleName(rank ? tr("Clients") : tr("Days"));
    spin->setRange(1, rank                                  ? 1'000'000
                      : op.operand == OperandKind::few_days ? static_cast<int>(kMaxAnniversaryDays)
                                                            : static_cast<int>(kMaxDays));
    spin->setValue(rank ? 10 : op.operand == OperandKind::few_days ? 30 : 90);
    spin->setSuffix(rank ? tr(" clients") : tr(" days"));
    calmWheel(spin);
    connect(spin, &QSpinBox::valueChanged, this, &ValueEdit::edited);
    m_layout->addWidget(spin);
    m_parts << spin;
}

void ValueEdit::buildPeriods(bool shortOnly) {
    auto* combo = new SnugCombo(this);
    combo->setObjectName(u"periodValueCombo"_s);
    combo->setAccessibleName(tr("Period"));
    for (const PeriodRow& period : periodTable())
        if (!shortOnly || period.months != 12) combo->addItem(m_context.text(period.label), qs(period.key));
    calmWheel(combo);
    connect(combo, &QComboBox::currentIndexChanged, this, &ValueEdit::edited);
    m_layout->addWidget(combo);
    m_parts << combo;
}

// ---- In and out ----

QString ValueEdit::lineText(const std::string& value) const {
    bool number = false;
    qs(value).toDouble(&number);
    return m_field.share && number ? conditionValueText(m_field, value, m_context.language(), m_context.currency())
                                   : qs(value);
}

std::optional<std::string> ValueEdit::readLine(const QString& text) const {
    const QString typed = text.trimmed();
    if (typed.isEmpty()) return {};
    if (m_field.type != FieldType::integer && m_field.type != FieldType::decimal && m_field.type != FieldType::money)
        return u8(typed);
    ParseContext how;
    how.currency = m_context.currency();
    const auto value = parseText(m_field, u8(typed), how);
    if (!value || isEmpty(*value)) return {};
    TextContext as;
    as.currency = m_context.currency();
    return machineText(m_field, *value, as);
}

void ValueEdit::setValues(const std::vector<std::string>& values) {
    const QSignalBlocker quiet(this);
    if (m_shape == Shape::ticks) {
        m_ticked = values;
        showTicks();
        return;
    }
    if (m_shape == Shape::texts) {
        QStringList texts;
        for (const std::string& value : values) texts << lineText(value);
        if (auto* edit = qobject_cast<QLineEdit*>(m_parts.value(0))) edit->setText(texts.join(u", "_s));
        return;
    }
    std::size_t at = 0;
    for (QWidget* part : m_parts) {
        if (qobject_cast<QLabel*>(part)) continue;
        if (at >= values.size()) return;
        const std::string& value = values[at++];
        if (auto* edit = qobject_cast<QLineEdit*>(part))
            edit->setText(lineText(value));
        else if (auto* date = qobject_cast<QDateEdit*>(part))
            date->setDate(QDate::fromString(qs(value), Qt::ISODate));
        else if (auto* spin = qobject_cast<QSpinBox*>(part))
            spin->setValue(qs(value).toInt());
        else if (auto* percent = qobject_cast<QDoubleSpinBox*>(part))
            percent->setValue(qs(value).toDouble());
        else if (auto* combo = qobject_cast<QComboBox*>(part))
            combo->setCurrentIndex(std::max(0, combo->findData(qs(value))));
    }
}

std::vector<std::string> ValueEdit::typed() const {
    if (const auto whole = values()) return *whole;
    if (m_shape == Shape::ticks) return m_ticked;
    std::vector<std::string> texts;
    for (const QWidget* part : m_parts)
        if (const auto* edit = qobject_cast<const QLineEdit*>(part)) texts.push_back(u8(edit->text()));
    return texts;
}

std::optional<std::vector<std::string>> ValueEdit::values() const {
    std::vector<std::string> values;
    if (m_shape == Shape::none) return values;
    if (m_shape == Shape::ticks) return m_ticked.empty() ? std::nullopt : std::optional(m_ticked);
    if (m_shape == Shape::texts) {
        static const QRegularExpression kSeparators(u"[,，;；、|]"_s);
        const auto* edit = qobject_cast<const QLineEdit*>(m_parts.value(0));
        for (const QString& part : edit->text().split(kSeparators, Qt::SkipEmptyParts)) {
            if (part.trimmed().isEmpty()) continue;
            const auto value = readLine(part);
            if (!value) return {};
            values.push_back(*value);
        }
        return values.empty() ? std::nullopt : std::optional(values);
    }
    for (const QWidget* part : m_parts) {
        if (const auto* edit = qobject_cast<const QLineEdit*>(part)) {
            const auto value = readLine(edit->text());
            if (!value) return {};
            values.push_back(*value);
        } else if (const auto* date = qobject_cast<const QDateEdit*>(part)) {
            values.push_back(isoDate(fromQDate(date->date())));
        } else if (const auto* spin = qobject_cast<const QSpinBox*>(part)) {
            values.push_back(std::to_string(spin->value()));
        } else if (const auto* percent = qobject_cast<const QDoubleSpinBox*>(part)) {
            values.push_back(u8(QString::number(percent->value(), 'f', 2)));
        } else if (const auto* combo = qobject_cast<const QComboBox*>(part)) {
            values.push_back(u8(combo->currentData().toString()));
        }
    }
    return values;
}

}  // namespace meike::ui
