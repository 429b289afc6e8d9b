// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

#include "app/model_report.h"
#include "ui/context/app_context.h"

namespace meike::ui {

/// The forecasts as a sales lead wants them explained: what they expect, how good they were, what drives renewal, what
/// has changed, and for experts what they are computed from.
class ModelPage : public QWidget {
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
    /// The empty page's buttons.
    void importRequested();
    void newClientRequested();
    /// Someone wants to enter the currency rates that are missing.
    void ratesRequested();
    /// The page is complete: a report, or the reason why there is none.
    void shown();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Parts;
    void build();
    void refresh(bool again = false);
    /// Empty and not-enough-data states; true when there is a forecast to show.
    bool showState(const Scores& scores);
    void fillHead(const Scores& scores);
    void fillCards();
    void showProblem(std::optional<Error> failed);
    void updateBanners();
    void retranslate();

    AppContext& m_context;
    LatestRead* m_read;
    std::unique_ptr<Parts> m_parts;
    std::shared_ptr<const ModelReport> m_report;
    std::shared_ptr<const Scores> m_scores;  ///< of the head: there before the report is
    std::optional<Error> m_failed;           ///< why there is no report; nothing: it was stopped
    QTimer m_refitDelay;
    bool m_stale = true;
};

}  // namespace meike::ui
