// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "app/dashboard.h"
#include "ui/app/app_context.h"
#include "ui/common/card.h"

class QToolButton;

namespace meike::ui {

/// A chart of the catalogue on a card: title, what it shows, a menu to save its data and its picture, and a summary in
/// words for those who do not see it. What is drawn is up to the derived card.
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

signals:
    void clientsRequested(const meike::Rule& rule, const QString& title);
    void clientOpened(meike::RecordId client);

protected:
    virtual void draw(const DashboardData& data, const engine::ChartData& chart) = 0;
    const DashboardData* data() const { return m_data.get(); }
    AppContext& context() const { return m_context; }
    QString label(const ProfileLabel& label) const;
    /// A button in the title line, before the menu.
    void addHeaderControl(QWidget* control);
    /// Opens the clients of a row under the chart's and the row's name.
    void openRow(const engine::ChartRow& row);

private:
    AppContext& m_context;
    std::string m_key;
    QToolButton* m_menu;
    std::shared_ptr<const DashboardData> m_data;
};

/// The same menu for something that is not a card: "Save data as CSV...", "Save picture as PNG...", "Copy data".
void addChartActions(QMenu* menu, AppContext& context, QWidget* picture,
                     std::function<std::shared_ptr<const DashboardData>()> data, const std::string& chartKey);

}  // namespace meike::ui
