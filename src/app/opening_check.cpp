// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening_check.h"

#include "app/profiles.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "storage/maintenance.h"

namespace meike {

namespace {

/// A value that nobody can have entered is damage of the file, and is named as that.
template <class Read>
void readable(Database& database, ErrorCode what, Read&& read) {
    try {
        read();
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::invalid_value) throw;
        throw Error(ErrorKind::damaged, pathText(database.path()), {what, {error.subject(), error.detail()}});
    }
}

}  // namespace

void checkOpening(Database& database) {
    checkTables(database);
    readable(database, ErrorCode::rules_in_use_unreadable, [&] { profileInUse(database); });
}

}  // namespace meike
