// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rooms/dashboard/portfolio_cards.h"

namespace meike::ui {

/// How clients are looked after: tables whose columns are those of their chart.
class CareCard : public TableCard {
    Q_OBJECT

public:
    /// `chart`: one of chart_care.cpp.
    CareCard(AppContext& context, std::string_view chart, QWidget* parent = nullptr);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;

private:
    QString nothing() const;
    std::string_view m_chart;
};

}  // namespace meike::ui
