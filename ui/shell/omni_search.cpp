// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/omni_search.h"

#include <QTimer>
#include <algorithm>

#include "base/pinyin.h"
#include "storage/client_query.h"
#include "storage/records.h"
#include "ui/context/latest_read.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kClientRows = 8;
constexpr int kContactRows = 4;
constexpr int kTagRows = 4;
constexpr int kCommandRows = 4;

/// Of so many that hold the letters, those that begin with them come first.
constexpr int kRanked = 300;

/// 0: a name, its pinyin or its initials begin with what was typed; 1: they hold it somewhere.
int rankOf(const Record& client, const std::string& needle) {
    const std::string document = searchDocument(client.text("name"), client.text("short_name"));
    for (std::size_t at = document.find(needle); at != std::string::npos; at = document.find(needle, at + 1))
        if (at == 0 || document[at - 1] == kSearchPartSeparator) return 0;
    return 1;
}

bool matches(const std::string& name, const std::string& needle) {
    return !needle.empty() && searchDocument(name).find(needle) != std::string::npos;
}

QString detailOf(Database& database, const Record& client, Language language) {
    const std::string industry = recordName(database, Kind::pick_item, client.integer("industry"), language);
    const std::string region = recordName(database, Kind::pick_item, client.integer("region"), language);
    QStringList parts;
    for (const std::string& part : {industry, region})
        if (!part.empty()) parts << qs(part);
    return parts.join(u" · "_s);
}

}  // namespace

OmniSearch::OmniSearch(AppContext& context, ActionRegistry& actions, SearchField* field)
    : QObject(field),
      m_context(context),
      m_actions(actions),
      m_field(field),
      m_popup(new SuggestPopup(field)),
      m_read(new LatestRead(context, this)),
      m_contactRead(new LatestRead(context, this)) {
    m_popup->setObjectName(u"searchPopup"_s);
    connect(field, &SearchField::queryChanged, this, &OmniSearch::search);
    connect(m_popup, &SuggestPopup::picked, this, &OmniSearch::pick);
    connect(&context, &AppContext::sessionChanged, this, [this] { m_contacts.reset(); });
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        if (!change.everything && !change.touches(Kind::contact) && !change.touches(Kind::client)) return;
        m_contacts.reset();
        if (m_contactRead->running()) loadContacts();
    });
}

void OmniSearch::loadContacts() {
    m_contactRead->ask(
        [](Database& database, const std::stop_token& stop) {
            // Names in Latin letters are made once for all keystrokes that follow.
            auto contacts = std::make_shared<std::vector<Contact>>();
            std::map<RecordId, std::optional<QString>> companies;  // nothing: put aside
            for (const Record& record : allRecords(database, Kind::contact)) {
                throwIfStopped(stop);
                const RecordId client = record.integer("client");
                const auto [company, isNew] = companies.try_emplace(client);
                if (isNew) {
                    const auto owner = readRecord(database, Kind::client, client);
                    if (owner && isEmpty(owner->get("deleted_at")) && isEmpty(owner->get("archived_at")))
                        company->second = qs(owner->text("name"));
                }
                if (!company->second) continue;
                contacts->push_back(Contact{client, qs(record.text("name")), qs(record.text("title")), *company->second,
                                            searchDocument(record.text("name"))});
            }
            return std::shared_ptr<const std::vector<Contact>>(std::move(contacts));
        },
        [this](std::shared_ptr<const std::vector<Contact>> answer) {
            m_contacts = std::move(answer);
            showFound();
        });
}

QList<PickItem> OmniSearch::contacts(const QString& query) const {
    QList<PickItem> items;
    const std::string needle = searchNeedle(u8(query));
    if (!m_contacts || needle.empty()) return items;
    for (const Contact& contact : *m_contacts) {
        if (items.size() >= kContactRows) break;
        if (contact.document.find(needle) == std::string::npos) continue;
        PickItem item;
        item.key = QString(u"contact:"_s + QString::number(contact.client));
        item.text = contact.title.isEmpty() ? contact.name : contact.name + u" · "_s + contact.title;
        item.detail = contact.company;
        item.iconName = u"user-round"_s;
        items << item;
    }
    return items;
}

