// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/meta.h"

#include <charconv>

namespace meike::meta {

std::string text(Database& database, std::string_view key) {
    Statement& statement = database.cached("SELECT value FROM meta WHERE key = ?");
    statement.bind(1, key);
    std::string value = statement.step() ? std::string(statement.text(0)) : std::string();
    statement.reset();
    return value;
}

void setText(Database& database, std::string_view key, const std::string& value) {
    database.cached("INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2")
        .bind(1, key)
        .bind(2, value)
        .run();
}

std::int64_t integer(Database& database, std::string_view key) {
    const std::string value = text(database, key);
    std::int64_t number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
}

void setInteger(Database& database, std::string_view key, std::int64_t value) {
    setText(database, key, std::to_string(value));
}

}  // namespace meike::meta
