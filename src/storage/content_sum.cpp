// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/content_sum.h"

#include <sqlite3.h>

#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "storage/changeset_walk.h"
#include "storage/meta.h"
#include "storage/schema.h"

namespace meike::content_sum {

namespace {

constexpr const char* kKey = "content_sum";

/// Each step is one to one: of two values that differ in eight bytes alone the sums differ.
std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::uint64_t mixedBytes(std::uint64_t sum, std::string_view bytes) {
    sum = mixed(sum + bytes.size());
    for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
        std::uint64_t block = 0;
        for (int i = 0; i < 8; ++i)
            block |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]))
                     << (8 * i);
        sum = mixed(sum ^ block);
    }
    std::uint64_t rest = 0;
    for (const char c : bytes) rest = rest << 8 | static_cast<unsigned char>(c);
    return mixed(sum ^ rest);
}

/// The columns of a table: a number for each that its name gives, and where the id is. By name: what a newer version
/// adds moves none.
struct Columns {
    std::vector<std::uint64_t> seeds;
    std::vector<char> blobs;
    std::size_t id = 0;
};

Columns columnsOf(Database& database, std::string_view table) {
    Columns columns;
    Statement info = database.prepare("SELECT name, type FROM pragma_table_info(?)");
    info.bind(1, table);
    while (info.step()) {
        if (info.text(0) == "id") columns.id = columns.seeds.size();
        columns.blobs.push_back(info.text(1) == "BLOB" ? 1 : 0);
        columns.seeds.push_back(mixedBytes(mixedBytes(1, table), info.text(0)));
    }
    return columns;
}

/// One value of one row; nothing is nothing.
std::uint64_t cell(std::uint64_t seed, std::uint64_t id, const ChangesetWalk::Cell& value) {
    if (value.type == 0 || value.type == SQLITE_NULL) return 0;
    return mixedBytes(mixed(seed ^ mixed(id + 1)) + static_cast<std::uint64_t>(value.type), value.bytes);
}

using Tables = std::map<std::string, Columns, std::less<>>;

/// `columnsFor`: of a table by its name.
template <class ColumnsFor>
std::uint64_t sumOfChanges(const ColumnsFor& columnsFor, const Changeset& changeset) {
    std::string joined;
    if (changeset.parts.size() > 1)
        for (const std::string& part : changeset.parts) joined += part;
    ChangesetWalk walk(changeset.parts.size() == 1 ? std::string_view(changeset.parts.front()) : joined);
    const Columns* columns = nullptr;
    std::vector<ChangesetWalk::Cell> before;
    std::vector<ChangesetWalk::Cell> after;
    std::uint64_t sum = 0;
    while (!walk.atEnd() && !walk.failed()) {
        if (walk.atTable()) {
            columns = columnsFor(walk.table());
            continue;
        }
        walk.cells(before, after);
        if (walk.failed() || !columns || columns->seeds.size() != walk.columns()) break;
        const ChangesetWalk::Cell& key = before.empty() ? after[columns->id] : before[columns->id];
        const std::uint64_t id = key.number();
        for (std::size_t i = 0; i < columns->seeds.size(); ++i) {
            // Of an update only what it changed is there: before and after.
            const bool changed = before.empty() || after.empty() || after[i].type != 0;
            if (!changed) continue;
            if (!before.empty()) sum -= cell(columns->seeds[i], id, before[i]);
            if (!after.empty()) sum += cell(columns->seeds[i], id, after[i]);
        }
    }
    return sum;
}

