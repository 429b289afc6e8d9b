// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "ui/rules/value_choices.h"

class QListWidget;

namespace meike::ui {

class SearchField;

/// Values to tick in a list that is there to be seen, with a line to find one when there are many. Down and Up go from
/// the line to the list.
class TickList : public QWidget {
    Q_OBJECT

public:
    explicit TickList(QWidget* parent = nullptr);
    /// `ticked` values that are not on offer any more stay in the list, so that they can be taken out, and only so.
    void setChoices(QList<ValueChoice> choices, const std::vector<std::string>& ticked);
    /// The ticked ones; when there are none but one was searched for, that one.
    std::vector<std::string> values() const;
    void focusList();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& query);

    SearchField* m_search;
    QListWidget* m_list;
    bool m_ticked = false;  ///< the press that is going on has ticked a box
};

}  // namespace meike::ui
