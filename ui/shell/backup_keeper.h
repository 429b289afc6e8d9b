// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <future>
#include <stop_token>
#include <string>

namespace meike::ui {

class AppContext;

/// Makes the automatic backups: every half hour when something has changed, and when a workspace is closed; one that
/// was not looked at for a week is looked at meanwhile. All of it on a worker. The demo agency has none.
class BackupKeeper : public QObject {
    Q_OBJECT

public:
    BackupKeeper(AppContext& context, QObject* parent);
    ~BackupKeeper() override;

    /// Now, whatever the time; what became of it is told when it went wrong.
    void keepNow();

private:
    /// What runs is asked to end; whoever closes the workspace waits for it, and not the window.
    void stop();

    AppContext& m_context;
    std::shared_future<void> m_work;
    std::stop_source m_stop;
    std::string m_told;  ///< the problem that was told last: not every half hour again
};

}  // namespace meike::ui
