// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace meike::ui {

/// Where a value lies in its likely range: the range as a pale band on a track that begins at zero, the value as a
/// mark.
class IntervalBar : public QWidget {
    Q_OBJECT

public:
    explicit IntervalBar(QWidget* parent = nullptr);
    /// `sentence` says it in words: tooltip, and what a screen reader reads.
    void setInterval(double low, double value, double high, const QString& sentence);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_low = 0;
    double m_value = 0;
    double m_high = 0;
};

}  // namespace meike::ui
