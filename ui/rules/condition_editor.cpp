// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/condition_editor.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "storage/client_query.h"
#include "ui/context/error_text.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/rules/operator_choices.h"
#include "ui/rules/tick_list.h"
#include "ui/rules/value_edit.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kEditorWidth = 320;
/// So many texts of a field are offered while one types.
constexpr std::int64_t kKnownTexts = 200;

}  // namespace

ConditionEditor::ConditionEditor(AppContext& context, QWidget* window) : Popover(window), m_context(context) {
    setObjectName(u"conditionEditor"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    layout->setSpacing(space::kUnit);
    m_title = makeLabel({}, TextStyle::strong);
    layout->addWidget(m_title);
    m_operator = new QComboBox;
    m_operator->setObjectName(u"operatorCombo"_s);
    m_operator->setAccessibleName(tr("Comparison"));
    layout->addWidget(m_operator);
    m_ticks = new TickList;
    layout->addWidget(m_ticks);
    m_values = new ValueEdit(m_context);
    m_values->setFillsWidth();
    layout->addWidget(m_values);

    m_error = makeLabel({}, TextStyle::small, Tone::risk);
    m_error->setWordWrap(true);
    m_error->hide();
    layout->addWidget(m_error);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto* cancel = new QPushButton(tr("Cancel"));
    auto* use = new QPushButton(tr("Apply"));
    use->setObjectName(u"applyConditionButton"_s);
    setPrimary(use);
    buttons->addWidget(cancel);
    buttons->addWidget(use);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QWidget::hide);
    connect(use, &QPushButton::clicked, this, &ConditionEditor::apply);
    connect(m_operator, &QComboBox::activated, this, [this] {
        showValues({});
        place();
    });
}

void ConditionEditor::openFor(const Rule& condition, QWidget* anchor, Kind kind) {
    m_kind = kind;
    m_field = findField(kind, condition.field);
    if (!m_field || !m_context.session()) return;
    m_title->setText(m_context.text(m_field->label));
    setAccessibleName(tr("Condition: %1").arg(m_title->text()));
    m_error->hide();
    std::string op = condition.op;
    if (hasValueChoices(*m_field) && op == "equals") op = "any_of";
    if (hasValueChoices(*m_field) && op == "not_equals") op = "none_of";
    fillOperators(op);
    m_ticked.reset();
    m_values->forget();
    showValues(condition.values);
    openUnder(anchor);
    if (!m_ticks->isHidden())
        m_ticks->focusList();
    else if (auto* line = m_values->findChild<QLineEdit*>(u"valueEdit"_s); line && !m_values->isHidden())
        line->setFocus();
    else
        m_operator->setFocus();
}

void ConditionEditor::fillOperators(const std::string& chosen) {
    m_operator->clear();
    auto choices = operatorChoices(*m_field, m_kind == Kind::client);
    // Over a list of values "any of" is what one means nearly always.
    const bool listed = hasValueChoices(*m_field);
    if (listed)
        std::stable_partition(choices.begin(), choices.end(),
                              [](const OperatorRow* op) { return op->key == "any_of"; });
    for (const OperatorRow* op : choices) m_operator->addItem(m_context.text(op->labelFor(m_field->type)), qs(op->key));
    const std::string first = !chosen.empty() ? chosen : listed ? std::string("any_of") : usualOperator(*m_field);
    m_operator->setCurrentIndex(std::max(0, m_operator->findData(qs(first))));
}

void ConditionEditor::showValues(const std::vector<std::string>& values) {
    const OperatorRow* op = findOperator(u8(m_operator->currentData().toString()));
    if (!op) return;
    if (ValueEdit::isTicked(*m_field, *op)) {
        // Another operator over the same list keeps what is ticked.
        if (m_ticked != op->operand)
            m_ticks->setChoices(
                op->operand == OperandKind::tag_group ? tagGroupChoices(m_context) : valueChoices(m_context, *m_field),
                values);
        m_ticked = op->operand;
        m_ticks->show();
        m_values->hide();
    } else {
        m_ticks->hide();
        m_values->setSubject(*m_field, *op);
        m_values->setVisible(op->operands != OperandCount::none);
        if (!values.empty()) m_values->setValues(values);
        offerKnownTexts();
    }
    m_error->hide();
}

void ConditionEditor::offerKnownTexts() {
    auto* line = m_values->findChild<QLineEdit*>(u"valueEdit"_s);
    // Of a million orders nobody looks through the numbers on this thread.
    if (!line || line->completer() || m_kind != Kind::client || m_field->type != FieldType::text ||
        m_field->source != FieldSource::column)
        return;
    QStringList known;
    try {
        for (const auto& [text, number] : distinctTexts(m_context.reader(), m_field->key, kKnownTexts))
            known << qs(text);
    } catch (...) {
        m_context.showError(currentError());
    }
    auto* completer = new QCompleter(known, line);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    line->setCompleter(completer);
}

std::optional<Rule> ConditionEditor::condition() const {
    if (!m_field) return {};
    Rule rule = Rule::condition(std::string(m_field->key), u8(m_operator->currentData().toString()));
    if (!m_ticks->isHidden()) {
        rule.values = m_ticks->values();
    } else if (const auto values = m_values->values()) {
        rule.values = *values;
    } else {
        return {};
    }
    if (!validate(rule, m_kind)) return {};
    return rule;
}

void ConditionEditor::apply() {
    const auto rule = condition();
    if (!rule) {
        m_error->setText(m_ticks->isHidden() ? tr("This value cannot be read.") : tr("Tick at least one value."));
        m_error->show();
        place();
        return;
    }
    hide();
    emit applied(*rule);
}

QSize ConditionEditor::wantedSize(const QSize&) const {
    const int height = layout()->totalHeightForWidth(kEditorWidth);
    return {kEditorWidth, height > 0 ? height : layout()->sizeHint().height()};
}

}  // namespace meike::ui
