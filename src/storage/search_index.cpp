// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search_index.h"

#include <algorithm>
#include <string>

#include "base/pinyin.h"
#include "base/unicode.h"
#include "storage/insert_queue.h"
#include "storage/maintenance.h"

namespace meike {

namespace {

std::span<const unsigned char> bytesOf(std::string_view text) {
    return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

}  // namespace

void SearchIndexer::Texts::add(RecordId client, std::string_view first, std::string_view second) {
    rows.push_back({client, first.size(), second.size()});
    text.append(first).append(second);
}

SearchIndexer::Texts SearchIndexer::compute(const Texts& names) {
    Texts made;
    made.rows.reserve(names.rows.size());
    names.each([&](RecordId client, std::string_view name, std::string_view shortName) {
        made.add(client, sortKey(name), searchDocument(name, shortName));
    });
    return made;
}

void SearchIndexer::add(RecordId client, std::string_view name, std::string_view shortName) {
    constexpr std::size_t kMany = 1'000;
    m_names.add(client, name, shortName);
    if (m_names.rows.size() < kMany) return;
    writeComputed();
    m_computed = std::async(std::launch::async, [names = std::move(m_names)] { return compute(names); });
    m_names = {};
}

void SearchIndexer::finish() {
    writeComputed();
    write(compute(m_names));
    m_names = {};
}

void SearchIndexer::writeComputed() {
    if (!m_computed.valid()) return;
    if (!m_queue) return write(m_computed.get());
    m_queue->add([this, rows = m_computed.share()] { write(rows.get()); });
}

void SearchIndexer::write(const Texts& rows) {
    if (rows.rows.empty()) return;
    Statement& statement = m_database.cached(
        "INSERT INTO client_search (client, sort_key, document) VALUES (?1, ?2, ?3) ON CONFLICT (client) DO UPDATE SET "
        "sort_key = ?2, document = ?3 WHERE sort_key IS NOT ?2 OR document IS NOT ?3");
    rows.each([&](RecordId client, std::string_view key, std::string_view document) {
        statement.reset().bind(1, client).lendBlob(2, bytesOf(key)).lendText(3, document).run();
    });
    statement.reset();
}

void refreshSearchIndex(Database& database, const std::vector<RecordId>& clients) {
    SearchIndexer indexer(database);
    for (const RecordId client : clients) {
        Statement& names = database.cached("SELECT name, short_name FROM client WHERE id = ?");
        if (names.bind(1, client).step())
            indexer.add(client, names.text(0), names.text(1));
        else
            database.cached("DELETE FROM client_search WHERE client = ?").bind(1, client).run();
        names.reset();
    }
    indexer.finish();
}

std::vector<RecordId> staleSearchRows(Database& database) {
    std::vector<RecordId> stale;
    Statement rows = database.prepare(
        "SELECT c.id, c.name, c.short_name, s.sort_key, s.document FROM client c LEFT JOIN client_search s ON s.client "
        "= c.id");
    while (rows.step()) {
        const std::string key = sortKey(rows.text(1));
        const auto stored = rows.blob(3);
        const auto expected = bytesOf(key);
        if (!std::equal(stored.begin(), stored.end(), expected.begin(), expected.end()) ||
            rows.text(4) != searchDocument(rows.text(1), rows.text(2)))
            stale.push_back(rows.integer(0));
    }
    Statement orphans =
        database.prepare("SELECT client FROM client_search WHERE client NOT IN (SELECT id FROM client)");
    while (orphans.step()) stale.push_back(orphans.integer(0));
    return stale;
}

void rebuildSearchIndex(Database& database) {
    std::vector<RecordId> clients;
    Statement rows = database.prepare("SELECT id FROM client UNION SELECT client FROM client_search");
    while (rows.step()) clients.push_back(rows.integer(0));
    refreshSearchIndex(database, clients);
}

std::string storedSearchDocument(Database& database, RecordId client) {
    Statement& look = database.cached("SELECT document FROM client_search WHERE client = ?");
    return look.bind(1, client).step() ? std::string(look.text(0)) : std::string();
}

}  // namespace meike
