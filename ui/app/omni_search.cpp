// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/omni_search.h"

#include <QTimer>

#include "base/pinyin.h"
#include "storage/client_query.h"
#include "storage/records.h"
#include "ui/common/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kClientRows = 8;
constexpr int kTagRows = 4;
constexpr int kCommandRows = 4;

struct Found {
    QList<PickItem> items;
    bool any = false;
};

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
      m_read(new LatestRead(context, this)) {
    m_popup->setObjectName(u"searchPopup"_s);
    connect(field, &SearchField::queryChanged, this, &OmniSearch::search);
    connect(m_popup, &SuggestPopup::picked, this, &OmniSearch::pick);
}

QList<PickItem> OmniSearch::commands(const QString& query) const {
    QList<PickItem> items;
    const std::string needle = searchNeedle(u8(query));
    for (QAction* action : m_actions.actions()) {
        if (items.size() >= kCommandRows) break;
        if (!action->isEnabled() || !action->isVisible()) continue;
        QString text = action->text();
        text.remove(u'&');
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
    if (query.trimmed().isEmpty()) {
        m_read->ask([](Database&, const std::stop_token&) { return std::any(); }, [](std::any) {});
        m_popup->dismiss();
        return;
    }
    if (!m_context.session()) {
        m_popup->setItems(commands(query), tr("Nothing found"));
        return;
    }
    m_read->ask(
        [text = u8(query), asOf = m_context.asOf(), language = m_context.language()](Database& database, const std::stop_token& stop) {
            Found found;
            ClientQuery clients;
            clients.search = text;
            clients.asOf = asOf;
            clients.limit = kClientRows;
            const auto ids = queryClientIds(database, clients);
            throwIfStopped(stop);
            for (const Record& client : readRecords(database, Kind::client, ids)) {
                PickItem item;
                item.key = QString(u"client:"_s + QString::number(client.id()));
                item.text = qs(client.text("name"));
                item.detail = detailOf(database, client, language);
                item.iconName = u"building-2"_s;
                found.items << item;
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
                found.items << item;
            }
            return std::any(std::move(found));
        },
        [this, query](std::any answer) {
            auto found = std::any_cast<Found>(std::move(answer));
            found.items << commands(query);
            m_popup->setItems(found.items, tr("Nothing found for “%1”").arg(query));
        });
}

void OmniSearch::pick(const PickItem& item) {
    const QString key = item.key.toString();
    m_popup->dismiss();
    m_field->clear();
    m_field->clearFocus();
    const QString rest = key.section(u':', 1);
    if (key.startsWith(u"client:"_s)) {
        emit clientPicked(rest.toLongLong());
    } else if (key.startsWith(u"tag:"_s)) {
        emit tagPicked(rest);
    } else if (QAction* action = m_actions.action(rest)) {
        // After the field has given up the focus: an action may open a dialog or take the focus itself.
        QTimer::singleShot(0, action, &QAction::trigger);
    }
}

}  // namespace meike::ui
