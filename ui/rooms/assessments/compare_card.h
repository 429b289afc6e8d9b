// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "app/assessment_moves.h"
#include "ui/context/app_context.h"
#include "ui/kit/card.h"

class QComboBox;
class QTableWidget;

namespace meike::ui {

class LatestRead;

class BusyOverlay;

/// A saved assessment beside an earlier one of the same tiers: how many moved, why, and who.
class CompareCard : public Card {
    Q_OBJECT

public:
    explicit CompareCard(AppContext& context, QWidget* parent = nullptr);
    /// `chosen` points into `saved` (newest first), or past its end: nothing to compare.
    void setAssessments(const std::vector<AssessmentSummary>& saved, std::size_t chosen);
    void retranslate();
    bool isSettled() const;
    /// What is shown; nullptr without anything to compare with.
    const AssessmentMoves* moves() const;
    /// The earlier assessment that is compared with; nullptr: none.
    const AssessmentSummary* earlier() const;

signals:
    void settled();

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Answer;
    void fillEarlier(bool keepChoice);
    void ask();
    void fill();

    AppContext& m_context;
    LatestRead* m_read;
    std::vector<AssessmentSummary> m_saved;
    std::size_t m_chosen = 0;
    std::shared_ptr<const Answer> m_answer;
    bool m_stale = true;
    QComboBox* m_earlier;
    QWidget* m_figures;
    Figure* m_up;
    Figure* m_down;
    Figure* m_first;
    Figure* m_gone;
    QLabel* m_note;
    QTableWidget* m_table;
    BusyOverlay* m_busy;
};

}  // namespace meike::ui
