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
    /// Two texts of each of some clients, all behind one another: names and short names, then sort keys and documents.
    struct Texts {
        struct Row {
            RecordId client = 0;
            std::size_t first = 0;  ///< how long they are
            std::size_t second = 0;
        };
        std::vector<Row> rows;
        std::string text;

        void add(RecordId client, std::string_view first, std::string_view second);
        template <class F>
        void each(F call) const {
            std::string_view rest = text;
            for (const Row& row : rows) {
                call(row.client, rest.substr(0, row.first), rest.substr(row.first, row.second));
                rest.remove_prefix(row.first + row.second);
            }
        }
    };
    static Texts compute(const Texts& names);
    void write(const Texts& rows);
    void writeComputed();

    Database& m_database;
    InsertQueue* m_queue = nullptr;
    Texts m_names;
    std::future<Texts> m_computed;
};

/// Brings the search index of these clients up to the truth: rows are written, or deleted with their client.
void refreshSearchIndex(Database& database, const std::vector<RecordId>& clients);

/// Clients whose index row is missing, left over or not what their names say.
std::vector<RecordId> staleSearchRows(Database& database);

/// Folded name, short name, pinyin and initials of a client, as base/pinyin makes them; empty for one that is not
/// known.
std::string storedSearchDocument(Database& database, RecordId client);

}  // namespace meike
