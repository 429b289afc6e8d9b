// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"
#include "app/short_name.h"
#include "base/path_text.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QStandardPaths>
#include <QTimer>

#include "app/defaults.h"
#include "app/demo.h"
#include "app/field_text.h"
#include "app/opening_check.h"
#include "app/records/record_writer.h"
#include "app/words/basis_words.h"
#include "base/error_code.h"
#include "base/pinyin.h"
#include "domain/choices.h"
#include "exchange/table_source.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/context/unsaved_sheet.h"
#include "ui/forms/record_form.h"
#include "ui/kit/format.h"
#include "ui/kit/progress.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/export_dialog.h"
#include "ui/rooms/assessments/assessments_page.h"
#include "ui/rooms/bin/bin_page.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_panel.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/dashboard/dashboard_page.h"
#include "ui/rooms/import/import_dialog.h"
#include "ui/rooms/model/model_page.h"
#include "ui/rooms/segments/segments_page.h"
#include "ui/rooms/settings/settings_page.h"
#include "ui/rooms/welcome/new_workspace_sheet.h"
#include "ui/rooms/welcome/welcome_page.h"
#include "ui/rooms/what_if/what_if_page.h"
#include "ui/shell/as_of_popup.h"
#include "ui/shell/omni_search.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

QString workspaceFilter() { return MainWindow::tr("Meike workspaces (*.meike)"); }

}  // namespace

