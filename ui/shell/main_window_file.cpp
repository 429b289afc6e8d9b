// SPDX-License-Identifier: GPL-3.0-or-later
// When the file of a workspace cannot be opened, has been lost, or is to be replaced by a backup.
#include <QFileInfo>

#include "storage/maintenance.h"
#include "ui/context/error_text.h"
#include "ui/kit/text.h"
#include "ui/parts/file_choice.h"
#include "ui/shell/main_window.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

void MainWindow::notOpened(const std::filesystem::path& path, const Error& error, bool isTable) {
    AppSettings& settings = m_context.settings();
    const QString name = qsPath(path);
    if (error.kind() == ErrorKind::not_found) settings.removeRecentWorkspace(name);
    // Locked, or given up: the same try may do at the next start. Anything else would only fail again.
    const bool mayDoNextTime = error.kind() == ErrorKind::locked || error.kind() == ErrorKind::cancelled;
    if (!mayDoNextTime && settings.value(u"window/workspace"_s).toString() == name)
        settings.setValue(u"window/workspace"_s, QString());
    if (!isTable) {
        m_context.showError(error);
        return;
    }
    showError({[error] { return errorText(error); }, [] { return tr("Import it..."); },
               [this, name] {
                   if (m_context.session())
                       importTable(name);
                   else
                       newWorkspaceThen([this, name] { importTable(name); });
               }});
}

void MainWindow::restore(const QString& backup) {
    if (!m_context.session() || m_opening || asksBefore([this, backup] { restore(backup); })) return;
    const std::filesystem::path path = m_context.session()->path();
    const std::filesystem::path source = u8Path(backup);
    m_context.setSession(nullptr);
    const auto kept = std::make_shared<std::filesystem::path>();
    const auto failed = std::make_shared<std::optional<Error>>();
    openWith(
        path, [] { return tr("Restoring the backup"); },
        [path, source, kept, failed](const std::stop_token& stop) {
            try {
                NoProgress progress;
                *kept = restoreFrom(source, path, progress, stop);
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
                m_context.showMessage([name = qsPath(kept->filename())] {
                    return tr("Backup restored. The file it replaced was kept as %1.").arg(name);
                });
        });
}

void MainWindow::reopenWorkspace() {
    if (!m_context.session() || m_opening || asksBefore([this] { reopenWorkspace(); })) return;
    const std::filesystem::path path = m_context.session()->path();
    m_context.setSession(nullptr);
    openWorkspace(path);
}

void MainWindow::chooseBackup() {
    chooseFileToOpen(m_context, this, tr("Restore from"), tr("Workspaces (*.meike);;All files (*)"),
                     [this](const QString& path) { restore(path); });
}

void MainWindow::chooseCopy() {
    if (!m_context.session()) return;
    const QFileInfo file(qsPath(m_context.session()->path()));
    chooseFileToSave(
        m_context, this, tr("Save a copy as"), tr("%1 (copy).%2").arg(file.completeBaseName(), file.suffix()),
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
                                               reopenWorkspace();
                                           else
                                               openWorkspace(path);
                                       });
                               });
        });
}

void MainWindow::updateFileBanner() {
    const auto& problem = m_context.fileProblem();
    if (!m_context.session() || !problem) {
        if (m_fileBanner) removeBanner(m_fileBanner);
        return;
    }
    if (!m_fileBanner) {
        m_fileBanner = new Banner(Banner::Kind::warning);
        m_fileBanner->setObjectName(u"fileBanner"_s);
        addBanner(m_fileBanner);
    }
    m_fileBanner->setText(errorText(*problem));
    m_fileBanner->setButtons({{tr("Open again"), [this] { reopenWorkspace(); }},
                              {tr("Restore a backup..."), [this] { chooseBackup(); }},
                              {tr("Save a copy..."), [this] { chooseCopy(); }},
                              {tr("Choose another..."), [this] { chooseWorkspace(); }}});
}

}  // namespace meike::ui
