// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <filesystem>
#include <functional>

#include "ui/context/app_context.h"
#include "ui/context/visit.h"
#include "ui/shell/main_frame.h"

namespace meike::ui {

class ArchiveDoor;
class AsOfPopup;
class BusyOverlay;
class FormDialog;
class OmniSearch;
class Page;
class SignInKeeper;
class UserMenu;
class WindowBanners;
class WorkspaceDoor;

/// The application's window: builds a page for every room, and wires menus, search, as-of date and messages together.
class MainWindow : public MainFrame {
    Q_OBJECT

public:
    explicit MainWindow(AppContext& context, QWidget* parent = nullptr);
    ~MainWindow() override;

    AppContext& context() { return m_context; }
    WorkspaceDoor& door() { return *m_door; }
    SignInKeeper& signIn() { return *m_signIn; }
    Page& room(const QString& key) { return *m_rooms.value(key); }
    /// The page of this class.
    template <class P>
    P& page() {
        return *findChild<P*>();
    }
    using MainFrame::page;

    void openWorkspace(const std::filesystem::path& path);
    void closeWorkspace();
    bool isOpening() const;

public slots:
    /// The import, with a file chosen already; empty: none.
    /// `pasted`: the table in the clipboard.
    void importTable(const QString& path = {}, bool pasted = false);

signals:
    /// A workspace is open, or could not be opened.
    void opened(bool ok);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildRooms();
    void buildActions();
    void buildStepActions();
    void connectContext();
    void connectJobs();
    void sessionChanged();
    void visit(const QString& room, const Visit& visit);
    void showFailure(const Error& error, const QString& tablePath);
    /// Asks about an edit that would be lost; `go` follows when it was saved or discarded. False: nothing would be.
    bool asksBefore(const std::function<void()>& go);
    std::optional<Unsaved> unsavedSheet();
    void showWorkspaceName();
    void updateHistory();
    void updateAsOf();
    void toNextArea(bool forward);

    AppContext& m_context;
    BusyOverlay* m_busy;
    WorkspaceDoor* m_door;
    ArchiveDoor* m_archive;
    WindowBanners* m_banners = nullptr;
    SignInKeeper* m_signIn = nullptr;
    UserMenu* m_user = nullptr;
    OmniSearch* m_omni = nullptr;
    AsOfPopup* m_asOfPopup = nullptr;
    QHash<QString, Page*> m_rooms;
    QPointer<QDialog> m_import;
    QPointer<FormDialog> m_unsaved;
    QString m_view;  ///< the saved view that its room shows; empty: none
    QString m_viewRoom;
    int m_job = 0;
    int m_refitJob = 0;
};

}  // namespace meike::ui
