// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the table of clients: chosen, moved, sized, remembered, or a saved view's.
#include <QAbstractItemDelegate>
#include <algorithm>

#include "domain/grouping.h"
#include "ui/context/app_context.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/rooms/clients/client_cell_delegates.h"
#include "ui/rooms/clients/client_table.h"

namespace meike::ui {

using namespace Qt::StringLiterals;

namespace {

/// In the list of columns: forget the user's choice.
const QString kUsualColumns = QStringLiteral("\x01usual");
/// In the list of columns, at a header: groups by its field.
const QString kGroupBy = QStringLiteral("\x01group");
constexpr int kLeastColumn = 24;
constexpr int kMostColumn = 800;

}  // namespace

void ClientTable::applyColumns() {
    m_applying = true;
    const QStringList& columns = m_model.columns();
    // A model reset leaves sections, widths and delegates by position: only other columns need anything.
    if (property("columns").toStringList() != columns) {
        setProperty("columns", columns);
        for (int i = 0; i < model()->columnCount(); ++i) {
            const int at = horizontalHeader()->visualIndex(i);
            if (at != i) horizontalHeader()->moveSection(at, i);
        }
        for (QAbstractItemDelegate* delegate : m_delegates) delegate->deleteLater();  // one may be in use just now
        m_delegates.clear();
        for (int i = 0; i < columns.size(); ++i) {
            QAbstractItemDelegate* delegate = makeCellDelegate(columns[i], *m_editing, this);
            setItemDelegateForColumn(i, delegate);
            m_delegates << delegate;
            const int width = chosenWidth(columns[i]);
            setColumnWidth(i, width > 0 ? std::clamp(width, kLeastColumn, kMostColumn)
                                        : ClientListModel::defaultWidth(columns[i], m_context.language()));
        }
        QAbstractItemDelegate* first = makeCellDelegate(u"name"_s, *m_editing, this);
        frozen()->setItemDelegateForColumn(0, first);
        m_delegates << first;
    }
    showFrozenColumn();
    m_applying = false;
}

void ClientTable::takeMovedColumns() {
    QStringList columns;
    const QHeaderView* header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual)
        columns << m_model.columns().value(header->logicalIndex(visual));
    if (columns != m_model.columns()) setColumns(columns);
}

void ClientTable::setColumns(const QStringList& columns) {
    saveColumns();
    const Place before = place();
    m_model.setColumns(columns);
    restore(before);
    saveColumns();
}

void ClientTable::saveColumns() {
    m_saveSoon.stop();
    AppSettings& settings = m_context.settings();
    if (!m_ofView) settings.setValue(u"clients/columns"_s, m_model.columns());
    for (const QString& column : m_resized) {
        const auto at = m_model.columns().indexOf(column);
        if (at < 0) continue;
        const int width = columnWidth(static_cast<int>(at));
        if (m_ofView)
            m_viewWidths[column] = width;
        else
            settings.setValue(u"clients/width_"_s + column, width);
    }
    m_resized.clear();
    emit columnsChanged();
}

int ClientTable::chosenWidth(const QString& column) const {
    return m_ofView ? m_viewWidths.value(column) : m_context.settings().value(u"clients/width_"_s + column).toInt();
}

void ClientTable::showColumns(const std::vector<ListColumn>& columns) {
    if (columns.empty() && !m_ofView) return;
    if (!m_ofView) saveColumns();
    m_ofView = !columns.empty();
    m_viewWidths.clear();
    m_resized.clear();
    QStringList keys;
    for (const ListColumn& column : columns) {
        keys << qs(column.key);
        if (column.width > 0) m_viewWidths[keys.last()] = column.width;
    }
    if (!m_ofView) {
        keys = m_context.settings().value(u"clients/columns"_s).toStringList();
        if (keys.isEmpty()) keys = ClientListModel::defaultColumns();
    }
    setProperty("columns", QVariant());  // the same columns may have other widths
    const Place before = place();
    m_model.setColumns({});
    m_model.setColumns(keys);
    restore(before);
}

std::vector<ListColumn> ClientTable::shownColumns() const {
    std::vector<ListColumn> columns;
    for (const QString& key : m_model.columns()) columns.push_back({u8(key), chosenWidth(key)});
    return columns;
}

void ClientTable::chooseColumns(QWidget* anchor, const QRect& rect, const QString& column) {
    auto* picker = new PopupPicker(this);
    picker->setObjectName(u"columnPicker"_s);
    picker->setPlaceholder(tr("Columns of the list"));
    picker->setMatch(nameMatch);
    picker->setStaysOpen(true);
    QList<PickItem> items;
    // At the header of a column that makes groups, before the others.
    const Field* field = findField(Kind::client, column == ClientListModel::kRfmColumn ? "r" : u8(column));
    if (field && groupingOf(*field)) {
        PickItem group;
        group.key = kGroupBy;
        group.text = tr("Group by “%1”").arg(m_context.text(field->label));
        group.iconName = u"layers"_s;
        items << group;
    }
    for (const QString& key : ClientListModel::availableColumns(m_context.reader())) {
        if (key == u"name"_s) continue;
        PickItem item;
        item.key = key;
        item.text = ClientListModel::columnTitle(key, m_context.language());
        item.checked = m_model.columns().contains(key);
        items << item;
    }
    PickItem usual;
    usual.key = kUsualColumns;
    usual.text = tr("Back to the usual columns");
    usual.iconName = u"undo-2"_s;
    items << usual;
    picker->setItems(items);
    connect(picker, &PopupPicker::picked, this, [this, picker, column](const PickItem& item) {
        const QString key = item.key.toString();
        if (key == kGroupBy) {
            picker->hide();
            emit groupRequested(column);
            return;
        }
        if (key == kUsualColumns) {
            picker->hide();
            m_viewWidths.clear();
            if (!m_ofView)
                for (const QString& each : ClientListModel::availableColumns(m_context.reader()))
                    m_context.settings().setValue(u"clients/width_"_s + each, QVariant());
            setProperty("columns", QVariant());
            m_model.setColumns({});
            setColumns(ClientListModel::defaultColumns());
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

}  // namespace meike::ui
