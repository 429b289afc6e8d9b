// SPDX-License-Identifier: GPL-3.0-or-later
// Changesets as https://www.sqlite.org/session/changesetformat.html describes them: for each table a header, for each
// inserted row the operation, whether it was indirect, and all values.
#include "storage/inserted_rows.h"

#include <sqlite3.h>

#include <algorithm>
#include <string_view>

#include "storage/change.h"

namespace meike {

namespace {

constexpr char kInteger = 1;
constexpr char kText = 3;
constexpr char kBlob = 4;
constexpr char kNull = 5;

void addBigEndian(std::string& out, std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    char bytes[8];
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(bits >> (56 - 8 * i) & 0xFF);
    out.append(bytes, sizeof bytes);
}

/// SQLite's own: seven bits a byte, the high ones first.
void addVarint(std::string& out, std::size_t number) {
    char bytes[10];
    std::size_t at = sizeof bytes;
    bytes[--at] = static_cast<char>(number & 0x7F);
    while ((number >>= 7) != 0) bytes[--at] = static_cast<char>((number & 0x7F) | 0x80);
    out.append(bytes + at, sizeof bytes - at);
}

void addInteger(std::string& out, std::int64_t number) {
    out += kInteger;
    addBigEndian(out, number);
}

void addBytes(std::string& out, char type, std::string_view bytes) {
    out += type;
    addVarint(out, bytes.size());
    out += bytes;
}

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
    RecordId last = 0;  ///< the highest id when the edit began
    std::size_t owner = kNone;
    std::size_t record = kNone;
    std::string header;
    Changeset changes;

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
    }
    plan->header = "T";
    addVarint(plan->header, plan->columns.size());
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
                addInteger(m_row, 0);
                break;
            case Source::uid:
                addBytes(m_row, kBlob, {reinterpret_cast<const char*>(stamp.uid.data()), stamp.uid.size()});
                break;
            case Source::updatedAt:
                addInteger(m_row, stamp.at);
                break;
            case Source::updatedBy:
                if (stamp.by != 0)
                    addInteger(m_row, stamp.by);
                else
                    m_row += kNull;
                break;
            case Source::field: {
                const Value& value = record.at(column.field);
                if (const auto* number = std::get_if<std::int64_t>(&value)) {
                    if (column.type != SQLITE_INTEGER) return false;
                    addInteger(m_row, *number);
                } else if (const auto* text = std::get_if<std::string>(&value)) {
                    if (column.type != SQLITE_TEXT) return false;
                    addBytes(m_row, kText, *text);
                } else {
                    m_row += kNull;
                }
                break;
            }
            case Source::nothing:
                m_row += kNull;
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

void InsertedRows::keep(RecordId id) {
    Plan& plan = *m_written;
    if (id <= plan.last) return;
    std::string number;
    addBigEndian(number, id);
    std::copy(number.begin(), number.end(), m_row.begin() + static_cast<std::ptrdiff_t>(m_idAt));
    if (plan.table.count++ == 0) plan.changes.append(plan.header);
    plan.changes.append(m_row);
    ++m_count;
    m_facts.id = id;
    if (plan.table.rows.size() <= Change::kMaxListed) plan.table.rows.push_back(m_facts);
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
