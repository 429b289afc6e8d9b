// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>

#include <set>

#include "base/error_code.h"
#include "base/uid.h"
#include "domain/custom_field.h"
#include "storage/access.h"
#include "storage/changeset.h"
#include "storage/custom_fields.h"
#include "storage/inserted_rows.h"
#include "storage/membership.h"
#include "storage/record_sql.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike {

namespace {

/// A field of another kind that points to the kind being deleted, and what becomes of its records.
struct Dependent {
    Kind kind;
    std::string_view field;
    bool owned;  ///< deleted with it; otherwise the reference is emptied
};

/// From the field tables: a required reference owns, an optional one only points.
std::vector<Dependent> dependentsOf(Kind target) {
    std::vector<Dependent> dependents;
    for (const KindRow& row : kindTable())
        for (const Field& field : row.fields) {
            const bool points = (field.type == FieldType::reference && field.refersTo == target) ||
                                (field.type == FieldType::pick && target == Kind::pick_item);
            if (points && field.source == FieldSource::column)
                dependents.push_back({row.kind, field.key, field.required});
        }
    return dependents;
}

/// Whether the value is what is stored as it is shown to those who may not see all of it: then it was not meant.
/// Error{invalid_value} for any other number with a part left out.
bool isShownInPart(Database& database, Kind kind, RecordId id, const Field& field, const Value& value) {
    if (!isMaskedField(kind, field.key) || textOrEmpty(value).find("••") == std::string::npos) return false;
    Statement look = database.prepare("SELECT " + maskSql(field.key) + " FROM " + std::string(kindRow(kind).table) +
                                      " WHERE id = ?");
    if (look.bind(1, id).step() && look.value(0) == value) return true;
    throw Error(ErrorKind::invalid_value, std::string(field.key), ErrorCode::number_shown_in_part);
}

/// A statement that is given back reset, and without what was lent to it.
struct Borrowed {
    explicit Borrowed(Statement& lent) : statement(lent) {}
    ~Borrowed() { statement.reset(); }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    Statement& statement;
};

}  // namespace

std::int64_t mostRecordsPointingTo(Database& database, Kind kind) {
    std::set<std::string_view> tables;
    for (const Dependent& dependent : dependentsOf(kind)) tables.insert(kindRow(dependent.kind).table);
    std::int64_t most = 0;
    for (const std::string_view table : tables) most += database.integer("SELECT max(id) FROM " + std::string(table));
    return most;
}

Edit::Edit(Database& database, ChangeRecorder& recorder, const Clock& clock, RecordId actor, Command& command)
    : m_database(database),
      m_recorder(recorder),
      m_clock(clock),
      m_actor(actor),
      m_command(command),
      m_inserts(kindTable().size()) {}

void Edit::expectMany() { m_recorder.expectMany(); }

RecordId Edit::insert(const Record& record) {
    const KindRow& row = kindRow(record.kind());
    for (std::size_t i = 0; i < row.fields.size(); ++i)
        if (row.fields[i].required && row.fields[i].source == FieldSource::column && isEmpty(record.at(i)))
            throw Error(ErrorKind::invalid_value, std::string(row.fields[i].key), ErrorCode::required);
    RowStamp stamp;
    if (row.uid) stamp = {newUid(m_clock.nowUtcMs()), m_clock.nowUtcMs(), m_actor};
    RecordId id = m_recorder.enqueue(record, stamp);
    if (id == 0) id = insertNow(record, stamp);
    for (const auto& [key, value] : record.custom()) setCustom(record.kind(), id, key, value);
    // The rest of the edit may use what it adds.
    if (record.kind() == Kind::custom_field) internCustomFields(m_database);
    return id;
}

RecordId Edit::insertNow(const Record& record, const RowStamp& stamp) {
    const KindRow& row = kindRow(record.kind());
    Statement*& kept = m_inserts[static_cast<std::size_t>(record.kind())];
    if (!kept) kept = &m_database.cached(insertSql(record.kind()));
    const Borrowed borrowed(*kept);
    Statement& statement = *kept;
    int index = 1;
    if (row.uid) {
        statement.lendBlob(index++, stamp.uid);
        statement.bind(index++, stamp.at);
        if (stamp.by != 0) statement.bind(index, stamp.by);
        ++index;
    }
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
        if (row.fields[i].source != FieldSource::column) continue;
        if (const Value& value = record.at(i); !isEmpty(value)) statement.lend(index, value);
        ++index;
    }
    return m_recorder.insert(statement, record, stamp);
}

