// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QMap>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>
#include <functional>

#include "ui/kit/labels.h"
#include "ui/kit/message.h"
#include "ui/kit/progress.h"

namespace meike::ui {

/// Bottom of the window: what was done (with Undo), errors until they are dismissed, running jobs with Cancel. Nothing
/// fades by itself.
class MessageBar : public QWidget {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);
    void showMessage(Message message);
    void showError(Message error);
    void clearMessage();
    /// Takes away what does not hold any more.
    void dropStale();
    /// What is shown now (an error before a message).
    QString currentText() const;
    bool showsError() const { return !m_errors.isEmpty(); }

    /// A job's number. Its row appears after 400 ms. `cancel` may be empty.
    int startJob(const LiveText& text, std::function<void()> cancel);
    void setJobProgress(int job, qint64 done, qint64 total);
    void endJob(int job);
    void retranslate();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void update();
    /// What is shown goes, and is given back.
    Message takeShown();
    QList<Message> m_errors;
    Message m_message;
    QMap<int, ProgressRow*> m_jobs;
    int m_nextJob = 1;
    QLabel* m_icon;
    ElidedLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_dismiss;
    QWidget* m_jobBox;
    QLabel* m_privacy;
};

}  // namespace meike::ui
