// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/file_choice.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>
#include <QWidget>

#include "base/encoding.h"
#include "base/error_code.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

const QString kFolderKey = u"files/folder"_s;

void choose(QFileDialog* dialog, AppContext& context, std::function<void(const QString&)> chosen) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog,
                     [&context, chosen = std::move(chosen)](const QString& path) {
                         rememberExportFolder(context, path);
                         chosen(path);
                     });
    dialog->open();
}

}  // namespace

QString exportFolder(AppContext& context) {
    const QString known = context.settings().value(kFolderKey).toString();
    if (!known.isEmpty() && QDir(known).exists()) return known;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

QString fitFileName(QString name) {
    constexpr qsizetype kMostFileName = 60;
    static const QRegularExpression kUnfit(u"[/\\\\:*?\"<>|\\x00-\\x1f]"_s);
    return name.replace(kUnfit, u"-"_s).left(kMostFileName);
}

QString freeFilePath(const QString& path) {
    const QFileInfo file(path);
    const QString suffix = file.suffix().isEmpty() ? QString() : u'.' + file.suffix();
    QString free = path;
    for (int number = 2; QFileInfo::exists(free); ++number)
        free = file.dir().filePath(u"%1 (%2)%3"_s.arg(file.completeBaseName()).arg(number).arg(suffix));
    return free;
}

void rememberExportFolder(AppContext& context, const QString& filePath) {
    context.settings().setValue(kFolderKey, QFileInfo(filePath).absolutePath());
}

namespace {

QFileDialog* savingDialog(AppContext& context, QWidget* parent, const QString& title, const QString& suggestedName,
                          const QString& filter) {
    const QString suggested = freeFilePath(QDir(exportFolder(context)).filePath(suggestedName));
    auto* dialog = new QFileDialog(parent, title, suggested, filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(QFileInfo(suggested).fileName());
    dialog->setDefaultSuffix(QFileInfo(suggestedName).suffix());
    return dialog;
}

}  // namespace

void chooseFileToSave(AppContext& context, QWidget* parent, const QString& title, const QString& suggestedName,
                      const QString& filter, std::function<void(const QString&)> chosen) {
    choose(savingDialog(context, parent, title, suggestedName, filter), context, std::move(chosen));
}

void chooseNewFile(AppContext& context, QWidget* parent, const QString& title, const QString& suggestedName,
                   const QString& filter, std::function<void(const QString&)> chosen) {
    QFileDialog* dialog = savingDialog(context, parent, title, suggestedName, filter);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    choose(dialog, context, std::move(chosen));
}

void chooseFileToOpen(AppContext& context, QWidget* parent, const QString& title, const QString& filter,
                      std::function<void(const QString&)> chosen) {
    auto* dialog = new QFileDialog(parent, title, exportFolder(context), filter);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    choose(dialog, context, std::move(chosen));
}

bool writeTextForPeople(AppContext& context, const QString& path, const std::string& utf8) {
    QSaveFile file(path);
    const std::string_view mark = byteOrderMark(Encoding::utf8);
    const bool written =
        file.open(QIODevice::WriteOnly) &&
        file.write(mark.data(), static_cast<qint64>(mark.size())) == static_cast<qint64>(mark.size()) &&
        file.write(utf8.data(), static_cast<qint64>(utf8.size())) == static_cast<qint64>(utf8.size()) && file.commit();
    if (!written) context.showError(Error(ErrorKind::io, u8(path), {ErrorCode::system_says, {u8(file.errorString())}}));
    return written;
}

Unsaved unsavedFile(const QString& path, std::function<void()> stop) {
    return Unsaved{.question = AppContext::tr("“%1” is being written: stop it?").arg(QFileInfo(path).fileName()),
                   .note = AppContext::tr("Stopped, the file does not appear."),
                   .keep = AppContext::tr("Let it finish"),
                   .lose = AppContext::tr("Stop it"),
                   .discard = std::move(stop)};
}

void tellWritten(AppContext& context, const LiveText& text, const QString& path) {
    context.showMessage(
        text, [] { return AppContext::tr("Open folder"); },
        [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); });
}

}  // namespace meike::ui
