// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/quick_log.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

#include "app/records/record_writer.h"
#include "domain/choices.h"
#include "domain/record.h"
#include "storage/records.h"
#include "ui/context/app_context.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/undo_passes.h"
#include "ui/parts/client_texts.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kQuietPill = 0;
constexpr int kAskingPill = 3;

}  // namespace

QuickLog::QuickLog(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_line = new QLineEdit;
    m_line->setObjectName(u"logEdit"_s);
    letUndoPass(m_line);
    m_draftBox = new QWidget;
    m_draftBox->setObjectName(u"logDraft"_s);
    m_draftRow = new FlowLayout(m_draftBox, 6, 4);
    m_draftRow->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_line);
    column->addWidget(m_draftBox);
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_typed.text = text;
        if (text.trimmed().isEmpty()) m_typed = {};
        read();
    });
    connect(m_line, &QLineEdit::returnPressed, this, [this] { log(m_client, m_typed); });
    connect(&context, &AppContext::asOfChanged, this, &QuickLog::retranslate);
    retranslate();
}

void QuickLog::retranslate() {
    m_line->setPlaceholderText(tr("Wed call Lee renewal, follow up next friday"));
    m_line->setAccessibleName(tr("Log an interaction"));
    setEnabled(m_client != 0 && !m_context.inThePast());
    setToolTip(m_context.whyNotEdit());
    showDraft();
}

void QuickLog::setClient(RecordId client, std::vector<QuickLogContact> contacts) {
    m_contacts = std::move(contacts);
    if (client != m_client) {
        keep();
        m_client = client;
        m_typed = {};
        const Typed typed = m_kept.value(client);
        // Not clear(), which Ctrl+Z would take back: it belongs to another client.
        m_line->setText(typed.text);
        m_typed = typed;
    }
    retranslate();
    read();
}

void QuickLog::setContacts(std::vector<QuickLogContact> contacts) {
    m_contacts = std::move(contacts);
    read();
}

void QuickLog::focusLine() {
    if (m_client != 0 && m_context.mayEdit()) m_line->setFocus(Qt::ShortcutFocusReason);
}

void QuickLog::read() {
    m_draft = readQuickLog(u8(m_typed.text.trimmed()), m_context.today(), m_contacts);
    showDraft();
}

void QuickLog::showDraft() {
    m_draftRow->clear();
    const bool any = !m_typed.text.trimmed().isEmpty() && m_client != 0;
    m_draftBox->setVisible(any);
    if (!any) return;
    const Date today = m_context.today();
    const auto pill = [this](const QString& text, int colour = kQuietPill) {
        auto* each = new Pill(text, colour);
        m_draftRow->addWidget(each);
        return each;
    };
    const auto day = [&](Date date) {
        return shortDate(date, today) + u' ' + (date == today ? relativeDate(date, today) : weekdayText(date));
    };
    m_draftRow->addWidget(makeLabel(tr("Draft"), TextStyle::small, Tone::secondary));
    const std::string kind = m_typed.kind.empty() ? m_draft.kind : m_typed.kind;
    Pill* kindPill = pill(kind.empty() ? tr("Call?") : choiceText(m_context, choices::interactionKinds(), kind),
                          kind.empty() ? kAskingPill : kQuietPill);
    kindPill->setObjectName(u"draftKind"_s);
    kindPill->setClickable(true);
    kindPill->setToolTip(tr("Choose another kind"));
    connect(kindPill, &Pill::clicked, this, [this, kindPill] { chooseKind(kindPill); });
    pill(day(m_draft.date))->setObjectName(u"draftDate"_s);
    const auto nameOf = [&](RecordId id) {
        for (const QuickLogContact& contact : m_contacts)
            if (contact.id == id) return qs(contact.name);
        return QString();
    };
    for (const RecordId contact : m_draft.contacts) pill(nameOf(contact))->setObjectName(u"draftContact"_s);
    for (const QuickLogMention& mention : m_draft.unsettled) {
        const auto meant = m_typed.meant.find(mention.text);
        if (meant != m_typed.meant.end()) {
            pill(nameOf(meant->second))->setObjectName(u"draftContact"_s);
            continue;
        }
        // Several can be meant: who it was is asked, never guessed.
        for (const RecordId candidate : mention.candidates) {
            Pill* choice = pill(tr("%1: %2?").arg(qs(mention.text), nameOf(candidate)), kAskingPill);
            choice->setObjectName(u"draftCandidate"_s);
            choice->setClickable(true);
            connect(choice, &Pill::clicked, this, [this, text = mention.text, candidate] {
                m_typed.meant[text] = candidate;
                showDraft();
                m_line->setFocus();
            });
        }
    }
    if (!m_draft.direction.empty()) pill(m_draft.direction == "in" ? tr("they called on us") : tr("from us"));
    if (m_draft.minutes > 0) pill(tr("%n minute(s)", nullptr, m_draft.minutes));
    if (!m_draft.summary.empty()) m_draftRow->addWidget(makeLabel(qs(m_draft.summary), TextStyle::body));
    if (!m_draft.nextStep.empty() || m_draft.nextStepOn) {
        m_draftRow->addWidget(makeLabel(tr("Next step"), TextStyle::small, Tone::secondary));
        QStringList next;
        if (m_draft.nextStepOn) next << day(*m_draft.nextStepOn);
        if (!m_draft.nextStep.empty()) next << qs(m_draft.nextStep);
        pill(next.join(u' '))->setObjectName(u"draftNext"_s);
    }
    m_draftRow->addWidget(makeLabel(tr("Enter stores it"), TextStyle::small, Tone::secondary));
}

