// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <filesystem>
#include <functional>
#include <memory>
#include <thread>

#include "ui/context/app_context.h"
#include "ui/shell/main_frame.h"

namespace meike::ui {

class AsOfPopup;
class AssessmentsPage;
class BinPage;
class BusyOverlay;
class ClientsPage;
class DashboardPage;
class FormDialog;
class ModelPage;
class OmniSearch;
class SegmentsPage;
class SettingsPage;
class WelcomePage;
class WhatIfPage;

/// The application's window: opens and closes workspaces, and wires pages, menus, search, as-of date and messages
/// together.
class MainWindow : public MainFrame {
    Q_OBJECT

public:
    explicit MainWindow(AppContext& context, QWidget* parent = nullptr);
    ~MainWindow() override;

    AppContext& context() { return m_context; }
    ClientsPage& clientsPage() { return *m_clients; }
    DashboardPage& dashboardPage() { return *m_dashboard; }
    ModelPage& modelPage() { return *m_model; }
    SegmentsPage& segmentsPage() { return *m_segments; }
    SettingsPage& settingsPage() { return *m_settings; }
    WhatIfPage& whatIfPage() { return *m_whatIf; }
    AssessmentsPage& assessmentsPage() { return *m_assessments; }
    BinPage& binPage() { return *m_bin; }

    /// Opens on a worker; an error is shown, and the workspace before stays open.
    void openWorkspace(const std::filesystem::path& path);
    void createWorkspace(const std::filesystem::path& path, const QString& currency, std::function<void()> then = {});
    /// The demo agency in its own file, made when it is not there yet.
    void openDemo();
    /// Back to the welcome page.
    void closeWorkspace();
    bool isOpening() const { return m_opening; }

public slots:
    void chooseWorkspace();
    void newWorkspace();
    void importFile() { importTable({}); }
    void exportList();

signals:
    /// A workspace is open, or could not be opened.
    void opened(bool ok);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    using Open = std::function<std::unique_ptr<Session>(const std::stop_token&)>;
    void openWith(const std::filesystem::path& path, const LiveText& busy, Open open, std::function<void()> then = {});
    void restore(const QString& backup);
    /// Says why, and what can be done instead; the workspace is not opened by itself at the next start.
    void notOpened(const std::filesystem::path& path, const Error& error, bool isTable);
    /// The import, with a file chosen already; empty: none.
    void importTable(const QString& path);
    void newWorkspaceThen(std::function<void()> then);
    void reopenWorkspace();
    void chooseBackup();
    void chooseCopy();
    void updateFileBanner();
    /// Asks about an edit that would be lost; `go` follows when it was saved or discarded. False: nothing would be.
    bool asksBefore(const std::function<void()>& go);
    std::optional<Unsaved> unsavedSheet();
    void buildPages();
    void buildActions();
    void buildClientActions();
    void connectContext();
    void sessionChanged();
    void updateBanners();
    void updateHistory();
    void updateActions();
    void updateAsOf();
    void updateUser();
    void chooseUser();
    void retranslateParts();

    AppContext& m_context;
    WelcomePage* m_welcome;
    ClientsPage* m_clients;
    SegmentsPage* m_segments;
    DashboardPage* m_dashboard;
    ModelPage* m_model;
    BinPage* m_bin;
    WhatIfPage* m_whatIf;
    AssessmentsPage* m_assessments;
    SettingsPage* m_settings;
    OmniSearch* m_omni;
    AsOfPopup* m_asOfPopup;
    BusyOverlay* m_busy;
    QPointer<Banner> m_demoBanner;
    QPointer<Banner> m_pastBanner;
    QPointer<Banner> m_fileBanner;
    QPointer<QDialog> m_import;
    QPointer<FormDialog> m_unsaved;
    QString m_view;  ///< the saved view that the clients page shows; empty: none
    std::jthread m_opener;
    bool m_opening = false;
    int m_job = 0;
    int m_refitJob = 0;
};

}  // namespace meike::ui
