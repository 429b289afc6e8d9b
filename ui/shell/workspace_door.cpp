// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace_door.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <QWidget>

#include "app/archive.h"
#include "app/backups/shelf.h"
#include "app/defaults.h"
#include "app/demo.h"
#include "app/field_text.h"
#include "app/opening_check.h"
#include "app/records/record_writer.h"
#include "app/words/error_words.h"
#include "base/current_error.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "base/pinyin.h"
#include "exchange/table_source.h"
#include "storage/maintenance.h"
#include "storage/sign_in.h"
#include "ui/context/app_context.h"
#include "ui/kit/progress.h"
#include "ui/kit/text.h"
#include "ui/parts/backups_sheet.h"
#include "ui/parts/file_choice.h"
#include "ui/rooms/welcome/new_workspace_sheet.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;

QString workspaceFilter() { return WorkspaceDoor::tr("Meike workspaces (*.meike)"); }
}  // namespace

WorkspaceDoor::WorkspaceDoor(AppContext& context, QWidget& window, BusyOverlay& busy, Asks asks)
    : QObject(&window), m_context(context), m_window(window), m_busy(&busy), m_asksBefore(std::move(asks)) {}

WorkspaceDoor::~WorkspaceDoor() = default;

void WorkspaceDoor::openWith(const std::filesystem::path& path, const LiveText& busy, Open open,
                             std::function<void()> then) {
    if (m_opening) return;
    if (m_context.session() && m_context.session()->path() == path) {
        if (then) then();
        emit opened(true);
        return;
    }
    if (m_asksBefore([this, path, busy, open, then] { openWith(path, busy, open, then); })) return;
    m_opening = true;
    m_busy->start(busy);
    // Reading a million orders takes a second or two: the window stays alive meanwhile.
    m_opener = std::jthread([this, path, open = std::move(open), then = std::move(then),
                             closing = m_context.closing()](const std::stop_token& stop) {
        if (closing.valid()) closing.wait();
        auto session = std::make_shared<std::unique_ptr<Session>>();
        std::optional<Error> failed;
        bool isTable = false;
        std::vector<ErrorDetail> concerns;
        try {
            *session = open(stop);
            const auto reader = (*session)->openReader();
            checkOpening(*reader);
            concerns = openingConcerns(*reader, (*session)->clock());
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
            [this, session, failed, isTable, path, then, concerns]() mutable {
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
                for (const ErrorDetail& concern : concerns)
                    m_context.showMessage([this, concern] {
                        return tr("Careful: %1.").arg(qs(errorWords(concern, m_context.language())));
                    });
            },
            Qt::QueuedConnection);
    });
}

void WorkspaceDoor::notOpened(const std::filesystem::path& path, const Error& error, bool isTable) {
    AppSettings& settings = m_context.settings();
    const QString name = qsPath(path);
    if (const ErrorCode code = error.detail().code; code == ErrorCode::sign_in_needed || code == ErrorCode::wrong_pin) {
        emit signInNeeded(path);
        return;
    }
    if (error.kind() == ErrorKind::not_found) settings.removeRecentWorkspace(name);
    // Locked, or given up: the same try may do at the next start. Anything else would only fail again.
    const bool mayDoNextTime = error.kind() == ErrorKind::locked || error.kind() == ErrorKind::cancelled;
    if (!mayDoNextTime && settings.value(u"window/workspace"_s).toString() == name)
        settings.setValue(u"window/workspace"_s, QString());
    if (isTable)
        emit failed(error, name);
    else
        m_context.showError(error);
}

namespace {

/// Before a million orders are read for nobody. What is wrong with the file is told by opening it.
void refuseUnlessSignedIn(const std::filesystem::path& path) {
    try {
        Database look(path, Database::Mode::read);
        if (sign_in::accessHere(look).role == AccessRole::nobody)
            throw Error(ErrorKind::not_allowed, {}, ErrorCode::sign_in_needed);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::not_allowed) throw;
    }
}

}  // namespace

void WorkspaceDoor::open(const std::filesystem::path& path) {
    const std::filesystem::path absolute = std::filesystem::absolute(path);
    const QString name = QFileInfo(qsPath(absolute)).completeBaseName();
    openWith(
        absolute, [name] { return tr("Opening %1").arg(name); },
        [absolute](const std::stop_token&) {
            refuseUnlessSignedIn(absolute);
            return Session::open(absolute);
        });
}

void WorkspaceDoor::create(const std::filesystem::path& path, const QString& currency, std::function<void()> then) {
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

void WorkspaceDoor::openDemo() {
    const std::filesystem::path path = AppContext::demoPath();
    if (std::filesystem::exists(path)) {
        open(path);
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
            putLogAside(path);
            std::filesystem::rename(making, path);
            for (const char* suffix : {"-wal", "-shm", ".lock"}) std::filesystem::remove(withEnding(making, suffix));
            return Session::open(path);
        });
}

void WorkspaceDoor::close() {
    if (m_asksBefore([this] { close(); })) return;
    m_context.settings().setValue(u"window/workspace"_s, QString());
    m_context.setSession(nullptr);
    // Whoever opens it next says who they are.
    sign_in::setCredentials(std::nullopt);
}

