// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening_check.h"

#include "app/profiles.h"
#include "app/score_book.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "storage/schema_check.h"

namespace meike {

void checkOpening(Database& database) {
    checkSchema(database);
    try {
        profileInUse(database);
    } catch (const Error& error) {
        // A value that nobody can have entered is damage of the file, and is named as that.
        if (error.kind() != ErrorKind::invalid_value) throw;
        throw Error(ErrorKind::damaged, pathText(database.path()),
                    {ErrorCode::rules_in_use_unreadable, {"@" + error.subject(), error.detail()}});
    }
}

}  // namespace meike
