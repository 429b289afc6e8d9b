// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "domain/command.h"
#include "domain/record.h"
#include "storage/workspace.h"

/// Pairs of clients of which somebody has said that they are not the same. Kept by the clients' uids, each pair in a
/// setting of its own, so that imports leave them alone and every decision is undone by itself. Functions that take an
/// Edit belong inside one.
namespace meike {

/// From now on the two are no pair; false when that had been said. Error{invalid_value} for one and the same client,
/// Error{not_found} for one that is not there.
bool keepApart(Edit& edit, RecordId a, RecordId b);
/// Takes that back; false when it had not been said.
bool askAgain(Edit& edit, RecordId a, RecordId b);
Command keepApartCommand(Database& database, RecordId a, RecordId b);
Command askAgainCommand(Database& database, RecordId a, RecordId b);

/// What is kept apart, read once.
class KeptApart {
public:
    explicit KeptApart(Database& database);
    bool holds(Database& database, RecordId a, RecordId b) const;
    /// The same for many pairs in one query.
    std::vector<char> holds(Database& database, std::span<const std::pair<RecordId, RecordId>> pairs) const;
    bool empty() const { return m_keys.empty(); }

private:
    std::unordered_set<std::string> m_keys;
};

/// What was said of `gone` is said of `keep` from now on, but for the two of each other.
void moveKeptApart(Edit& edit, RecordId gone, RecordId keep);

}  // namespace meike
