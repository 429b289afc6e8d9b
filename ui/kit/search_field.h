// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace meike::ui {

/// A line to search with: icon, clear button, a hint of its shortcut. Speaks only when the input method has committed.
class SearchField : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(QWidget* parent = nullptr);
    /// Shown at the right while the field is empty; does not install the shortcut.
    void setShortcutHint(const QKeySequence& shortcut);
    /// True while an input method shows letters that are not text yet.
    bool isComposing() const { return m_composing; }

signals:
    /// The committed text has changed (typed, pasted, cleared, set).
    void queryChanged(const QString& query);

protected:
    void inputMethodEvent(QInputMethodEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void announce();
    QString m_announced;
    QString m_hint;
    bool m_composing = false;
};

}  // namespace meike::ui
