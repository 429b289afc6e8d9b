// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/backup_section.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

#include "app/backups/shelf.h"
#include "base/current_error.h"
#include "storage/access.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/backups_sheet.h"
#include "ui/parts/file_choice.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

QLabel* wrappedLabel(const QString& name, Tone tone) {
    QLabel* label = makeLabel({}, TextStyle::body, tone);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

QPushButton* namedButton(const QString& name) {
    auto* button = new QPushButton;
    button->setObjectName(name);
    return button;
}

}  // namespace

BackupSection::BackupSection(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_note(wrappedLabel(u"backupNote"_s, Tone::secondary)),
      m_newest(wrappedLabel(u"newestBackup"_s, Tone::normal)),
      m_place(wrappedLabel(u"secondPlace"_s, Tone::normal)),
      m_backUp(namedButton(u"backUpButton"_s)),
      m_restore(namedButton(u"restoreButton"_s)),
      m_choosePlace(namedButton(u"secondPlaceButton"_s)),
      m_leavePlace(namedButton(u"leaveSecondPlace"_s)),
      m_encrypt(namedButton(u"encryptBackups"_s)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kUnit);
    const auto addButtons = [layout](std::initializer_list<QPushButton*> buttons) {
        auto* row = new QHBoxLayout;
        for (QPushButton* button : buttons) row->addWidget(button);
        row->addStretch();
        layout->addLayout(row);
    };
    layout->addWidget(m_note);
    layout->addWidget(m_newest);
    addButtons({m_backUp, m_restore});
    layout->addWidget(m_place);
    addButtons({m_choosePlace, m_leavePlace, m_encrypt});
    connect(m_backUp, &QPushButton::clicked, this, &BackupSection::backUp);
    connect(m_restore, &QPushButton::clicked, this, [this] { openBackupsSheet(m_context, window()); });
    connect(m_choosePlace, &QPushButton::clicked, this, &BackupSection::choosePlace);
    connect(m_encrypt, &QPushButton::clicked, this, &BackupSection::askPassphrase);
    connect(m_leavePlace, &QPushButton::clicked, this, [this] {
        try {
            BackupShelf(m_context.session()->path()).setSettings({});
        } catch (...) {
            m_context.showError(currentError());
        }
        refresh();
    });
    connect(&context, &AppContext::sessionChanged, this, &BackupSection::refresh);
    connect(&context, &AppContext::jobEnded, this, &BackupSection::refresh);
    connect(&context, &AppContext::rolesChanged, this, &BackupSection::refresh);
    refresh();
}

void BackupSection::refresh() {
    m_note->setText(
        tr("Backups are made by themselves: before an import, every half hour while something changes, and when the "
           "workspace is closed. Each is read back and compared before an older one goes."));
    m_backUp->setText(tr("Back up now..."));
    m_restore->setText(tr("Restore..."));
    m_encrypt->setText(tr("Encrypt the copies there..."));
    m_leavePlace->setText(tr("No second place"));
    // A copy holds everything, and what is restored takes the place of what others work in.
    const bool keeps = !m_context.session() || m_context.session()->access().keeps();
    for (QPushButton* button : {m_backUp, m_restore, m_choosePlace, m_leavePlace, m_encrypt}) {
        button->setEnabled(keeps);
        button->setToolTip(keeps ? QString() : tr("Backups are the data custodian's."));
    }
    for (QWidget* part : {static_cast<QWidget*>(m_newest), static_cast<QWidget*>(m_place)})
        part->setVisible(m_context.session());
    if (!m_context.session()) return;
    const BackupShelf shelf(m_context.session()->path());
    const auto newest = shelf.newest();
    m_newest->setText(newest ? tr("The newest one is of %1, verified.").arg(momentText(newest->manifest.atUtcMs))
                             : tr("There is none yet."));
    const BackupSettings settings = shelf.settings();
    const bool second = !settings.secondPlace.empty();
    const QString place = qsPath(settings.secondPlace);
    m_place->setText(!second ? tr("They lie beside the workspace. A second place, a drive or another disk, helps when "
                                  "this one breaks.")
                     : settings.key.empty() ? tr("Copies go to %1 too. They are not encrypted.").arg(place)
                                            : tr("Copies go to %1 too, encrypted with your passphrase.").arg(place));
    m_choosePlace->setText(second ? tr("Another second place...") : tr("Choose a second place..."));
    m_leavePlace->setVisible(second);
    m_encrypt->setVisible(second);
}

void BackupSection::backUp() {
    if (!m_context.session()) return;
    const QFileInfo file(qsPath(m_context.session()->path()));
    chooseFileToSave(m_context, this, tr("Back up to"),
                     u"%1_%2.%3"_s.arg(file.completeBaseName(), qs(isoDate(m_context.today())), file.suffix()),
                     tr("Workspaces (*.%1)").arg(file.suffix()), [this](const QString& path) {
                         m_context.saveCopy(
                             [] { return tr("Backing up"); }, u8Path(path),
                             [this, path](bool done) {
                                 if (!done) return;
                                 tellWritten(
                                     m_context, [path] { return tr("Backed up and verified: %1").arg(path); }, path);
                             });
                     });
}

void BackupSection::choosePlace() {
    if (!m_context.session()) return;
    auto* dialog = new QFileDialog(window(), tr("Second place for backups"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        if (!m_context.session()) return;
        try {
            const BackupShelf shelf(m_context.session()->path());
            BackupSettings settings = shelf.settings();
            settings.secondPlace = u8Path(folder);
            shelf.setSettings(settings);
        } catch (...) {
            m_context.showError(currentError());
        }
        refresh();
    });
    dialog->open();
}

void BackupSection::askPassphrase() {
    auto* sheet = new FormDialog(tr("Encrypt the copies in the second place"), tr("Encrypt from now on"), window());
    sheet->setObjectName(u"encryptSheet"_s);
    sheet->setIntro(
        tr("Whoever has the copies cannot read them without the passphrase, and nor can you: nobody can "
           "bring it back. Copies that lie there already stay as they are."));
    auto* first = new QLineEdit;
    auto* second = new QLineEdit;
    first->setObjectName(u"passphrase"_s);
    second->setObjectName(u"passphraseAgain"_s);
    for (QLineEdit* field : {first, second}) field->setEchoMode(QLineEdit::Password);
    sheet->addRow(tr("&Passphrase"), first);
    sheet->addRow(tr("The same &again"), second);
    sheet->setSubmit([this, sheet, first, second] {
        if (!m_context.session()) return true;
        if (first->text() != second->text()) {
            sheet->setError(tr("The two are not the same."), second);
            return false;
        }
        try {
            const BackupShelf shelf(m_context.session()->path());
            BackupSettings settings = shelf.settings();
            settings.key = sealKeyOf(u8(first->text()));
            shelf.setSettings(settings);
        } catch (...) {
            sheet->setError(errorText(currentError()), first);
            return false;
        }
        refresh();
        return true;
    });
    sheet->openSheet();
}

void BackupSection::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) refresh();
    QWidget::changeEvent(event);
}

/// One may have been made meanwhile.
void BackupSection::showEvent(QShowEvent* event) {
    refresh();
    QWidget::showEvent(event);
}

}  // namespace meike::ui
