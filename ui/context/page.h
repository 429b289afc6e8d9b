// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>
#include <optional>

#include "ui/context/app_context.h"
#include "ui/context/visit.h"
#include "ui/kit/saved_view_item.h"

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace meike::ui {

class ActionRegistry;
class BusyOverlay;
class ElidedLabel;
class EmptyState;

/// A part of a page that one goes to by its name: a saved view, a section. `key` as in VisitPart.
struct PagePart {
    QString key;
    QString name;
};

/// A room's page. Owns what every page has: the header, the states of the body (blank until there is something, empty
/// with a way on, content; busy above it), being read anew when something has moved, but only while it is seen, the
/// language, and what would be lost with it.
class Page : public QWidget {
    Q_OBJECT

public:
    /// How the page is laid out.
    enum class Frame {
        none,     ///< all by itself: no header, no states
        fixed,    ///< the header stays, the body below it takes the room that is left
        scrolled  ///< header and body scroll up and down, never sideways
    };
    Page(AppContext& context, Frame frame, QWidget* parent = nullptr);

    /// Shows what it was asked for.
    virtual void visit(const Visit& /*visit*/) {}
    /// What would be lost if the page went away now. Asked by everybody who closes anything.
    virtual std::optional<Unsaved> unsaved() { return {}; }
    /// What can be done here, for menus, shortcuts and search; called once.
    virtual void addActions(ActionRegistry& /*actions*/) {}
    /// Puts the focus to where work begins.
    virtual void enter();
    /// What F6 moves between, in reading order.
    virtual QList<QWidget*> areas() { return {this}; }
    /// What the box at the top finds of this page.
    virtual QList<PagePart> parts() const { return {}; }
    /// What can be done with a saved view of this page, where its line in the side bar was right-clicked.
    virtual void showViewMenu(const QString& /*key*/, const QPoint& /*at*/) {}

signals:
    /// What can be done has changed.
    void actionsChanged();
    /// The number beside the page's name.
    void countChanged(qint64 count);
    /// Saved views with their counts, and which one is shown (empty: none).
    void viewsChanged(const QList<meike::ui::SavedViewItem>& views);
    void viewShown(const QString& key);

protected:
    // ---- The frame ----
    ElidedLabel* title() { return m_title; }
    ElidedLabel* subtitle() { return m_subtitle; }
    /// Between title and subtitle.
    void addBesideTitle(QWidget* widget);
    /// Right of the subtitle, in the order of adding.
    void addToHeader(QWidget* widget);
    /// A way back to another page, left of the title.
    QPushButton* addBackButton(const QString& room);
    /// Where the page's own widgets go.
    QVBoxLayout* content() { return m_layout; }
    QWidget* contentWidget() { return m_content; }
    QScrollArea* scrollArea() { return m_scroll; }
    EmptyState* empty() { return m_empty; }
    /// Below the text of the empty state.
    void addUnderEmpty(QWidget* widget);
    BusyOverlay* busy() { return m_busy; }
    void showBlank();
    void showEmpty();
    void showContent();
    bool isEmptyShown() const;
    /// The content is to fit this width (scrolled pages).
    virtual void arrange(int /*width*/) {}

    // ---- Following ----
    /// Reads what is shown. Called while the page is seen and a workspace is open, whenever something has moved.
    virtual void refresh() {}
    /// Another workspace, or none: what was shown is forgotten.
    virtual void clear() {}
    /// The texts in the language of now.
    virtual void retranslate() = 0;
    /// Whether a change concerns what is shown; scores and days announce themselves.
    virtual bool concerns(const Change& /*change*/) const { return false; }
    /// Whether new scores are a reason to read anew.
    virtual bool followsScores() const { return false; }
    /// Reads anew: now, or when it is seen again.
    void invalidate();
    /// What refresh() could not read yet is read at the next occasion.
    void markStale() { m_stale = true; }
    bool isStale() const { return m_stale; }

    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    AppContext& m_context;

private:
    void buildHeader(QVBoxLayout* layout);
    QHBoxLayout* m_header = nullptr;
    ElidedLabel* m_title = nullptr;
    ElidedLabel* m_subtitle = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_emptyBox = nullptr;
    EmptyState* m_empty = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_layout = nullptr;
    BusyOverlay* m_busy = nullptr;
    bool m_stale = true;
};

}  // namespace meike::ui
