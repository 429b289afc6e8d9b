// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/message_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPointer>
#include <QTimer>

#include "ui/kit/theme/icons.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr int kHeight = 32;

QString said(const LiveText& text) { return text ? text() : QString(); }
bool holds(const Message& message) { return !message.holds || message.holds(); }
}  // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent) {
    setMinimumHeight(kHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kPage, 1, space::kPage, 0);
    layout->setSpacing(space::kUnit);
    m_icon = new QLabel;
    m_text = new ElidedLabel;
    m_text->setObjectName(u"messageText"_s);
    m_text->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_action = new QPushButton;
    m_action->setObjectName(u"messageAction"_s);
    setFlat(m_action);
    setTone(m_action, Tone::accent);
    m_dismiss = new QToolButton;
    m_dismiss->setObjectName(u"messageDismiss"_s);
    m_dismiss->setIcon(icon(u"x"_s, Tone::secondary));
    m_dismiss->setIconSize(QSize(14, 14));
    m_jobBox = new QWidget;
    auto* jobs = new QHBoxLayout(m_jobBox);
    jobs->setContentsMargins(0, 0, 0, 0);
    jobs->setSpacing(space::kDouble);
    m_jobBox->hide();
    m_privacy = makeLabel({}, TextStyle::small, Tone::secondary);
    layout->addWidget(m_icon);
    layout->addWidget(m_text);
    layout->addWidget(m_action);
    layout->addWidget(m_dismiss);
    layout->addStretch(1);
    layout->addWidget(m_jobBox);
    layout->addSpacing(space::kUnit);
    layout->addWidget(m_privacy);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const Message done = takeShown();
        if (done.action && holds(done)) done.action();
    });
    connect(m_dismiss, &QToolButton::clicked, this, [this] { takeShown(); });
    retranslate();
}

Message MessageBar::takeShown() {
    Message shown = showsError() ? m_errors.takeLast() : std::exchange(m_message, {});
    update();
    return shown;
}

void MessageBar::showMessage(Message message) {
    // What was done since answers an earlier error: it must not be hidden behind it.
    m_errors.clear();
    m_message = std::move(message);
    update();
}

void MessageBar::showError(Message error) {
    // The same error again is not a second one.
    if (!showsError() || said(m_errors.constLast().text) != said(error.text)) m_errors.append(std::move(error));
    update();
}

void MessageBar::clearMessage() {
    m_message = {};
    update();
}

void MessageBar::dropStale() {
    m_errors.removeIf([](const Message& error) { return !holds(error); });
    if (!holds(m_message)) m_message = {};
    update();
}

QString MessageBar::currentText() const { return said(showsError() ? m_errors.constLast().text : m_message.text); }

void MessageBar::update() {
    const bool error = showsError();
    const Message& shown = error ? m_errors.constLast() : m_message;
    const QString text = said(shown.text);
    const bool changed = m_text->text() != text;
    setTone(m_text, error ? Tone::risk : Tone::secondary);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_icon->setVisible(error);
    if (error) m_icon->setPixmap(iconPixmap(u"circle-alert"_s, kIconSize, colors().risk, devicePixelRatioF()));
    m_action->setText(said(shown.actionText));
    m_action->setVisible(!m_action->text().isEmpty() && shown.action);
    m_dismiss->setVisible(error);
    if (changed && !text.isEmpty()) {
        QAccessibleEvent alert(m_text, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    QWidget::update();
}

int MessageBar::startJob(const LiveText& text, std::function<void()> cancel) {
    const int job = m_nextJob++;
    auto* row = new ProgressRow(m_jobBox);
    row->hide();
    row->start(text, std::move(cancel));
    m_jobBox->layout()->addWidget(row);
    m_jobs.insert(job, row);
    QTimer::singleShot(kProgressDelayMs, row, [this, job] {
        ProgressRow* running = m_jobs.value(job);
        if (!running) return;
        running->show();
        m_jobBox->show();
    });
    return job;
}

void MessageBar::setJobProgress(int job, qint64 done, qint64 total) {
    if (ProgressRow* row = m_jobs.value(job)) row->setProgress(done, total);
}

void MessageBar::endJob(int job) {
    ProgressRow* row = m_jobs.take(job);
    if (!row) return;
    row->hide();
    row->deleteLater();  // its Cancel may be on the way to end it
    bool any = false;
    for (const ProgressRow* other : std::as_const(m_jobs)) any = any || !other->isHidden();
    m_jobBox->setVisible(any);
}

void MessageBar::retranslate() {
    m_privacy->setText(tr("Data stays on this computer"));
    m_privacy->setToolTip(tr("No network, no telemetry: everything is in one file on this computer."));
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setAccessibleName(m_dismiss->toolTip());
    update();
}

void MessageBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().surface);
    painter.fillRect(0, 0, width(), 1, colors().border);
}

}  // namespace meike::ui
