// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/opportunities/opportunity_column.h"

#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "domain/choices.h"
#include "ui/context/app_context.h"
#include "ui/kit/drag_mark.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"
#include "ui/rooms/opportunities/opportunity_card.h"

namespace meike::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kColumnWidth = 152;
}  // namespace

OpportunityColumn::OpportunityColumn(AppContext& context, QWidget* parent) : QFrame(parent), m_context(context) {
    setObjectName(u"opportunityColumn"_s);
    setAcceptDrops(true);
    setMinimumWidth(kColumnWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kUnit, space::kUnit, space::kUnit, space::kUnit);
    layout->setSpacing(space::kHalf);
    auto* head = new QHBoxLayout;
    m_name = new ElidedLabel;
    m_name->setFont(textFont(TextStyle::strong));
    m_count = makeLabel({}, TextStyle::body, Tone::secondary);
    head->addWidget(m_name, 1);
    head->addWidget(m_count);
    layout->addLayout(head);
    m_sum = new ElidedLabel;
    m_sum->setFont(textFont(TextStyle::small));
    setTone(m_sum, Tone::secondary);
    layout->addWidget(m_sum);
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto* inner = new QWidget;
    inner->setAutoFillBackground(false);
    m_list = new QVBoxLayout(inner);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(space::kUnit);
    m_scroll->setWidget(inner);
    inner->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
}

void OpportunityColumn::show(const OpportunityBoard::Column& column) {
    m_stage = column.stage;
    const Choice* stage = findChoice(choices::opportunityStages(), column.stage);
    const QString name = stage ? m_context.text(stage->label) : tr("Open on that day");
    m_name->setText(name);
    m_count->setText(count(static_cast<std::int64_t>(column.count)));
    QStringList sum{moneyShort(column.sum, m_context.currency())};
    if (column.unsummed > 0) sum << tr("%n not added", nullptr, static_cast<int>(column.unsummed));
    m_sum->setText(column.count == 0 ? QString() : sum.join(u" · "_s));
    m_sum->setToolTip(column.unsummed > 0 ? tr("What has no amount, or is in another currency, is not in the sum.")
                                          : moneyFull(column.sum, m_context.currency()));
    setAccessibleName(clauseText({name, m_count->text(), m_sum->text()}));
    // Who moves a card keeps the other columns as they stand.
    const QString how = name + qs(isoDate(m_context.asOf())) + (m_context.inThePast() ? u'p' : u't');
    if (m_shown == column && m_shownAs == how) return;
    m_shown = column;
    m_shownAs = how;
    const int at = m_scroll->verticalScrollBar()->value();
    clearLayout(m_list);
    m_cards.clear();
    for (const OpportunityBoard::Card& each : column.cards) {
        auto* card = new OpportunityCard(each, m_context.asOf());
        if (!m_context.inThePast()) makeDraggable(card, kOpportunityMark.toString(), each.id);
        m_list->addWidget(card);
        m_cards << card;
        emit cardAdded(card);
    }
    if (column.cards.size() < column.count) {
        auto* more = makeLabel(tr("and %n more", nullptr, static_cast<int>(column.count - column.cards.size())),
                               TextStyle::small, Tone::secondary);
        m_list->addWidget(more);
    }
    m_list->addStretch(1);
    // Once the new cards have their places.
    QMetaObject::invokeMethod(
        this, [this, at] { m_scroll->verticalScrollBar()->setValue(at); }, Qt::QueuedConnection);
}

void OpportunityColumn::focusCard(qsizetype place) {
    if (m_cards.isEmpty()) return;
    OpportunityCard* card = m_cards[std::clamp<qsizetype>(place, 0, m_cards.size() - 1)];
    card->setFocus(Qt::OtherFocusReason);
    QMetaObject::invokeMethod(
        card, [this, card] { m_scroll->ensureWidgetVisible(card, 0, space::kUnit); }, Qt::QueuedConnection);
}

void OpportunityColumn::dragEnterEvent(QDragEnterEvent* event) {
    if (!draggedNumber(event->mimeData(), kOpportunityMark.toString())) return;
    event->acceptProposedAction();
    m_target = true;
    update();
}

void OpportunityColumn::dragLeaveEvent(QDragLeaveEvent*) {
    m_target = false;
    update();
}

void OpportunityColumn::dropEvent(QDropEvent* event) {
    m_target = false;
    update();
    const auto opportunity = draggedNumber(event->mimeData(), kOpportunityMark.toString());
    if (!opportunity) return;
    event->acceptProposedAction();
    // After the drag has ended: what it moves is drawn anew, and a sheet may ask for more.
    QMetaObject::invokeMethod(
        this, [this, opportunity] { emit dropped(*opportunity); }, Qt::QueuedConnection);
}

void OpportunityColumn::paintEvent(QPaintEvent*) {
    const Colors& c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_target ? QPen(c.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(m_target ? c.accentSoft : c.sunken);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
}

}  // namespace meike::ui
