// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QStringList>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "app/field_text.h"
#include "storage/client_query.h"
#include "ui/context/app_context.h"
#include "ui/kit/table_roles.h"

namespace meike::ui {

/// The list of clients: it holds ids, and loads the rows that are painted in pages. It never sorts or filters: queries
/// do.
class ClientListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// The column that shows R, F and M together; sorting and exporting take it apart.
    static const QString kRfmColumn;

    explicit ClientListModel(AppContext& context, QObject* parent = nullptr);

    /// Shows these clients. Resets the model only when they are others, or stand in another order; true when it did.
    bool setIds(std::vector<RecordId> ids);
    const std::vector<RecordId>& ids() const { return m_ids; }
    RecordId idAt(int row) const;
    /// -1 when the list does not hold it.
    int rowOf(RecordId client) const;
    /// First and last row of each run of rows that show one of these clients, from the top.
    std::vector<std::pair<int, int>> rangesOf(const std::vector<RecordId>& clients) const;
    /// Reads again what is shown; the ids stay.
    void reloadRows();
    /// Names of people, pick items and tags may have changed.
    void reloadNames();

    /// Keys of client fields, and kRfmColumn; the first one is always the name. Unknown ones are left out.
    void setColumns(const QStringList& keys);
    const QStringList& columns() const { return m_columns; }
    static QStringList defaultColumns();
    /// Everything that can be a column, in the order of the field table.
    static QStringList availableColumns(Database& database);
    static QString columnTitle(const QString& key, Language language);
    /// Wide enough for what the column holds and for its title in that language.
    static int defaultWidth(const QString& key, Language language);
    /// Keys as exports and copies know them, with what the list says by marks.
    static std::vector<std::string> fieldKeys(const QStringList& columns);

    /// nullptr for kRfmColumn.
    const Field* fieldAt(int column) const;
    /// As stored; empty when the client is gone.
    Value valueAt(int row, std::string_view key) const;
    /// Tags as they are painted.
    PillList pillsAt(int row) const;
    const NameBook& names() const { return m_names; }
    void setSorts(std::vector<ClientQuery::Sort> sorts);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    using Page = std::vector<std::optional<ClientRow>>;
    const ClientRow* rowData(int row) const;
    QVariant display(const Field& field, const ClientRow& row) const;
    QVariant toolTip(const Field& field, const ClientRow& row) const;
    QVariant tone(const Field& field, const ClientRow& row) const;
    const Value& valueOf(const ClientRow& row, std::string_view key) const;
    QString tierName(const std::string& key) const;
    QString spokenTier(const ClientRow& row) const;
    bool isProvisional(const ClientRow& row) const;
    QString sortMark(const QString& column) const;
    void takeColumns(QStringList columns);

    AppContext& m_context;
    std::vector<RecordId> m_ids;
    QStringList m_columns;
    std::vector<const Field*>
        m_fields;  ///< by column: Qt asks for the flags of every selected cell, 100,000 rows of them
    std::vector<ClientQuery::Sort> m_sorts;
    mutable NameBook m_names;
    std::map<RecordId, PillData> m_tags;
    std::map<std::string, QString, std::less<>> m_tierNames;
    mutable QHash<int, std::shared_ptr<Page>> m_pages;
    mutable bool m_failed = false;
};

}  // namespace meike::ui
