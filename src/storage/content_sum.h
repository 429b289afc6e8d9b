// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <future>

#include "storage/changeset.h"
#include "storage/database.h"

/// A sum over every value of the tables of truth, kept in `meta` beside the data version that it is of: each edit adds
/// what it changed, so it costs no look at the rest, and a check that adds up all tables finds a digit that a disk has
/// altered, which no page and no index tells. It notices damage, not somebody who knows how it is made.
namespace meike::content_sum {

/// What an edit, or an undo of one, changes the sum by. Begun as soon as the changeset is there, which it refers to: of
/// a large one the sum is taken by a thread beside, while the edit goes into the history.
class Follow {
public:
    Follow(Database& database, const Changeset& changeset);
    /// Before the data version is raised. `inverted`: it was undone.
    void keep(bool inverted);

private:
    Database& m_database;
    std::future<std::uint64_t> m_change;  ///< without a state: there was no sum to follow
};
/// Adds up all tables where there is no sum of this data version (a file of before; one brought up to date).
void settle(Database& database);
/// Takes what the tables hold now for what they should, in a transaction of the caller.
void accept(Database& database);
/// Tables of truth are about to change without a changeset: a migration.
void forget(Database& database);
/// Whether the tables hold anything else than was written. False where nobody knows.
bool differs(Database& database);

}  // namespace meike::content_sum
