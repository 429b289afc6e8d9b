// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/client/client_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

#include "app/score_book.h"
#include "app/view/client_desk.h"
#include "app/view/client_glance.h"
#include "domain/kind.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_caption.h"
#include "ui/forms/record_form.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/client_texts.h"
#include "ui/parts/tag_picker.h"
#include "ui/rooms/client/client_facts.h"
#include "ui/rooms/client/client_head.h"
#include "ui/rooms/client/client_side.h"
#include "ui/rooms/client/client_timeline.h"
#include "ui/rooms/client/contact_sheets.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kFactsWidth = 216;
constexpr int kSideWidth = 304;
/// Below this the facts stand under the people: a timeline that is too narrow says nothing.
constexpr int kThreeColumns = 960;
/// Below this the words to filter by keep to one line.
constexpr int kTightHeight = 520;

struct Answer {
    std::shared_ptr<const ClientGlance> glance;
    std::shared_ptr<const ClientDesk> desk;
};

}  // namespace

ClientPage::ClientPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::fixed, parent),
      m_read(new LatestRead(context, this)),
      m_cardRead(new LatestRead(context, this)) {
    setObjectName(u"clientPage"_s);
    buildHeader();
    m_head = new ClientHead(context);
    m_facts = new ClientFacts(context);
    m_timeline = new ClientTimeline(context);
    m_side = new ClientSide(context);
    content()->addWidget(m_head);
    m_columns = new QWidget;
    auto* columns = new QHBoxLayout(m_columns);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::kWide);
    columns->addWidget(m_facts);
    columns->addWidget(m_timeline, 1);
    m_right = new QWidget;
    m_right->setFixedWidth(kSideWidth);
    auto* right = new QVBoxLayout(m_right);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(space::kWide);
    right->addWidget(m_side, 1);
    columns->addWidget(m_right);
    content()->addWidget(m_columns, 1);
    connect(m_facts, &ClientFacts::tagRequested, this, &ClientPage::tag);
    connect(m_facts, &ClientFacts::untagRequested, this,
            [this](const QString& name) { untagClients(m_context, {m_client}, name); });
    connect(m_head, &ClientHead::taskDone, this, &ClientPage::finishTask);
    connect(m_head, &ClientHead::taskOpened, this,
            [this](qint64 task) { editRecord(m_context, window(), Kind::task, task); });
    connect(m_head, &ClientHead::stepOpened, this,
            [this](qint64 interaction) { editRecord(m_context, window(), Kind::interaction, interaction); });
    connect(&context, &AppContext::asOfChanged, this, &ClientPage::invalidate);
    connect(m_timeline, &ClientTimeline::settled, this, &ClientPage::enterWhenWhole);
    empty()->setContent(u"building-2"_s, {}, {});
    retranslate();
    showEmpty();
}

ClientPage::~ClientPage() = default;

