// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/context/page.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace meike::ui {

/// What one sees before a workspace is open: three ways to begin, and the workspaces of last time.
class WelcomePage : public Page {
    Q_OBJECT

public:
    explicit WelcomePage(AppContext& context, QWidget* parent = nullptr);

protected:
    void retranslate() override { rebuild(); }
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void rebuild();
    QVBoxLayout* m_column;
    QWidget* m_content = nullptr;
};

}  // namespace meike::ui
