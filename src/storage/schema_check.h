// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "storage/database.h"

namespace meike {

/// Where a file is not built as its version of the schema builds it: the text of every table, index and view is held
/// against that of an empty workspace of the same version.
struct SchemaDifference {
    enum class What { missing, altered, foreign };

    What what = What::missing;
    std::string type;  ///< table, index, view or trigger
    std::string name;
    std::string table;  ///< that it belongs to
    /// A table or index more changes nothing of what ours mean. A trigger, a view or a UNIQUE index does.
    bool harmless = false;
};

/// Reads no rows. Throws as schemaVersion() does.
std::vector<SchemaDifference> schemaDifferences(Database& database);

/// The first difference that is not harmless, as Error{damaged} naming it.
std::optional<Error> schemaProblem(Database& database);
/// Throws it.
void checkSchema(Database& database);

}  // namespace meike
