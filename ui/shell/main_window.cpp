// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>

#include "app/score_book.h"
#include "app/words/basis_words.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/context/page.h"
#include "ui/context/room.h"
#include "ui/context/unsaved_sheet.h"
#include "ui/kit/format.h"
#include "ui/kit/progress.h"
#include "ui/kit/text.h"
#include "ui/rooms/import/import_dialog.h"
#include "ui/shell/archive_door.h"
#include "ui/shell/as_of_popup.h"
#include "ui/shell/backup_keeper.h"
#include "ui/shell/omni_search.h"
#include "ui/shell/sign_in_keeper.h"
#include "ui/shell/user_menu.h"
#include "ui/shell/window_banners.h"
#include "ui/shell/workspace_door.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Ctrl+1 to Ctrl+8: Ctrl+9 is the archive's and Ctrl+0 today's.
constexpr int kNumberedRooms = 8;

}  // namespace

MainWindow::MainWindow(AppContext& context, QWidget* parent)
    : MainFrame(parent),
      m_context(context),
      m_busy(new BusyOverlay(centralWidget())),
      m_door(new WorkspaceDoor(context, *this, *m_busy,
                               [this](const std::function<void()>& go) { return asksBefore(go); })),
      m_archive(new ArchiveDoor(context, *this)) {
    setObjectName(u"mainWindow"_s);
    buildActions();
    buildRooms();
    buildStepActions();
    m_omni = new OmniSearch(m_context, actions(), search(), m_rooms);
    m_asOfPopup = new AsOfPopup(m_context, this);
    new BackupKeeper(m_context, this);
    m_banners = new WindowBanners(m_context, *this, *m_door);
    m_signIn = new SignInKeeper(m_context, *m_door, *this);
    m_user = new UserMenu(m_context, topBar(), *m_signIn);
    connect(&topBar(), &TopBar::asOfClicked, this, [this] { m_asOfPopup->openUnder(topBar().asOfButton()); });
    connect(&topBar(), &TopBar::undoClicked, &m_context, &AppContext::undo);
    connect(&topBar(), &TopBar::redoClicked, &m_context, &AppContext::redo);
    connect(m_door, &WorkspaceDoor::opened, this, &MainWindow::opened);
    connect(m_door, &WorkspaceDoor::failed, this, &MainWindow::showFailure);
    // Sheets lie above everything, so they are asked first.
    m_context.unsaved().add(this, [this] { return unsavedSheet(); });
    connectContext();
    connectJobs();
    const QByteArray geometry = m_context.settings().value(u"window/geometry"_s).toByteArray();
    if (!geometry.isEmpty()) restoreGeometry(geometry);
    sessionChanged();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildRooms() {
    int line = 0;
    for (const Room& room : allRooms()) {
        Page* page = room.make(m_context);
        m_rooms.insert(room.key, page);
        addPage(room.key, page, room.under);
        if (room.place != RoomPlace::hidden)
            sidebar().addPage(room.key, room.iconName, room.title, room.place == RoomPlace::footer);
        ActionSpec spec{.id = room.action.isEmpty() ? u"page."_s + room.key : room.action,
                        .group = room.group,
                        .text = room.actionText ? room.actionText : room.title,
                        .shortcuts = room.shortcuts,
                        .iconName = room.iconName,
                        .run =
                            [this, page, key = room.key] {
                                setCurrentPage(key);
                                page->enter();
                            },
                        .enabled = [this, needs = room.needsWorkspace] { return !needs || m_context.session(); },
                        .rank = room.group == MenuGroup::file ? 30 : -10,
                        .listed = room.listed};
        if (room.place == RoomPlace::sidebar && spec.shortcuts.isEmpty() && ++line <= kNumberedRooms)
            spec.shortcuts = {QKeySequence(QKeyCombination(Qt::CTRL, static_cast<Qt::Key>(Qt::Key_0 + line)))};
        actions().add(spec);
        page->addActions(actions());
        connect(page, &Page::actionsChanged, &actions(), &ActionRegistry::update);
        connect(page, &Page::countChanged, this, [this, key = room.key](qint64 count) { setCount(key, count); });
        connect(page, &Page::viewsChanged, this, [this, key = room.key](const QList<SavedViewItem>& views) {
            m_viewRoom = key;
            setSavedViews(views);
        });
        connect(page, &Page::viewShown, this, [this, room = room.key](const QString& view) {
            m_view = view;
            sidebar().setCurrentView(currentPage() == room ? view : QString());
        });
    }
    connect(this, &MainFrame::savedViewRequested, this,
            [this](const QString& view) { this->visit(m_viewRoom, VisitPart{view}); });
    connect(this, &MainFrame::savedViewMenuRequested, this, [this](const QString& view, const QPoint& at) {
        if (Page* page = m_rooms.value(m_viewRoom)) page->showViewMenu(view, at);
    });
    connect(this, &MainFrame::pageChanged, this, [this](const QString& key) {
        sidebar().setCurrentView(key == m_viewRoom ? m_view : QString());
        actions().update();
    });
}

void MainWindow::visit(const QString& room, const Visit& visit) {
    Page* page = m_rooms.value(room);
    if (!page) return;
    setCurrentPage(room);
    page->visit(visit);
}

void MainWindow::connectContext() {
    connect(&m_context, &AppContext::visitWanted, this, &MainWindow::visit);
    connect(&m_context, &AppContext::actionWanted, this, [this](const QString& id) {
        if (QAction* action = actions().action(id)) action->trigger();
    });
    connect(&m_context, &AppContext::workspaceWanted, this,
            [this](const QString& path) { openWorkspace(u8Path(path)); });
    connect(&m_context, &AppContext::newWorkspaceWanted, this,
            [this](const QString& then) { m_door->chooseNew([this, then] { m_context.runAction(then); }); });
    connect(&m_context, &AppContext::restoreWanted, m_door, &WorkspaceDoor::restore);
    connect(&m_context, &AppContext::sessionChanged, this, &MainWindow::sessionChanged);
    connect(&m_context, &AppContext::changed, this, [this](const Change& change) {
        updateHistory();
        messages().dropStale();
        if (change.touches(Kind::setting)) showWorkspaceName();
    });
    connect(&m_context, &AppContext::asOfChanged, this, [this] {
        // "A past day cannot be changed", and an Undo that would be refused, are of the day before.
        messages().clearMessage();
        updateAsOf();
        updateHistory();
        actions().update();
    });
    connect(&m_context, &AppContext::scoresChanged, this, [this] {
        updateAsOf();
        updateHistory();
        if (!m_context.session()) return;
        if (const auto change = m_context.session()->takeBasisChange())
            m_context.showMessage(
                [this, basis = *change] { return qs(words::basisChangeText(basis, m_context.language())); });
    });
    connect(&m_context, &AppContext::messageRequested, this, &MainFrame::showMessage);
    connect(&m_context, &AppContext::errorRequested, this, &MainFrame::showError);
}

void MainWindow::connectJobs() {
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

void MainWindow::openWorkspace(const std::filesystem::path& path) { m_door->open(path); }
void MainWindow::closeWorkspace() { m_door->close(); }
bool MainWindow::isOpening() const { return m_door->isOpening(); }

void MainWindow::showFailure(const Error& error, const QString& tablePath) {
    showError({[error] { return errorText(error); }, [] { return tr("Import it..."); },
               [this, tablePath] {
                   if (m_context.session())
                       importTable(tablePath);
                   else
                       m_door->chooseNew([this, tablePath] { importTable(tablePath); });
               }});
}

void MainWindow::importTable(const QString& path, bool pasted) {
    if (!m_context.session() || m_import || !m_context.mayEdit()) return;
    auto* dialog = new ImportDialog(m_context, this);
    m_import = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!path.isEmpty()) dialog->setFile(path);
    dialog->open();
    if (pasted) dialog->paste();
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

// ---- What the window shows of the workspace ----

void MainWindow::sessionChanged() {
    const bool open = m_context.session() != nullptr;
    setBare(!open);
    messages().dropStale();
    if (!open)
        setCurrentPage(u"welcome"_s);
    else if (currentPage() == u"welcome"_s)
        setCurrentPage(u"clients"_s);
    showWorkspaceName();
    updateHistory();
    updateAsOf();
    actions().update();
}

void MainWindow::showWorkspaceName() {
    if (!m_context.session()) {
        setWorkspaceName({});
        return;
    }
    const QString file = QFileInfo(qsPath(m_context.session()->path())).completeBaseName();
    setWorkspaceName(qs(setting(m_context.reader(), "name", u8(file))));
}

void MainWindow::updateHistory() {
    const auto name = [this](const std::optional<HistoryStep>& step) {
        return step ? qs(commandText(step->command, m_context.language())) : QString();
    };
    const QString undo = name(m_context.nextUndo());
    const QString redo = name(m_context.nextRedo());
    topBar().setUndo(undo);
    topBar().setRedo(redo);
    actions().update();
    topBar().setStepsBlocked(m_context.whyNotEdit());
}

void MainWindow::updateAsOf() {
    topBar().setAsOf(m_context.session() ? tr("As of %1").arg(dateText(m_context.asOf())) : QString(),
                     m_context.inThePast());
}

void MainWindow::changeEvent(QEvent* event) {
    MainFrame::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || !m_user) return;
    m_banners->update();
    m_user->update();
    updateHistory();
    updateAsOf();
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
