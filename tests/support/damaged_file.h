// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/synthetic_orders.h"

/// What disks, careless programs and people who mean harm make of a workspace file, as a number chooses it.
namespace meike::test {

inline constexpr std::size_t kPage = 4096;

/// What was done to the bytes; they are never as they were.
inline std::string damageBytes(std::string& bytes, Numbers& numbers) {
    const std::string before = bytes;
    const auto size = static_cast<std::int64_t>(bytes.size());
    const std::int64_t pages = size / static_cast<std::int64_t>(kPage);
    const auto page = [&] { return static_cast<std::size_t>(numbers.below(pages)) * kPage; };
    const auto byte = [&] { return static_cast<char>(numbers.below(256)); };
    const auto flip = [&](std::int64_t from, std::int64_t to) {
        bytes[static_cast<std::size_t>(numbers.between(from, to))] ^= static_cast<char>(1 << numbers.below(8));
    };
    std::string what;
    switch (numbers.below(12)) {
        case 0:
            what = "cut short";
            bytes.resize(static_cast<std::size_t>(numbers.below(size)));
            break;
        case 1:
            what = "cut at a page";
            bytes.resize(page());
            break;
        case 2:
            what = "a bit flipped";
            flip(0, size - 1);
            break;
        case 3:
            what = "bits flipped";
            for (std::int64_t i = numbers.between(2, 64); i > 0; --i) flip(0, size - 1);
            break;
        case 4:
            what = "its head flipped";
            flip(0, 99);
            break;
        case 5:
            what = "pages zeroed";
            for (std::int64_t i = numbers.between(1, 3); i > 0; --i) bytes.replace(page(), kPage, kPage, '\0');
            break;
        case 6: {
            what = "pages swapped";
            const std::size_t a = page();
            const std::size_t b = page();
            const std::string kept = bytes.substr(a, kPage);
            bytes.replace(a, kPage, bytes, b, kPage);
            bytes.replace(b, kPage, kept);
            break;
        }
        case 7: {
            what = "a page twice";
            const std::string kept = bytes.substr(page(), kPage);
            bytes.replace(page(), kPage, kept);
            break;
        }
        case 8: {
            what = "a page of noise";
            const std::size_t at = page();
            for (std::size_t i = 0; i < kPage; ++i) bytes[at + i] = byte();
            break;
        }
        case 9: {
            what = "heads of pages flipped";
            for (std::int64_t i = numbers.between(1, 4); i > 0; --i) {
                const auto at = static_cast<std::int64_t>(page());
                flip(at, at + 40);
            }
            break;
        }
        case 10: {
            what = "a sector of another time";
            const std::size_t at = page() + static_cast<std::size_t>(numbers.below(8)) * 512;
            bytes.replace(at, 512, bytes, page(), 512);
            break;
        }
        default:
            what = "its end zeroed";
            for (std::size_t at = page(); at < bytes.size(); ++at) bytes[at] = '\0';
            break;
    }
    if (bytes == before) flip(0, size - 1);
    return what;
}

/// A database as another program opens it, past what our own connections refuse.
class BareDatabase {
public:
    explicit BareDatabase(const std::string& path) {
        sqlite3_open(path.c_str(), &m_database);
        run("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
    }
    ~BareDatabase() { sqlite3_close(m_database); }
    BareDatabase(const BareDatabase&) = delete;
    BareDatabase& operator=(const BareDatabase&) = delete;

    bool run(const std::string& sql) {
        return sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    std::vector<std::string> texts(const std::string& sql) {
        std::vector<std::string> found;
        sqlite3_stmt* rows = nullptr;
        if (sqlite3_prepare_v2(m_database, sql.c_str(), -1, &rows, nullptr) != SQLITE_OK) return found;
        while (sqlite3_step(rows) == SQLITE_ROW)
            found.emplace_back(static_cast<const char*>(sqlite3_column_blob(rows, 0)),
                               static_cast<std::size_t>(sqlite3_column_bytes(rows, 0)));
        sqlite3_finalize(rows);
        return found;
    }
    void write(const std::string& sql, const std::string& blob) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(m_database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) return;
        sqlite3_bind_blob(statement, 1, blob.data(), static_cast<int>(blob.size()), SQLITE_STATIC);
        sqlite3_step(statement);
        sqlite3_finalize(statement);
    }

private:
    sqlite3* m_database = nullptr;
};

/// Stored steps with other bytes in them, or cut short, and nothing that would tell.
inline void alterSteps(BareDatabase& database, Numbers& numbers) {
    const std::vector<std::string> steps = database.texts("SELECT changes FROM history_part");
    for (const std::string& changes : steps) {
        if (changes.empty()) continue;
        std::string bad = changes;
        for (std::int64_t i = numbers.between(1, 8); i > 0; --i)
            bad[static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(bad.size())))] =
                static_cast<char>(numbers.below(256));
        if (numbers.chance(30))
            bad.resize(static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(bad.size()))));
        database.write(
            "UPDATE history_part SET changes = ?1, hash = NULL WHERE seq = (SELECT max(seq) FROM history_part)", bad);
    }
    database.run(
        "UPDATE history SET byte_count = (SELECT sum(length(changes)) FROM history_part p WHERE p.seq = history.seq)");
}

