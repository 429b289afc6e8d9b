// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "domain/field.h"

namespace meike {

/// Which day a record of a kind stands for, and which of its values came on a later one: looked at as of an earlier
/// day, the record does not exist, or those values are empty; a record without its day has always been there where the
/// day need not be given. Kinds without a row (clients, contacts, tags ...) carry
/// no day: they are today's whatever day is looked at, but for their moments (archived, put into the bin), of which
/// each is empty on days before it.
struct FactDays {
    Kind kind;
    std::string_view day;  ///< date field: from this day on the record exists
    /// What is planned or owed is known before its day: from the day on which it was entered.
    bool planned = false;
    std::string_view settledOn = {};                     ///< date field of its end; empty: it has none
    std::span<const std::string_view> settledWith = {};  ///< fields that are filled in with that end
    /// The end may be noted before it comes: it is hidden only where the record was changed after the day looked at.
    bool plannedEnd = false;
};

/// All of them, in the order of kinds: those that have a day by their traits, and the parts of contacts at clients,
/// which last from one day to another though they stand on no timeline.
std::span<const FactDays> factDaysTable();
/// nullptr for kinds that carry no day.
const FactDays* factDays(Kind kind);
/// Whether a field of the kind holds the end of a record, or came with it.
bool comesLater(const FactDays& days, std::string_view field);

}  // namespace meike
