// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QSize>
#include <QTemporaryDir>
#include <filesystem>
#include <functional>
#include <memory>

#include "ui/context/gallery.h"
#include "ui/shell/main_window.h"

namespace meike::ui {

/// Paints every page of a workspace, in both languages and themes and three sizes, into PNG files; then ends the
/// application with 0, or with 1 when something could not be opened or written.
class Screenshots : public QObject {
    Q_OBJECT

public:
    /// `only`: beginnings of the names of the screens to paint, and looks (`zh-dark-1280x800`); empty: all of them.
    Screenshots(QString folder, std::filesystem::path workspace, QStringList only = {}, QObject* parent = nullptr);
    ~Screenshots() override;

public slots:
    void begin();

private:
    struct Look {
        Language language;
        ThemeChoice theme;
        QSize size;
    };
    static QString nameOf(const Look& look);
    void buildScreens();
    void prepareLook();
    void showScreen();
    void waitForScreen();
    void takeScreen();
    void fail(const QString& text);
    QPixmap picture() const;

    QString m_folder;
    std::filesystem::path m_workspace;
    QStringList m_only;
    QTemporaryDir m_settings;  ///< what the user of this computer has chosen stays out of the pictures
    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Gallery> m_gallery;
    QList<Picture> m_screens;
    QList<Look> m_looks;
    qsizetype m_look = 0;
    qsizetype m_screen = 0;
    int m_waited = 0;
    bool m_complete = true;  ///< every screen came
};

}  // namespace meike::ui
