// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QPointer>
#include <QString>
#include <functional>

#include "ui/context/visit.h"

namespace meike::ui {

class AppContext;

/// One picture: how to get there, when it is complete, and how to leave it.
struct Picture {
    QString name;
    std::function<void()> show;
    std::function<bool()> ready = [] { return true; };
    std::function<void()> leave = [] {};
};

/// What rooms add their pictures to. Sheets that open meanwhile are laid over the window as the screen would show them.
class Gallery {
public:
    Gallery(AppContext& context, QWidget& window, QString folder)
        : m_context(context), m_window(window), m_folder(std::move(folder)) {}

    AppContext& context() { return m_context; }
    QWidget& window() { return m_window; }
    /// Where the pictures go.
    const QString& folder() const { return m_folder; }

    void add(Picture picture) { m_pictures << std::move(picture); }
    /// A picture of a sheet that `open` opens.
    void addSheet(const QString& name, std::function<void()> open);
    const QList<Picture>& pictures() const { return m_pictures; }

    /// Whether a sheet is open; it is in the picture then.
    bool findSheet();
    void closeSheet();
    QDialog* sheet() const { return m_sheet; }
    void forgetSheet() { m_sheet.clear(); }
    void go(const QString& room, const Visit& visit = {});

private:
    AppContext& m_context;
    QWidget& m_window;
    QString m_folder;
    QList<Picture> m_pictures;
    QPointer<QDialog> m_sheet;
};

}  // namespace meike::ui