void ClientPage::buildHeader() {
    m_back = addBackButton(u"clients"_s);
    m_tier = new TierLabel;
    m_tier->setObjectName(u"pageTier"_s);
    addBesideTitle(m_tier);
    const auto stepper = [this](const QString& iconName, int by) {
        auto* button = new QToolButton;
        button->setIcon(icon(iconName, Tone::secondary));
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, this, [this, by] { step(by); });
        return button;
    };
    m_previous = stepper(u"chevron-left"_s, -1);
    m_previous->setObjectName(u"previousClientButton"_s);
    m_place = makeLabel({}, TextStyle::body, Tone::secondary);
    m_next = stepper(u"chevron-right"_s, 1);
    m_next->setObjectName(u"nextClientButton"_s);
    m_log = new QPushButton;
    m_log->setObjectName(u"pageLogButton"_s);
    m_log->setIcon(icon(u"message-circle"_s));
    connect(m_log, &QPushButton::clicked, this, [this] { m_timeline->focusQuickLog(); });
    m_tag = new QPushButton;
    m_tag->setObjectName(u"pageTagsButton"_s);
    m_tag->setIcon(icon(u"tag"_s));
    connect(m_tag, &QPushButton::clicked, this, &ClientPage::tag);
    m_more = new QPushButton;
    m_more->setObjectName(u"pageMoreButton"_s);
    m_more->setIcon(icon(u"ellipsis"_s));
    auto* menu = new QMenu(m_more);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        menu->addAction(icon(u"pencil"_s), tr("Open the form..."),
                        [this] { editRecord(m_context, window(), Kind::client, m_client); });
        menu->addAction(icon(u"list"_s), tr("Show in the list"), [this] { m_context.openClient(m_client); });
        menu->addAction(icon(u"printer"_s), tr("Client card (PDF)..."), this, &ClientPage::chooseCard);
        if (m_desk && !m_desk->people.empty())
            menu->addAction(icon(u"download"_s), tr("Contacts as cards (.vcf)..."), this, [this] {
                std::vector<RecordId> contacts;
                for (const ClientDesk::Person& person : m_desk->people) contacts.push_back(person.contact.contact);
                openContactCards(m_context, window(), contacts, qs(m_glance->client.text("name")));
            });
        menu->addSeparator();
        for (const ClientTabRow& tab : clientTabs())
            for (const KindRow& row : kindTable())
                if (row.tab == tab.tab)
                    menu->addAction(icon(qs(row.icon)), tr("Add %1...").arg(kindInSentence(m_context, row.kind)),
                                    [this, kind = row.kind] { addRecord(kind); });
    });
    m_more->setMenu(menu);
    m_order = new QPushButton;
    m_order->setObjectName(u"pageOrderButton"_s);
    setPrimary(m_order);
    connect(m_order, &QPushButton::clicked, this, [this] { addRecord(Kind::order); });
    for (QWidget* widget : std::initializer_list<QWidget*>{m_previous, m_place, m_next, m_log, m_tag, m_more, m_order})
        addToHeader(widget);
}

void ClientPage::retranslate() {
    m_log->setAccessibleName(tr("Log"));
    m_tag->setAccessibleName(tr("Tag"));
    arrangeColumns();
    m_log->setToolTip(tr("Log an interaction (%1)").arg(u"Ctrl+L"_s));
    m_tag->setToolTip(tr("Tag this client (T)"));
    m_more->setToolTip(tr("More"));
    m_more->setAccessibleName(tr("More"));
    m_order->setText(tr("New order"));
    m_previous->setToolTip(tr("The client before (Alt+Up)"));
    m_previous->setAccessibleName(tr("The client before"));
    m_next->setToolTip(tr("The next client (Alt+Down)"));
    m_next->setAccessibleName(tr("The next client"));
    empty()->setContent(u"building-2"_s, tr("No client is chosen"),
                        tr("Choose one in the list or search for it with Ctrl+K."));
    empty()->clearActions();
    empty()->addAction(
        tr("To the list"), [this] { m_context.openPage(u"clients"_s); }, true);
    showHeader();
    invalidate();
}

void ClientPage::visit(const Visit& visit) {
    const auto* one = std::get_if<VisitClient>(&visit);
    if (!one) return;
    m_among = one->among;
    m_listName = one->listName;
    m_toEnter = true;
    showClient(one->client);
}

void ClientPage::showClient(RecordId client) {
    if (client == m_client) {
        showHeader();
        enterWhenWhole();
        return;
    }
    m_client = client;
    m_glance.reset();
    m_timeline->setClient(client);
    showHeader();
    invalidate();
}

void ClientPage::step(int by) {
    if (!m_among) return;
    const auto at = std::find(m_among->begin(), m_among->end(), m_client);
    if (at == m_among->end()) return;
    const auto place = (at - m_among->begin()) + by;
    if (place < 0 || place >= static_cast<std::ptrdiff_t>(m_among->size())) return;
    showClient((*m_among)[static_cast<std::size_t>(place)]);
}

bool ClientPage::concerns(const Change& change) const {
    return m_client != 0 && (std::binary_search(change.clients.begin(), change.clients.end(), m_client) ||
                             change.touches(Kind::person) || change.touches(Kind::pick_item) ||
                             change.touches(Kind::tag) || change.touches(Kind::custom_field));
}

