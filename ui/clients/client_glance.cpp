// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clients/client_glance.h"

#include <algorithm>

#include "storage/records.h"

namespace meike::ui {

namespace {

/// ISO dates compare as text.
bool isAfter(const Record& record, std::string_view field, const std::string& asOf) {
    return record.text(field) > asOf;
}

std::vector<Record> upTo(Database& database, Kind kind, RecordId client, std::string_view dateField,
                         const std::string& asOf) {
    std::vector<Record> records = recordsOfClient(database, kind, client, kGlanceRows);
    std::erase_if(records, [&](const Record& record) { return isAfter(record, dateField, asOf); });
    return records;
}

}  // namespace

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
    auto rows = readClientRows(database, {client});
    auto record = readRecord(database, Kind::client, client);
    if (rows.empty() || !record) return {};
    glance.row = std::move(rows.front());
    glance.client = std::move(*record);
    glance.names = NameBook(database);
    for (const RecordId id : glance.row.tags)
        if (const auto tag = readRecord(database, Kind::tag, id))
            glance.tags.emplace_back(tag->text("name"), static_cast<int>(tag->integer("colour")));
    throwIfStopped(stop);
    const std::string day = isoDate(asOf);
    glance.interactions = upTo(database, Kind::interaction, client, "date", day);
    glance.contacts = recordsOfClient(database, Kind::contact, client, kGlanceRows);
    std::stable_sort(glance.contacts.begin(), glance.contacts.end(), [](const Record& a, const Record& b) {
        return a.integer("is_primary") > b.integer("is_primary");
    });
    glance.orders = upTo(database, Kind::order, client, "date", day);
    glance.receipts = upTo(database, Kind::receipt, client, "date", day);
    throwIfStopped(stop);
    for (Record& receivable : recordsOfClient(database, Kind::receivable, client, kGlanceRows)) {
        OpenReceivable item{std::move(receivable), 0};
        item.open = item.record.integer("amount");
        for (const RecordId id : findRecords(database, Kind::allocation, "receivable", item.record.id()))
            if (const auto allocation = readRecord(database, Kind::allocation, id))
                item.open -= allocation->integer("amount");
        glance.receivables.push_back(std::move(item));
    }
    std::stable_sort(glance.receivables.begin(), glance.receivables.end(),
                     [](const OpenReceivable& a, const OpenReceivable& b) {
                         if ((a.open > 0) != (b.open > 0)) return a.open > 0;
                         return a.open > 0 ? a.record.text("due") < b.record.text("due")
                                           : a.record.text("due") > b.record.text("due");
                     });
    for (Record& task : recordsOfClient(database, Kind::task, client))
        if (isEmpty(task.get("done_on"))) glance.tasks.push_back(std::move(task));
    std::stable_sort(glance.tasks.begin(), glance.tasks.end(), [](const Record& a, const Record& b) {
        // Tasks without a day come last.
        return std::pair(a.text("due").empty(), a.text("due")) < std::pair(b.text("due").empty(), b.text("due"));
    });
    for (const KindRow& row : kindTable())
        if (row.tab != ClientTab::none && !glance.holds(row.kind))
            glance.lists[row.kind] = recordsOfClient(database, row.kind, client, kGlanceRows);
    for (const auto* records : {&glance.interactions, &glance.orders})
        for (const Record& each : *records) glance.names.cover(database, each);
    for (const auto& [kind, records] : glance.lists)
        for (const Record& each : records) glance.names.cover(database, each);
    throwIfStopped(stop);
    glance.scores = std::move(scores);
    if (glance.scores) {
        glance.why = session.explain(glance.scores, client);
        if (glance.why)
            glance.reasons =
                engine::reasonLines(*glance.why, glance.scores->assessment, language, glance.scores->currency);
    }
    return glance;
}

}  // namespace meike::ui
