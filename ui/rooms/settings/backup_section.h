// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace meike::ui {

class AppContext;

/// Backups in the settings: the newest, the second place and whether copies there are encrypted, one by hand, and the
/// way back.
class BackupSection : public QWidget {
    Q_OBJECT

public:
    explicit BackupSection(AppContext& context, QWidget* parent = nullptr);
    void refresh();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void backUp();
    void choosePlace();
    void askPassphrase();

    AppContext& m_context;
    QLabel* m_note;
    QLabel* m_newest;
    QLabel* m_place;
    QPushButton* m_backUp;
    QPushButton* m_restore;
    QPushButton* m_choosePlace;
    QPushButton* m_leavePlace;
    QPushButton* m_encrypt;
};

}  // namespace meike::ui
