// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/field_values.h"

namespace meike {

void forEachValue(Database& database, Kind kind, std::string_view fieldKey,
                  const std::function<void(RecordId, const Value&)>& fn) {
    const Field& field = fieldOf(kind, fieldKey);
    if (field.source != FieldSource::column)
        throw Error(ErrorKind::internal, std::string(fieldKey), "the field has no column");
    const std::string column(field.key);
    Statement rows = database.prepare("SELECT id, " + column + " FROM " + std::string(kindRow(kind).table) + " WHERE " +
                                      column + " IS NOT NULL ORDER BY id");
    while (rows.step()) fn(rows.integer(0), rows.value(1));
}

}  // namespace meike
