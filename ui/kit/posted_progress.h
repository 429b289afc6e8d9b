// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <mutex>
#include <string>

#include "base/progress.h"

namespace meike::ui {

/// Hands a worker's progress to a widget, on the UI thread and at most twenty times a second, as long as the widget
/// lives. A new phase is told at once.
class PostedProgress final : public Progress {
public:
    using Show = std::function<void(const QString& phase, qint64 done, qint64 total)>;
    PostedProgress(QObject* owner, Show show);
    void report(const char* phase, std::int64_t done, std::int64_t total) override;

private:
    QPointer<QObject> m_owner;
    Show m_show;
    std::mutex m_mutex;
    std::string m_phase;
    QElapsedTimer m_since;
};

}  // namespace meike::ui