MainWindow::MainWindow(AppContext& context, QWidget* parent) : MainFrame(parent), m_context(context) {
    setObjectName(u"mainWindow"_s);
    buildPages();
    buildActions();
    buildClientActions();
    m_omni = new OmniSearch(m_context, actions(), search());
    connect(m_omni, &OmniSearch::clientPicked, this, [this](qint64 client) { m_context.openClient(client); });
    connect(m_omni, &OmniSearch::contactPicked, this, [this](qint64 client) {
        m_context.openClient(client);
        m_clients->panel().setTab(ClientTab::people);
    });
    connect(m_omni, &OmniSearch::tagPicked, this, [this](const QString& tag) {
        m_context.openClients(Rule::all({Rule::condition("tags", "any_of", {u8(tag)})}), tag);
    });
    m_asOfPopup = new AsOfPopup(m_context, this);
    m_busy = new BusyOverlay(centralWidget());
    connect(&topBar(), &TopBar::asOfClicked, this, [this] { m_asOfPopup->openUnder(topBar().asOfButton()); });
    connect(&topBar(), &TopBar::userClicked, this, &MainWindow::chooseUser);
    connect(&topBar(), &TopBar::undoClicked, &m_context, &AppContext::undo);
    connect(&topBar(), &TopBar::redoClicked, &m_context, &AppContext::redo);
    // Sheets lie above everything, so they are asked first.
    m_context.unsaved().add(this, [this] { return unsavedSheet(); });
    connectContext();
    retranslateParts();
    const QByteArray geometry = m_context.settings().value(u"window/geometry"_s).toByteArray();
    if (!geometry.isEmpty()) restoreGeometry(geometry);
    sessionChanged();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPages() {
    m_welcome = new WelcomePage(m_context);
    m_clients = new ClientsPage(m_context);
    m_segments = new SegmentsPage(m_context);
    m_dashboard = new DashboardPage(m_context);
    m_model = new ModelPage(m_context);
    m_bin = new BinPage(m_context);
    m_whatIf = new WhatIfPage(m_context);
    m_assessments = new AssessmentsPage(m_context);
    m_settings = new SettingsPage(m_context);
    addHiddenPage(u"welcome"_s, m_welcome);
    addPage(
        u"clients"_s, u"building-2"_s, [] { return tr("Clients"); }, m_clients);
    addPage(
        u"segments"_s, u"layers"_s, [] { return tr("Segments"); }, m_segments);
    addPage(
        u"dashboard"_s, u"layout-dashboard"_s, [] { return tr("Dashboard"); }, m_dashboard);
    addPage(
        u"model"_s, u"target"_s, [] { return tr("Model"); }, m_model);
    addHiddenPage(u"bin"_s, m_bin);
    addHiddenPage(u"what_if"_s, m_whatIf, u"dashboard"_s);
    addHiddenPage(u"assessments"_s, m_assessments, u"dashboard"_s);
    addHiddenPage(u"settings"_s, m_settings);

    connect(m_welcome, &WelcomePage::demoRequested, this, &MainWindow::openDemo);
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::chooseWorkspace);
    connect(m_welcome, &WelcomePage::workspaceRequested, this,
            [this](const QString& path) { openWorkspace(u8Path(path)); });
    connect(m_welcome, &WelcomePage::importRequested, this, [this] { newWorkspaceThen([this] { importFile(); }); });
    connect(m_welcome, &WelcomePage::firstClientRequested, this,
            [this] { newWorkspaceThen([this] { m_clients->actions().newClient(); }); });

    const auto toClients = [this](const Rule& rule, const QString& name) {
        setCurrentPage(u"clients"_s);
        m_clients->showRule(rule, name);
    };
    const auto toClient = [this](RecordId client) {
        setCurrentPage(u"clients"_s);
        m_clients->showClient(client);
    };
    connect(m_dashboard, &DashboardPage::clientsRequested, this, toClients);
    const auto toList = [this](const ClientList& clients, const QString& name) {
        setCurrentPage(u"clients"_s);
        m_clients->showClients(clients, name);
    };
    connect(m_dashboard, &DashboardPage::clientListRequested, this, toList);
    connect(m_dashboard, &DashboardPage::clientOpened, this, toClient);
    connect(m_dashboard, &DashboardPage::importRequested, this, &MainWindow::importFile);
    connect(m_dashboard, &DashboardPage::newClientRequested, this, [this] { m_clients->actions().newClient(); });
    connect(m_model, &ModelPage::ratesRequested, this, [this] {
        setCurrentPage(u"settings"_s);
        m_settings->showSection(u"rates"_s);
    });
    connect(m_model, &ModelPage::importRequested, this, &MainWindow::importFile);
    connect(m_model, &ModelPage::newClientRequested, this, [this] { m_clients->actions().newClient(); });
    connect(m_segments, &SegmentsPage::countChanged, this,
            [this](qint64 segments) { setCount(u"segments"_s, segments); });
    connect(m_assessments, &AssessmentsPage::leaveRequested, this, [this] { setCurrentPage(u"dashboard"_s); });
    connect(m_assessments, &AssessmentsPage::clientListRequested, this, toList);
    connect(m_whatIf, &WhatIfPage::leaveRequested, this, [this] { setCurrentPage(u"dashboard"_s); });
    connect(m_whatIf, &WhatIfPage::rulesRequested, this, [this] {
        setCurrentPage(u"settings"_s);
        m_settings->showRules();
    });
    connect(m_bin, &BinPage::clientOpened, this, toClient);
    connect(m_settings, &SettingsPage::restoreRequested, this, &MainWindow::restore);
    connect(&m_context, &AppContext::clientsWanted, this, toClients);
    connect(&m_context, &AppContext::clientWanted, this, toClient);
    connect(&m_context, &AppContext::pageWanted, this, &MainWindow::setCurrentPage);

    connect(m_clients, &ClientsPage::viewsChanged, this,
            [this](const QList<SavedViewItem>& views) { setSavedViews(views); });
    connect(m_clients, &ClientsPage::viewShown, this, [this](const QString& key) {
        m_view = key;
        sidebar().setCurrentView(currentPage() == u"clients"_s ? m_view : QString());
    });
    connect(m_clients, &ClientsPage::countChanged, this, [this](qint64 count) { setCount(u"clients"_s, count); });
    connect(m_clients, &ClientsPage::selectionChanged, this, &MainWindow::updateActions);
    connect(m_clients, &ClientsPage::importRequested, this, &MainWindow::importFile);
    connect(m_clients, &ClientsPage::exportRequested, this, &MainWindow::exportList);
    connect(this, &MainFrame::savedViewRequested, this, [this](const QString& key) {
        setCurrentPage(u"clients"_s);
        m_clients->showView(key);
    });
    connect(this, &MainFrame::pageChanged, this, [this](const QString& key) {
        sidebar().setCurrentView(key == u"clients"_s ? m_view : QString());
        updateActions();
    });
}

