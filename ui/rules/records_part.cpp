// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/records_part.h"

#include <QDateEdit>
#include <QSpinBox>
#include <algorithm>

#include "domain/operators.h"
#include "domain/period.h"
#include "storage/custom_fields.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/calendar.h"
#include "ui/kit/calm_wheel.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/text.h"
#include "ui/rules/rule_controls.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

// Rows of the period list that are no calendar period.
constexpr char16_t kAnyTime[] = u"";
constexpr char16_t kLastDays[] = u"days";
constexpr char16_t kFromTo[] = u"range";
constexpr int kUsualDays = 90;

bool takes(const AggregateRow& row, const Field& field) {
    return std::find(row.types.begin(), row.types.end(), field.type) != row.types.end();
}

}  // namespace

RecordsPart::RecordsPart(AppContext& context, Kind kind, FlowLayout* line, QWidget* box)
    : QObject(box), m_context(context), m_kind(kind), m_line(line), m_box(box) {
    m_aggregate = new SnugCombo(box);
    m_aggregate->setObjectName(u"aggregateCombo"_s);
    m_aggregate->setAccessibleName(tr("Figure"));
    put(m_aggregate);
    fillAggregates();
    m_field = new SnugCombo(box);
    m_field->setObjectName(u"aggregateFieldCombo"_s);
    m_field->setAccessibleName(tr("Field of the figure"));
    put(m_field);
    connect(m_aggregate, &QComboBox::activated, this, [this] {
        fillFields();
        emit figureChanged(false);
    });
    connect(m_field, &QComboBox::activated, this, [this] {
        nameExtremes();
        emit figureChanged(true);
    });
    calmWheel(m_aggregate);
    calmWheel(m_field);
    fillFields();
    if (!dayField(kind)) return;
    m_period = new SnugCombo(box);
    m_period->setObjectName(u"periodCombo"_s);
    m_period->setAccessibleName(tr("Which records, by date"));
    m_period->addItem(tr("at any time"), QString::fromUtf16(kAnyTime));
    m_period->addItem(tr("in the last"), QString::fromUtf16(kLastDays));
    for (const PeriodRow& period : periodTable()) m_period->addItem(m_context.text(period.label), qs(period.key));
    m_period->addItem(tr("between two days"), QString::fromUtf16(kFromTo));
    put(m_period);
    m_days = new QSpinBox(box);
    m_days->setObjectName(u"periodDaysSpin"_s);
    m_days->setAccessibleName(tr("Days"));
    m_days->setRange(1, static_cast<int>(kMaxDays));
    m_days->setValue(kUsualDays);
    m_days->setSuffix(tr(" days"));
    put(m_days);
    calmWheel(m_period);
    calmWheel(m_days);
    connect(m_period, &QComboBox::activated, this, [this] {
        m_dateField.clear();
        showPeriod();
        emit periodChanged();
    });
    connect(m_days, &QSpinBox::valueChanged, this, &RecordsPart::periodChanged);
    showPeriod();
}

RecordsPart::~RecordsPart() {
    // Later: one of them may be what has asked for it. Gone with the line, they are gone already.
    for (QWidget* widget : std::initializer_list<QWidget*>{m_aggregate, m_field, m_period, m_days, m_from, m_to}) {
        if (!widget) continue;
        m_line->removeWidget(widget);
        widget->hide();
        widget->deleteLater();
    }
}

void RecordsPart::put(QWidget* widget) {
    QWidget* before = lastWidget();
    m_line->insertWidget(++m_count, widget);
    if (before) QWidget::setTabOrder(before, widget);
}

QWidget* RecordsPart::firstWidget() const { return m_aggregate; }

QWidget* RecordsPart::lastWidget() const {
    QWidget* last = nullptr;
    for (int i = 1; i <= m_count; ++i)
        if (QLayoutItem* item = m_line->itemAt(i)) last = item->widget();
    return last;
}

const AggregateRow* RecordsPart::aggregate() const { return findAggregate(u8(m_aggregate->currentData().toString())); }

bool RecordsPart::comparesNothing() const { return m_aggregate->currentData().toString() == u"exists"_s; }

void RecordsPart::fillAggregates() {
    const auto fields = fieldsOfKind(m_context.reader(), m_kind);
    for (const AggregateRow& row : aggregateTable())
        if (row.types.empty() ||
            std::any_of(fields.begin(), fields.end(), [&](const Field* field) { return takes(row, *field); }))
            m_aggregate->addItem(m_context.text(row.label), qs(row.key));
}

