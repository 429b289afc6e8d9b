// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/date.h"
#include "domain/record.h"
#include "storage/database.h"

namespace meike {

/// How far a framework contract (年框) has come: the gross of the orders below it over what was committed. In the
/// contract's currency, with or without tax as the contract's own amount is.
struct FrameworkCompletion {
    std::int64_t committed = 0;                ///< minor units
    std::int64_t ordered = 0;                  ///< minor units; refunds are subtracted
    std::int64_t orders = 0;                   ///< how many orders are below it
    std::optional<std::int64_t> share;         ///< hundredths of a per cent; nothing when nothing was committed
    std::map<std::string, std::int64_t> left;  ///< by currency, what orders in others came to: not converted
    std::int64_t taxUnclear = 0;               ///< orders whose tax stands otherwise and whose rate nobody has given:
                                               ///< counted as they are

    friend bool operator==(const FrameworkCompletion&, const FrameworkCompletion&) = default;
};

/// Of the orders up to a day. Error{not_found} when there is no such contract.
FrameworkCompletion frameworkCompletion(Database& database, RecordId contract, Date asOf);

}  // namespace meike
