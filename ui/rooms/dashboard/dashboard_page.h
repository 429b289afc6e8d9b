// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "app/dashboard.h"
#include "domain/rule.h"
#include "ui/context/page.h"
#include "ui/parts/chart_card.h"

namespace meike::ui {

class LatestRead;

class DashboardFilters;
class KpiRow;

/// The sales lead's page: what the client base is worth, how it is spread, who moved, and where it is in danger. Every
/// figure opens the clients behind it.
class DashboardPage : public Page {
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
    void addActions(ActionRegistry& actions) override;
    /// Everything is there, report card and all (screenshots wait for it).
    bool isComplete() const;

signals:
    /// What was computed is on the screen (tests and screenshots wait for it).
    void shown();
    /// Report card and the like have followed.
    void completed();

protected:
    void arrange(int width) override;
    void refresh() override;
    void clear() override;
    void retranslate() override;
    bool concerns(const Change& change) const override;
    bool followsScores() const override { return true; }

private:
    struct Parts;
    void build();
    void buildHeader();
    void buildCards();
    void readSlow();
    bool fillEmpty(const Scores& scores);
    void fill();

    LatestRead* m_read;
    LatestRead* m_slowRead;
    std::unique_ptr<Parts> m_parts;
    DashboardFilters* m_filters = nullptr;
    KpiRow* m_kpis = nullptr;
    std::shared_ptr<const DashboardData> m_data;
    DashboardRequest m_request;  ///< movement's part of it
};

}  // namespace meike::ui
