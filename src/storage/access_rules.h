// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "storage/access.h"

/// Which rows a limited person sees, as SQL over the file's own tables. From the tables of kinds: a new kind of what
/// hangs on a client is limited without a line.
namespace meike::access_rules {

/// A condition on a column that holds a person: themselves, or whom they lead.
std::string theirs(std::string_view column, const Access& access);
/// Ids of the clients that are theirs, and of those that nobody has (the pool); without these when `pool` is false.
std::string visibleClients(const Access& access, bool pool = true);
/// A condition on the rows of a kind; empty when all may be seen.
std::string visibleRows(Kind kind, const Access& access, bool pool = true);

}  // namespace meike::access_rules
