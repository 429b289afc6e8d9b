// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/changeset.h"
#include "storage/database.h"

/// A sum over every value of the tables of truth, kept in `meta` beside the data version that it is of: each edit adds
/// what it changed, so it costs no look at the rest, and a check that adds up all tables finds a digit that a disk has
/// altered, which no page and no index tells. It notices damage, not somebody who knows how it is made.
namespace meike::content_sum {

/// An edit was recorded, or undone (`inverted`): before the data version is raised.
void follow(Database& database, const Changeset& changeset, bool inverted);
/// Adds up all tables where there is no sum of this data version (a file of before; one brought up to date).
void settle(Database& database);
/// Takes what the tables hold now for what they should, in a transaction of the caller.
void accept(Database& database);
/// Tables of truth are about to change without a changeset: a migration.
void forget(Database& database);
/// Whether the tables hold anything else than was written. False where nobody knows.
bool differs(Database& database);

}  // namespace meike::content_sum
