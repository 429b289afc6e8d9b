// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <string>

#include "ui/context/app_context.h"

class QWidget;

namespace meike::ui {

/// Asks for files without a nested event loop: `chosen` is called when the user has decided, and never when he has not.
/// The folder is remembered. To save, a name that is free is suggested, and replacing a file is asked for.
void chooseFileToSave(AppContext& context, QWidget* parent, const QString& title, const QString& suggestedName,
                      const QString& filter, std::function<void(const QString&)> chosen);
/// The same for what never replaces a file: nobody is asked whether it shall, `chosen` says that the name is taken.
void chooseNewFile(AppContext& context, QWidget* parent, const QString& title, const QString& suggestedName,
                   const QString& filter, std::function<void(const QString&)> chosen);
void chooseFileToOpen(AppContext& context, QWidget* parent, const QString& title, const QString& filter,
                      std::function<void(const QString&)> chosen);

/// A name of a record as a file's: "2026/Q3" is a fine name of an assessment and none of a file.
QString fitFileName(QString name);

/// The path itself, or with the first number that no file has: "clients.csv", "clients (2).csv" ...
QString freeFilePath(const QString& path);

/// The folder in which files were last written, or the user's documents.
QString exportFolder(AppContext& context);
void rememberExportFolder(AppContext& context, const QString& filePath);

/// Writes a small text file whole or not at all, with a byte order mark so that Excel reads Chinese; shows the error
/// when it fails.
bool writeTextForPeople(AppContext& context, const QString& path, const std::string& utf8);

/// A file that is being written, for the list of what would be lost; `stop` gives it up.
Unsaved unsavedFile(const QString& path, std::function<void()> stop);

/// Says that a file is written, with a button that opens its folder.
void tellWritten(AppContext& context, const LiveText& text, const QString& path);

}  // namespace meike::ui
