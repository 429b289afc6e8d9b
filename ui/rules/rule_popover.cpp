// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rule_popover.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/kit/labels.h"
#include "ui/kit/theme/theme.h"
#include "ui/rules/condition_row.h"
#include "ui/rules/condition_text.h"
#include "ui/rules/rule_group.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kPopoverWidth = 720;
/// While one types a number the list is not asked for every digit.
constexpr int kApplyAfterMs = 250;

}  // namespace

RulePopover::RulePopover(AppContext& context, QWidget* window) : Popover(window), m_context(context) {
    setObjectName(u"rulePopover"_s);
    setAccessibleName(tr("Conditions of the list"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    layout->setSpacing(space::kUnit);
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
    m_sentence = makeLabel({}, TextStyle::small, Tone::secondary);
    m_sentence->setObjectName(u"ruleSentence"_s);
    m_sentence->setWordWrap(true);
    layout->addWidget(m_sentence);
    m_note = makeLabel({}, TextStyle::small, Tone::risk);
    m_note->setWordWrap(true);
    m_note->hide();
    layout->addWidget(m_note);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"cancelRuleButton"_s);
    m_done = new QPushButton(tr("Done"));
    m_done->setObjectName(u"doneRuleButton"_s);
    setPrimary(m_done);
    buttons->addWidget(cancel);
    buttons->addWidget(m_done);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &RulePopover::leave);
    connect(m_done, &QPushButton::clicked, this, &RulePopover::use);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kApplyAfterMs);
    connect(&m_soon, &QTimer::timeout, this, &RulePopover::apply);
}

void RulePopover::openFor(const Rule& rule, QWidget* anchor, bool isNew) {
    if (!m_context.session()) return;
    m_before = rule;
    m_isNew = isNew;
    m_applied = rule;
    m_soon.stop();
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    if (rule.isGroup())
        m_node = new RuleGroup(m_context, Kind::client, 1, body);
    else
        m_node = new ConditionRow(m_context, Kind::client, body);
    column->addWidget(m_node);
    column->addStretch(1);
    m_scroll->setWidget(body);  // the one before goes with it
    body->setAutoFillBackground(false);
    m_node->setRule(rule);
    connect(m_node, &RuleNode::edited, this, &RulePopover::follow);
    connect(m_node, &RuleNode::removeRequested, this, [this] {
        m_applied = m_before;
        m_soon.stop();
        emit removed();
        hide();
    });
    m_note->hide();
    m_sentence->setText(ruleText(rule, m_context.language(), m_context.currency()));
    openUnder(anchor);
    placeSoon();
    focusFirst();
    // An empty group says nothing: its first condition is asked for.
    if (auto* group = qobject_cast<RuleGroup*>(m_node); group && rule.children.empty()) group->addCondition();
}

void RulePopover::focusFirst() {
    for (QWidget* each = m_node->nextInFocusChain(); each != m_node; each = each->nextInFocusChain())
        if (m_node->isAncestorOf(each) && each->isVisible() && (each->focusPolicy() & Qt::TabFocus) != 0) {
            each->setFocus(Qt::PopupFocusReason);
            return;
        }
    m_done->setFocus(Qt::PopupFocusReason);
}

/// Something was edited: said at once, asked a little later.
void RulePopover::follow() {
    const int missing = m_node->incomplete();
    m_note->setText(tr("%n condition(s) not complete yet: the list waits.", nullptr, missing));
    m_note->setVisible(missing > 0);
    if (const auto rule = m_node->rule(); rule && missing == 0)
        m_sentence->setText(ruleText(*rule, m_context.language(), m_context.currency()));
    m_soon.start();
    placeSoon();
}

/// Lines come and go, and find their size when the layout has been done.
void RulePopover::placeSoon() {
    QTimer::singleShot(0, this, [this] {
        if (isVisible()) place();
    });
}

void RulePopover::apply() {
    m_soon.stop();
    const auto rule = m_node->rule();
    if (!rule || m_node->incomplete() > 0 || *rule == m_applied) return;
    m_applied = *rule;
    emit changed(m_applied);
}

void RulePopover::use() {
    if (m_node->incomplete() > 0) {
        follow();
        return;
    }
    hide();
}

void RulePopover::leave() {
    m_soon.stop();
    const bool back = m_applied != m_before;
    m_applied = m_before;
    m_node->disconnect(this);
    if (m_isNew)
        emit removed();
    else if (back)
        emit changed(m_before);
    hide();
}

void RulePopover::hideEvent(QHideEvent* event) {
    // What was typed last and waits is kept, unless it was taken back.
    if (m_soon.isActive()) apply();
    Popover::hideEvent(event);
    emit closed();
}

QSize RulePopover::wantedSize(const QSize& room) const {
    const int width = std::min(kPopoverWidth, room.width());
    const QMargins edge = layout()->contentsMargins();
    const int inner = width - edge.left() - edge.right();
    int height = edge.top() + edge.bottom() + m_done->sizeHint().height() + layout()->spacing();
    for (const QLabel* label : {m_sentence, m_note})
        if (!label->isHidden()) height += label->heightForWidth(inner) + layout()->spacing();
    if (QWidget* body = m_scroll->widget()) {
        body->layout()->activate();
        const int needed = body->layout()->totalHeightForWidth(inner);
        height += (needed > 0 ? needed : body->sizeHint().height()) + layout()->spacing();
    }
    return {width, std::min(height, room.height())};
}

}  // namespace meike::ui