bool Edit::setCustom(Kind kind, RecordId id, std::string_view key, const Value& value) {
    const Field& field = fieldOf(kind, key);
    const RecordId definition = customFieldId(m_database, key);
    if (definition == 0) throw Error(ErrorKind::not_found, std::string(field.label.en), ErrorCode::no_such_field);
    if (field.required && isEmpty(value)) throw Error(ErrorKind::invalid_value, std::string(key), ErrorCode::required);
    const std::string_view column = customColumn(field) == CustomColumn::number ? "number" : "text";
    const RecordId row = customValueId(m_database, definition, id);
    if (row == 0) {
        if (isEmpty(value)) return false;
        Record made(Kind::custom_value);
        made.set("field", definition).set("record", id).set(column, value);
        insert(made);
        return true;
    }
    if (!isEmpty(value)) return set(Kind::custom_value, row, column, value);
    m_database.cached("DELETE FROM custom_value WHERE id = ?").bind(1, row).run();
    return true;
}

bool Edit::update(const Record& record) {
    const auto stored = readRecord(m_database, record.kind(), record.id());
    if (!stored) throw Error(ErrorKind::not_found, std::string(kindRow(record.kind()).key), ErrorCode::record_gone);
    bool changed = false;
    const auto fields = kindRow(record.kind()).fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].source == FieldSource::column && record.at(i) != stored->at(i))
            changed |= set(record.kind(), record.id(), fields[i].key, record.at(i));
    for (const auto& [key, value] : stored->custom())
        if (isEmpty(record.get(key))) changed |= setCustom(record.kind(), record.id(), key, {});
    for (const auto& [key, value] : record.custom()) changed |= setCustom(record.kind(), record.id(), key, value);
    return changed;
}

bool Edit::set(Kind kind, RecordId id, std::string_view fieldKey, const Value& value) {
    const Field& field = fieldOf(kind, fieldKey);
    if (field.source == FieldSource::custom) return setCustom(kind, id, fieldKey, value);
    const std::string table(kindRow(kind).table);
    const std::string column(field.key);
    if (field.source != FieldSource::column)
        throw Error(ErrorKind::internal, column, {ErrorCode::fault, {"the field has no column"}});
    if (field.required && isEmpty(value)) throw Error(ErrorKind::invalid_value, column, ErrorCode::required);
    Statement& look = m_database.cached("SELECT " + column + " FROM " + table + " WHERE id = ?");
    look.bind(1, id);
    if (!look.step()) throw Error(ErrorKind::not_found, std::string(kindRow(kind).key), ErrorCode::record_gone);
    const bool same = look.value(0) == value;
    look.reset();
    if (same || isShownInPart(m_database, kind, id, field, value)) return false;
    const std::string stamp = hasUid(kind) ? ", updated_at = ?3, updated_by = ?4" : "";
    Statement& write = m_database.cached("UPDATE " + table + " SET " + column + " = ?1" + stamp + " WHERE id = ?2");
    write.bind(1, value).bind(2, id);
    if (hasUid(kind)) {
        write.bind(3, m_clock.nowUtcMs());
        if (m_actor != 0) write.bind(4, m_actor);
    }
    write.run();
    return true;
}

std::int64_t Edit::repoint(Kind kind, std::string_view field, RecordId from, const Value& to) {
    const std::string column(field);
    const std::string stamp = hasUid(kind) ? ", updated_at = ?3, updated_by = ?4" : "";
    Statement& write = m_database.cached("UPDATE " + std::string(kindRow(kind).table) + " SET " + column + " = ?1" +
                                         stamp + " WHERE " + column + " = ?2");
    write.bind(1, to).bind(2, from);
    if (hasUid(kind)) {
        write.bind(3, m_clock.nowUtcMs());
        if (m_actor != 0) write.bind(4, m_actor);
    }
    write.run();
    return sqlite3_changes64(m_database.handle());
}

