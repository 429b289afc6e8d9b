// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "storage/database.h"

/// The workspace's own state beside the records: data_version, history_cursor, score_stamp, last_backup.
namespace meike::meta {

std::string text(Database& database, std::string_view key);
void setText(Database& database, std::string_view key, const std::string& value);
std::int64_t integer(Database& database, std::string_view key);
void setInteger(Database& database, std::string_view key, std::int64_t value);

}  // namespace meike::meta
