// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <map>
#include <string>

#include "app/view/merge_view.h"

class QLabel;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace meike::ui {

class AppContext;
class ElidedLabel;
class LatestRead;

/// Two clients side by side: every field that either has, which value is kept (a click chooses), what moves, what to
/// look at before. The one on the left stays; Swap changes that.
class MergePanel : public QFrame {
    Q_OBJECT

public:
    explicit MergePanel(AppContext& context, QWidget* parent = nullptr);
    ~MergePanel() override;

    /// Another pair: choices begin anew. 0, 0: none.
    void showPair(RecordId a, RecordId b);
    const MergeView* view() const { return m_view.get(); }
    bool isSettled() const;
    /// Which side's value of a field is kept.
    void choose(const std::string& field, MergeSide side);
    /// Whether a contact that both have becomes one or stays two.
    void foldContact(const MergeView::Contact& contact, bool fold);
    void swap();
    void merge();
    void keepApart();
    void retranslate();
    /// Reads the two again.
    void refresh();

signals:
    /// The pair is decided: it is one client now, or never to be asked about again.
    void decided(qint64 a, qint64 b);
    /// Another pair is shown, or none: other things can be done.
    void viewChanged();

private:
    void fill();
    void showButtons();
    QString contactText(const MergeView::Contact& contact) const;
    void cellClicked(int row, int column);
    AppContext& m_context;
    LatestRead* m_read;
    std::shared_ptr<const MergeView> m_view;
    RecordId m_keep = 0;
    RecordId m_gone = 0;
    MergeChoices m_choices;
    ElidedLabel* m_title;
    QTableWidget* m_table;
    QVBoxLayout* m_notes;
    QPushButton* m_swap;
    QPushButton* m_apart;
    QPushButton* m_merge;
};

}  // namespace meike::ui
