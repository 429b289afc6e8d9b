// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/money.h"

namespace meike::engine {

/// Dense position of a client, 0..n-1, in all columns and results.
using ClientIndex = std::uint32_t;

/// An order or refund as storage has it. Amounts are minor units of the base currency.
struct OrderRow {
    ClientIndex client = 0;
    DayNumber day = 0;
    std::int64_t document = 0;    ///< id, unique and > 0
    std::int64_t refundOf = 0;    ///< id of the order that this refund belongs to; 0 = stands alone
    MinorUnits gross = 0;         ///< negative = refund
    MinorUnits net = 0;           ///< net revenue, when netKnown
    MinorUnits contribution = 0;  ///< net - direct cost - cost of money advanced, when contributionKnown
    bool netKnown = false;
    bool contributionKnown = false;
    std::int64_t service = 0;  ///< id of the service type; 0 = none given
    /// Set when there is no rate for the document's currency: its ISO code. The amounts are then in that currency.
    std::array<char, 3> unrated{};
    bool contract = false;   ///< its own service period is long enough to be a contract (kShortestContract)
    bool framework = false;  ///< placed below a framework contract 年框
};

/// All documents as columns, each client's rows together and by day, ready to be scanned.
///
/// A refund that belongs to an order of the same client is filed under the order's day, right behind it; `knownDay` is
/// the day from which it is true. So a past as-of date is a binary search on `day`, and a look at `knownDay` only where
/// the client has such refunds. Unknown net or contribution holds 0, and a flag says so (see OrderValues).
struct OrderColumns {
    enum RowFlag : std::uint8_t {
        kNetKnown = 1,
        kContributionKnown = 2,
        kRefund = 4,
        kLinked = 8,
        kUnrated = 16,
        kContract = 32,
        kFramework = 64
    };
    enum ClientFlag : std::uint8_t {
        kHasRefund = 1,
        kHasUnrated = 2,
        kLacksNet = 4,
        kLacksContribution = 8,
        kHasContract = 16  ///< kContract or kFramework on any row
    };
    /// What a contract brings; the rest are single orders. A refund is filed with what it takes back.
    static constexpr std::uint8_t kByContract = kContract | kFramework;
    /// Without these every row of a client is an order with amounts in the base currency.
    static constexpr std::uint8_t kNotPlain = kHasRefund | kHasUnrated;

    std::vector<std::uint32_t> begin;       ///< per client: first row
    std::vector<std::uint32_t> count;       ///< per client: rows
    std::vector<std::uint8_t> clientFlags;  ///< per client: ClientFlag bits

    std::vector<DayNumber> day;  ///< per row: the day it counts for
    std::vector<DayNumber> knownDay;
    std::vector<MinorUnits> gross;
    std::vector<MinorUnits> net;
    std::vector<MinorUnits> contribution;
    std::vector<std::uint8_t> flags;        ///< RowFlag bits
    std::vector<std::uint16_t> service;     ///< position in `services`
    std::vector<std::int64_t> services{0};  ///< ids of the service types, in the order they came in; the first is none

    /// No amount is further from 0 than this: tells when a client's sums need no more than 64 bits.
    MinorUnits largestAmount = 0;

    /// Currencies without a rate, per client that has any; sorted by client, then code.
    std::vector<std::pair<ClientIndex, std::array<char, 3>>> unrated;

    std::size_t clients() const { return begin.size(); }
    /// Rows in use (holes left by replaceClient are not counted).
    std::size_t rows() const;

    /// Puts `rows` (any order, all of that client; their `client` is ignored) in place of the client's rows. Takes time
    /// by the rows of this client; now and then, when holes reach a quarter of the rows, the columns are packed again.
    void replaceClient(ClientIndex client, std::span<const OrderRow> rows);
    /// Adds a client without rows at the end.
    ClientIndex appendClient();
    /// Removes a client; the last client moves into its place (do the same to ClientFacts).
    void removeClient(ClientIndex client);

    /// The position of a service type in `services`, added when it is new.
    std::uint16_t serviceAt(std::int64_t id);

private:
    void pack();
    std::unordered_map<std::int64_t, std::uint16_t> m_serviceAt;
    std::size_t m_holes = 0;
};

/// Clusters rows that come in any order. Rows of equal day keep no memory of that order. Throws Error{internal} when a
/// row's client is not below `clients`.
OrderColumns buildColumns(std::span<const OrderRow> rows, std::size_t clients);

}  // namespace meike::engine
