// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/archive_rows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "base/uid.h"
#include "storage/audit.h"
#include "storage/maintenance.h"
#include "storage/meta.h"
#include "storage/schema.h"
#include "storage/workspace_lock.h"

namespace meike {

namespace {

namespace fs = std::filesystem;

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) (text += text.empty() ? "" : ", ") += name;
    return text;
}

}  // namespace

StoredColumns storedColumns(Database& database, Kind kind) {
    StoredColumns columns;
    Statement info = database.prepare("SELECT name, type FROM pragma_table_info('" + std::string(kindRow(kind).table) +
                                      "') ORDER BY cid");
    while (info.step()) {
        columns.names.emplace_back(info.text(0));
        columns.bytes.push_back(info.text(1) == "BLOB" ? 1 : 0);
    }
    return columns;
}

struct StoredRows::Impl {
    StoredColumns columns;
    std::optional<Statement> rows;
};

StoredRows::StoredRows(Database& database, Kind kind) : m_impl(std::make_unique<Impl>()) {
    m_impl->columns = storedColumns(database, kind);
    m_impl->rows.emplace(database.prepare("SELECT " + joined(m_impl->columns.names) + " FROM " +
                                          std::string(kindRow(kind).table) + " ORDER BY id"));
}

StoredRows::~StoredRows() = default;

bool StoredRows::next(std::vector<Value>& row) {
    if (!m_impl->rows->step()) return false;
    row.resize(m_impl->columns.names.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        const int column = static_cast<int>(i);
        if (m_impl->columns.bytes[i] == 0 || m_impl->rows->isNull(column)) {
            row[i] = m_impl->rows->value(column);
            continue;
        }
        Uid uid{};
        const auto bytes = m_impl->rows->blob(column);
        std::copy_n(bytes.begin(), std::min(bytes.size(), uid.size()), uid.begin());
        row[i] = uidText(uid);
    }
    return true;
}

struct WorkspaceMaker::Impl {
    fs::path target;
    fs::path part;
    std::unique_ptr<WorkspaceLock> lock;
    std::unique_ptr<Database> database;
    std::optional<Transaction> transaction;
    std::map<Kind, std::pair<Statement, StoredColumns>> inserts;

    ~Impl() {
        inserts.clear();
        transaction.reset();
        database.reset();
        if (!part.empty()) removeDatabase(part);
    }
};

WorkspaceMaker::WorkspaceMaker(const fs::path& target, int schema) : m_impl(std::make_unique<Impl>()) {
    std::error_code ignored;
    if (fs::exists(target, ignored)) throw Error(ErrorKind::invalid_value, pathText(target), ErrorCode::file_exists);
    m_impl->target = realFile(target);
    m_impl->lock = WorkspaceLock::take(m_impl->target, std::string(kRestoring));
    // Not `.incoming`: what has that name is whole, and is put in place by whoever finds it.
    m_impl->part = withEnding(m_impl->target, ".making");
    removeDatabase(m_impl->part);
    m_impl->database = std::make_unique<Database>(m_impl->part, Database::Mode::create);
    Database& database = *m_impl->database;
    // Nobody sees the file before it is whole: it is synced once, at the end.
    database.exec("PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF");
    createSchema(database, schema);
    m_impl->transaction.emplace(database);
    // Some records refer to others of their kind that come later.
    database.exec("PRAGMA defer_foreign_keys = ON");
}

WorkspaceMaker::~WorkspaceMaker() = default;

Database& WorkspaceMaker::database() { return *m_impl->database; }

void WorkspaceMaker::add(Kind kind, std::span<const Value> row) {
    auto found = m_impl->inserts.find(kind);
    if (found == m_impl->inserts.end()) {
        StoredColumns columns = storedColumns(database(), kind);
        std::string places;
        for (std::size_t i = 0; i < columns.names.size(); ++i) places += i == 0 ? "?" : ", ?";
        Statement insert = database().prepare("INSERT INTO " + std::string(kindRow(kind).table) + " (" +
                                              joined(columns.names) + ") VALUES (" + places + ")");
        found = m_impl->inserts.emplace(kind, std::pair(std::move(insert), std::move(columns))).first;
    }
    auto& [insert, columns] = found->second;
    insert.reset();
    for (std::size_t i = 0; i < row.size(); ++i) {
        const int place = static_cast<int>(i) + 1;
        if (columns.bytes[i] != 0 && !isEmpty(row[i]))
            insert.bindBlob(place, valueOrThrow(parseUid(textOrEmpty(row[i]))));
        else
            insert.bind(place, row[i]);
    }
    insert.run();
}

void WorkspaceMaker::finish(std::string_view expectedDigest, std::int64_t rows, const Clock& clock, Progress& progress,
                            const std::stop_token& stop) {
    Impl& i = *m_impl;
    Database& database = *i.database;
    const std::string name = pathText(i.target);
    throwIfStopped(stop);
    progress.report("verifying", 0, 0);
    i.inserts.clear();
    {
        Statement lost = database.prepare("PRAGMA foreign_key_check");
        if (lost.step()) throw Error(ErrorKind::damaged, name, ErrorCode::others_need_the_record);
    }
    if (digest(database) != expectedDigest) throw Error(ErrorKind::damaged, name, ErrorCode::archive_digest_differs);
    i.transaction->commit();
    i.transaction.reset();
    throwIfStopped(stop);
    migrate(database);
    {
        Transaction transaction(database);
        rebuildSearchIndex(database);
        Change change;
        change.command = {"unarchive_file", {}};
        change.rowCount = rows;
        for (const KindRow& kind : kindTable())
            if (database.integer("SELECT EXISTS (SELECT 1 FROM " + std::string(kind.table) + ")") != 0)
                change.rows[kind.kind] = {};
        appendAudit(database, change, clock.nowUtcMs(), 0);
        meta::setInteger(database, "data_version", 1);
        transaction.commit();
    }
    throwIfStopped(stop);
    i.database.reset();
    platform::makePrivate(i.part);
    platform::syncToDisk(i.part);
    std::error_code failed;
    if (fs::exists(i.target, failed)) throw Error(ErrorKind::invalid_value, name, ErrorCode::file_exists);
    putLogAside(i.target);
    fs::rename(i.part, i.target, failed);
    if (failed) throw Error(ErrorKind::io, name, {ErrorCode::file_not_replaced, {failed.message()}});
    i.part.clear();
    platform::syncToDisk(i.target);
}

}  // namespace meike
