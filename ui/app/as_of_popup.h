// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/app/app_context.h"

class QLabel;
class QPushButton;

namespace meike::ui {

class Calendar;

/// Chooses the day as of which everything is shown: today, the last day in the data, or any day before.
class AsOfPopup : public QFrame {
    Q_OBJECT

public:
    explicit AsOfPopup(AppContext& context, QWidget* parent = nullptr);
    void openUnder(QWidget* anchor);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void choose(std::optional<Date> day);
    AppContext& m_context;
    QLabel* m_title;
    QPushButton* m_today;
    QPushButton* m_last;
    QLabel* m_hint;
    Calendar* m_calendar;
};

}  // namespace meike::ui
