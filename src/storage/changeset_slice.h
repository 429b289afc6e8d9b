// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "storage/changeset.h"

namespace meike {

/// Rows of a table; with a number, those alone that hold it in one of their columns (an id).
struct RowsOf {
    std::string_view table;
    std::optional<std::int64_t> number = {};
};

/// The changes of some tables alone, in their order. Who looks for one record among thousands of rows need not have
/// SQLite unpack every value: rows are skipped by their lengths, by the published form of changesets
/// (sqlite.org/session). What does not read as one is returned whole, for SQLite to say what is wrong with it.
Changeset changesOf(const Changeset& changeset, std::span<const RowsOf> wanted);

}  // namespace meike
