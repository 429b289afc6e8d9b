// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/client_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

#include "app/records/record_writer.h"
#include "app/view/client_glance.h"
#include "domain/choices.h"
#include "storage/records.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_caption.h"
#include "ui/forms/record_form.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/kit/undo_passes.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/panel_tab.h"
#include "ui/rooms/clients/record_row.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}  // namespace

ClientPanel::ClientPanel(AppContext& context, QWidget* parent)
    : SidePanel(parent), m_context(context), m_read(new LatestRead(context, this)) {
    setObjectName(u"clientPanel"_s);
    setAccessibleName(tr("Client at a glance"));
    buildFooter();
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        if (m_client == 0) return;
        const bool mine =
            change.everything || std::binary_search(change.clients.begin(), change.clients.end(), m_client);
        if (mine || change.touches(Kind::person) || change.touches(Kind::pick_item) || change.touches(Kind::tag))
            refresh();
    });
    connect(&context, &AppContext::scoresChanged, this, &ClientPanel::refresh);
    connect(&context, &AppContext::asOfChanged, this, &ClientPanel::updateFooter);
    context.unsaved().add(this, [this] { return unsaved(); });
    connect(&context, &AppContext::sessionChanged, this, [this] {
        m_drafts.clear();
        m_log->clear();
        showClient(0);
    });
    rebuild();
}

ClientPanel::~ClientPanel() = default;

void ClientPanel::buildFooter() {
    m_footerBox = new QWidget;
    auto* line = new QHBoxLayout(m_footerBox);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kUnit);
    m_logKind = new QComboBox;
    m_logKind->setObjectName(u"logKindCombo"_s);
    m_log = new QLineEdit;
    m_log->setObjectName(u"logEdit"_s);
    letUndoPass(m_log);
    line->addWidget(m_logKind);
    line->addWidget(m_log, 1);
    footer()->addWidget(m_footerBox);
    connect(m_log, &QLineEdit::returnPressed, this, [this] { log(m_client, typed()); });
    connect(m_log, &QLineEdit::textEdited, this, [this](const QString& text) {
        // "电话 续约方案" chooses the kind by its first word.
        const QString word = text.section(u' ', 0, 0);
        if (!text.contains(u' ')) return;
        for (const Choice& kind : choices::interactionKinds())
            if (word == qs(kind.label.zh) || word.compare(qs(kind.label.en), Qt::CaseInsensitive) == 0)
                m_logKind->setCurrentIndex(m_logKind->findData(qs(kind.key)));
    });
    updateFooter();
}

void ClientPanel::updateFooter() {
    const QVariant chosen = m_logKind->currentData();
    m_logKind->clear();
    for (const Choice& kind : choices::interactionKinds()) m_logKind->addItem(m_context.text(kind.label), qs(kind.key));
    m_logKind->setCurrentIndex(std::max(0, m_logKind->findData(chosen)));
    m_logKind->setAccessibleName(tr("Kind of interaction"));
    m_log->setPlaceholderText(tr("Log what was said today, Enter"));
    m_log->setAccessibleName(tr("Log an interaction"));
    m_footerBox->setEnabled(m_client != 0 && !m_context.inThePast());
    m_footerBox->setToolTip(m_context.whyNotEdit());
}

void ClientPanel::showClient(RecordId client) {
    if (client == m_client) return;
    keepDraft();
    m_client = client;
    const LogDraft draft = m_drafts.value(client);
    m_log->setText(draft.text);
    updateFooter();
    if (!draft.text.isEmpty()) m_logKind->setCurrentIndex(std::max(0, m_logKind->findData(draft.kind)));
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
        [this, client = m_client](std::shared_ptr<const ClientGlance> answer) {
            m_glance = answer;
            rebuild();
            emit shown(client);
        });
}

void ClientPanel::setTab(Tab tab) {
    m_tab = tab;
    rebuild();
}

