// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/view/list_state.h"
#include "storage/client_groups.h"
#include "storage/client_query.h"
#include "ui/context/page.h"
#include "ui/kit/saved_view_item.h"
#include "ui/parts/client_views.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace meike::ui {

class LatestRead;

class BusyOverlay;
class ChipRow;
class ClientActions;
class ClientListModel;
class ClientPanel;
class ClientTable;
class ConditionEditor;
class ElidedLabel;
class EmptyState;
class RulePopover;
class SearchField;
class ViewBar;

/// The page where clients are looked for, compared, sorted, tagged and edited: views, conditions, the list, and the
/// client at a glance beside it.
class ClientsPage : public Page {
    Q_OBJECT

public:
    explicit ClientsPage(AppContext& context, QWidget* parent = nullptr);
    ~ClientsPage() override;

    ClientTable& table() { return *m_table; }
    ClientListModel& model() { return *m_model; }
    ClientPanel& panel() { return *m_panel; }
    /// What is done to the selected clients.
    ClientActions& actions() { return *m_actions; }

    /// What the list shows, and how it is called ("All clients").
    ClientQuery query() const;
    QString listName() const;
    /// The clients of a list that no rule finds again: one that was opened as a list of clients, or searched in.
    std::optional<std::vector<RecordId>> fixedList() const;
    /// The conditions alone, with the segments they name by name.
    const Rule& listRule() const { return m_list.rule; }
    /// Field keys as exported: the list's columns in their order.
    std::vector<std::string> exportColumns() const;
    /// True when the list shows what was last asked for.
    bool isSettled() const;

    void showView(const QString& key);
    void showRule(const Rule& rule, const QString& name);
    /// Exactly these clients, however they came together; a chip says which.
    void showClients(std::shared_ptr<const std::vector<RecordId>> clients, const QString& name);
    /// Selects a client, in the list as it is when it holds it, else among all (archived ones in their view).
    void showClient(RecordId client);
    void focusSearch();
    /// The list in groups by a column's field; empty: no groups.
    void groupBy(const QString& column);
    /// Opens the list of fields that make groups, under a widget.
    void chooseGroups(QWidget* anchor = nullptr);
    /// Opens the list of what groups are ordered by, at a rectangle of the table.
    void chooseGroupOrder(const QRect& at = {});
    void clearFilters();
    /// The list of now differs from the kept view that is shown.
    bool isViewChanged() const;
    void saveView();
    void revertView();
    void saveViewAs();
    void showViewMenu(const QString& key, const QPoint& at) override;

    /// Everything about one client of the list, which can be walked through there.
    void openPage(RecordId client);
    /// The list of now into a file.
    void exportList();
    void visit(const Visit& visit) override;
    QList<PagePart> parts() const override { return m_parts; }
    void addActions(ActionRegistry& actions) override;
    void enter() override;
    QList<QWidget*> areas() override;

signals:
    /// The list shows what was asked for.
    void settled();

protected:
    void clear() override;
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void follow(const Change& change);
    void ask();
    void refreshSoon();
    void refreshViews();
    void beginView(ClientView view);
    /// The list of now as a view without a name.
    SavedView viewOfNow() const;
    void showViewBar();
    /// A view was changed, renamed or deleted, here or by undo.
    void followView();
    void askViewName(const QString& title, const QString& verb, const SavedView& view,
                     std::function<void(const SavedView&)> store);
    /// The rule with the segments it names looked up; nobody when one is gone.
    Rule withSegments(const Rule& rule) const;
    void showList(GroupedClients list);
    void showTitle();
    void showSorts();
    void showEmptyState();
    void showWhatMayBeDone();
    void sortBy(const QString& column, bool extend);
    /// Other columns are shown: groups need other figures.
    void followColumns();
    void setRule(Rule rule);
    void clearSearch();
    void setAmong(std::shared_ptr<const std::vector<RecordId>> clients, const QString& name);
    /// "Core → Key 2026-06-30→today: 12 clients, 1 of them deleted since"
    QString amongText() const;
    void addCondition();
    void editCondition(int at, QWidget* chip);
    void openEditor(const Rule& condition, int at, QWidget* anchor);
    /// For groups, related records and segments.
    void openRulePopover(const Rule& part, int place, QWidget* anchor, bool isNew = false);
    void addPart(const Rule& part);
    QString actorName() const;

    ClientListModel* m_model;
    LatestRead* m_listRead;
    LatestRead* m_totalsRead;
    LatestRead* m_viewsRead;
    QList<PagePart> m_parts;  ///< the views, as the box at the top finds them
    ClientView m_view;        ///< where the list began
    QString m_name;           ///< given by another page; empty: the view's
    ListState m_list;
    QString m_amongName;
    std::optional<RecordId> m_wanted;      ///< to be selected when the answer is there
    std::optional<GroupedClients> m_held;  ///< an answer that came while a cell was edited
    std::optional<ClientTotals> m_totals;
    RecordId m_autoChosen = 0;  ///< selected because nobody else was; 0 once somebody has chosen
    bool m_known = false;       ///< an answer for this workspace has come
    bool m_toTop = false;
    bool m_refreshPlanned = false;

    ClientTable* m_table = nullptr;
    ClientPanel* m_panel = nullptr;
    ClientActions* m_actions = nullptr;
    ChipRow* m_chips = nullptr;
    QLabel* m_sortText = nullptr;
    ViewBar* m_viewBar = nullptr;
    SearchField* m_search = nullptr;
    QPushButton* m_groupButton = nullptr;
    QPushButton* m_columnsButton = nullptr;
    QPushButton* m_exportButton = nullptr;
    QPushButton* m_newButton = nullptr;
    QSplitter* m_splitter = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    BusyOverlay* m_busy = nullptr;
    QPointer<ConditionEditor> m_editor;
    QPointer<RulePopover> m_rulePopover;
};

}  // namespace meike::ui
