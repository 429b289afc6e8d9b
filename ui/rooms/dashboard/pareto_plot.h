// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/dashboard.h"

class QCPItemStraightLine;
class QCPItemText;
class QCustomPlot;

namespace meike::ui {

/// Clients by value, largest first, as bars, and the share of the whole that they reach together, with the 80 % line.
class ParetoPlot : public QWidget {
    Q_OBJECT

public:
    explicit ParetoPlot(QWidget* parent = nullptr);
    /// `eighty`: so many clients hold 80 % of the value; `text` says it.
    void setCurve(const engine::ChartData& curve, std::int64_t eighty, const QString& text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void colour();
    QCustomPlot* m_plot;
    QCPItemStraightLine* m_level;
    QCPItemStraightLine* m_mark;
    QCPItemText* m_text;
};

}  // namespace meike::ui
