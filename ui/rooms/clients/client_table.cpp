// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/client_table.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <QScrollBar>
#include <algorithm>

#include "ui/forms/field_editor.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/rooms/clients/client_cell_delegates.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// More runs of selected rows than this would make every painting take longer than 50 ms.
constexpr std::size_t kMostRanges = 10'000;

/// The frozen column's view: its editor ends as the table's own does.
class FrozenView : public QTableView {
public:
    using Ended = std::function<void(QAbstractItemDelegate::EndEditHint)>;
    FrozenView(Ended ended, QWidget* parent) : QTableView(parent), m_ended(std::move(ended)) {}
    using QTableView::edit;
    bool editing() const { return state() == EditingState; }

protected:
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override {
        QTableView::closeEditor(editor, QAbstractItemDelegate::NoHint);
        m_ended(hint);
    }

private:
    Ended m_ended;
};

}  // namespace

ClientTable::ClientTable(AppContext& context, ClientListModel& model, QWidget* parent)
    : FrozenTable(parent), m_context(context), m_model(model), m_editing(new CellEditing(context, model, this)) {
    setObjectName(u"clientTable"_s);
    auto* first = new FrozenView([this](QAbstractItemDelegate::EndEditHint hint) { editorClosed(hint); }, this);
    first->setObjectName(u"clientTableFrozen"_s);
    freeze(model, first);
    QHeaderView* header = horizontalHeader();

    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(400);
    connect(&m_saveSoon, &QTimer::timeout, this, &ClientTable::saveColumns);
    const auto sort = [this](int section) {
        emit sortRequested(m_model.columns().value(section),
                           QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
    };
    connect(header, &QHeaderView::sectionClicked, this, sort);
    connect(frozen()->horizontalHeader(), &QHeaderView::sectionClicked, this, sort);
    for (QHeaderView* each : {header, frozen()->horizontalHeader()})
        connect(each, &QHeaderView::customContextMenuRequested, this, [this, each](const QPoint& at) {
            chooseColumns(each, QRect(at, QSize(1, 1)), m_model.columns().value(each->logicalIndexAt(at)));
        });
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int) {
        // The last section is stretched: its width says nothing about the user's wish.
        if (m_applying || section + 1 >= m_model.columnCount() || !(QApplication::mouseButtons() & Qt::LeftButton))
            return;
        m_resized << m_model.columns().value(section);
        m_saveSoon.start();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        // The header is still in the middle of its mouse event.
        if (!m_applying) QTimer::singleShot(0, this, &ClientTable::takeMovedColumns);
    });
    connect(&model, &QAbstractItemModel::modelReset, this, &ClientTable::applyColumns);
    connect(this, &QTableView::doubleClicked, this, &ClientTable::activate);
    connect(frozen(), &QTableView::doubleClicked, this, &ClientTable::activate);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now, const QModelIndex&) {
                emit clientChanged(m_model.idAt(now.isValid() ? now.row() : -1));
            });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClientTable::selectionReallyChanged);

    buildGroups();
    context.unsaved().add(this, [this] { return unsaved(); });
    const QStringList remembered = context.settings().value(u"clients/columns"_s).toStringList();
    model.setColumns(remembered.isEmpty() ? ClientListModel::defaultColumns() : remembered);
    applyColumns();
}

// ---- Selection by id ----

