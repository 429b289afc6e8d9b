// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/dashboard.h"
#include "ui/context/app_context.h"
#include "ui/kit/card.h"

class QMenu;
class QPrinter;
class QToolButton;

namespace meike::ui {

/// A chart of the catalogue on a card: title, what it shows, a menu to save its data and its picture and to print it,
/// and a summary in words for those who do not see it. What is drawn is up to the derived card.
class ChartCard : public Card {
    Q_OBJECT

public:
    ChartCard(AppContext& context, std::string_view chartKey, QWidget* parent = nullptr);

    const std::string& chartKey() const { return m_key; }
    void setData(const std::shared_ptr<const DashboardData>& data);
    /// The texts in the language of now.
    virtual void retranslate();

    void saveData(const QString& path);
    void savePicture(const QString& path);
    /// On one page, as large as fits.
    void print(QPrinter& printer);

protected:
    virtual void draw(const DashboardData& data, const engine::ChartData& chart) = 0;
    const DashboardData* data() const { return m_data.get(); }
    const engine::ChartData& chart() const { return m_data->chart(m_key); }
    AppContext& context() const { return m_context; }
    QString label(const ProfileLabel& label) const;
    /// "¥1,235万"; a dash where there is no amount.
    QString shortMoney(std::int64_t amount) const;
    QString fullMoney(std::int64_t amount) const;
    /// A button in the title line, before the menu.
    void addHeaderControl(QWidget* control);
    /// Another chart of the catalogue from now on (by quarter, by year).
    void setChart(std::string_view chartKey);
    /// Opens the clients of a row under the row's name and what follows it.
    void openRow(const engine::ChartRow& row, const QString& more = {});
    void openRow(const std::string& rowKey);

private:
    AppContext& m_context;
    std::string m_key;
    QToolButton* m_menu;
    std::shared_ptr<const DashboardData> m_data;
};

/// The same menu for something that is not a card: "Save data as CSV...", "Save picture as PNG...", "Copy data",
/// "Print...".
void addChartActions(QMenu* menu, AppContext& context, QWidget* picture,
                     std::function<std::shared_ptr<const DashboardData>()> data, const std::string& chartKey);

/// Hundredths of a per cent: 4.5% below ten, 12% above; a dash where there is none.
QString shareText(std::int64_t share);
/// The same as 0..1.
double shareRatio(std::int64_t share);
/// Classes and stages that mean loss.
bool meansLoss(const std::string& key);

}  // namespace meike::ui
