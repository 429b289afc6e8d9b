// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/error_text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <exception>
#include <new>

#include "domain/record.h"
#include "ui/common/language.h"
#include "ui/common/text.h"

namespace meike::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("meike::ui", text); }

/// The details people can meet. The core speaks English; what is not here (of the system, of SQLite) is shown as it
/// came.
const char* const kDetails[] = {
    QT_TRANSLATE_NOOP("meike::ui", "is required"),
    QT_TRANSLATE_NOOP("meike::ui", "a value is required"),
    QT_TRANSLATE_NOOP("meike::ui", "is out of range"),
    QT_TRANSLATE_NOOP("meike::ui", "is not a date"),
    QT_TRANSLATE_NOOP("meike::ui", "is not one of its values"),
    QT_TRANSLATE_NOOP("meike::ui", "does not exist"),
    QT_TRANSLATE_NOOP("meike::ui", "is not a currency code such as CNY"),
    QT_TRANSLATE_NOOP("meike::ui", "not a currency code such as CNY"),
    QT_TRANSLATE_NOOP("meike::ui", "is before the start"),
    QT_TRANSLATE_NOOP("meike::ui", "must be above zero"),
    QT_TRANSLATE_NOOP("meike::ui", "may not hold a comma, a semicolon or a bar"),
    QT_TRANSLATE_NOOP("meike::ui", "the list has an entry of this name"),
    QT_TRANSLATE_NOOP("meike::ui", "there is an assessment of this name"),
    QT_TRANSLATE_NOOP("meike::ui", "two different entries of one list can be merged"),
    QT_TRANSLATE_NOOP("meike::ui", "the file exists already"),
    QT_TRANSLATE_NOOP("meike::ui", "the file is too large"),
    QT_TRANSLATE_NOOP("meike::ui", "the file cannot be read"),
    QT_TRANSLATE_NOOP("meike::ui", "the file has no such column"),
    QT_TRANSLATE_NOOP("meike::ui", "this is a folder, not a file"),
    QT_TRANSLATE_NOOP("meike::ui", "the picture could not be written"),
    QT_TRANSLATE_NOOP("meike::ui", "updating needs a field by which rows are matched"),
    QT_TRANSLATE_NOOP("meike::ui", "this is not a Meike workspace"),
    QT_TRANSLATE_NOOP("meike::ui", "the copy fails its integrity check"),
    QT_TRANSLATE_NOOP("meike::ui", "the copy differs from the workspace"),
    QT_TRANSLATE_NOOP("meike::ui", "the workspace holds clients already"),
    QT_TRANSLATE_NOOP("meike::ui", "out of memory"),
};

QString detailOf(const Error& error) {
    const std::string& detail = error.detail();
    for (const char* known : kDetails)
        if (detail == known) return tr(known);
    constexpr std::string_view kOpenIn = "it is open in ";
    if (detail.starts_with(kOpenIn)) return tr("it is open in %1").arg(qs(detail.substr(kOpenIn.size())));
    return qs(detail);
}

/// Paths by their file name: the folder is in the tooltip of the workspace's name, and messages stay short.
/// Keys of kinds and fields by the words of the window.
QString subjectOf(const Error& error) {
    const Language language = uiLanguage();
    for (const KindRow& row : kindTable()) {
        if (error.subject() == row.key || error.subject() == row.table) return qs(row.one.in(language));
    }
    if (const Field* field = findField(Kind::client, error.subject())) return qs(field->label.in(language));
    const QString subject = qs(error.subject());
    return subject.contains(u'/') ? QFileInfo(subject).fileName() : subject;
}

QString quoted(const QString& text) { return text.isEmpty() ? text : tr("“%1”").arg(text); }

}  // namespace

QString errorText(const Error& error) {
    const QString subject = subjectOf(error);
    const QString detail = detailOf(error);
    const QString named = quoted(subject);
    switch (error.kind()) {
        case ErrorKind::not_found:
            return tr("%1 was not found. Nothing was changed. It may have been moved, renamed or deleted.")
                .arg(named.isEmpty() ? tr("What you asked for") : named);
        case ErrorKind::invalid_value:
            return tr("%1 cannot be understood (%2). Nothing was changed. Correct it and try again.")
                .arg(named.isEmpty() ? tr("A value") : named, detail);
        case ErrorKind::conflict:
            return tr("This step cannot be taken back: later changes touch the same records (%1). Nothing was changed.")
                .arg(detail.isEmpty() ? subject : detail);
        case ErrorKind::busy:
            return tr(
                "A longer job is still running, so this was not done. Nothing was lost: try again when it has ended, "
                "or cancel the job.");
        case ErrorKind::locked:
            return tr("%1 is open elsewhere (%2). Nothing was changed. Close it there, then open it again here.")
                .arg(named.isEmpty() ? tr("The workspace") : named, detail);
        case ErrorKind::read_only:
            return tr("%1 may not be written. Nothing was changed. Check the permissions of the file and its folder, "
                      "or work "
                      "on a copy.")
                .arg(named.isEmpty() ? tr("The file") : named);
        case ErrorKind::disk_full:
            return tr(
                "The disk is full, so this was not saved. Everything saved before is safe. Free some space and try "
                "again.");
        case ErrorKind::io:
            return tr("%1 could not be read or written (%2). Everything saved before is safe. Check the disk and try "
                      "again.")
                .arg(named.isEmpty() ? tr("A file") : named, detail);
        case ErrorKind::damaged:
            return tr("%1 is damaged or not a Meike file (%2). The file was left as it is. Restore a backup, or choose "
                      "another file.")
                .arg(named.isEmpty() ? tr("The file") : named, detail);
        case ErrorKind::newer_version:
            return tr("%1 was written by a newer version of Meike. The file was left as it is. Update Meike to open "
                      "it.")
                .arg(named.isEmpty() ? tr("The workspace") : named);
        case ErrorKind::cancelled:
            return tr("Cancelled. Nothing was changed.");
        case ErrorKind::internal:
            break;
    }
    return tr("Something went wrong inside Meike (%1). The step was rolled back and nothing was lost.")
        .arg(detail.isEmpty() ? qs(error.what()) : detail);
}

Error currentError() {
    try {
        throw;
    } catch (const Error& error) {
        return error;
    } catch (const std::bad_alloc&) {
        return Error(ErrorKind::internal, {}, "out of memory");
    } catch (const std::exception& error) {
        return Error(ErrorKind::internal, {}, error.what());
    }
}

}  // namespace meike::ui
