// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/duplicates.h"
#include "ui/context/page.h"

class QComboBox;
class QPushButton;
class QTableWidget;

namespace meike::ui {

class LatestRead;
class MergePanel;

/// Clients that are in the workspace twice: every pair with why and how sure, and the two side by side below. They are
/// merged or said not to be the same, one after the other.
class DuplicatesPage : public Page {
    Q_OBJECT

public:
    explicit DuplicatesPage(AppContext& context, QWidget* parent = nullptr);
    ~DuplicatesPage() override;

    MergePanel& panel() { return *m_panel; }
    /// Pairs as they are shown, the surest first.
    const std::vector<engine::DuplicatePair>& pairs() const { return m_pairs; }
    void choosePair(int row);
    bool isSettled() const;

    void addActions(ActionRegistry& actions) override;
    void enter() override;
    QList<QWidget*> areas() override;

protected:
    void refresh() override;
    void clear() override;
    void retranslate() override;
    bool concerns(const Change& change) const override;

private:
    /// What a worker finds: pairs, and the names of those in them.
    struct Answer {
        FoundDuplicates found;
        std::map<RecordId, std::string> names;
    };
    void fill();
    void showCounts();
    void decided(RecordId a, RecordId b);

    LatestRead* m_read;
    QPushButton* m_back;
    QComboBox* m_least;
    QTableWidget* m_table;
    MergePanel* m_panel;
    std::shared_ptr<const Answer> m_answer;
    std::vector<engine::DuplicatePair> m_pairs;  ///< less those that were decided since
};

}  // namespace meike::ui
