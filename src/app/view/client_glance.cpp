// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/client_glance.h"

#include <algorithm>

#include "app/session.h"
#include "app/words/reason_words.h"
#include "base/progress.h"
#include "storage/records.h"

namespace meike {

const Value& ClientGlance::value(std::string_view field) const {
    static const Value kNothing;
    const auto fields = kindRow(Kind::client).fields;
    for (std::size_t i = 0; i < fields.size() && i < row.values.size(); ++i)
        if (fields[i].key == field) return row.values[i];
    return kNothing;
}

bool ClientGlance::holds(Kind kind) {
    return kind == Kind::interaction || kind == Kind::contact || kind == Kind::order || kind == Kind::receipt ||
           kind == Kind::receivable;
}

std::optional<ClientGlance> readGlance(Database& database, const Session& session, std::shared_ptr<const Scores> scores,
                                       RecordId client, Date asOf, Language language, const std::stop_token& stop) {
    ClientGlance glance;
    const RecordId ids[] = {client};
    auto rows = readClientRows(database, {client}, asOf);
    auto clients = readRecords(database, Kind::client, ids, asOf);
    if (rows.empty() || clients.empty()) return {};
    glance.row = std::move(rows.front());
    glance.client = std::move(clients.front());
    glance.names = NameBook(database);
    glance.names.cover(database, glance.client);
    for (const RecordId id : glance.row.tags)
        if (const auto tag = readRecord(database, Kind::tag, id))
            glance.tags.emplace_back(tag->text("name"), static_cast<int>(tag->integer("colour")));
    throwIfStopped(stop);
    const auto records = [&](Kind kind) { return recordsOfClient(database, kind, client, asOf, kGlanceRows); };
    glance.interactions = records(Kind::interaction);
    glance.contacts = records(Kind::contact);
    std::stable_sort(glance.contacts.begin(), glance.contacts.end(), [](const Record& a, const Record& b) {
        return a.integer("is_primary") > b.integer("is_primary");
    });
    glance.orders = records(Kind::order);
    glance.receipts = records(Kind::receipt);
    throwIfStopped(stop);
    glance.receivables = receivablesOfClient(database, client, asOf, kGlanceRows);
    glance.tasks = openTasksOfClient(database, client, asOf, kGlanceRows);
    for (const KindRow& row : kindTable())
        if (row.tab != ClientTab::none && !ClientGlance::holds(row.kind)) glance.lists[row.kind] = records(row.kind);
    for (const auto& [kind, shown] : glance.lists)
        for (const Record& each : shown) glance.names.cover(database, each);
    for (const auto* shown : {&glance.interactions, &glance.orders})
        for (const Record& each : *shown) glance.names.cover(database, each);
    throwIfStopped(stop);
    glance.scores = std::move(scores);
    if (glance.scores) {
        glance.why = session.explain(glance.scores, client);
        if (glance.why)
            glance.reasons =
                words::reasonLines(*glance.why, glance.scores->assessment, language, glance.scores->currency);
    }
    return glance;
}

}  // namespace meike
