// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/playbooks/playbook_side.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/plan/plan_view.h"
#include "app/plan/playbook_desk.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/parts/client_texts.h"
#include "ui/rooms/playbooks/playbook_sheets.h"
#include "ui/rooms/playbooks/step_editor.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum MemberColumn { kWho, kNext, kDue, kMemberColumns };
constexpr int kClientRole = Qt::UserRole + 1;
constexpr int kDueWidth = 84;
/// More are not looked at one by one; the list of clients has them.
constexpr std::size_t kMostMembers = 500;

QString hoursText(double minutes) { return number(minutes / 60, 1); }

}  // namespace

PlaybookSide::PlaybookSide(AppContext& context, QWidget* parent)
    : QFrame(parent),
      m_context(context),
      m_forecastRead(new LatestRead(context, this)),
      m_deskRead(new LatestRead(context, this)) {
    setObjectName(u"playbookSide"_s);
    setSurface(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kWide, 0, 0);
    layout->setSpacing(space::kUnit);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(space::kDouble, 0, space::kDouble, 0);
    top->setSpacing(space::kHalf);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(space::kUnit);
    m_clients = makeLabel({}, TextStyle::figure);
    m_clients->setObjectName(u"playbookClients"_s);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_unit = makeLabel({}, TextStyle::body, Tone::secondary);
    m_hours = makeLabel({}, TextStyle::body, Tone::secondary);
    m_hours->setObjectName(u"playbookHours"_s);
    words->addWidget(m_unit);
    words->addWidget(m_hours);
    figures->addWidget(m_clients);
    figures->addLayout(words, 1);
    top->addLayout(figures);
    const auto wrapped = [&](const QString& name, Tone tone) {
        QLabel* label = wrappedLabel({}, tone);
        label->setObjectName(name);
        top->addWidget(label);
        return label;
    };
    m_first = wrapped(u"playbookFirst"_s, Tone::normal);
    m_load = wrapped(u"playbookLoad"_s, Tone::secondary);
    layout->addLayout(top);
    layout->addWidget(hairline());
    auto* middle = new QVBoxLayout;
    middle->setContentsMargins(space::kDouble, 0, space::kDouble, 0);
    middle->setSpacing(space::kHalf);
    m_became = wrappedLabel({}, Tone::normal);
    m_became->setObjectName(u"playbookBecame"_s);
    m_reasons = wrappedLabel({}, Tone::secondary);
    m_reasons->setObjectName(u"playbookReasons"_s);
    m_membersTitle = makeLabel({}, TextStyle::strong);
    m_membersTitle->setObjectName(u"playbookMembersTitle"_s);
    middle->addWidget(m_became);
    middle->addWidget(m_reasons);
    m_completion = new QPushButton;
    m_completion->setObjectName(u"playbookCompletionButton"_s);
    setFlat(m_completion);
    setTone(m_completion, Tone::accent);
    auto* more = new QHBoxLayout;
    more->addWidget(m_completion);
    more->addStretch(1);
    middle->addLayout(more);
    connect(m_completion, &QPushButton::clicked, this, [this] {
        if (m_desk) showCompletion(window(), m_name, *m_desk);
    });
    middle->addWidget(m_membersTitle);
    m_nobody = wrappedLabel({}, Tone::secondary);
    middle->addWidget(m_nobody);
    layout->addLayout(middle);
    m_members = new QTableWidget(0, kMemberColumns);
    m_members->setObjectName(u"playbookMembers"_s);
    styleTable(m_members);
    m_members->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_members->setSelectionMode(QAbstractItemView::SingleSelection);
    m_members->horizontalHeader()->setSectionResizeMode(kWho, QHeaderView::Stretch);
    m_members->horizontalHeader()->setSectionResizeMode(kNext, QHeaderView::Stretch);
    m_members->horizontalHeader()->setStretchLastSection(false);
    m_members->setColumnWidth(kDue, kDueWidth);
    layout->addWidget(m_members, 1);
    // Without anybody in it the words above keep together.
    m_room = new QWidget;
    layout->addWidget(m_room, 1);
    m_members->hide();
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(space::kDouble, 0, space::kDouble, space::kWide);
    m_why = wrappedLabel({}, Tone::secondary);
    m_why->setObjectName(u"playbookMemberWhy"_s);
    foot->addWidget(m_why);
    layout->addLayout(foot);
    setFocusProxy(m_members);

    const auto clientOf = [this](int row) {
        const QTableWidgetItem* item = m_members->item(row, kWho);
        return item ? item->data(kClientRole).toLongLong() : 0;
    };
    connect(m_members, &QTableWidget::currentCellChanged, this, [this, clientOf](int row) {
        const QTableWidgetItem* item = m_members->item(row, kNext);
        m_why->setText(item ? item->toolTip() : QString());
        if (const qint64 client = clientOf(row)) emit clientChosen(client);
    });
    connect(m_members, &QTableWidget::activated, this, [this, clientOf](const QModelIndex& index) {
        if (const qint64 client = clientOf(index.row())) m_context.go(u"client"_s, VisitClient{.client = client});
    });
    retranslate();
}

