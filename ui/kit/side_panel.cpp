// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/side_panel.h"

#include <QHBoxLayout>

#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"

namespace meike::ui {

SidePanel::SidePanel(QWidget* parent) : QFrame(parent) {
    setSurface(this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 1, 1, 1);
    outer->setSpacing(0);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    content->setProperty("scrolled", true);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_sections = new QVBoxLayout;
    m_sections->setSpacing(0);
    column->addLayout(m_sections);
    column->addStretch(1);
    scroll->setWidget(content);
    outer->addWidget(scroll, 1);
    m_footerBox = new QWidget;
    auto* footerColumn = new QVBoxLayout(m_footerBox);
    footerColumn->setContentsMargins(0, 0, 0, 0);
    footerColumn->setSpacing(0);
    footerColumn->addWidget(hairline(Qt::Horizontal, m_footerBox));
    m_footer = new QVBoxLayout;
    m_footer->setContentsMargins(space::kDouble, space::kWide, space::kDouble, space::kWide);
    footerColumn->addLayout(m_footer);
    outer->addWidget(m_footerBox);
    m_footerBox->hide();
}

QVBoxLayout* SidePanel::addSection(const QString& title, const QString& subtitle, QWidget* mark) {
    auto* section = new QWidget;
    auto* outer = new QVBoxLayout(section);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    if (m_count > 0) outer->addWidget(hairline(Qt::Horizontal, section));
    auto* body = new QVBoxLayout;
    body->setContentsMargins(space::kDouble, space::kWide, space::kDouble, space::kWide);
    body->setSpacing(6);
    outer->addLayout(body);
    if (!title.isEmpty()) {
        auto* line = new QHBoxLayout;
        line->setSpacing(space::kWide);
        line->addWidget(makeLabel(title, TextStyle::strong));
        auto* rest = new ElidedLabel(subtitle);
        setTone(rest, Tone::secondary);
        line->addWidget(rest, 1);
        if (mark) line->addWidget(mark);
        body->addLayout(line);
    }
    m_sections->addWidget(section);
    ++m_count;
    return body;
}

void SidePanel::clear() {
    clearLayout(m_sections);
    m_count = 0;
}

QVBoxLayout* SidePanel::footer() {
    m_footerBox->show();
    return m_footer;
}

QSize SidePanel::sizeHint() const { return {kSidePanelWidth, QFrame::sizeHint().height()}; }

}  // namespace meike::ui
