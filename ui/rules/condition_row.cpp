// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/condition_row.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "domain/operators.h"
#include "domain/period.h"
#include "ui/common/calendar.h"
#include "ui/common/flow_layout.h"
#include "ui/common/labels.h"
#include "ui/common/popup_picker.h"
#include "ui/common/text.h"
#include "ui/forms/record_editors.h"
#include "ui/rules/calm_wheel.h"
#include "ui/rules/operator_choices.h"
#include "ui/rules/rule_group.h"
#include "ui/rules/value_edit.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

// What a condition can be about besides a field: keys of the subject picker that no field has.
constexpr char16_t kRecords[] = u"records:";
constexpr char16_t kSegmentKey[] = u"segment:";
// Rows of the period list that are no calendar period.
constexpr char16_t kAnyTime[] = u"";
constexpr char16_t kLastDays[] = u"days";
constexpr char16_t kFromTo[] = u"range";
constexpr int kSubjectWidth = 96;
constexpr int kArrowRoom = 46;
/// Names of segments have no limit; the line has.
constexpr int kMostWidth = 300;
constexpr int kMostPopupWidth = 480;

/// As wide as what is chosen, not as the longest that could be: a line of several lists stays one line.
class SnugCombo : public QComboBox {
public:
    SnugCombo() {
        connect(this, &QComboBox::currentTextChanged, this, [this] { updateGeometry(); });
        view()->setTextElideMode(Qt::ElideRight);
    }
    QSize sizeHint() const override {
        const QSize widest = QComboBox::sizeHint();
        return {std::min({widest.width(), fontMetrics().horizontalAdvance(currentText()) + kArrowRoom, kMostWidth}),
                widest.height()};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
    void showPopup() override {
        view()->setMinimumWidth(std::min(QComboBox::sizeHint().width(), kMostPopupWidth));
        QComboBox::showPopup();
    }
};

}  // namespace

