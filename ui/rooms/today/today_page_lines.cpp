// SPDX-License-Identifier: GPL-3.0-or-later
// Today's lines as rows: groups that fold, the day they are narrowed to, what a past day cannot know.
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>
#include <array>
#include <map>
#include <numeric>
#include <vector>

#include "ui/kit/banner.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/painting.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/rooms/today/today_columns.h"
#include "ui/rooms/today/today_page.h"
#include "ui/rooms/today/week_strip.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// While the plan is being computed it is asked for again so often, in milliseconds.
constexpr int kPlanningPause = 300;

/// The shape of a tier in its colour; blank where there is none, so that names stand in one line.
QIcon markIcon(TierMark mark) {
    QPixmap pixmap(kIconSize * 2, kIconSize * 2);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    if (mark != TierMark::none) {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        drawTierMark(painter, QRectF(3, 3, kIconSize - 6, kIconSize - 6), mark, colors().tier(mark));
    }
    return QIcon(pixmap);
}

}  // namespace

bool TodayPage::isShownOn(const TodayItem& item) const {
    const auto day = m_week->day();
    if (!day) return true;
    if (item.waiting || item.dropped) return false;
    return item.due == *day || (*day == m_context.asOf() && item.due < *day);
}

void TodayPage::putHeading(int row, TodayUrgency group, bool folded, int lines) {
    const QString names[] = {tr("Overdue"), tr("Today"),     tr("Within 7 days"),
                             tr("Later"),   tr("Held back"), tr("Does not fit into this week")};
    QString text = u"%1  %2"_s.arg(names[static_cast<std::size_t>(group)], count(lines));
    if (folded) text += u"   "_s + tr("Enter or click shows them");
    auto* head = new QTableWidgetItem(text);
    head->setIcon(icon(folded ? u"chevron-right"_s : u"chevron-down"_s, Tone::secondary));
    head->setData(kStrongRole, true);
    head->setData(kGroupRole, static_cast<int>(group));
    head->setFlags(Qt::ItemIsEnabled);
    m_table->setItem(row, 0, head);
    m_table->setSpan(row, 0, 1, kTodayColumns);
}

void TodayPage::putMore(int row, TodayUrgency group, int left) {
    auto* more = new QTableWidgetItem(tr("%Ln more: Enter or click shows the next ones", nullptr, left));
    more->setIcon(icon(u"chevron-down"_s, Tone::secondary));
    more->setData(kToneRole, QVariant::fromValue(Tone::accent));
    more->setData(kMoreRole, static_cast<int>(group));
    more->setFlags(Qt::ItemIsEnabled);
    m_table->setItem(row, 0, more);
    m_table->setSpan(row, 0, 1, kTodayColumns);
}

void TodayPage::putLine(int row, std::size_t i, const QIcon& mark) {
    const TodayItem& item = m_list->items[i];
    const Date today = m_context.asOf();
    const auto put = [&](int column, const QString& text, Tone tone = Tone::normal) {
        auto* cell = new QTableWidgetItem(text.simplified());
        cell->setData(kToneRole, QVariant::fromValue(tone));
        cell->setToolTip(text);
        cell->setData(kItemRole, static_cast<int>(i));
        m_table->setItem(row, column, cell);
        return cell;
    };
    put(kClient, qs(item.clientName))->setIcon(mark);
    const TodaySourceRow& source = todaySourceRow(item.source);
    auto* what = put(kWhat, qs(item.what));
    what->setIcon(icon(qs(source.icon), Tone::secondary));
    what->setToolTip(labelledText(m_context.text(source.label), qs(item.what)));
    // A task without notes has no other reason than that somebody has noted it.
    const QString reason = item.source == TodaySource::task ? tr("Noted as a task") : m_context.text(source.label);
    put(kWhy, item.why.empty() ? reason : qs(item.why), Tone::secondary);
    put(kDue, item.due == today ? tr("today") : relativeDate(item.due, today),
        item.urgency == TodayUrgency::overdue ? Tone::risk : Tone::normal)
        ->setToolTip(u"%1 %2"_s.arg(dateText(item.due), weekdayText(item.due)));
    if (item.minutes > 0) {
        auto* minutes = put(kMinutes, tr("%Ln min", nullptr, item.minutes), Tone::secondary);
        minutes->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    } else {
        put(kMinutes, {});
    }
}

void TodayPage::showWeek() {
    if (!m_list) return;
    const bool planning = !m_context.inThePast() && m_context.session() && !m_context.session()->isSettled();
    m_week->show(*m_list, planning);
    // A plan with lines tells of itself; an empty one is looked for.
    if (planning) QTimer::singleShot(kPlanningPause, this, &TodayPage::showWeek);
}

