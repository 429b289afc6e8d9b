// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "exchange/header_match.h"

/// Ledgers that write what came in into one column and what went out into another: 收入 and 支出, Credit and Debit.
/// Inside of app/import.
namespace meike::importing {

/// The keys of the two columns among what only files have; kinds without them have amounts in one column alone.
inline constexpr std::string_view kIncomeKey = "income";
inline constexpr std::string_view kExpenseKey = "expense";

/// The two columns, as matchHeaders tells them.
struct Sides {
    HeaderMatch income;
    HeaderMatch expense;
};
/// The first two headers that are the two names of a pair. Nothing where only one of them stands: 收入 alone may be any
/// amount, and 支出 any cost.
std::optional<Sides> findSides(std::span<const std::string> headers);

}  // namespace meike::importing