void MainWindow::connectContext() {
    connect(&m_context, &AppContext::sessionChanged, this, &MainWindow::sessionChanged);
    connect(&m_context, &AppContext::changed, this, [this](const Change& change) {
        updateHistory();
        messages().dropStale();
        if (change.touches(Kind::person)) updateUser();
        if (change.touches(Kind::setting)) updateBanners();
    });
    connect(&m_context, &AppContext::asOfChanged, this, [this] {
        // "A past day cannot be changed", and an Undo that would be refused, are of the day before.
        messages().clearMessage();
        updateAsOf();
        updateBanners();
        updateActions();
    });
    connect(&m_context, &AppContext::scoresChanged, this, [this] {
        updateAsOf();
        updateHistory();
        if (!m_context.session()) return;
        if (const auto change = m_context.session()->takeBasisChange())
            m_context.showMessage(
                [this, basis = *change] { return qs(words::basisChangeText(basis, m_context.language())); });
    });
    connect(&m_context, &AppContext::actorChanged, this, &MainWindow::updateUser);
    connect(&m_context, &AppContext::fileProblemChanged, this, &MainWindow::updateFileBanner);
    connect(&m_context, &AppContext::messageRequested, this, &MainFrame::showMessage);
    connect(&m_context, &AppContext::errorRequested, this, &MainFrame::showError);
    connect(&m_context, &AppContext::refitChanged, this, [this](bool running) {
        if (m_refitJob != 0) endJob(m_refitJob);
        m_refitJob = !running ? 0
                              : startJob([] { return tr("Updating the forecast model"); },
                                         [this] {
                                             if (m_context.session()) m_context.session()->cancelRefit();
                                         });
    });
    connect(&m_context, &AppContext::jobStarted, this, [this](const LiveText& title) {
        if (m_job != 0) endJob(m_job);
        m_job = startJob(title, [this] { m_context.cancelJob(); });
    });
    connect(&m_context, &AppContext::jobProgress, this, [this](const QString&, qint64 done, qint64 total) {
        if (m_job != 0) setJobProgress(m_job, done, total);
    });
    connect(&m_context, &AppContext::jobEnded, this, [this] {
        if (m_job != 0) endJob(m_job);
        m_job = 0;
        updateHistory();
    });
}

// ---- Workspaces ----

void MainWindow::openWith(const std::filesystem::path& path, const LiveText& busy, Open open,
                          std::function<void()> then) {
    if (m_opening) return;
    if (m_context.session() && m_context.session()->path() == path) {
        if (then) then();
        emit opened(true);
        return;
    }
    if (asksBefore([this, path, busy, open, then] { openWith(path, busy, open, then); })) return;
    m_opening = true;
    m_busy->start(busy);
    // Reading a million orders takes a second or two: the window stays alive meanwhile.
    m_opener = std::jthread([this, path, open = std::move(open), then = std::move(then),
                             closing = m_context.closing()](const std::stop_token& stop) {
        if (closing.valid()) closing.wait();
        auto session = std::make_shared<std::unique_ptr<Session>>();
        std::optional<Error> failed;
        bool isTable = false;
        try {
            *session = open(stop);
            const auto reader = (*session)->openReader();
            checkOpening(*reader);
            // The first use of ICU and of the names takes a tenth of a second: better here than in the window.
            const NameBook names(*reader);
            pinyinReadings(U'媒');
        } catch (...) {
            failed = currentError();
            session->reset();
            isTable = failed->detail().code == ErrorCode::not_a_workspace && TableSource::open(path).has_value();
        }
        QMetaObject::invokeMethod(
            this,
            [this, session, failed, isTable, path, then]() mutable {
                m_opening = false;
                m_busy->stop();
                if (!failed) {
                    try {
                        m_context.setSession(std::move(*session));
                    } catch (...) {
                        // Some page could not show it: none is left half open.
                        failed = currentError();
                        m_context.setSession(nullptr);
                    }
                }
                if (failed) {
                    notOpened(path, *failed, isTable);
                    emit opened(false);
                    return;
                }
                if (!m_context.isDemo()) m_context.settings().addRecentWorkspace(qsPath(path));
                m_context.settings().setValue(u"window/workspace"_s, qsPath(path));
                emit opened(true);
                if (then) then();
            },
            Qt::QueuedConnection);
    });
}

