// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/matrix_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/painting.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kHeaderSize = 28;
constexpr int kTrendSize = 9;
constexpr int kLabelMargin = 2;

QColor cellColor(const MatrixCell& cell) {
    const Colors& c = colors();
    switch (cell.hue) {
        case MatrixCell::Hue::none:
            return c.surface;
        case MatrixCell::Hue::neutral:
            return c.sunken;
        // A faint cell is still a cell: no weight begins at a seventh.
        case MatrixCell::Hue::accent:
            return mixed(c.heatAccent, c.surface, 0.15 + 0.77 * cell.weight);
        case MatrixCell::Hue::risk:
            return mixed(c.heatRisk, c.surface, 0.15 + 0.35 * cell.weight);
        case MatrixCell::Hue::good:
            return mixed(c.heatGood, c.surface, 0.15 + 0.35 * cell.weight);
    }
    return c.surface;
}

/// A label in one line when it fits, else in two: "Can't lose" over "them". What is still too long is shortened.
QStringList labelLines(const QString& label, const QFontMetrics& metrics, int width) {
    if (metrics.horizontalAdvance(label) <= width) return {label};
    // The break that leaves the shortest longer line.
    QStringList best{metrics.elidedText(label, Qt::ElideRight, width)};
    int narrowest = metrics.horizontalAdvance(label);
    for (qsizetype at = label.indexOf(u' '); at > 0; at = label.indexOf(u' ', at + 1)) {
        const QString first = label.left(at);
        const QString second = label.mid(at + 1);
        const int wider = std::max(metrics.horizontalAdvance(first), metrics.horizontalAdvance(second));
        if (wider >= narrowest) continue;
        narrowest = wider;
        best = {metrics.elidedText(first, Qt::ElideRight, width), metrics.elidedText(second, Qt::ElideRight, width)};
    }
    return best;
}

/// A triangle up or down, a plus or a minus.
void drawTrend(QPainter& painter, const QRectF& rect, MatrixCell::Trend trend) {
    const Colors& c = colors();
    const bool good = trend == MatrixCell::Trend::up || trend == MatrixCell::Trend::added;
    const QColor& color = good ? c.good : c.risk;
    if (trend == MatrixCell::Trend::up || trend == MatrixCell::Trend::down) {
        drawTierMark(painter, rect, good ? TierMark::growth : TierMark::risk, color);
        return;
    }
    painter.setPen(QPen(color, 2));
    painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()));
    if (trend == MatrixCell::Trend::added)
        painter.drawLine(QPointF(rect.center().x(), rect.top()), QPointF(rect.center().x(), rect.bottom()));
}

class MatrixDelegate : public QStyledItemDelegate {
public:
    MatrixDelegate(MatrixModel* model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const MatrixCell* cell = m_model->cell(index);
        if (!cell) return;
        const Colors& c = colors();
        const QRect rect = option.rect.adjusted(1, 1, -1, -1);
        const QColor background = cellColor(*cell);
        painter->save();
        if (cell->hue != MatrixCell::Hue::none) painter->fillRect(rect, background);
        const bool hot = cell->clickable && option.state.testFlag(QStyle::State_MouseOver);
        const QColor ink = cell->figure.isEmpty() ? c.secondary : readableOn(background);
        painter->setPen(ink);
        QFont figureFont = cell->label.isEmpty() ? option.font : textFont(TextStyle::strong);
        painter->setFont(figureFont);
        const QFontMetrics figureMetrics = painter->fontMetrics();
        const QString figure = cell->figure.isEmpty() ? u"·"_s : cell->figure;
        if (cell->label.isEmpty()) {
            const bool trend = cell->trend != MatrixCell::Trend::none;
            const int figureWidth = figureMetrics.horizontalAdvance(figure);
            const int left = rect.center().x() - (figureWidth + (trend ? kTrendSize + 5 : 0)) / 2;
            painter->drawText(QRect(left, rect.top(), rect.right() - left + 1, rect.height()),
                              Qt::AlignVCenter | Qt::AlignLeft, figure);
            if (trend) {
                drawTrend(
                    *painter,
                    QRectF(left + figureWidth + 5, rect.center().y() - kTrendSize / 2.0 + 1, kTrendSize, kTrendSize),
                    cell->trend);
            }
        } else {
            const QFont small = textFont(TextStyle::small);
            const QFontMetrics smallMetrics(small);
            const QStringList lines = labelLines(cell->label, smallMetrics, rect.width() - kLabelMargin);
            const int step = smallMetrics.height() - 2;
            const int total = figureMetrics.height() - 4 + step * static_cast<int>(lines.size());
            int top = rect.top() + (rect.height() - total) / 2;
            painter->drawText(QRect(rect.left(), top, rect.width(), figureMetrics.height()), Qt::AlignCenter, figure);
            painter->setFont(small);
            top += figureMetrics.height() - 4;
            for (const QString& line : lines) {
                painter->drawText(QRect(rect.left(), top, rect.width(), step), Qt::AlignCenter | Qt::TextDontClip,
                                  line);
                top += step;
            }
        }
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        if (focused || hot) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(focused ? c.text : c.borderStrong, focused ? 2 : 1));
            painter->drawRect(focused ? rect.adjusted(1, 1, -1, -1) : rect.adjusted(0, 0, -1, -1));
        }
        painter->restore();
    }

