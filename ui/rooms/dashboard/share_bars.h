// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QList>
#include <QWidget>

#include "ui/kit/theme/tokens.h"

namespace meike::ui {

/// One row of a distribution by one measure.
struct ShareBarData {
    TierMark mark = TierMark::none;
    QString name;
    double share = 0;  ///< 0..1
    QString text;
    QString key;
    QString toolTip;
};

/// The row as a button: name, bar, text.
class ShareBar : public QAbstractButton {
    Q_OBJECT

public:
    explicit ShareBar(QWidget* parent = nullptr);
    void setData(const ShareBarData& data, int nameWidth, int textWidth, double longest);
    const ShareBarData& barData() const { return m_data; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    ShareBarData m_data;
    int m_nameWidth = 0;
    int m_textWidth = 0;
    double m_longest = 1;
};

/// Rows of single bars with common columns; the longest bar fills its column.
class ShareBarList : public QWidget {
    Q_OBJECT

public:
    explicit ShareBarList(QWidget* parent = nullptr);
    void setRows(const QList<ShareBarData>& rows);

signals:
    void activated(const QString& key);

private:
    QList<ShareBar*> m_rows;
};

}  // namespace meike::ui