void MainWindow::openWorkspace(const std::filesystem::path& path) {
    const std::filesystem::path absolute = std::filesystem::absolute(path);
    const QString name = QFileInfo(qsPath(absolute)).completeBaseName();
    openWith(
        absolute, [name] { return tr("Opening %1").arg(name); },
        [absolute](const std::stop_token&) { return Session::open(absolute); });
}

void MainWindow::createWorkspace(const std::filesystem::path& path, const QString& currency,
                                 std::function<void()> then) {
    const QString name = QFileInfo(qsPath(path)).completeBaseName();
    openWith(
        path, [name] { return tr("Creating %1").arg(name); },
        [path, code = u8(currency), name = u8(name)](const std::stop_token&) {
            auto session = Session::create(path, code);
            session->edit({"new_workspace", {}}, [&](Edit& edit) {
                fillDefaults(edit);
                RecordWriter(edit).setSetting("name", name);
            });
            return session;
        },
        std::move(then));
}

void MainWindow::openDemo() {
    const std::filesystem::path path = AppContext::demoPath();
    if (std::filesystem::exists(path)) {
        openWorkspace(path);
        return;
    }
    openWith(
        path, [] { return tr("Making the demo agency"); },
        [path, language = m_context.language()](const std::stop_token& stop) {
            std::filesystem::create_directories(path.parent_path());
            // Made aside: a half-made demo is never opened.
            std::filesystem::path making = path;
            making += ".making";
            for (const char* suffix : {"", "-wal", "-shm", ".lock"})
                std::filesystem::remove(withEnding(making, suffix));
            {
                auto session = Session::create(making, "CNY");
                session->edit({"new_workspace", {}}, [](Edit& edit) { fillDefaults(edit); });
                NoProgress progress;
                session->runJob(
                    [language](Workspace& workspace, Progress& report, const std::stop_token& halt) {
                        fillDemo(workspace, language, report, halt);
                    },
                    progress, stop);
                session->settle();
            }
            std::filesystem::rename(making, path);
            for (const char* suffix : {"-wal", "-shm", ".lock"}) std::filesystem::remove(withEnding(making, suffix));
            return Session::open(path);
        });
}

std::optional<Unsaved> MainWindow::unsavedSheet() {
    for (FormDialog* sheet : findChildren<FormDialog*>()) {
        if (sheet == m_unsaved || !sheet->isVisible() || !sheet->isModified()) continue;
        const QPointer<FormDialog> open(sheet);
        return Unsaved{.question = tr("Leave “%1”?").arg(sheet->windowTitle()),
                       .show =
                           [open] {
                               if (open) open->activateWindow();
                           },
                       .discard =
                           [open] {
                               if (open) open->reject();
                           }};
    }
    return {};
}

bool MainWindow::asksBefore(const std::function<void()>& go) {
    if (m_unsaved && m_unsaved->isVisible()) {
        m_unsaved->raise();
        return true;
    }
    // What is being typed in place is stored when one leaves it, as with any other click.
    const QPointer<QWidget> typing = QApplication::focusWidget();
    if (typing && isAncestorOf(typing)) centralWidget()->setFocus(Qt::OtherFocusReason);
    const auto unsaved = m_context.unsaved().first();
    if (typing && isAncestorOf(typing)) typing->setFocus(Qt::OtherFocusReason);
    if (!unsaved) return false;
    QWidget* above = QApplication::activeModalWidget();
    m_unsaved = askUnsaved(*unsaved, above && above->isVisible() ? above : this, this, go);
    return true;
}

