// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/kit/theme/tokens.h"

namespace meike::ui {

/// One reason of a score: label, bar, points. Negative points are drawn in the colour of risk.
class ScoreBar : public QWidget {
    Q_OBJECT

public:
    explicit ScoreBar(QWidget* parent = nullptr);
    /// `share` of the most that this input could give, 0..1; `pointsText` as shown ("+28"); `detail` becomes the
    /// tooltip.
    void setScore(const QString& label, double share, const QString& pointsText, bool negative = false,
                  const QString& detail = {});
    /// Labels of bars below each other take the same width (the widest label's); 0 = its own.
    void setLabelWidth(int width);
    int labelWidthHint() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_label;
    QString m_points;
    double m_share = 0;
    bool m_negative = false;
    int m_labelWidth = 0;
};

/// Bars below each other with one label column.
class ScoreBarList : public QWidget {
    Q_OBJECT

public:
    struct Row {
        QString label{};
        double share = 0;
        QString points{};
        bool negative = false;
        QString detail{};
    };
    explicit ScoreBarList(QWidget* parent = nullptr);
    void setRows(const QList<Row>& rows);
};

}  // namespace meike::ui