PlaybookSide::~PlaybookSide() = default;

void PlaybookSide::ask(const PlaybookDraft& draft) {
    if (!m_context.session()) return;
    m_known = false;
    m_enabled = !isEmpty(draft.playbook.get("enabled_on"));
    m_name = qs(textInLanguage(draft.playbook, "name", m_context.language()));
    m_forecastRead->ask(
        [draft, asOf = m_context.asOf()](Database& database, const std::stop_token& stop) {
            return std::make_shared<const PlaybookForecast>(forecastPlaybook(database, draft, asOf, stop));
        },
        [this](const std::shared_ptr<const PlaybookForecast>& forecast) {
            m_forecast = forecast;
            m_known = true;
            showForecast();
        });
    if (draft.playbook.id() != m_playbook) m_desk.reset();
    m_playbook = draft.playbook.id();
    if (m_playbook == 0) {
        m_deskRead->stop();
        m_desk = std::make_shared<const PlaybookDesk>();
        showDesk();
        return;
    }
    m_deskRead->ask(
        [playbook = m_playbook, asOf = m_context.asOf(), language = m_context.language()](Database& database,
                                                                                          const std::stop_token& stop) {
            return std::make_shared<const PlaybookDesk>(readPlaybookDesk(database, playbook, asOf, language, stop));
        },
        [this](const std::shared_ptr<const PlaybookDesk>& desk) {
            m_desk = desk;
            showDesk();
        });
}

void PlaybookSide::outdate() { m_known = false; }

void PlaybookSide::clear() {
    m_forecastRead->stop();
    m_deskRead->stop();
    m_forecast.reset();
    m_desk.reset();
    m_playbook = 0;
    m_known = false;
    m_members->setRowCount(0);
}

bool PlaybookSide::isSettled() const {
    return m_known && m_desk && !m_forecastRead->running() && !m_deskRead->running();
}

void PlaybookSide::showForecast() {
    if (!m_forecast) return;
    const PlaybookForecast& f = *m_forecast;
    if (f.problem) {
        m_clients->setText(u"–"_s);
        m_hours->clear();
        m_first->setText(errorText(*f.problem));
        m_load->clear();
        return;
    }
    m_clients->setText(count(f.clients));
    m_unit->setText(tr("clients reached", nullptr, static_cast<int>(f.clients)));
    m_hours->setText(f.minutesPerWeek > 0 ? tr("regular steps: %1 hours a week").arg(hoursText(f.minutesPerWeek))
                                          : tr("no regular steps: by occasion alone"));
    const QString first = f.firstWeek == 0
                              ? tr("Nothing in the next seven days.")
                              : tr("In the next seven days: %Ln thing(s) to do, %1 hours.", nullptr, f.firstWeek)
                                    .arg(hoursText(f.firstWeekMinutes));
    const QString overdue =
        m_enabled ? (f.overdue == 0 ? tr("Nothing is overdue.") : tr("%Ln of it overdue.", nullptr, f.overdue))
                  : tr("Nobody becomes overdue by enabling it.");
    m_first->setText(sentencesText({first, overdue}));
    QStringList load;
    if (f.planned + f.dropped > 0)
        load << (f.dropped == 0 ? tr("Four weeks of all playbooks: everything fits into the %1 hours there are.")
                                      .arg(number(f.hours, 0))
                                : tr("Four weeks of all playbooks: %1 of %2 fit into the %3 hours there are.")
                                      .arg(count(f.planned), count(f.planned + f.dropped), number(f.hours, 0)));
    if (f.waiting > 0) load << tr("%Ln held back by the limit on care or a complaint.", nullptr, f.waiting);
    m_load->setText(sentencesText(load));
    // One in twenty is a week like others; more is a promise that cannot be kept.
    setTone(m_load, f.dropped * 20 > f.planned + f.dropped ? Tone::risk : Tone::secondary);
}

