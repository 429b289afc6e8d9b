// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/events/events_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableWidget>
#include <algorithm>

#include "app/events.h"
#include "app/records/record_writer.h"
#include "domain/choices.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/client_texts.h"
#include "ui/rooms/events/event_sheet.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum EventColumn { kName, kDay, kGuests, kCost, kEventColumns };
enum GuestColumn { kClient, kContact, kOwner, kState, kGuestColumns };
constexpr int kIdRole = Qt::UserRole + 1;
constexpr int kClientRole = Qt::UserRole + 2;
constexpr int kDayWidth = 68;
constexpr int kGuestsWidth = 64;
constexpr int kCostWidth = 68;
constexpr int kStateWidth = 92;
constexpr int kPersonWidth = 96;

QTableWidget* makeTable(const QString& name, int columns) {
    auto* table = new QTableWidget(0, columns);
    table->setObjectName(name);
    styleTable(table, true);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    return table;
}

QTableWidgetItem* put(QTableWidget* table, int row, int column, const QString& text, Tone tone = Tone::normal) {
    auto* item = new QTableWidgetItem(text);
    item->setData(kToneRole, QVariant::fromValue(tone));
    item->setToolTip(text);
    table->setItem(row, column, item);
    return item;
}

}  // namespace

EventsPage::EventsPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::fixed, parent),
      m_read(new LatestRead(context, this)),
      m_guestRead(new LatestRead(context, this)) {
    setObjectName(u"eventsPage"_s);
    m_add = new QPushButton;
    m_add->setObjectName(u"newEventButton"_s);
    setPrimary(m_add);
    addToHeader(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] { edit(0); });
    auto* both = new QHBoxLayout;
    both->setSpacing(space::kWide);
    m_events = makeTable(u"eventTable"_s, kEventColumns);
    m_events->setSelectionMode(QAbstractItemView::SingleSelection);
    m_events->horizontalHeader()->setSectionResizeMode(kName, QHeaderView::Stretch);
    m_events->setColumnWidth(kDay, kDayWidth);
    m_events->setColumnWidth(kGuests, kGuestsWidth);
    m_events->setColumnWidth(kCost, kCostWidth);
    both->addWidget(m_events, 5);
    auto* right = new QVBoxLayout;
    right->setSpacing(space::kUnit);
    m_about = wrappedLabel({}, Tone::secondary);
    m_about->setObjectName(u"eventAbout"_s);
    right->addWidget(m_about);
    m_guests = makeTable(u"guestTable"_s, kGuestColumns);
    m_guests->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_guests->horizontalHeader()->setSectionResizeMode(kClient, QHeaderView::Stretch);
    m_guests->setColumnWidth(kContact, kPersonWidth);
    m_guests->setColumnWidth(kOwner, kPersonWidth);
    m_guests->setColumnWidth(kState, kStateWidth);
    m_guests->installEventFilter(this);
    right->addWidget(m_guests, 1);
    m_none = wrappedLabel({}, Tone::secondary);
    m_none->setObjectName(u"eventNobody"_s);
    right->addWidget(m_none);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kUnit);
    const auto button = [&](const QString& name, QHBoxLayout* row, auto run) {
        auto* made = new QPushButton;
        made->setObjectName(name);
        connect(made, &QPushButton::clicked, this, run);
        row->addWidget(made);
        return made;
    };
    for (const Choice& state : choices::guestStates())
        m_marks.emplace_back(std::string(state.key), button(u"guest-"_s + qs(state.key), buttons,
                                                            [this, key = std::string(state.key)] { mark(key); }));
    buttons->addStretch(1);
    right->addLayout(buttons);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::kUnit);
    m_invite = button(u"inviteButton"_s, foot, [this] { m_context.openPage(u"clients"_s); });
    m_uninvite = button(u"uninviteButton"_s, foot, [this] { uninvite(); });
    foot->addStretch(1);
    m_edit = button(u"editEventButton"_s, foot, [this] { edit(chosen()); });
    m_remove = button(u"removeEventButton"_s, foot, [this] { remove(); });
    right->addLayout(foot);
    both->addLayout(right, 7);
    content()->addLayout(both, 1);
    connect(m_events, &QTableWidget::currentCellChanged, this, [this] {
        m_event = chosen();
        readEventGuests();
    });
    connect(m_events, &QTableWidget::cellDoubleClicked, this, [this] { edit(chosen()); });
    connect(m_guests, &QTableWidget::itemSelectionChanged, this, &EventsPage::showButtons);
    connect(m_guests, &QTableWidget::activated, this, [this](const QModelIndex& index) {
        const qint64 client = m_guests->item(index.row(), kClient)->data(kClientRole).toLongLong();
        m_context.go(u"client"_s, VisitClient{.client = client});
    });
    connect(&context, &AppContext::asOfChanged, this, &EventsPage::showButtons);
    retranslate();
}

EventsPage::~EventsPage() = default;

bool EventsPage::isSettled() const { return m_list && !m_read->running() && !m_guestRead->running() && !isStale(); }

