// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/records/record_list_table.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <algorithm>

#include "app/view/record_list.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// More runs of selected rows than this would make every painting take longer than 50 ms.
constexpr std::size_t kMostRuns = 10'000;
constexpr int kLeastWidth = 24;
constexpr int kMostWidth = 800;
/// In the list of columns: forget the user's choice.
const QString kUsualChoice = QStringLiteral("\x01usual");

QStringList keysOf(const std::vector<std::string>& keys) {
    QStringList list;
    for (const std::string& key : keys) list << qs(key);
    return list;
}

}  // namespace

RecordListTable::RecordListTable(AppContext& context, RecordListModel& model, QWidget* parent)
    : FrozenTable(parent), m_context(context), m_model(model) {
    setObjectName(u"recordTable"_s);
    auto* first = new QTableView(this);
    first->setObjectName(u"recordTableFrozen"_s);
    freeze(model, first);
    QHeaderView* header = horizontalHeader();

    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(400);
    connect(&m_saveSoon, &QTimer::timeout, this, &RecordListTable::saveColumns);
    for (QHeaderView* each : {header, frozen()->horizontalHeader()}) {
        connect(each, &QHeaderView::sectionClicked, this, [this](int section) {
            emit sortRequested(m_model.columns().value(section),
                               QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
        });
        connect(each, &QHeaderView::customContextMenuRequested, this,
                [this, each](const QPoint& at) { chooseColumns(each, QRect(at, QSize(1, 1))); });
    }
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int) {
        // The last section is stretched: its width says nothing about the user's wish.
        if (m_applying || section + 1 >= m_model.columnCount() || !(QApplication::mouseButtons() & Qt::LeftButton))
            return;
        m_resized << m_model.columns().value(section);
        m_saveSoon.start();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        // The header is still in the middle of its mouse event.
        if (!m_applying) QTimer::singleShot(0, this, &RecordListTable::takeMovedColumns);
    });
    connect(&model, &QAbstractItemModel::modelReset, this, &RecordListTable::applyColumns);
    for (QTableView* each : {static_cast<QTableView*>(this), frozen()})
        connect(each, &QTableView::doubleClicked, this, &RecordListTable::activate);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &RecordListTable::selectionReallyChanged);
}

// ---- Columns ----

QString RecordListTable::settingKey(const QString& what) const {
    return u"records/%1/%2"_s.arg(qs(kindRow(m_model.kind()).key), what);
}

void RecordListTable::showKind(Kind kind) {
    if (m_saveSoon.isActive()) saveColumns();
    const QString key = u"records/%1/columns"_s.arg(qs(kindRow(kind).key));
    const QStringList chosen = m_context.settings().value(key).toStringList();
    m_model.setKind(kind, chosen.isEmpty() ? keysOf(usualRecordColumns(kind)) : chosen);
    setAccessibleName(m_context.text(kindRow(kind).many));
}

void RecordListTable::applyColumns() {
    m_applying = true;
    const QStringList& columns = m_model.columns();
    const QString shown = qs(kindRow(m_model.kind()).key) + u':' + columns.join(u',');
    // A model reset leaves sections, widths and delegates by position: only other columns need anything.
    if (m_applied != shown) {
        m_applied = shown;
        for (int i = 0; i < columns.size(); ++i) {
            const int at = horizontalHeader()->visualIndex(i);
            if (at != i) horizontalHeader()->moveSection(at, i);
        }
        for (QAbstractItemDelegate* delegate : m_delegates) delegate->deleteLater();  // one may be in use just now
        m_delegates.clear();
        for (int i = 0; i < columns.size(); ++i) {
            const Field* field = m_model.fieldAt(i);
            const bool money = field && field->type == FieldType::money;
            m_delegates << (money ? static_cast<RowDelegate*>(new MoneyDelegate(this)) : new RowDelegate(this));
            setItemDelegateForColumn(i, m_delegates.last());
            const int width = m_context.settings().value(settingKey(u"width_"_s + columns[i])).toInt();
            setColumnWidth(i, width > 0 ? std::clamp(width, kLeastWidth, kMostWidth) : m_model.usualWidth(columns[i]));
        }
        m_delegates << new RowDelegate(this);
        frozen()->setItemDelegateForColumn(0, m_delegates.last());
    }
    showFrozenColumn();
    m_applying = false;
}