ConditionRow::ConditionRow(AppContext& context, Kind kind, QWidget* parent)
    : RuleNode(parent), m_context(context), m_kind(kind) {
    setObjectName(u"conditionRow"_s);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kUnit);
    auto* lineBox = new QWidget;
    m_line = new FlowLayout(lineBox, space::kUnit, space::kHalf);
    m_column->addWidget(lineBox);

    m_subject = new QPushButton;
    m_subject->setObjectName(u"subjectButton"_s);
    m_subject->setMinimumWidth(kSubjectWidth);
    m_subject->setLayoutDirection(Qt::RightToLeft);  // the arrow behind the word, as in every list
    m_aggregate = new SnugCombo;
    m_aggregate->setObjectName(u"aggregateCombo"_s);
    m_aggregate->setAccessibleName(tr("Figure"));
    m_aggregateField = new SnugCombo;
    m_aggregateField->setObjectName(u"aggregateFieldCombo"_s);
    m_aggregateField->setAccessibleName(tr("Field of the figure"));
    m_period = new SnugCombo;
    m_period->setObjectName(u"periodCombo"_s);
    m_period->setAccessibleName(tr("Which records, by date"));
    m_period->addItem(tr("at any time"), QString::fromUtf16(kAnyTime));
    m_period->addItem(tr("in the last days"), QString::fromUtf16(kLastDays));
    for (const PeriodRow& period : periodTable()) m_period->addItem(m_context.text(period.label), qs(period.key));
    m_period->addItem(tr("between two days"), QString::fromUtf16(kFromTo));
    m_days = new QSpinBox;
    m_days->setObjectName(u"periodDaysSpin"_s);
    m_days->setAccessibleName(tr("Days"));
    m_days->setRange(1, static_cast<int>(kMaxDays));
    m_days->setValue(90);
    m_days->setSuffix(tr(" days"));
    m_operator = new SnugCombo;
    m_operator->setObjectName(u"operatorCombo"_s);
    m_operator->setAccessibleName(tr("Comparison"));
    m_segment = new SnugCombo;
    m_segment->setObjectName(u"segmentCombo"_s);
    m_segment->setAccessibleName(tr("Segment"));
    m_note = makeLabel({}, TextStyle::body, Tone::secondary);
    m_values = new ValueEdit(m_context);
    m_addWhere = new QPushButton(tr("Only some of them"));
    m_addWhere->setObjectName(u"addWhereButton"_s);
    m_addWhere->setIcon(icon(u"filter"_s, Tone::accent));
    setFlat(m_addWhere);
    setTone(m_addWhere, Tone::accent);
    m_remove = new QToolButton;
    m_remove->setObjectName(u"removeConditionButton"_s);
    m_remove->setIcon(icon(u"x"_s, Tone::secondary));
    m_remove->setAutoRaise(true);
    m_remove->setFixedHeight(kControlHeight);
    m_remove->setToolTip(tr("Remove this condition"));
    m_remove->setAccessibleName(tr("Remove this condition"));
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_subject, m_aggregate, m_aggregateField, m_period, m_days, m_operator,
                                         m_segment, m_note, m_values, m_addWhere, m_remove})
        m_line->addWidget(widget);
    for (QWidget* editor :
         std::initializer_list<QWidget*>{m_aggregate, m_aggregateField, m_period, m_days, m_operator, m_segment})
        calmWheel(editor);

    connect(m_subject, &QPushButton::clicked, this, &ConditionRow::chooseSubject);
    connect(m_aggregate, &QComboBox::activated, this, [this] {
        fillAggregateFields();
        fillOperators({});
        showValues();
        announce();
    });
    connect(m_aggregateField, &QComboBox::activated, this, [this] {
        fillOperators(u8(m_operator->currentData().toString()));
        showValues();
        announce();
    });
    connect(m_period, &QComboBox::activated, this, [this] {
        m_dateField.clear();
        showPeriod();
        announce();
    });
    connect(m_days, &QSpinBox::valueChanged, this, &ConditionRow::announce);
    connect(m_operator, &QComboBox::activated, this, [this] {
        showValues();
        announce();
    });
    connect(m_segment, &QComboBox::activated, this, &ConditionRow::announce);
    connect(m_segment, &QComboBox::currentTextChanged, m_segment, &QWidget::setToolTip);
    connect(m_values, &ValueEdit::edited, this, &ConditionRow::announce);
    connect(m_addWhere, &QPushButton::clicked, this, [this] {
        showWhere(true);
        m_where->addCondition();
    });
    connect(m_remove, &QToolButton::clicked, this, &RuleNode::removeRequested);
    showSubject();
}

Kind ConditionRow::relatedKind() const { return findKind(m_key)->kind; }

const AggregateRow* ConditionRow::aggregate() const { return findAggregate(u8(m_aggregate->currentData().toString())); }

// ---- What it is about ----

void ConditionRow::chooseSubject() {
    auto* picker = new PopupPicker(this);
    picker->setObjectName(u"subjectPicker"_s);
    picker->setPlaceholder(tr("Condition about what? (pinyin works)"));
    picker->setMatch(nameMatch);
    QList<PickItem> items;
    for (const Field& field : kindRow(m_kind).fields) {
        if (!isFilterable(m_kind, field)) continue;
        PickItem item;
        item.key = qs(field.key);
        item.text = m_context.text(field.label);
        if (field.source == FieldSource::score) item.detail = tr("computed");
        items << item;
    }
    if (m_kind == Kind::client) {
        for (const Kind kind : relatedKinds()) {
            PickItem item;
            item.key = QString::fromUtf16(kRecords) + qs(kindRow(kind).key);
            item.text = m_context.text(kindRow(kind).many);
            item.detail = tr("how many, how much");
            items << item;
        }
        PickItem item;
        item.key = QString::fromUtf16(kSegmentKey);
        item.text = tr("Another segment");
        item.detail = tr("is in it");
        items << item;
    }
    picker->setItems(items);
    connect(picker, &PopupPicker::picked, this, [this](const PickItem& item) { setSubject(item.key.toString()); });
    connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(m_subject);
}

