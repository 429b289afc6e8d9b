// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "storage/change.h"
#include "storage/changeset.h"
#include "storage/database.h"

/// The register of what was taken out (Kind::borrow_record) only grows: every entry is chained to the one before it by
/// a hash over its values, beside the audit, which holds no values.
namespace meike::register_chain {

/// After an edit, before its commit: chains the entries that it brought. Error{not_allowed} when it changes or deletes
/// one, also by deleting the person who took something; Error{internal} when it is a step that undo would take back.
void follow(Database& database, const Changeset& changeset, const Change& change, bool inHistory);

/// Which entry is not as it was written; empty when all are.
struct Break {
    RecordId entry = 0;  ///< 0: the end is missing
    enum class What { none, altered, gone, cut, foreign } what = What::none;
};
Break firstBreak(Database& database);

/// How many entries are chained, and the hash that all of them come to: compared with a backup's, it tells which of two
/// files knows more. Empty without any.
struct Head {
    std::int64_t entries = 0;
    std::string hash;
};
Head head(Database& database);

}  // namespace meike::register_chain
