// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <thread>

#include "app/session.h"
#include "base/error.h"
#include "storage/workspace.h"
#include "ui/kit/live_text.h"

class QWidget;

namespace meike::ui {

class AppContext;
class BusyOverlay;

/// Opens, makes, restores, copies and closes workspaces: on a worker, with what to do instead when it fails. Before
/// anything is closed it asks about what would be lost.
class WorkspaceDoor : public QObject {
    Q_OBJECT

public:
    /// `asks` asks about what would be lost: true when `go` follows later, or not at all.
    using Asks = std::function<bool(const std::function<void()>& go)>;
    WorkspaceDoor(AppContext& context, QWidget& window, BusyOverlay& busy, Asks asks);
    ~WorkspaceDoor() override;

    /// Opens on a worker; an error is shown, and the workspace before stays open.
    void open(const std::filesystem::path& path);
    void create(const std::filesystem::path& path, const QString& currency, std::function<void()> then = {});
    /// The demo agency in its own file, made when it is not there yet.
    void openDemo();
    /// Back to the welcome page.
    void close();
    /// Closes it and opens it again: its file has changed, or who may see it (`between`: what changes that).
    void reopen(const std::function<void()>& between = {});
    /// Puts a backup in the place of the workspace.
    /// The passphrase of an encrypted one.
    void restore(const QString& backup, const QString& passphrase = {});
    bool isOpening() const { return m_opening; }

    void chooseWorkspace();
    void chooseBackup();
    void chooseCopy();
    /// Asks for an archive and for a place, and opens the workspace that is made of it.
    void chooseArchive();
    /// The second of these questions. What is there is never replaced: that is said when its name is chosen.
    void choosePlaceOf(const QString& archive);
    /// Makes that workspace at `path` and opens it. Where there is a file already nothing is made: that is said, with
    /// the way to another name.
    void unarchive(const QString& archive, const QString& path);
    void chooseNew(std::function<void()> then = {});

signals:
    /// A workspace is open, or could not be opened.
    void opened(bool ok);
    /// A table was to be opened as a workspace, and somebody wants it imported.
    void importWanted(const QString& path);
    void failed(const meike::Error& error, const QString& tablePath);
    /// Roles are on in this workspace, and nobody has signed in.
    void signInNeeded(const std::filesystem::path& path);

private:
    using Open = std::function<std::unique_ptr<Session>(const std::stop_token&)>;
    void openWith(const std::filesystem::path& path, const LiveText& busy, Open open, std::function<void()> then = {});
    void notOpened(const std::filesystem::path& path, const Error& error, bool isTable);

    AppContext& m_context;
    QWidget& m_window;
    BusyOverlay* m_busy;
    Asks m_asksBefore;
    std::jthread m_opener;
    bool m_opening = false;
};

}  // namespace meike::ui
