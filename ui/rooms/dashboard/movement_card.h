// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>

#include "ui/kit/matrix_table.h"
#include "ui/parts/chart_card.h"
#include "ui/rooms/dashboard/choice_strip.h"

namespace meike::ui {

/// Who went where between two days or saved assessments, by tier or by stage: every cell opens exactly its clients.
class MovementCard : public ChartCard {
    Q_OBJECT

public:
    explicit MovementCard(AppContext& context, QWidget* parent = nullptr);
    MatrixTable* table() const { return m_table; }
    void retranslate() override;
    void setBy(MoveBy by);

signals:
    /// Another pair is wanted. Empty: as DashboardRequest has it.
    void movementRequested(meike::MoveBy by, const std::string& from, const std::string& to);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;

private:
    void fillMenu(bool end);
    void choose(bool end, const std::string& what);
    QString nameOf(const std::string& standing) const;
    void drawMatrix(const DashboardData& data, const engine::ChartData& chart);
    QString sums(const engine::ChartData& chart) const;

    ChoiceStrip* m_by;
    QPushButton* m_from;
    QPushButton* m_to;
    QLabel* m_problem;
    MatrixTable* m_table;
    QLabel* m_sums;
    DashboardRequest m_request;
};

}  // namespace meike::ui
