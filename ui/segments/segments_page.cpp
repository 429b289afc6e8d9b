// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/segments/segments_page.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/segments/segment_detail.h"
#include "ui/segments/segment_list.h"

namespace meike::ui {

SegmentsPage::SegmentsPage(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget;
    m_list = new SegmentList(context);
    m_detail = new SegmentDetail(context);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_detail);
    layout->addWidget(m_stack);
    connect(m_list, &SegmentList::segmentOpened, this, &SegmentsPage::showSegment);
    connect(m_list, &SegmentList::newRequested, this, &SegmentsPage::showNew);
    connect(m_list, &SegmentList::countChanged, this, &SegmentsPage::countChanged);
    connect(m_detail, &SegmentDetail::backRequested, this, &SegmentsPage::leave);
    connect(m_detail, &SegmentDetail::segmentWanted, this, &SegmentsPage::showSegment);
    connect(&context, &AppContext::sessionChanged, this, [this] {
        m_detail->clear();
        showList();
        m_list->refresh();
    });
}

bool SegmentsPage::isDetailShown() const { return m_stack->currentWidget() == m_detail; }

void SegmentsPage::showList() { m_stack->setCurrentWidget(m_list); }

void SegmentsPage::showSegment(qint64 segment) {
    m_stack->setCurrentWidget(m_detail);
    m_detail->showSegment(segment);
}

void SegmentsPage::showNew(const QString& name, const Rule& rule) {
    m_stack->setCurrentWidget(m_detail);
    m_detail->showNew(name, rule);
}

void SegmentsPage::leave() {
    // What was typed is never lost by one click: it can be taken up again.
    if (isDetailShown() && m_context.session() && m_detail->isChanged() && m_detail->rule() != Rule{}) {
        const qint64 segment = m_detail->segment();
        m_context.showMessage(tr("The changes to “%1” are not saved.").arg(m_detail->name()), tr("Go on editing"),
                              [this, segment, name = m_detail->name(), rule = m_detail->rule()] {
                                  m_stack->setCurrentWidget(m_detail);
                                  m_detail->resume(segment, name, rule);
                              });
    }
    m_detail->clear();
    showList();
}

}  // namespace meike::ui
