// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QList>
#include <QWidget>

namespace meike::ui {

/// What a score is made of, in one line: parts one after the other, each as long as the points it adds; what takes off
/// stands hatched at the end. Below it every part is named beside its shade, in as many lines as that takes.
class PointsBar : public QWidget {
    Q_OBJECT

public:
    struct Part {
        QString label{};
        QString points{};  ///< as shown: "+34.7"
        double size = 0;   ///< points; negative ones take off
        QString detail{};
    };

    explicit PointsBar(QWidget* parent = nullptr);
    /// `full`: the points of a bar from end to end.
    void setParts(const QList<Part>& parts, double full);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// Where the bar of a part lies, from left to right.
    QList<QRectF> rects() const;
    /// Where the name of a part stands, shade first, in a bar of that width.
    QList<QRect> names(int width) const;
    QBrush shade(qsizetype part) const;
    QList<Part> m_parts;
    double m_full = 100;
};

}  // namespace meike::ui