void RecordListTable::takeMovedColumns() {
    QStringList columns;
    const QHeaderView* header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual)
        columns << m_model.columns().value(header->logicalIndex(visual));
    if (columns != m_model.columns()) setColumns(columns);
}

void RecordListTable::setColumns(const QStringList& columns) {
    saveColumns();
    const Place before = place();
    m_model.setColumns(columns);
    restore(before);
    saveColumns();
    emit columnsChanged();
}

void RecordListTable::saveColumns() {
    m_saveSoon.stop();
    AppSettings& settings = m_context.settings();
    settings.setValue(settingKey(u"columns"_s), m_model.columns());
    for (const QString& column : m_resized)
        if (const auto at = m_model.columns().indexOf(column); at >= 0)
            settings.setValue(settingKey(u"width_"_s + column), columnWidth(static_cast<int>(at)));
    m_resized.clear();
}

void RecordListTable::chooseColumns(QWidget* anchor, const QRect& rect) {
    if (!m_context.session()) return;
    auto* picker = new PopupPicker(this);
    picker->setObjectName(u"columnPicker"_s);
    picker->setPlaceholder(tr("Columns of the list"));
    picker->setMatch(nameMatch);
    picker->setStaysOpen(true);
    const QStringList available = keysOf(recordListColumns(m_context.reader(), m_model.kind()));
    QList<PickItem> items;
    for (const QString& key : available.mid(1)) {
        PickItem item;
        item.key = key;
        item.text = m_model.columnTitle(key);
        item.checked = m_model.columns().contains(key);
        items << item;
    }
    PickItem usual;
    usual.key = kUsualChoice;
    usual.text = tr("Back to the usual columns");
    usual.iconName = u"undo-2"_s;
    items << usual;
    picker->setItems(items);
    connect(picker, &PopupPicker::picked, this, [this, picker, available](const PickItem& item) {
        const QString key = item.key.toString();
        if (key == kUsualChoice) {
            picker->hide();
            for (const QString& each : available)
                m_context.settings().setValue(settingKey(u"width_"_s + each), QVariant());
            m_applied.clear();
            m_model.setColumns({});
            setColumns(keysOf(usualRecordColumns(m_model.kind())));
            return;
        }
        QStringList columns = m_model.columns();
        if (columns.contains(key))
            columns.removeAll(key);
        else
            columns << key;
        setColumns(columns);
    });
    connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(anchor ? anchor : this, rect);
}

// ---- Selection by id ----

