// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "domain/field.h"

/// What rules may ask of the records that hang on a client. Everything here follows from the tables of kinds and
/// fields.
namespace meike {

/// The kinds whose records hang on a client, in table order: those with a field `client`. Tags of clients are asked for
/// through the field `tags`.
const std::vector<Kind>& relatedKinds();
bool isRelated(Kind kind);

/// Whether conditions on this field can be written: of clients, or of a related kind (whose `client` is the client
/// itself). Moments have shelves of their own.
bool isFilterable(Kind kind, const Field& field);

/// The day that a record stands for unless a rule names another field (orders: date, receivables: due, projects:
/// start); nullptr when there is none. Amounts in another currency take the
/// rate of this day, as they do in the scores.
const Field* dayField(Kind kind);
/// True for kinds whose records are facts of a day (a required field `date`): after the as-of day they do not exist
/// yet.
bool isDatedFact(Kind kind);
/// True when amounts of the kind carry a currency of their own.
bool hasCurrency(Kind kind);

/// How several records of a client become one figure.
struct AggregateRow {
    std::string_view key;
    Label label;
    std::span<const FieldType> types;  ///< of the field it takes; empty: it takes none
    bool ofNoneIsZero;                 ///< a client without such records has 0 rather than no figure
    Label phrase;                      ///< `{0}` the records, `{1}` the field
    Label datePhrase = {};
};

std::span<const AggregateRow> aggregateTable();
const AggregateRow* findAggregate(std::string_view key);
/// A field that behaves as the figure does: its type, scale and whether it can be missing. For `exists`, a boolean.
/// Averages keep two decimals more than the field. `field` is nullptr for exists and count.
Field aggregateField(const AggregateRow& row, const Field* field);

}  // namespace meike
