// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QWidget>
#include <functional>

#include "ui/kit/live_text.h"

namespace meike::ui {

/// What a running job shows: its name, how far it is, Cancel. Used by the overlay and by the message bar.
class ProgressRow : public QWidget {
    Q_OBJECT

public:
    explicit ProgressRow(QWidget* parent = nullptr);
    void start(const LiveText& text, std::function<void()> cancel);
    /// total 0: not known.
    void setProgress(qint64 done, qint64 total);
    bool isCancelling() const { return m_cancelling; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    LiveText m_text;
    QLabel* m_label;
    QProgressBar* m_bar;
    QPushButton* m_cancelButton;
    std::function<void()> m_cancel;
    bool m_cancelling = false;
};

/// Veils a widget while its data is being made; appears only when that takes longer than 400 ms.
class BusyOverlay : public QWidget {
    Q_OBJECT

public:
    explicit BusyOverlay(QWidget* covered);
    /// `cancel` may be empty: then there is no Cancel.
    void start(const LiveText& text, std::function<void()> cancel = {});
    void setProgress(qint64 done, qint64 total);
    void stop();
    bool isRunning() const { return m_running; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* m_covered;
    ProgressRow* m_row;
    QTimer m_delay;
    bool m_running = false;
};

}  // namespace meike::ui
