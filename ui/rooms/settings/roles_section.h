// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace meike::ui {

class AppContext;

/// Roles in the settings: on or off, and the PINs of those who work here. All of it is the custodian's.
class RolesSection : public QWidget {
    Q_OBJECT

public:
    explicit RolesSection(AppContext& context, QWidget* parent = nullptr);
    void refresh();

protected:
    void changeEvent(QEvent* event) override;

private:
    void turnOn();
    void turnOff();
    void setPin();
    void told();

    AppContext& m_context;
    QLabel* m_note;
    QLabel* m_state;
    QPushButton* m_on;
    QPushButton* m_off;
    QPushButton* m_pin;
};

}  // namespace meike::ui
