// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/segments/segments_page.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/session.h"
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
    keepDraft();
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
    keepDraft();
    m_stack->setCurrentWidget(m_detail);
    m_detail->showNewList(name, clients);
}

void SegmentsPage::keepDraft() {
    // What was typed is never lost by one click: it can be taken up again.
    if (!unsaved()) return;
    const qint64 segment = m_detail->segment();
    const Rule draft = m_detail->draft();
    const QString text = m_detail->name().isEmpty() ? tr("The segment is not saved.")
                                                    : tr("The changes to “%1” are not saved.").arg(m_detail->name());
    const auto workspace = m_context.session()->path();
    m_context.showMessage(text, tr("Go on editing"),
                          [this, workspace, segment, name = m_detail->name(), notes = m_detail->notes(), draft] {
                              if (!m_context.session() || m_context.session()->path() != workspace) return;
                              keepDraft();
                              m_stack->setCurrentWidget(m_detail);
                              m_detail->resume(segment, name, draft, notes);
                          });
}

std::optional<QString> SegmentsPage::unsaved() const {
    if (!isDetailShown() || !m_context.session() || !m_detail->isWorthKeeping()) return {};
    return m_detail->name();
}

bool SegmentsPage::saveUnsaved() { return m_detail->save(); }

void SegmentsPage::discardUnsaved() {
    m_detail->clear();
    showList();
}

void SegmentsPage::leave() {
    keepDraft();
    m_detail->clear();
    showList();
    m_list->setFocus();
}

}  // namespace meike::ui
