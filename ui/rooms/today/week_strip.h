// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <QList>
#include <optional>

#include "base/date.h"

class QHBoxLayout;
class QLabel;

namespace meike {
struct TodayDay;
struct TodayList;
}  // namespace meike

namespace meike::ui {

class AppContext;

/// One day of the week view: its load against the hours there are. Pressed, the list shows that day alone.
class DayCell : public QAbstractButton {
    Q_OBJECT

public:
    explicit DayCell(QWidget* parent = nullptr);
    void show(const TodayDay& day, Date today);
    Date day() const { return m_day; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Date m_day;
    QString m_title;
    QString m_load;
    double m_share = 0;
    bool m_today = false;
    bool m_over = false;
    bool m_worked = true;
};

/// The next seven days over the list: how much of what playbooks want fits, and what each day holds.
class WeekStrip : public QFrame {
    Q_OBJECT

public:
    explicit WeekStrip(AppContext& context, QWidget* parent = nullptr);
    void show(const TodayList& list, bool planning);
    /// The day that the list is narrowed to; nothing: all.
    std::optional<Date> day() const { return m_day; }
    void clearDay();
    void retranslate();
    /// What it says in words.
    QString text() const;

signals:
    void dayChanged();

private:
    void choose(std::optional<Date> day);

    AppContext& m_context;
    QLabel* m_fits;
    QLabel* m_missing;
    QList<DayCell*> m_cells;
    std::optional<Date> m_day;
};

}  // namespace meike::ui
