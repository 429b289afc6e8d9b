// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/changeset.h"

#include <sqlite3.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

#include "base/error_code.h"
#include "base/path_text.h"
#include "storage/insert_queue.h"
#include "storage/inserted_rows.h"
#include "storage/records.h"
#include "storage/schema.h"
#include "storage/search_index.h"

namespace meike {

namespace {

/// Well under the length limit of a connection (16 MiB), so that a part always fits one BLOB.
constexpr std::size_t kPartBytes = 8 * 1024 * 1024;

int appendOutput(void* context, const void* data, int size) {
    try {
        static_cast<Changeset*>(context)->append({static_cast<const char*>(data), static_cast<std::size_t>(size)});
    } catch (const std::bad_alloc&) {
        return SQLITE_NOMEM;
    }
    return SQLITE_OK;
}

/// Reads the parts one after the other, as SQLite asks for bytes.
struct InputCursor {
    const Changeset* changeset;
    std::size_t part = 0;
    std::size_t offset = 0;
};

int readInput(void* context, void* data, int* size) {
    auto& cursor = *static_cast<InputCursor*>(context);
    const auto& parts = cursor.changeset->parts;
    while (cursor.part < parts.size() && cursor.offset == parts[cursor.part].size()) {
        ++cursor.part;
        cursor.offset = 0;
    }
    if (cursor.part == parts.size()) {
        *size = 0;
        return SQLITE_OK;
    }
    const std::size_t take = std::min(static_cast<std::size_t>(*size), parts[cursor.part].size() - cursor.offset);
    std::copy_n(parts[cursor.part].data() + cursor.offset, take, static_cast<char*>(data));
    cursor.offset += take;
    *size = static_cast<int>(take);
    return SQLITE_OK;
}

int refuseConflict(void* context, int reason, sqlite3_changeset_iter* iterator) {
    auto& what = *static_cast<ErrorDetail*>(context);
    if (reason == SQLITE_CHANGESET_FOREIGN_KEY) {
        what = ErrorCode::others_need_the_record;
        return SQLITE_CHANGESET_ABORT;
    }
    const char* table = "";
    int columns = 0;
    int operation = 0;
    int indirect = 0;
    sqlite3changeset_op(iterator, &table, &columns, &operation, &indirect);
    const KindRow* kind = kindOfTable(table);
    what = {ErrorCode::row_changed_elsewhere, {kind ? "@" + std::string(kind->key) : std::string(table)}};
    return SQLITE_CHANGESET_ABORT;
}

struct IteratorCloser {
    void operator()(sqlite3_changeset_iter* iterator) const { sqlite3changeset_finalize(iterator); }
};

/// Walks over the changes of a changeset.
class ChangeIterator {
public:
    ChangeIterator(Database& database, const Changeset& changeset) : m_database(database), m_cursor{&changeset} {
        sqlite3_changeset_iter* raw = nullptr;
        const int code = sqlite3changeset_start_strm(&raw, readInput, &m_cursor);
        if (code != SQLITE_OK) database.fail(code);
        m_iterator.reset(raw);
    }

    bool next() {
        const int code = sqlite3changeset_next(m_iterator.get());
        if (code == SQLITE_DONE) return false;
        if (code != SQLITE_ROW) m_database.fail(code);
        int columns = 0;
        int indirect = 0;
        sqlite3changeset_op(m_iterator.get(), &table, &columns, &operation, &indirect);
        return true;
    }

    /// Before or after the change; 0 where that is no whole number or not in it.
    std::int64_t integer(int column, bool before) const {
        sqlite3_value* value = nullptr;
        const int got = before ? sqlite3changeset_old(m_iterator.get(), column, &value)
                               : sqlite3changeset_new(m_iterator.get(), column, &value);
        return got == SQLITE_OK && value && sqlite3_value_type(value) == SQLITE_INTEGER ? sqlite3_value_int64(value)
                                                                                        : 0;
    }

