// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>

#include "ui/kit/card.h"
#include "ui/parts/chart_card.h"
#include "ui/rooms/dashboard/share_bars.h"

namespace meike::ui {

class IntervalBar;
class LatestRead;
class SearchField;
class SuggestPopup;

/// A chart as a table: a click or Enter on a row opens its clients.
class TableCard : public ChartCard {
    Q_OBJECT

public:
    TableCard(AppContext& context, std::string_view chartKey, QWidget* parent = nullptr);
    QTableView* table() const { return m_table; }

protected:
    struct Column {
        QString title;
        int width = 0;  ///< 0: takes the room that is left
        bool number = false;
    };
    /// Empties the table. Without rows `nothing` stands in its place.
    void begin(const QList<Column>& columns, const QString& nothing);
    /// Cells of one row; whole amounts and the like as tooltips.
    QList<QStandardItem*> addRow(const engine::ChartRow& row, const QStringList& texts,
                                 const QStringList& toolTips = {});
    void end();
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void open(const QModelIndex& index);
    QTableView* m_table;
    QStandardItemModel* m_model;
    QLabel* m_none;
};

/// The clients at risk with the highest value of the last year.
class RiskCard : public TableCard {
    Q_OBJECT

public:
    explicit RiskCard(AppContext& context, QWidget* parent = nullptr);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;
};

/// Who looks after how much.
class OwnersCard : public TableCard {
    Q_OBJECT

public:
    explicit OwnersCard(AppContext& context, QWidget* parent = nullptr);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;
};

/// Whose contracts end within 90 days, what they were worth, and how likely they are renewed.
class RenewalsCard : public TableCard {
    Q_OBJECT

public:
    explicit RenewalsCard(AppContext& context, QWidget* parent = nullptr);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;
};

/// The base's CLV with its interval, and the clients with the highest.
class ClvCard : public TableCard {
    Q_OBJECT

public:
    explicit ClvCard(AppContext& context, QWidget* parent = nullptr);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;

private:
    QPushButton* m_total;
    IntervalBar* m_interval;
    QLabel* m_note;
};

/// Overdue receivables by tier.
class OverdueCard : public ChartCard {
    Q_OBJECT

public:
    explicit OverdueCard(AppContext& context, QWidget* parent = nullptr);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;

private:
    ShareBarList* m_bars;
    QLabel* m_none;
};

/// A client, and what would go with it: one of the largest, or any other that is looked for by name.
class LeavesCard : public ChartCard {
    Q_OBJECT

public:
    explicit LeavesCard(AppContext& context, QWidget* parent = nullptr);
    QComboBox* client() const { return m_client; }
    void retranslate() override;

signals:
    /// The figures of this client are wanted, too.
    void leaverRequested(meike::RecordId client);

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;

private:
    void showClient();
    void suggest(const QString& query);
    LatestRead* m_suggestions;
    SearchField* m_search;
    SuggestPopup* m_found;
    RecordId m_wanted = 0;  ///< to be shown as soon as its figures are there
    QString m_wantedName;
    QComboBox* m_client;
    QPushButton* m_open;
    Figure* m_lost;
    Figure* m_owner;
    Figure* m_year;
    Figure* m_top;
    QWidget* m_figures;
    QLabel* m_none;
};

/// How good the forecasts were on the past; leads to the model page.
class ReportCardCard : public ChartCard {
    Q_OBJECT

public:
    explicit ReportCardCard(AppContext& context, QWidget* parent = nullptr);
    void retranslate() override;

protected:
    void draw(const DashboardData& data, const engine::ChartData& chart) override;

private:
    QLabel* m_verdict;
    QWidget* m_figureBox;
    QList<Figure*> m_figures;
    QLabel* m_counted;  ///< whom the figures are of, where a filter is set
    QLabel* m_calibration;
    QPushButton* m_model;
};

}  // namespace meike::ui
