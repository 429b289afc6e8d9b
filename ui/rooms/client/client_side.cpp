// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/client/client_side.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <algorithm>

#include "app/records/record_writer.h"
#include "app/view/client_desk.h"
#include "app/view/client_glance.h"
#include "domain/choices.h"
#include "ui/context/app_context.h"
#include "ui/forms/record_form.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/split_bar.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/client_texts.h"
#include "ui/parts/record_list.h"
#include "ui/parts/record_row.h"
#include "ui/parts/today_strokes.h"
#include "ui/rooms/client/chain_row.h"
#include "ui/rooms/client/contact_sheets.h"
#include "ui/rooms/client/need_list.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kSoonDueDays = 30;
constexpr std::size_t kMostRows = 8;
constexpr std::size_t kMostPlanned = 5;

}  // namespace

ClientSide::ClientSide(AppContext& context, QWidget* parent) : SidePanel(parent), m_context(context) {
    setObjectName(u"clientSide"_s);
    setAccessibleName(tr("People, needs and money"));
}

void ClientSide::show(const ClientGlance& glance, const ClientDesk& desk) {
    // The scores that follow an edit draw everything anew: whoever is moving a need up goes on with it.
    if (const RecordId focused = m_needs ? m_needs->focusedNeed() : 0; focused != 0) m_movedNeed = focused;
    m_strokes.clear();
    clear();
    addWarnings(desk);
    addChain(glance, desk);
    addPlanned(desk);
    addNeeds(glance);
    addReceivables(glance);
    addContracts(glance, desk);
    addGroup(glance, desk);
    // What else belongs to it: empty lists are folded into one line of buttons by their kinds' menu.
    for (const KindRow& row : kindTable()) {
        const bool own = ClientGlance::holds(row.kind) || row.kind == Kind::need || row.kind == Kind::task ||
                         row.kind == Kind::framework_contract || row.kind == Kind::team_member ||
                         row.kind == Kind::contact_role || row.tab == ClientTab::none;
        const auto found = glance.lists.find(row.kind);
        if (!own && found != glance.lists.end() && !found->second.empty()) addRecords(glance, row.kind);
    }
}

void ClientSide::addWarnings(const ClientDesk& desk) {
    if (desk.warnings.empty()) return;
    auto* body = addSection();
    for (const std::string& warning : desk.warnings) {
        QLabel* label = wrappedLabel(qs(warning), Tone::risk);
        label->setObjectName(u"otherOwnerWarning"_s);
        body->addWidget(label);
    }
}

void ClientSide::addChain(const ClientGlance& glance, const ClientDesk& desk) {
    auto* body = addSection();
    const QString note =
        desk.people.empty() ? QString() : tr("%n in the decision chain", nullptr, static_cast<int>(desk.people.size()));
    addRecordHead(m_context, body, m_context.text(kindRow(Kind::contact).many), note, Kind::contact,
                  glance.client.id());
    const Date today = m_context.asOf();
    // Whether a line of the tree goes on below a node: somebody later has the same parent.
    const auto& nodes = desk.chain.nodes;
    const auto goesOn = [&](std::size_t at) {
        for (std::size_t later = at + 1; later < nodes.size(); ++later) {
            if (nodes[later].depth < nodes[at].depth) return false;
            if (nodes[later].depth == nodes[at].depth) return true;
        }
        return false;
    };
    for (std::size_t at = 0; at < nodes.size(); ++at) {
        const ClientDesk::Person& person = desk.people[nodes[at].contact];
        ChainRow::Person shown;
        shown.name = qs(person.contact.name);
        QStringList job;
        if (!person.contact.title.empty()) job << qs(person.contact.title);
        if (!person.chain.role.empty()) job << choiceText(m_context, choices::decisionRoles(), person.chain.role);
        if (person.contact.role != 0) job << tr("also elsewhere");
        shown.job = job.join(u" · "_s);
        shown.influence = person.chain.influence;
        shown.attitude = choiceText(m_context, choices::attitudes(), person.chain.attitude);
        shown.attitudeTone = person.chain.attitude == "supporter"  ? Tone::good
                             : person.chain.attitude == "opponent" ? Tone::risk
                                                                   : Tone::secondary;
        shown.birthday = qs(person.birthday);
        shown.gone = !person.chain.active;
        if (shown.gone)
            shown.touched = tr("has left");
        else if (person.chain.lastTouched)
            shown.touched = shortDate(dateOfDay(*person.chain.lastTouched), today);
        for (std::size_t node = at;;) {
            shown.goesOn.prepend(goesOn(node));
            if (nodes[node].parent == engine::ChainNode::kRoot) break;
            node = nodes[node].parent;
        }
        auto* row = new ChainRow(shown);
        row->setObjectName(u"chainRow"_s);
        const RecordId contact = person.contact.contact;
        connect(row, &ChainRow::opened, this,
                [this, contact] { editRecord(m_context, window(), Kind::contact, contact); });
        connect(row, &ChainRow::removeRequested, this, [this, contact] {
            if (m_context.session())
                m_context.edit(removeCommand(m_context.reader(), Kind::contact, contact),
                               [contact](Edit& edit) { removeRecord(edit, Kind::contact, contact); });
        });
        row->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(row, &QWidget::customContextMenuRequested, this,
                [this, row, contact](const QPoint& at) { showContactMenu(row, contact, row->mapToGlobal(at)); });
        body->addWidget(row);
    }
    if (nodes.empty()) body->addWidget(wrappedLabel(tr("None yet"), Tone::secondary));
    for (const std::string& risk : desk.risks) {
        QLabel* label = wrappedLabel(qs(risk), Tone::risk);
        label->setObjectName(u"chainRisk"_s);
        body->addWidget(label);
    }
}

