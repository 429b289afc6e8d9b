// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/uid.h"
#include "domain/record.h"
#include "storage/changeset.h"
#include "storage/database.h"
#include "storage/insert_queue.h"

namespace meike {

/// Who made a row and when, for kinds with a uid.
struct RowStamp {
    Uid uid{};
    std::int64_t at = 0;
    RecordId by = 0;
};

/// The rows that an edit inserts, written down as a session would write them. An import knows every value of its rows:
/// a session would note each row's key and read the whole table again.
class InsertedRows {
public:
    struct Row {
        RecordId id = 0;
        RecordId owner = 0;   ///< of a value of a custom field: the field
        RecordId record = 0;  ///< of a value of a custom field: whose it is
    };
    struct Table {
        Kind kind = Kind::setting;
        std::int64_t count = 0;
        std::vector<Row> rows;  ///< the first Change::kMaxListed + 1
    };

    /// Made when the edit begins.
    explicit InsertedRows(Database& database);
    ~InsertedRows();
    InsertedRows(const InsertedRows&) = delete;
    InsertedRows& operator=(const InsertedRows&) = delete;

    /// Writes down a row that is about to be inserted. False when its table would store other values than these: then
    /// the session has to look.
    bool write(const Record& record, const RowStamp& stamp);
    /// It is in, under this id. False for one not above all that there were when the edit began or that it gave out
    /// since: what became of the row that had it only the session may know, so that it has to see this one go in.
    bool keep(RecordId id);
    /// Both for a row that `queue` shall put into its table: the id it will have there, or 0 where write() would be
    /// false.
    RecordId enqueue(const Record& record, const RowStamp& stamp, InsertQueue& queue);

    bool empty() const { return m_count == 0; }
    std::vector<const Table*> tables() const;
    /// Whether a row may be one of these: changed or deleted after it was inserted.
    bool mayHold(Kind kind, RecordId id) const;
    /// All of them, as the beginning of a changeset.
    Changeset take();

private:
    struct Plan;
    Plan& planOf(Kind kind);
    void putId(RecordId id);

    Database& m_database;
    std::vector<RecordId> m_last;                ///< the highest id of each kind when the edit began
    std::vector<std::unique_ptr<Plan>> m_plans;  ///< by kind
    Plan* m_written = nullptr;
    std::string m_row;
    std::size_t m_idAt = 0;
    Row m_facts;
    std::int64_t m_count = 0;
};

}  // namespace meike
