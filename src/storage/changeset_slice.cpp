// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/changeset_slice.h"

#include <algorithm>

#include "storage/changeset_walk.h"

namespace meike {

Changeset changesOf(const Changeset& changeset, std::span<const RowsOf> wanted) {
    std::string joined;
    if (changeset.parts.size() > 1)
        for (const std::string& part : changeset.parts) joined += part;
    const std::string_view bytes = changeset.parts.size() == 1 ? std::string_view(changeset.parts.front()) : joined;

    Changeset slice;
    ChangesetWalk walk(bytes);
    const RowsOf* rows = nullptr;
    std::string_view head;  // of the table, as long as none of its rows was taken
    while (!walk.atEnd()) {
        const std::size_t from = walk.at();
        if (walk.atTable()) {
            const std::string_view table = walk.table();
            const auto found =
                std::find_if(wanted.begin(), wanted.end(), [&](const RowsOf& each) { return each.table == table; });
            rows = found == wanted.end() ? nullptr : &*found;
            head = walk.since(from);
        } else if (walk.row(rows ? rows->number : std::nullopt) && rows && !walk.failed()) {
            slice.append(head);
            head = {};
            slice.append(walk.since(from));
        }
        if (walk.failed()) return changeset;
    }
    return slice;
}

}  // namespace meike
