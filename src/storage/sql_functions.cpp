// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sql_functions.h"

#include <sqlite3.h>

#include <string>

#include "base/unicode.h"

namespace meike {

namespace {

std::string_view argument(sqlite3_value* value) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value))) : std::string_view();
}

// Exceptions must not pass through SQLite's C frames: what can fail here is memory.
void fold(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    try {
        const std::string folded = foldForSearch(argument(values[0]));
        sqlite3_result_text(context, folded.data(), static_cast<int>(folded.size()), SQLITE_TRANSIENT);
    } catch (const std::exception& error) {
        sqlite3_result_error(context, error.what(), -1);
    }
}

void key(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
    try {
        const std::string bytes = sortKey(argument(values[0]));
        sqlite3_result_blob(context, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
    } catch (const std::exception& error) {
        sqlite3_result_error(context, error.what(), -1);
    }
}

}  // namespace

void registerSqlFunctions(sqlite3* database) {
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    sqlite3_create_function_v2(database, "meike_fold", 1, kFlags, nullptr, fold, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(database, "meike_sort_key", 1, kFlags, nullptr, key, nullptr, nullptr, nullptr);
}

}  // namespace meike
