// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/omni_search.h"

#include <QSet>
#include <QTimer>
#include <algorithm>

#include "base/pinyin.h"
#include "storage/client_query.h"
#include "storage/records.h"
#include "ui/context/latest_read.h"
#include "ui/context/page.h"
#include "ui/context/room.h"
#include "ui/forms/record_form.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kClientRows = 8;
constexpr std::size_t kContactRows = 4;
constexpr std::size_t kTagRows = 4;
constexpr std::size_t kRecordRows = 8;
constexpr int kCommandRows = 4;
constexpr int kPlaceRows = 4;
constexpr qsizetype kMostUses = 200;
constexpr qsizetype kMostRecent = 8;

}  // namespace

OmniSearch::OmniSearch(AppContext& context, ActionRegistry& actions, SearchField* field,
                       const QHash<QString, Page*>& rooms)
    : QObject(field),
      m_context(context),
      m_actions(actions),
      m_field(field),
      m_popup(new SuggestPopup(field)),
      m_read(new LatestRead(context, this)),
      m_contactRead(new LatestRead(context, this)),
      m_partReads{{SearchPart::contacts, new LatestRead(context, this)},
                  {SearchPart::others, new LatestRead(context, this)},
                  {SearchPart::late, new LatestRead(context, this)}},
      m_rooms(rooms) {
    field->installEventFilter(this);
    connect(&context, &AppContext::visitWanted, this, [this](const QString& room, const Visit& visit) {
        const auto* client = std::get_if<VisitClient>(&visit);
        if (client && room == u"client"_s) noteRecent(client->client);
    });
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
    m_contactRead->ask(readContactsForSearch, [this](std::vector<FoundContact> answer) {
        m_contacts = std::move(answer);
        showFound();
    });
}

QList<PickItem> OmniSearch::contacts(const QString& query) const {
    QList<PickItem> items;
    if (!m_contacts) return items;
    for (const FoundContact& contact : findContacts(*m_contacts, u8(query), kContactRows)) {
        PickItem item;
        item.key = QString(u"contact:"_s + QString::number(contact.client));
        item.text = contact.title.empty() ? qs(contact.name) : qs(contact.name) + u" · "_s + qs(contact.title);
        item.detail = qs(contact.company);
        item.iconName = u"user-round"_s;
        items << item;
    }
    return items;
}

void OmniSearch::showFound() {
    if (!m_foundKnown || m_query.trimmed().isEmpty() || m_query != m_field->text()) return;
    QList<PickItem> all = m_found;
    all << contacts(m_query) << places(m_query);
    for (const auto& [part, records] : m_records) all << records;
    all << commands(m_query);
    // A contact found by its name need not be found by its number again.
    QSet<QString> seen;
    all.removeIf([&](const PickItem& item) {
        const QString key = item.key.toString();
        if (seen.contains(key)) return true;
        seen.insert(key);
        return false;
    });
    std::stable_sort(all.begin(), all.end(),
                     [this](const PickItem& a, const PickItem& b) { return uses(a) > uses(b); });
    m_popup->setItems(all, tr("Nothing found for “%1”").arg(m_query));
}

