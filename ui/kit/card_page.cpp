// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/card_page.h"

#include <QEvent>

#include "ui/kit/empty_state.h"
#include "ui/kit/progress.h"
#include "ui/kit/theme/tokens.h"

namespace meike::ui {

CardPage::CardPage(QWidget* parent)
    : QWidget(parent),
      m_stack(new QStackedWidget),
      m_empty(new EmptyState),
      m_scroll(new QScrollArea),
      m_content(new QWidget),
      m_layout(new QVBoxLayout(m_content)),
      m_busy(new BusyOverlay(this)) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    m_content->setProperty("scrolled", true);
    m_layout->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kPage);
    m_layout->setSpacing(space::kWide);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_content);
    m_stack->addWidget(new QWidget);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_scroll);
    m_scroll->viewport()->installEventFilter(this);
    m_content->installEventFilter(this);
}

void CardPage::showContent() {
    m_stack->setCurrentIndex(2);
    arrange(m_scroll->viewport()->width());
}

void CardPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void CardPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    seen();
}

bool CardPage::eventFilter(QObject* watched, QEvent* event) {
    const bool resized = event->type() == QEvent::Resize && watched == m_scroll->viewport();
    const bool asked = event->type() == QEvent::LayoutRequest && watched == m_content;
    if (resized || asked) arrange(m_scroll->viewport()->width());
    return QWidget::eventFilter(watched, event);
}

}  // namespace meike::ui
