// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "domain/rule.h"
#include "storage/database.h"

namespace meike {

/// Which clients a list shows and in which order.
struct ClientQuery {
    /// `kept`: active and archived.
    enum class Shelf { active, archived, bin, all, kept };
    struct Sort {
        std::string field;  ///< key of a client field
        bool descending = false;
        friend bool operator==(const Sort&, const Sort&) = default;
    };

    /// The list in groups: clients that have a field's value in common stand together.
    struct Grouping {
        std::string field;  ///< key of a client field that makes groups (domain/grouping.h); empty: no groups
        /// What groups are ordered by, the largest first: kByCount, or the key of a field with a sum or mean. Empty: by
        /// their own value, as the list would be sorted by the field (turned round where its first sort says so).
        std::string by;
        static constexpr const char* kByCount = "count";

        explicit operator bool() const { return !field.empty(); }
        friend bool operator==(const Grouping&, const Grouping&) = default;
    };

    Rule rule;                ///< all by default
    std::string search;       ///< as typed: name, short name, pinyin or initials
    std::vector<Sort> sorts;  ///< then by name, then by id; empty values come last either way
    Grouping grouping{};      ///< before the order: `sorts` hold inside a group; see storage/client_groups.h
    Shelf shelf = Shelf::active;
    /// Only these clients, by id; nullptr: everybody. For lists that no rule says.
    std::shared_ptr<const std::vector<RecordId>> among = nullptr;
    Date asOf;  ///< for relative dates
    std::int64_t limit = -1;
    bool codePointNames = false;  ///< by name in code-point order (command line) instead of pinyin order

    friend bool operator==(const ClientQuery&, const ClientQuery&) = default;
};

/// Whether any client has been scored yet.
bool hasScores(Database& database);

struct ClientTotals {
    std::int64_t count = 0;
    std::int64_t monetary = 0;  ///< sum of the value in the window, minor units of the base currency
};

/// The ids, in order. Error{invalid_value} for a rule that does not hold together. A reader that holds a TEMP table
/// client_score (see score_store.h) answers from that one.
std::vector<RecordId> queryClientIds(Database& database, const ClientQuery& query);
/// The same clients by id: without the cost of an order, where nobody looks at it.
std::vector<RecordId> queryClientSet(Database& database, const ClientQuery& query);
ClientTotals queryClientTotals(Database& database, const ClientQuery& query);

/// One row of the client list: the values of all fields of clients (facts, scores; tags as their ids), by field index.
struct ClientRow {
    RecordId id = 0;
    std::vector<Value> values;
    std::map<std::string, Value, std::less<>> custom;  ///< filled custom fields, by key
    std::vector<RecordId> tags;

    /// The value of a field of the table or of a custom one.
    const Value& value(const Field& field) const;
};

/// The rows of those ids that exist, in the order of `ids`. As of a day, moments that came later (archived, deleted)
/// are empty. `only`: these fields and no others are filled; none given: all of them.
std::vector<ClientRow> readClientRows(Database& database, const std::vector<RecordId>& ids,
                                      std::optional<Date> asOf = std::nullopt, std::span<const Field* const> only = {});

/// Distinct non-empty values of a text field with their counts, most frequent first, for offering choices in filters.
std::vector<std::pair<std::string, std::int64_t>> distinctTexts(Database& database, std::string_view field, int limit);

}  // namespace meike
