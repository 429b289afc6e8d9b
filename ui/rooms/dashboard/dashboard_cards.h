// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include "ui/kit/bar_pair.h"
#include "ui/kit/matrix_table.h"
#include "ui/parts/chart_card.h"
#include "ui/rooms/dashboard/choice_strip.h"

namespace meike::ui {

class ParetoPlot;

/// Clients and value by tier: two bars a row, a click opens the clients.
class TierCard : public ChartCard {
    Q_OBJECT

public:
    explicit TierCard(AppContext& context, QWidget* parent = nullptr);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;

private:
    BarPairList* m_bars;
    QPushButton* m_rest;  ///< those without a tier
};

/// The R x F matrix by number of clients or by value; every cell opens its clients.
class MatrixCard : public ChartCard {
    Q_OBJECT

public:
    explicit MatrixCard(AppContext& context, QWidget* parent = nullptr);
    MatrixTable* table() const { return m_table; }
    void retranslate() override;
    void setByValue(bool byValue);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;

private:
    MatrixTable* m_table;
    ChoiceStrip* m_measure;
};

/// How much of the value the largest clients hold.
class ConcentrationCard : public ChartCard {
    Q_OBJECT

public:
    explicit ConcentrationCard(AppContext& context, QWidget* parent = nullptr);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;

private:
    ParetoPlot* m_plot;
    QList<QPushButton*> m_tops;
};

}  // namespace meike::ui
