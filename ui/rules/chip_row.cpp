// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/chip_row.h"

#include <QEvent>

#include "ui/kit/filter_chip.h"
#include "ui/kit/flow_layout.h"
#include "ui/rules/condition_text.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}  // namespace

ChipRow::ChipRow(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_layout(new FlowLayout(this, space::kUnit, space::kUnit)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    rebuild();
}

void ChipRow::setRule(const Rule& rule) {
    if (m_rule == rule) return;
    m_rule = rule;
    rebuild();
}

void ChipRow::setList(const QString& text) {
    if (m_list == text) return;
    m_list = text;
    rebuild();
}

void ChipRow::rebuild() {
    m_layout->clear();
    if (!m_list.isEmpty()) {
        auto* chip = new FilterChip(this);
        chip->setObjectName(u"listChip"_s);
        chip->setCondition({}, m_list);
        connect(chip, &FilterChip::removeRequested, this, &ChipRow::removeListRequested);
        m_layout->addWidget(chip);
        chip->show();
    }
    for (std::size_t i = 0; i < m_rule.children.size(); ++i) {
        const Rule& child = m_rule.children[i];
        auto* chip = new FilterChip(this);
        chip->setObjectName(u"chip%1"_s.arg(i));
        const int at = static_cast<int>(i);
        if (child.type == Rule::Type::condition) {
            const ConditionText text = conditionText(child, m_context.language(), m_context.currency(), m_kind);
            chip->setCondition(text.subject, text.value);
        } else {
            chip->setCondition({}, ruleText(child, m_context.language(), m_context.currency(), m_kind));
        }
        connect(chip, &FilterChip::editRequested, this, [this, at, chip] { emit editRequested(at, chip); });
        connect(chip, &FilterChip::removeRequested, this, [this, at] { emit removeRequested(at); });
        m_layout->addWidget(chip);
        chip->show();
    }
    m_add = new AddChip(tr("Condition"), this);
    m_add->setObjectName(u"addConditionChip"_s);
    connect(m_add, &QAbstractButton::clicked, this, &ChipRow::addRequested);
    m_layout->addWidget(m_add);
    m_add->show();
    updateGeometry();
}

QWidget* ChipRow::chip(int condition) const {
    const QString name = u"chip%1"_s.arg(condition);
    // Not by findChild(): those before the last change are still there, hidden.
    for (int i = 0; i < m_layout->count(); ++i)
        if (QWidget* chip = m_layout->itemAt(i)->widget(); chip && chip->objectName() == name) return chip;
    return nullptr;
}

void ChipRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rebuild();
}

}  // namespace meike::ui