/// What somebody might have built into a file. `planted` is a table into which whatever is run writes a row, and
/// `path`.written a file. Says what was done.
inline std::string plantSomething(const std::string& path, Numbers& numbers) {
    BareDatabase database(path);
    const auto any = [&](const std::vector<std::string>& from) {
        return from[static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(from.size())))];
    };
    const std::string table =
        any(database.texts("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE "
                           "'%STRICT%' ORDER BY name"));
    const std::string column = any(database.texts("SELECT name FROM pragma_table_info('" + table + "')"));
    const std::string act =
        any({"INSERT INTO planted VALUES (1)", "DELETE FROM client",
             "UPDATE client_order SET "
             "amount = 0",
             "SELECT load_extension('" + path + ".so')", "SELECT writefile('" + path + ".written', 'y')",
             "INSERT INTO planted SELECT hex(zeroblob(1 << 28))"});
    const std::string endless =
        "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n)";
    const std::string dear = any({"randomblob(1 << 30)", "hex(zeroblob(1 << 30))", "abs(-9223372036854775808)", endless,
                                  "load_extension('x')", "printf('%.*c', 1 << 30, 'x')"});
    database.run("CREATE TABLE planted (a)");
    const auto schema = [&](const std::string& sql) {
        return database.run("PRAGMA writable_schema = ON; " + sql + "; PRAGMA writable_schema = RESET");
    };
    const std::string deep(static_cast<std::size_t>(numbers.between(10, 100'000)), '[');
    switch (numbers.below(16)) {
        case 0:
            database.run("ALTER TABLE " + table + " RENAME TO hidden; CREATE VIEW " + table +
                         " AS SELECT * FROM hidden");
            return "a view for " + table;
        case 1:
            database.run("ALTER TABLE " + table + " RENAME TO hidden; CREATE VIEW " + table +
                         " AS SELECT hidden.* FROM hidden WHERE " + endless + " > 0");
            return "an endless view for " + table;
        case 2:
            database.run("CREATE TRIGGER t " + any({"BEFORE ", "AFTER "}) + any({"INSERT", "UPDATE", "DELETE"}) +
                         " ON " + table + " BEGIN " + act + "; END");
            return "a trigger on " + table + ": " + act;
        case 3:
            database.run("CREATE TRIGGER t INSTEAD OF INSERT ON client_tags BEGIN " + act + "; END");
            return "a trigger on a view: " + act;
        case 4:
            schema("UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ', CHECK (" + dear +
                   " > 0)) STRICT') WHERE name = '" + table + "'");
            return "a check in " + table + ": " + dear;
        case 5:
            schema("UPDATE sqlite_schema SET sql = substr(sql, 1, length(sql) / 2) WHERE name = '" + table + "'");
            return "half a definition of " + table;
        case 6:
            schema("UPDATE sqlite_schema SET rootpage = " + any({"0", "1", "2", "-5", "99999999", "7"}) +
                   " WHERE name = '" + table + "'");
            return "another page for " + table;
        case 7:
            schema("INSERT INTO sqlite_schema VALUES ('index', 'i', '" + table + "', 5, 'CREATE INDEX i ON " + table +
                   " (" + dear + ")')");
            return "an index that computes, on " + table + ": " + dear;
        case 8:
            schema("UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = '" + table + "'");
            database.run("UPDATE " + table + " SET " + column + " = x'FF00FE'");
            return "bytes for " + table + "." + column;
        case 9:
            database.run("PRAGMA user_version = " + any({"-1", "-8", "2147483647", "0", "5", "-2147483648"}));
            return "another version";
        case 10:
            database.run(
                "UPDATE " + table + " SET " + column + " = " +
                any({"printf('%.*c', 17000000, 'x')", "CAST(x'FFFEC328' AS TEXT)", "-9223372036854775808",
                     "9223372036854775807", "''", "CAST(zeroblob(20000000) AS TEXT)", "'2025-02-31'", "char(0)"}));
            return "a strange value for " + table + "." + column;
        case 11:
            alterSteps(database, numbers);
            return "altered steps without checksums";
        case 12:
            database.run("UPDATE meta SET value = " +
                         any({"'-1'", "'x'", "NULL", "'9223372036854775807'", "'" + deep + "'"}));
            return "strange notes about the file";
        case 13:
            database.run("UPDATE " +
                         any({"segment SET rule", "scoring_profile SET body", "setting SET value",
                              "history SET arguments", "tag SET rule"}) +
                         " = '" + any({deep, "{\"all\":" + deep, "{}", "null", "{\"field\":\"name\",\"op\":\"x\"}"}) +
                         "'");
            return "rules and settings that are none";
        case 14:
            database.run(
                "CREATE VIRTUAL TABLE v USING fts5(a, tokenize = 'trigram'); UPDATE client_search SET sort_key = "
                "randomblob(200), document = CAST(randomblob(300) AS TEXT)");
            return "another index for the search, and noise in ours";
        default:
            schema("INSERT INTO sqlite_schema VALUES ('table', 'client', 'client', 3, 'CREATE TABLE client (id)')");
            return "a table twice";
    }
}

}  // namespace meike::test
