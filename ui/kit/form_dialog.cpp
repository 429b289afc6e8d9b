// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/form_dialog.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QStyle>
#include <QTextEdit>
#include <QVBoxLayout>

#include "ui/kit/format.h"
#include "ui/kit/labels.h"

namespace meike::ui {

namespace {

constexpr const char* kInvalid = "invalid";
constexpr int kMinimumWidth = 440;

void markInvalid(QWidget* field, bool invalid) {
    field->setProperty(kInvalid, invalid);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

}  // namespace

FormDialog::FormDialog(const QString& title, const QString& verb, QWidget* parent) : QDialog(parent) {
    setWindowTitle(title);
    setMinimumWidth(kMinimumWidth);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::kTriple, space::kPage, space::kTriple, space::kPage);
    outer->setSpacing(space::kWide);
    m_title = makeLabel(title, TextStyle::title);
    m_intro = makeLabel({}, TextStyle::body, Tone::secondary);
    m_intro->setWordWrap(true);
    m_intro->hide();
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(space::kDouble);
    m_form->setVerticalSpacing(space::kUnit);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_error = makeLabel({}, TextStyle::body, Tone::risk);
    m_error->setWordWrap(true);
    m_error->hide();
    m_primary = new QPushButton(verb);
    setPrimary(m_primary);
    m_primary->setDefault(true);
    m_cancel = new QPushButton(tr("Cancel"));
    m_cancel->setAutoDefault(false);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(space::kUnit);
    m_buttons->addStretch(1);
    m_buttons->addWidget(m_cancel);
    m_buttons->addWidget(m_primary);
    outer->addWidget(m_title);
    outer->addWidget(m_intro);
    outer->addLayout(m_form, 1);
    outer->addWidget(m_error);
    outer->addSpacing(space::kHalf);
    outer->addLayout(m_buttons);
    connect(m_primary, &QPushButton::clicked, this, &FormDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &FormDialog::reject);
}

void FormDialog::addRow(const QString& label, QWidget* field, const QString& hint) {
    auto* text = makeLabel(label, TextStyle::body, Tone::secondary);
    text->setBuddy(field);
    text->setTextFormat(Qt::AutoText);
    text->setFixedHeight(kControlHeight);
    if (field->accessibleName().isEmpty()) field->setAccessibleName(withoutMnemonic(label));
    if (hint.isEmpty()) {
        m_form->addRow(text, field);
        return;
    }
    field->setAccessibleDescription(hint);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(field);
    auto* below = makeLabel(hint, TextStyle::small, Tone::secondary);
    below->setWordWrap(true);
    column->addWidget(below);
    m_form->addRow(text, column);
}

void FormDialog::setOnlyRead() { m_cancel->hide(); }

void FormDialog::setRowVisible(QWidget* field, bool visible) { m_form->setRowVisible(field, visible); }

void FormDialog::setRowLabel(QWidget* field, const QString& label) {
    if (auto* text = qobject_cast<QLabel*>(m_form->labelForField(field))) text->setText(label);
    field->setAccessibleName(withoutMnemonic(label));
}

void FormDialog::addHeading(const QString& text) {
    auto* heading = makeLabel(text, TextStyle::strong);
    heading->setContentsMargins(0, m_form->rowCount() > 0 ? space::kUnit : 0, 0, 0);
    m_form->addRow(heading);
}

void FormDialog::addWide(QWidget* widget) { m_form->addRow(widget); }

void FormDialog::setIntro(const QString& text) {
    m_intro->setText(text);
    m_intro->setVisible(!text.isEmpty());
}

QPushButton* FormDialog::addButton(const QString& text, std::function<void()> run) {
    auto* button = new QPushButton(text);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
    // Before the stretch: what is rarer stands apart from the verb.
    int at = 0;
    while (m_buttons->itemAt(at)->widget()) ++at;
    m_buttons->insertWidget(at, button);
    return button;
}

void FormDialog::setVerb(const QString& verb) { m_primary->setText(verb); }
void FormDialog::setSubmit(std::function<bool()> submit) { m_submit = std::move(submit); }

void FormDialog::setError(const QString& text, QWidget* field) {
    for (QWidget* child : findChildren<QWidget*>())
        if (child != field && child->property(kInvalid).toBool()) markInvalid(child, false);
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
    growToFit();
    if (text.isEmpty()) return;
    if (field) {
        markInvalid(field, true);
        field->setFocus(Qt::OtherFocusReason);
    }
    QAccessibleEvent alert(m_error, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

bool FormDialog::isModified() const {
    for (const QLineEdit* line : findChildren<QLineEdit*>())
        if (line->isModified()) return true;
    for (const QPlainTextEdit* text : findChildren<QPlainTextEdit*>())
        if (text->document()->isModified()) return true;
    return false;
}

void FormDialog::openSheet() {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    QDialog::open();
    growToFit();
    // Where one begins to type; the caller may know better, afterwards.
    for (int row = 0; row < m_form->rowCount(); ++row) {
        const QLayoutItem* item = m_form->itemAt(row, QFormLayout::FieldRole);
        QWidget* field = item ? item->widget() : nullptr;
        if (!field || field->focusPolicy() == Qt::NoFocus) continue;
        field->setFocus(Qt::OtherFocusReason);
        return;
    }
}

void FormDialog::growToFit() {
    layout()->activate();
    const int wanted = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
    if (wanted > height()) resize(width(), wanted);
}

void FormDialog::accept() {
    if (m_submit) {
        setError({});
        const QPointer<FormDialog> self(this);
        if (!m_submit() || !self) return;
    }
    QDialog::accept();
}

void FormDialog::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        if (m_primary->isEnabled()) m_primary->click();
        return;
    }
    QDialog::keyPressEvent(event);
}

}  // namespace meike::ui