void PlaybookSide::showDesk() {
    if (!m_desk) return;
    const QString became = countsText(m_desk->counts);
    m_became->setText(became.isEmpty() ? QString() : labelledText(tr("So far"), became));
    m_became->setVisible(!became.isEmpty());
    m_reasons->setText(reasonsText(m_desk->counts));
    m_reasons->setVisible(!m_reasons->text().isEmpty());
    m_completion->setVisible(!became.isEmpty());
    const auto& members = m_desk->members;
    m_membersTitle->setText(tr("Who is in: %1").arg(count(static_cast<std::int64_t>(members.size()))));
    m_membersTitle->setVisible(!members.empty());
    m_nobody->setVisible(members.empty());
    m_nobody->setText(m_enabled ? tr("Nobody is under it yet.")
                                : tr("It is off: nobody is under it. Who would be is counted above."));
    const qint64 before = m_members->currentRow() >= 0
                              ? m_members->item(m_members->currentRow(), kWho)->data(kClientRole).toLongLong()
                              : 0;
    const QSignalBlocker quiet(m_members);
    m_members->setVisible(!members.empty());
    m_room->setVisible(members.empty());
    m_members->setRowCount(static_cast<int>(std::min(members.size(), kMostMembers)));
    int chosen = -1;
    for (int row = 0; row < m_members->rowCount(); ++row) {
        const PlaybookMember& member = members[static_cast<std::size_t>(row)];
        const auto put = [&](int column, const QString& text, Tone tone = Tone::normal) {
            auto* item = new QTableWidgetItem(text);
            item->setData(kToneRole, QVariant::fromValue(tone));
            item->setToolTip(text);
            m_members->setItem(row, column, item);
            return item;
        };
        auto* who = put(kWho, qs(member.name));
        who->setData(kClientRole, static_cast<qlonglong>(member.client));
        const QString mark = tierSymbol(tierMark(qs(member.tier)));
        if (!mark.isEmpty()) who->setText(mark + u' ' + qs(member.name));
        who->setToolTip(labelledText(qs(member.name), tr("in since %1").arg(dateText(member.since))));
        const QString next = member.heldOut        ? tr("held out")
                             : member.next.empty() ? tr("nothing within 90 days")
                                                   : qs(member.next);
        put(kNext, next, member.next.empty() ? Tone::secondary : Tone::normal)
            ->setToolTip(member.why.empty() ? next : qs(member.why));
        if (member.due)
            put(kDue, member.waiting ? tr("waits") : shortDate(*member.due, m_context.asOf()),
                *member.due < m_context.asOf() && !member.waiting ? Tone::risk : Tone::secondary)
                ->setToolTip(dateText(*member.due));
        if (member.client == before) chosen = row;
    }
    if (chosen >= 0)
        m_members->setCurrentCell(chosen, kWho);
    else
        m_why->clear();
    emit counted();
}

void PlaybookSide::retranslate() {
    setAccessibleName(tr("What it brings and who is in"));
    m_completion->setText(tr("By step, owner and tier..."));
    m_members->setAccessibleName(tr("Clients under the playbook"));
    m_members->setHorizontalHeaderLabels({tr("Client"), tr("Next"), tr("Due")});
    showForecast();
    showDesk();
}

}  // namespace meike::ui
