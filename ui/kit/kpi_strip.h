// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace meike::ui {

class KpiCard;

/// The figures that a page begins with, side by side; in two rows where they would be cut.
class KpiStrip : public QWidget {
    Q_OBJECT

public:
    explicit KpiStrip(QWidget* parent = nullptr);
    /// At the end, under this object name.
    KpiCard* addCard(const QString& name);
    /// After what they say has changed: figures of one row stand on one line.
    void fitLabels();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    QList<KpiCard*> m_cards;
    int m_columns = 0;
};

}  // namespace meike::ui