void TodayPage::fill() {
    const int before = m_table->currentRow();
    const QSignalBlocker blocked(m_table);
    m_table->clearSpans();
    m_table->setRowCount(0);
    showWeek();
    const Date today = m_context.asOf();
    const auto day = m_week->day();
    // Of each group: how many lines there are, and those of them that can be shown.
    std::array<int, kTodayUrgencies> lines = m_list->counts;
    std::array<std::vector<std::size_t>, kTodayUrgencies> items;
    if (day) lines.fill(0);
    for (std::size_t i = 0; i < m_list->items.size(); ++i) {
        const TodayItem& item = m_list->items[i];
        if (!isShownOn(item)) continue;
        const auto group = static_cast<std::size_t>(item.urgency);
        items[group].push_back(i);
        if (day) ++lines[group];
    }
    const int all = std::accumulate(lines.begin(), lines.end(), 0);
    const bool quiet = std::accumulate(m_list->counts.begin(), m_list->counts.end(), 0) == 0;
    // Which rows there are first: made all at once, they are not moved for each that comes before another.
    struct Row {
        enum { heading, line, more } what;
        TodayUrgency group;
        std::size_t item = 0;
        int lines = 0;  ///< of the heading: all of the group; of the last row: those that are not shown
    };
    std::vector<Row> rows;
    for (std::size_t at = 0; at < kTodayUrgencies; ++at) {
        if (lines[at] == 0) continue;
        const auto group = static_cast<TodayUrgency>(at);
        rows.push_back({Row::heading, group, 0, lines[at]});
        // What is all there is stands open.
        if (m_folded.contains(group) && lines[at] < all) continue;
        const auto more = m_more.find(group);
        const int most = kMostLines + (more == m_more.end() ? 0 : more->second);
        const auto shown = std::min(items[at].size(), static_cast<std::size_t>(most));
        for (std::size_t i = 0; i < shown; ++i) rows.push_back({Row::line, group, items[at][i]});
        if (const int hidden = lines[at] - static_cast<int>(shown); hidden > 0)
            rows.push_back({Row::more, group, 0, hidden});
    }
    m_table->setRowCount(static_cast<int>(rows.size()));
    std::map<TierMark, QIcon> marks;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Row& each = rows[static_cast<std::size_t>(row)];
        if (each.what == Row::heading) {
            putHeading(row, each.group, m_folded.contains(each.group) && each.lines < all, each.lines);
        } else if (each.what == Row::more) {
            putMore(row, each.group, each.lines);
        } else {
            const TierMark mark = tierMark(qs(m_list->items[each.item].tier));
            if (!marks.contains(mark)) marks.emplace(mark, markIcon(mark));
            putLine(row, each.item, marks.at(mark));
        }
    }
    if (all == 0 && day) {
        m_table->insertRow(0);
        auto* nothing = new QTableWidgetItem(
            tr("Nothing is planned for %1. Esc, or a click on the day, shows all.").arg(dateText(*day)));
        nothing->setData(kToneRole, QVariant::fromValue(Tone::secondary));
        nothing->setFlags(Qt::ItemIsEnabled);
        m_table->setItem(0, 0, nothing);
        m_table->setSpan(0, 0, 1, kTodayColumns);
    }
    subtitle()->setText(u"%1 %2"_s.arg(dateText(today), weekdayText(today)) + u" · "_s +
                        tr("%Ln overdue", nullptr, m_list->counts[0]) + u" · "_s +
                        tr("%Ln today", nullptr, m_list->counts[1]));
    emit countChanged(m_list->counts[0] + m_list->counts[1]);
    m_add->setEnabled(!m_context.inThePast());
    m_add->setToolTip(m_context.whyNotEdit());
    for (QPushButton* button : {m_print, m_calendar}) button->setEnabled(!quiet);
    showDrift();
    if (quiet) {
        showEmpty();
        return;
    }
    showContent();
    // The next line is in the place of one that is gone; never a heading that there is a way past.
    int row = std::clamp(before, std::min(1, m_table->rowCount() - 1), m_table->rowCount() - 1);
    if (!m_table->item(row, kWhat) && row + 1 < m_table->rowCount() && m_table->item(row + 1, kWhat)) ++row;
    if (!m_table->item(row, kWhat) && row > 0 && m_table->item(row - 1, kWhat)) --row;
    m_table->setCurrentCell(row, kClient);
    if (row <= 1) m_table->scrollToTop();  // with the heading of the first line
    showStrokes();
}

void TodayPage::showDrift() {
    const bool told = m_context.inThePast() && !m_drifted.empty();
    m_drift->setVisible(told);
    if (!told) return;
    QStringList lines{
        tr("The plan of %1 as the facts of that day give it. What has changed since is read as it is now.")
            .arg(dateText(m_context.asOf()))};
    QStringList names;
    for (const std::string& name : m_drifted.playbooks) names << qs(name);
    constexpr qsizetype kMostNames = 6;
    if (names.size() > kMostNames)
        lines << tr("Playbooks changed since: %1 and %Ln more.", nullptr, static_cast<int>(names.size() - kMostNames))
                     .arg(listText(names.mid(0, kMostNames)));
    else if (!names.isEmpty())
        lines << tr("Playbooks changed since: %1.").arg(listText(names));
    if (m_drifted.facts > 0)
        lines << tr("%Ln record(s) dated up to that day were entered later and count.", nullptr,
                    static_cast<int>(m_drifted.facts));
    if (m_drifted.clients > 0)
        lines << tr("%Ln client(s) were changed since: owner and other values without a day are today's.", nullptr,
                    static_cast<int>(m_drifted.clients));
    m_drift->setText(sentencesText(lines));
}

void TodayPage::setFolded(TodayUrgency group, bool folded) {
    if (folded)
        m_folded.insert(group);
    else
        m_folded.erase(group);
    showLines();
}

}  // namespace meike::ui
