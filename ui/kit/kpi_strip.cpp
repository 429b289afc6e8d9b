// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/kpi_strip.h"

#include <QGridLayout>
#include <algorithm>

#include "ui/kit/card.h"
#include "ui/kit/theme/tokens.h"

namespace meike::ui {

namespace {
/// Narrower, a figure would be cut.
constexpr int kNarrowest = 150;
constexpr int kFewest = 3;
}  // namespace

KpiStrip::KpiStrip(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(space::kWide);
}

KpiCard* KpiStrip::addCard(const QString& name) {
    auto* card = new KpiCard(this);
    card->setObjectName(name);
    m_cards << card;
    m_columns = 0;
    arrange();
    return card;
}

void KpiStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
    fitLabels();
}

void KpiStrip::arrange() {
    const auto all = static_cast<int>(m_cards.size());
    const bool fits = width() >= all * kNarrowest + (all - 1) * space::kWide;
    const int columns = fits ? all : std::min(all, kFewest);
    if (columns == m_columns) return;
    m_columns = columns;
    auto* grid = static_cast<QGridLayout*>(layout());
    for (int i = 0; i < all; ++i) {
        grid->setColumnStretch(i, i < columns ? 1 : 0);
        grid->addWidget(m_cards[i], i / columns, i % columns);
    }
}

void KpiStrip::fitLabels() {
    if (m_columns == 0) return;
    const int each = (width() - (m_columns - 1) * space::kWide) / m_columns;
    int lines = 1;
    for (const KpiCard* card : m_cards) lines = std::max(lines, card->labelLinesAt(each));
    for (KpiCard* card : m_cards) card->setLabelLines(lines);
}

}  // namespace meike::ui
