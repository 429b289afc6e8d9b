// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error_code.h"
#include "base/path_text.h"
#include "storage/changeset.h"
#include "storage/changeset_walk.h"
#include "storage/schema.h"

namespace meike {

void checkChangeset(Database& database, const Changeset& changeset) {
    const auto refuse = [&] { throw Error(ErrorKind::damaged, pathText(database.path()), ErrorCode::step_damaged); };
    std::string joined;
    if (changeset.parts.size() > 1)
        for (const std::string& part : changeset.parts) joined += part;
    ChangesetWalk walk(changeset.parts.size() == 1 ? std::string_view(changeset.parts.front()) : joined);
    bool inTable = false;
    while (!walk.atEnd()) {
        if (walk.atTable()) {
            const std::string_view table = walk.table();
            if (walk.failed() || !kindOfTable(table)) refuse();
            Statement columns = database.prepare("SELECT count(*) FROM pragma_table_info(?)");
            columns.bind(1, table);
            inTable = columns.step() && static_cast<std::size_t>(columns.integer(0)) == walk.columns();
        } else {
            walk.row(std::nullopt);
        }
        if (walk.failed() || !inTable) refuse();
    }
}

}  // namespace meike