bool EventsPage::concerns(const Change& change) const {
    for (const Kind kind : {Kind::event, Kind::event_guest, Kind::client, Kind::contact, Kind::person})
        if (change.touches(kind)) return true;
    return false;
}

RecordId EventsPage::chosen() const {
    const QTableWidgetItem* item = m_events->item(m_events->currentRow(), kName);
    return item ? item->data(kIdRole).toLongLong() : 0;
}

std::vector<RecordId> EventsPage::chosenGuests() const {
    std::vector<RecordId> guests;
    for (const QModelIndex& index : m_guests->selectionModel()->selectedRows())
        guests.push_back(m_guests->item(index.row(), kClient)->data(kIdRole).toLongLong());
    return guests;
}

void EventsPage::refresh() {
    m_read->ask(
        [asOf = m_context.asOf()](Database& database, const std::stop_token&) {
            return std::make_shared<const std::vector<EventLine>>(readEvents(database, asOf));
        },
        [this](const std::shared_ptr<const std::vector<EventLine>>& list) {
            m_list = list;
            showEvents();
        });
}

void EventsPage::clear() {
    m_read->stop();
    m_guestRead->stop();
    m_list.reset();
    m_shown.reset();
    m_event = 0;
    m_events->setRowCount(0);
    m_guests->setRowCount(0);
    showBlank();
    emit countChanged(-1);
}

void EventsPage::showEvents() {
    {
        const QSignalBlocker quiet(m_events);
        m_events->setRowCount(static_cast<int>(m_list->size()));
        int current = -1;
        int ahead = 0;
        for (int row = 0; row < m_events->rowCount(); ++row) {
            const EventLine& line = (*m_list)[static_cast<std::size_t>(row)];
            const bool past = line.date < m_context.asOf();
            ahead += past ? 0 : 1;
            put(m_events, row, kName, qs(line.name), past ? Tone::secondary : Tone::normal)
                ->setData(kIdRole, static_cast<qlonglong>(line.id));
            put(m_events, row, kDay, shortDate(line.date, m_context.asOf()), Tone::secondary)
                ->setToolTip(dateText(line.date));
            auto* guests =
                put(m_events, row, kGuests, u"%1 / %2"_s.arg(past ? line.came : line.coming).arg(line.invited));
            guests->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            guests->setToolTip(tr("%1 invited, %2 coming, %3 came").arg(line.invited).arg(line.coming).arg(line.came));
            auto* cost = put(m_events, row, kCost, line.cost ? moneyShort(*line.cost, m_context.currency()) : u"–"_s,
                             Tone::secondary);
            cost->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (line.id == m_event) current = row;
        }
        if (current < 0 && m_events->rowCount() > 0) current = 0;
        m_events->setCurrentCell(current, kName);
        subtitle()->setText(m_list->empty() ? QString() : tr("%Ln ahead", nullptr, ahead));
        emit countChanged(ahead);
    }
    m_event = chosen();
    if (m_list->empty())
        showEmpty();
    else
        showContent();
    readEventGuests();
}

void EventsPage::readEventGuests() {
    if (m_event == 0 || !m_context.session()) {
        m_shown = std::make_shared<const std::vector<GuestLine>>();
        showGuests();
        return;
    }
    m_guestRead->ask(
        [event = m_event](Database& database, const std::stop_token&) {
            return std::make_shared<const std::vector<GuestLine>>(readGuests(database, event));
        },
        [this](const std::shared_ptr<const std::vector<GuestLine>>& guests) {
            m_shown = guests;
            showGuests();
        });
}

