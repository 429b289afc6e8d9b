// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/condition_row.h"

#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "domain/operators.h"
#include "domain/related.h"
#include "storage/custom_fields.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/calm_wheel.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/rules/operator_choices.h"
#include "ui/rules/records_part.h"
#include "ui/rules/rule_controls.h"
#include "ui/rules/rule_group.h"
#include "ui/rules/value_edit.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

// What a condition can be about besides a field: keys of the subject picker that no field has.
constexpr char16_t kRecords[] = u"records:";
constexpr char16_t kSegmentKey[] = u"segment:";
constexpr int kSubjectWidth = 96;
constexpr int kMostSubjectWidth = 260;

}  // namespace

ConditionRow::ConditionRow(AppContext& context, Kind kind, QWidget* parent)
    : RuleNode(parent), m_context(context), m_kind(kind) {
    setObjectName(u"conditionRow"_s);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kUnit);
    m_box = new QWidget(this);
    m_line = new FlowLayout(m_box, space::kUnit, space::kHalf);
    m_line->keepLastTwoTogether();
    m_column->addWidget(m_box);

    // Whatever only some conditions have is made by those: widgets are what a long rule takes its time for.
    m_subject = new DropButton(m_box);
    m_subject->setObjectName(u"subjectButton"_s);
    m_subject->setMinimumWidth(kSubjectWidth);
    m_operator = new SnugCombo(m_box);
    m_operator->setObjectName(u"operatorCombo"_s);
    m_operator->setAccessibleName(tr("Comparison"));
    calmWheel(m_operator);
    m_values = new ValueEdit(m_context, m_box);
    m_remove = new QToolButton(m_box);
    m_remove->setObjectName(u"removeConditionButton"_s);
    m_remove->setIcon(icon(u"x"_s, Tone::secondary));
    m_remove->setAutoRaise(true);
    m_remove->setFixedHeight(kControlHeight);
    m_remove->setToolTip(tr("Remove this condition"));
    m_remove->setAccessibleName(tr("Remove this condition"));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_subject, m_operator, m_values, m_remove})
        m_line->addWidget(widget);

    connect(m_subject, &QPushButton::clicked, this, &ConditionRow::chooseSubject);
    connect(m_operator, &QComboBox::activated, this, [this] {
        showValues();
        announce();
    });
    connect(m_values, &ValueEdit::edited, this, &ConditionRow::announce);
    connect(m_remove, &QToolButton::clicked, this, &RuleNode::removeRequested);
    showSubject();
}

ConditionRow::~ConditionRow() = default;

Kind ConditionRow::relatedKind() const { return findKind(m_key)->kind; }

bool ConditionRow::compares() const {
    return (m_type == Rule::Type::condition && !m_key.empty()) ||
           (m_type == Rule::Type::related && m_records && !m_records->comparesNothing());
}

// ---- What it is about ----

