// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "app/dashboard.h"
#include "domain/rule.h"
#include "ui/context/app_context.h"
#include "ui/kit/card_page.h"
#include "ui/parts/chart_card.h"

namespace meike::ui {

class DashboardFilters;
class KpiRow;

/// The sales lead's page: what the client base is worth, how it is spread, who moved, and where it is in danger. Every
/// figure opens the clients behind it.
class DashboardPage : public CardPage {
    Q_OBJECT

public:
    explicit DashboardPage(AppContext& context, QWidget* parent = nullptr);
    ~DashboardPage() override;

    /// Asks for a new name and keeps today's scores as an assessment, one undo step.
    void saveAssessment();
    /// What is shown; nullptr while the first answer is on its way.
    const DashboardData* data() const { return m_data.get(); }
    /// Counts only clients that meet a rule; nothing: everybody.
    void setFilter(const std::optional<Rule>& rule, const QString& name);
    DashboardFilters& filters() { return *m_filters; }
    /// Everything is there, report card and all (screenshots wait for it).
    bool isComplete() const;

signals:
    /// Show the clients of this rule under this title.
    void clientsRequested(const meike::Rule& rule, const QString& title);
    /// Show these clients under this title.
    void clientListRequested(const meike::ui::ClientList& clients, const QString& title);
    /// Show one client.
    void clientOpened(meike::RecordId client);
    /// The empty page's buttons.
    void importRequested();
    void newClientRequested();
    /// What was computed is on the screen (tests and screenshots wait for it).
    void shown();
    /// Report card and the like have followed.
    void completed();

protected:
    void arrange(int width) override;
    void retranslate() override;
    void seen() override;

private:
    struct Parts;
    void build();
    void buildHeader();
    void buildCards();
    void refresh();
    void readSlow();
    bool fillEmpty(const Scores& scores);
    void fill();

    AppContext& m_context;
    LatestRead* m_read;
    LatestRead* m_slowRead;
    std::unique_ptr<Parts> m_parts;
    DashboardFilters* m_filters = nullptr;
    KpiRow* m_kpis = nullptr;
    std::shared_ptr<const DashboardData> m_data;
    DashboardRequest m_request;  ///< movement's part of it
    bool m_stale = true;
};

}  // namespace meike::ui
