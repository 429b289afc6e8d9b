// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/empty_state.h"

#include <QEvent>
#include <QVBoxLayout>

#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/theme/icons.h"

namespace meike::ui {

namespace {
constexpr int kIcon = 40;
constexpr int kTextWidth = 420;
}  // namespace

EmptyState::EmptyState(QWidget* parent) : QWidget(parent) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::kTriple, space::kTriple, space::kTriple, space::kTriple);
    outer->setSpacing(space::kUnit);
    outer->addStretch(2);
    m_icon = new QLabel;
    m_icon->setAlignment(Qt::AlignHCenter);
    m_headline = makeLabel({}, TextStyle::title);
    m_headline->setAlignment(Qt::AlignHCenter);
    m_headline->setWordWrap(true);
    m_text = makeLabel({}, TextStyle::body, Tone::secondary);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(kTextWidth);
    m_text->setMinimumWidth(kTextWidth * 2 / 3);
    m_actions = new QWidget;
    auto* buttons = new QHBoxLayout(m_actions);
    buttons->setContentsMargins(0, space::kUnit, 0, 0);
    buttons->setSpacing(space::kUnit);
    outer->addWidget(m_icon);
    outer->addWidget(m_headline);
    // Not by alignment: an aligned item is given the height of a wider one, and wrapped text loses its last line.
    auto* text = new QHBoxLayout;
    text->addStretch(1);
    text->addWidget(m_text, 1000);
    text->addStretch(1);
    outer->addLayout(text);
    outer->addWidget(m_actions, 0, Qt::AlignHCenter);
    outer->addStretch(3);
}

void EmptyState::setContent(const QString& iconName, const QString& headline, const QString& text) {
    m_iconName = iconName;
    m_headline->setText(headline);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(headline);
    setAccessibleDescription(text);
    updateIcon();
}

QPushButton* EmptyState::addAction(const QString& text, std::function<void()> run, bool primary) {
    auto* button = new QPushButton(text, m_actions);
    if (primary) {
        setPrimary(button);
        button->setAutoDefault(true);
    }
    connect(button, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
    m_actions->layout()->addWidget(button);
    return button;
}

void EmptyState::clearActions() { clearLayout(m_actions->layout()); }

void EmptyState::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) updateIcon();
    QWidget::changeEvent(event);
}

void EmptyState::updateIcon() {
    m_icon->setPixmap(m_iconName.isEmpty() ? QPixmap()
                                           : iconPixmap(m_iconName, kIcon, colors().disabled, devicePixelRatioF()));
}

}  // namespace meike::ui
