// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QTableView>
#include <QVariant>

#include "ui/kit/theme/tokens.h"

class QLabel;

namespace meike::ui {

/// One cell of a matrix.
struct MatrixCell {
    enum class Hue { none, accent, risk, good, neutral };
    enum class Trend { none, up, down, added, lost };
    QString figure{};   ///< "38"; empty cells show a dot
    QString label{};    ///< below the figure ("New"); may be empty
    double weight = 0;  ///< 0..1: how strong the colour is
    Hue hue = Hue::accent;
    QString accessible{};  ///< whole sentence; made from headers, figure and label when empty
    QString toolTip{};
    QVariant data{};  ///< the caller's
    bool clickable = true;
    Trend trend = Trend::none;  ///< behind the figure: movement is never told by colour alone
};

/// A header of a matrix: text, and a tier's symbol when it is one.
struct MatrixHeader {
    QString text{};
    TierMark mark = TierMark::none;
};

/// Rows x columns of MatrixCells. Row 0 is at the top.
class MatrixModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    void setMatrix(const QList<MatrixHeader>& rows, const QList<MatrixHeader>& columns,
                   const QList<QList<MatrixCell>>& cells);
    const MatrixCell* cell(const QModelIndex& index) const;
    const MatrixHeader& rowHeader(int row) const { return m_rows[row]; }
    const MatrixHeader& columnHeader(int column) const { return m_columns[column]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QList<MatrixHeader> m_rows;
    QList<MatrixHeader> m_columns;
    QList<QList<MatrixCell>> m_cells;
};

/// A heat map that keyboard and screen readers can walk: RFM 5x5, movement between tiers, cohorts. Fills its width, is
/// as high as its rows.
class MatrixTable : public QTableView {
    Q_OBJECT

public:
    explicit MatrixTable(QWidget* parent = nullptr);
    /// `corner` names the axes ("R \\ F").
    void setMatrix(const QString& corner, const QList<MatrixHeader>& rows, const QList<MatrixHeader>& columns,
                   const QList<QList<MatrixCell>>& cells);
    MatrixModel* matrixModel() { return m_model; }
    void setCellHeight(int pixels);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Click, Enter or Space on a clickable cell.
    void cellActivated(int row, int column);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void activate(const QModelIndex& index);
    void fit();
    int neededRowHeight() const;
    MatrixModel* m_model;
    QLabel* m_corner;
    int m_cellHeight = 40;
    int m_rowHeight = 40;  ///< m_cellHeight, and a line more when labels take two
};

}  // namespace meike::ui
