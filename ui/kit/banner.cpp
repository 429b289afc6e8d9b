// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/banner.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include "ui/kit/labels.h"
#include "ui/kit/theme/icons.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

Banner::Banner(Kind kind, QWidget* parent) : QFrame(parent), m_kind(kind) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kHalf, space::kPage, space::kHalf);
    layout->setSpacing(space::kUnit);
    m_icon = new QLabel;
    m_text = makeLabel({}, TextStyle::body);
    m_text->setWordWrap(true);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    updateIcon();
}

void Banner::setText(const QString& text) {
    m_text->setText(text);
    setAccessibleName(text);
}

void Banner::setButtons(std::vector<Button> buttons) {
    m_buttons = std::move(buttons);
    while (m_widgets.size() < static_cast<qsizetype>(m_buttons.size())) {
        auto* button = new QPushButton(this);
        connect(button, &QPushButton::clicked, this, [this, at = static_cast<std::size_t>(m_widgets.size())] {
            // The button may end the banner itself: keep the function alive while it runs.
            const auto run = at < m_buttons.size() ? m_buttons[at].run : nullptr;
            if (run) run();
        });
        layout()->addWidget(button);
        m_widgets << button;
    }
    for (qsizetype i = 0; i < m_widgets.size(); ++i) {
        const QString text =
            i < static_cast<qsizetype>(m_buttons.size()) ? m_buttons[static_cast<std::size_t>(i)].text : QString();
        m_widgets[i]->setText(text);
        m_widgets[i]->setVisible(!text.isEmpty());
    }
}

void Banner::paintEvent(QPaintEvent*) {
    const Colors& c = colors();
    QPainter painter(this);
    painter.fillRect(rect(), m_kind == Kind::info ? c.accentSoft : c.riskSoft);
    painter.fillRect(0, height() - 1, width(), 1, c.border);
}

void Banner::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) updateIcon();
    QFrame::changeEvent(event);
}

void Banner::updateIcon() {
    if (!m_icon) return;
    const bool info = m_kind == Kind::info;
    m_icon->setPixmap(iconPixmap(info ? u"info"_s : u"triangle-alert"_s, kIconSize,
                                 info ? colors().accent : colors().risk, devicePixelRatioF()));
}

}  // namespace meike::ui
