// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QList>
#include <QVariant>
#include <QWidget>

#include "ui/kit/theme/tokens.h"

namespace meike::ui {

/// One row of a distribution: two bars of shares (of clients and of value) with their texts.
struct BarPairData {
    TierMark mark = TierMark::none;
    QString name{};
    double first = 0;   ///< 0..1, pale
    double second = 0;  ///< 0..1, full colour
    QString firstText{};
    QString secondText{};
    QVariant key{};
    QString toolTip{};
};

/// The row as a button.
class BarPair : public QAbstractButton {
    Q_OBJECT

public:
    explicit BarPair(QWidget* parent = nullptr);
    void setData(const BarPairData& data);
    const BarPairData& pairData() const { return m_data; }
    void setColumns(int nameWidth, int textWidth);
    int nameWidthHint() const;
    int textWidthHint() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    BarPairData m_data;
    int m_nameWidth = 0;
    int m_textWidth = 0;
};

/// Rows of bar pairs with common columns.
class BarPairList : public QWidget {
    Q_OBJECT

public:
    explicit BarPairList(QWidget* parent = nullptr);
    void setRows(const QList<BarPairData>& rows);

signals:
    void activated(const QVariant& key);

private:
    QList<BarPair*> m_rows;
};

}  // namespace meike::ui
