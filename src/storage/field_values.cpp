// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/field_values.h"

#include "base/error_code.h"
#include "storage/custom_fields.h"

namespace meike {

void forEachValue(Database& database, Kind kind, std::string_view fieldKey,
                  const std::function<void(RecordId, const Value&)>& fn) {
    const Field& field = fieldOf(kind, fieldKey);
    if (!isStored(field.source))
        throw Error(ErrorKind::internal, std::string(fieldKey), {ErrorCode::fault, {"the field has no column"}});
    const std::string column =
        field.source == FieldSource::custom ? customExpression(field, "x.id") : std::string(field.key);
    Statement rows = database.prepare("SELECT x.id, " + column + " AS v FROM " + std::string(kindRow(kind).table) +
                                      " x WHERE v IS NOT NULL ORDER BY x.id");
    while (rows.step()) fn(rows.integer(0), rows.value(1));
}

}  // namespace meike