void ClientSide::showContactMenu(ChainRow* row, RecordId contact, const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(u"pencil"_s), tr("Open the form..."), row, &ChainRow::opened);
    menu->addAction(icon(u"download"_s), tr("Save as a card (.vcf)..."), this,
                    [this, contact, name = row->text()] { openContactCards(m_context, window(), {contact}, name); });
    if (!m_context.inThePast()) {
        menu->addAction(icon(u"building-2"_s), tr("Move to another client..."), this,
                        [this, contact] { openMoveContact(m_context, window(), contact); });
        menu->addSeparator();
        menu->addAction(icon(u"trash-2"_s), tr("Delete"), row, &ChainRow::removeRequested);
    }
    menu->popup(at);
}

void ClientSide::addContracts(const ClientGlance& glance, const ClientDesk& desk) {
    const auto found = glance.lists.find(Kind::framework_contract);
    auto* body = addSection();
    addRecordHead(m_context, body, m_context.text(kindRow(Kind::framework_contract).many), {}, Kind::framework_contract,
                  glance.client.id());
    if (found == glance.lists.end() || found->second.empty()) {
        body->addWidget(wrappedLabel(tr("None yet"), Tone::secondary));
        return;
    }
    for (const Record& contract : found->second) {
        const auto completion = desk.completions.find(contract.id());
        RecordLine line;
        line.first = qs(contract.text("title"));
        QStringList period;
        if (!contract.text("finish").empty()) period << tr("until %1").arg(qs(contract.text("finish")));
        if (completion != desk.completions.end()) {
            const FrameworkCompletion& done = completion->second;
            if (done.share) line.right = percent(static_cast<double>(*done.share) / 10'000.0);
            period << tr("%1 of %2")
                          .arg(moneyShort(done.ordered, contract.text("currency")),
                               moneyShort(done.committed, contract.text("currency")));
        }
        line.second = period.join(u" · "_s);
        line.tone = Tone::normal;
        addRecordRow(m_context, body, Kind::framework_contract, contract.id(), line);
        if (completion == desk.completions.end() || completion->second.committed <= 0) continue;
        const FrameworkCompletion& done = completion->second;
        auto* bar = new SplitBar;
        bar->setObjectName(u"completionBar"_s);
        bar->setParts(
            {{static_cast<double>(done.ordered), Tone::accent, false},
             {static_cast<double>(std::max<std::int64_t>(done.committed - done.ordered, 0)), Tone::accent, true}},
            line.second);
        body->addWidget(bar);
    }
}

void ClientSide::addGroup(const ClientGlance& glance, const ClientDesk& desk) {
    if (!desk.group) return;
    const ClientDesk::Group& group = *desk.group;
    QStringList note = {tr("%n member(s)", nullptr, static_cast<int>(group.members.size()))};
    if (!group.tier.empty()) note << qs(group.tier);
    auto* body = addSection(tr("Group"), note.join(u" · "_s));
    for (const words::Line& line : group.lines) {
        if (line.key == "members") continue;  // stands beside the title
        QLabel* label = wrappedLabel(qs(line.text), Tone::secondary);
        label->setObjectName(u"groupLine"_s);
        body->addWidget(label);
    }
    for (const auto& [member, name] : group.members) {
        auto* row = new RecordRow(qs(name), member == group.head ? tr("head") : QString(), {}, Tone::secondary);
        row->setObjectName(u"groupRow"_s);
        row->setEnabled(member != glance.client.id());
        connect(row, &RecordRow::opened, this,
                [this, member = member] { m_context.go(u"client"_s, VisitClient{.client = member}); });
        body->addWidget(row);
    }
}

void ClientSide::addReceivables(const ClientGlance& glance) {
    const Date today = m_context.asOf();
    // Amounts of several currencies have no sum: only those in the base currency are added up, the others are rows.
    MinorUnits late = 0;
    MinorUnits soon = 0;
    MinorUnits later = 0;
    int lateCount = 0;
    int longest = 0;
    for (const OpenReceivable& item : glance.receivables) {
        if (item.open <= 0 || item.record.text("currency") != m_context.currency()) continue;
        const auto due = parseIsoDate(item.record.text("due"));
        const int days = due ? dayNumber(*due) - dayNumber(today) : kSoonDueDays + 1;
        if (days < 0) {
            late += item.open;
            ++lateCount;
            longest = std::max(longest, -days);
        } else if (days <= kSoonDueDays) {
            soon += item.open;
        } else {
            later += item.open;
        }
    }
    const MinorUnits open = late + soon + later;
    auto* body = addSection();
    addRecordHead(m_context, body, m_context.text(kindRow(Kind::receivable).many),
                  open > 0 ? moneyShort(open, m_context.currency()) : QString(), Kind::receivable, glance.client.id());
    if (open > 0) {
        const auto money = [&](MinorUnits amount) { return moneyShort(amount, m_context.currency()); };
        const QString lateText = tr("overdue %1").arg(money(late));
        const QString soonText = tr("in %1 days %2").arg(kSoonDueDays).arg(money(soon));
        const QString laterText = tr("later %1").arg(money(later));
        auto* bar = new SplitBar;
        bar->setObjectName(u"receivablesBar"_s);
        bar->setParts({{static_cast<double>(late), Tone::risk, false},
                       {static_cast<double>(soon), Tone::accent, false},
                       {static_cast<double>(later), Tone::accent, true}},
                      clauseText({lateText, soonText, laterText}));
        body->addWidget(bar);
        auto* line = new QHBoxLayout;
        line->addWidget(makeLabel(lateText, TextStyle::small, late > 0 ? Tone::risk : Tone::secondary));
        line->addStretch(1);
        line->addWidget(makeLabel(soonText, TextStyle::small, Tone::secondary));
        line->addStretch(1);
        line->addWidget(makeLabel(laterText, TextStyle::small, Tone::secondary));
        body->addLayout(line);
        if (lateCount > 0)
            body->addWidget(wrappedLabel(
                tr("%n overdue, the longest for %1", nullptr, lateCount).arg(tr("%n day(s)", nullptr, longest)),
                Tone::risk));
    }
    std::size_t shown = 0;
    for (const OpenReceivable& item : glance.receivables) {
        if (item.open <= 0 || ++shown > kMostRows) continue;
        const auto due = parseIsoDate(item.record.text("due"));
        const bool overdue = due && *due < today;
        addRecordRow(m_context, body, Kind::receivable, item.record.id(),
                     {tr("due %1").arg(recordDay(item.record, "due", today)),
                      moneyWhole(item.open, item.record.text("currency")), qs(item.record.text("number")),
                      overdue ? Tone::risk : Tone::normal});
    }
    if (shown == 0) body->addWidget(wrappedLabel(tr("Nothing is open"), Tone::secondary));
}

void ClientSide::addNeeds(const ClientGlance& glance) {
    const auto found = glance.lists.find(Kind::need);
    const std::vector<Record> needs = found == glance.lists.end() ? std::vector<Record>() : found->second;
    auto* body = addSection();
    addRecordHead(m_context, body, m_context.text(kindRow(Kind::need).many),
                  needs.empty() ? QString() : count(static_cast<std::int64_t>(needs.size())), Kind::need,
                  glance.client.id());
    if (needs.empty()) {
        body->addWidget(wrappedLabel(tr("None yet"), Tone::secondary));
        return;
    }
    auto* list = new NeedList(m_context, glance.client.id(), needs, glance.names);
    connect(list, &NeedList::movedByKey, this, [this](qint64 need) { m_movedNeed = need; });
    body->addWidget(list);
    m_needs = list;
    if (RecordRow* row = list->rowOf(m_movedNeed))
        // It is shown by the next turn, and before that it cannot have the keyboard.
        QMetaObject::invokeMethod(
            row,
            [this, row] {
                row->setFocus(Qt::OtherFocusReason);
                m_movedNeed = 0;
            },
            Qt::QueuedConnection);
}

void ClientSide::addPlanned(const ClientDesk& desk) {
    const Date today = m_context.asOf();
    // Months ahead every cadence has its next date: the next few say what is meant.
    const auto shown = std::min(desk.planned.size(), kMostPlanned);
    auto* body = addSection(tr("Planned"),
                            desk.planned.empty() ? QString() : count(static_cast<std::int64_t>(desk.planned.size())));
    if (desk.planned.empty()) {
        body->addWidget(wrappedLabel(tr("No playbook wants anything of this client within 90 days."), Tone::secondary));
        return;
    }
    for (std::size_t i = 0; i < shown; ++i) {
        const TodayItem& item = desk.planned[i];
        const QString due = item.waiting        ? tr("held back")
                            : item.dropped      ? tr("does not fit")
                            : item.due == today ? tr("today")
                                                : shortDate(item.due, today);
        auto* row = new RecordRow(qs(item.what), due, qs(item.why), item.due < today ? Tone::risk : Tone::normal);
        row->setObjectName(u"plannedRow"_s);
        row->setToolTip(qs(item.why));
        row->setExplains(true);
        row->installEventFilter(this);
        m_strokes.insert(row, item);
        connect(row, &RecordRow::opened, this, [this, row] { showStrokes(row); });
        body->addWidget(row);
    }
    if (desk.planned.size() > shown)
        body->addWidget(wrappedLabel(
            tr("and %n more within 90 days", nullptr, static_cast<int>(desk.planned.size() - shown)), Tone::secondary));
}

void ClientSide::showStrokes(QWidget* row) {
    const TodayItem item = m_strokes.value(row);
    auto* menu = new QMenu(row);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"plannedMenu"_s);
    // The whole reason first: the row has room for its beginning alone.
    menu->addSection(qs(item.why));
    const bool editable = !m_context.inThePast();
    const auto add = [&](const QString& iconName, const QString& text, auto run) {
        QAction* action = menu->addAction(icon(iconName), text);
        action->setEnabled(editable);
        connect(action, &QAction::triggered, this, run);
    };
    add(u"check"_s, tr("Done, with a line... (D)"), [this, item] { strokes::done(m_context, window(), item); });
    add(u"calendar"_s, tr("Move... (M)"),
        [this, item, at = QPointer<QWidget>(row)] { strokes::move(m_context, window(), item, at ? at.data() : this); });
    add(u"users"_s, tr("Give to... (G)"),
        [this, item, at = QPointer<QWidget>(row)] { strokes::give(m_context, window(), item, at ? at.data() : this); });
    add(u"x"_s, tr("Skip, with a reason... (S)"), [this, item] { strokes::skip(m_context, window(), item); });
    menu->popup(row->mapToGlobal(QPoint(0, row->height())));
}

