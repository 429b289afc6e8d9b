// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "app/assessments.h"
#include "domain/rule.h"
#include "ui/context/page.h"
#include "ui/parts/chart_card.h"

namespace meike::ui {

class LatestRead;

/// The saved assessments, and who is due to be assessed again: save, sign off, delete, and the pack for the meeting.
class AssessmentsPage : public Page {
    Q_OBJECT

public:
    explicit AssessmentsPage(AppContext& context, QWidget* parent = nullptr);
    ~AssessmentsPage() override;

    bool isSettled() const;
    std::optional<Unsaved> unsaved() override;
    /// Writes the pack of the chosen assessment (of today without one); `pdfWritten` follows.
    void writePack(const QString& path);

signals:
    void settled();
    void pdfWritten(const QString& path);

protected:
    void arrange(int width) override;
    void refresh() override;
    void clear() override;
    void retranslate() override;
    bool concerns(const Change& change) const override {
        return change.touches(Kind::assessment) || change.touches(Kind::person);
    }
    bool followsScores() const override { return true; }

private:
    struct Parts;
    struct Answer;
    void fill(const Answer& answer);
    void showButtons();
    void showComparison();
    const AssessmentSummary* current() const;
    void sign();
    void remove();
    void choosePack();
    void stopPack();

    LatestRead* m_read;
    LatestRead* m_packRead;
    QString m_packFile;  ///< what m_packRead writes; empty once it was told to stop
    std::unique_ptr<Parts> m_parts;
};

}  // namespace meike::ui
