// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/client/need_list.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>

#include "app/records/client_edits.h"
#include "ui/context/app_context.h"
#include "ui/kit/drag_mark.h"
#include "ui/kit/format.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/client_texts.h"
#include "ui/parts/record_list.h"
#include "ui/parts/record_row.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

const QString kNeedMark = u"need"_s;

std::int64_t rankOf(const Record& need) { return need.integer("rank", std::numeric_limits<std::int64_t>::max()); }

}  // namespace

NeedList::NeedList(AppContext& context, RecordId client, std::vector<Record> needs, const NameBook& names,
                   QWidget* parent)
    : QWidget(parent), m_context(context), m_client(client), m_needs(std::move(needs)) {
    setObjectName(u"needList"_s);
    std::stable_sort(m_needs.begin(), m_needs.end(),
                     [](const Record& a, const Record& b) { return rankOf(a) < rankOf(b); });
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    const bool movable = !context.inThePast() && m_needs.size() > 1;
    setAcceptDrops(movable);
    for (const Record& need : m_needs) {
        RecordLine line = recordLine(context, names, need);
        if (need.integer("must_have") != 0) line.tone = Tone::risk;
        RecordRow* row = addRecordRow(context, m_layout, Kind::need, need.id(), line);
        m_rows << row;
        if (!movable) continue;
        row->setToolTip(tr("Drag it, or press Ctrl+Up and Ctrl+Down, to say what matters more"));
        makeDraggable(row, kNeedMark, need.id());
        row->installEventFilter(this);
    }
}

RecordRow* NeedList::rowOf(RecordId need) const {
    for (std::size_t i = 0; i < m_needs.size(); ++i)
        if (m_needs[i].id() == need) return m_rows[static_cast<qsizetype>(i)];
    return nullptr;
}

RecordId NeedList::focusedNeed() const {
    for (std::size_t i = 0; i < m_needs.size(); ++i)
        if (m_rows[static_cast<qsizetype>(i)]->hasFocus()) return m_needs[i].id();
    return 0;
}

void NeedList::move(qsizetype from, qsizetype to) {
    if (from < 0 || from >= m_rows.size() || to < 0 || to >= m_rows.size() || from == to) return;
    std::vector<RecordId> order;
    for (const Record& need : m_needs) order.push_back(need.id());
    const RecordId moved = order[static_cast<std::size_t>(from)];
    order.erase(order.begin() + from);
    order.insert(order.begin() + to, moved);
    if (m_context.session())
        m_context.edit(rankNeedsCommand(m_context.reader(), m_client), [order](Edit& edit) { rankNeeds(edit, order); });
}

bool NeedList::eventFilter(QObject* watched, QEvent* event) {
    const bool press = event->type() == QEvent::KeyPress;
    if (!press && event->type() != QEvent::ShortcutOverride) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const int by = key->key() == Qt::Key_Up ? -1 : key->key() == Qt::Key_Down ? 1 : 0;
    if (by == 0 || key->modifiers() != Qt::ControlModifier) return false;
    if (!press) {
        event->accept();
        return true;
    }
    const qsizetype from = m_rows.indexOf(static_cast<RecordRow*>(watched));
    if (from + by < 0 || from + by >= m_rows.size()) return true;
    emit movedByKey(m_needs[static_cast<std::size_t>(from)].id());
    move(from, from + by);
    return true;
}

qsizetype NeedList::placeAt(int y) const {
    qsizetype place = 0;
    while (place < m_rows.size() && y > m_rows[place]->geometry().center().y()) ++place;
    return place;
}

void NeedList::dragEnterEvent(QDragEnterEvent* event) {
    const auto need = draggedNumber(event->mimeData(), kNeedMark);
    // Of this client: those of another page's have no place here.
    if (need && std::any_of(m_needs.begin(), m_needs.end(), [&](const Record& each) { return each.id() == *need; }))
        event->acceptProposedAction();
}

void NeedList::dragMoveEvent(QDragMoveEvent* event) {
    event->acceptProposedAction();
    m_gap = placeAt(event->position().toPoint().y());
    update();
}

void NeedList::dragLeaveEvent(QDragLeaveEvent*) {
    m_gap = -1;
    update();
}

void NeedList::dropEvent(QDropEvent* event) {
    m_gap = -1;
    update();
    const auto need = draggedNumber(event->mimeData(), kNeedMark);
    if (!need) return;
    event->acceptProposedAction();
    const auto found =
        std::find_if(m_needs.begin(), m_needs.end(), [&](const Record& each) { return each.id() == *need; });
    const qsizetype from = found - m_needs.begin();
    const qsizetype gap = placeAt(event->position().toPoint().y());
    // After the drag has ended: what it moves is drawn anew.
    QMetaObject::invokeMethod(
        this, [this, from, to = gap > from ? gap - 1 : gap] { move(from, to); }, Qt::QueuedConnection);
}

void NeedList::paintEvent(QPaintEvent*) {
    if (m_gap < 0 || m_rows.isEmpty()) return;
    QPainter painter(this);
    painter.setPen(QPen(colors().accent, 2));
    const int y = m_gap < m_rows.size() ? m_rows[m_gap]->geometry().top() : m_rows.last()->geometry().bottom();
    painter.drawLine(0, std::max(y, 1), width(), std::max(y, 1));
}

}  // namespace meike::ui