void OmniSearch::showFound() {
    if (!m_foundKnown || m_query.trimmed().isEmpty() || m_query != m_field->text()) return;
    QList<PickItem> all = m_found;
    all << contacts(m_query) << commands(m_query);
    m_popup->setItems(all, tr("Nothing found for “%1”").arg(m_query));
}

QList<PickItem> OmniSearch::commands(const QString& query) const {
    QList<PickItem> items;
    const std::string needle = searchNeedle(u8(query));
    for (QAction* action : m_actions.actions()) {
        if (items.size() >= kCommandRows) break;
        if (!action->isEnabled() || !action->isVisible()) continue;
        const QString text = withoutMnemonic(action->text());
        if (!matches(u8(text), needle)) continue;
        PickItem item;
        item.key = QString(u"action:"_s + m_actions.idOf(action));
        item.text = text;
        item.detail = action->shortcut().toString(QKeySequence::NativeText);
        item.iconName = u"chevron-right"_s;
        items << item;
    }
    return items;
}

void OmniSearch::search(const QString& query) {
    m_query = query;
    m_foundKnown = false;
    if (query.trimmed().isEmpty()) {
        m_read->stop();
        m_popup->dismiss();
        return;
    }
    if (!m_context.session()) {
        m_popup->setItems(commands(query), tr("Nothing found"));
        return;
    }
    if (!m_contacts && !m_contactRead->running()) loadContacts();
    m_read->ask(
        [text = u8(query), asOf = m_context.asOf(), language = m_context.language()](Database& database,
                                                                                     const std::stop_token& stop) {
            QList<PickItem> found;
            ClientQuery clients;
            clients.search = text;
            clients.asOf = asOf;
            clients.limit = kRanked;
            std::vector<Record> records = readRecords(database, Kind::client, queryClientIds(database, clients));
            throwIfStopped(stop);
            const std::string typed = searchNeedle(text);
            std::vector<std::pair<int, std::size_t>> ranked;
            for (std::size_t i = 0; i < records.size(); ++i) ranked.emplace_back(rankOf(records[i], typed), i);
            std::sort(ranked.begin(), ranked.end());
            if (ranked.size() > kClientRows) ranked.resize(kClientRows);
            for (const auto& [rank, at] : ranked) {
                const Record& client = records[at];
                PickItem item;
                item.key = QString(u"client:"_s + QString::number(client.id()));
                item.text = qs(client.text("name"));
                item.detail = detailOf(database, client, language);
                item.iconName = u"building-2"_s;
                found << item;
            }
            const std::string needle = searchNeedle(text);
            int tags = 0;
            for (const Record& tag : allRecords(database, Kind::tag)) {
                if (tags >= kTagRows || !matches(tag.text("name"), needle)) continue;
                ++tags;
                PickItem item;
                item.key = QString(u"tag:"_s + qs(tag.text("name")));
                item.text = qs(tag.text("name"));
                item.iconName = u"tag"_s;
                item.pill = static_cast<int>(tag.integer("colour"));
                found << item;
            }
            return found;
        },
        [this](QList<PickItem> answer) {
            m_found = std::move(answer);
            m_foundKnown = true;
            showFound();
        });
}

void OmniSearch::pick(const PickItem& item) {
    const QString key = item.key.toString();
    m_popup->dismiss();
    m_field->clear();
    m_field->clearFocus();
    const QString rest = key.section(u':', 1);
    if (key.startsWith(u"client:"_s)) {
        m_context.openClient(rest.toLongLong());
    } else if (key.startsWith(u"contact:"_s)) {
        m_context.openClient(rest.toLongLong(), ClientTab::people);
    } else if (key.startsWith(u"tag:"_s)) {
        m_context.openClients(Rule::all({Rule::condition("tags", "any_of", {u8(rest)})}), rest);
    } else if (QAction* action = m_actions.action(rest)) {
        // After the field has given up the focus: an action may open a dialog or take the focus itself.
        QTimer::singleShot(0, action, &QAction::trigger);
    }
}

}  // namespace meike::ui
