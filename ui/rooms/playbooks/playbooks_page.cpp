// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/playbooks/playbooks_page.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/plan/playbook_desk.h"
#include "app/short_name.h"
#include "ui/context/unsaved_sheet.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/rooms/playbooks/playbook_detail.h"
#include "ui/rooms/playbooks/playbook_list.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

PlaybooksPage::PlaybooksPage(AppContext& context, QWidget* parent) : Page(context, Frame::none, parent) {
    setObjectName(u"playbooksPage"_s);
    m_stack = new QStackedWidget;
    m_listSide = new QWidget;
    auto* layout = new QVBoxLayout(m_listSide);
    layout->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kDouble);
    layout->setSpacing(space::kWide);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kUnit);
    auto* title = makeLabel({}, TextStyle::title);
    title->setObjectName(u"playbooksTitle"_s);
    auto* subtitle = new ElidedLabel;
    subtitle->setObjectName(u"playbooksSubtitle"_s);
    setTone(subtitle, Tone::secondary);
    m_add = new QPushButton;
    m_add->setObjectName(u"newPlaybookButton"_s);
    setPrimary(m_add);
    head->addWidget(title);
    head->addWidget(subtitle, 1);
    head->addWidget(m_add);
    layout->addLayout(head);
    m_list = new PlaybookList(context);
    layout->addWidget(m_list, 1);
    m_detail = new PlaybookDetail(context);
    m_stack->addWidget(m_listSide);
    m_stack->addWidget(m_detail);
    content()->addWidget(m_stack);
    connect(m_add, &QPushButton::clicked, this, [this] { open(0, {}); });
    connect(m_list, &PlaybookList::opened, this, &PlaybooksPage::open);
    connect(m_list, &PlaybookList::settled, this, [this, subtitle] {
        double minutes = 0;
        int off = 0;
        for (const PlaybookLine& line : m_list->lines())
            if (line.enabledOn)
                minutes += line.minutesPerWeek;
            else
                ++off;
        QStringList parts{tr("%Ln on", nullptr, m_list->on())};
        if (off > 0) parts << tr("%Ln off", nullptr, off);
        if (minutes > 0) parts << tr("regular steps: %1 hours a week").arg(number(minutes / 60, 1));
        subtitle->setText(parts.join(u" · "_s));
        emit countChanged(m_list->on());
    });
    connect(m_detail, &PlaybookDetail::backRequested, this, &PlaybooksPage::leave);
    connect(&context, &AppContext::asOfChanged, this, [this] {
        m_add->setEnabled(!m_context.inThePast());
        m_add->setToolTip(m_context.whyNotEdit());
        invalidate();
    });
    retranslate();
}

PlaybooksPage::~PlaybooksPage() = default;

bool PlaybooksPage::concerns(const Change& change) const {
    for (const Kind kind : {Kind::playbook, Kind::playbook_step, Kind::playbook_entry, Kind::task, Kind::client,
                            Kind::interaction, Kind::segment, Kind::tag, Kind::person, Kind::setting})
        if (change.touches(kind)) return true;
    return false;
}

void PlaybooksPage::refresh() {
    if (!isDetailShown()) m_list->refresh();
}

void PlaybooksPage::clear() {
    m_detail->clear();
    m_list->clear();
    m_stack->setCurrentWidget(m_listSide);
    emit countChanged(-1);
}

bool PlaybooksPage::isDetailShown() const { return m_stack->currentWidget() == m_detail; }

bool PlaybooksPage::isSettled() const { return isDetailShown() ? m_detail->isSettled() : m_list->isSettled(); }

void PlaybooksPage::showList() {
    m_detail->clear();
    m_stack->setCurrentWidget(m_listSide);
    invalidate();
    m_list->setFocus();
}

void PlaybooksPage::open(qint64 playbook, const QString& preset) {
    if (!m_context.session()) return;
    const auto show = [this, playbook, preset] {
        m_stack->setCurrentWidget(m_detail);
        if (playbook != 0)
            m_detail->showPlaybook(playbook);
        else
            m_detail->showPreset(u8(preset));
        m_detail->begin();
        emit actionsChanged();
    };
    if (const auto left = unsaved())
        askUnsaved(*left, window(), this, show);
    else
        show();
}

void PlaybooksPage::visit(const Visit& visit) {
    // A part's key is the id of a playbook.
    if (const auto* part = std::get_if<VisitPart>(&visit)) open(part->key.toLongLong(), {});
}

void PlaybooksPage::leave() {
    if (const auto left = unsaved())
        askUnsaved(*left, window(), this, [this] { showList(); });
    else
        showList();
}

std::optional<Unsaved> PlaybooksPage::unsaved() {
    if (!m_context.session() || !isDetailShown() || !m_detail->isChanged()) return {};
    const QString name = m_detail->name();
    return Unsaved{.question = name.isEmpty() ? tr("Save the new playbook?")
                                              : tr("Save the playbook “%1”?").arg(qs(shortName(u8(name)))),
                   .save =
                       [this] {
                           m_context.openPage(u"playbooks"_s);
                           return m_detail->save();
                       },
                   .show = [this] { m_context.openPage(u"playbooks"_s); },
                   .discard =
                       [this] {
                           m_detail->clear();
                           m_stack->setCurrentWidget(m_listSide);
                       }};
}

void PlaybooksPage::addActions(ActionRegistry& actions) {
    actions.add({.id = u"playbooks.new"_s,
                 .group = MenuGroup::client,
                 .text = [] { return tr("New playbook"); },
                 .iconName = u"book-open-check"_s,
                 .run =
                     [this] {
                         m_context.openPage(u"playbooks"_s);
                         open(0, {});
                     },
                 .enabled = [this] { return m_context.session() != nullptr && !m_context.inThePast(); },
                 .rank = 32});
}

void PlaybooksPage::enter() {
    if (isDetailShown())
        m_detail->begin();
    else
        m_list->setFocus();
}

void PlaybooksPage::retranslate() {
    findChild<QLabel*>(u"playbooksTitle"_s)->setText(tr("Playbooks"));
    m_add->setText(tr("New playbook"));
    m_list->retranslate();
    invalidate();
}

}  // namespace meike::ui
