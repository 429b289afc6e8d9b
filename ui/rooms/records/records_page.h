// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <map>
#include <optional>
#include <vector>

#include "app/view/record_list.h"
#include "ui/context/page.h"

class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace meike::ui {

class ChipRow;
class ConditionEditor;
class KindList;
class LatestRead;
class RecordListModel;
class RecordListTable;
class SearchField;
class TotalsBar;

/// The records of a kind, whosever they are, as a list: sorted, filtered, summed, edited in their form, taken out. Each
/// kind keeps its conditions while the workspace is open, and its columns and order on this computer.
class RecordsPage : public Page {
    Q_OBJECT

public:
    explicit RecordsPage(AppContext& context, QWidget* parent = nullptr);
    ~RecordsPage() override;

    RecordListTable& table() { return *m_table; }
    RecordListModel& model() { return *m_model; }
    KindList& kinds() { return *m_kinds; }
    TotalsBar& totalsBar() { return *m_totalsBar; }
    const RecordListState& state() const { return m_states.at(m_kind); }
    const std::optional<RecordTotals>& totals() const { return m_totals; }

    /// What the list shows, and how it is called where that says more than the kind ("Amount ≥ ¥50万").
    RecordQuery query() const;
    QString listName() const;
    /// True when the list shows what was last asked for.
    bool isSettled() const;

    void showKind(Kind kind);
    void clearFilters();
    void newRecord();
    void openForm(RecordId record);
    void openClient(RecordId client);
    void deleteSelected();
    void copyRows();
    void copyCell();
    void exportList();

    void visit(const Visit& visit) override;
    void addActions(ActionRegistry& actions) override;
    void enter() override;
    QList<QWidget*> areas() override;

signals:
    void settled();

protected:
    void refresh() override;
    void clear() override;
    void retranslate() override;
    bool concerns(const Change& change) const override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    RecordListState& now() { return m_states.at(m_kind); }
    RecordListState& stateOf(Kind kind);
    void showState(RecordListState shown);
    void ask();
    void askTotals();
    void askCounts();
    void askSelected();
    void showIds(std::vector<RecordId> ids);
    void whenAnswered();
    void showHead();
    void showSorts();
    void showEmptyState();
    void showWhatMayBeDone();
    void arrangeKinds();
    void sortBy(const QString& column, bool extend);
    void conditionsChanged();
    void addCondition();
    void openEditor(const Rule& condition, int at, QWidget* anchor);
    /// "Orders of the clients at risk: 12 clients"
    QString clientsText() const;
    /// What the list is narrowed by, in words.
    QStringList narrowedBy() const;

    Kind m_kind = Kind::order;
    std::map<Kind, RecordListState> m_states;
    std::map<Kind, QString> m_clientsNames;  ///< of lists that were opened with given clients
    std::optional<RecordTotals> m_totals;
    std::optional<RecordId> m_wanted;  ///< to be selected when the answer is there
    bool m_known = false;              ///< an answer for this kind has come
    bool m_toTop = false;

    RecordListModel* m_model;
    LatestRead* m_listRead;
    LatestRead* m_totalsRead;
    LatestRead* m_countsRead;
    LatestRead* m_selectedRead;
    LatestRead* m_copyRead;
    RecordListTable* m_table = nullptr;
    KindList* m_kinds = nullptr;
    QFrame* m_kindBox = nullptr;
    ChipRow* m_chips = nullptr;
    QLabel* m_sortText = nullptr;
    SearchField* m_search = nullptr;
    QPushButton* m_columnsButton = nullptr;
    QPushButton* m_exportButton = nullptr;
    QPushButton* m_newButton = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_none = nullptr;
    BusyOverlay* m_busy = nullptr;
    TotalsBar* m_totalsBar = nullptr;
    QPointer<ConditionEditor> m_editor;
};

}  // namespace meike::ui
