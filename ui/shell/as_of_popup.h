// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/context/app_context.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace meike::ui {

class Calendar;

/// Chooses the day as of which everything is shown: today, the last day in the data, or any day before; and, where
/// there are several versions, by which of the rules.
class AsOfPopup : public QFrame {
    Q_OBJECT

public:
    explicit AsOfPopup(AppContext& context, QWidget* parent = nullptr);
    void openUnder(QWidget* anchor);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    /// The last day of the quarter (year) before today's.
    Date endOf(const char* period) const;
    /// Nothing: today.
    std::optional<Date> shownDay() const;
    void choose(std::optional<Date> day);
    void fillRules();
    std::optional<ScoringProfile> chosenRules() const;
    AppContext& m_context;
    QLabel* m_title;
    QPushButton* m_today;
    QPushButton* m_last;
    QPushButton* m_quarter;
    QPushButton* m_year;
    QLabel* m_hint;
    QLabel* m_rulesLabel;
    QComboBox* m_rules;
    std::vector<ScoringProfile> m_versions;  ///< behind the rows of m_rules after the first
    Calendar* m_calendar;
};

}  // namespace meike::ui
