// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <future>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database.h"

namespace meike {

class InsertQueue;

/// Writes the search index (client_search) of clients one after the other. Keys of thousands of names take longer than
/// writing them: they are made in a thread beside, while the caller goes on. Lives inside one transaction.
class SearchIndexer {
public:
    explicit SearchIndexer(Database& database) : m_database(database) {}

    /// Writes in the turn of this queue, until that is nullptr again; then what was given to it has been written.
    void writeThrough(InsertQueue* queue) { m_queue = queue; }

    void add(RecordId client, std::string_view name, std::string_view shortName);
    /// Writes what is left.
    void finish();

private:
    struct Row {
        RecordId client = 0;
        std::string name;  ///< then the sort key
        std::string shortName;
        std::string document;
    };
    static void compute(std::vector<Row>& rows);
    void write(const std::vector<Row>& rows);
    void writeComputed();

    Database& m_database;
    InsertQueue* m_queue = nullptr;
    std::vector<Row> m_rows;
    std::future<std::vector<Row>> m_computed;
};

/// Brings the search index of these clients up to the truth: rows are written, or deleted with their client.
void refreshSearchIndex(Database& database, const std::vector<RecordId>& clients);

/// Clients whose index row is missing, left over or not what their names say.
std::vector<RecordId> staleSearchRows(Database& database);

}  // namespace meike
