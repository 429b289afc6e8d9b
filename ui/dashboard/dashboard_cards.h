// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>

#include "ui/common/bar_pair.h"
#include "ui/common/matrix_table.h"
#include "ui/dashboard/chart_card.h"
#include "ui/dashboard/share_bars.h"

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

/// Clients by relationship stage, from prospect to returned: a click opens them.
class StageCard : public ChartCard {
    Q_OBJECT

public:
    explicit StageCard(AppContext& context, QWidget* parent = nullptr);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;

private:
    ShareBarList* m_bars;
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
    void showSwitch();
    MatrixTable* m_table;
    QPushButton* m_count;
    QPushButton* m_value;
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

/// The clients at risk with the highest value; a click opens the client.
class RiskCard : public ChartCard {
    Q_OBJECT

public:
    explicit RiskCard(AppContext& context, QWidget* parent = nullptr);
    QTableView* table() const { return m_table; }

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void open(const QModelIndex& index);
    QTableView* m_table;
    QStandardItemModel* m_model;
    QLabel* m_none;
};

}  // namespace meike::ui
