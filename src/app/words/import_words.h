// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/label.h"
#include "domain/field.h"

/// What an import says of the file it reads.
namespace meike {

/// Why a row was refused.
struct ImportReason {
    std::string key;    ///< stable: missing, unknown_client, not_a_date ...
    std::string field;  ///< key of the field it is about; may be empty
    std::string text;   ///< what could not be used, as it stood in the file
    ErrorDetail why;    ///< what is wrong with the text, where the key does not say all
};
/// `client is missing`: the same for all rows with this key and field. `kind`: what the rows are. `withText` adds the
/// text in question and why.
std::string reasonText(const ImportReason& reason, Kind kind, Language language, bool withText = false);

/// What was assumed or made on the way.
struct ImportNote {
    enum class What {
        decimal_point,
        decimal_comma,
        people_added,
        items_added,
        tags_added,
        projects_added,
        contacts_added,
        refunds_added,
        numbers_exist,   ///< numbers of rows that were not matched stand in the workspace already
        lines_added_up,  ///< rows added to the row of the same number
        invisible_left_out,
        guards_taken_off,  ///< apostrophes that an export had put before formulas
        two_sides,         ///< column and example: the headers of money that came in and of money that went out
        column_left_out,   ///< none of its cells fits the field that its header names
        rival_column,      ///< a column that could have been a field that another one is
        other_kind,        ///< the headers fit another kind of record better
        mapping_remembered,
        near_names,
        // What was recognised in the file.
        sheet_read,         ///< count: of sheets; column: the name of the one that was read
        header_found,       ///< count: its line
        header_of_two,      ///< the same, of a header of two rows
        totals_left_out,    ///< example: their lines
        headers_left_out,   ///< rows that have the header's cells again
        remarks_left_out,   ///< rows of remarks under the table
        merged_cells,       ///< that took the value of their merged area
        merged_numbers,     ///< numbers among them that stand once for several rows
        cells_filled,       ///< from the cell above
        empty_formulas,     ///< without a stored value
        fill_down_offered,  ///< column: filled only in the first of several rows
    };
    What what = What::decimal_point;
    std::int64_t count = 0;  ///< of what was made or found
    std::string column;      ///< heading of the column it is about
    std::string example;     ///< one of its cells; the field or kind in question
    /// What is made, by name; the first of them.
    std::vector<std::string> names{};
    bool planned = false;  ///< of a dry run: it would be made
};
std::string noteText(const ImportNote& note, Language language);

/// What became of the records of another kind that rows made besides their own.
struct BesideTally {
    Kind kind = Kind::client;
    std::int64_t rows = 0;  ///< of the file that speak of one = created + changed + same + rejected
    std::int64_t created = 0;
    std::int64_t changed = 0;
    std::int64_t same = 0;
    std::int64_t rejected = 0;  ///< with their whole row
};

/// `receivables: 3 new, 1 changed, 2 same, 0 rejected`.
std::string besideText(const BesideTally& tally, Language language);

}  // namespace meike