private:
    MatrixModel* m_model;
};

/// Headers in quiet text; a tier's with its symbol and colour.
class MatrixHeaderView : public QHeaderView {
public:
    MatrixHeaderView(Qt::Orientation orientation, MatrixModel* model, QWidget* parent)
        : QHeaderView(orientation, parent), m_matrix(model) {
        setSectionsClickable(false);
        setHighlightSections(false);
    }

    int widest() const {
        int width = 0;
        for (int i = 0; i < count(); ++i) {
            const MatrixHeader& header = m_matrix->rowHeader(i);
            width = std::max(width, header.mark == TierMark::none ? fontMetrics().horizontalAdvance(header.text)
                                                                  : tierLabelWidth(fontMetrics(), header.text));
        }
        return width + space::kDouble;
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        if (!rect.isValid()) return;
        const bool columns = orientation() == Qt::Horizontal;
        const MatrixHeader& header = columns ? m_matrix->columnHeader(section) : m_matrix->rowHeader(section);
        painter->save();
        painter->setFont(font());
        if (header.mark == TierMark::none) {
            painter->setPen(colors().secondary);
            painter->drawText(rect.adjusted(2, 0, -space::kUnit * (columns ? 0 : 1), 0),
                              (columns ? Qt::AlignHCenter : Qt::AlignRight) | Qt::AlignVCenter,
                              painter->fontMetrics().elidedText(header.text, Qt::ElideRight, rect.width() - 4));
        } else {
            const int width = std::min(tierLabelWidth(painter->fontMetrics(), header.text), rect.width());
            const int left = columns ? rect.center().x() - width / 2 : rect.right() - width - space::kUnit + 1;
            drawTierLabel(*painter, QRect(left, rect.top(), width, rect.height()), header.mark, header.text);
        }
        painter->restore();
    }

private:
    MatrixModel* m_matrix;
};

}  // namespace

void MatrixModel::setMatrix(const QList<MatrixHeader>& rows, const QList<MatrixHeader>& columns,
                            const QList<QList<MatrixCell>>& cells) {
    Q_ASSERT(cells.size() == rows.size());
    beginResetModel();
    m_rows = rows;
    m_columns = columns;
    m_cells = cells;
    endResetModel();
}

const MatrixCell* MatrixModel::cell(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= m_cells.size() || index.column() >= m_cells[index.row()].size())
        return nullptr;
    return &m_cells[index.row()][index.column()];
}

int MatrixModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int MatrixModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_columns.size()); }

