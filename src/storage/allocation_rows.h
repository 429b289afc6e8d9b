// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "storage/database.h"

namespace meike {

/// A receipt or receivable with what is left of it once its allocations are taken off.
struct OpenAmount {
    RecordId id = 0;
    MinorUnits left = 0;
};
/// Of one client in one currency, with something left, oldest first (by day received, by day due).
std::vector<OpenAmount> readOpenReceipts(Database& database, RecordId client, std::string_view currency);
std::vector<OpenAmount> readOpenReceivables(Database& database, RecordId client, std::string_view currency);

}  // namespace meike
