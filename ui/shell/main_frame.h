// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QStackedWidget>

#include "ui/kit/action_registry.h"
#include "ui/kit/banner.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/top_bar.h"

namespace meike::ui {

/// The window's frame: sidebar, top bar, pages, message bar, menus. It knows no client and no workspace; it only frames
/// pages.
class MainFrame : public QMainWindow {
    Q_OBJECT

public:
    explicit MainFrame(QWidget* parent = nullptr);

    ActionRegistry& actions() { return *m_actions; }
    Sidebar& sidebar() { return *m_sidebar; }
    TopBar& topBar() { return *m_topBar; }
    MessageBar& messages() { return *m_messages; }
    SearchField* search() { return m_topBar->search(); }

    /// Takes the widget. `under`: the page whose line in the sidebar is marked while this one is shown; empty: its own.
    void addPage(const QString& key, QWidget* page, const QString& under = {});
    QWidget* page(const QString& key) const;
    QString currentPage() const;
    void setCount(const QString& key, qint64 count) { m_sidebar->setCount(key, count); }

    /// Only the page, without sidebar and top bar: the welcome page before a workspace is open.
    void setBare(bool bare);

    void setWorkspaceName(const QString& name);
    void setSavedViews(const QList<SavedViewItem>& views) { m_sidebar->setSavedViews(views); }

    /// Lines between top bar and page, as many as needed; takes them. removeBanner deletes it.
    void addBanner(Banner* banner);
    void removeBanner(Banner* banner);

    void showMessage(Message message) { m_messages->showMessage(std::move(message)); }
    void showError(Message error) { m_messages->showError(std::move(error)); }
    int startJob(const LiveText& text, std::function<void()> cancel) {
        return m_messages->startJob(text, std::move(cancel));
    }
    void setJobProgress(int job, qint64 done, qint64 total) { m_messages->setJobProgress(job, done, total); }
    void endJob(int job) { m_messages->endJob(job); }

protected:
    /// Puts the focus onto the widget, or onto the first thing in it that takes the keyboard. False: there is none.
    static bool focusInto(QWidget* area);

public slots:
    void setCurrentPage(const QString& key);
    void showShortcuts();

signals:
    void pageChanged(const QString& key);
    void savedViewRequested(const QString& key);
    void savedViewMenuRequested(const QString& key, const QPoint& globalPos);
    /// Before it closes; a slot may set it to false.
    void closing(bool* allowed);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    ActionRegistry* m_actions;
    Sidebar* m_sidebar;
    TopBar* m_topBar;
    MessageBar* m_messages;
    QStackedWidget* m_stack;
    class QVBoxLayout* m_banners;
    QMenu* m_mainMenu;
    QMap<QString, QWidget*> m_pages;
    QHash<QString, QString> m_under;  ///< hidden pages and those of the sidebar they belong to
    QString m_workspace;
};

}  // namespace meike::ui
