// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/form_section.h"

#include <QVBoxLayout>

#include "ui/forms/field_editor.h"
#include "ui/kit/labels.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

FormSection::FormSection(const QString& title, QWidget* parent)
    : QWidget(parent), m_body(new QWidget), m_grid(new QGridLayout(m_body)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kUnit);
    if (!title.isEmpty()) {
        m_toggle = new QToolButton;
        m_toggle->setText(title);
        m_toggle->setFont(textFont(TextStyle::strong));
        m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        m_toggle->setIconSize({12, 12});
        layout->addWidget(m_toggle, 0, Qt::AlignLeft);
        connect(m_toggle, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
        showArrow();
    }
    m_grid->setContentsMargins(m_toggle ? space::kUnit : 0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::kDouble);
    m_grid->setVerticalSpacing(space::kUnit);
    m_grid->setColumnStretch(1, 1);
    layout->addWidget(m_body);
}

QLabel* FormSection::addField(const QString& label, FieldEditor* editor, bool required) {
    auto* text = makeLabel(required ? label + u" *"_s : label, TextStyle::body, Tone::secondary);
    text->setBuddy(editor->input());
    text->setWordWrap(true);
    text->setContentsMargins(0, 6, 0, 0);
    if (required) text->setToolTip(tr("Required"));
    auto* fault = makeLabel({}, TextStyle::small, Tone::risk);
    fault->setWordWrap(true);
    fault->hide();
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(editor);
    column->addWidget(fault);
    const int row = m_grid->rowCount();
    m_grid->addWidget(text, row, 0, Qt::AlignTop);
    m_grid->addLayout(column, row, 1);
    m_labels << text;
    return fault;
}

void FormSection::setFolded(bool folded) {
    if (!m_toggle) return;
    m_folded = folded;
    m_body->setVisible(!folded);
    showArrow();
}

bool FormSection::isFolded() const { return m_folded; }

int FormSection::labelWidth() const {
    int width = 0;
    for (const QLabel* label : m_labels) width = std::max(width, label->fontMetrics().horizontalAdvance(label->text()));
    return width + (m_toggle ? 0 : space::kUnit);
}

void FormSection::setLabelWidth(int width) {
    for (QLabel* label : m_labels) label->setFixedWidth(width);
    m_grid->setColumnMinimumWidth(0, m_toggle ? width : width + space::kUnit);
}

void FormSection::showArrow() {
    m_toggle->setIcon(icon(m_folded ? u"chevron-right"_s : u"chevron-down"_s, Tone::secondary));
    m_toggle->setAccessibleDescription(m_folded ? tr("Folded") : tr("Unfolded"));
}

}  // namespace meike::ui
