// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "domain/record.h"
#include "storage/database.h"

/// The opportunities of the workspace by stage.
namespace meike {

/// How long ago won and lost ones may have been closed to be on the board: what is older is history.
inline constexpr int kClosedDays = 90;
/// How many of a stage are handed over; what the stage is worth counts all of them.
inline constexpr std::size_t kBoardCards = 200;

struct OpportunityBoard {
    struct Card {
        RecordId id = 0;
        RecordId client = 0;
        std::string title, clientName, ownerName;
        std::string stage;
        std::optional<MinorUnits> amount;
        std::string currency;
        std::optional<Date> expected, closed;
        std::string reasonLost;
        bool late = false;  ///< open, and was expected before the day that is shown

        friend bool operator==(const Card&, const Card&) = default;
    };
    struct Column {
        std::string stage;         ///< key of choices::opportunityStages(); empty: open on a past day
        std::vector<Card> cards;   ///< open ones: the next expected first; closed ones: the latest first
        std::size_t count = 0;     ///< all of them
        MinorUnits sum = 0;        ///< of those in the base currency
        std::size_t unsummed = 0;  ///< without an amount, or in another currency

        friend bool operator==(const Column&, const Column&) = default;
    };
    std::vector<Column> columns;
    /// A past day is shown. Which open stage an opportunity had then is not kept: those open then stand in one column.
    bool pastDay = false;
};

/// Opportunities of clients in use. `owner`: of that person only; 0: everybody's.
OpportunityBoard readOpportunityBoard(Database& database, Date asOf, Date today, RecordId owner,
                                      const std::stop_token& stop = {});

}  // namespace meike
