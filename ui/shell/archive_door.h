// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace meike::ui {

class AppContext;

/// The whole workspace into one open file: where it goes, for what purpose when people's data leaves with it, the work
/// with its progress, and what came of it. The way back is a workspace that is made: see WorkspaceDoor.
class ArchiveDoor : public QObject {
    Q_OBJECT

public:
    ArchiveDoor(AppContext& context, QWidget& window);

    /// Asks where the archive goes, and for the purpose; then writes it.
    void archive();

private:
    void askPurpose(const QString& file);
    void write(const QString& file, const QString& purpose);

    AppContext& m_context;
    QWidget& m_window;
};

}  // namespace meike::ui
