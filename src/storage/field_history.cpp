// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/field_history.h"

#include <algorithm>
#include <map>

#include "domain/custom_field.h"
#include "storage/changeset_slice.h"
#include "storage/custom_fields.h"
#include "storage/history.h"
#include "storage/records.h"

namespace meike {

namespace {

/// The columns of a table of truth by their places.
std::vector<std::string> columnsOf(Database& database, std::string_view table) {
    std::vector<std::string> names;
    Statement columns = database.prepare("PRAGMA table_info(" + std::string(table) + ")");
    while (columns.step()) names.emplace_back(columns.text(1));
    return names;
}

std::size_t placeOf(const std::vector<std::string>& names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// Picks the changes of one record out of changesets, the newest first.
class Reader {
public:
    Reader(Database& database, Kind kind, RecordId record)
        : m_database(database),
          m_kind(kind),
          m_record(record),
          m_columns(columnsOf(database, kindRow(kind).table)),
          m_valueColumns(columnsOf(database, "custom_value")) {
        for (const Field* field : customFields(database, kind)) m_fields[customFieldId(database, field->key)] = field;
        // An updated row has kept whose it is, which is not in the changeset.
        for (const RecordId value : customValuesOf(database, kind, record))
            if (const auto row = readRecord(database, Kind::custom_value, value)) note(value, row->integer("field"));
    }

    void read(const HistoryStep& step, const Changeset& changeset, std::vector<FieldChange>& changes) {
        const std::size_t first = changes.size();
        // Which custom value is the record's is not in the changeset of one that was only updated.
        const RowsOf wanted[] = {{kindRow(m_kind).table, m_record}, {"custom_value"}};
        const Changeset own = changesOf(changeset, wanted);
        if (own.empty()) return;
        forEachChangedRow(m_database, own, [&](const ChangedRow& row) {
            if (row.table() == kindRow(m_kind).table)
                readRow(row, changes);
            else if (row.table() == "custom_value")
                readValue(row, changes);
        });
        for (std::size_t i = first; i < changes.size(); ++i) {
            changes[i].step = step.step;
            changes[i].atUtcMs = step.atUtcMs;
            changes[i].person = step.person;
        }
    }

private:
    void readRow(const ChangedRow& row, std::vector<FieldChange>& changes) const {
        if (row.operation() != ChangedRow::Operation::updated) return;
        if (integerOr(row.before(placeOf(m_columns, "id")), 0) != m_record) return;
        for (const Field& field : kindRow(m_kind).fields) {
            const std::size_t place =
                field.source == FieldSource::column ? placeOf(m_columns, field.key) : m_columns.size();
            if (place < m_columns.size() && row.isChanged(place))
                changes.push_back({0, 0, 0, std::string(field.key), row.before(place), row.after(place)});
        }
    }

    void readValue(const ChangedRow& row, std::vector<FieldChange>& changes) {
        const bool made = row.operation() == ChangedRow::Operation::inserted;
        const auto at = [&](std::string_view column, bool after) {
            const std::size_t place = placeOf(m_valueColumns, column);
            return after ? row.after(place) : row.before(place);
        };
        const RecordId id = integerOr(at("id", made), 0);
        if (row.operation() != ChangedRow::Operation::updated) {
            if (integerOr(at("record", made), 0) != m_record) return;
            note(id, integerOr(at("field", made), 0));
        }
        const auto field = m_values.find(id);
        if (field == m_values.end()) return;
        const std::string_view column = customColumn(*field->second) == CustomColumn::number ? "number" : "text";
        Value before = made ? Value{} : at(column, false);
        Value after = row.operation() == ChangedRow::Operation::deleted ? Value{} : at(column, true);
        if (before != after)
            changes.push_back({0, 0, 0, std::string(field->second->key), std::move(before), std::move(after)});
    }

    void note(RecordId value, RecordId field) {
        if (const auto found = m_fields.find(field); found != m_fields.end()) m_values[value] = found->second;
    }

    Database& m_database;
    Kind m_kind;
    RecordId m_record;
    std::vector<std::string> m_columns;
    std::vector<std::string> m_valueColumns;
    std::map<RecordId, const Field*> m_fields;  ///< by row of custom_field
    std::map<RecordId, const Field*> m_values;  ///< by row of custom_value: the record's own
};

}  // namespace

FieldHistory readFieldHistory(Database& database, Kind kind, RecordId record, std::int64_t mostBytes) {
    FieldHistory found;
    Reader reader(database, kind, record);
    std::int64_t left = mostBytes;
    // One import must not use up what a hundred edits need.
    history_store::walk(database, mostBytes / 4,
                        [&](const HistoryStep& step, std::int64_t bytes, const Changeset& changes) {
                            if (step.undone) return true;
                            if (bytes > left || bytes > mostBytes / 4) {
                                found.complete = false;
                                return true;
                            }
                            left -= bytes;
                            reader.read(step, changes, found.changes);
                            return true;
                        });
    return found;
}

}  // namespace meike
