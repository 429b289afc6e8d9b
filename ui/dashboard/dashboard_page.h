// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "app/dashboard.h"
#include "domain/rule.h"
#include "ui/app/app_context.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace meike::ui {

class EmptyState;

/// The sales lead's page: what the client base is worth, how it is spread, and where it is in danger. Every figure
/// opens the clients behind it.
class DashboardPage : public QWidget {
    Q_OBJECT

public:
    explicit DashboardPage(AppContext& context, QWidget* parent = nullptr);
    ~DashboardPage() override;

    /// Asks for a new name and keeps today's scores as an assessment, one undo step.
    void saveAssessment();
    /// What is shown; nullptr while the first answer is on its way.
    const DashboardData* data() const { return m_data.get(); }

signals:
    /// Show the clients of this rule under this title.
    void clientsRequested(const meike::Rule& rule, const QString& title);
    /// Show one client.
    void clientOpened(meike::RecordId client);
    /// The empty page's buttons.
    void importRequested();
    void newClientRequested();
    /// What was computed is on the screen (tests and screenshots wait for it).
    void shown();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Parts;
    void refresh();
    void fill(const DashboardData& data);
    void fillForecast(const Scores& scores);
    void openForecast();
    void retranslate();

    AppContext& m_context;
    LatestRead* m_read;
    std::unique_ptr<Parts> m_parts;
    std::shared_ptr<const DashboardData> m_data;
    bool m_stale = true;
};

}  // namespace meike::ui
