// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/context/page.h"

class QAbstractItemDelegate;
class QBoxLayout;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace meike {
struct KeyAccount;
struct KeyBoard;
}  // namespace meike

namespace meike::ui {

class Card;
class KpiStrip;
class LatestRead;

/// The few clients that are looked after most: how each stands to the criteria, who looks after it, what is planned,
/// and who is to be looked at again.
class KeyAccountsPage : public Page {
    Q_OBJECT

public:
    explicit KeyAccountsPage(AppContext& context, QWidget* parent = nullptr);
    ~KeyAccountsPage() override;

    void addActions(ActionRegistry& actions) override;
    void enter() override;
    bool isSettled() const;
    const KeyBoard* board() const { return m_board.get(); }
    void choose(RecordId client);
    /// The plan of the chosen client as a PDF.
    void writePlan(const QString& path);

signals:
    void planWritten(const QString& path);

protected:
    void refresh() override;
    void clear() override;
    void retranslate() override;
    bool concerns(const Change& change) const override;
    bool followsScores() const override { return true; }
    void arrange(int width) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QPushButton* stroke(const QString& name, std::function<void()> run);
    void fill();
    void fillFigures();
    void fillTable();
    void fitColumns();
    /// What the columns beside the name take.
    int othersWidth() const;
    void fillRow(int row, const KeyAccount& account);
    void fillTotal(int row);
    void fillRequalify();
    void fillCandidates();
    void fillCriteria();
    void showStrokes();
    void showPlanMenu();
    void join(RecordId client);
    void choosePlanFile();
    const KeyAccount* current() const;

    LatestRead* m_read;
    LatestRead* m_planRead;
    std::shared_ptr<const KeyBoard> m_board;
    RecordId m_chosen = 0;
    KpiStrip* m_kpis = nullptr;
    QTableWidget* m_table = nullptr;
    QAbstractItemDelegate* m_signs = nullptr;
    QAbstractItemDelegate* m_goals = nullptr;
    QBoxLayout* m_columns = nullptr;
    QWidget* m_side = nullptr;
    Card* m_requalifyCard = nullptr;
    Card* m_candidateCard = nullptr;
    Card* m_criteriaCard = nullptr;
    QVBoxLayout* m_requalify = nullptr;
    QVBoxLayout* m_candidates = nullptr;
    QVBoxLayout* m_criteria = nullptr;
    QPushButton* m_decisions = nullptr;
    QPushButton* m_pdf = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_tick = nullptr;
    QPushButton* m_plan = nullptr;
    QPushButton* m_keep = nullptr;
    QPushButton* m_leave = nullptr;
    QPushButton* m_change = nullptr;
};

}  // namespace meike::ui