void WorkspaceDoor::chooseWorkspace() {
    const QStringList recent = m_context.settings().recentWorkspaces();
    const QString folder = recent.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                            : QFileInfo(recent.front()).path();
    auto* dialog = new QFileDialog(&m_window, tr("Open workspace"), folder, workspaceFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { open(u8Path(path)); });
    dialog->open();
}

void WorkspaceDoor::chooseArchive() {
    chooseFileToOpen(m_context, &m_window, tr("Open an archive"), tr("Archives (*.zip)"),
                     [this](const QString& file) { choosePlaceOf(file); });
}

void WorkspaceDoor::choosePlaceOf(const QString& archive) {
    chooseNewFile(m_context, &m_window, tr("The archive becomes this workspace"),
                  QFileInfo(archive).completeBaseName() + u".meike"_s, tr("Workspaces (*.%1)").arg(u"meike"_s),
                  [this, archive](const QString& chosen) { unarchive(archive, chosen); });
}

void WorkspaceDoor::unarchive(const QString& archive, const QString& chosen) {
    const std::filesystem::path path = u8Path(chosen);
    std::error_code unknown;
    // A workspace is never replaced by an archive, and nobody has been asked whether it shall be.
    const bool open = m_context.session() && std::filesystem::equivalent(m_context.session()->path(), path, unknown);
    if (open || std::filesystem::exists(path, unknown)) {
        m_context.showMessage(
            [name = QFileInfo(chosen).fileName(), open] {
                return open ? tr("“%1” is the workspace that is open. Choose another name for that of the archive.")
                                  .arg(name)
                            : tr("“%1” is there already. Choose another name for the workspace of the archive.")
                                  .arg(name);
            },
            [] { return tr("Choose another name..."); }, [this, archive] { choosePlaceOf(archive); });
        return;
    }
    openWith(
        path, [] { return tr("Reading the archive"); },
        [path, archive = u8Path(archive)](const std::stop_token& stop) {
            NoProgress progress;
            unarchiveWorkspace(archive, path, systemClock(), progress, stop);
            return Session::open(path);
        });
}

void WorkspaceDoor::chooseNew(std::function<void()> then) {
    auto* sheet = new NewWorkspaceSheet(&m_window);
    connect(sheet, &NewWorkspaceSheet::chosen, this,
            [this, then](const QString& path, const QString& currency) { create(u8Path(path), currency, then); });
    sheet->openSheet();
}

// ---- When its file is lost, or a backup is to take its place ----

void WorkspaceDoor::restore(const QString& backup, const QString& passphrase) {
    if (!m_context.session() || m_opening) return;
    try {
        requireKeeper(m_context.session()->access());
    } catch (...) {
        m_context.showError(currentError());
        return;
    }
    if (m_asksBefore([this, backup, passphrase] { restore(backup, passphrase); })) return;
    const std::filesystem::path path = m_context.session()->path();
    const std::filesystem::path source = u8Path(backup);
    m_context.setSession(nullptr);
    const auto kept = std::make_shared<std::filesystem::path>();
    const auto failed = std::make_shared<std::optional<Error>>();
    openWith(
        path, [] { return tr("Restoring the backup"); },
        [path, source, phrase = u8(passphrase), kept, failed](const std::stop_token& stop) {
            try {
                NoProgress progress;
                *kept = restoreBackup(source, path, phrase, progress, stop);
            } catch (...) {
                // What was there is still there: it is opened again, and then the error told.
                Error error = currentError();
                error.setNothingChanged();
                *failed = std::move(error);
            }
            try {
                return Session::open(path);
            } catch (...) {
                if (*failed) throw **failed;
                throw;
            }
        },
        [this, kept, failed] {
            if (*failed)
                m_context.showError(**failed);
            else if (!kept->empty())
                m_context.showMessage(
                    [name = qsPath(kept->filename())] {
                        return tr("Backup restored. The file it replaced was kept as %1.").arg(name);
                    },
                    [] { return tr("Undo"); }, [this, kept] { restore(qsPath(*kept)); });
        });
}

void WorkspaceDoor::reopen(const std::function<void()>& between) {
    if (!m_context.session() || m_opening || m_asksBefore([this, between] { reopen(between); })) return;
    const std::filesystem::path path = m_context.session()->path();
    m_context.setSession(nullptr);
    if (between) between();
    open(path);
}

void WorkspaceDoor::chooseBackup() { openBackupsSheet(m_context, &m_window); }

void WorkspaceDoor::chooseCopy() {
    if (!m_context.session()) return;
    const QFileInfo file(qsPath(m_context.session()->path()));
    chooseFileToSave(
        m_context, &m_window, tr("Save a copy as"), tr("%1 (copy).%2").arg(file.completeBaseName(), file.suffix()),
        tr("Workspaces (*.%1)").arg(file.suffix()), [this](const QString& chosen) {
            m_context.saveCopy([] { return tr("Saving a copy"); }, u8Path(chosen),
                               [this, chosen](bool done) {
                                   if (!done) return;
                                   m_context.showMessage(
                                       [chosen] { return tr("A copy was saved and verified: %1").arg(chosen); },
                                       [] { return tr("Open it"); },
                                       [this, chosen] {
                                           const auto path = u8Path(chosen);
                                           if (m_context.session() && m_context.session()->path() == path)
                                               reopen();
                                           else
                                               open(path);
                                       });
                               });
        });
}

}  // namespace meike::ui
