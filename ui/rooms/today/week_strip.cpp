// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/today/week_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "app/view/today.h"
#include "ui/context/app_context.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/painting.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kCellWidth = 92;
constexpr int kLeastCell = 64;
constexpr int kCellHeight = 56;
constexpr int kBarHeight = 6;
constexpr int kWordsWidth = 150;

QString hours(int minutes) {
    QString text = number(minutes / 60.0, 1);
    if (text.endsWith(u".0"_s)) text.chop(2);
    return text;
}

}  // namespace

DayCell::DayCell(QWidget* parent) : QAbstractButton(parent) {
    setObjectName(u"dayCell"_s);
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void DayCell::show(const TodayDay& day, Date today) {
    m_day = day.day;
    m_today = day.day == today;
    m_worked = day.worked;
    m_title = u"%1 %2"_s.arg(weekdayText(day.day), shortDate(day.day, today).right(5));
    m_load = !day.worked && day.planned == 0 ? tr("day off")
             : day.capacity > 0              ? tr("%1 / %2 h").arg(hours(day.planned), hours(day.capacity))
                                             : tr("%1 h").arg(hours(day.planned));
    m_share = day.capacity > 0 ? static_cast<double>(day.planned) / day.capacity : day.planned > 0 ? 1 : 0;
    m_over = day.planned > day.capacity;
    QStringList words{u"%1 %2"_s.arg(weekdayText(day.day), dateText(day.day))};
    words << tr("%Ln line(s)", nullptr, day.count);
    words << (day.worked ? tr("%1 of %2 hours for what playbooks want").arg(hours(day.planned), hours(day.capacity))
                         : tr("a day off"));
    setAccessibleName(clauseText(words));
    setToolTip(clauseText(words) + u"\n"_s + tr("Click to see that day alone, again to see all"));
    update();
}

QSize DayCell::sizeHint() const { return {kCellWidth, kCellHeight}; }

QSize DayCell::minimumSizeHint() const { return {kLeastCell, kCellHeight}; }

void DayCell::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect frame = rect().adjusted(1, 1, -1, -1);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? colors().accentSoft : colors().hover);
        painter.drawRoundedRect(frame, kRadius, kRadius);
    }
    const QRect inner = frame.adjusted(space::kHalf + 2, space::kHalf, -space::kHalf - 2, -space::kHalf);
    QFont title = textFont(TextStyle::small);
    title.setBold(m_today);
    painter.setFont(title);
    painter.setPen(m_today ? colors().accent : m_worked ? colors().text : colors().secondary);
    const int line = painter.fontMetrics().height();
    painter.drawText(QRect(inner.left(), inner.top(), inner.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_title, Qt::ElideRight, inner.width()));
    const QRectF track(inner.left(), inner.top() + line + 3, inner.width(), kBarHeight);
    drawBar(painter, track, std::min(1.0, m_share), m_over ? colors().risk : colors().accent);
    painter.setFont(textFont(TextStyle::small));
    painter.setPen(m_over ? colors().risk : colors().secondary);
    const QRect foot(inner.left(), inner.bottom() - painter.fontMetrics().height() + 1, inner.width(),
                     painter.fontMetrics().height());
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_load, Qt::ElideRight, inner.width()));
    if (hasFocus()) drawFocusRing(painter, rect());
}

WeekStrip::WeekStrip(AppContext& context, QWidget* parent) : QFrame(parent), m_context(context) {
    setObjectName(u"weekStrip"_s);
    setSurface(this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kDouble, space::kHalf, space::kUnit, space::kHalf);
    layout->setSpacing(space::kHalf);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_fits = makeLabel({}, TextStyle::strong);
    m_fits->setObjectName(u"weekFits"_s);
    m_missing = makeLabel({}, TextStyle::small, Tone::secondary);
    m_missing->setObjectName(u"weekMissing"_s);
    for (QLabel* label : {m_fits, m_missing}) {
        label->setWordWrap(true);
        label->setMinimumWidth(kWordsWidth);
        words->addWidget(label);
    }
    layout->addLayout(words, 2);
    for (int i = 0; i < kTodayDays; ++i) {
        auto* cell = new DayCell;
        m_cells << cell;
        layout->addWidget(cell, 1);
        connect(cell, &QAbstractButton::clicked, this,
                [this, cell] { choose(cell->isChecked() ? std::optional(cell->day()) : std::nullopt); });
    }
}

void WeekStrip::choose(std::optional<Date> day) {
    m_day = day;
    for (DayCell* cell : std::as_const(m_cells)) cell->setChecked(m_day && cell->day() == *m_day);
    emit dayChanged();
}

void WeekStrip::clearDay() {
    if (m_day) choose({});
}

void WeekStrip::show(const TodayList& list, bool planning) {
    const int dropped = list.counts[static_cast<std::size_t>(TodayUrgency::dropped)];
    const int all = list.fitting + dropped;
    m_fits->setText(all == 0 && planning ? tr("Being planned...")
                    : all == 0           ? tr("Nothing of playbooks this week")
                    : dropped == 0       ? tr("All %1 of this week fit").arg(count(all))
                                         : tr("%1 of %2 fit this week").arg(count(list.fitting), count(all)));
    QStringList rest;
    if (dropped > 0) rest << tr("%Ln do not, %1 hours short", nullptr, dropped).arg(hours(list.missing));
    if (const int waiting = list.counts[static_cast<std::size_t>(TodayUrgency::waiting)]; waiting > 0)
        rest << tr("%Ln held back", nullptr, waiting);
    m_missing->setText(rest.isEmpty() ? tr("Steps of playbooks against the hours there are") : clauseText(rest));
    setTone(m_missing, dropped > 0 ? Tone::risk : Tone::secondary);
    bool there = false;
    for (int i = 0; i < kTodayDays; ++i) {
        m_cells[i]->show(list.days[static_cast<std::size_t>(i)], m_context.asOf());
        there |= m_day && m_cells[i]->day() == *m_day;
    }
    if (!there) m_day.reset();
    for (DayCell* cell : std::as_const(m_cells)) cell->setChecked(m_day && cell->day() == *m_day);
}

QString WeekStrip::text() const { return clauseText({m_fits->text(), m_missing->text()}); }

void WeekStrip::retranslate() { setAccessibleName(tr("The week")); }

}  // namespace meike::ui
