// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/context/page.h"

class QComboBox;
class QPushButton;
class QTableWidget;

namespace meike {
struct LowScore;
struct Satisfaction;
}  // namespace meike

namespace meike::ui {

class Card;
class KpiStrip;
class LatestRead;

/// What clients say and complain about: figures with their intervals, times, causes, and what is done about low scores.
class SatisfactionPage : public Page {
    Q_OBJECT

public:
    explicit SatisfactionPage(AppContext& context, QWidget* parent = nullptr);
    ~SatisfactionPage() override;

    void addActions(ActionRegistry& actions) override;
    void enter() override;
    bool isSettled() const;
    const Satisfaction* shown() const { return m_shown.get(); }

protected:
    void refresh() override;
    void clear() override;
    void retranslate() override;
    bool concerns(const Change& change) const override;
    bool followsScores() const override { return true; }
    void arrange(int width) override;

private:
    void build();
    void fill();
    void fillFigures();
    void fillScores();
    void fillComplaints();
    void fillCauses();
    void fillLows();
    void showStrokes();
    const LowScore* current() const;
    QTableWidget* makeTable(const QString& name, int columns);

    LatestRead* m_read;
    std::shared_ptr<const Satisfaction> m_shown;
    QComboBox* m_by = nullptr;
    QComboBox* m_days = nullptr;
    QPushButton* m_add = nullptr;
    KpiStrip* m_kpis = nullptr;
    Card* m_scoreCard = nullptr;
    Card* m_complaintCard = nullptr;
    Card* m_causeCard = nullptr;
    Card* m_lowCard = nullptr;
    QTableWidget* m_scores = nullptr;
    QTableWidget* m_complaints = nullptr;
    QTableWidget* m_causes = nullptr;
    QTableWidget* m_lows = nullptr;
    QPushButton* m_correct = nullptr;
    QPushButton* m_close = nullptr;
    QPushButton* m_open = nullptr;
    class QBoxLayout* m_pair = nullptr;
};

}  // namespace meike::ui
