// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/field.h"
#include "domain/record.h"
#include "domain/value.h"
#include "storage/database.h"

namespace meike {

/// Calls `fn` with the id and the value of one field for every record of a kind that has one, by id: for building
/// indexes without loading whole records.
void forEachValue(Database& database, Kind kind, std::string_view field,
                  const std::function<void(RecordId, const Value&)>& fn);

/// Reads some fields of one record after the other: where whole records would cost more. Custom fields it cannot.
class FieldReader {
public:
    FieldReader(Database& database, Kind kind, std::vector<const Field*> fields);
    /// The record with these fields alone filled; nothing when there is none of that id.
    std::optional<Record> read(RecordId id);
    /// The same into a record of the kind, whose other fields are emptied; false when there is none.
    bool read(RecordId id, Record& record);

private:
    Kind m_kind;
    std::vector<const Field*> m_fields;
    Statement m_statement;
};

}  // namespace meike
