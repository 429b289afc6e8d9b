// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>

#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr int kHeight = 48;
constexpr int kSearchWidth = 470;
constexpr int kStepWidth = 200;
/// Below this the undo button shows its icon only.
constexpr int kRoomyWidth = 900;
}  // namespace

TopBar::TopBar(QWidget* parent) : QWidget(parent) {
    setFixedHeight(kHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kPage, 0, space::kPage, 1);
    layout->setSpacing(space::kWide);
    m_search = new SearchField;
    m_search->setObjectName(u"globalSearch"_s);
    m_search->setMaximumWidth(kSearchWidth);
    m_search->setMinimumWidth(180);
    m_search->setShortcutHint(QKeySequence(Qt::CTRL | Qt::Key_K));
    m_asOf = new QPushButton;
    m_asOf->setObjectName(u"asOfButton"_s);
    m_asOf->hide();
    m_undo = new QPushButton;
    m_undo->setObjectName(u"undoButton"_s);
    m_undo->setIcon(icon(u"undo-2"_s));
    m_redo = new QPushButton;
    m_redo->setObjectName(u"redoButton"_s);
    m_redo->setIcon(icon(u"redo-2"_s));
    m_user = new QPushButton;
    m_user->setObjectName(u"userButton"_s);
    m_user->setIcon(icon(u"user-round"_s, Tone::secondary));
    setFlat(m_user);
    m_user->hide();
    layout->addWidget(m_search, 2);
    layout->addStretch(1);
    for (QPushButton* button : {m_asOf, m_undo, m_redo, m_user}) layout->addWidget(button);
    connect(m_asOf, &QPushButton::clicked, this, &TopBar::asOfClicked);
    connect(m_undo, &QPushButton::clicked, this, &TopBar::undoClicked);
    connect(m_redo, &QPushButton::clicked, this, &TopBar::redoClicked);
    connect(m_user, &QPushButton::clicked, this, &TopBar::userClicked);
    retranslate();
}

void TopBar::setAsOf(const QString& text, bool past) {
    m_asOf->setText(text);
    m_asOf->setVisible(!text.isEmpty());
    m_asOf->setIcon(past ? icon(u"history"_s, Tone::accent) : icon(u"calendar"_s, Tone::secondary));
    setTone(m_asOf, past ? Tone::accent : Tone::normal);
    m_asOf->setAccessibleName(text);
}

void TopBar::setUser(const QString& text) {
    m_user->setText(text);
    m_user->setVisible(!text.isEmpty());
    m_user->setAccessibleName(tr("Current user: %1").arg(text));
}

void TopBar::setUndo(const QString& step) {
    m_undoStep = step;
    showSteps();
}

void TopBar::setRedo(const QString& step) {
    m_redoStep = step;
    showSteps();
}

void TopBar::setStepsBlocked(const QString& why) {
    m_blocked = why;
    showSteps();
}

void TopBar::retranslate() {
    m_search->setPlaceholderText(tr("Search clients, contacts, tags, commands"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setToolTip(tr("By name, short name, pinyin or initials"));
    m_asOf->setToolTip(tr("Show lists and tiers as of another day"));
    m_user->setToolTip(tr("Current user"));
    setUser(m_user->text());
    showSteps();
}

void TopBar::showSteps() {
    const QString undo = m_undoStep.isEmpty() ? tr("Undo") : tr("Undo: %1").arg(m_undoStep);
    const QString redo = m_redoStep.isEmpty() ? tr("Redo") : tr("Redo: %1").arg(m_redoStep);
    m_undo->setEnabled(!m_undoStep.isEmpty() && m_blocked.isEmpty());
    m_redo->setEnabled(!m_redoStep.isEmpty() && m_blocked.isEmpty());
    m_undo->setText(width() < kRoomyWidth ? QString() : fontMetrics().elidedText(undo, Qt::ElideRight, kStepWidth));
    const QString undoKey = QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText);
    const QString redoKey = QKeySequence(QKeySequence::Redo).toString(QKeySequence::NativeText);
    m_undo->setToolTip(m_blocked.isEmpty() ? undo + u" ("_s + undoKey + u')' : m_blocked);
    m_redo->setToolTip(m_blocked.isEmpty() ? redo + u" ("_s + redoKey + u')' : m_blocked);
    m_undo->setAccessibleName(undo);
    m_redo->setAccessibleName(redo);
}

void TopBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if ((event->oldSize().width() < kRoomyWidth) != (event->size().width() < kRoomyWidth)) showSteps();
}

void TopBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().surface);
    painter.fillRect(0, height() - 1, width(), 1, colors().border);
}

}  // namespace meike::ui