    const char* table = nullptr;
    int operation = 0;

private:
    Database& m_database;
    InputCursor m_cursor;
    std::unique_ptr<sqlite3_changeset_iter, IteratorCloser> m_iterator;
};

/// Where the columns that say "whose record is this" stand in a table's column order.
struct TableShape {
    const KindRow* kind = nullptr;
    int idColumn = 0;
    int ownerColumn = -1;
    Kind owner = Kind::client;  ///< of what kind its owner is
};

TableShape shapeOf(Database& database, const std::string& table) {
    TableShape shape;
    shape.kind = kindOfTable(table);
    const std::string_view owner = shape.kind ? shape.kind->owner : std::string_view();
    if (!owner.empty()) shape.owner = fieldOf(shape.kind->kind, owner).refersTo;
    Statement columns = database.prepare("PRAGMA table_info(" + table + ")");
    while (columns.step()) {
        if (columns.text(1) == "id") shape.idColumn = static_cast<int>(columns.integer(0));
        if (columns.text(1) == owner) shape.ownerColumn = static_cast<int>(columns.integer(0));
    }
    return shape;
}

void sortUnique(std::vector<RecordId>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// Clients of rows that were updated without touching the column of their owner, or that belong to a client through
/// another row.
void addOwners(Database& database, Kind kind, std::vector<RecordId> rows, std::vector<RecordId>& clients) {
    while (kind != Kind::client) {
        const KindRow& row = kindRow(kind);
        if (row.owner.empty()) return;
        std::vector<RecordId> owners;
        for (const RecordId id : rows) {
            Statement& statement = database.cached("SELECT " + std::string(row.owner) + " FROM " +
                                                   std::string(row.table) + " WHERE id = ?");
            statement.bind(1, id);
            if (statement.step() && !statement.isNull(0)) owners.push_back(statement.integer(0));
            statement.reset();
        }
        rows = std::move(owners);
        kind = fieldOf(kind, row.owner).refersTo;
    }
    clients.insert(clients.end(), rows.begin(), rows.end());
}

/// Gathers which rows and clients were touched.
class ChangeDescriber {
public:
    ChangeDescriber(Database& database, Change& change) : m_database(database), m_change(change) {}

    /// `inserted`: whose rows are known without it. Whether one of them was changed or deleted after all.
    bool read(const Changeset& changeset, const InsertedRows* inserted = nullptr) {
        bool touched = false;
        std::map<std::string, TableShape, std::less<>> shapes;
        ChangeIterator changes(m_database, changeset);
        while (changes.next()) {
            auto shape = shapes.find(std::string_view(changes.table));
            if (shape == shapes.end()) shape = shapes.emplace(changes.table, shapeOf(m_database, changes.table)).first;
            if (!shape->second.kind) continue;
            const RecordId id = changes.integer(shape->second.idColumn, changes.operation != SQLITE_INSERT);
            touched = touched || (inserted && inserted->mayHold(shape->second.kind->kind, id));
            add(changes, shape->second, id);
        }
        return touched;
    }

    void read(const InsertedRows& inserted) {
        for (const InsertedRows::Table* table : inserted.tables()) {
            const KindRow& kind = kindRow(table->kind);
            const Kind owner = kind.owner.empty() ? Kind::client : fieldOf(kind.kind, kind.owner).refersTo;
            m_change.rowCount += table->count;
            for (const InsertedRows::Row& row : table->rows) {
                if (!list(kind.kind, row.id)) break;
                if (kind.kind == Kind::client)
                    m_change.clients.push_back(row.id);
                else if (kind.kind == Kind::custom_value)
                    m_customValues.emplace_back(row.owner, row.record);
                else if (!kind.owner.empty())
                    m_touched[row.owner != 0 ? owner : kind.kind].push_back(row.owner != 0 ? row.owner : row.id);
            }
        }
    }

    void finish() {
        for (const auto& [field, record] : m_customValues)
            if (const auto row = readRecord(m_database, Kind::custom_field, field))
                if (const KindRow* owner = findKind(row->text("kind"))) {
                    auto& rows = m_change.rows[owner->kind];
                    if (rows.empty() || rows.back() != record) rows.push_back(record);
                    m_touched[owner->kind].push_back(record);
                }
        if (m_listed > Change::kMaxListed) {
            m_change.everything = true;
            for (auto& [kind, ids] : m_change.rows) ids.clear();
            m_change.clients.clear();
            return;
        }
        for (auto& [kind, rows] : m_touched) addOwners(m_database, kind, std::move(rows), m_change.clients);
        sortUnique(m_change.clients);
        for (auto& [kind, ids] : m_change.rows) sortUnique(ids);
    }

    std::vector<RecordId> clients;  ///< themselves in a changeset

private:
    /// Of more than can be listed it is only said that everything may have changed.
    bool list(Kind kind, RecordId id) {
        auto& ids = m_change.rows[kind];
        if (++m_listed > Change::kMaxListed) return false;
        ids.push_back(id);
        return true;
    }

    void add(const ChangeIterator& row, const TableShape& shape, RecordId id) {
        const Kind kind = shape.kind->kind;
        ++m_change.rowCount;
        if (kind == Kind::client) clients.push_back(id);
        if (!list(kind, id)) return;
        if (kind == Kind::client) {
            m_change.clients.push_back(id);
        } else if (kind == Kind::custom_value) {
            // Whose it is depends on its field. An updated row has kept both columns, which are not in the changeset.
            if (row.operation == SQLITE_UPDATE) {
                if (const auto value = readRecord(m_database, kind, id))
                    m_customValues.emplace_back(value->integer("field"), value->integer("record"));
            } else {
                const bool before = row.operation == SQLITE_DELETE;
                m_customValues.emplace_back(row.integer(1, before), row.integer(2, before));
            }
        } else if (shape.ownerColumn >= 0) {
            const RecordId before = row.operation == SQLITE_INSERT ? 0 : row.integer(shape.ownerColumn, true);
            const RecordId after = row.operation == SQLITE_DELETE ? 0 : row.integer(shape.ownerColumn, false);
            for (const RecordId owner : {before, after})
                if (owner != 0) m_touched[shape.owner].push_back(owner);
            if (before == 0 && after == 0) m_touched[kind].push_back(id);
        }
    }

    Database& m_database;
    Change& m_change;
    std::vector<std::pair<RecordId, RecordId>> m_customValues;  ///< field, record
    std::map<Kind, std::vector<RecordId>> m_touched;            ///< rows whose client has to be looked up
    std::size_t m_listed = 0;
};

struct GroupCloser {
    void operator()(sqlite3_changegroup* group) const { sqlite3changegroup_delete(group); }
};

/// Two changesets, one after the other, as one: a row that was inserted and then changed is one inserted row.
Changeset merged(Database& database, const Changeset& first, const Changeset& second) {
    sqlite3_changegroup* raw = nullptr;
    int code = sqlite3changegroup_new(&raw);
    if (code != SQLITE_OK) database.fail(code);
    const std::unique_ptr<sqlite3_changegroup, GroupCloser> group(raw);
    for (const Changeset* each : {&first, &second}) {
        InputCursor cursor{each};
        code = sqlite3changegroup_add_strm(raw, readInput, &cursor);
        if (code != SQLITE_OK) database.fail(code);
    }
    Changeset both;
    code = sqlite3changegroup_output_strm(raw, appendOutput, &both);
    if (code != SQLITE_OK) database.fail(code);
    return both;
}

/// The session looks away while a row is inserted.
class Aside {
public:
    explicit Aside(sqlite3_session* session) : m_session(session) { sqlite3session_enable(m_session, 0); }
    ~Aside() { sqlite3session_enable(m_session, 1); }
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;

private:
    sqlite3_session* m_session;
};

}  // namespace

std::int64_t Changeset::bytes() const {
    std::int64_t sum = 0;
    for (const std::string& part : parts) sum += static_cast<std::int64_t>(part.size());
    return sum;
}

void Changeset::append(std::string_view bytes) {
    while (!bytes.empty()) {
        if (parts.empty() || parts.back().size() >= kPartBytes) parts.emplace_back();
        // Growing by doubling would touch twice the memory.
        constexpr std::size_t kMany = kPartBytes / 16;
        if (parts.back().size() >= kMany) parts.back().reserve(kPartBytes);
        const std::size_t take = std::min(bytes.size(), kPartBytes - parts.back().size());
        parts.back().append(bytes.substr(0, take));
        bytes.remove_prefix(take);
    }
}

ChangeRecorder::ChangeRecorder(Database& database)
    : m_database(database),
      m_inserted(std::make_unique<InsertedRows>(database)),
      m_search(std::make_unique<SearchIndexer>(database)) {
    int code = sqlite3session_create(database.handle(), "main", &m_session);
    if (code != SQLITE_OK) database.fail(code);
    for (const std::string& table : truthTables()) {
        code = sqlite3session_attach(m_session, table.c_str());
        if (code != SQLITE_OK) {
            sqlite3session_delete(m_session);
            m_session = nullptr;
            database.fail(code);
        }
    }
}

ChangeRecorder::~ChangeRecorder() {
    m_queue.reset();
    if (m_session) sqlite3session_delete(m_session);
}

RecordId ChangeRecorder::insert(Statement& statement, const Record& record, const RowStamp& stamp) {
    if (!m_inserted->write(record, stamp)) {
        statement.run();
        return m_database.lastInsertId();
    }
    RecordId id = 0;
    bool kept = false;
    {
        const Aside aside(m_session);
        statement.run();
        id = m_database.lastInsertId();
        kept = m_inserted->keep(id);
        if (!kept)
            m_database.cached("DELETE FROM " + std::string(kindRow(record.kind()).table) + " WHERE id = ?")
                .bind(1, id)
                .run();
    }
    if (!kept) {  // once more, for the session to see
        statement.run();
        id = m_database.lastInsertId();
    }
    if (record.kind() == Kind::client) m_search->add(id, record.text("name"), record.text("short_name"));
    return id;
}

void ChangeRecorder::expectMany() {
    if (m_queue) return;
    m_queue = std::make_unique<InsertQueue>(m_database, m_session);
    m_search->writeThrough(m_queue.get());
}

RecordId ChangeRecorder::enqueue(const Record& record, const RowStamp& stamp) {
    if (!m_queue) return 0;
    const RecordId id = m_inserted->enqueue(record, stamp, *m_queue);
    if (id != 0 && record.kind() == Kind::client) m_search->add(id, record.text("name"), record.text("short_name"));
    return id;
}

Changeset ChangeRecorder::sessionPart() {
    Changeset changeset;
    const int code = sqlite3session_changeset_strm(m_session, appendOutput, &changeset);
    sqlite3session_delete(m_session);
    m_session = nullptr;
    if (code != SQLITE_OK) m_database.fail(code);
    return changeset;
}

Changeset ChangeRecorder::finish(Change& change) {
    if (m_queue) {
        m_queue->settle(false);
        m_search->writeThrough(nullptr);
        m_queue.reset();
    }
    m_search->finish();
    Changeset all = m_inserted->take();
    const Changeset rest = sessionPart();
    Change described;
    ChangeDescriber describer(m_database, described);
    describer.read(*m_inserted);
    if (!rest.empty() && describer.read(rest, m_inserted.get())) {
        all = merged(m_database, all, rest);
        described = {};
        ChangeDescriber again(m_database, described);
        again.read(all);
        again.finish();
    } else {
        for (const std::string& part : rest.parts) all.append(part);
        describer.finish();
    }
    m_changedClients = std::move(describer.clients);
    described.command = std::move(change.command);
    change = std::move(described);
    return all;
}

void applyChangeset(Database& database, const Changeset& changeset, bool inverted) {
    InputCursor cursor{&changeset};
    ErrorDetail what;
    // The caller's transaction is the safety net. A savepoint of SQLite's own would keep its journal growing in memory,
    // and every row would walk the whole of it: minutes for a million rows.
    const int flags = SQLITE_CHANGESETAPPLY_NOSAVEPOINT | (inverted ? SQLITE_CHANGESETAPPLY_INVERT : 0);
    const int code = sqlite3changeset_apply_v2_strm(database.handle(), readInput, &cursor, nullptr, refuseConflict,
                                                    &what, nullptr, nullptr, flags);
    // Something outside of the history refers to what this step would take away: an entry of the register its person.
    if (code == SQLITE_CONSTRAINT)
        throw Error(ErrorKind::conflict, pathText(database.path()), ErrorCode::others_need_the_record);
    if (code == SQLITE_ABORT && !what.empty()) throw Error(ErrorKind::conflict, pathText(database.path()), what);
    if (code != SQLITE_OK) database.fail(code);
}

std::vector<RecordId> describeChanges(Database& database, const Changeset& changeset, Change& change) {
    ChangeDescriber describer(database, change);
    describer.read(changeset);
    describer.finish();
    return std::move(describer.clients);
}

namespace {

Value valueOf(sqlite3_value* value) {
    if (!value) return {};
    switch (sqlite3_value_type(value)) {
        case SQLITE_INTEGER:
            return std::int64_t{sqlite3_value_int64(value)};
        case SQLITE_TEXT: {
            const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
            if (!text) throw Error(ErrorKind::io, {}, ErrorCode::out_of_memory);
            return std::string(text, static_cast<std::size_t>(sqlite3_value_bytes(value)));
        }
        default:
            return {};
    }
}

}  // namespace

ChangedRow::ChangedRow(sqlite3_changeset_iter* iterator) : m_iterator(iterator) {
    const char* table = "";
    int columns = 0;
    int operation = 0;
    int indirect = 0;
    sqlite3changeset_op(iterator, &table, &columns, &operation, &indirect);
    m_table = table;
    m_operation = operation == SQLITE_INSERT   ? Operation::inserted
                  : operation == SQLITE_DELETE ? Operation::deleted
                                               : Operation::updated;
}

Value ChangedRow::before(std::size_t column) const {
    sqlite3_value* value = nullptr;
    if (m_operation == Operation::inserted) return {};
    return sqlite3changeset_old(m_iterator, static_cast<int>(column), &value) == SQLITE_OK ? valueOf(value) : Value{};
}

Value ChangedRow::after(std::size_t column) const {
    sqlite3_value* value = nullptr;
    if (m_operation == Operation::deleted) return {};
    return sqlite3changeset_new(m_iterator, static_cast<int>(column), &value) == SQLITE_OK ? valueOf(value) : Value{};
}

bool ChangedRow::isChanged(std::size_t column) const {
    sqlite3_value* value = nullptr;
    return m_operation == Operation::updated &&
           sqlite3changeset_new(m_iterator, static_cast<int>(column), &value) == SQLITE_OK && value;
}

void forEachChangedRow(Database& database, const Changeset& changeset,
                       const std::function<void(const ChangedRow&)>& fn) {
    InputCursor cursor{&changeset};
    sqlite3_changeset_iter* raw = nullptr;
    int code = sqlite3changeset_start_strm(&raw, readInput, &cursor);
    if (code != SQLITE_OK) database.fail(code);
    const std::unique_ptr<sqlite3_changeset_iter, IteratorCloser> iterator(raw);
    while ((code = sqlite3changeset_next(iterator.get())) == SQLITE_ROW) fn(ChangedRow(iterator.get()));
    if (code != SQLITE_DONE) database.fail(code);
}

}  // namespace meike
