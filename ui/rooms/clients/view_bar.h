// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace meike::ui {

/// Beside the conditions: what can be done with the list as it is now, as a view to come back to.
class ViewBar : public QWidget {
    Q_OBJECT

public:
    explicit ViewBar(QWidget* parent = nullptr);
    /// `changed`: a kept view that is not as it was kept. `savable`: something that could be kept as a view of its own.
    void show(bool changed, bool savable, bool editable);
    void retranslate();
    QWidget* saveAsButton() const;

signals:
    void saveRequested();
    void revertRequested();
    void saveAsRequested();

private:
    QLabel* m_changed;
    QPushButton* m_save;
    QPushButton* m_revert;
    QPushButton* m_saveAs;
    bool m_isChanged = false;
};

}  // namespace meike::ui
