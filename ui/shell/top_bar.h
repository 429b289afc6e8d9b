// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QToolButton>
#include <QWidget>

#include "ui/kit/search_field.h"

namespace meike::ui {

/// Top of the window: search, as-of date, undo and redo with the name of the step, who is at the keyboard.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(QWidget* parent = nullptr);
    SearchField* search() { return m_search; }
    QPushButton* asOfButton() { return m_asOf; }
    QPushButton* userButton() { return m_user; }
    /// `past`: the list is not of today; the button says so by its tone.
    void setAsOf(const QString& text, bool past);
    void setUser(const QString& text);
    /// Names of the next steps; empty: nothing to undo.
    void setUndo(const QString& step);
    void setRedo(const QString& step);
    /// Neither can be done now, and why; empty: they can.
    void setStepsBlocked(const QString& why);
    void retranslate();

signals:
    void asOfClicked();
    void userClicked();
    void undoClicked();
    void redoClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showSteps();
    SearchField* m_search;
    QPushButton* m_asOf;
    QPushButton* m_undo;
    QPushButton* m_redo;
    QPushButton* m_user;
    QString m_undoStep;
    QString m_redoStep;
    QString m_blocked;
};

}  // namespace meike::ui
