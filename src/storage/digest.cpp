// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/hash.h"
#include "storage/maintenance.h"
#include "storage/schema.h"

namespace meike {

std::string digest(Database& database) {
    Hasher hasher;
    // One snapshot for all tables, also while somebody else writes.
    const bool own = !database.inTransaction();
    if (own) database.exec("BEGIN");
    for (const std::string& table : truthTablesOf(database)) {
        Statement rows = database.prepare("SELECT * FROM " + table + " ORDER BY id");
        std::vector<bool> isBlob;
        while (rows.step()) {
            // A table without rows says nothing: a file keeps its digest when a newer version brings it a table more.
            if (isBlob.empty()) {
                hasher.add(std::string_view(table));
                Statement info = database.prepare("SELECT name, type FROM pragma_table_info('" + table + "')");
                while (info.step()) {
                    hasher.add(info.text(0));
                    isBlob.push_back(info.text(1) == "BLOB");
                }
            }
            for (std::size_t i = 0; i < isBlob.size(); ++i) {
                const int column = static_cast<int>(i);
                if (rows.isNull(column)) {
                    hasher.addNothing();
                } else if (isBlob[i]) {
                    hasher.addBytes(rows.blob(column));
                } else {
                    const Value value = rows.value(column);
                    if (const auto* number = std::get_if<std::int64_t>(&value))
                        hasher.add(*number);
                    else
                        hasher.add(std::string_view(textOrEmpty(value)));
                }
            }
        }
    }
    if (own) database.exec("COMMIT");
    return hashText(hasher.finish());
}

}  // namespace meike
