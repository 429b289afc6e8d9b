// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/view/today.h"
#include "ui/context/page.h"

class QComboBox;
class QPushButton;
class QTableWidget;

namespace meike::ui {

class LatestRead;

/// What there is to do today, and why: tasks, next steps, complaints, money, renewals, birthdays; for one person or
/// for everybody. One stroke each: done with a line, moved, skipped with a reason, opened.
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
    void fill();
    void fillPeople();
    void showStrokes();
    void done();
    void move(QWidget* anchor);
    void moveTo(const TodayItem& item, Date day);
    void chooseDay(const TodayItem& item);
    void skip();
    void openClient();
    int rowOf(std::size_t item) const;

    LatestRead* m_read;
    QComboBox* m_person;
    QPushButton* m_add;
    QTableWidget* m_table;
    QPushButton* m_done;
    QPushButton* m_move;
    QPushButton* m_skip;
    QPushButton* m_open;
    std::shared_ptr<const TodayList> m_list;
    bool m_personChosen = false;  ///< by hand; before that it is whoever sits here
};

}  // namespace meike::ui