void MainWindow::closeWorkspace() {
    if (asksBefore([this] { closeWorkspace(); })) return;
    m_context.settings().setValue(u"window/workspace"_s, QString());
    m_context.setSession(nullptr);
}

void MainWindow::chooseWorkspace() {
    const QStringList recent = m_context.settings().recentWorkspaces();
    const QString folder = recent.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                            : QFileInfo(recent.front()).path();
    auto* dialog = new QFileDialog(this, tr("Open workspace"), folder, workspaceFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { openWorkspace(u8Path(path)); });
    dialog->open();
}

void MainWindow::newWorkspace() { newWorkspaceThen({}); }

void MainWindow::newWorkspaceThen(std::function<void()> then) {
    auto* sheet = new NewWorkspaceSheet(this);
    connect(sheet, &NewWorkspaceSheet::chosen, this, [this, then](const QString& path, const QString& currency) {
        createWorkspace(u8Path(path), currency, then);
    });
    sheet->openSheet();
}

void MainWindow::importTable(const QString& path) {
    if (!m_context.session() || m_import || !m_context.mayEdit()) return;
    auto* dialog = new ImportDialog(m_context, this);
    m_import = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!path.isEmpty()) dialog->setFile(path);
    dialog->open();
}

void MainWindow::exportList() {
    if (!m_context.session()) return;
    auto* dialog =
        new ExportDialog(m_context, m_clients->query(), m_clients->exportColumns(), m_clients->listName(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// ---- What the window shows of the workspace ----

void MainWindow::sessionChanged() {
    const bool open = m_context.session() != nullptr;
    setBare(!open);
    messages().dropStale();
    if (!open) {
        setWorkspaceName({});
        setCurrentPage(u"welcome"_s);
    } else {
        const QString file = QFileInfo(qsPath(m_context.session()->path())).completeBaseName();
        setWorkspaceName(qs(setting(m_context.reader(), "name", u8(file))));
        if (currentPage() == u"welcome"_s) setCurrentPage(u"clients"_s);
    }
    updateBanners();
    updateHistory();
    updateAsOf();
    updateUser();
    updateActions();
}

void MainWindow::updateBanners() {
    const bool demo = m_context.session() && m_context.isDemo();
    if (!demo && m_demoBanner) removeBanner(m_demoBanner);
    if (demo) {
        if (!m_demoBanner) {
            m_demoBanner = new Banner(Banner::Kind::info);
            m_demoBanner->setObjectName(u"demoBanner"_s);
            addBanner(m_demoBanner);
        }
        m_demoBanner->setText(
            tr("This is the demo agency: invented clients in a file of their own. Change whatever you like."));
        m_demoBanner->setButton(tr("Leave the demo"), [this] { closeWorkspace(); });
    }
    const bool past = m_context.session() && m_context.inThePast();
    if (!past && m_pastBanner) removeBanner(m_pastBanner);
    if (past) {
        if (!m_pastBanner) {
            m_pastBanner = new Banner(Banner::Kind::warning);
            m_pastBanner->setObjectName(u"pastBanner"_s);
            addBanner(m_pastBanner);
        }
        const auto& rules = m_context.otherRules();
        const bool today = m_context.asOf() == m_context.today();
        m_pastBanner->setText(
            rules && today ? tr("Today by the rules “%1”, version %2, to look at only: they are not those in use.")
                                 .arg(qs(rules->label.in(m_context.language())))
                                 .arg(rules->version)
            : rules ? tr("Shown as of %1 by the rules “%2”, version %3, and not to be changed. Tags, owners and other "
                         "fields "
                         "are today's.")
                          .arg(dateText(m_context.asOf()), qs(rules->label.in(m_context.language())))
                          .arg(rules->version)
                    : tr("Shown as of %1 and not to be changed. Tags, owners and other fields are today's.")
                          .arg(dateText(m_context.asOf())));
        m_pastBanner->setButton(today ? tr("Back to the rules in use") : tr("Back to today"),
                                [this] { m_context.setAsOf({}); });
    }
    updateFileBanner();
    if (m_context.session()) {
        const QString file = QFileInfo(qsPath(m_context.session()->path())).completeBaseName();
        setWorkspaceName(qs(setting(m_context.reader(), "name", u8(file))));
    }
}

void MainWindow::updateHistory() {
    const auto name = [this](const std::optional<HistoryStep>& step) {
        return step ? qs(commandText(step->command, m_context.language())) : QString();
    };
    const QString undo = name(m_context.nextUndo());
    const QString redo = name(m_context.nextRedo());
    topBar().setUndo(undo);
    topBar().setRedo(redo);
    topBar().setStepsBlocked(m_context.inThePast() ? tr("A past day is shown: go back to today to change anything.")
                                                   : QString());
    // Their keys stay alive in the past: they say why nothing happens.
    if (QAction* action = actions().action(u"edit.undo"_s)) action->setEnabled(!undo.isEmpty());
    if (QAction* action = actions().action(u"edit.redo"_s)) action->setEnabled(!redo.isEmpty());
}

void MainWindow::updateAsOf() {
    topBar().setAsOf(m_context.session() ? tr("As of %1").arg(dateText(m_context.asOf())) : QString(),
                     m_context.inThePast());
}

void MainWindow::updateUser() {
    if (!m_context.session()) {
        topBar().setUser({});
        return;
    }
    const RecordId actor = m_context.session()->actor();
    const auto person = actor != 0 ? readRecord(m_context.reader(), Kind::person, actor) : std::nullopt;
    if (!person) {
        topBar().setUser(tr("Who is here?"));
        return;
    }
    const Choice* role = findChoice(choices::personRoles(), person->text("role"));
    const QString name = qs(person->text("name"));
    topBar().setUser(role ? name + u" · "_s + m_context.text(role->label) : name);
}

void MainWindow::chooseUser() {
    if (!m_context.session()) return;
    auto* menu = new QMenu(this);
    menu->setObjectName(u"userMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const RecordId actor = m_context.session()->actor();
    const auto add = [&](const QString& text, RecordId person) {
        QAction* action = menu->addAction(text, this, [this, person] { m_context.setActor(person); });
        action->setCheckable(true);
        action->setChecked(actor == person);
    };
    for (const Record& person : allRecords(m_context.reader(), Kind::person)) {
        if (person.integer("active", 1) == 0 && person.id() != actor) continue;
        const Choice* role = findChoice(choices::personRoles(), person.text("role"));
        const QString name = qs(person.text("name")).replace(u'&', u"&&"_s);
        add(role ? name + u" · "_s + m_context.text(role->label) : name, person.id());
    }
    add(tr("Nobody in particular"), 0);
    menu->addSeparator();
    menu->addAction(tr("People..."), this, [this] {
        setCurrentPage(u"settings"_s);
        m_settings->showSection(u"people"_s);
    });
    QWidget* anchor = topBar().userButton();
    menu->popup(
        anchor->mapToGlobal(QPoint(anchor->width() - menu->sizeHint().width(), anchor->height() + space::kHalf)));
}

void MainWindow::changeEvent(QEvent* event) {
    MainFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslateParts();
}

void MainWindow::retranslateParts() {
    if (!m_omni) return;
    updateBanners();
    updateHistory();
    updateAsOf();
    updateUser();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (asksBefore([this] { close(); })) {
        event->ignore();
        return;
    }
    MainFrame::closeEvent(event);
    if (!event->isAccepted()) return;
    m_context.settings().setValue(u"window/geometry"_s, saveGeometry());
}

}  // namespace meike::ui
