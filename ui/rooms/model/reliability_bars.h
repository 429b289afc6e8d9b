// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace meike::ui {

/// What was predicted (pale) above what came (full), a row for each group. To be read, not to be clicked.
class ReliabilityBars : public QWidget {
    Q_OBJECT

public:
    struct Row {
        QString name{};
        double predicted = 0;  ///< 0..1
        double came = 0;       ///< 0..1
        QString predictedText{};
        QString cameText{};
        QString note{};    ///< behind the texts: how many
        bool few = false;  ///< too few to count: in grey
    };
    explicit ReliabilityBars(QWidget* parent = nullptr);
    void setRows(const QList<Row>& rows);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    int widest(QString Row::*text, const QFont& font) const;
    QList<Row> m_rows;
};

}  // namespace meike::ui