std::uint64_t sumOfTables(Database& database) {
    std::uint64_t sum = 0;
    for (const std::string& table : truthTablesOf(database)) {
        const Columns columns = columnsOf(database, table);
        Statement rows = database.prepare("SELECT * FROM " + table);
        while (rows.step()) {
            const auto id = static_cast<std::uint64_t>(rows.integer(static_cast<int>(columns.id)));
            for (std::size_t i = 0; i < columns.seeds.size(); ++i) {
                const int column = static_cast<int>(i);
                if (rows.isNull(column)) continue;
                if (columns.blobs[i] != 0) {
                    const auto bytes = rows.blob(column);
                    sum += cell(columns.seeds[i], id,
                                {SQLITE_BLOB, {reinterpret_cast<const char*>(bytes.data()), bytes.size()}});
                    continue;
                }
                const Value value = rows.value(column);
                if (const auto* number = std::get_if<std::int64_t>(&value)) {
                    std::array<char, 8> bytes{};
                    for (std::size_t b = 0; b < bytes.size(); ++b)
                        bytes[b] = static_cast<char>(static_cast<std::uint64_t>(*number) >> (56 - 8 * b));
                    sum += cell(columns.seeds[i], id, {SQLITE_INTEGER, {bytes.data(), bytes.size()}});
                } else {
                    sum += cell(columns.seeds[i], id, {SQLITE_TEXT, textOrEmpty(value)});
                }
            }
        }
    }
    return sum;
}

struct Kept {
    std::int64_t version = 0;
    std::uint64_t sum = 0;
};

std::optional<Kept> kept(Database& database) {
    const std::string text = meta::text(database, kKey);
    Kept found;
    const char* const end = text.data() + text.size();
    const auto version = std::from_chars(text.data(), end, found.version);
    if (version.ec != std::errc() || version.ptr == end || *version.ptr != ':') return std::nullopt;
    const auto sum = std::from_chars(version.ptr + 1, end, found.sum, 16);
    return sum.ec == std::errc() && sum.ptr == end ? std::optional(found) : std::nullopt;
}

void keep(Database& database, const Kept& what) {
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(what.sum));
    meta::setText(database, kKey, std::to_string(what.version) + ":" + digits);
}

std::int64_t dataVersion(Database& database) { return meta::integer(database, "data_version"); }

}  // namespace

Follow::Follow(Database& database, const Changeset& changeset) : m_database(database) {
    const std::optional<Kept> last = kept(database);
    if (!last || last->version != dataVersion(database)) return;
    if (changeset.parts.size() > 1) {
        Tables tables;
        for (const std::string& table : truthTablesOf(database)) tables.emplace(table, columnsOf(database, table));
        m_change = std::async(std::launch::async, [tables = std::move(tables), &changeset] {
            const auto columnsFor = [&](std::string_view table) -> const Columns* {
                const auto found = tables.find(table);
                return found == tables.end() ? nullptr : &found->second;
            };
            return sumOfChanges(columnsFor, changeset);
        });
        return;
    }
    Tables tables;
    const auto columnsFor = [&](std::string_view table) -> const Columns* {
        auto found = tables.find(table);
        if (found == tables.end()) found = tables.emplace(std::string(table), columnsOf(database, table)).first;
        return &found->second;
    };
    std::promise<std::uint64_t> now;
    now.set_value(sumOfChanges(columnsFor, changeset));
    m_change = now.get_future();
}

void Follow::keep(bool inverted) {
    if (!m_change.valid()) return;
    const std::uint64_t change = m_change.get();
    const std::optional<Kept> last = kept(m_database);
    content_sum::keep(m_database, {last->version + 1, inverted ? last->sum - change : last->sum + change});
}

void settle(Database& database) {
    const std::optional<Kept> last = kept(database);
    if (last && last->version == dataVersion(database)) return;
    Transaction transaction(database);
    accept(database);
    transaction.commit();
}

void accept(Database& database) { keep(database, {dataVersion(database), sumOfTables(database)}); }

void forget(Database& database) {
    Statement statement = database.prepare("DELETE FROM meta WHERE key = ?");
    statement.bind(1, kKey).run();
}

bool differs(Database& database) {
    const std::optional<Kept> last = kept(database);
    return last && last->version == dataVersion(database) && last->sum != sumOfTables(database);
}

}  // namespace meike::content_sum
