// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/segments/segments_page.h"

#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/segments.h"
#include "app/session.h"
#include "app/short_name.h"
#include "ui/context/latest_read.h"
#include "ui/kit/text.h"
#include "ui/rooms/segments/segment_detail.h"
#include "ui/rooms/segments/segment_list.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}  // namespace

SegmentsPage::SegmentsPage(AppContext& context, QWidget* parent) : Page(context, Frame::none, parent) {
    m_stack = new QStackedWidget;
    m_list = new SegmentList(context);
    m_detail = new SegmentDetail(context);
    m_listRead = new LatestRead(context, this);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_detail);
    content()->addWidget(m_stack);
    connect(m_list, &SegmentList::segmentOpened, this, &SegmentsPage::showSegment);
    connect(m_list, &SegmentList::newRequested, this, &SegmentsPage::showNew);
    connect(m_list, &SegmentList::countChanged, this, &SegmentsPage::countChanged);
    connect(m_detail, &SegmentDetail::backRequested, this, &SegmentsPage::leave);
    connect(m_detail, &SegmentDetail::segmentWanted, this, &SegmentsPage::showSegment);
}

void SegmentsPage::clear() {
    m_drafts.clear();
    m_detail->clear();
    showList();
    m_list->refresh();
}

void SegmentsPage::visit(const Visit& visit) {
    const auto* made = std::get_if<VisitNewSegment>(&visit);
    if (!made) return;
    if (made->clients)
        showNewList(made->name, *made->clients);
    else
        showNew(made->name, made->rule);
}

bool SegmentsPage::isDetailShown() const { return m_stack->currentWidget() == m_detail; }

void SegmentsPage::showList() { m_stack->setCurrentWidget(m_list); }

void SegmentsPage::showSegment(qint64 segment) {
    keepDraft();
    for (const Draft& draft : std::as_const(m_drafts))
        if (draft.segment == segment) {
            resume(draft.number);
            return;
        }
    m_stack->setCurrentWidget(m_detail);
    m_detail->showSegment(segment);
    m_detail->setFocus();
}

void SegmentsPage::showNew(const QString& name, const Rule& rule, const QString& notes) {
    keepDraft();
    m_stack->setCurrentWidget(m_detail);
    m_detail->showNew(name, rule, notes);
}

void SegmentsPage::showNewList(const QString& name, const std::vector<RecordId>& clients) {
    // Who 100,000 clients are outside this file takes longer than a frame.
    m_listRead->ask([clients](Database& reader, const std::stop_token&) { return fixedListOf(reader, clients); },
                    [this, name](const Rule& list) {
                        keepDraft();
                        m_stack->setCurrentWidget(m_detail);
                        m_detail->showNewList(name, list);
                    });
}

void SegmentsPage::keepDraft() {
    // What was typed is never lost by one click: it can be taken up again.
    if (!isEdited()) return;
    const Draft draft{++m_lastDraft, m_detail->segment(), m_detail->name(), m_detail->notes(), m_detail->draft()};
    m_drafts << draft;
    m_context.showMessage(
        [name = draft.name] {
            return name.isEmpty() ? tr("The segment is not saved.")
                                  : tr("The changes to “%1” are not saved.").arg(name);
        },
        [] { return tr("Go on editing"); }, [this, number = draft.number] { resume(number); });
}

void SegmentsPage::resume(int number) {
    const auto at =
        std::find_if(m_drafts.begin(), m_drafts.end(), [number](const Draft& draft) { return draft.number == number; });
    if (at == m_drafts.end()) return;
    const Draft draft = *at;
    m_drafts.erase(at);
    keepDraft();
    m_stack->setCurrentWidget(m_detail);
    m_detail->resume(draft.segment, draft.name, draft.rule, draft.notes);
}

bool SegmentsPage::isEdited() const { return isDetailShown() && m_context.session() && m_detail->isWorthKeeping(); }

std::optional<Unsaved> SegmentsPage::unsaved() {
    const bool edited = isEdited();
    if (!edited && m_drafts.isEmpty()) return {};
    const QString name = edited ? m_detail->name() : m_drafts.constLast().name;
    const auto take = [this, edited] {
        if (!edited && !m_drafts.isEmpty()) resume(m_drafts.constLast().number);
        m_context.openPage(u"segments"_s);
    };
    return Unsaved{.question = name.isEmpty() ? tr("Save the new segment?")
                                              : tr("Save the segment “%1”?").arg(qs(shortName(u8(name)))),
                   .save =
                       [this, take] {
                           take();
                           return m_detail->save();
                       },
                   .show = [this] { m_context.openPage(u"segments"_s); },
                   .discard =
                       [this, edited] {
                           if (!edited) {
                               m_drafts.removeLast();
                               return;
                           }
                           m_detail->clear();
                           showList();
                       }};
}

void SegmentsPage::leave() {
    keepDraft();
    m_detail->clear();
    showList();
    m_list->setFocus();
}

}  // namespace meike::ui
