// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/posted_progress.h"

#include <QCoreApplication>

#include "ui/kit/text.h"

namespace meike::ui {

namespace {
constexpr int kPauseMs = 50;
}

PostedProgress::PostedProgress(QObject* owner, Show show) : m_owner(owner), m_show(std::move(show)) { m_since.start(); }

void PostedProgress::report(const char* phase, std::int64_t done, std::int64_t total) {
    {
        const std::lock_guard lock(m_mutex);
        const bool end = total > 0 && done >= total;
        if (m_phase == phase && !end && m_since.elapsed() < kPauseMs) return;
        m_phase = phase;
        m_since.restart();
    }
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [owner = m_owner, show = m_show, name = qs(phase), done, total] {
            if (owner) show(name, done, total);
        },
        Qt::QueuedConnection);
}

}  // namespace meike::ui