QList<PickItem> OmniSearch::commands(const QString& query) const {
    QList<PickItem> items;
    const std::string needle = searchNeedle(u8(query));
    for (QAction* action : m_actions.actions()) {
        if (items.size() >= kCommandRows) break;
        if (!action->isEnabled() || !action->isVisible()) continue;
        const QString text = withoutMnemonic(action->text());
        if (!holdsTyped(u8(text), needle)) continue;
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
        for (const auto& [part, read] : m_partReads) read->stop();
        m_popup->dismiss();
        return;
    }
    if (!m_context.session()) {
        m_popup->setItems(commands(query), tr("Nothing found"));
        return;
    }
    m_records.clear();
    m_partReads.at(SearchPart::late)->stop();  // comes after the others
    m_read->ask(
        [text = u8(query), asOf = m_context.asOf(), language = m_context.language()](Database& database,
                                                                                     const std::stop_token& stop) {
            QList<PickItem> found;
            for (const FoundClient& client : findClients(database, text, asOf, language, kClientRows, stop)) {
                PickItem item;
                item.key = QString(u"client:"_s + QString::number(client.id));
                item.text = qs(client.name);
                item.detail = qs(client.detail);
                item.iconName = u"building-2"_s;
                found << item;
            }
            for (const FoundTag& tag : findTags(database, text, kTagRows)) {
                PickItem item;
                item.key = QString(u"tag:"_s + qs(tag.name));
                item.text = qs(tag.name);
                item.iconName = u"tag"_s;
                item.pill = tag.colour;
                found << item;
            }
            for (const std::string& segment : findSegments(database, text, kTagRows)) {
                PickItem item;
                item.key = QString(u"segment:"_s + qs(segment));
                item.text = qs(segment);
                item.iconName = u"layers"_s;
                found << item;
            }
            return found;
        },
        [this](QList<PickItem> answer) {
            m_found = std::move(answer);
            m_foundKnown = true;
            showFound();
        });
    // After what everybody looks for first: the workers are few.
    if (!m_contacts && !m_contactRead->running()) loadContacts();
    searchRecords(query, SearchPart::contacts);
    searchRecords(query, SearchPart::others);
}

void OmniSearch::searchRecords(const QString& query, SearchPart part) {
    LatestRead* const read = m_partReads.at(part);
    // What was written later is not known on a past day.
    if (m_context.inThePast()) {
        read->stop();
        return;
    }
    read->ask(
        [text = u8(query), part, language = m_context.language()](Database& database, const std::stop_token& stop) {
            QList<PickItem> found;
            for (const FoundRecord& record : findRecords(database, text, language, kRecordRows, part, stop)) {
                PickItem item;
                item.key =
                    QString(u"record:%1:%2:%3"_s.arg(static_cast<int>(record.kind)).arg(record.id).arg(record.client));
                QStringList words;
                for (const std::string& each : {record.title, record.text})
                    if (!each.empty()) words << qs(each).simplified();
                item.text = words.isEmpty() ? qs(record.kindName) : words.join(u" · "_s);
                item.detail = record.kind == Kind::client ? QString() : qs(record.company);
                item.iconName = qs(kindRow(record.kind).icon);
                if (item.iconName.isEmpty()) item.iconName = u"building-2"_s;
                found << item;
            }
            return found;
        },
        [this, part, query](QList<PickItem> answer) {
            m_records[part] = std::move(answer);
            showFound();
            if (part == SearchPart::others) searchRecords(query, SearchPart::late);
        });
}

QList<PickItem> OmniSearch::places(const QString& query) const {
    QList<PickItem> items;
    const std::string needle = searchNeedle(u8(query));
    for (const Room& room : allRooms()) {
        const Page* page = m_rooms.value(room.key);
        if (!page) continue;
        for (const PagePart& part : page->parts()) {
            if (items.size() >= kPlaceRows) return items;
            if (!holdsTyped(u8(part.name), needle)) continue;
            PickItem item;
            item.key = QString(u"part:%1:%2"_s.arg(room.key, part.key));
            item.text = part.name;
            item.detail = room.title();
            item.iconName = u"chevron-right"_s;
            items << item;
        }
    }
    return items;
}

bool OmniSearch::eventFilter(QObject* watched, QEvent* event) {
    const bool arrived =
        event->type() == QEvent::FocusIn && static_cast<QFocusEvent*>(event)->reason() == Qt::ShortcutFocusReason;
    if (watched == m_field && arrived && m_field->text().trimmed().isEmpty()) showRecent();
    return QObject::eventFilter(watched, event);
}