void ClientPanel::focusQuickLog() {
    if (m_client != 0 && m_context.mayEdit()) m_log->setFocus(Qt::ShortcutFocusReason);
}

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
    const std::string& tier = textOrEmpty(glance.value("tier"));
    if (!tier.empty()) {
        auto* label = new TierLabel;
        QString text = m_context.text(fieldOf(Kind::client, "tier").label);
        const Choice* choice = findChoice(choices::tiers(), tier);
        text = choice ? m_context.text(choice->label) : qs(tier);
        if (glance.scores)
            for (const auto& each : glance.scores->assessment.tierNames)
                if (each.key == tier) text = qs(each.label.in(m_context.language()));
        const bool provisional = integerOr(glance.value("provisional"), 0) != 0;
        label->setObjectName(u"glanceTier"_s);
        label->setTier(tierMark(qs(tier)), provisional ? tr("%1 (provisional)").arg(text) : text);
        if (provisional) label->setToolTip(tr("The tier may change when what is missing is filled in."));
        line->addWidget(label);
    }
    body->addLayout(line);

    QStringList parts;
    const auto add = [&](Kind kind, std::string_view field, const QString& pattern) {
        const RecordId id = integerOr(glance.value(field), 0);
        if (id == 0) return;
        const std::string& text = glance.names.name(kind, id, m_context.language());
        if (!text.empty()) parts << pattern.arg(qs(text));
    };
    add(Kind::pick_item, "industry", u"%1"_s);
    add(Kind::pick_item, "region", u"%1"_s);
    add(Kind::person, "owner", tr("owner %1"));
    if (const auto first = parseIsoDate(textOrEmpty(glance.value("first_order")))) {
        const int days = dayNumber(m_context.asOf()) - dayNumber(*first);
        const int months = static_cast<int>(days / 30.44);
        QString time;
        if (months >= 12) time = tr("%n year(s)", nullptr, months / 12);
        if (months % 12 != 0 || months == 0) {
            if (!time.isEmpty()) time += tr(" ", "between years and months");
            time += months == 0 ? tr("%n day(s)", nullptr, days) : tr("%n month(s)", nullptr, months % 12);
        }
        parts << tr("client for %1").arg(time);
    }
    auto* subline = makeLabel(parts.join(u" · "_s), TextStyle::body, Tone::secondary);
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
    auto* row = new RecordRow(first, right, second, rightTone);
    row->setObjectName(qs(kindRow(kind).key) + u"Row"_s);
    const auto open = [this, kind, id] { editRecord(m_context, window(), kind, id); };
    connect(row, &RecordRow::opened, this, open);
    connect(row, &RecordRow::removeRequested, this, [this, kind, id] {
        if (m_context.session())
            m_context.edit(removeCommand(m_context.reader(), kind, id),
                           [kind, id](Edit& edit) { removeRecord(edit, kind, id); });
    });
    body->addWidget(row);
}

QVBoxLayout* ClientPanel::addList(const QString& title, std::int64_t number, Kind kind) {
    const QString addText = tr("Add %1").arg(kindInSentence(m_context, kind));
    auto* body = addSection();
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kUnit);
    head->addWidget(makeLabel(title, TextStyle::strong));
    if (number > 0)
        head->addWidget(makeLabel(number >= kGlanceRows ? tr("latest %1").arg(count(number)) : count(number),
                                  TextStyle::body, Tone::secondary));
    head->addStretch(1);
    auto* add = new QToolButton;
    add->setObjectName(u"add_"_s + qs(kindRow(kind).key));
    add->setIcon(icon(u"plus"_s));
    add->setToolTip(addText);
    add->setAccessibleName(addText);
    add->setAutoRaise(true);
    add->setEnabled(!m_context.inThePast());
    connect(add, &QToolButton::clicked, this, [this, kind] {
        editRecord(m_context, window(), kind, 0, {{"client", Value{m_client}}});
    });
    head->addWidget(add);
    body->addLayout(head);
    return body;
}

ClientPanel::LogDraft ClientPanel::typed() const { return {m_log->text(), m_logKind->currentData().toString()}; }

void ClientPanel::keepDraft() {
    if (m_client == 0) return;
    // What was typed belongs to the client it was typed for, and waits there.
    if (m_log->text().trimmed().isEmpty())
        m_drafts.remove(m_client);
    else
        m_drafts[m_client] = typed();
}

std::optional<Unsaved> ClientPanel::unsaved() {
    keepDraft();
    if (m_drafts.isEmpty() || !m_context.session()) return {};
    // The one in the line first: it can be seen.
    const RecordId client = m_drafts.contains(m_client) ? m_client : m_drafts.firstKey();
    const LogDraft draft = m_drafts.value(client);
    return Unsaved{
        .question = tr("Log what you wrote about “%1”?").arg(qs(recordName(m_context.reader(), Kind::client, client))),
        .note = tr("Not logged yet: %1").arg(draft.text.trimmed()),
        .keep = tr("Log it"),
        .save = [this, client, draft] { return log(client, draft); },
        .show = [this, client] { m_context.openClient(client); },
        .discard =
            [this, client] {
                m_drafts.remove(client);
                // Not clear(), which Ctrl+Z would take back: what is logged is not typed any more.
                if (client == m_client) m_log->setText({});
            }};
}

bool ClientPanel::log(RecordId client, const LogDraft& draft) {
    const QString text = draft.text.trimmed();
    if (text.isEmpty() || client == 0 || !m_context.session()) return false;
    Record record(Kind::interaction);
    record.set("client", client);
    record.set("date", isoDate(m_context.today()));
    record.set("kind", u8(draft.kind));
    QString summary = text;
    const QString word = text.section(u' ', 0, 0);
    if (text.contains(u' ') && word == m_logKind->itemText(m_logKind->findData(draft.kind)))
        summary = text.section(u' ', 1).trimmed();
    record.set("summary", u8(summary));
    if (const RecordId actor = m_context.session()->actor(); actor != 0) record.set("person", actor);
    // The text stays where it is when it could not be stored.
    if (!m_context.edit(addCommand(m_context.reader(), record),
                        [record](Edit& edit) { meike::addRecord(edit, record); }))
        return false;
    if (client == m_client) m_log->setText({});
    m_drafts.remove(client);
    return true;
}

void ClientPanel::changeEvent(QEvent* event) {
    SidePanel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        updateFooter();
        refresh();
    }
}

}  // namespace meike::ui