void ConditionRow::setSubject(const QString& key) {
    Rule rule;
    const QString records = QString::fromUtf16(kRecords);
    if (key == QString::fromUtf16(kSegmentKey)) {
        rule = Rule::inSegment({});
    } else if (key.startsWith(records)) {
        rule = Rule::exists(u8(key.mid(records.size())));
        // "How many in the last 90 days" is what one asks of records that happen on a day.
        if (const KindRow* kind = findKind(rule.related); kind && isDatedFact(kind->kind)) {
            rule.aggregate = "count";
            rule.op = ">=";
            rule.values = {"1"};
            rule.period.withinDays = 90;
        }
    } else {
        rule = Rule::condition(u8(key), {});
    }
    setRule(rule);
    emit edited();
    QWidget* next = m_type == Rule::Type::condition ? static_cast<QWidget*>(m_operator)
                    : m_type == Rule::Type::segment ? static_cast<QWidget*>(m_segment)
                                                    : m_aggregate;
    // The list that is closing gives the focus back to where it was before.
    QTimer::singleShot(0, next, [next] { next->setFocus(); });
}

void ConditionRow::showSubject() {
    QString text;
    if (m_type == Rule::Type::segment) {
        text = tr("In segment");
    } else if (m_type == Rule::Type::clients) {
        text = tr("Fixed list");
    } else if (m_type == Rule::Type::related) {
        text = m_context.text(kindRow(relatedKind()).many);
    } else if (const Field* field = findField(m_kind, m_key)) {
        text = m_context.text(field->label);
    } else {
        text = tr("Choose...");
    }
    m_subject->setText(QString(text).replace(u'&', u"&&"_s));
    m_subject->setAccessibleName(tr("Condition about: %1").arg(text));
    setAccessibleName(m_subject->accessibleName());
    const bool condition = m_type == Rule::Type::condition && !m_key.empty();
    const bool related = m_type == Rule::Type::related;
    m_aggregate->setVisible(related);
    m_aggregateField->setVisible(related && aggregate() && !aggregate()->types.empty());
    m_period->setVisible(related && dayField(relatedKind()));
    m_operator->setVisible(condition || (related && m_aggregate->currentData().toString() != u"exists"_s));
    m_segment->setVisible(m_type == Rule::Type::segment);
    m_note->setVisible(m_type == Rule::Type::clients);
    m_addWhere->setVisible(related && !m_where);
    if (!condition && !related) m_values->hide();
    showPeriod();
}

/// Two calendars are dear: a rule of sixty conditions has none that it does not show.
void ConditionRow::makeDays() {
    if (m_from) return;
    m_from = new QDateEdit;
    m_from->setObjectName(u"periodFromEdit"_s);
    m_from->setAccessibleName(tr("First day"));
    m_to = new QDateEdit;
    m_to->setObjectName(u"periodToEdit"_s);
    m_to->setAccessibleName(tr("Last day"));
    const QDate today = qdate(m_context.asOf());
    int at = 0;
    while (m_line->itemAt(at)->widget() != m_days) ++at;
    for (QDateEdit* date : {m_from, m_to}) {
        setCalendar(date, today, m_context.settings().weekStartsOnMonday());
        date->setDisplayFormat(u"yyyy-MM-dd"_s);
        date->setDate(date == m_from ? today.addMonths(-3) : today);
        calmWheel(date);
        m_line->insertWidget(++at, date);
        connect(date, &QDateEdit::dateChanged, this, &ConditionRow::announce);
    }
    QWidget::setTabOrder(m_days, m_from);
    QWidget::setTabOrder(m_from, m_to);
}

void ConditionRow::showPeriod() {
    const bool shown = m_type == Rule::Type::related && dayField(relatedKind());
    const QString key = m_period->currentData().toString();
    m_days->setVisible(shown && key == QString::fromUtf16(kLastDays));
    const bool days = shown && key == QString::fromUtf16(kFromTo);
    if (days) makeDays();
    if (!m_from) return;
    m_from->setVisible(days);
    m_to->setVisible(days);
}

