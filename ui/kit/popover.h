// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

namespace meike::ui {

/// Something to edit that appears inside the window under what it belongs to, over everything else. Enter uses what it
/// says, Esc leaves it, and so does a press outside; Tab goes round inside.
class Popover : public QFrame {
    Q_OBJECT

public:
    explicit Popover(QWidget* window);

protected:
    /// Shows it under `anchor`, which may go away later.
    void openUnder(QWidget* anchor);
    /// Its content has another size now.
    void place();
    /// How large it should be where there is `room`.
    virtual QSize wantedSize(const QSize& room) const = 0;
    /// Enter.
    virtual void use() = 0;
    /// Esc.
    virtual void leave() { hide(); }

    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    bool isWithin(const QWidget* pressed) const;

    QPointer<QWidget> m_anchor;
    QPointer<QWidget> m_focusBefore;
};

}  // namespace meike::ui
