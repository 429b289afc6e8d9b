// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/label.h"
#include "domain/choice.h"

namespace meike {

/// The kinds of record a workspace holds. The order is the order in which they can be created without dangling
/// references.
enum class Kind : std::uint8_t {
    setting,
    person,
    pick_item,
    tag_group,
    tag,
    client,
    client_tag,
    contact,
    project,
    order,
    receivable,
    receipt,
    allocation,
    rate,
    interaction,
    need,
    complaint,
    survey,
    task,
    segment,
    scoring_profile,
    assessment,
    assessment_score,
    borrow_record
};

/// How a field is stored, shown, edited, parsed and compared. Everything that depends on the type switches on it once.
enum class FieldType : std::uint8_t {
    text,       ///< one line
    long_text,  ///< several lines
    integer,    ///< whole number, `minimum`..`maximum`
    decimal,    ///< whole number scaled by 10^`scale`
    money,      ///< minor units of the record's `currency` field, or of the base currency when the kind has none
    date,       ///< ISO text
    moment,     ///< UTC milliseconds
    boolean,    ///< 0 or 1
    choice,     ///< key of one of `choices`
    choices,    ///< keys of several of `choices`, joined by commas in table order
    pick,       ///< id of an item of the editable list `target`
    reference,  ///< id of a record of kind `refersTo`
    tags        ///< the client's tags; stored as client_tag rows
};

/// Where a field's value comes from.
enum class FieldSource : std::uint8_t {
    column,  ///< a column of the kind's own table
    score,   ///< a column of the derived table client_score
    link     ///< rows of another table (tags)
};

/// One row of the field table. From it follow list columns, forms, import mapping, export and filters.
struct Field {
    std::string_view key;  ///< stable; also the SQL column
    Label label;
    FieldType type = FieldType::text;
    FieldSource source = FieldSource::column;
    bool required = false;
    bool editable = true;
    bool personal = false;  ///< personal data: exports say so, erasure clears it, logs never hold it
    bool listed = false;    ///< a column of the list until the user chooses others
    std::int64_t minimum = 0;
    std::int64_t maximum = 0;  ///< of integers and decimals (scaled); no limits when both are 0
    int scale = 0;
    bool share = false;            ///< a decimal 0..1 that people read as per cent
    Kind refersTo = Kind::client;  ///< for references
    std::string_view target = {};  ///< for picks: the list's key
    std::span<const Choice> choices = {};
    std::string_view aliases = {};  ///< headers that mean this field in imported files, separated by '|'
    Label section = {};             ///< heading in forms
    int width = 110;                ///< list column, pixels at 96 dpi
};

/// One kind of record: its table, its names and its fields.
struct KindRow {
    Kind kind;
    std::string_view key;    ///< stable, plural as on the command line: `clients`
    std::string_view table;  ///< SQL
    Label one;
    Label many;
    std::span<const Field> fields;
    std::string_view nameField;  ///< the field that names a record to people; empty when there is none
};

/// All kinds, in the order of the enumeration.
std::span<const KindRow> kindTable();
const KindRow& kindRow(Kind kind);
const KindRow* findKind(std::string_view key);

/// The field of that key, or nullptr.
const Field* findField(Kind kind, std::string_view key);
/// The field of that key; Error{internal} when there is none, for keys written in code.
const Field& fieldOf(Kind kind, std::string_view key);

/// The editable pick lists of a workspace (industry, region, service type, source).
std::span<const Choice> pickLists();

}  // namespace meike
