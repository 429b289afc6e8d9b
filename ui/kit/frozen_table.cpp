// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/frozen_table.h"

#include <QEvent>
#include <QScrollBar>

#include "ui/kit/table_style.h"
#include "ui/kit/wrapped_header.h"

namespace meike::ui {

FrozenTable::FrozenTable(QWidget* parent) : QTableView(parent) {}

void FrozenTable::freeze(QAbstractItemModel& model, QTableView* first) {
    m_frozen = first;
    auto* titles = new WrappedHeader(this);
    auto* firstTitle = new WrappedHeader(m_frozen);
    setHorizontalHeader(titles);
    m_frozen->setHorizontalHeader(firstTitle);
    setModel(&model);
    m_frozen->setModel(&model);
    styleTable(this, true);
    styleTable(m_frozen);
    m_frozen->setSelectionModel(selectionModel());
    for (QTableView* each : {static_cast<QTableView*>(this), m_frozen}) {
        each->setEditTriggers(NoEditTriggers);
        each->setSelectionMode(ExtendedSelection);
    }
    setContextMenuPolicy(Qt::DefaultContextMenu);
    titles->setSectionsMovable(true);
    titles->setFirstSectionMovable(false);
    for (QHeaderView* each : {static_cast<QHeaderView*>(titles), static_cast<QHeaderView*>(firstTitle)}) {
        each->setSectionsClickable(true);
        each->setContextMenuPolicy(Qt::CustomContextMenu);
        // A header asks for every row whether it is selected, to mark columns that are selected as a whole. Rows are
        // what one selects here: it looks at a selection that stays empty (20 ms a painting of 100,000 rows).
        each->setSelectionModel(new QItemSelectionModel(&model, each));
    }
    firstTitle->setStretchLastSection(false);
    m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setFocusPolicy(Qt::ClickFocus);
    m_frozen->setFocusProxy(this);
    m_frozen->setContextMenuPolicy(Qt::NoContextMenu);
    // Screen readers know the table once.
    m_frozen->setAccessibleName(QStringLiteral(" "));
    viewport()->stackUnder(m_frozen);
    setCornerWidget(new QWidget);
    titles->setPartner(firstTitle);
    connect(titles, &QHeaderView::geometriesChanged, this, &FrozenTable::place, Qt::QueuedConnection);
    connect(titles, &QHeaderView::sectionResized, this, [this](int section, int, int size) {
        if (section == 0) m_frozen->setColumnWidth(0, size);
        place();
    });
    connect(firstTitle, &QHeaderView::sectionResized, this, [this](int section, int, int size) {
        if (section == 0 && columnWidth(0) != size) setColumnWidth(0, size);
    });
    connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(), &QScrollBar::setValue);
    m_frozen->show();
}

void FrozenTable::showFrozenColumn() {
    for (int i = 1; i < model()->columnCount(); ++i)
        if (!m_frozen->isColumnHidden(i)) m_frozen->setColumnHidden(i, true);
    m_frozen->setColumnWidth(0, columnWidth(0));
    place();
}

void FrozenTable::place() {
    if (!m_frozen) return;
    const int edge = frameWidth();
    m_frozen->setGeometry(edge + verticalHeader()->width(), edge, columnWidth(0),
                          viewport()->height() + horizontalHeader()->height());
}

void FrozenTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    place();
}

void FrozenTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) place();
}

void FrozenTable::scrollTo(const QModelIndex& index, ScrollHint hint) {
    const int before = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    if (index.column() == 0) horizontalScrollBar()->setValue(before);
}

QModelIndex FrozenTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    const QModelIndex index = QTableView::moveCursor(action, modifiers);
    // Not behind the first column.
    const int behind = m_frozen->columnWidth(0) - visualRect(index).left();
    if (action == MoveLeft && index.column() > 0 && behind > 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - behind);
    return index;
}

}  // namespace meike::ui