void ConditionRow::chooseSubject() {
    auto* picker = new PopupPicker(this);
    picker->setObjectName(u"subjectPicker"_s);
    picker->setPlaceholder(tr("Condition about what? (pinyin works)"));
    picker->setMatch(nameMatch);
    QList<PickItem> items;
    for (const Field* field : fieldsOfKind(m_context.reader(), m_kind)) {
        if (!isFilterable(m_kind, *field)) continue;
        PickItem item;
        item.key = qs(field->key);
        item.text = m_context.text(field->label);
        if (field->source == FieldSource::score) item.detail = tr("computed");
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

Rule ConditionRow::usualOf(const KindRow& records) {
    Rule rule = Rule::exists(std::string(records.key));
    // "How many in the last 90 days" is what one asks of records that happen on a day.
    if (isDatedFact(records.kind)) {
        rule.aggregate = "count";
        rule.op = ">=";
        rule.values = {"1"};
        rule.period.withinDays = 90;
    }
    return rule;
}

void ConditionRow::setSubject(const QString& key) {
    Rule rule;
    const QString records = QString::fromUtf16(kRecords);
    if (key == QString::fromUtf16(kSegmentKey)) {
        rule = Rule::inSegment({});
    } else if (key.startsWith(records)) {
        if (const KindRow* kind = findKind(u8(key.mid(records.size())))) rule = usualOf(*kind);
    } else {
        rule = Rule::condition(u8(key), {});
    }
    setRule(rule);
    emit edited();
    QWidget* next = m_type == Rule::Type::segment   ? static_cast<QWidget*>(m_segment)
                    : m_type == Rule::Type::related ? m_records->firstWidget()
                                                    : m_operator;
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
    m_subject->setCaption(text, kMostSubjectWidth);
    m_subject->setAccessibleName(tr("Condition about: %1").arg(text));
    setAccessibleName(m_subject->accessibleName());
    m_operator->setVisible(compares());
    if (!compares()) m_values->hide();
}

/// The list of segments, in the place of the comparison.
void ConditionRow::showSegments(const std::string& chosen) {
    if (!m_segment) {
        m_segment = new SnugCombo(m_box);
        m_segment->setObjectName(u"segmentCombo"_s);
        m_segment->setAccessibleName(tr("Segment"));
        m_segment->setPlaceholderText(tr("Choose..."));
        calmWheel(m_segment);
        m_line->insertWidget(1, m_segment);
        QWidget::setTabOrder(m_subject, m_segment);
        connect(m_segment, &QComboBox::activated, this, &ConditionRow::announce);
        connect(m_segment, &QComboBox::currentTextChanged, m_segment, &QWidget::setToolTip);
    }
    m_segment->clear();
    for (const ValueChoice& choice : valueChoices(
             m_context, Field{.key = {}, .label = {}, .type = FieldType::reference, .refersTo = Kind::segment}))
        m_segment->addItem(choice.text, choice.text);
    // One that is no longer there is shown as it is called, so that nothing changes unseen.
    if (!chosen.empty() && m_segment->findData(qs(chosen)) < 0) m_segment->addItem(qs(chosen), qs(chosen));
    m_segment->setCurrentIndex(chosen.empty() ? -1 : m_segment->findData(qs(chosen)));
    m_segment->show();
}

/// A list of clients has no comparison, only a number.
void ConditionRow::showClients() {
    if (!m_note) {
        m_note = makeLabel({}, TextStyle::body, Tone::secondary, m_box);
        m_note->setMinimumHeight(kControlHeight);
        m_line->insertWidget(1, m_note);
    }
    m_note->setText(tr("%1 chosen one by one").arg(clientCount(static_cast<std::int64_t>(m_clients.size()))));
    m_note->show();
}

/// Figure and period of the records, in front of the comparison.
void ConditionRow::showRecords(const Rule& rule) {
    if (m_records && m_records->kind() != relatedKind()) m_records.reset();
    if (!m_records) {
        m_records = std::make_unique<RecordsPart>(m_context, relatedKind(), m_line, m_box);
        QWidget::setTabOrder(m_subject, m_records->firstWidget());
        QWidget::setTabOrder(m_records->lastWidget(), m_operator);
        connect(m_records.get(), &RecordsPart::figureChanged, this, [this](bool keepOperator) {
            fillOperators(keepOperator ? u8(m_operator->currentData().toString()) : std::string());
            showSubject();
            showValues();
            announce();
        });
        connect(m_records.get(), &RecordsPart::periodChanged, this, &ConditionRow::announce);
    }
    m_records->setRule(rule);
    if (!m_addWhere) {
        m_addWhere = new QPushButton(tr("Only some of them"), m_box);
        m_addWhere->setObjectName(u"addWhereButton"_s);
        m_addWhere->setIcon(icon(u"filter"_s, Tone::accent));
        m_addWhere->setMinimumHeight(kControlHeight);
        setFlat(m_addWhere);
        setTone(m_addWhere, Tone::accent);
        m_line->insertWidget(m_line->count() - 1, m_addWhere);
        QWidget::setTabOrder(m_values, m_addWhere);
        QWidget::setTabOrder(m_addWhere, m_remove);
        connect(m_addWhere, &QPushButton::clicked, this, [this] {
            showWhere(true);
            m_where->addCondition();
        });
    }
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
    if (!subject || !op || !compares()) {
        m_values->hide();
        return;
    }
    m_values->setSubject(*subject, *op);
}

// ---- In and out ----

void ConditionRow::setRule(const Rule& rule) {
    m_quiet = true;
    m_type = rule.type;
    m_clients = rule.type == Rule::Type::clients ? rule.values : std::vector<std::string>{};
    m_key = rule.type == Rule::Type::related ? rule.related : rule.field;
    if (m_segment) m_segment->hide();
    if (m_note) m_note->hide();
    if (m_type != Rule::Type::related) {
        m_records.reset();
        showWhere(false);
    }
    if (m_type == Rule::Type::segment) {
        showSegments(rule.segment);
    } else if (m_type == Rule::Type::clients) {
        showClients();
    } else if (m_type == Rule::Type::related) {
        showRecords(rule);
        showWhere(!rule.children.empty());
        if (!rule.children.empty()) m_where->setRule(rule.children.front());
    }
    if (compares()) fillOperators(rule.op);
    showSubject();
    showValues();
    if (!rule.values.empty() && m_type != Rule::Type::clients) m_values->setValues(rule.values);
    m_quiet = false;
    markComplete();
}

void ConditionRow::showWhere(bool shown) {
    if (m_addWhere) m_addWhere->setVisible(m_type == Rule::Type::related && !shown);
    if (shown == (m_where != nullptr)) return;
    if (shown) {
        m_where = new RuleGroup(m_context, relatedKind(), 1, this);
        m_where->setRule(Rule::all({}));
        m_where->setContentsMargins(space::kDouble, 0, 0, 0);
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
}

/// The rule without its values.
std::optional<Rule> ConditionRow::withoutValues() const {
    Rule rule;
    rule.type = m_type;
    switch (m_type) {
        case Rule::Type::segment:
            if (m_segment) rule.segment = u8(m_segment->currentData().toString());
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
    if (!m_records || !m_records->write(rule)) return {};
    if (compares()) rule.op = u8(m_operator->currentData().toString());
    if (m_where)
        if (auto where = m_where->rule()) rule.children = {std::move(*where)};
    return rule;
}

std::optional<Rule> ConditionRow::rule() const {
    auto rule = withoutValues();
    if (!rule) return {};
    if (compares()) {
        const auto values = m_values->values();
        if (!values) return {};
        rule->values = *values;
    }
    if (!validate(*rule, m_kind)) return {};
    return rule;
}

Rule ConditionRow::draft() const {
    Rule rule = withoutValues().value_or(Rule::condition({}, {}));
    if (compares()) rule.values = m_values->typed();
    if (m_where) rule.children = {m_where->draft()};
    return rule;
}

int ConditionRow::incomplete() const { return (rule() ? 0 : 1) + (m_where ? m_where->incomplete() : 0); }

void ConditionRow::markComplete() {
    // A mark on what is missing; a new line is not scolded before something was chosen.
    const bool missing = !m_key.empty() && !rule();
    m_subject->setWarning(missing);
    if (missing)
        m_subject->setToolTip(tr("A value is missing or cannot be read: this condition does not count yet."));
    else
        m_subject->setCaption(m_subject->caption(), kMostSubjectWidth);
}

void ConditionRow::announce() {
    if (m_quiet) return;
    markComplete();
    emit edited();
}

}  // namespace meike::ui