QVariant MatrixModel::data(const QModelIndex& index, int role) const {
    const MatrixCell* found = cell(index);
    if (!found) return {};
    switch (role) {
        case Qt::DisplayRole:
            return found->figure;
        case Qt::ToolTipRole:
            return found->toolTip;
        case Qt::UserRole:
            return found->data;
        case Qt::AccessibleTextRole: {
            if (!found->accessible.isEmpty()) return found->accessible;
            QStringList about{found->figure.isEmpty() ? u"0"_s : found->figure};
            if (!found->label.isEmpty()) about << found->label;
            if (found->trend == MatrixCell::Trend::up) about << tr("up");
            if (found->trend == MatrixCell::Trend::down) about << tr("down");
            if (found->trend == MatrixCell::Trend::added) about << tr("new");
            if (found->trend == MatrixCell::Trend::lost) about << tr("gone");
            return labelledText(clauseText({m_rows[index.row()].text, m_columns[index.column()].text}),
                                clauseText(about));
        }
        default:
            return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const auto& headers = orientation == Qt::Horizontal ? m_columns : m_rows;
    if (section < 0 || section >= headers.size()) return {};
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(headers[section].text) : QVariant();
}

Qt::ItemFlags MatrixModel::flags(const QModelIndex&) const { return Qt::ItemIsEnabled | Qt::ItemIsSelectable; }

MatrixTable::MatrixTable(QWidget* parent) : QTableView(parent), m_model(new MatrixModel(this)) {
    setHorizontalHeader(new MatrixHeaderView(Qt::Horizontal, m_model, this));
    setVerticalHeader(new MatrixHeaderView(Qt::Vertical, m_model, this));
    setModel(m_model);
    setItemDelegate(new MatrixDelegate(m_model, this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(24);
    horizontalHeader()->setFixedHeight(kHeaderSize);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_corner = makeLabel({}, TextStyle::small, Tone::secondary, this);
    m_corner->setAlignment(Qt::AlignCenter);
    m_corner->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(this, &QTableView::clicked, this, &MatrixTable::activate);
}

void MatrixTable::setMatrix(const QString& corner, const QList<MatrixHeader>& rows, const QList<MatrixHeader>& columns,
                            const QList<QList<MatrixCell>>& cells) {
    const QModelIndex before = currentIndex();
    m_model->setMatrix(rows, columns, cells);
    m_corner->setText(corner);
    if (before.isValid()) setCurrentIndex(m_model->index(before.row(), before.column()));
    fit();
}

void MatrixTable::setCellHeight(int pixels) {
    m_cellHeight = pixels;
    fit();
}

int MatrixTable::neededRowHeight() const {
    const QFontMetrics metrics(textFont(TextStyle::small));
    // Two pixels of the cell are the gap to its neighbour.
    const int width = horizontalHeader()->sectionSize(0) - 2 - kLabelMargin;
    for (int row = 0; row < m_model->rowCount(); ++row)
        for (int column = 0; column < m_model->columnCount(); ++column) {
            const MatrixCell* cell = m_model->cell(m_model->index(row, column));
            if (cell && labelLines(cell->label, metrics, width).size() > 1)
                return std::max(m_cellHeight, QFontMetrics(textFont(TextStyle::strong)).height() +
                                                  2 * metrics.height() - space::kUnit + space::kHalf);
        }
    return m_cellHeight;
}

void MatrixTable::fit() {
    m_rowHeight = neededRowHeight();
    verticalHeader()->setMinimumSectionSize(m_rowHeight);
    verticalHeader()->setDefaultSectionSize(m_rowHeight);
    const int corner = m_corner->fontMetrics().horizontalAdvance(m_corner->text()) + space::kUnit;
    verticalHeader()->setFixedWidth(std::max(static_cast<MatrixHeaderView*>(verticalHeader())->widest(), corner));
    m_corner->setGeometry(0, 0, verticalHeader()->width(), kHeaderSize);
    updateGeometry();
}

QSize MatrixTable::sizeHint() const {
    return {verticalHeader()->width() + 64 * m_model->columnCount(), kHeaderSize + m_rowHeight * m_model->rowCount()};
}

QSize MatrixTable::minimumSizeHint() const {
    return {verticalHeader()->width() + 36 * m_model->columnCount(), sizeHint().height()};
}

void MatrixTable::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            activate(currentIndex());
            return;
        default:
            QTableView::keyPressEvent(event);
    }
}

void MatrixTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    m_corner->setGeometry(0, 0, verticalHeader()->width(), kHeaderSize);
    // Narrower cells may need a second line for their labels.
    if (neededRowHeight() != m_rowHeight) fit();
}

void MatrixTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_model) fit();
}

void MatrixTable::activate(const QModelIndex& index) {
    const MatrixCell* cell = m_model->cell(index);
    if (cell && cell->clickable) emit cellActivated(index.row(), index.column());
}

}  // namespace meike::ui