bool ClientSide::eventFilter(QObject* watched, QEvent* event) {
    auto* row = qobject_cast<QWidget*>(watched);
    const bool press = event->type() == QEvent::KeyPress;
    if (row && m_strokes.contains(row) && (press || event->type() == QEvent::ShortcutOverride)) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool stroke = key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_D || key->key() == Qt::Key_M ||
                                                                   key->key() == Qt::Key_G || key->key() == Qt::Key_S);
        if (stroke) {
            if (press) {
                const TodayItem item = m_strokes.value(row);
                if (key->key() == Qt::Key_D)
                    strokes::done(m_context, window(), item);
                else if (key->key() == Qt::Key_M)
                    strokes::move(m_context, window(), item, row);
                else if (key->key() == Qt::Key_G)
                    strokes::give(m_context, window(), item, row);
                else
                    strokes::skip(m_context, window(), item);
            }
            event->accept();
            return true;
        }
    }
    return SidePanel::eventFilter(watched, event);
}

void ClientSide::addRecords(const ClientGlance& glance, Kind kind) {
    const auto found = glance.lists.find(kind);
    auto* body = addSection();
    const std::size_t number = found == glance.lists.end() ? 0 : found->second.size();
    addRecordHead(m_context, body, m_context.text(kindRow(kind).many),
                  number > 0 ? count(static_cast<std::int64_t>(number)) : QString(), kind, glance.client.id());
    for (std::size_t i = 0; i < std::min(number, kMostRows); ++i)
        addRecordRow(m_context, body, kind, found->second[i].id(),
                     recordLine(m_context, glance.names, found->second[i]));
    if (number > kMostRows)
        body->addWidget(wrappedLabel(tr("and %n more in the timeline", nullptr, static_cast<int>(number - kMostRows)),
                                     Tone::secondary));
}

}  // namespace meike::ui
