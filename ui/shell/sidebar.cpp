// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sidebar.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>

#include "ui/kit/format.h"
#include "ui/kit/theme/icons.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr int kMargin = 8;
constexpr int kItemPadding = 10;
constexpr int kPageHeight = 34;
constexpr int kViewHeight = 30;
}  // namespace

NavItem::NavItem(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCheckable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavItem::setName(const QString& name) {
    setText(name);
    describe();
    update();
}

void NavItem::setIconName(const QString& name) {
    m_iconName = name;
    update();
}

void NavItem::setCount(qint64 count) {
    m_count = count;
    describe();
    update();
}

void NavItem::setTone(Tone tone) {
    m_tone = tone;
    update();
}

void NavItem::describe() {
    setAccessibleName(m_count >= 0 ? clauseText({text(), count(m_count)}) : text());
    setToolTip(fontMetrics().horizontalAdvance(text()) > 110 ? text() : QString());
}

QSize NavItem::sizeHint() const { return {120, m_iconName.isEmpty() ? kViewHeight : kPageHeight}; }
QSize NavItem::minimumSizeHint() const { return {80, sizeHint().height()}; }

void NavItem::paintEvent(QPaintEvent*) {
    const Colors& c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect box = rect().adjusted(0, 1, 0, -1);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? c.accentSoft : c.hover);
        painter.drawRoundedRect(box, kRadius, kRadius);
    }
    const QColor color = isChecked() ? c.accent : c.tone(m_tone);
    QRect rest = rect().adjusted(kItemPadding, 0, -kItemPadding, 0);
    if (!m_iconName.isEmpty()) {
        const QColor iconColor = isChecked() ? c.accent : c.secondary;
        painter.drawPixmap(QPoint(rest.left(), (height() - kNavIconSize) / 2),
                           iconPixmap(m_iconName, kNavIconSize, iconColor, devicePixelRatioF()));
        rest.setLeft(rest.left() + kNavIconSize + space::kUnit);
    }
    if (m_count >= 0) {
        painter.setFont(textFont(TextStyle::small));
        const QString number = count(m_count);
        painter.setPen(c.secondary);
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignRight, number);
        rest.setRight(rest.right() - painter.fontMetrics().horizontalAdvance(number) - 6);
    }
    painter.setFont(isChecked() ? textFont(TextStyle::strong) : font());
    painter.setPen(color);
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, rest.width()));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.accent, 1.5));
        painter.drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), kRadius, kRadius);
    }
}

void NavItem::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void NavItem::contextMenuEvent(QContextMenuEvent* event) { emit contextMenuAsked(event->globalPos()); }

Sidebar::Sidebar(QWidget* parent) : QWidget(parent) {
    setFixedWidth(kSidebarWidth);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(kMargin, kMargin, kMargin + 1, kMargin);
    outer->setSpacing(0);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(kItemPadding, 0, 0, kMargin);
    head->setSpacing(6);
    m_product = makeLabel({}, TextStyle::title);
    m_workspace = new ElidedLabel;
    m_workspace->setFont(textFont(TextStyle::small));
    meike::ui::setTone(m_workspace, Tone::secondary);
    m_menuButton = new QToolButton;
    m_menuButton->setIcon(icon(u"menu"_s, Tone::secondary));
    m_menuButton->setIconSize(QSize(kNavIconSize, kNavIconSize));
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setFocusPolicy(Qt::TabFocus);
    m_menuButton->setObjectName(u"menuButton"_s);
    head->addWidget(m_product);
    head->addWidget(m_workspace, 1);
    head->addWidget(m_menuButton);
    outer->addLayout(head);

    m_pagesLayout = new QVBoxLayout;
    m_pagesLayout->setSpacing(0);
    outer->addLayout(m_pagesLayout);

    m_viewsTitle = makeLabel({}, TextStyle::small, Tone::secondary);
    m_viewsTitle->setContentsMargins(kItemPadding, space::kDouble, 0, space::kHalf);
    m_viewsTitle->hide();
    outer->addWidget(m_viewsTitle);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    content->setProperty("scrolled", true);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    m_viewsLayout = new QVBoxLayout;
    m_viewsLayout->setSpacing(0);
    column->addLayout(m_viewsLayout);
    column->addStretch(1);
    scroll->setWidget(content);
    outer->addWidget(scroll, 1);

    m_footerLayout = new QVBoxLayout;
    m_footerLayout->setSpacing(0);
    outer->addLayout(m_footerLayout);
    m_group = new QButtonGroup(this);
    m_group->setExclusive(true);
    retranslate();
}

