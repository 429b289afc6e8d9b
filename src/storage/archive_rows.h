// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/progress.h"
#include "domain/field.h"
#include "domain/value.h"
#include "storage/database.h"

/// Records as an archive holds them: every column of their tables, ids, uids and stamps among them, nothing of what is
/// derived. The same walk as the digest's, so that one says of the other whether it is whole.
namespace meike {

/// The columns of a kind's table as this file has it, in their order, `id` first; none where its schema lacks the
/// table.
struct StoredColumns {
    std::vector<std::string> names;
    std::vector<char> bytes;  ///< whether each holds bytes: a uid
};
StoredColumns storedColumns(Database& database, Kind kind);

/// Reads all rows of a kind, by id. Uids come as their text.
class StoredRows {
public:
    StoredRows(Database& database, Kind kind);
    ~StoredRows();
    StoredRows(const StoredRows&) = delete;
    StoredRows& operator=(const StoredRows&) = delete;

    /// The next row, a value for each column; false at the end.
    bool next(std::vector<Value>& row);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// A new workspace made of stored rows, in a file beside its place that vanishes unless it is finished.
class WorkspaceMaker {
public:
    /// Of that schema, at most newestSchema(). Errors: invalid_value (there is a file of that name), locked,
    /// read_only, disk_full, io.
    WorkspaceMaker(const std::filesystem::path& target, int schema);
    ~WorkspaceMaker();
    WorkspaceMaker(const WorkspaceMaker&) = delete;
    WorkspaceMaker& operator=(const WorkspaceMaker&) = delete;

    /// The file while it is made.
    Database& database();
    /// A row of that kind, a value for each of its storedColumns. Throws invalid_value (a uid that is none) and
    /// what the database says of a row that its table does not take.
    void add(Kind kind, std::span<const Value> row);
    /// Whether all rows together have that digest: then the schema is brought up to date, what is derived is made and
    /// the file gets its name. Errors: damaged (copy_differs; a reference that leads nowhere), cancelled, disk_full,
    /// io.
    void finish(std::string_view expectedDigest, std::int64_t rows, const Clock& clock, Progress& progress,
                const std::stop_token& stop);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace meike
