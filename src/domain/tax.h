// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "domain/record.h"

/// Amounts with tax (含税) and without: which of the two a record holds, and the other one where the rate is known.
/// Nothing that is stored is ever converted.
namespace meike {

/// Tax rates have four digits after the point: 6 % is 600.
inline constexpr std::int64_t kTaxScale = 10'000;

/// Both amounts in minor units; nothing for the one that would need a rate nobody has given.
struct TaxedAmount {
    std::optional<std::int64_t> included;
    std::optional<std::int64_t> excluded;

    friend bool operator==(const TaxedAmount&, const TaxedAmount&) = default;
};

/// `included`: whether the amount has the tax in it. Rounded half away from zero to minor units.
TaxedAmount taxedAmount(std::int64_t amount, bool included, std::optional<std::int64_t> rate);
/// Whether the amounts of a record (order, framework contract) have the tax in them: yes unless it says no.
bool isTaxIncluded(const Record& record);
/// Both amounts of its field `amountKey`; two times nothing when that is empty.
TaxedAmount taxedAmount(const Record& record, std::string_view amountKey);

}  // namespace meike
