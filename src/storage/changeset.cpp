// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/changeset.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/error_code.h"
#include "base/path_text.h"
#include "storage/records.h"
#include "storage/schema.h"

namespace meike {

namespace {

/// Well under the length limit of a connection (16 MiB), so that a part always fits one BLOB.
constexpr std::size_t kPartBytes = 8 * 1024 * 1024;

int appendOutput(void* context, const void* data, int size) {
    auto& parts = static_cast<Changeset*>(context)->parts;
    try {
        const char* bytes = static_cast<const char*>(data);
        auto left = static_cast<std::size_t>(size);
        while (left > 0) {
            if (parts.empty() || parts.back().size() >= kPartBytes) parts.emplace_back();
            const std::size_t take = std::min(left, kPartBytes - parts.back().size());
            parts.back().append(bytes, take);
            bytes += take;
            left -= take;
        }
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

}  // namespace

std::int64_t Changeset::bytes() const {
    std::int64_t sum = 0;
    for (const std::string& part : parts) sum += static_cast<std::int64_t>(part.size());
    return sum;
}

ChangeRecorder::ChangeRecorder(Database& database) : m_database(database) {
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
    if (m_session) sqlite3session_delete(m_session);
}

Changeset ChangeRecorder::finish() {
    Changeset changeset;
    const int code = sqlite3session_changeset_strm(m_session, appendOutput, &changeset);
    sqlite3session_delete(m_session);
    m_session = nullptr;
    if (code != SQLITE_OK) m_database.fail(code);
    return changeset;
}

void applyChangeset(Database& database, const Changeset& changeset, bool inverted) {
    InputCursor cursor{&changeset};
    ErrorDetail what;
    // The caller's transaction is the safety net. A savepoint of SQLite's own would keep its journal growing in memory,
    // and every row would walk the whole of it: minutes for a million rows.
    const int flags = SQLITE_CHANGESETAPPLY_NOSAVEPOINT | (inverted ? SQLITE_CHANGESETAPPLY_INVERT : 0);
    const int code = sqlite3changeset_apply_v2_strm(database.handle(), readInput, &cursor, nullptr, refuseConflict,
                                                    &what, nullptr, nullptr, flags);
    if (code == SQLITE_ABORT && !what.empty()) throw Error(ErrorKind::conflict, pathText(database.path()), what);
    if (code != SQLITE_OK) database.fail(code);
}

void describeChanges(Database& database, const Changeset& changeset, Change& change) {
    InputCursor cursor{&changeset};
    sqlite3_changeset_iter* raw = nullptr;
    int code = sqlite3changeset_start_strm(&raw, readInput, &cursor);
    if (code != SQLITE_OK) database.fail(code);
    const std::unique_ptr<sqlite3_changeset_iter, IteratorCloser> iterator(raw);

    std::map<std::string, TableShape> shapes;
    std::vector<std::pair<RecordId, RecordId>> customValues;  // field, record
    std::map<Kind, std::vector<RecordId>> touched;            // rows whose client has to be looked up
    std::size_t listed = 0;
    while ((code = sqlite3changeset_next(iterator.get())) == SQLITE_ROW) {
        const char* table = nullptr;
        int columns = 0;
        int operation = 0;
        int indirect = 0;
        sqlite3changeset_op(iterator.get(), &table, &columns, &operation, &indirect);
        auto shape = shapes.find(table);
        if (shape == shapes.end()) shape = shapes.emplace(table, shapeOf(database, table)).first;
        if (!shape->second.kind) continue;
        const Kind kind = shape->second.kind->kind;

        const auto integerAt = [&](int column, bool old) -> std::int64_t {
            sqlite3_value* value = nullptr;
            const int got = old ? sqlite3changeset_old(iterator.get(), column, &value)
                                : sqlite3changeset_new(iterator.get(), column, &value);
            return got == SQLITE_OK && value && sqlite3_value_type(value) == SQLITE_INTEGER ? sqlite3_value_int64(value)
                                                                                            : 0;
        };
        const RecordId id = integerAt(shape->second.idColumn, operation != SQLITE_INSERT);
        ++change.rowCount;
        auto& ids = change.rows[kind];
        // Of more than that it is only said that everything may have changed.
        if (++listed > Change::kMaxListed) continue;
        ids.push_back(id);

        if (kind == Kind::client) {
            change.clients.push_back(id);
        } else if (kind == Kind::custom_value) {
            // Whose it is depends on its field. An updated row has kept both columns, which are not in the changeset.
            if (operation == SQLITE_UPDATE) {
                if (const auto row = readRecord(database, kind, id))
                    customValues.emplace_back(row->integer("field"), row->integer("record"));
            } else {
                const bool old = operation == SQLITE_DELETE;
                customValues.emplace_back(integerAt(1, old), integerAt(2, old));
            }
        } else if (shape->second.ownerColumn >= 0) {
            const RecordId before = operation == SQLITE_INSERT ? 0 : integerAt(shape->second.ownerColumn, true);
            const RecordId after = operation == SQLITE_DELETE ? 0 : integerAt(shape->second.ownerColumn, false);
            for (const RecordId owner : {before, after})
                if (owner != 0) touched[shape->second.owner].push_back(owner);
            if (before == 0 && after == 0) touched[kind].push_back(id);
        }
    }
    if (code != SQLITE_DONE) database.fail(code);

    for (const auto& [field, record] : customValues)
        if (const auto row = readRecord(database, Kind::custom_field, field))
            if (const KindRow* owner = findKind(row->text("kind"))) {
                if (const auto same = change.rows.find(owner->kind);
                    same == change.rows.end() || same->second.empty() || same->second.back() != record)
                    change.rows[owner->kind].push_back(record);
                touched[owner->kind].push_back(record);
            }
    for (auto& [kind, rows] : touched) addOwners(database, kind, std::move(rows), change.clients);
    sortUnique(change.clients);
    if (listed > Change::kMaxListed) {
        change.everything = true;
        for (auto& [kind, ids] : change.rows) ids.clear();
        change.clients.clear();
    } else {
        for (auto& [kind, ids] : change.rows) sortUnique(ids);
    }
}

namespace {

Value valueOf(sqlite3_value* value) {
    if (!value) return {};
    switch (sqlite3_value_type(value)) {
        case SQLITE_INTEGER:
            return std::int64_t{sqlite3_value_int64(value)};
        case SQLITE_TEXT:
            return std::string(reinterpret_cast<const char*>(sqlite3_value_text(value)),
                               static_cast<std::size_t>(sqlite3_value_bytes(value)));
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
