// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/tag_names.h"

#include "app/field_text.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "storage/records.h"

namespace meike {

Result<std::string> checkTagName(std::string_view typed) {
    std::string name(trimmed(cleanText(typed)));
    if (name.empty()) return failure(ErrorKind::invalid_value, "tag", ErrorCode::tag_needs_name);
    const auto parts = splitNames(name);
    if (parts.size() != 1 || parts.front() != name || name.find_first_of("\r\n\t") != std::string::npos)
        return failure(ErrorKind::invalid_value, "tag", ErrorCode::tag_name_characters);
    return name;
}

std::int64_t tagColour(std::string_view name) {
    // FNV-1a: the same on every machine.
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : foldForSearch(name)) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return static_cast<std::int64_t>(hash % 10);
}

std::optional<RecordId> findTag(Database& database, std::string_view name) {
    NameBook names;
    for (const auto& [id, text] : recordNames(database, Kind::tag)) names.add(Kind::tag, id, text);
    return names.find(Kind::tag, name);
}

}  // namespace meike
