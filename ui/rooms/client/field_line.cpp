// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/client/field_line.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

#include "domain/field.h"
#include "ui/context/app_context.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/inline_edit.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/painting.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kLabelWidth = 76;

/// Lists are picked from: what is chosen is meant, and stored at once.
bool endsWithChoice(FieldType type) {
    return type == FieldType::choice || type == FieldType::pick || type == FieldType::reference ||
           type == FieldType::boolean;
}

}  // namespace

FieldLine::FieldLine(AppContext& context, const Field& field, QWidget* parent)
    : QWidget(parent), m_context(context), m_field(field) {
    setObjectName(qs(field.key) + u"Line"_s);
    setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kHalf, 2, space::kHalf, 2);
    row->setSpacing(space::kUnit);
    m_label = new ElidedLabel(m_context.text(field.label));
    m_label->setFixedWidth(kLabelWidth);
    setTone(m_label, Tone::secondary);
    m_text = new ElidedLabel;
    row->addWidget(m_label);
    row->addWidget(m_text, 1);
}

bool FieldLine::mayEdit() const {
    return m_client != 0 && m_field.editable && isStored(m_field.source) && !m_context.inThePast();
}

void FieldLine::setValue(RecordId client, const Value& value, const QString& text) {
    if (m_editor && client != m_client) giveUp();
    m_client = client;
    m_value = value;
    m_empty = meike::isEmpty(value);
    m_text->setText(m_empty ? u"–"_s : text);
    setTone(m_text, m_empty ? Tone::secondary : Tone::normal);
    m_label->setText(m_context.text(m_field.label));
    setAccessibleName(labelledText(m_context.text(m_field.label), m_empty ? tr("empty") : text));
    setCursor(mayEdit() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setFocusPolicy(mayEdit() ? Qt::StrongFocus : Qt::NoFocus);
}

void FieldLine::startEditing() {
    if (m_editor || !mayEdit()) return;
    m_editor = makeFieldEditor(EditorContext{m_context, Kind::client, [this] { return m_client; },
                                             [this] { return m_context.currency(); }, [this] { return m_client; }},
                               m_field, this);
    if (!m_editor) return;
    m_editor->setValue(m_value);
    m_editor->setAccessibleName(m_context.text(m_field.label));
    m_text->hide();
    static_cast<QHBoxLayout*>(layout())->addWidget(m_editor, 1);
    m_editor->show();
    if (QWidget* input = m_editor->input()) {
        input->setFocus(Qt::OtherFocusReason);
        if (auto* line = qobject_cast<QLineEdit*>(input)) line->selectAll();
    }
    new EditorEnd(m_editor, [this](EditorEnd::By by) {
        const bool leaving = by == EditorEnd::By::leaving;
        if (by == EditorEnd::By::escape || store()) close();
        if (!leaving) setFocus(Qt::OtherFocusReason);
        if (by == EditorEnd::By::tab) focusNextChild();
        if (by == EditorEnd::By::backtab) focusPreviousChild();
    });
    if (endsWithChoice(m_field.type))
        connect(m_editor, &FieldEditor::edited, this, [this] {
            if (m_editor && isDirty() && store()) {
                close();
                setFocus(Qt::OtherFocusReason);
            }
        });
}

bool FieldLine::isDirty() const {
    return m_editor && (m_editor->creation() || !m_editor->fault().isEmpty() || m_editor->value() != m_value);
}

bool FieldLine::store() {
    if (!m_editor || !isDirty()) return true;
    if (!m_editor->fault().isEmpty()) {
        m_editor->markFault(true);
        m_editor->setToolTip(m_editor->fault());
        return false;
    }
    return storeField(m_context, Kind::client, m_client, m_field, valueOf(*m_editor));
}

void FieldLine::giveUp() {
    if (m_editor) close();
}

void FieldLine::close() {
    if (!m_editor) return;
    FieldEditor* editor = m_editor;
    m_editor = nullptr;
    editor->hide();
    editor->deleteLater();
    m_text->show();
    emit editingEnded();
}

void FieldLine::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->pos())) startEditing();
    QWidget::mouseReleaseEvent(event);
}

void FieldLine::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
        case Qt::Key_F2:
            startEditing();
            return;
        case Qt::Key_Down:
            focusNextChild();
            return;
        case Qt::Key_Up:
            focusPreviousChild();
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void FieldLine::enterEvent(QEnterEvent*) {
    m_hovered = true;
    update();
}

void FieldLine::leaveEvent(QEvent*) {
    m_hovered = false;
    update();
}

void FieldLine::paintEvent(QPaintEvent*) {
    if (m_editor || !mayEdit() || (!m_hovered && !hasFocus())) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_hovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors().hover);
        painter.drawRoundedRect(rect(), kRadius, kRadius);
    }
    if (hasFocus()) drawFocusRing(painter, rect());
}

}  // namespace meike::ui
