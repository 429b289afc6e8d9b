// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/field.h"

/// Fields that people add to a kind while the program runs. A custom field is a Field like any other, so whatever walks
/// over fields (forms, import, export, rules, the command line) knows it without a line of its own.
namespace meike {

/// What a row of the table custom_field says.
struct CustomFieldDefinition {
    std::string key;  ///< `custom_` and twelve random hexadecimal digits
    Kind kind = Kind::client;
    std::string name;
    std::string nameEn;                ///< empty: as `name`
    FieldType type = FieldType::text;  ///< one of customFieldTypes()
    std::vector<std::string> options;  ///< of choice and choices; an option is its own key
    int scale = 0;                     ///< digits after the point of a decimal
    bool required = false;
    bool personal = false;

    friend bool operator==(const CustomFieldDefinition&, const CustomFieldDefinition&) = default;
};

/// The types a custom field may have, as choices of the field `type`.
std::span<const Choice> customFieldTypes();
/// The type of that key; nothing for a key that is none.
std::optional<FieldType> customFieldType(std::string_view key);

/// The key made of a uid's random end.
std::string customKey(std::string_view uidText);
bool isCustomKey(std::string_view key);
/// Options as people write them: a line or a comma between two; none twice, none empty.
std::vector<std::string> splitOptions(std::string_view text);

/// The field of that definition. Fields are kept as long as the program runs and are never changed: a key is random,
/// so it means the same field in every file, and a renamed field is a new object under the old key. Any
/// thread.
const Field& internCustomField(const CustomFieldDefinition& definition);
/// What was last interned under that key for that kind; nullptr when nothing was.
const Field* findCustomField(Kind kind, std::string_view key);

}  // namespace meike