void EventsPage::showGuests() {
    const std::vector<RecordId> before = chosenGuests();
    const QSignalBlocker quiet(m_guests);
    m_guests->setRowCount(static_cast<int>(m_shown->size()));
    m_guests->clearSelection();
    for (int row = 0; row < m_guests->rowCount(); ++row) {
        const GuestLine& line = (*m_shown)[static_cast<std::size_t>(row)];
        const QString mark = tierSymbol(tierMark(qs(line.tier)));
        auto* client =
            put(m_guests, row, kClient, mark.isEmpty() ? qs(line.clientName) : mark + u' ' + qs(line.clientName));
        client->setData(kIdRole, static_cast<qlonglong>(line.id));
        client->setData(kClientRole, static_cast<qlonglong>(line.client));
        put(m_guests, row, kContact, qs(line.contact), Tone::secondary);
        put(m_guests, row, kOwner, qs(line.owner), Tone::secondary);
        const Choice* state = findChoice(choices::guestStates(), line.state);
        put(m_guests, row, kState, state ? m_context.text(state->label) : qs(line.state),
            line.state == "came"                                 ? Tone::good
            : line.state == "declined" || line.state == "absent" ? Tone::secondary
                                                                 : Tone::normal);
        if (std::find(before.begin(), before.end(), line.id) != before.end())
            m_guests->selectionModel()->select(m_guests->model()->index(row, 0),
                                               QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    m_none->setVisible(m_shown->empty());
    m_guests->setVisible(!m_shown->empty());
    QStringList about;
    if (m_list)
        for (const EventLine& line : *m_list) {
            if (line.id != m_event) continue;
            const Choice* type = findChoice(choices::eventTypes(), line.type);
            about << dateText(line.date);
            if (type) about << m_context.text(type->label);
            if (!line.place.empty()) about << qs(line.place);
            about << tr("%1 invited, %2 coming, %3 came").arg(line.invited).arg(line.coming).arg(line.came);
            if (const auto each = line.costPerGuest())
                about << tr("%1 a guest who came").arg(moneyShort(*each, m_context.currency()));
        }
    m_about->setText(about.join(u" · "_s));
    showButtons();
}

void EventsPage::showButtons() {
    const bool editable = m_context.session() && !m_context.inThePast();
    const bool some = editable && m_shown && !chosenGuests().empty();
    for (const auto& [key, button] : m_marks) button->setEnabled(some);
    m_uninvite->setEnabled(some);
    m_edit->setEnabled(editable && m_event != 0);
    m_remove->setEnabled(editable && m_event != 0);
    m_invite->setEnabled(editable && m_event != 0);
    m_add->setEnabled(editable);
}

void EventsPage::edit(RecordId event) {
    if (!m_context.mayEdit() || !m_context.session()) return;
    Record record(Kind::event);
    try {
        if (event != 0) {
            const auto known = readRecord(m_context.reader(), Kind::event, event);
            if (!known) return;
            record = *known;
        } else {
            kindRow(Kind::event).begin(record);
            record.set("date", isoDate(m_context.today()));
        }
    } catch (...) {
        m_context.showError(currentError());
        return;
    }
    (new EventSheet(m_context, record, window()))->openSheet();
}

void EventsPage::remove() {
    const RecordId event = chosen();
    if (event == 0 || !m_context.mayEdit()) return;
    m_context.edit(removeCommand(m_context.reader(), Kind::event, event), [event](Edit& edit) {
        removeGuests(edit, findRecords(edit.database(), Kind::event_guest, "event", Value{event}));
        RecordWriter writer(edit);
        writer.remove(Kind::event, event);
    });
}

void EventsPage::mark(const std::string& state) {
    const std::vector<RecordId> guests = chosenGuests();
    if (guests.empty() || !m_context.mayEdit()) return;
    m_context.edit(guestStateCommand(m_context.reader(), m_event, guests.size()),
                   [guests, state](Edit& edit) { setGuestState(edit, guests, state); });
}

void EventsPage::uninvite() {
    const std::vector<RecordId> guests = chosenGuests();
    if (guests.empty() || !m_context.mayEdit()) return;
    m_context.edit(guestStateCommand(m_context.reader(), m_event, guests.size()),
                   [guests](Edit& edit) { removeGuests(edit, guests); });
}

bool EventsPage::eventFilter(QObject* watched, QEvent* event) {
    const bool press = event->type() == QEvent::KeyPress;
    if (watched == m_guests && (press || event->type() == QEvent::ShortcutOverride)) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const std::string state = key->modifiers() != Qt::NoModifier ? ""
                                  : key->key() == Qt::Key_Y          ? "coming"
                                  : key->key() == Qt::Key_N          ? "declined"
                                  : key->key() == Qt::Key_Space      ? "came"
                                                                     : "";
        if (!state.empty()) {
            if (press) mark(state);
            event->accept();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void EventsPage::addActions(ActionRegistry& actions) {
    actions.add({.id = u"events.new"_s,
                 .group = MenuGroup::client,
                 .text = [] { return tr("New event..."); },
                 .iconName = u"calendar"_s,
                 .run =
                     [this] {
                         m_context.openPage(u"events"_s);
                         edit(0);
                     },
                 .enabled = [this] { return m_context.session() != nullptr && !m_context.inThePast(); },
                 .rank = 33});
}

void EventsPage::enter() { m_events->setFocus(); }

QList<QWidget*> EventsPage::areas() {
    return isEmptyShown() ? QList<QWidget*>{this} : QList<QWidget*>{m_events, m_guests};
}

void EventsPage::retranslate() {
    title()->setText(tr("Events"));
    m_add->setText(tr("New event"));
    empty()->setContent(
        u"calendar"_s, tr("No events yet"),
        tr("An evening of thanks, a launch, a salon: note whom you invite, who comes, and what it costs."));
    m_events->setHorizontalHeaderLabels({tr("Event"), tr("Date"), tr("Guests"), tr("Cost")});
    m_events->setAccessibleName(tr("Events"));
    m_guests->setHorizontalHeaderLabels({tr("Client"), tr("Contact"), tr("Owner"), tr("Status")});
    m_guests->setAccessibleName(tr("Guests"));
    m_none->setText(tr("Nobody is invited yet. Select clients in the list and choose “Invite to an event...”."));
    for (const auto& [key, button] : m_marks) {
        const Choice* state = findChoice(choices::guestStates(), key);
        button->setText(m_context.text(state->label));
    }
    m_invite->setText(tr("Choose clients..."));
    m_uninvite->setText(tr("Take off the list"));
    m_edit->setText(tr("Edit..."));
    m_remove->setText(tr("Delete"));
    if (m_list && m_context.session()) invalidate();
}

}  // namespace meike::ui