std::vector<int> ClientTable::selectedRows() const {
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        ranges.emplace_back(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    std::vector<int> rows;
    int next = 0;
    for (const auto& [top, bottom] : ranges) {
        for (int row = std::max(top, next); row <= bottom; ++row)
            if (m_model.idAt(row) != 0) rows.push_back(row);  // not the rows of groups
        next = std::max(next, bottom + 1);
    }
    return rows;
}

std::vector<RecordId> ClientTable::selectedIds() const {
    std::vector<RecordId> ids;
    for (const int row : selectedRows())
        if (const RecordId id = m_model.idAt(row); id != 0) ids.push_back(id);
    return ids;
}

int ClientTable::rowsInView() const { return viewport()->height() / verticalHeader()->defaultSectionSize(); }

RecordId ClientTable::currentClient() const {
    return currentIndex().isValid() ? m_model.idAt(currentIndex().row()) : 0;
}

bool ClientTable::selectClient(RecordId client) {
    if (const auto group = m_model.groupOf(client)) setGroupClosed(*group, false);
    const int row = m_model.rowOf(client);
    if (row < 0) return false;
    const int column = currentIndex().isValid() ? currentIndex().column() : 0;
    selectionModel()->setCurrentIndex(m_model.index(row, column),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(currentIndex(), PositionAtCenter);
    return true;
}

ClientTable::Place ClientTable::place() const {
    Place place;
    place.selected = selectedIds();
    place.all = !place.selected.empty() && place.selected.size() == m_model.ids().size();
    place.current = currentClient();
    if (const auto group = m_model.headingAt(currentIndex().row()))
        place.heading = m_model.groups().groups()[*group].key;
    place.currentColumn = currentIndex().isValid() ? currentIndex().column() : 0;
    place.topRow = rowAt(0);
    place.top = m_model.idAt(place.topRow);
    return place;
}

void ClientTable::restore(const Place& place) {
    const int columns = m_model.columnCount();
    const int rows = m_model.rowCount();
    if (rows == 0 || columns == 0) {
        emit clientChanged(0);
        emit selectionReallyChanged();
        return;
    }
    QItemSelection selection;
    if (place.all && place.selected.size() == m_model.ids().size()) {
        selection.select(m_model.index(0, 0), m_model.index(rows - 1, columns - 1));
    } else {
        const auto ranges = m_model.rangesOf(place.selected);
        // Qt walks through all ranges for every cell it paints: of a selection in shreds only the current row is kept.
        if (ranges.size() <= kMostRanges) {
            for (const auto& [first, last] : ranges)
                selection.select(m_model.index(first, 0), m_model.index(last, columns - 1));
        } else if (const int row = m_model.rowOf(place.current); row >= 0) {
            selection.select(m_model.index(row, 0), m_model.index(row, columns - 1));
        }
    }
    int currentRow = place.current != 0 ? m_model.rowOf(place.current) : -1;
    // Whoever went into a group that is closed is found at its heading.
    std::optional<std::size_t> group;
    if (place.heading)
        group = m_model.groups().groupOfKey(*place.heading);
    else if (currentRow < 0 && place.current != 0)
        group = m_model.groupOf(place.current);
    if (group) {
        currentRow = m_model.headingRow(*group);
        selection.select(m_model.index(currentRow, 0), m_model.index(currentRow, columns - 1));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (currentRow >= 0)
        selectionModel()->setCurrentIndex(m_model.index(currentRow, std::min(place.currentColumn, columns - 1)),
                                          QItemSelectionModel::NoUpdate);
    const int topRow = place.top != 0 ? m_model.rowOf(place.top) : -1;
    verticalScrollBar()->setValue(topRow >= 0 ? topRow : std::clamp(place.topRow, 0, rows - 1));
    emit clientChanged(currentClient());
    emit selectionReallyChanged();
}

void ClientTable::selectAll() {
    if (m_model.rowCount() == 0) return;
    // One range: QTableView's own would ask every row.
    selectionModel()->select(
        QItemSelection(m_model.index(0, 0), m_model.index(m_model.rowCount() - 1, m_model.columnCount() - 1)),
        QItemSelectionModel::ClearAndSelect);
}

// ---- Editing ----

std::optional<Unsaved> ClientTable::unsaved() {
    // What can be understood was stored when the keyboard left the cell.
    const auto* editor = isEditing() ? findChild<FieldEditor*>() : nullptr;
    if (!editor || !editor->input()) return {};
    return Unsaved{.question = tr("Leave what you typed into the list?"),
                   .note = editor->fault(),
                   .show =
                       [this, input = QPointer<QWidget>(editor->input())] {
                           m_context.openPage(QStringLiteral("clients"));
                           if (input) input->setFocus(Qt::OtherFocusReason);
                       },
                   .discard =
                       [input = QPointer<QWidget>(editor->input())] {
                           QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
                           if (input) QApplication::sendEvent(input, &escape);
                       }};
}

bool ClientTable::isEditing() const { return state() == EditingState || static_cast<FrozenView*>(frozen())->editing(); }

void ClientTable::editCurrentCell() {
    const QModelIndex index = currentIndex();
    if (!index.isValid() || m_model.headingAt(index.row()) || !m_context.mayEdit()) return;
    if (m_model.flags(index).testFlag(Qt::ItemIsEditable)) {
        editIndex(index);
        return;
    }
    const Field* field = m_model.fieldAt(index.column());
    const bool computed = !field || field->source == FieldSource::score;
    m_context.showMessage([this, computed, column = m_model.columns().value(index.column())] {
        const QString title = ClientListModel::columnTitle(column, m_context.language());
        return (computed ? tr("“%1” is computed; it cannot be edited here.") : tr("“%1” cannot be edited here."))
            .arg(title);
    });
}

void ClientTable::editIndex(const QModelIndex& index) {
    if (!m_model.flags(index).testFlag(Qt::ItemIsEditable)) return;
    const Field* field = m_model.fieldAt(index.column());
    if (!field) return;
    scrollTo(index);
    if (!CellEditing::fitsCell(*field))
        emit cellEditRequested(index);
    else if (index.column() == 0)
        static_cast<FrozenView*>(frozen())->edit(index);
    else
        edit(index);
}

QModelIndex ClientTable::nextEditable(const QModelIndex& from, int step) const {
    for (int column = from.column() + step; column >= 0 && column < m_model.columnCount(); column += step) {
        const QModelIndex index = from.siblingAtColumn(column);
        const Field* field = m_model.fieldAt(column);
        if (field && CellEditing::fitsCell(*field) && m_model.flags(index).testFlag(Qt::ItemIsEditable)) return index;
    }
    return {};
}

void ClientTable::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
    const bool onwards = hint == QAbstractItemDelegate::EditNextItem || hint == QAbstractItemDelegate::EditPreviousItem;
    QTableView::closeEditor(editor, onwards ? QAbstractItemDelegate::NoHint : hint);
    editorClosed(hint);
}

void ClientTable::editorClosed(QAbstractItemDelegate::EndEditHint hint) {
    setFocus();
    if (hint == QAbstractItemDelegate::EditNextItem || hint == QAbstractItemDelegate::EditPreviousItem) {
        const QModelIndex next = nextEditable(currentIndex(), hint == QAbstractItemDelegate::EditNextItem ? 1 : -1);
        if (next.isValid()) {
            selectionModel()->setCurrentIndex(next, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
            editIndex(next);
            return;
        }
    }
    emit editingEnded();
}

void ClientTable::activate(const QModelIndex& index) {
    if (!index.isValid() || m_model.headingAt(index.row())) return;
    if (index.column() > 0 && m_model.flags(index).testFlag(Qt::ItemIsEditable))
        editIndex(index);
    else
        emit pageRequested(m_model.idAt(index.row()));
}

void ClientTable::keyPressEvent(QKeyEvent* event) {
    if (groupKey(event)) return;
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        activate(currentIndex());
        return;
    }
    // Letters belong to the shortcuts of the window (T), not to a search through 100,000 names.
    if (plain && !event->text().isEmpty() && event->text().front().isPrint() && event->key() != Qt::Key_Space) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

// ---- Looking around ----

QRect ClientTable::cellRect(const QModelIndex& index) const {
    const QTableView* view = index.column() == 0 ? frozen() : static_cast<const QTableView*>(this);
    const QRect rect = view->visualRect(index);
    return QRect(view->viewport()->mapTo(const_cast<ClientTable*>(this), rect.topLeft()), rect.size());
}

void ClientTable::changeEvent(QEvent* event) {
    FrozenTable::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        // Titles have other lengths now.
        setProperty("columns", QVariant());
        applyColumns();
    }
}

void ClientTable::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex under = event->reason() == QContextMenuEvent::Mouse
                                  ? m_model.index(rowAt(viewport()->mapFromGlobal(event->globalPos()).y()), 0)
                                  : currentIndex();
    if (!under.isValid()) return;
    if (const auto group = m_model.headingAt(under.row())) {
        showGroupMenu(*group, event->globalPos());
        return;
    }
    if (!selectionModel()->isRowSelected(under.row())) selectClient(m_model.idAt(under.row()));
    auto* menu = new QMenu(this);
    menu->setObjectName(u"clientMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_menuActions);
    menu->popup(event->globalPos());
}

}  // namespace meike::ui
