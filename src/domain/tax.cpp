// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tax.h"

namespace meike {

namespace {

/// value * by / of, half away from zero; amounts are below 10^15 and factors below 10^5.
std::int64_t scaled(std::int64_t value, std::int64_t by, std::int64_t of) {
    const auto product = static_cast<__int128>(value) * by;
    const __int128 half = of / 2;
    return static_cast<std::int64_t>((product >= 0 ? product + half : product - half) / of);
}

}  // namespace

TaxedAmount taxedAmount(std::int64_t amount, bool included, std::optional<std::int64_t> rate) {
    TaxedAmount both;
    (included ? both.included : both.excluded) = amount;
    if (!rate) return both;
    const std::int64_t whole = kTaxScale + *rate;
    if (included)
        both.excluded = scaled(amount, kTaxScale, whole);
    else
        both.included = scaled(amount, whole, kTaxScale);
    return both;
}

bool isTaxIncluded(const Record& record) { return record.integer("tax_included", 1) != 0; }

TaxedAmount taxedAmount(const Record& record, std::string_view amountKey) {
    if (isEmpty(record.get(amountKey))) return {};
    const Value& rate = record.get("tax_rate");
    return taxedAmount(record.integer(amountKey), isTaxIncluded(record),
                       isEmpty(rate) ? std::nullopt : std::optional(integerOr(rate, 0)));
}

}  // namespace meike
