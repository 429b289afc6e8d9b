// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/field.h"
#include "domain/value.h"

/// What people decide about an import besides which column means what, and what they are told to decide it.
namespace meike {

enum class ImportMode { create, update, both };

/// What becomes of rows of one file that name the same record and say different things.
enum class RepeatPolicy {
    ask,    ///< nothing is imported until somebody has decided
    sum,    ///< lines of one document: amounts are added up, the rest is the first line's
    all,    ///< each is a record of its own: the k-th such row is the k-th such record
    refuse  ///< none of them goes in
};
/// `ask`, `sum`, `all`, `refuse`.
std::optional<RepeatPolicy> repeatPolicyNamed(std::string_view name);

/// What a column may do to a record that is there already.
enum class ColumnUpdate {
    standard,   ///< append for tags, else overwrite
    overwrite,  ///< of tags: exactly those of the row
    empty,      ///< only what is empty
    never,
    append  ///< to tags and choices of which there may be several
};
/// `overwrite`, `empty`, `never`, `append`.
std::optional<ColumnUpdate> columnUpdateNamed(std::string_view name);

/// The key by which a row is the record that holds the same in every mapped field: the k-th of equal rows is the k-th
/// of equal records.
inline constexpr std::string_view kMatchContent = "content";

/// Two rows of one file that name the same record.
struct RepeatedKey {
    std::int64_t line = 0;
    std::int64_t firstLine = 0;
    std::string key;  ///< what they are called, as it stands in the file
};

/// A new client that is called much like another.
struct NearName {
    std::int64_t line = 0;
    std::string name;
    std::string like;           ///< a client's name
    RecordId client = 0;        ///< 0: of a row before it
    std::int64_t likeLine = 0;  ///< that row
    double score = 0;           ///< 0..1
};

/// What somebody has decided about names of clients that are much alike: `same` maps a name as files write it to the
/// client's own name, `apart` holds names that are clients of their own. Kept for the next file.
struct NameDecisions {
    std::map<std::string, std::string> same{};
    std::set<std::string> apart{};

    friend bool operator==(const NameDecisions&, const NameDecisions&) = default;
};

/// A column that could have been a field that another column has.
struct RivalColumn {
    std::size_t column = 0;
    std::string field;
    bool equal = false;  ///< with no less right
};

/// A number that has lost its digits: in scientific notation (1.1812E+11), or with more digits than a number cell of a
/// workbook keeps.
bool isDamagedKey(std::string_view text, bool fromNumberCell);
/// -1 for money that goes out (支, 借, Dr ...), 1 for money that comes in; nothing for words that say neither.
std::optional<int> directionOf(std::string_view text);

}  // namespace meike
