// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/progress.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <algorithm>

#include "ui/kit/labels.h"

namespace meike::ui {

namespace {
constexpr int kBarWidth = 160;
constexpr int kSteps = 1000;
}  // namespace

ProgressRow::ProgressRow(QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kUnit);
    m_label = makeLabel({}, TextStyle::body, Tone::secondary);
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(kBarWidth);
    m_cancelButton = new QPushButton;
    setFlat(m_cancelButton);
    setTone(m_cancelButton, Tone::accent);
    layout->addWidget(m_label);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancelButton);
    connect(m_cancelButton, &QPushButton::clicked, this, [this] {
        m_cancelling = true;
        m_cancelButton->setEnabled(false);
        retranslate();
        if (m_cancel) m_cancel();
    });
}

void ProgressRow::start(const LiveText& text, std::function<void()> cancel) {
    m_text = text;
    m_cancel = std::move(cancel);
    m_cancelling = false;
    m_cancelButton->setVisible(static_cast<bool>(m_cancel));
    m_cancelButton->setEnabled(true);
    setProgress(0, 0);
    retranslate();
}

void ProgressRow::setProgress(qint64 done, qint64 total) {
    if (total <= 0) {
        m_bar->setRange(0, 0);
        return;
    }
    m_bar->setRange(0, kSteps);
    m_bar->setValue(
        static_cast<int>(std::clamp<double>(static_cast<double>(done) / static_cast<double>(total), 0, 1) * kSteps));
}

void ProgressRow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void ProgressRow::retranslate() {
    const QString text = m_text ? m_text() : QString();
    m_label->setText(text);
    m_bar->setAccessibleName(text);
    m_cancelButton->setText(m_cancelling ? tr("Cancelling") : tr("Cancel"));
    m_cancelButton->setAccessibleName(tr("Cancel: %1").arg(text));
}

BusyOverlay::BusyOverlay(QWidget* covered) : QWidget(covered), m_covered(covered) {
    auto* layout = new QVBoxLayout(this);
    m_row = new ProgressRow;
    layout->addWidget(m_row, 0, Qt::AlignCenter);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kProgressDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        setGeometry(m_covered->rect());
        raise();
        show();
    });
    covered->installEventFilter(this);
    hide();
}

void BusyOverlay::start(const LiveText& text, std::function<void()> cancel) {
    m_row->start(text, std::move(cancel));
    m_running = true;
    if (!isVisible()) m_delay.start();
}

void BusyOverlay::setProgress(qint64 done, qint64 total) { m_row->setProgress(done, total); }

void BusyOverlay::stop() {
    m_running = false;
    m_delay.stop();
    hide();
}

bool BusyOverlay::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_covered && event->type() == QEvent::Resize) setGeometry(m_covered->rect());
    return QWidget::eventFilter(watched, event);
}

void BusyOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QColor veil = colors().window;
    veil.setAlphaF(0.8F);
    painter.fillRect(rect(), veil);
}

}  // namespace meike::ui
