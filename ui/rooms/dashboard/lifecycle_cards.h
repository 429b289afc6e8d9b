// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "ui/kit/matrix_table.h"
#include "ui/parts/chart_card.h"
#include "ui/rooms/dashboard/choice_strip.h"
#include "ui/rooms/dashboard/share_bars.h"

namespace meike::ui {

class FlowLayout;

/// How far clients got, step by step, and how many are in each stage now: every bar and every stage opens its clients.
class FunnelCard : public ChartCard {
    Q_OBJECT

public:
    explicit FunnelCard(AppContext& context, QWidget* parent = nullptr);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;

private:
    ShareBarList* m_steps;
    QLabel* m_heading;
    FlowLayout* m_stages;
};

/// Of those who first bought in a quarter or year, the share that still buys in each later one.
class CohortCard : public ChartCard {
    Q_OBJECT

public:
    explicit CohortCard(AppContext& context, QWidget* parent = nullptr);
    MatrixTable* table() const { return m_table; }
    void retranslate() override;
    void setByYear(bool byYear);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;

private:
    ChoiceStrip* m_period;
    MatrixTable* m_table;
    QLabel* m_foot;
};

}  // namespace meike::ui