void OmniSearch::showRecent() {
    if (!m_context.session()) return;
    QList<PickItem> items;
    for (const QVariant& id : m_context.settings().value(settingKey(u"recent"_s)).toList()) {
        const auto client = readRecord(m_context.reader(), Kind::client, id.toLongLong());
        if (!client || !isEmpty(client->get("deleted_at")) || !isEmpty(client->get("archived_at"))) continue;
        PickItem item;
        item.key = QString(u"client:"_s + id.toString());
        item.text = qs(client->text("name"));
        item.detail = tr("looked at last");
        item.iconName = u"building-2"_s;
        items << item;
    }
    m_popup->setItems(items);
}

void OmniSearch::noteRecent(RecordId client) {
    if (!m_context.session() || client == 0) return;
    const QString key = settingKey(u"recent"_s);
    QVariantList recent = m_context.settings().value(key).toList();
    const QString id = QString::number(client);
    recent.removeAll(id);
    recent.prepend(id);
    if (recent.size() > kMostRecent) recent.resize(kMostRecent);
    m_context.settings().setValue(key, recent);
}

QString OmniSearch::settingKey(const QString& name) const {
    const QString path = m_context.session() ? qsPath(m_context.session()->path()) : QString();
    return u"search/%1_"_s.arg(name) + QString::number(qHash(path, 0), 16);
}

int OmniSearch::uses(const PickItem& item) const {
    return m_context.settings().value(settingKey(u"uses"_s)).toMap().value(item.key.toString()).toInt();
}

void OmniSearch::noteUse(const QString& key) {
    const QString sort = key.section(u':', 0, 0);
    // What is called by its name is not written down; clients, contacts, commands and parts of pages are numbers and
    // keys.
    if (sort != u"client"_s && sort != u"contact"_s && sort != u"action"_s && sort != u"part"_s) return;
    QVariantMap map = m_context.settings().value(settingKey(u"uses"_s)).toMap();
    map[key] = map.value(key).toInt() + 1;
    if (map.size() > kMostUses) {
        auto least = map.begin();
        for (auto at = map.begin(); at != map.end(); ++at)
            if (at.value().toInt() < least.value().toInt() && at.key() != key) least = at;
        map.erase(least);
    }
    m_context.settings().setValue(settingKey(u"uses"_s), map);
}

void OmniSearch::pick(const PickItem& item) {
    const QString key = item.key.toString();
    noteUse(key);
    m_popup->dismiss();
    m_field->clear();
    m_field->clearFocus();
    const QString rest = key.section(u':', 1);
    if (key.startsWith(u"client:"_s)) {
        m_context.go(u"client"_s, VisitClient{.client = rest.toLongLong()});
    } else if (key.startsWith(u"contact:"_s)) {
        m_context.go(u"client"_s, VisitClient{.client = rest.toLongLong()});
    } else if (key.startsWith(u"record:"_s)) {
        const auto kind = static_cast<Kind>(key.section(u':', 1, 1).toInt());
        m_context.go(u"client"_s, VisitClient{.client = key.section(u':', 3, 3).toLongLong()});
        if (kind != Kind::client && kindRow(kind).tab != ClientTab::none)
            editRecord(m_context, m_field->window(), kind, key.section(u':', 2, 2).toLongLong());
    } else if (key.startsWith(u"part:"_s)) {
        m_context.go(key.section(u':', 1, 1), VisitPart{key.section(u':', 2)});
    } else if (key.startsWith(u"segment:"_s)) {
        m_context.openClients(Rule::all({Rule::inSegment(u8(rest))}), rest);
    } else if (key.startsWith(u"tag:"_s)) {
        m_context.openClients(Rule::all({Rule::condition("tags", "any_of", {u8(rest)})}), rest);
    } else if (QAction* action = m_actions.action(rest)) {
        // After the field has given up the focus: an action may open a dialog or take the focus itself.
        QTimer::singleShot(0, action, &QAction::trigger);
    }
}

}  // namespace meike::ui
