// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "domain/record.h"
#include "storage/workspace.h"

namespace meike {

/// Sets what is not yet allocated of a client's receipts in a currency against what is open of its receivables, oldest
/// receipt and oldest due first. Allocations that exist stay. Returns how many were made.
std::int64_t allocateReceipts(Edit& edit, RecordId client, std::string_view currency);
/// The same for several clients, each in one currency.
void allocateReceipts(Edit& edit, const std::set<std::pair<RecordId, std::string>>& clients);
/// Takes the allocations of a receipt or receivable back.
void dropAllocations(Edit& edit, Kind kind, RecordId id);

/// The value of one major unit of `currency` in the base currency from a day on, times 10^9; replaces the rate of that
/// day.
void setRate(Edit& edit, std::string_view currency, Date day, std::int64_t rate);

}  // namespace meike
