// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/archive_door.h"

#include <QFileInfo>
#include <QLineEdit>
#include <memory>

#include "app/archive.h"
#include "app/records/borrow_notes.h"
#include "app/session.h"
#include "base/progress.h"
#include "storage/workspace.h"
#include "ui/context/app_context.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"
#include "ui/parts/file_choice.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}  // namespace

ArchiveDoor::ArchiveDoor(AppContext& context, QWidget& window)
    : QObject(&window), m_context(context), m_window(window) {}

void ArchiveDoor::archive() {
    if (!m_context.session() || !m_context.mayEdit()) return;
    const QString name = QFileInfo(qsPath(m_context.session()->path())).completeBaseName();
    chooseFileToSave(m_context, &m_window, tr("Archive the workspace"),
                     name + u'_' + dateText(m_context.today()) + u".zip"_s, tr("Archives (*.zip)"),
                     [this](const QString& file) { askPurpose(file); });
}

void ArchiveDoor::askPurpose(const QString& file) {
    if (!m_context.session()) return;
    const std::vector<std::string> personal = personalColumnsOfArchive(m_context.reader());
    if (personal.empty()) return write(file, {});
    auto* sheet = new FormDialog(tr("Archive the workspace"), tr("Write the archive"), &m_window);
    sheet->setObjectName(u"archiveSheet"_s);
    sheet->setIntro(
        tr("The archive holds everything, personal data too (%n column(s)). Who takes it out and why is noted in the "
           "borrow register.",
           nullptr, static_cast<int>(personal.size())));
    auto* purpose = new QLineEdit;
    purpose->setObjectName(u"archivePurpose"_s);
    sheet->addRow(tr("&Purpose"), purpose);
    sheet->setSubmit([this, sheet, purpose, file] {
        const QString text = purpose->text().trimmed();
        if (text.isEmpty()) {
            sheet->setError(tr("State the purpose."), purpose);
            return false;
        }
        write(file, text);
        return true;
    });
    sheet->openSheet();
}

void ArchiveDoor::write(const QString& file, const QString& purpose) {
    if (!m_context.session()) return;
    const auto report = std::make_shared<ArchiveReport>();
    BorrowNote note;
    note.date = m_context.today();
    note.person = m_context.session()->actor();
    note.purpose = u8(purpose);
    note.file = u8(file);
    note.columns = personalColumnsOfArchive(m_context.reader());
    note.rows = recordsOfArchive(m_context.reader());
    m_context.runJob(
        [] { return tr("Writing the archive"); },
        [path = u8Path(file), note, report](Workspace& workspace, Progress& progress, const std::stop_token& stop) {
            // Noted before the first row leaves, also where no column is personal.
            workspace.edit(borrowCommand(note), [&](Edit& edit) { addBorrowRecord(edit, note); });
            const auto reader = workspace.openReader();
            *report = archiveWorkspace(*reader, path, workspace.clock(), progress, stop);
        },
        [this, file, report](bool done) {
            if (!done) return;
            tellWritten(
                m_context,
                [file, records = report->records] {
                    return tr("%1 records archived in %2").arg(count(records), QFileInfo(file).fileName());
                },
                file);
        });
}

}  // namespace meike::ui
