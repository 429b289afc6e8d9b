// SPDX-License-Identifier: GPL-3.0-or-later
// Changesets as https://www.sqlite.org/session/changesetformat.html describes them: for each table a header, for each
// inserted row the operation, whether it was indirect, and all values (changeset_values.h).
#include "storage/inserted_rows.h"

#include <sqlite3.h>

#include <algorithm>
#include <string_view>

#include "storage/change.h"
#include "storage/changeset_values.h"

namespace meike {

namespace {

/// Before the values of a row.
constexpr std::size_t kRowHead = 2;

}  // namespace

struct InsertedRows::Plan {
    enum class Source : std::uint8_t { id, uid, updatedAt, updatedBy, field, nothing };
    struct Column {
        Source source = Source::nothing;
        std::uint8_t type = 0;  ///< of the stored values
        std::size_t field = 0;
    };
    Table table;
    std::vector<Column> columns;
    RecordId last = 0;     ///< the highest id when the edit began
    RecordId highest = 0;  ///< and with those that it has given out since, whatever became of them
    std::size_t owner = kNone;
    std::size_t record = kNone;
    std::string header;
    Changeset changes;
    std::vector<std::string> names;         ///< of the columns
    std::unique_ptr<RowInserter> inserter;  ///< for rows that are queued
    RecordId next = 0;                      ///< the id of the next of these
    std::uint64_t knownAt = 0;              ///< the queue's otherWrites() when that was looked up

    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
};

InsertedRows::InsertedRows(Database& database) : m_database(database), m_plans(kindTable().size()) {
    static const std::string kSql = [] {
        std::string sql;
        for (const KindRow& row : kindTable())
            (sql += sql.empty() ? "SELECT " : ", ") += "(SELECT max(id) FROM " + std::string(row.table) + ")";
        return sql;
    }();
    Statement& highest = database.cached(kSql);
    highest.step();
    for (std::size_t i = 0; i < m_plans.size(); ++i) m_last.push_back(highest.integer(static_cast<int>(i)));
    highest.reset();
}
InsertedRows::~InsertedRows() = default;

InsertedRows::Plan& InsertedRows::planOf(Kind kind) {
    auto& plan = m_plans[static_cast<std::size_t>(kind)];
    if (plan) return *plan;
    using Source = Plan::Source;
    plan = std::make_unique<Plan>();
    const KindRow& row = kindRow(kind);
    const std::string table(row.table);
    plan->table.kind = kind;
    const auto indexOf = [&](std::string_view key) {
        for (std::size_t i = 0; i < row.fields.size(); ++i)
            if (row.fields[i].source == FieldSource::column && row.fields[i].key == key) return i;
        return Plan::kNone;
    };
    const bool custom = kind == Kind::custom_value;
    plan->owner = custom ? indexOf("field") : row.owner.empty() ? Plan::kNone : indexOf(row.owner);
    if (custom) plan->record = indexOf("record");
    plan->last = m_last[static_cast<std::size_t>(kind)];
    plan->highest = plan->last;
    std::string keys;
    Statement columns = m_database.prepare("PRAGMA table_info(" + table + ")");
    while (columns.step()) {
        Plan::Column column;
        const std::string_view name = columns.text(1);
        const std::string_view type = columns.text(2);
        column.type = type == "INTEGER" ? SQLITE_INTEGER : type == "TEXT" ? SQLITE_TEXT : SQLITE_BLOB;
        column.field = indexOf(name);
        column.source = name == "id"                  ? Source::id
                        : column.field != Plan::kNone ? Source::field
                        : !row.uid                    ? Source::nothing
                        : name == "uid"               ? Source::uid
                        : name == "updated_at"        ? Source::updatedAt
                        : name == "updated_by"        ? Source::updatedBy
                                                      : Source::nothing;
        keys += static_cast<char>(columns.integer(5));
        plan->columns.push_back(column);
        plan->names.emplace_back(name);
    }
    plan->header = "T";
    changeset_format::addVarint(plan->header, plan->columns.size());
    plan->header += keys + table + '\0';
    return *plan;
}

bool InsertedRows::write(const Record& record, const RowStamp& stamp) {
    using Source = Plan::Source;
    Plan& plan = planOf(record.kind());
    m_written = nullptr;
    m_row.clear();
    m_row += static_cast<char>(SQLITE_INSERT);
    m_row += '\0';
    for (const Plan::Column& column : plan.columns) {
        switch (column.source) {
            case Source::id:
                m_idAt = m_row.size() + 1;
                changeset_format::addInteger(m_row, 0);
                break;
            case Source::uid:
                changeset_format::addBytes(m_row, changeset_format::kBlob,
                                           {reinterpret_cast<const char*>(stamp.uid.data()), stamp.uid.size()});
                break;
            case Source::updatedAt:
                changeset_format::addInteger(m_row, stamp.at);
                break;
            case Source::updatedBy:
                if (stamp.by != 0)
                    changeset_format::addInteger(m_row, stamp.by);
                else
                    m_row += changeset_format::kNull;
                break;
            case Source::field: {
                const Value& value = record.at(column.field);
                if (const auto* number = std::get_if<std::int64_t>(&value)) {
                    if (column.type != SQLITE_INTEGER) return false;
                    changeset_format::addInteger(m_row, *number);
                } else if (const auto* text = std::get_if<std::string>(&value)) {
                    if (column.type != SQLITE_TEXT) return false;
                    changeset_format::addBytes(m_row, changeset_format::kText, *text);
                } else {
                    m_row += changeset_format::kNull;
                }
                break;
            }
            case Source::nothing:
                m_row += changeset_format::kNull;
                break;
        }
    }
    const auto reference = [&](std::size_t field) {
        return field == Plan::kNone ? RecordId{0} : integerOr(record.at(field), 0);
    };
    m_facts = {0, reference(plan.owner), reference(plan.record)};
    m_written = &plan;
    return true;
}

bool InsertedRows::keep(RecordId id) {
    Plan& plan = *m_written;
    if (id <= plan.highest) return false;
    plan.highest = id;
    putId(id);
    if (plan.table.count++ == 0) plan.changes.append(plan.header);
    plan.changes.append(m_row);
    ++m_count;
    m_facts.id = id;
    if (plan.table.rows.size() <= Change::kMaxListed) plan.table.rows.push_back(m_facts);
    return true;
}

RecordId InsertedRows::enqueue(const Record& record, const RowStamp& stamp, InsertQueue& queue) {
    if (!write(record, stamp)) return 0;
    Plan& plan = *m_written;
    const std::string table(kindRow(record.kind()).table);
    if (!plan.inserter) plan.inserter = std::make_unique<RowInserter>(m_database, table, plan.names);
    if (plan.next == 0 || plan.knownAt != queue.otherWrites()) {
        // Above all that there have been, whatever the edit has deleted: see keep().
        plan.next = std::max(m_database.integer("SELECT max(id) FROM " + table), plan.highest) + 1;
        plan.knownAt = queue.otherWrites();
    }
    const RecordId id = plan.next++;
    putId(id);
    queue.add(*plan.inserter, std::string_view(m_row).substr(kRowHead));
    keep(id);
    return id;
}

void InsertedRows::putId(RecordId id) {
    std::string number;
    changeset_format::addBigEndian(number, id);
    std::copy(number.begin(), number.end(), m_row.begin() + static_cast<std::ptrdiff_t>(m_idAt));
}

std::vector<const InsertedRows::Table*> InsertedRows::tables() const {
    std::vector<const Table*> tables;
    for (const auto& plan : m_plans)
        if (plan && plan->table.count > 0) tables.push_back(&plan->table);
    return tables;
}

bool InsertedRows::mayHold(Kind kind, RecordId id) const {
    const auto& plan = m_plans[static_cast<std::size_t>(kind)];
    return plan && plan->table.count > 0 && id > plan->last;
}

Changeset InsertedRows::take() {
    Changeset all;
    for (const auto& plan : m_plans) {
        if (!plan) continue;
        if (all.empty())
            all = std::move(plan->changes);
        else
            for (const std::string& part : plan->changes.parts) all.append(part);
        plan->changes.parts.clear();
    }
    return all;
}

}  // namespace meike