void RecordsPart::fillFields() {
    const QVariant before = m_field->currentData();
    m_field->clear();
    const AggregateRow* row = aggregate();
    if (row)
        for (const Field* field : fieldsOfKind(m_context.reader(), m_kind))
            if (takes(*row, *field)) m_field->addItem(m_context.text(field->label), qs(field->key));
    m_field->setCurrentIndex(std::max(0, m_field->findData(before)));
    m_field->setVisible(row && !row->types.empty());
    nameExtremes();
}

/// The highest of days is the latest.
void RecordsPart::nameExtremes() {
    const Field* field = findField(m_kind, u8(m_field->currentData().toString()));
    const AggregateRow* row = aggregate();
    const bool days = row && !row->types.empty() && field && field->type == FieldType::date;
    const std::pair<const char*, QString> names[] = {{"max", tr("latest")}, {"min", tr("earliest")}};
    for (const auto& [key, name] : names)
        if (const int at = m_aggregate->findData(QLatin1String(key)); at >= 0)
            m_aggregate->setItemText(at, days ? name : m_context.text(findAggregate(key)->label));
}

/// Two calendars are dear: a rule of sixty conditions has none that it does not show.
void RecordsPart::makeDays() {
    if (m_from) return;
    const QDate today = qdate(m_context.asOf());
    for (const bool first : {true, false}) {
        auto* date = new QDateEdit(m_box);
        date->setObjectName(first ? u"periodFromEdit"_s : u"periodToEdit"_s);
        date->setAccessibleName(first ? tr("First day") : tr("Last day"));
        setCalendar(date, today, m_context.settings().weekStartsOnMonday());
        date->setDisplayFormat(u"yyyy-MM-dd"_s);
        date->setDate(first ? today.addMonths(-3) : today);
        calmWheel(date);
        put(date);
        connect(date, &QDateEdit::dateChanged, this, &RecordsPart::periodChanged);
        (first ? m_from : m_to) = date;
    }
}

void RecordsPart::showPeriod() {
    const QString key = m_period->currentData().toString();
    m_days->setVisible(key == QString::fromUtf16(kLastDays));
    const bool days = key == QString::fromUtf16(kFromTo);
    if (days) makeDays();
    if (!m_from) return;
    m_from->setVisible(days);
    m_to->setVisible(days);
}

void RecordsPart::setRule(const Rule& rule) {
    m_aggregate->setCurrentIndex(std::max(0, m_aggregate->findData(qs(rule.aggregate))));
    fillFields();
    m_field->setCurrentIndex(std::max(0, m_field->findData(qs(rule.field))));
    nameExtremes();
    m_dateField = rule.period.dateField;
    if (!m_period) return;
    const Rule::Period& period = rule.period;
    const QString key = period.withinDays != 0                       ? QString::fromUtf16(kLastDays)
                        : !period.named.empty()                      ? qs(period.named)
                        : !period.from.empty() || !period.to.empty() ? QString::fromUtf16(kFromTo)
                                                                     : QString::fromUtf16(kAnyTime);
    m_period->setCurrentIndex(std::max(0, m_period->findData(key)));
    if (period.withinDays != 0) m_days->setValue(static_cast<int>(period.withinDays));
    showPeriod();
    if (m_from && !period.from.empty()) m_from->setDate(QDate::fromString(qs(period.from), Qt::ISODate));
    if (m_to && !period.to.empty()) m_to->setDate(QDate::fromString(qs(period.to), Qt::ISODate));
}

bool RecordsPart::write(Rule& rule) const {
    const AggregateRow* figure = aggregate();
    if (!figure) return false;
    rule.aggregate = figure->key;
    if (!figure->types.empty()) rule.field = u8(m_field->currentData().toString());
    if (!m_period) return true;
    const QString key = m_period->currentData().toString();
    if (key == QString::fromUtf16(kLastDays)) {
        rule.period.withinDays = m_days->value();
    } else if (key == QString::fromUtf16(kFromTo)) {
        rule.period.from = isoDate(fromQDate(m_from->date()));
        rule.period.to = isoDate(fromQDate(m_to->date()));
    } else if (!key.isEmpty()) {
        rule.period.named = u8(key);
    }
    if (rule.period.bounded()) rule.period.dateField = m_dateField;
    return true;
}

}  // namespace meike::ui
