// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCalendarWidget>

class QDateEdit;

namespace meike::ui {

/// A month to choose a day from, in the theme's colours: today stands out, weekends are not red, and the year
/// stands where the language has it.
class Calendar : public QCalendarWidget {
    Q_OBJECT

public:
    explicit Calendar(QWidget* parent = nullptr);
    /// The day that is marked as today.
    void setToday(const QDate& today);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColors();
    void arrangeBar();
    QDate m_today;
    bool m_colouring = false;
};

/// Lets a date edit open a Calendar.
void setCalendar(QDateEdit* edit, const QDate& today, bool mondayFirst);

}  // namespace meike::ui
