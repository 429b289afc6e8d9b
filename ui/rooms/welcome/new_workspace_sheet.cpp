// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/welcome/new_workspace_sheet.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QStandardPaths>

#include "base/money.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/tokens.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}  // namespace

NewWorkspaceSheet::NewWorkspaceSheet(QWidget* parent)
    : FormDialog(tr("New workspace"), tr("Create workspace"), parent) {
    setObjectName(u"newWorkspaceSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setIntro(
        tr("A workspace is one file with everything about your clients. Back it up or move it like any other file, "
           "while it is "
           "closed."));
    m_name = new QLineEdit(tr("My agency"));
    m_name->setObjectName(u"nameEdit"_s);
    m_name->selectAll();
    addRow(tr("Name"), m_name);
    auto* place = new QWidget;
    auto* line = new QHBoxLayout(place);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kUnit);
    m_folder =
        new QLineEdit(QDir::toNativeSeparators(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)));
    m_folder->setObjectName(u"folderEdit"_s);
    auto* choose = new QPushButton(tr("Choose..."));
    choose->setAutoDefault(false);
    line->addWidget(m_folder, 1);
    line->addWidget(choose);
    place->setFocusProxy(m_folder);
    addRow(tr("Folder"), place);
    m_currency = new QComboBox;
    m_currency->setObjectName(u"currencyCombo"_s);
    m_currency->setEditable(true);
    for (const char* code : {"CNY", "USD", "EUR", "GBP", "HKD", "TWD", "JPY", "KRW", "SGD"})
        m_currency->addItem(qs(code));
    addRow(tr("Base currency"), m_currency, tr("Amounts in other currencies are converted with the rates you enter."));
    connect(choose, &QPushButton::clicked, this, &NewWorkspaceSheet::browse);
    setSubmit([this] { return submit(); });
    m_name->setFocus();
}

QString NewWorkspaceSheet::path() const {
    QString name = m_name->text().trimmed();
    if (!name.endsWith(u".meike"_s)) name += u".meike"_s;
    return QDir(m_folder->text().trimmed()).absoluteFilePath(name);
}

bool NewWorkspaceSheet::submit() {
    const QString name = m_name->text().trimmed();
    if (name.isEmpty() || name.contains(u'/') || name.contains(u'\\')) {
        setError(tr("Give the workspace a name without slashes."), m_name);
        return false;
    }
    const QString currency = m_currency->currentText().trimmed().toUpper();
    if (!isCurrencyCode(u8(currency))) {
        setError(tr("A currency is three letters, as in CNY."), m_currency);
        return false;
    }
    const QFileInfo file(path());
    if (file.exists()) {
        setError(tr("A workspace of this name is there already: choose another name, or open it."), m_name);
        return false;
    }
    if (!QDir().mkpath(file.path()) || !QFileInfo(file.path()).isWritable()) {
        setError(tr("This folder may not be written: choose another one."), m_folder);
        return false;
    }
    emit chosen(file.filePath(), currency);
    return true;
}

void NewWorkspaceSheet::browse() {
    auto* dialog = new QFileDialog(this, tr("Folder of the workspace"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_folder,
            [this](const QString& folder) { m_folder->setText(QDir::toNativeSeparators(folder)); });
    dialog->open();
}

}  // namespace meike::ui
