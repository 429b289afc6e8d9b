// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/client_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>

#include "app/view/client_glance.h"
#include "domain/choices.h"
#include "ui/context/latest_read.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/client_texts.h"
#include "ui/parts/quick_log.h"
#include "ui/parts/record_list.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/panel_tab.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}  // namespace

ClientPanel::ClientPanel(AppContext& context, QWidget* parent)
    : SidePanel(parent), m_context(context), m_read(new LatestRead(context, this)) {
    setObjectName(u"clientPanel"_s);
    setAccessibleName(tr("Client at a glance"));
    m_log = new QuickLog(context);
    footer()->addWidget(m_log);
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        if (m_client == 0) return;
        const bool mine =
            change.everything || std::binary_search(change.clients.begin(), change.clients.end(), m_client);
        if (mine || change.touches(Kind::person) || change.touches(Kind::pick_item) || change.touches(Kind::tag))
            refresh();
    });
    connect(&context, &AppContext::scoresChanged, this, &ClientPanel::refresh);
    context.unsaved().add(this, [this] { return m_log->unsaved(); });
    connect(&context, &AppContext::sessionChanged, this, [this] {
        m_log->forget();
        showClient(0);
    });
    rebuild();
}

ClientPanel::~ClientPanel() = default;

void ClientPanel::showClient(RecordId client) {
    if (client == m_client) return;
    m_client = client;
    m_log->setClient(client);
    refresh();
}

void ClientPanel::refresh() {
    if (m_client == 0 || !m_context.session()) {
        m_glance.reset();
        rebuild();
        return;
    }
    Session* session = m_context.session();
    m_read->ask(
        [session, scores = m_context.scores(), client = m_client, asOf = m_context.asOf(),
         language = m_context.language()](Database& database, const std::stop_token& stop) {
            auto glance = readGlance(database, *session, scores, client, asOf, language, stop);
            return glance ? std::make_shared<const ClientGlance>(std::move(*glance)) : nullptr;
        },
        [this, client = m_client](const std::shared_ptr<const ClientGlance>& answer) {
            m_glance = answer;
            if (answer) m_log->setContacts(quickLogContacts(*answer));
            rebuild();
            emit shown(client);
        });
}

void ClientPanel::setTab(Tab tab) {
    m_tab = tab;
    rebuild();
}

void ClientPanel::focusQuickLog() { m_log->focusLine(); }

void ClientPanel::rebuild() {
    clear();
    if (!m_glance) {
        if (m_client == 0) {
            auto* body = addSection();
            auto* hint =
                makeLabel(tr("Select a client to see why it stands where it does."), TextStyle::body, Tone::secondary);
            hint->setWordWrap(true);
            body->addWidget(hint);
        }
        return;
    }
    addHead(*m_glance);
    if (m_tab == Tab::overview) addOverview(*m_glance);
    for (const KindRow& row : kindTable())
        if (row.tab == m_tab && m_tab != Tab::overview) addKind(*m_glance, row.kind);
}

void ClientPanel::addHead(const ClientGlance& glance) {
    auto* body = addSection();
    auto* line = new QHBoxLayout;
    line->setSpacing(space::kUnit);
    auto* name = new ElidedLabel(qs(glance.client.text("name")));
    name->setObjectName(u"glanceName"_s);
    name->setFont(textFont(TextStyle::title));
    line->addWidget(name, 1);
    auto* tier = new TierLabel;
    tier->setObjectName(u"glanceTier"_s);
    if (showTier(*tier, m_context, glance))
        line->addWidget(tier);
    else
        delete tier;
    auto* page = new QToolButton;
    page->setObjectName(u"openPageButton"_s);
    page->setIcon(icon(u"external-link"_s, Tone::secondary));
    page->setToolTip(tr("Everything about this client (Alt+Enter)"));
    page->setAccessibleName(tr("Everything about this client"));
    page->setAutoRaise(true);
    connect(page, &QToolButton::clicked, this, [this] { emit pageRequested(m_client); });
    line->addWidget(page);
    body->addLayout(line);

    auto* subline = makeLabel(clientSubline(m_context, glance), TextStyle::body, Tone::secondary);
    subline->setWordWrap(true);
    body->addWidget(subline);

    // What is shown below: the client, or one of its lists.
    auto* box = new QWidget;
    auto* tabs = new FlowLayout(box, 0, 0);  // English words need a second line
    tabs->setContentsMargins(0, 0, 0, 0);
    const auto tab = [&](Tab which, const QString& text, const QString& object) {
        auto* button = new PanelTab(text);
        button->setObjectName(object);
        button->setChecked(m_tab == which);
        connect(button, &QAbstractButton::clicked, this, [this, which] { setTab(which); });
        tabs->addWidget(button);
    };
    for (const ClientTabRow& row : clientTabs()) tab(row.tab, m_context.text(row.label), qs(row.key) + u"Tab"_s);
    body->addWidget(box);
}

void ClientPanel::addRow(QVBoxLayout* body, Kind kind, RecordId id, const QString& first, const QString& right,
                         const QString& second, Tone rightTone) {
    addRecordRow(m_context, body, kind, id, {first, right, second, rightTone});
}

QVBoxLayout* ClientPanel::addList(const QString& title, std::int64_t number, Kind kind) {
    auto* body = addSection();
    const QString note = number <= 0             ? QString()
                         : number >= kGlanceRows ? tr("latest %1").arg(count(number))
                                                 : count(number);
    addRecordHead(m_context, body, title, note, kind, m_client);
    return body;
}

void ClientPanel::changeEvent(QEvent* event) {
    SidePanel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

}  // namespace meike::ui
