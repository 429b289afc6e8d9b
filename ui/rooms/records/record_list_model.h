// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

#include "app/field_text.h"
#include "domain/record.h"
#include "storage/record_query.h"
#include "ui/context/app_context.h"

namespace meike::ui {

/// The list of records of one kind: it holds ids, and loads the rows that are painted in pages. It never sorts or
/// filters: queries do.
class RecordListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit RecordListModel(AppContext& context, QObject* parent = nullptr);

    Kind kind() const { return m_kind; }
    /// Another kind: nothing is shown until its ids come.
    void setKind(Kind kind, const QStringList& columns);
    /// Shows these records. Resets the model only when they are others, or stand in another order; true when it did.
    bool setIds(std::vector<RecordId> ids);
    const std::vector<RecordId>& ids() const { return m_ids; }
    RecordId idAt(int row) const;
    /// -1 when the list does not hold it.
    int rowOf(RecordId record) const;
    /// Whose the record of the row is; 0 for nobody's.
    RecordId clientAt(int row) const;
    /// First and last row of each run of rows that show one of these records, from the top.
    std::vector<std::pair<int, int>> rangesOf(std::vector<RecordId> records) const;
    /// Reads again what is shown; the ids stay.
    void reloadRows();
    /// Names of people, clients and entries may have changed.
    void reloadNames();

    /// Keys of fields; the first one is always whose the record is. Unknown ones are left out.
    void setColumns(const QStringList& keys);
    const QStringList& columns() const { return m_columns; }
    std::vector<std::string> columnKeys() const;
    QString columnTitle(const QString& key) const;
    /// Wide enough for what the column holds and for its title.
    int usualWidth(const QString& key) const;
    const Field* fieldAt(int column) const;
    void setSorts(std::vector<ClientQuery::Sort> sorts);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    using Page = std::vector<std::optional<Record>>;
    const Record* rowData(int row) const;
    std::shared_ptr<Page> readPage(int number) const;
    QString display(const Field& field, const Record& record) const;
    QString toolTip(const Field& field, const Record& record) const;
    /// Planned for a day that has passed, and not done.
    bool isLate(const Record& record) const;
    QStringList known(const QStringList& keys) const;
    void takeColumns(QStringList columns);

    AppContext& m_context;
    Kind m_kind = Kind::order;
    std::vector<RecordId> m_ids;
    QStringList m_columns;
    std::vector<const Field*> m_fields;  ///< by column
    std::vector<ClientQuery::Sort> m_sorts;
    mutable NameBook m_names;
    mutable QHash<int, std::shared_ptr<Page>> m_pages;
    mutable bool m_failed = false;
};

}  // namespace meike::ui
