// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QButtonGroup>
#include <QList>
#include <QMenu>
#include <QVBoxLayout>
#include <QWidget>

#include "ui/kit/labels.h"
#include "ui/kit/live_text.h"
#include "ui/kit/saved_view_item.h"

class QToolButton;

namespace meike::ui {

/// One line of the sidebar: icon, name, count.
class NavItem : public QAbstractButton {
    Q_OBJECT

public:
    explicit NavItem(QWidget* parent = nullptr);
    void setName(const QString& name);
    void setIconName(const QString& name);
    /// Negative: no count.
    void setCount(qint64 count);
    void setTone(Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void contextMenuAsked(const QPoint& globalPos);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void describe();
    QString m_iconName;
    qint64 m_count = -1;
    Tone m_tone = Tone::normal;
};

/// Left of the window: product and workspace, pages, saved views, and at the bottom import and settings.
class Sidebar : public QWidget {
    Q_OBJECT

public:
    explicit Sidebar(QWidget* parent = nullptr);
    void setWorkspaceName(const QString& name);
    void setMenu(QMenu* menu);
    /// `atBottom`: below the saved views, beside import.
    NavItem* addPage(const QString& key, const QString& iconName, const LiveText& title, bool atBottom = false);
    /// A line at the bottom that triggers an action and shows its icon and text.
    NavItem* addFooterAction(QAction* action, const QString& iconName);
    void setCount(const QString& key, qint64 count);
    void setCurrentPage(const QString& key);
    void setSavedViews(const QList<SavedViewItem>& views);
    /// Marks one saved view as the one being shown; empty: none.
    void setCurrentView(const QString& key);
    void retranslate();

signals:
    void pageRequested(const QString& key);
    void savedViewRequested(const QString& key);
    void savedViewMenuRequested(const QString& key, const QPoint& globalPos);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Page {
        QString key;
        LiveText title;
        NavItem* item = nullptr;
    };
    QToolButton* m_menuButton;
    QLabel* m_product;
    ElidedLabel* m_workspace;
    QVBoxLayout* m_pagesLayout;
    QLabel* m_viewsTitle;
    QVBoxLayout* m_viewsLayout;
    QVBoxLayout* m_footerLayout;
    QButtonGroup* m_group;
    QList<Page> m_pages;
    QList<std::pair<QString, NavItem*>> m_views;
    QString m_currentView;
};

}  // namespace meike::ui