void QuickLog::chooseKind(QWidget* anchor) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Choice& kind : choices::interactionKinds())
        menu->addAction(m_context.text(kind.label), [this, key = std::string(kind.key)] {
            m_typed.kind = key;
            showDraft();
            m_line->setFocus();
        });
    menu->popup(anchor->mapToGlobal(QPoint(0, anchor->height())));
}

void QuickLog::keep() {
    if (m_client == 0) return;
    if (m_typed.text.trimmed().isEmpty())
        m_kept.remove(m_client);
    else
        m_kept[m_client] = m_typed;
}

void QuickLog::forget() {
    m_kept.clear();
    m_client = 0;
    m_contacts.clear();
    m_line->setText({});
    m_typed = {};
    retranslate();
}

Record QuickLog::record(RecordId client, const Typed& typed, QuickLogDraft draft) const {
    if (!typed.kind.empty()) draft.kind = typed.kind;
    if (draft.kind.empty()) draft.kind = choices::interactionKinds().front().key;
    for (const QuickLogMention& mention : draft.unsettled)
        if (const auto meant = typed.meant.find(mention.text); meant != typed.meant.end())
            draft.contacts.push_back(meant->second);
    Record record = quickLogRecord(draft, client, m_contacts);
    if (const RecordId actor = m_context.session()->actor(); actor != 0) record.set("person", actor);
    return record;
}

bool QuickLog::log(RecordId client, const Typed& typed) {
    const QString text = typed.text.trimmed();
    if (text.isEmpty() || client == 0 || !m_context.session()) return false;
    const QuickLogDraft draft =
        client == m_client ? m_draft : readQuickLog(u8(text), m_context.today(), std::vector<QuickLogContact>{});
    const Record entry = record(client, typed, draft);
    // The text stays where it is when it could not be stored.
    if (!m_context.edit(addCommand(m_context.reader(), entry), [entry](Edit& edit) { meike::addRecord(edit, entry); }))
        return false;
    m_kept.remove(client);
    if (client == m_client) m_line->setText({});
    return true;
}

std::optional<Unsaved> QuickLog::unsaved() {
    keep();
    if (m_kept.isEmpty() || !m_context.session()) return {};
    // The one in the line first: it can be seen.
    const RecordId client = m_kept.contains(m_client) ? m_client : m_kept.firstKey();
    const Typed typed = m_kept.value(client);
    return Unsaved{
        .question = tr("Log what you wrote about “%1”?").arg(qs(recordName(m_context.reader(), Kind::client, client))),
        .note = tr("Not logged yet: %1").arg(typed.text.trimmed()),
        .keep = tr("Log it"),
        .save = [this, client, typed] { return log(client, typed); },
        .show = [this, client] { m_context.openClient(client); },
        .discard =
            [this, client] {
                m_kept.remove(client);
                if (client == m_client) m_line->setText({});
            }};
}

void QuickLog::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace meike::ui
