// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/dashboard/pareto_plot.h"

#include <qcustomplot.h>

#include <QVBoxLayout>
#include <algorithm>

#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr double kWhole = 100;
constexpr double kEighty = 80;
constexpr double kTextHeight = 45;
}  // namespace

ParetoPlot::ParetoPlot(QWidget* parent)
    : QWidget(parent),
      m_plot(new QCustomPlot),
      m_level(new QCPItemStraightLine(m_plot)),
      m_mark(new QCPItemStraightLine(m_plot)),
      m_text(new QCPItemText(m_plot)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
    m_plot->axisRect()->setMargins(QMargins(0, space::kUnit, 1, 0));
    // Over the bars: with five clients the first one would hide where the curve begins.
    m_plot->addGraph()->setLayer(u"axes"_s);
    new QCPBars(m_plot->xAxis, m_plot->yAxis);
    const auto ticks = QSharedPointer<QCPAxisTickerText>::create();
    ticks->addTick(0, u"0"_s);
    ticks->addTick(kEighty, u"80%"_s);
    m_plot->yAxis->setTicker(ticks);
    m_plot->yAxis->setRange(0, kWhole * 1.02);
    m_plot->xAxis->setTicker(QSharedPointer<QCPAxisTickerText>::create());
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->grid()->setVisible(false);
    }
    m_plot->yAxis->setBasePen(Qt::NoPen);
    m_level->point1->setCoords(0, kEighty);
    m_level->point2->setCoords(1, kEighty);
    m_text->setClipToAxisRect(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    colour();
}

QSize ParetoPlot::sizeHint() const { return {360, 180}; }
QSize ParetoPlot::minimumSizeHint() const { return {160, 110}; }

void ParetoPlot::setCurve(const engine::ChartData& curve, std::int64_t eighty, const QString& text) {
    const std::size_t share = curve.column("share");
    const std::size_t money = curve.column("money");
    const std::size_t count = curve.column("count");
    QVector<double> x, reached, bars;
    std::int64_t largest = 1;
    for (const engine::ChartRow& row : curve.rows) largest = std::max(largest, row.values[money]);
    for (const engine::ChartRow& row : curve.rows) {
        x << static_cast<double>(x.size()) + 0.5;
        reached << static_cast<double>(row.values[share]) / 100.0;
        bars << kWhole * static_cast<double>(row.values[money]) / static_cast<double>(largest);
    }
    m_plot->graph(0)->setData(x, reached, true);
    auto* columns = qobject_cast<QCPBars*>(m_plot->plottable(1));
    columns->setData(x, bars, true);
    columns->setWidth(0.7);
    m_plot->xAxis->setRange(0, std::max<double>(static_cast<double>(x.size()), 1));
    // The step that holds the 80 % client.
    double at = 0;
    for (const engine::ChartRow& row : curve.rows) {
        at += 1;
        if (row.values[count] >= eighty) break;
    }
    m_mark->setVisible(!x.isEmpty());
    m_text->setVisible(!x.isEmpty());
    m_mark->point1->setCoords(at, 0);
    m_mark->point2->setCoords(at, 1);
    m_text->setText(text);
    const bool left = at > static_cast<double>(x.size()) / 2;
    m_text->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
    m_text->setPadding(QMargins(6, 0, 6, 2));
    m_text->position->setCoords(at, kTextHeight);
    setAccessibleName(text);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ParetoPlot::colour() {
    const Colors& c = colors();
    m_plot->setBackground(QBrush(c.surface));
    m_plot->graph(0)->setPen(QPen(c.risk, 2));
    auto* columns = qobject_cast<QCPBars*>(m_plot->plottable(1));
    columns->setPen(Qt::NoPen);
    columns->setBrush(mixed(c.accent, c.surface, 0.85));
    m_plot->xAxis->setBasePen(QPen(c.border));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setTickLabelColor(c.secondary);
        axis->setTickLabelFont(font());
    }
    m_level->setPen(QPen(c.border, 1, Qt::DashLine));
    m_mark->setPen(QPen(c.risk, 1, Qt::DashLine));
    m_text->setColor(c.text);
    m_text->setFont(textFont(TextStyle::small));
    m_text->setBrush(QBrush(c.surface));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ParetoPlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) colour();
    QWidget::changeEvent(event);
}

}  // namespace meike::ui