void ConditionRow::fillAggregates() {
    m_aggregate->clear();
    for (const AggregateRow& row : aggregateTable()) {
        const auto fields = kindRow(relatedKind()).fields;
        const bool any = row.types.empty() || std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
                             return std::find(row.types.begin(), row.types.end(), field.type) != row.types.end();
                         });
        if (any) m_aggregate->addItem(m_context.text(row.label), qs(row.key));
    }
}

void ConditionRow::fillAggregateFields() {
    const QVariant before = m_aggregateField->currentData();
    m_aggregateField->clear();
    if (const AggregateRow* row = aggregate())
        for (const Field& field : kindRow(relatedKind()).fields)
            if (std::find(row->types.begin(), row->types.end(), field.type) != row->types.end())
                m_aggregateField->addItem(m_context.text(field.label), qs(field.key));
    m_aggregateField->setCurrentIndex(std::max(0, m_aggregateField->findData(before)));
    showSubject();
}

// ---- How it compares ----

void ConditionRow::fillOperators(const std::string& chosen) {
    m_operator->clear();
    const auto subject = withoutValues() ? subjectOf(*withoutValues(), m_kind) : std::nullopt;
    if (!subject) return;
    const bool mayRank = m_kind == Kind::client;
    for (const OperatorRow* op : operatorChoices(*subject, mayRank, chosen))
        m_operator->addItem(m_context.text(op->labelFor(subject->type)), qs(op->key));
    int at = m_operator->findData(qs(chosen));
    if (at < 0) at = m_operator->findData(qs(usualOperator(*subject)));
    m_operator->setCurrentIndex(std::max(0, at));
}

void ConditionRow::showValues() {
    const auto rule = withoutValues();
    const auto subject = rule ? subjectOf(*rule, m_kind) : std::nullopt;
    const OperatorRow* op = findOperator(u8(m_operator->currentData().toString()));
    if (!subject || !op || m_operator->isHidden()) {
        m_values->hide();
        return;
    }
    m_values->setSubject(*subject, *op);
}

// ---- In and out ----

void ConditionRow::setRule(const Rule& rule) {
    m_quiet = true;
    m_type = rule.type;
    m_dateField = rule.period.dateField;
    m_clients = rule.type == Rule::Type::clients ? rule.values : std::vector<std::string>{};
    m_key = rule.type == Rule::Type::related ? rule.related : rule.field;
    if (m_type == Rule::Type::segment) {
        m_segment->clear();
        for (const ValueChoice& choice : valueChoices(
                 m_context, Field{.key = {}, .label = {}, .type = FieldType::reference, .refersTo = Kind::segment}))
            m_segment->addItem(choice.text, choice.text);
        // One that is no longer there is shown as it is called, so that nothing changes unseen.
        if (!rule.segment.empty() && m_segment->findData(qs(rule.segment)) < 0)
            m_segment->addItem(qs(rule.segment), qs(rule.segment));
        m_segment->setCurrentIndex(rule.segment.empty() ? -1 : m_segment->findData(qs(rule.segment)));
        m_segment->setPlaceholderText(tr("Choose..."));
    } else if (m_type == Rule::Type::clients) {
        m_note->setText(tr("%n clients chosen one by one", nullptr, static_cast<int>(m_clients.size())));
    } else if (m_type == Rule::Type::related) {
        fillAggregates();
        m_aggregate->setCurrentIndex(std::max(0, m_aggregate->findData(qs(rule.aggregate))));
        fillAggregateFields();
        m_aggregateField->setCurrentIndex(std::max(0, m_aggregateField->findData(qs(rule.field))));
        const Rule::Period& period = rule.period;
        const QString key = period.withinDays != 0                       ? QString::fromUtf16(kLastDays)
                            : !period.named.empty()                      ? qs(period.named)
                            : !period.from.empty() || !period.to.empty() ? QString::fromUtf16(kFromTo)
                                                                         : QString::fromUtf16(kAnyTime);
        m_period->setCurrentIndex(std::max(0, m_period->findData(key)));
        if (period.withinDays != 0) m_days->setValue(static_cast<int>(period.withinDays));
        if (key == QString::fromUtf16(kFromTo)) makeDays();
        if (!period.from.empty()) m_from->setDate(QDate::fromString(qs(period.from), Qt::ISODate));
        if (!period.to.empty()) m_to->setDate(QDate::fromString(qs(period.to), Qt::ISODate));
        showWhere(!rule.children.empty());
        if (!rule.children.empty()) m_where->setRule(rule.children.front());
    }
    if (m_type != Rule::Type::related) showWhere(false);
    if (m_type == Rule::Type::condition || m_type == Rule::Type::related) fillOperators(rule.op);
    showSubject();
    showValues();
    if (!rule.values.empty() && m_type != Rule::Type::clients) m_values->setValues(rule.values);
    m_quiet = false;
    markComplete();
}

