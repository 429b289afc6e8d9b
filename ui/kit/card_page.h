// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QWidget>

namespace meike::ui {

class BusyOverlay;
class EmptyState;

/// A page of cards that scrolls up and down, never sideways: blank until there is something, empty with a way on, or
/// its content. Tells the page when its width, its language or its being seen changes.
class CardPage : public QWidget {
    Q_OBJECT

public:
    explicit CardPage(QWidget* parent = nullptr);

protected:
    /// Where the cards go.
    QVBoxLayout* content() { return m_layout; }
    QWidget* contentWidget() { return m_content; }
    EmptyState* empty() { return m_empty; }
    BusyOverlay* busy() { return m_busy; }
    void showBlank() { m_stack->setCurrentIndex(0); }
    void showEmpty() { m_stack->setCurrentIndex(1); }
    void showContent();
    bool isEmptyShown() const { return m_stack->currentIndex() == 1; }

    /// The content is to fit this width.
    virtual void arrange(int width) = 0;
    virtual void retranslate() = 0;
    /// Shown after having been hidden: what has moved meanwhile is to be read.
    virtual void seen() = 0;

    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    /// Arranges again when cards ask for more or less room.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QScrollArea* m_scroll;
    QWidget* m_content;
    QVBoxLayout* m_layout;
    BusyOverlay* m_busy;
};

}  // namespace meike::ui
