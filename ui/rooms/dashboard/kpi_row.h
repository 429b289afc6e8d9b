// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>
#include <memory>

#include "ui/kit/card.h"
#include "ui/parts/chart_card.h"

namespace meike::ui {

/// Six figures, each against the last assessment: clients, active ones, value, CLV, revenue at risk, overdue. A click
/// opens the clients.
class KpiRow : public QWidget {
    Q_OBJECT

public:
    explicit KpiRow(AppContext& context, QWidget* parent = nullptr);
    void setData(const std::shared_ptr<const DashboardData>& data);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void fitLabels();
    void open(const std::string& key);
    void fill();
    void fillForecast();
    QString against(const QString& change) const;
    QString moneyAgainst(MinorUnits now, const std::optional<MinorUnits>& before) const;

    AppContext& m_context;
    QList<KpiCard*> m_cards;
    int m_columns = 0;
    std::shared_ptr<const DashboardData> m_data;
};

}  // namespace meike::ui