void Sidebar::setWorkspaceName(const QString& name) { m_workspace->setText(name); }
void Sidebar::setMenu(QMenu* menu) { m_menuButton->setMenu(menu); }

NavItem* Sidebar::addPage(const QString& key, const QString& iconName, const LiveText& title, bool atBottom) {
    auto* item = new NavItem;
    item->setObjectName(u"nav_"_s + key);
    item->setIconName(iconName);
    item->setName(title());
    m_group->addButton(item);
    (atBottom ? m_footerLayout : m_pagesLayout)->addWidget(item);
    m_pages.append({key, title, item});
    connect(item, &QAbstractButton::clicked, this, [this, key] { emit pageRequested(key); });
    return item;
}

NavItem* Sidebar::addFooterAction(QAction* action, const QString& iconName) {
    auto* item = new NavItem;
    item->setCheckable(false);
    item->setIconName(iconName);
    const auto follow = [item, action] {
        QString text = withoutMnemonic(action->text());
        while (text.endsWith(u'.') || text.endsWith(u'…')) text.chop(1);
        item->setName(text);
        item->setEnabled(action->isEnabled());
    };
    follow();
    connect(action, &QAction::changed, item, follow);
    connect(item, &QAbstractButton::clicked, action, &QAction::trigger);
    m_footerLayout->addWidget(item);
    return item;
}

void Sidebar::setCount(const QString& key, qint64 count) {
    for (const Page& page : m_pages)
        if (page.key == key) page.item->setCount(count);
}

void Sidebar::setCurrentPage(const QString& key) {
    // An exclusive group keeps its last button checked; a page that is not in the sidebar checks none.
    m_group->setExclusive(false);
    for (const Page& page : m_pages) page.item->setChecked(page.key == key);
    m_group->setExclusive(true);
}

void Sidebar::setSavedViews(const QList<SavedViewItem>& views) {
    const bool same =
        views.size() == m_views.size() && std::equal(views.begin(), views.end(), m_views.begin(),
                                                     [](const auto& a, const auto& b) { return a.key == b.first; });
    if (!same) {
        for (const auto& [key, item] : m_views) {
            item->hide();
            item->deleteLater();
        }
        m_views.clear();
        for (const SavedViewItem& view : views) {
            auto* item = new NavItem;
            const QString key = view.key;
            connect(item, &QAbstractButton::clicked, this, [this, key] {
                setCurrentView(m_currentView);  // the click has toggled it; only a shown view is checked
                emit savedViewRequested(key);
            });
            connect(item, &NavItem::contextMenuAsked, this,
                    [this, key](const QPoint& at) { emit savedViewMenuRequested(key, at); });
            m_viewsLayout->addWidget(item);
            m_views.append({key, item});
        }
    }
    for (qsizetype i = 0; i < views.size(); ++i) {
        NavItem* item = m_views[i].second;
        item->setName(views[i].name);
        item->setCount(views[i].count);
        item->setTone(views[i].tone);
    }
    m_viewsTitle->setVisible(!views.isEmpty());
    setCurrentView(m_currentView);
}

void Sidebar::setCurrentView(const QString& key) {
    m_currentView = key;
    for (const auto& [viewKey, item] : m_views) item->setChecked(viewKey == key);
}

void Sidebar::retranslate() {
    m_product->setText(tr("Meike"));
    m_viewsTitle->setText(tr("Views"));
    m_menuButton->setToolTip(tr("Menu (F10)"));
    m_menuButton->setAccessibleName(tr("Menu"));
    for (const Page& page : m_pages) page.item->setName(page.title());
}

void Sidebar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().surface);
    painter.fillRect(width() - 1, 0, 1, height(), colors().border);
}

}  // namespace meike::ui
