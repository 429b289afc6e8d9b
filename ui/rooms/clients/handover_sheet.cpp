// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/handover_sheet.h"

#include <QComboBox>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <algorithm>

#include "storage/records.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/format.h"
#include "ui/kit/layouts.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/parts/client_texts.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Sentences one below the other.
QString paragraphs(const std::vector<std::string>& sentences, Language language) {
    QStringList lines;
    for (const std::string& each : sentences) lines << qs(each) + (language == Language::zh ? u"。"_s : u"."_s);
    return lines.join(u'\n');
}

constexpr int kNoteHeight = 72;
constexpr int kReclaimHeight = 280;
constexpr int kDueWidth = 96;
constexpr int kOwnerWidth = 90;
enum ReclaimColumn { kWho, kOwner, kDue, kWhy, kReclaimColumns };
constexpr int kClientRole = Qt::UserRole + 1;

}  // namespace

HandoverSheet::HandoverSheet(AppContext& context, std::vector<RecordId> clients, QWidget* parent)
    : FormDialog(tr("Hand over %1").arg(clientCount(static_cast<std::int64_t>(clients.size()))), tr("Hand over"),
                 parent),
      m_context(context),
      m_clients(std::move(clients)),
      m_read(new LatestRead(context, this)) {
    setObjectName(u"handoverSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    std::sort(m_clients.begin(), m_clients.end());
    m_to = new QComboBox;
    m_to->setObjectName(u"handoverTo"_s);
    m_note = new QPlainTextEdit;
    m_note->setObjectName(u"handoverNote"_s);
    m_note->setFixedHeight(kNoteHeight);
    m_note->setTabChangesFocus(true);
    m_warnings = wrappedLabel({}, Tone::risk);
    m_warnings->setObjectName(u"handoverWarnings"_s);
    m_warnings->hide();
    try {
        RecordId only = -1;  // whose they all are
        for (const Record& client : readRecords(m_context.reader(), Kind::client, m_clients)) {
            const RecordId owner = client.integer("owner");
            m_owned = m_owned || owner != 0;
            only = only == -1 || only == owner ? owner : 0;
        }
        m_to->addItem(tr("Choose..."), qlonglong{-1});
        for (const Record& person : allRecords(m_context.reader(), Kind::person))
            if (person.integer("active", 1) != 0 && person.id() != only)
                m_to->addItem(qs(person.text("name")), static_cast<qlonglong>(person.id()));
        if (m_owned) m_to->addItem(tr("Nobody: back into the pool"), qlonglong{0});
        setIntro(m_owned ? tr("Their open tasks go along, and what playbooks plan; the history stays.")
                         : tr("They are in the pool: nobody looks after them yet."));
    } catch (...) {
        m_context.showError(currentError());
    }
    addRow(tr("&To"), m_to);
    m_note->setPlaceholderText(m_owned ? tr("Why, and what the next one has to know")
                                       : tr("What the next one has to know (optional)"));
    addRow(tr("&Note"), m_note);
    addWide(m_warnings);
    connect(m_to, &QComboBox::currentIndexChanged, this, &HandoverSheet::chosen);
    setSubmit([this] { return submit(); });
}

Handover HandoverSheet::handover() const {
    return {m_clients, m_to->currentData().toLongLong(), u8(m_note->toPlainText()), m_context.session()->actor()};
}

void HandoverSheet::chosen() {
    m_warnings->hide();
    if (m_to->currentData().toLongLong() <= 0) {
        m_read->stop();
        return;
    }
    m_read->ask(
        [asked = handover(), asOf = m_context.asOf(), language = m_context.language()](
            Database& database, const std::stop_token&) { return handoverWarnings(database, asked, asOf, language); },
        [this](const std::vector<std::string>& warnings) {
            m_warnings->setText(paragraphs(warnings, m_context.language()));
            m_warnings->setVisible(!warnings.empty());
        });
}

bool HandoverSheet::submit() {
    if (m_to->currentData().toLongLong() < 0) {
        setError(tr("Say who gets them."), m_to);
        return false;
    }
    if (m_owned && m_note->toPlainText().trimmed().isEmpty()) {
        setError(tr("Somebody loses a client: say why."), m_note);
        return false;
    }
    const Handover asked = handover();
    return m_context.edit(handOverCommand(m_context.reader(), asked), [asked](Edit& edit) { handOver(edit, asked); });
}

ReclaimSheet::ReclaimSheet(AppContext& context, QWidget* parent)
    : FormDialog(tr("Back into the pool"), tr("Put back"), parent),
      m_context(context),
      m_read(new LatestRead(context, this)) {
    setObjectName(u"reclaimSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_table = new QTableWidget(0, kReclaimColumns);
    m_table->setObjectName(u"reclaimTable"_s);
    styleTable(m_table);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFixedHeight(kReclaimHeight);
    m_table->setHorizontalHeaderLabels({tr("Client"), tr("Owner"), tr("Due"), tr("Why")});
    m_table->setAccessibleName(tr("Clients that go back into the pool"));
    m_table->horizontalHeader()->setSectionResizeMode(kWho, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(kWhy, QHeaderView::Stretch);
    m_table->setColumnWidth(kOwner, kOwnerWidth);
    m_table->setColumnWidth(kDue, kDueWidth);
    m_none = wrappedLabel({}, Tone::secondary);
    m_none->setObjectName(u"reclaimNone"_s);
    try {
        setIntro(paragraphs(poolRuleSentences(readPoolRules(m_context.reader()), m_context.language()),
                            m_context.language()));
    } catch (...) {
        m_context.showError(currentError());
    }
    addWide(m_none);
    addWide(m_table);
    m_table->hide();
    primaryButton()->setEnabled(false);
    m_read->ask(
        [asOf = m_context.asOf(), language = m_context.language()](Database& database, const std::stop_token& stop) {
            return poolDue(database, readPoolRules(database), asOf, 0, language, stop);
        },
        [this](const std::vector<PoolDue>& due) { show(due); });
    setSubmit([this] { return submit(); });
}

void ReclaimSheet::show(const std::vector<PoolDue>& due) {
    m_none->setText(due.empty() ? tr("Nobody goes back today.")
                                : tr("Untick whoever is to stay: they can be asked about again tomorrow."));
    m_table->setVisible(!due.empty());
    primaryButton()->setEnabled(!due.empty());
    m_table->setRowCount(static_cast<int>(due.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const PoolDue& each = due[static_cast<std::size_t>(row)];
        const auto put = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            item->setToolTip(text);
            m_table->setItem(row, column, item);
            return item;
        };
        try {
            auto* who = put(kWho, qs(recordName(m_context.reader(), Kind::client, each.client)));
            who->setData(kClientRole, static_cast<qlonglong>(each.client));
            who->setCheckState(Qt::Checked);
            put(kOwner, qs(recordName(m_context.reader(), Kind::person, each.owner)));
        } catch (...) {
            m_context.showError(currentError());
            return;
        }
        put(kDue, shortDate(each.due, m_context.asOf()));
        put(kWhy, qs(each.why));
    }
    adjustSize();
}

bool ReclaimSheet::submit() {
    // The reason that stands beside each is what is kept.
    std::vector<Handover> moves;
    std::vector<RecordId> clients;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (m_table->item(row, kWho)->checkState() != Qt::Checked) continue;
        const RecordId client = m_table->item(row, kWho)->data(kClientRole).toLongLong();
        clients.push_back(client);
        moves.push_back({{client}, 0, u8(m_table->item(row, kWhy)->text()), m_context.session()->actor()});
    }
    if (moves.empty()) return true;
    const Handover all{clients, 0, {}, 0};
    return m_context.edit(handOverCommand(m_context.reader(), all), [moves](Edit& edit) {
        for (const Handover& each : moves) handOver(edit, each);
    });
}

}  // namespace meike::ui