std::vector<RecordId> RecordListTable::selectedIds() const {
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        ranges.emplace_back(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    std::vector<RecordId> ids;
    int next = 0;
    for (const auto& [top, bottom] : ranges) {
        for (int row = std::max(top, next); row <= bottom; ++row) ids.push_back(m_model.idAt(row));
        next = std::max(next, bottom + 1);
    }
    return ids;
}

RecordId RecordListTable::currentRecord() const {
    return currentIndex().isValid() ? m_model.idAt(currentIndex().row()) : 0;
}

RecordId RecordListTable::currentClient() const {
    return currentIndex().isValid() ? m_model.clientAt(currentIndex().row()) : 0;
}

bool RecordListTable::selectRecord(RecordId record) {
    const int row = m_model.rowOf(record);
    if (row < 0) return false;
    const int column = currentIndex().isValid() ? currentIndex().column() : 0;
    selectionModel()->setCurrentIndex(m_model.index(row, column),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(currentIndex(), PositionAtCenter);
    return true;
}

RecordListTable::Place RecordListTable::place() const {
    Place place;
    place.selected = selectedIds();
    place.all = !place.selected.empty() && place.selected.size() == m_model.ids().size();
    place.current = currentRecord();
    place.currentRow = currentIndex().isValid() ? currentIndex().row() : -1;
    place.currentColumn = currentIndex().isValid() ? currentIndex().column() : 0;
    place.topRow = rowAt(0);
    place.top = m_model.idAt(place.topRow);
    return place;
}

void RecordListTable::restore(const Place& place, bool takeNext) {
    const int columns = m_model.columnCount();
    const int rows = m_model.rowCount();
    if (rows == 0 || columns == 0) {
        emit selectionReallyChanged();
        return;
    }
    QItemSelection selection;
    int currentRow = place.current != 0 ? m_model.rowOf(place.current) : -1;
    if (place.all && place.selected.size() == m_model.ids().size()) {
        selection.select(m_model.index(0, 0), m_model.index(rows - 1, columns - 1));
    } else {
        const auto ranges = m_model.rangesOf(place.selected);
        // Qt walks through all ranges for every cell it paints: of a selection in shreds only the current row is kept.
        if (ranges.size() <= kMostRuns) {
            for (const auto& [first, last] : ranges)
                selection.select(m_model.index(first, 0), m_model.index(last, columns - 1));
        } else if (currentRow >= 0) {
            selection.select(m_model.index(currentRow, 0), m_model.index(currentRow, columns - 1));
        }
    }
    // What was deleted leaves its place to the next one, so that one can go on with the keyboard.
    if (currentRow < 0 && place.currentRow >= 0) {
        currentRow = std::min(place.currentRow, rows - 1);
        if (takeNext && selection.isEmpty() && !place.selected.empty())
            selection.select(m_model.index(currentRow, 0), m_model.index(currentRow, columns - 1));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (currentRow >= 0)
        selectionModel()->setCurrentIndex(m_model.index(currentRow, std::min(place.currentColumn, columns - 1)),
                                          QItemSelectionModel::NoUpdate);
    const int topRow = place.top != 0 ? m_model.rowOf(place.top) : -1;
    verticalScrollBar()->setValue(topRow >= 0 ? topRow : std::clamp(place.topRow, 0, rows - 1));
    emit selectionReallyChanged();
}

void RecordListTable::selectAll() {
    if (m_model.rowCount() == 0) return;
    // One range: QTableView's own would ask every row.
    selectionModel()->select(
        QItemSelection(m_model.index(0, 0), m_model.index(m_model.rowCount() - 1, m_model.columnCount() - 1)),
        QItemSelectionModel::ClearAndSelect);
}

// ---- Keys, mouse, looking around ----

void RecordListTable::activate(const QModelIndex& index) {
    if (!index.isValid()) return;
    const RecordId client = index.column() == 0 ? m_model.clientAt(index.row()) : 0;
    if (client != 0)
        emit clientRequested(client);
    else
        emit formRequested(m_model.idAt(index.row()));
}

void RecordListTable::keyPressEvent(QKeyEvent* event) {
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        if (currentRecord() != 0) emit formRequested(currentRecord());
        return;
    }
    if (plain && event->key() == Qt::Key_Delete) {
        emit deleteRequested();
        return;
    }
    // Letters belong to the shortcuts of the window, not to a search through a million rows.
    if (plain && !event->text().isEmpty() && event->text().front().isPrint() && event->key() != Qt::Key_Space) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RecordListTable::changeEvent(QEvent* event) {
    FrozenTable::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        // Titles have other lengths now.
        m_applied.clear();
        applyColumns();
        for (QTableView* each : {static_cast<QTableView*>(this), frozen()}) each->viewport()->update();
        setAccessibleName(m_context.text(kindRow(m_model.kind()).many));
    }
}

void RecordListTable::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex under = event->reason() == QContextMenuEvent::Mouse
                                  ? m_model.index(rowAt(viewport()->mapFromGlobal(event->globalPos()).y()), 0)
                                  : currentIndex();
    if (!under.isValid()) return;
    if (!selectionModel()->isRowSelected(under.row())) selectRecord(m_model.idAt(under.row()));
    auto* menu = new QMenu(this);
    menu->setObjectName(u"recordMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction* action : m_menuActions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    menu->popup(event->globalPos());
}

}  // namespace meike::ui
