// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <memory>
#include <optional>
#include <vector>

#include "domain/quick_log.h"
#include "ui/context/unsaved.h"

class QComboBox;
class QLabel;
class QListView;

namespace meike {
struct Timeline;
struct TimelineEntry;
}  // namespace meike

namespace meike::ui {

class AppContext;
class FlowLayout;
class LatestRead;
class QuickLog;
class SearchField;
class TimelineModel;

/// Everything that happened with a client in one line of time: a line to log what was said, words to filter and search
/// by, and the entries by month, pinned ones first. Enter opens one, P pins it, Delete removes it; of a changed field,
/// R puts the value before back.
class ClientTimeline : public QFrame {
    Q_OBJECT

public:
    explicit ClientTimeline(AppContext& context, QWidget* parent = nullptr);
    ~ClientTimeline() override;

    /// 0: none. Nothing is read until refresh().
    void setClient(RecordId client);
    void setContacts(std::vector<QuickLogContact> contacts);
    void refresh();
    bool isSettled() const;
    void focusList();
    void focusQuickLog();
    std::optional<Unsaved> unsaved();
    void forget();
    TimelineModel& model() { return *m_model; }
    QListView& list() { return *m_list; }
    /// Shows only entries of these kinds; none: all.
    void setKinds(std::vector<Kind> kinds);
    /// In a low window the entries get the room: the words to filter by keep to one line.
    void setTight(bool tight);

signals:
    void settled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showFilters();
    void showNothing();
    void open(int row);
    void pin(int row);
    void remove(int row);
    void restore(int row);
    void openMenu(const QPoint& at);
    void retranslate();

    AppContext& m_context;
    RecordId m_client = 0;
    std::vector<Kind> m_kinds;
    std::shared_ptr<const Timeline> m_timeline;
    LatestRead* m_read;
    QLabel* m_title;
    QWidget* m_filterBox;
    QComboBox* m_filterChoice;  ///< the same where there is no room for words beside each other
    FlowLayout* m_filters;
    SearchField* m_search;
    QuickLog* m_log;
    QListView* m_list;
    QLabel* m_nothing;
    TimelineModel* m_model;
};

}  // namespace meike::ui
