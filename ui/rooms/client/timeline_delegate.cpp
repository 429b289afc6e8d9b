// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/client/timeline_delegate.h"

#include <QPainter>
#include <algorithm>

#include "domain/field.h"
#include "ui/context/app_context.h"
#include "ui/kit/format.h"
#include "ui/kit/painting.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/rooms/client/timeline_model.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kHeading = 26;
constexpr int kOneLine = 28;
constexpr int kTwoLines = 44;
constexpr int kDayWidth = 56;
constexpr int kIconColumn = 28;
constexpr int kSide = space::kDouble;
constexpr int kRightMost = 150;

}  // namespace

TimelineDelegate::TimelineDelegate(const AppContext& context, QObject* parent)
    : QStyledItemDelegate(parent), m_context(context) {}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    // Without the texts: of 10,000 rows only those that are seen are read.
    const auto* model = static_cast<const TimelineModel*>(index.model());
    const TimelineEntry* entry = model->entryAt(index.row());
    if (!entry) return {0, kHeading};
    return {0, TimelineModel::hasTwoLines(entry->kind) ? kTwoLines : kOneLine};
}

void TimelineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = static_cast<const TimelineModel*>(index.model());
    painter->save();
    if (model->entryAt(index.row())) {
        paintEntry(*painter, option, index);
    } else {
        const Colors& c = colors();
        painter->fillRect(option.rect, c.window);
        painter->setPen(c.border);
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->setFont(textFont(TextStyle::small));
        painter->setPen(c.secondary);
        painter->drawText(option.rect.adjusted(kSide, 0, -kSide, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          model->headingAt(index.row()));
    }
    painter->restore();
}

void TimelineDelegate::paintEntry(QPainter& painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
    const auto* model = static_cast<const TimelineModel*>(index.model());
    const TimelineRow& row = model->textsAt(index.row());
    const Colors& c = colors();
    const QRect rect = option.rect;
    if (option.state & QStyle::State_Selected)
        painter.fillRect(rect, c.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(rect, c.hover);
    const bool tall = TimelineModel::hasTwoLines(row.kind) && !row.detail.empty();
    const QFontMetrics metrics(option.font);
    const int lineHeight = metrics.height();
    const int top =
        tall ? rect.top() + (rect.height() - 2 * lineHeight - 2) / 2 : rect.top() + (rect.height() - lineHeight) / 2;
    const QRect first(rect.left() + kSide, top, rect.width() - 2 * kSide, lineHeight);
    // The day, once.
    painter.setFont(option.font);
    painter.setPen(c.secondary);
    if (model->isFirstOfDay(index.row())) {
        const Date today = m_context.asOf();
        const bool near = row.day == today || row.day == today - std::chrono::days(1);
        painter.drawText(QRect(first.left(), first.top(), kDayWidth, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         near ? relativeDate(row.day, today) : shortDate(row.day, today).right(5));
    }
    // The thread with the kind's icon on it.
    const int middle = first.left() + kDayWidth + kIconSize / 2;
    painter.setPen(c.border);
    painter.drawLine(middle, rect.top(), middle, rect.bottom());
    const QRect mark(middle - kIconSize / 2, first.center().y() - kIconSize / 2 + 1, kIconSize, kIconSize);
    painter.fillRect(mark.adjusted(-1, -2, 1, 2), option.state & QStyle::State_Selected ? c.selection : c.surface);
    icon(row.pinned ? u"pin"_s : qs(row.icon), row.pinned ? Tone::accent : Tone::secondary).paint(&painter, mark);
    // What stands at the right: a figure, else who.
    const int left = first.left() + kDayWidth + kIconColumn;
    const QString right = qs(row.amount.empty() ? row.people : row.amount);
    int end = first.right() + 1;
    if (!right.isEmpty()) {
        QFont font = option.font;
        if (!row.amount.empty()) font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        const QFontMetrics own(font);
        const int wide = std::min(own.horizontalAdvance(right) + 1, kRightMost);
        painter.setPen(row.amount.empty() ? c.secondary : c.text);
        painter.drawText(QRect(end - wide, first.top(), wide, lineHeight), Qt::AlignRight | Qt::AlignVCenter,
                         own.elidedText(right, Qt::ElideRight, wide));
        end -= wide + space::kWide;
    }
    // What it is, and what happened.
    painter.setFont(option.font);
    const QString label = qs(row.label);
    QString caption = qs(row.caption);
    if (!tall && !row.detail.empty()) caption += (caption.isEmpty() ? QString() : u"   "_s) + qs(row.detail);
    const int labelWide = std::min(metrics.horizontalAdvance(label) + 1, (end - left) / 2);
    painter.setPen(c.secondary);
    painter.drawText(QRect(left, first.top(), labelWide, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(label, Qt::ElideRight, labelWide));
    const int textLeft = left + labelWide + space::kUnit;
    painter.setPen(c.text);
    painter.drawText(QRect(textLeft, first.top(), end - textLeft, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(caption, Qt::ElideRight, end - textLeft));
    if (tall) {
        painter.setPen(c.secondary);
        QString second = qs(row.detail);
        if (!row.amount.empty() && !row.people.empty()) second += u" · "_s + qs(row.people);
        painter.drawText(QRect(left, first.bottom() + 3, first.right() - left, lineHeight),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(second, Qt::ElideRight, first.right() - left));
    }
    if ((option.state & QStyle::State_HasFocus) != 0) drawFocusRing(painter, rect.adjusted(1, 1, -1, -1));
}

}  // namespace meike::ui
