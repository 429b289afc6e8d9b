// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <map>

#include "ui/context/app_context.h"

class QComboBox;
class QStandardItemModel;

namespace meike::ui {

/// The kinds of record that have a list, with how many there are: a column beside the list, or a combo box where there
/// is no room for one. What is chosen in one is chosen in both.
class KindList : public QListView {
    Q_OBJECT

public:
    explicit KindList(AppContext& context, QWidget* parent = nullptr);

    Kind kind() const;
    /// Chooses a kind without a word of it.
    void setKind(Kind kind);
    void setCounts(const std::map<Kind, std::int64_t>& counts);
    void clearCounts();
    /// The same as a combo box, for narrow windows.
    QComboBox* combo() { return m_combo; }
    QSize sizeHint() const override;

signals:
    void kindChosen(int kind);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    int rowOf(Kind kind) const;
    AppContext& m_context;
    QStandardItemModel* m_model;
    QComboBox* m_combo;
    std::map<Kind, std::int64_t> m_counts;
};

}  // namespace meike::ui
