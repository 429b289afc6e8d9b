// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>

class QTimer;
class QWidget;

namespace meike::ui {

class AppContext;
class WorkspaceDoor;

/// Where roles are on: asks who is here before a workspace opens, and again once nobody has touched the window for a
/// while. What was open is closed then: nothing of it stays in memory behind the sheet.
class SignInKeeper : public QObject {
    Q_OBJECT

public:
    SignInKeeper(AppContext& context, WorkspaceDoor& door, QWidget& window);
    ~SignInKeeper() override;

    /// Somebody else sits down. Asks first about what would be lost.
    void signOut();
    /// The new one of whoever is signed in.
    void changePin();
    void setIdleMs(int ms);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask(const std::filesystem::path& path);
    void lock();
    void watch();

    AppContext& m_context;
    WorkspaceDoor& m_door;
    QWidget& m_window;
    QTimer* m_idle;
    std::filesystem::path m_file;  ///< that was open last
};

}  // namespace meike::ui
