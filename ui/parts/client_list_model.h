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
#include "app/view/list_groups.h"
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

    /// Shows these clients, in their groups. Resets the model only when they are others, stand in another order or in
    /// other groups; true when it did.
    bool setList(GroupedClients list, const ClientQuery::Grouping& grouping);
    bool setIds(std::vector<RecordId> ids) { return setList({std::move(ids), {}, {}}, {}); }
    /// All of the list, also those in groups that are closed.
    const std::vector<RecordId>& ids() const { return m_ids; }
    /// 0 for the heading of a group, and where there is no row.
    RecordId idAt(int row) const;
    /// -1 when the list does not hold it, or holds it in a group that is closed.
    int rowOf(RecordId client) const;
    /// First and last row of each run of rows that show one of these clients, from the top.
    std::vector<std::pair<int, int>> rangesOf(const std::vector<RecordId>& clients) const;
    /// The first client of a group that is open; 0 when there is none.
    RecordId firstShown() const;
    const ListGroups& groups() const { return m_groups; }
    /// The group whose heading this row is; nothing for a client.
    std::optional<std::size_t> headingAt(int row) const;
    /// The group that a row belongs to, its heading or one of its clients.
    std::optional<std::size_t> groupAt(int row) const;
    /// The group of a client, also of one that is closed.
    std::optional<std::size_t> groupOf(RecordId client) const;
    int headingRow(std::size_t group) const { return static_cast<int>(m_groups.headingRow(group)); }
    /// What the clients of a group have in common: "Zhang Wei", "2026-03", "(none)".
    QString groupTitle(std::size_t group) const;
    void setGroupClosed(std::size_t group, bool closed);
    /// Resets the model.
    void setAllGroupsClosed(bool closed);
    /// Fields of the columns that groups have a sum or a mean of.
    std::vector<std::string> figureKeys() const;

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
    /// The place in ids() that a row shows; nothing for a heading.
    std::optional<std::size_t> placeAt(int row) const;
    QVariant headingData(std::size_t group, int column, int role) const;
    QVariant figureData(const Field& field, const GroupFigure& figure, int role) const;

    AppContext& m_context;
    std::vector<RecordId> m_ids;
    ListGroups m_groups;  ///< what is a row
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