void Edit::removeWhere(Kind kind, std::string_view field, RecordId id) {
    if (dependentsOf(kind).empty()) {
        const KindRow& row = kindRow(kind);
        if (!customFields(m_database, kind).empty())
            m_database
                .cached(
                    "DELETE FROM custom_value WHERE field IN (SELECT id FROM custom_field WHERE kind = ?1) AND record "
                    "IN "
                    "(SELECT id FROM " +
                    std::string(row.table) + " WHERE " + std::string(field) + " = ?2)")
                .bind(1, row.key)
                .bind(2, id)
                .run();
        m_database.cached("DELETE FROM " + std::string(kindRow(kind).table) + " WHERE " + std::string(field) + " = ?")
            .bind(1, id)
            .run();
        return;
    }
    for (const RecordId each : findRecords(m_database, kind, field, Value{id})) remove(kind, each);
}

void Edit::remove(Kind kind, RecordId id) {
    for (const Dependent& dependent : dependentsOf(kind)) {
        if (dependent.owned)
            removeWhere(dependent.kind, dependent.field, id);
        else
            repoint(dependent.kind, dependent.field, id, {});
    }
    for (const RecordId value : customValuesOf(m_database, kind, id))
        m_database.cached("DELETE FROM custom_value WHERE id = ?").bind(1, value).run();
    m_database.cached("DELETE FROM " + std::string(kindRow(kind).table) + " WHERE id = ?").bind(1, id).run();
}

std::int64_t Edit::redirect(Kind kind, RecordId from, RecordId into) {
    std::int64_t changed = 0;
    for (const Dependent& dependent : dependentsOf(kind)) {
        // What was saved once is not told of another one.
        if (kindRow(dependent.kind).snapshot && dependent.field == kindRow(dependent.kind).owner) continue;
        if (dependent.kind == Kind::client_tag && kind == Kind::tag)
            // Who has both keeps one.
            m_database
                .cached(
                    "DELETE FROM client_tag WHERE tag = ?1 AND client IN (SELECT client FROM client_tag WHERE tag "
                    "= ?2)")
                .bind(1, from)
                .bind(2, into)
                .run();
        changed += repoint(dependent.kind, dependent.field, from, into);
    }
    return changed;
}

namespace {
/// A tag that has a rule is the rule's alone.
void refuseTagOfRule(Database& database, RecordId tag) {
    if (!tagHasRule(database, tag)) return;
    throw Error(ErrorKind::invalid_value, recordName(database, Kind::tag, tag), ErrorCode::tag_put_by_rule);
}
}  // namespace

bool Edit::addTag(RecordId client, RecordId tag) {
    refuseTagOfRule(m_database, tag);
    Statement& look = m_database.cached("SELECT 1 FROM client_tag WHERE client = ? AND tag = ?");
    const bool there = look.bind(1, client).bind(2, tag).step();
    look.reset();
    if (there) return false;
    m_database.cached("INSERT INTO client_tag (client, tag) VALUES (?, ?)").bind(1, client).bind(2, tag).run();
    return true;
}

bool Edit::removeTag(RecordId client, RecordId tag) {
    refuseTagOfRule(m_database, tag);
    Statement& look = m_database.cached("SELECT id FROM client_tag WHERE client = ? AND tag = ?");
    const bool there = look.bind(1, client).bind(2, tag).step();
    const RecordId id = there ? look.integer(0) : 0;
    look.reset();
    if (there) m_database.cached("DELETE FROM client_tag WHERE id = ?").bind(1, id).run();
    return there;
}

void Edit::setSetting(std::string_view key, const std::string& value) {
    const auto ids = findRecords(m_database, Kind::setting, "key", Value{std::string(key)});
    if (!ids.empty()) {
        set(Kind::setting, ids.front(), "value", textValue(value));
        return;
    }
    Record record(Kind::setting);
    record.set("key", std::string(key)).set("value", textValue(value));
    insert(record);
}

}  // namespace meike
