// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPushButton>
#include <QStringList>
#include <QWidget>

namespace meike::ui {

/// Two or three words beside each other, of which one is chosen: clients or value, tier or stage.
class ChoiceStrip : public QWidget {
    Q_OBJECT

public:
    explicit ChoiceStrip(int choices, QWidget* parent = nullptr);
    void setTexts(const QStringList& texts);
    int chosen() const;
    void choose(int choice);

signals:
    /// By the user.
    void changed(int choice);

private:
    void colour();
    QList<QPushButton*> m_buttons;
};

}  // namespace meike::ui
