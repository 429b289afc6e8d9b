// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_frame.h"

#include <QApplication>
#include <QCloseEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/kit/theme/icons.h"
#include "ui/shell/shortcuts_dialog.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr int kFrameWidth = 8;
constexpr int kFrameHeight = 40;
}  // namespace

MainFrame::MainFrame(QWidget* parent) : QMainWindow(parent) {
    setWindowIcon(appIcon());
    setMinimumSize(960, 600);
    // Not higher than the screen, with the frame that the desktop puts around it.
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(kFrameWidth, kFrameHeight)));
    m_actions = new ActionRegistry(this);
    m_sidebar = new Sidebar;
    m_topBar = new TopBar;
    m_messages = new MessageBar;
    m_stack = new QStackedWidget;
    auto* central = new QWidget;
    auto* outer = new QHBoxLayout(central);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    m_banners = new QVBoxLayout;
    m_banners->setSpacing(0);
    column->addWidget(m_topBar);
    column->addLayout(m_banners);
    column->addWidget(m_stack, 1);
    column->addWidget(m_messages);
    outer->addWidget(m_sidebar);
    outer->addLayout(column, 1);
    setCentralWidget(central);

    m_mainMenu = new QMenu(this);
    for (const MenuGroup group : ActionRegistry::groups()) m_mainMenu->addMenu(m_actions->menu(group));
    m_sidebar->setMenu(m_mainMenu);
    connect(m_mainMenu, &QMenu::aboutToShow, this, [this] {
        // A menu without actions would open nothing.
        for (QAction* entry : m_mainMenu->actions())
            entry->setVisible(
                !m_actions->actions(static_cast<MenuGroup>(entry->menu()->property("group").toInt())).isEmpty());
    });

    connect(m_sidebar, &Sidebar::pageRequested, this, &MainFrame::setCurrentPage);
    connect(m_sidebar, &Sidebar::savedViewRequested, this, &MainFrame::savedViewRequested);
    connect(m_sidebar, &Sidebar::savedViewMenuRequested, this, &MainFrame::savedViewMenuRequested);

    m_actions->add({.id = u"view.search"_s,
                    .group = MenuGroup::view,
                    .text = [] { return tr("Search"); },
                    .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_K)},
                    .iconName = u"search"_s,
                    .run =
                        [this] {
                            search()->setFocus(Qt::ShortcutFocusReason);
                            search()->selectAll();
                        }});
    m_actions->add({.id = u"help.shortcuts"_s,
                    .group = MenuGroup::help,
                    .text = [] { return tr("Keyboard shortcuts"); },
                    .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_Slash)},
                    .iconName = u"keyboard"_s,
                    .run = [this] { showShortcuts(); }});
    m_actions->add(
        {.id = u"view.menu"_s,
         .group = MenuGroup::view,
         .text = [] { return tr("Open the menu"); },
         .shortcuts = {QKeySequence(Qt::Key_F10)},
         .iconName = u"menu"_s,
         .run = [this] { m_mainMenu->popup(m_sidebar->mapToGlobal(QPoint(space::kUnit, space::kPage * 2))); }});
    retranslate();
}

void MainFrame::addPage(const QString& key, QWidget* page, const QString& under) {
    page->setObjectName(u"page_"_s + key);
    m_pages.insert(key, page);
    if (!under.isEmpty()) m_under.insert(key, under);
    m_stack->addWidget(page);
}

bool MainFrame::focusInto(QWidget* area) {
    const auto takes = [](const QWidget* widget) {
        return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isEnabled() && widget->isVisible();
    };
    QWidget* first = takes(area) ? area : nullptr;
    for (QWidget* next = area->nextInFocusChain(); !first && next != area; next = next->nextInFocusChain())
        if (area->isAncestorOf(next) && takes(next)) first = next;
    if (first) first->setFocus(Qt::TabFocusReason);
    return first != nullptr;
}

QWidget* MainFrame::page(const QString& key) const { return m_pages.value(key); }
QString MainFrame::currentPage() const { return m_pages.key(m_stack->currentWidget()); }

void MainFrame::setCurrentPage(const QString& key) {
    QWidget* wanted = m_pages.value(key);
    if (!wanted) return;
    const bool same = m_stack->currentWidget() == wanted;
    QWidget* focused = QApplication::focusWidget();
    const bool moveFocus = !same && isActiveWindow() && (!focused || m_stack->isAncestorOf(focused));
    m_stack->setCurrentWidget(wanted);
    if (moveFocus) wanted->setFocus(Qt::OtherFocusReason);
    m_sidebar->setCurrentPage(m_under.value(key, key));
    if (!same || m_pages.size() == 1) emit pageChanged(key);
}

void MainFrame::setBare(bool bare) {
    m_sidebar->setVisible(!bare);
    m_topBar->setVisible(!bare);
}

void MainFrame::setWorkspaceName(const QString& name) {
    m_workspace = name;
    m_sidebar->setWorkspaceName(name);
    retranslate();
}

void MainFrame::addBanner(Banner* banner) { m_banners->addWidget(banner); }

void MainFrame::removeBanner(Banner* banner) {
    m_banners->removeWidget(banner);
    banner->hide();
    banner->deleteLater();
}

void MainFrame::showShortcuts() { (new ShortcutsDialog(*m_actions, this))->open(); }

void MainFrame::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QMainWindow::changeEvent(event);
}

void MainFrame::closeEvent(QCloseEvent* event) {
    bool allowed = true;
    emit closing(&allowed);
    event->setAccepted(allowed);
}

void MainFrame::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    // The keyboard begins in the page, not on the first button of the sidebar.
    if (!focusWidget() && m_stack->currentWidget()) m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void MainFrame::retranslate() {
    setWindowTitle(m_workspace.isEmpty() ? tr("Meike") : tr("%1 - Meike").arg(m_workspace));
    m_actions->retranslate();
    m_sidebar->retranslate();
    m_topBar->retranslate();
    m_messages->retranslate();
}

}  // namespace meike::ui
