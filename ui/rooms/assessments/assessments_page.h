// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "app/assessments.h"
#include "domain/rule.h"
#include "ui/context/app_context.h"
#include "ui/parts/chart_card.h"

namespace meike::ui {

/// The saved assessments, and who is due to be assessed again: save, sign off, delete, and the pack for the meeting.
class AssessmentsPage : public QWidget {
    Q_OBJECT

public:
    explicit AssessmentsPage(AppContext& context, QWidget* parent = nullptr);
    ~AssessmentsPage() override;

    bool isSettled() const;
    /// Writes the pack of the chosen assessment (of today without one); `pdfWritten` follows.
    void writePack(const QString& path);

signals:
    void leaveRequested();
    void clientListRequested(const meike::ui::ClientList& clients, const QString& title);
    void settled();
    void pdfWritten(const QString& path);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Parts;
    struct Answer;
    void refresh();
    void fill(const Answer& answer);
    void showButtons();
    void showComparison();
    const AssessmentSummary* current() const;
    void sign();
    void remove();
    void choosePack();
    void stopPack();
    void retranslate();

    AppContext& m_context;
    LatestRead* m_read;
    LatestRead* m_packRead;
    QString m_packFile;  ///< what m_packRead writes; empty once it was told to stop
    std::unique_ptr<Parts> m_parts;
    bool m_stale = true;
};

}  // namespace meike::ui
