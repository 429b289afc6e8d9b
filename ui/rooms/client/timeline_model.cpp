// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/client/timeline_model.h"

#include <QLocale>
#include <algorithm>

#include "base/current_error.h"
#include "ui/context/app_context.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Rows are read in windows: what is scrolled to next is there already.
constexpr std::size_t kWindow = 40;
constexpr std::size_t kMostKept = 4'000;

}  // namespace

TimelineModel::TimelineModel(AppContext& context, QObject* parent) : QAbstractListModel(parent), m_context(context) {}

void TimelineModel::setTimeline(std::shared_ptr<const Timeline> timeline, const std::vector<Kind>& kinds) {
    beginResetModel();
    m_texts.clear();
    m_lines.clear();
    m_counts.clear();
    m_total = 0;
    m_shown = timeline;
    if (timeline) {
        for (const TimelineEntry& entry : timeline->entries) ++m_counts[entry.kind];
        m_total = static_cast<int>(timeline->entries.size());
        if (!kinds.empty()) {
            auto some = std::make_shared<Timeline>();
            some->tierChanges = timeline->tierChanges;
            some->fieldChanges = timeline->fieldChanges;
            std::copy_if(timeline->entries.begin(), timeline->entries.end(), std::back_inserter(some->entries),
                         [&](const TimelineEntry& entry) {
                             return std::find(kinds.begin(), kinds.end(), entry.kind) != kinds.end();
                         });
            m_shown = some;
        }
        std::vector<Row> pinned;
        for (std::size_t i = 0; i < m_shown->entries.size(); ++i)
            if (m_shown->entries[i].pinned) pinned.push_back({Line::entry, i});
        if (!pinned.empty()) {
            m_lines.push_back({Line::pins, 0, pinned.size()});
            m_lines.insert(m_lines.end(), pinned.begin(), pinned.end());
        }
        for (const TimelineMonth& month : timelineMonths(*m_shown)) {
            m_lines.push_back({Line::month, month.from, month.count});
            for (std::size_t i = 0; i < month.count; ++i) m_lines.push_back({Line::entry, month.from + i});
        }
    }
    endResetModel();
}

int TimelineModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

const TimelineEntry* TimelineModel::entryAt(int row) const {
    if (row < 0 || row >= rowCount()) return nullptr;
    const Row& line = m_lines[static_cast<std::size_t>(row)];
    return line.line == Line::entry ? &m_shown->entries[line.at] : nullptr;
}

const TimelineRow& TimelineModel::textsAt(int row) const {
    const std::size_t at = m_lines[static_cast<std::size_t>(row)].at;
    const auto found = m_texts.find(at);
    if (found != m_texts.end()) return found->second;
    if (m_texts.size() > kMostKept) m_texts.clear();
    const std::size_t from = at / kWindow * kWindow;
    try {
        auto rows = timelineRows(m_context.reader(), *m_shown, from, kWindow, m_context.asOf(), m_context.language());
        for (std::size_t i = 0; i < rows.size(); ++i) m_texts[from + i] = std::move(rows[i]);
    } catch (...) {
        m_context.showError(currentError());
    }
    return m_texts[at];
}

QString TimelineModel::headingAt(int row) const {
    const Row& line = m_lines[static_cast<std::size_t>(row)];
    if (line.line == Line::pins) return tr("Pinned");
    const std::chrono::year_month_day day(dateOfDay(m_shown->entries[line.at].day));
    const int year = static_cast<int>(day.year());
    const auto month = static_cast<unsigned>(day.month());
    const QString text =
        m_context.language() == Language::zh
            ? u"%1年%2月"_s.arg(year).arg(month)
            : QLocale(QLocale::English).toString(QDate(year, static_cast<int>(month), 1), u"MMMM yyyy"_s);
    return text + u"   "_s + tr("%n entry(s)", nullptr, static_cast<int>(line.count));
}

bool TimelineModel::isFirstOfDay(int row) const {
    const TimelineEntry* here = entryAt(row);
    const TimelineEntry* before = row > 0 ? entryAt(row - 1) : nullptr;
    return here && (!before || before->day != here->day);
}

bool TimelineModel::hasTwoLines(Kind kind) {
    return kind == Kind::interaction || kind == Kind::order || kind == Kind::project || kind == Kind::complaint;
}

int TimelineModel::rowOf(Kind kind, RecordId id) const {
    for (int row = 0; row < rowCount(); ++row)
        if (const TimelineEntry* entry = entryAt(row); entry && entry->kind == kind && entry->id == id) return row;
    return -1;
}

Qt::ItemFlags TimelineModel::flags(const QModelIndex& index) const {
    if (!index.isValid() || lineAt(index.row()) != Line::entry) return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const int row = index.row();
    if (role == kLineRole) return static_cast<int>(lineAt(row));
    if (role == kFirstOfDayRole) return isFirstOfDay(row);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) return {};
    if (lineAt(row) != Line::entry) return headingAt(row);
    const TimelineRow& texts = textsAt(row);
    QStringList said = {dateText(texts.day), qs(texts.label), qs(texts.caption)};
    for (const std::string* each : {&texts.detail, &texts.amount, &texts.people})
        if (!each->empty()) said << qs(*each);
    if (role == Qt::ToolTipRole) {
        said.removeFirst();
        return said.join(u'\n');
    }
    return clauseText(said);
}

}  // namespace meike::ui
