// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

#include "app/model_report.h"
#include "ui/context/page.h"

namespace meike::ui {

class LatestRead;

/// The forecasts as a sales lead wants them explained: what they expect, how good they were, what drives renewal, what
/// has changed, and for experts what they are computed from.
class ModelPage : public Page {
    Q_OBJECT

public:
    explicit ModelPage(AppContext& context, QWidget* parent = nullptr);
    ~ModelPage() override;

    /// What is shown; nullptr while it is on its way, was cancelled, or when there is not enough data.
    const ModelReport* report() const { return m_report.get(); }
    /// Stops the trial on the past; the page offers to run it again.
    void cancelReport();

    void saveTables(const QString& path);

signals:
    /// The page is complete: a report, or the reason why there is none.
    void shown();

protected:
    void arrange(int width) override;
    void refresh() override;
    void clear() override;
    void retranslate() override;
    /// What has changed is told since the newest assessment.
    bool concerns(const Change& change) const override { return change.touches(Kind::assessment); }

private:
    struct Parts;
    void build();
    /// Empty and not-enough-data states; true when there is a forecast to show.
    bool showState(const Scores& scores);
    void fillHead(const Scores& scores);
    void fillCards();
    void showProblem(std::optional<Error> failed);
    void updateBanners();

    LatestRead* m_read;
    std::unique_ptr<Parts> m_parts;
    std::shared_ptr<const ModelReport> m_report;
    std::shared_ptr<const Scores> m_scores;  ///< of the head: there before the report is
    std::optional<Error> m_failed;           ///< why there is no report; nothing: it was stopped
    QTimer m_refitDelay;
};

}  // namespace meike::ui
