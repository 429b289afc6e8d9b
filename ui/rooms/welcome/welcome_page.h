// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/context/app_context.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace meike::ui {

/// What one sees before a workspace is open: three ways to begin, and the workspaces of last time.
class WelcomePage : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(AppContext& context, QWidget* parent = nullptr);

signals:
    void demoRequested();
    /// A new workspace, and then the import or the form of the first client.
    void importRequested();
    void firstClientRequested();
    void openRequested();
    void workspaceRequested(const QString& path);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void rebuild();
    AppContext& m_context;
    QVBoxLayout* m_column;
    QWidget* m_content = nullptr;
};

}  // namespace meike::ui
