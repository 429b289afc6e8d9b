// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

namespace meike {

/// Whether the pages will find what they read first: every table with its columns, the rules in use, the segments.
/// Throws what is wrong; a workspace that passes opens. Milliseconds, whatever the number of clients.
void checkOpening(Database& database);

}  // namespace meike
