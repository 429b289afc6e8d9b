// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <set>

#include "app/view/today.h"
#include "ui/context/page.h"

class QComboBox;
class QIcon;
class QLabel;
class QPushButton;
class QTableWidget;

namespace meike::ui {

class Banner;
class LatestRead;
class WeekStrip;

/// What there is to do today, and why: what playbooks want, tasks, next steps, complaints, money, renewals, birthdays;
/// for one person or for everybody. One stroke each: done with a line, moved, skipped with a reason, opened. Over the
/// list the week: its load, and what does not fit.
class TodayPage : public Page {
    Q_OBJECT

public:
    explicit TodayPage(AppContext& context, QWidget* parent = nullptr);
    ~TodayPage() override;

    const TodayList* list() const { return m_list.get(); }
    /// The line that is chosen; nullptr: none.
    const TodayItem* current() const;
    void choose(std::size_t item);
    bool isSettled() const;
    /// The lines of the day stand; what others have to do may still be counted.
    bool hasLines() const;
    WeekStrip& week() { return *m_week; }
    /// Shows or folds the lines of a group.
    void setFolded(TodayUrgency group, bool folded);
    /// What is open to be said or sent for the chosen line; empty: nothing.
    QString stepText() const;
    void takeOut(bool pdf);

    void addActions(ActionRegistry& actions) override;
    void enter() override;

protected:
    void refresh() override;
    void clear() override;
    void retranslate() override;
    bool concerns(const Change& change) const override;
    bool followsScores() const override { return true; }
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::optional<RecordId> shownPerson() const;
    TodayExtent extent() const;
    void showLines();
    void readLoad();
    void fill();
    void showWeek();
    void fillPeople();
    void showStrokes();
    void showDrift();
    void putHeading(int row, TodayUrgency group, bool folded, int lines);
    void putLine(int row, std::size_t item, const QIcon& mark);
    void putMore(int row, TodayUrgency group, int left);
    bool isShownOn(const TodayItem& item) const;
    void openLine();
    int rowOf(std::size_t item) const;

    LatestRead* m_read;
    LatestRead* m_loadRead;  ///< of everybody, where one person's lines are shown
    LatestRead* m_writer;
    Banner* m_drift;
    WeekStrip* m_week;
    QComboBox* m_person;
    QPushButton* m_print;
    QPushButton* m_calendar;
    QPushButton* m_add;
    QTableWidget* m_table;
    QLabel* m_why;
    QPushButton* m_copy;
    QPushButton* m_done;
    QPushButton* m_move;
    QPushButton* m_give;
    QPushButton* m_skip;
    QPushButton* m_open;
    std::shared_ptr<const TodayList> m_list;
    TodayExtent m_asked;             ///< for which m_list is the answer
    std::map<RecordId, int> m_load;  ///< as in TodayList, of everybody
    bool m_laterAlone = false;       ///< there is nothing before what is later, so that it stands open
    PlanDrift m_drifted;             ///< of a past day
    std::set<TodayUrgency> m_folded{TodayUrgency::later};
    std::map<TodayUrgency, int> m_more;  ///< lines of a group beyond kMostLines that were asked for
    bool m_personChosen = false;         ///< by hand; before that it is whoever sits here
};

}  // namespace meike::ui
