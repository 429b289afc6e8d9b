// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/context/page.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/kit/empty_state.h"
#include "ui/kit/labels.h"
#include "ui/kit/progress.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
enum State { kBlank, kEmpty, kContent };
}  // namespace

Page::Page(AppContext& context, Frame frame, QWidget* parent) : QWidget(parent), m_context(context) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    if (frame == Frame::none) {
        m_content = this;
        m_layout = outer;
    } else {
        m_content = new QWidget;
        m_layout = new QVBoxLayout(m_content);
        m_layout->setSpacing(space::kWide);
        m_empty = new EmptyState;
        m_emptyBox = new QWidget;
        auto* emptyLayout = new QVBoxLayout(m_emptyBox);
        emptyLayout->addWidget(m_empty, 1);
        m_stack = new QStackedWidget;
        m_stack->addWidget(new QWidget);
        m_stack->addWidget(m_emptyBox);
        if (frame == Frame::scrolled) {
            m_content->setProperty("scrolled", true);
            m_layout->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kPage);
            emptyLayout->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kPage);
            m_scroll = new QScrollArea;
            m_scroll->setWidgetResizable(true);
            m_scroll->setFrameShape(QFrame::NoFrame);
            m_scroll->setFocusPolicy(Qt::NoFocus);
            m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
            m_scroll->setWidget(m_content);
            m_stack->addWidget(m_scroll);
            m_scroll->viewport()->installEventFilter(this);
            m_content->installEventFilter(this);
            outer->addWidget(m_stack);
            buildHeader(m_layout);
            m_busy = new BusyOverlay(this);
        } else {
            outer->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kDouble);
            outer->setSpacing(space::kWide);
            m_layout->setContentsMargins(0, 0, 0, 0);
            emptyLayout->setContentsMargins(0, 0, 0, 0);
            buildHeader(outer);
            m_stack->addWidget(m_content);
            outer->addWidget(m_stack, 1);
            m_stack->setCurrentIndex(kContent);
            m_busy = new BusyOverlay(m_stack);
        }
    }
    context.unsaved().add(this, [this] { return unsaved(); });
    connect(&context, &AppContext::sessionChanged, this, [this] {
        clear();
        invalidate();
    });
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        if (change.everything || concerns(change)) invalidate();
    });
    connect(&context, &AppContext::scoresChanged, this, [this] {
        if (followsScores()) invalidate();
    });
}

void Page::buildHeader(QVBoxLayout* layout) {
    m_header = new QHBoxLayout;
    m_header->setSpacing(space::kUnit);
    m_title = new ElidedLabel;
    m_title->setFont(textFont(TextStyle::title));
    m_subtitle = new ElidedLabel;
    // What stands beside the title gives way first: half a name is another name.
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setTone(m_subtitle, Tone::secondary);
    m_header->addWidget(m_title);
    m_header->addWidget(m_subtitle, 1);
    layout->addLayout(m_header);
}

void Page::addBesideTitle(QWidget* widget) { m_header->insertWidget(m_header->indexOf(m_subtitle), widget); }

void Page::addToHeader(QWidget* widget) { m_header->addWidget(widget); }

QPushButton* Page::addBackButton(const QString& room) {
    auto* back = new QPushButton;
    back->setObjectName(u"backButton"_s);
    back->setIcon(icon(u"chevron-left"_s, Tone::secondary));
    setFlat(back);
    m_header->insertWidget(0, back);
    connect(back, &QPushButton::clicked, this, [this, room] { m_context.openPage(room); });
    return back;
}

void Page::addUnderEmpty(QWidget* widget) { m_emptyBox->layout()->addWidget(widget); }

void Page::showBlank() { m_stack->setCurrentIndex(kBlank); }
void Page::showEmpty() { m_stack->setCurrentIndex(kEmpty); }
bool Page::isEmptyShown() const { return m_stack->currentIndex() == kEmpty; }

void Page::showContent() {
    m_stack->setCurrentIndex(kContent);
    if (m_scroll) arrange(m_scroll->viewport()->width());
}

void Page::enter() {
    // The first thing of the page that takes the keyboard, in the order in which it is read.
    for (QWidget* next = nextInFocusChain(); next && next != this; next = next->nextInFocusChain()) {
        const bool takes = (next->focusPolicy() & Qt::TabFocus) != 0 && next->isEnabled() && next->isVisibleTo(this);
        if (!isAncestorOf(next) || !takes) continue;
        next->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    setFocus(Qt::ShortcutFocusReason);
}

void Page::invalidate() {
    m_stale = true;
    if (!isVisible() || !m_context.session()) return;
    m_stale = false;
    refresh();
}

void Page::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void Page::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) invalidate();
}

bool Page::eventFilter(QObject* watched, QEvent* event) {
    if (m_scroll) {
        const bool resized = event->type() == QEvent::Resize && watched == m_scroll->viewport();
        // Cards that ask for more or less room are arranged again.
        const bool asked = event->type() == QEvent::LayoutRequest && watched == m_content;
        if (resized || asked) arrange(m_scroll->viewport()->width());
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace meike::ui