void ClientPage::refresh() {
    if (m_client == 0) {
        showEmpty();
        return;
    }
    Session* session = m_context.session();
    m_read->ask(
        [session, scores = m_context.scores(), client = m_client, asOf = m_context.asOf(),
         language = m_context.language()](Database& database, const std::stop_token& stop) {
            Answer answer;
            if (auto glance = readGlance(database, *session, scores, client, asOf, language, stop)) {
                answer.glance = std::make_shared<const ClientGlance>(std::move(*glance));
                answer.desk = std::make_shared<const ClientDesk>(
                    readDesk(database, *session, scores, client, asOf, language, stop));
            }
            return answer;
        },
        [this](Answer answer) {
            m_glance = std::move(answer.glance);
            m_desk = std::move(answer.desk);
            showHeader();
            if (!m_glance) {
                // Deleted meanwhile, or not there on the day that is shown.
                m_client = 0;
                m_timeline->setClient(0);
                showEmpty();
                return;
            }
            m_head->show(*m_glance);
            m_facts->show(*m_glance, *m_desk);
            m_side->show(*m_glance, *m_desk);
            m_timeline->setContacts(quickLogContacts(*m_glance));
            showContent();
            enterWhenWhole();
        });
    m_timeline->refresh();
}

void ClientPage::enterWhenWhole() {
    if (!m_toEnter || !isSettled() || !isVisible()) return;
    m_toEnter = false;
    enter();
}

void ClientPage::showHeader() {
    const bool known = m_glance && m_glance->client.id() == m_client;
    title()->setText(known ? qs(m_glance->client.text("name")) : QString());
    subtitle()->setText(known ? clientSubline(m_context, *m_glance) : QString());
    m_tier->setVisible(known && showTier(*m_tier, m_context, *m_glance));
    m_back->setText(m_listName.isEmpty() ? tr("Clients") : m_listName);
    const auto at = m_among ? std::find(m_among->begin(), m_among->end(), m_client) : decltype(m_among->end())();
    const bool walks = m_among && at != m_among->end() && m_among->size() > 1;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_previous, m_place, m_next}) widget->setVisible(walks);
    if (walks) {
        const auto place = at - m_among->begin();
        m_place->setText(u"%1 / %2"_s.arg(count(place + 1), count(static_cast<std::int64_t>(m_among->size()))));
        m_previous->setEnabled(place > 0);
        m_next->setEnabled(place + 1 < static_cast<std::ptrdiff_t>(m_among->size()));
    }
    const bool editable = known && !m_context.inThePast();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_log, m_tag, m_order}) {
        widget->setEnabled(editable);
        if (!editable) widget->setToolTip(m_context.whyNotEdit());
    }
    m_more->setEnabled(known);
    emit actionsChanged();
}

void ClientPage::clear() {
    m_client = 0;
    m_among.reset();
    m_listName.clear();
    m_glance.reset();
    m_read->stop();
    m_timeline->forget();
    m_facts->forget();
    m_side->forget();
    showHeader();
    showEmpty();
}

bool ClientPage::isSettled() const { return !m_read->running() && m_glance && m_timeline->isSettled(); }

std::optional<Unsaved> ClientPage::unsaved() {
    if (auto line = m_facts->unsaved()) return line;
    return m_timeline->unsaved();
}

void ClientPage::enter() { m_timeline->focusList(); }

QList<QWidget*> ClientPage::areas() { return {m_timeline, m_facts, m_side}; }

void ClientPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    arrangeColumns();
}

void ClientPage::arrangeColumns() {
    const bool narrow = width() < kThreeColumns;
    // The name is worth more than the words on the buttons.
    m_log->setText(narrow ? QString() : tr("Log"));
    m_tag->setText(narrow ? QString() : tr("Tag"));
    m_timeline->setTight(height() < kTightHeight);
    m_facts->setFixedWidth(narrow ? kSideWidth : kFactsWidth);
    auto* columns = static_cast<QHBoxLayout*>(m_columns->layout());
    auto* right = static_cast<QVBoxLayout*>(m_right->layout());
    if (narrow == (right->indexOf(m_facts) >= 0)) return;
    if (narrow) {
        columns->removeWidget(m_facts);
        right->addWidget(m_facts, 1);
    } else {
        right->removeWidget(m_facts);
        columns->insertWidget(0, m_facts);
    }
}

}  // namespace meike::ui
