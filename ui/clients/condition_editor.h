// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>
#include <functional>

#include "domain/rule.h"
#include "ui/app/app_context.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace meike::ui {

class SearchField;

/// Edits one condition over the list: operator, and values in the way that suits the field's type. Appears inside the
/// window under its chip; Enter applies, Esc leaves.
class ConditionEditor : public QFrame {
    Q_OBJECT

public:
    ConditionEditor(AppContext& context, QWidget* window);
    /// A new condition over a field, or one that is there.
    void openFor(const Rule& condition, QWidget* anchor);
    /// The condition as it stands; nothing when a value is missing or cannot be read.
    std::optional<Rule> condition() const;

signals:
    void applied(const meike::Rule& condition);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void fillOperators(const std::string& chosen);
    void showValues(const std::vector<std::string>& values);
    void fillList(const std::vector<std::string>& chosen);
    void filterList(const QString& query);
    void place();
    void apply();

    AppContext& m_context;
    const Field* m_field = nullptr;
    QPointer<QWidget> m_anchor;
    QPointer<QWidget> m_focusBefore;
    QLabel* m_title;
    QComboBox* m_operator;
    QStackedWidget* m_values;
    QWidget* m_nothing;
    QWidget* m_listPage;
    SearchField* m_listSearch;
    QListWidget* m_list;
    QWidget* m_linePage;
    QLineEdit* m_first;
    QLabel* m_and;
    QLineEdit* m_second;
    QWidget* m_datePage;
    QDateEdit* m_from;
    QLabel* m_dateAnd;
    QDateEdit* m_to;
    QWidget* m_daysPage;
    QSpinBox* m_days;
    QLabel* m_daysText;
    QLabel* m_error;
    QPushButton* m_apply;
    bool m_ticked = false;  ///< the press that is going on has ticked a box
};

}  // namespace meike::ui