void ConditionRow::showWhere(bool shown) {
    if (shown == (m_where != nullptr)) return;
    if (shown) {
        m_where = new RuleGroup(m_context, relatedKind(), 1, this);
        m_where->setRule(Rule::all({}));
        m_where->setContentsMargins(space::kTriple, 0, 0, 0);
        m_column->addWidget(m_where);
        m_where->show();
        connect(m_where, &RuleNode::edited, this, &ConditionRow::announce);
        connect(m_where, &RuleNode::removeRequested, this, [this] {
            showWhere(false);
            announce();
        });
    } else {
        m_where->hide();
        m_where->deleteLater();
        m_where = nullptr;
    }
    m_addWhere->setVisible(m_type == Rule::Type::related && !m_where);
}

/// The rule without its values.
std::optional<Rule> ConditionRow::withoutValues() const {
    Rule rule;
    rule.type = m_type;
    switch (m_type) {
        case Rule::Type::segment:
            rule.segment = u8(m_segment->currentData().toString());
            return rule;
        case Rule::Type::clients:
            rule.values = m_clients;
            return rule;
        case Rule::Type::condition:
            if (m_key.empty()) return {};
            rule.field = m_key;
            rule.op = u8(m_operator->currentData().toString());
            return rule;
        default:
            break;
    }
    rule.related = m_key;
    const AggregateRow* figure = aggregate();
    if (!figure) return {};
    rule.aggregate = figure->key;
    if (!figure->types.empty()) rule.field = u8(m_aggregateField->currentData().toString());
    if (rule.aggregate != "exists") rule.op = u8(m_operator->currentData().toString());
    if (dayField(relatedKind())) {
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
    }
    if (m_where)
        if (auto where = m_where->rule()) rule.children = {std::move(*where)};
    return rule;
}

std::optional<Rule> ConditionRow::rule() const {
    auto rule = withoutValues();
    if (!rule) return {};
    if (!m_operator->isHidden()) {
        const auto values = m_values->values();
        if (!values) return {};
        rule->values = *values;
    }
    if (!validate(*rule, m_kind)) return {};
    return rule;
}

Rule ConditionRow::draft() const {
    Rule rule = withoutValues().value_or(Rule::condition({}, {}));
    if (!m_operator->isHidden()) rule.values = m_values->typed();
    if (m_where) rule.children = {m_where->draft()};
    return rule;
}

int ConditionRow::incomplete() const { return (rule() ? 0 : 1) + (m_where ? m_where->incomplete() : 0); }

void ConditionRow::markComplete() {
    // A mark on what is missing; a new line is not scolded before something was chosen.
    const bool missing = !m_key.empty() && !rule();
    m_subject->setIcon(missing ? icon(u"circle-alert"_s, Tone::risk) : icon(u"chevron-down"_s, Tone::secondary));
    m_subject->setToolTip(missing ? tr("A value is missing or cannot be read: this condition does not count yet.")
                                  : QString());
}

void ConditionRow::announce() {
    if (m_quiet) return;
    markComplete();
    emit edited();
}

}  // namespace meike::ui
